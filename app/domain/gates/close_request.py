"""May a request be closed? (GDPR art. 12(3), 12(4), 12(6); rows A8-A11, D7, L1, L3, L12)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.gates.access_package import COPIED
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Outcome, Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.request_task import RequestFacts, RequestTask

_GRANTED = (Outcome.GRANTED, Outcome.GRANTED_IN_PART)
_FOR_THE_CLIENT_ALONE = (*COPIED, RequestKind.ERASURE)
"""What cannot be taken back when it was someone else who asked."""
_ANYHOW = (RequestTask.PASS_ON, RequestTask.HOLD, RequestTask.LOOK_INTO, RequestTask.WITHDRAW)
"""What is done however it ends: a complaint that is turned down was still looked into."""


def close_request_gate(request: Request, outcome: Outcome, answer: str, facts: RequestFacts | None = None) -> Verdict:
    """A request ends with an outcome and with what was answered; only the client's own withdrawal needs no answer.

    A refusal says why in its answer. Data goes out, or is erased, only for someone who was identified. What was granted
    was done: nothing that `facts` name is left. A processor grants and refuses nothing: it passes on (L12).
    """
    facts = facts or RequestFacts(request.kind, seen=frozenset(RequestTask))
    reasons = []
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.close_request.closed"))
    if outcome is Outcome.NONE:
        reasons.append(reason("gate.close_request.no_outcome"))
    if outcome is not Outcome.WITHDRAWN and not answer.strip():
        refused = outcome in (Outcome.REFUSED, Outcome.GRANTED_IN_PART)
        reasons.append(reason("gate.close_request.no_reasons" if refused else "gate.close_request.no_answer"))
    identified = request.identity is not IdentityCheck.NOT_YET
    if outcome in _GRANTED and request.kind in _FOR_THE_CLIENT_ALONE and not identified and not facts.processor:
        reasons.append(reason("gate.close_request.not_identified"))
    if facts.processor and outcome in (*_GRANTED, Outcome.REFUSED):
        reasons.append(reason("gate.close_request.not_controller"))
    if not facts.processor and outcome is Outcome.PASSED_ON:
        reasons.append(reason("gate.close_request.controller"))
    reasons += [reason(f"gate.close_request.task.{each.value}") for each in _unfinished(facts, outcome)]
    return verdict(reasons)


def _unfinished(facts: RequestFacts, outcome: Outcome) -> tuple[RequestTask, ...]:
    """What must be done before it ends so. That the client is not identified is said in its own words."""
    if outcome in (Outcome.NONE, Outcome.WITHDRAWN):
        return ()
    asked = facts.left if outcome in _GRANTED else tuple(each for each in facts.left if each in _ANYHOW)
    own = facts.kind in _FOR_THE_CLIENT_ALONE
    return tuple(each for each in asked if not (each is RequestTask.IDENTIFY and own))
