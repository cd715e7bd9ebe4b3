"""May it be recorded that clients were told of the statement? (rows C1, L17)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
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
    reasons = []
    if facts.statement is None:
        reasons.append(reason("gate.tell_statement.none_published"))
    elif facts.told_on < facts.statement.published_on:
        reasons.append(reason("gate.tell_statement.too_early", date=facts.statement.published_on))
    if not facts.clients:
        reasons.append(reason("gate.tell_statement.nobody"))
    if facts.told_before:
        reasons.append(reason("gate.tell_statement.told_before", number=facts.told_before))
    reasons += [reason("gate.tell_statement.died", name=each.name) for each in facts.clients if each.died_on]
    return verdict(reasons)
