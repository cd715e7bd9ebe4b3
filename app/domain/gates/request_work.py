"""May this be recorded as work on a request? (rows D8, L3, L4, L6, L15)"""

from __future__ import annotations

from datetime import date

from app.domain.consent import Consent
from app.domain.gate import Verdict, verdict
from app.domain.gates.access_package import COPIED
from app.domain.reason import Label, reason
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.request_task import BY_HAND, RequestFacts, RequestTask
from app.domain.restriction import Restriction, RestrictionCause

_RESTRICTED_BY = (RequestKind.RESTRICTION, RequestKind.RECTIFICATION, RequestKind.OBJECTION, RequestKind.ERASURE)


def record_step_gate(request: Request, facts: RequestFacts, task: RequestTask, done_on: date) -> Verdict:
    """Of an open request, a task that it asks, done by a person outside the vault, and not before it came in."""
    reasons = []
    label = Label(f"request_task.{task.value}")
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.request.closed"))
    if task not in facts.tasks:
        reasons.append(reason("gate.record_step.not_asked", task=label))
    elif task not in BY_HAND:
        reasons.append(reason("gate.record_step.not_by_hand", task=label))
    elif RequestTask.IDENTIFY in facts.tasks and request.identity is IdentityCheck.NOT_YET:
        reasons.append(reason("gate.request.not_identified"))
    if done_on < request.received_on:
        reasons.append(reason("gate.record_step.before_receipt", date=request.received_on))
    return verdict(reasons)


def restrict_gate(request: Request | None) -> Verdict:
    """On the coach's own account, or on an open request that can ask it."""
    reasons = []
    if request is not None and request.state is not RequestState.OPEN:
        reasons.append(reason("gate.request.closed"))
    if request is not None and request.kind not in _RESTRICTED_BY:
        reasons.append(reason("gate.restrict.kind", kind=Label(f"request_kind.{request.kind.value}")))
    return verdict(reasons)


def lift_restriction_gate(
    restriction: Restriction, weighing: str, because: str, consents: tuple[Consent, ...] = ()
) -> Verdict:
    """Only after the client was told (18(3)); an objection once it was weighed; one against marketing only by the
    client's own later consent (21(3)). `consents` are those in force now.
    """
    reasons = []
    if not restriction.in_force:
        reasons.append(reason("gate.lift.already"))
    if restriction.told_on is None:
        reasons.append(reason("gate.lift.not_told"))
    if not because.strip():
        reasons.append(reason("gate.lift.no_reason"))
    if restriction.cause is RestrictionCause.OBJECTION and not weighing.strip():
        reasons.append(reason("gate.lift.not_weighed"))
    if restriction.cause is RestrictionCause.MARKETING and not any(
        each.made > restriction.made and each.given_on >= restriction.since and not each.recipient for each in consents
    ):
        reasons.append(reason("gate.lift.marketing"))
    return verdict(reasons)


def omit_gate(request: Request, about: str) -> Verdict:
    """From the copy of an open request; never what says who the client is, or what was left out."""
    reasons = []
    if request.kind not in COPIED:
        reasons.append(reason("gate.access_package.kind", kind=Label(f"request_kind.{request.kind.value}")))
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.request.closed"))
    if about in ("client", "request", "omission", "redaction", "disclosure"):
        reasons.append(reason("gate.omit.never", noun=Label(f"noun.{about}")))
    return verdict(reasons)


def place_statement_gate(request: Request | None, *, frozen: bool) -> Verdict:
    """Beside what was shared: a draft still changes, so that it can be talked about. `frozen` also of a session."""
    reasons = []
    if not frozen:
        reasons.append(reason("gate.place_statement.draft"))
    if request is not None and request.kind is not RequestKind.RECTIFICATION:
        reasons.append(reason("gate.place_statement.kind", kind=Label(f"request_kind.{request.kind.value}")))
    return verdict(reasons)
