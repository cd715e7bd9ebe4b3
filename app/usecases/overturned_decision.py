"""The decision on a version that an answer would take the place of, if it were taken into the record."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import Version, VersionState
from app.domain.gate import Allowed
from app.domain.gates.answer import accept_answer_gate
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.usecases.accept_answer import what_it_says
from app.usecases.answer_facts import answer_facts
from app.usecases.decide_version import AFTER
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Overturned:
    """A version with the decision that stands on it, and where it would stand afterwards."""

    version: Version
    after: VersionState


def overturned_decision(rows: Rows, received: ReceivedAnswer) -> Overturned | None:
    """What an answer that waits would overturn: None where no decision stands, it says the same, or it cannot count."""
    version = rows.maybe(Version, received.version)
    if received.state is not AnswerState.WAITING or version is None or version.decided_on is None:
        return None
    answer = what_it_says(rows, received)
    decision = next((each.comes_down_to for each in answer.documents), None)
    if decision is None or AFTER[decision] is version.state:
        return None
    facts = answer_facts(rows, answer, rows.get(Package, received.package), received.received_on)
    counts = isinstance(accept_answer_gate(facts, received.state), Allowed)
    return Overturned(version, AFTER[decision]) if counts else None
