"""Records that a gate is asked about, and what it answers, for the tests beside this."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st

from app.domain.declare import Record
from app.domain.gate import Refused, Verdict
from app.domain.hold import Hold, HoldReason
from app.kernel.ids import Id, new_id

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
TODAY = date(2026, 3, 3)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
R = TypeVar("R", bound=Record)


def record(noun: type[R], **fields: object) -> R:
    """A record as the vault would give it back."""
    return noun(id=new_id(), made=NOW, changed=NOW, **fields)


def codes(answer: Verdict) -> list[str]:
    """The codes of the reasons; none where it is allowed."""
    return [each.code for each in answer.reasons] if isinstance(answer, Refused) else []


@st.composite
def holds(draw: st.DrawFn, client: Id) -> Hold:
    """A hold of a dossier: of any kind, begun whenever the clock said so, in force or released."""
    since = draw(DAYS)
    released = draw(st.none() | st.just(since))
    return record(
        Hold, client=client, reason=draw(st.sampled_from(HoldReason)), since=since, review_on=since,
        released_on=released, released_because="Afgerond." if released else "",
    )  # fmt: skip
