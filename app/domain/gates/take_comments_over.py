"""May the comments of an answer go over to the version that took the place of the one it is about? (rows D10, X1)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.gates.waits import settled
from app.domain.package import Package
from app.domain.reason import Reason, reason
from app.domain.received_answer import ReceivedAnswer

_OVER = {
    VersionState.FINAL: "gate.answer.final",
    VersionState.WITHDRAWN: "gate.answer.withdrawn_version",
}


@dataclass(frozen=True, slots=True)
class TakeOverFacts:
    """What the gate looks at: the answer, its package, the version that it is about and the newest of that document
    (both None where it is about none), and how many comments it holds.
    """

    received: ReceivedAnswer
    package: Package | None
    version: Version | None
    newest: Version | None
    comments: int


def take_comments_over_gate(facts: TakeOverFacts) -> Verdict:
    """An answer that waits, about a version that was replaced, with comments, while there is a text to use them for.
    What it decides was said of another text, and is never taken over.
    """
    return verdict(_reasons(facts))


def _reasons(facts: TakeOverFacts) -> Iterator[Reason]:
    received, version, newest, package = facts.received, facts.version, facts.newest, facts.package
    yield from settled(received.state)
    if package is not None and package.called_back_on is not None:
        yield reason("gate.answer.called_back", date=package.called_back_on, why=package.called_back_why)
    if version is None or version.state is not VersionState.SUPERSEDED:
        yield reason("gate.take_comments_over.stands")
    elif newest is not None and newest.state in _OVER:
        yield reason(_OVER[newest.state], number=newest.number)
    if not facts.comments:
        yield reason("gate.take_comments_over.none")
