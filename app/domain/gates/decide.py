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


def decide_gate(version: Version, after: VersionState, on: date | None, answers: Iterable[ReceivedAnswer]) -> Verdict:
    """The client decides on what was shared, and may come back on it until the version is final. `after` is where the
    version would stand, `on` the day of the decision: what was said before the decision that stands does not change
    it, but a block always counts (L14). Nor is a version approved while one of the `answers` to it waits: that may
    say otherwise.
    """
    if version.state not in _OPEN:
        return verdict([reason("gate.decide.not_shared", state=Label(f"version_state.{version.state.value}"))])
    if after is VersionState.BLOCKED:
        return verdict(())
    waiting = unread(answers) if after is VersionState.APPROVED else ()
    return verdict((*_decided_since(version, on), *waiting))


def decide_again_gate(version: Version, after: VersionState) -> Verdict:
    """An approval or a block that stands is not recorded once more: what is not right about it is taken back first.
    A request for changes can follow another, and a file that says the same is taken in as its proof.
    """
    if version.state is not after or after is VersionState.ANSWERED or version.decided_on is None:
        return verdict(())
    return verdict([reason(f"gate.decide.{after.value}_already", date=version.decided_on)])


def _decided_since(version: Version, on: date | None) -> Iterator[Reason]:
    if on is None or version.decided_on is None or on >= version.decided_on:
        return
    if version.state is VersionState.BLOCKED:
        yield reason("gate.decide.blocked_since", date=version.decided_on)
    else:
        state = Label(f"version_state.{version.state.value}")
        yield reason("gate.decide.decided_since", date=version.decided_on, state=state)
