"""May it be recorded that clients were told of the statement? (rows C1, L17)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason
from app.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class TellFacts:
    """The newest statement, the clients, how many of them heard of it already, and when they are said to be told."""

    statement: Statement | None
    clients: Sequence[Client]
    told_before: int
    told_on: date


def tell_statement_gate(facts: TellFacts) -> Verdict:
    """Only of what was published, and not before that day; each client once, and nobody who died (L18)."""
    reasons = [*_unpublished(facts.statement), *_nobody(facts.clients)]
    if facts.statement is not None and facts.told_on < facts.statement.published_on:
        reasons.append(reason("gate.tell_statement.too_early", date=facts.statement.published_on))
    if facts.told_before:
        reasons.append(reason("gate.tell_statement.told_before", number=facts.told_before))
    return verdict((*reasons, *_died(facts.clients)))


def hand_out_statement_gate(newest: Statement | None) -> Verdict:
    """Only a statement that was published leaves the practice; what would be published now is a draft."""
    return verdict(_unpublished(newest))


def tell_source_gate(clients: Sequence[Client]) -> Verdict:
    """Somebody is named who was told, and nobody who died (L18)."""
    return verdict((*_nobody(clients), *_died(clients)))


def _unpublished(newest: Statement | None) -> tuple[Reason, ...]:
    return (reason("gate.tell_statement.none_published"),) if newest is None else ()


def _died(clients: Sequence[Client]) -> tuple[Reason, ...]:
    return tuple(reason("gate.tell_statement.died", name=each.name) for each in clients if each.died_on)


def _nobody(clients: Sequence[Client]) -> tuple[Reason, ...]:
    return () if clients else (reason("gate.tell_statement.nobody"),)
