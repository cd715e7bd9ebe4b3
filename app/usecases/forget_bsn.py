"""Erase a BSN that is no longer needed (UAVG art. 46; rows D13, L8)."""

from __future__ import annotations

from app.domain.gate import require
from app.domain.gates.forget_bsn import forget_bsn_gate
from app.domain.national_number import NationalNumber
from app.kernel.ids import Id
from app.usecases.holds import holds_in_force
from app.vault.work import Work


def forget_bsn(work: Work, identity: Id) -> NationalNumber:
    """Erase it for good, also from what a backup brings back. GateRefused where a hold keeps it."""
    number = work.get(NationalNumber, identity)
    holds = holds_in_force(work, number.client)
    require(forget_bsn_gate(holds.on(number.client, number.id, number.trajectory)))
    work.erase(number)
    return number
