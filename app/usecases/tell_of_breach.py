"""Record that clients were told of a breach (GDPR art. 34; rows B8, L10): in each one's own dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from app.domain.breach import Breach, BreachNotice
from app.domain.gate import require
from app.domain.gates.tell_of_breach import tell_of_breach_gate
from app.domain.values import read_named
from app.vault.work import Work

ASKED = ("told_on", "told_how", "told")


def tell_of_breach(
    work: Work, identity: str, clients: Sequence[str], given: Mapping[str, object]
) -> tuple[BreachNotice, ...]:
    """One notice for each of these clients. Without `told_on` that is today.

    Raises GateRefused where the breach is not established or nobody is named, NotFound, InputError.
    """
    breach = work.get(Breach, identity)
    values = read_named(BreachNotice, given, ASKED)
    values["told_on"] = values.get("told_on") or work.today
    require(tell_of_breach_gate(breach, len(clients), cast(date, values["told_on"])))
    return tuple(work.new(BreachNotice, client=each, breach=breach.id, **values) for each in dict.fromkeys(clients))
