"""May a draft be shared with the client?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.unread import unread
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import ReceivedAnswer


def share_gate(
    state: VersionState,
    source: str,
    guidance: tuple[str, ...],
    fields: tuple[Reason, ...] = (),
    earlier: Iterable[ReceivedAnswer] = (),
) -> Verdict:
    """Only a draft is shared, because sharing freezes it; and an empty one says nothing to approve.

    `guidance` is what a template told the coach to write and that still stands in the text: the client is not to
    read it, nor whoever gets the final document. `fields` is why fields of the text cannot be filled in yet. `earlier`
    are the answers to versions before it that wait: what they ask belongs in this one.
    """
    reasons = []
    if state is not VersionState.DRAFT:
        reasons.append(reason("gate.share.not_a_draft", state=Label(f"version_state.{state.value}")))
    if not source.strip():
        reasons.append(reason("gate.share.empty"))
    if guidance:
        reasons.append(reason("gate.share.guidance_left", number=len(guidance)))
    reasons.extend(fields)
    reasons.extend(replace(each, code="gate.share.unread") for each in unread(earlier))
    return verdict(reasons)
