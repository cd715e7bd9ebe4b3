"""Close a request with its outcome and what was answered (GDPR art. 12(3), 12(4))."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.close_request import close_request_gate
from app.domain.request import Outcome, Request, RequestState
from app.domain.values import read_named
from app.usecases.request_facts import request_facts
from app.vault.work import Work

ASKED = ("outcome", "answer", "closed_on")


def close_request(work: Work, identity: str, given: Mapping[str, object]) -> Request:
    """Close it: `given` says `outcome` and `answer`, and may say `closed_on`; without, it is today.

    Raises GateRefused with every reason why it cannot be closed yet, InputError where a field is wrong.
    """
    request = work.get(Request, identity)
    values = read_named(Request, given, ASKED)
    outcome, answer = Outcome(str(values.get("outcome", Outcome.NONE))), str(values.get("answer", ""))
    require(close_request_gate(request, outcome, answer, request_facts(work, request)))
    closed_on = values.get("closed_on") or work.today
    return work.change(request, state=RequestState.CLOSED, outcome=outcome, answer=answer, closed_on=closed_on)
