"""By when a request must be answered: by promise and by law, each with its reasons (rows A10, D7, D11, L1)."""

from __future__ import annotations

from app.domain.reason import reason
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.domain.term import Term, Terms, answer_terms
from app.usecases.current_policy import policy_on
from app.usecases.law import Law
from app.usecases.request_facts import is_processor_for
from app.vault.rows import Rows


def request_terms(rows: Rows, request: Request, law: Law) -> Terms:
    """The terms of a request, with the promise that was in force on the day of its receipt.

    What another is the controller of is passed on at once (L12), and an objection to marketing works at once (L6).
    Withdrawing consent is no request with a term: it works at once (GDPR art. 7(3), L7), so the day of receipt drives.
    """
    received = request.received_on
    promised = policy_on(rows, received).promised_answer(request.kind)
    terms = answer_terms(
        received, promised, law.statute, law.holidays, extended=request.extended_on is not None
    )  # fmt: skip
    if request.kind is RequestKind.WITHDRAWAL:
        return Terms(Term(received, received, (reason("request.term.at_once"),)), terms.legal)
    if request.marketing:
        return Terms(Term(received, received, (reason("request.term.marketing"),)), terms.legal)
    if is_processor_for(rows, request):
        return Terms(Term(received, received, (reason("request.term.pass_on"),)), terms.legal)
    return terms
