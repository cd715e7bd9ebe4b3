"""May the client's approval or block of a version be recorded?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.unread import unread
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import ReceivedAnswer

_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)


def decide_gate(
    version: Version, after: VersionState, on: date | None, answers: Iterable[ReceivedAnswer], *, by_file: bool = False
) -> Verdict:
    """The client decides on what was shared, and may come back on it until the version is final. `after` is where the
    version would stand, `on` the day of the decision: what was said before the decision that stands does not change
    it, but a block always counts (L14). Nor is a version approved while one of the `answers` to it waits: that may
    say otherwise. What stands is not written down once more, but a file that says the same is taken in as its proof.
    """
    if version.state not in _OPEN:
        return verdict([reason("gate.decide.not_shared", state=Label(f"version_state.{version.state.value}"))])
    already = () if by_file else _already(version, after)
    if after is VersionState.BLOCKED:
        return verdict(already)
    waiting = unread(answers) if after is VersionState.APPROVED else ()
    return verdict((*(already or _decided_since(version, on)), *waiting))


def _already(version: Version, after: VersionState) -> tuple[Reason, ...]:
    """An approval or a block stands: what is not right about it is taken back first. Changes can be asked again."""
    if version.state is not after or after is VersionState.ANSWERED or version.decided_on is None:
        return ()
    return (reason(f"gate.decide.{after.value}_already", date=version.decided_on),)


def _decided_since(version: Version, on: date | None) -> Iterator[Reason]:
    if on is None or version.decided_on is None or on >= version.decided_on:
        return
    if version.state is VersionState.BLOCKED:
        yield reason("gate.decide.blocked_since", date=version.decided_on)
    else:
        state = Label(f"version_state.{version.state.value}")
        yield reason("gate.decide.decided_since", date=version.decided_on, state=state)
