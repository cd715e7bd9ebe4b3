"""May an evaluation form be taken in? (rows C7, W10)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason
from app.domain.training import Training


@dataclass(frozen=True, slots=True)
class EvaluateFacts:
    """A training, the day on the form, and whether this participant filled one in before."""

    training: Training
    filled_on: date
    before: bool


def evaluate_gate(facts: EvaluateFacts) -> Verdict:
    """One form for each participant, and none from before the training began."""
    return verdict(_reasons(facts))


def _reasons(facts: EvaluateFacts) -> Iterator[Reason]:
    if facts.before:
        yield reason("gate.evaluate.twice")
    if facts.filled_on < facts.training.starts_on:
        yield reason("gate.evaluate.not_begun", date=facts.training.starts_on)
