"""Record that clients were given the statement, or told of a change in it: in each one's own dossier (rows C1, L17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.tell_statement import TellFacts, tell_statement_gate
from app.domain.statement import StatementTold
from app.domain.values import read_named
from app.usecases.statement_now import newest_statement
from app.vault.work import Work

ASKED = ("told_on", "told_how", "note")


def tell_statement(work: Work, clients: Sequence[str], given: Mapping[str, object]) -> tuple[StatementTold, ...]:
    """One record for each of these clients, of the newest statement. Without `told_on` that is today.

    Raises GateRefused with every reason, NotFound, InputError.
    """
    statement = newest_statement(work)
    values = read_named(StatementTold, given, ASKED)
    values["told_on"] = values.get("told_on") or work.today
    people = [work.get(Client, each) for each in dict.fromkeys(clients)]
    known = {each.client for each in work.find(StatementTold, statement=statement.id)} if statement else set()
    before = sum(each.id in known for each in people)
    require(tell_statement_gate(TellFacts(statement, people, before, cast(date, values["told_on"]))))
    if statement is None:
        return ()
    return tuple(work.new(StatementTold, client=each.id, statement=statement.id, **values) for each in people)
