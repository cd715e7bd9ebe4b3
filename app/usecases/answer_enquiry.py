"""An enquiry comes in and is answered (rows B10, C7)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.enquiry import Enquiry
from app.domain.gate import require
from app.domain.gates.answer_enquiry import answer_enquiry_gate
from app.domain.gates.record_item import record_item_gate
from app.domain.values import read_fields
from app.kernel.errors import Fault, InputError
from app.usecases.current_policy import policy_on
from app.vault.work import Work

LATER = ("answered_on", "answer")


def take_in_enquiry(work: Work, given: Mapping[str, object]) -> Enquiry:
    """What somebody asked; received today unless told otherwise. InputError with every fault."""
    early = [Fault(f"enquiry.{name}", "fixed") for name in LATER if given.get(name)]
    if early:
        raise InputError(*early)
    asked = {name: value for name, value in given.items() if name not in LATER}
    made = work.new(Enquiry, **{"received_on": work.today, **read_fields(Enquiry, asked)})
    require(record_item_gate(policy_on(work, work.today), made.item_category, None))
    return made


def answer_enquiry(work: Work, enquiry: str, answer: str) -> Enquiry:
    """That it was answered today, and in short what. An enquiry is answered once; what is asked then is another."""
    found = work.get(Enquiry, enquiry)
    require(answer_enquiry_gate(found))
    if not answer.strip():
        raise InputError(Fault("enquiry.answer", "required"))
    return work.change(found, answered_on=work.today, answer=answer.strip())
