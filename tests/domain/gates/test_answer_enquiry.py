"""An enquiry is answered once, whenever that was."""

from __future__ import annotations

from datetime import date

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.enquiry import Enquiry
from app.domain.gates.answer_enquiry import answer_enquiry_gate
from tests.domain.gates.gate_samples import DAYS, codes, record


@seed(11)
@given(received=DAYS, answered=st.none() | DAYS)
def test_only_what_has_no_answer_is_answered(received: date, answered: date | None) -> None:
    found = record(
        Enquiry, name="Noor Vos", email="noor@example.nl", question="Wat kost het?", received_on=received,
        answered_on=answered, answer="Gebeld." if answered else "",
    )  # fmt: skip
    assert codes(answer_enquiry_gate(found)) == ([] if answered is None else ["gate.answer_enquiry.answered"])
