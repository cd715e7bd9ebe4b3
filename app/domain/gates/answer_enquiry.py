"""May it be recorded that an enquiry was answered? (rows B10, C7)"""

from __future__ import annotations

from app.domain.enquiry import Enquiry
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def answer_enquiry_gate(enquiry: Enquiry) -> Verdict:
    """Once: its term runs from what was done then, and whatever is asked after it is another enquiry."""
    answered = enquiry.answered_on
    return verdict(() if answered is None else (reason("gate.answer_enquiry.answered", date=answered),))
