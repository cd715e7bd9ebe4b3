"""Note a BSN, on the law that asks for it (UAVG art. 46; rows D13, E2, L8)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.note_bsn import note_bsn_gate
from app.domain.national_number import NationalNumber, is_bsn
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.usecases.current_policy import policy_on
from app.usecases.keep_item import add_item
from app.vault.work import Work

ASKED = ("trajectory", "number", "law", "told_on")


def note_bsn(work: Work, given: Mapping[str, object], client: str) -> NationalNumber:
    """The BSN of a client. GateRefused before anything is looked at, so that a refused number is not even checked;
    InputError with every fault.
    """
    named = read_named(NationalNumber, {name: given[name] for name in ("law", "told_on") if name in given}, ASKED)
    known = bool(work.count(NationalNumber, client=client))
    told_on = named.get("told_on")
    law = str(named.get("law") or "")
    require(note_bsn_gate(policy_on(work, work.today), law, told_on, known=known))  # type: ignore[arg-type]
    number = str(given.get("number") or "")
    if number and not is_bsn(number):
        raise InputError(Fault("bsn.number", "not_a_bsn"))
    return add_item(work, NationalNumber, given, client)
