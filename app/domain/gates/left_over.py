"""May the copy go out although covered words still stand elsewhere in it? (GDPR art. 15(4); rows L15, X7)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason


def left_over_gate(found: Iterable[tuple[str, Reason]], *, seen: bool) -> Verdict:
    """Once the coach has seen where they stand. `found` has the words, and what the item is called in which they stand:
    a name may be someone else's there, so it is for the coach to say. No words: the file of the item could not be
    looked through.
    """
    return verdict(() if seen else (_reason(words, item) for words, item in found))


def _reason(words: str, item: Reason) -> Reason:
    return reason("gate.left_over", words=words, item=item) if words else reason("gate.left_over.unread", item=item)
