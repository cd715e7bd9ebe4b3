"""What is known of the work on one request, read from the vault (rows D7, L3, L4, L12)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.client_statement import ClientStatement
from app.domain.consent import Consent
from app.domain.destruction import Destruction
from app.domain.disclosure import Disclosure
from app.domain.hold import Hold, HoldReason
from app.domain.package import Package
from app.domain.recipient_notice import RecipientNotice
from app.domain.request import IdentityCheck, Request
from app.domain.request_kind import RequestKind
from app.domain.request_step import RequestStep
from app.domain.request_task import PASSED_ON, RequestFacts, RequestTask
from app.domain.restriction import Restriction
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.vault.rows import Rows


def request_facts(rows: Rows, request: Request) -> RequestFacts:
    """The facts of a request as it stands."""
    return RequestFacts(
        kind=request.kind,
        seen=frozenset(_seen(rows, request)),
        recorded=frozenset(each.task for each in rows.find(RequestStep, request=request.id)),
        untold=untold(rows, request),
        held=bool(_complaint_holds(rows, request)),
        processor=is_processor_for(rows, request),
    )


def is_processor_for(rows: Rows, request: Request) -> bool:
    """Whether another is the controller of what the request is about: of its trajectory, or of every one (L12)."""
    if request.trajectory:
        return rows.get(Trajectory, request.trajectory).for_controller
    all_of_them = rows.find(Trajectory, client=request.client)
    return bool(all_of_them) and all(each.for_controller for each in all_of_them)


def recipients(rows: Rows, client: str) -> tuple[Id, ...]:
    """Who got anything of this client's data, each once (art. 15(1)(c), 19)."""
    return tuple(dict.fromkeys(each.recipient for each in rows.find(Disclosure, client=client)))


def untold(rows: Rows, request: Request) -> tuple[Id, ...]:
    """Who still has to be told of this request: those noted when it came in, and who got something since."""
    if request.kind not in PASSED_ON:
        return ()
    notices = rows.find(RecipientNotice, request=request.id)
    settled = {each.recipient for each in notices if each.is_settled}
    known = dict.fromkeys([*(each.recipient for each in notices), *recipients(rows, request.client)])
    return tuple(each for each in known if each not in settled)


def _seen(rows: Rows, request: Request) -> Iterator[RequestTask]:
    if request.identity is not IdentityCheck.NOT_YET:
        yield RequestTask.IDENTIFY
    if rows.count(Package, request=request.id):
        yield RequestTask.GIVE_COPY
    if rows.count(ClientStatement, request=request.id):
        yield RequestTask.CORRECT
    if rows.count(Destruction, request=request.id):
        yield RequestTask.ERASE
    if rows.count(Restriction, request=request.id):
        yield RequestTask.RESTRICT
        yield RequestTask.STOP_USE
    if request.kind is RequestKind.WITHDRAWAL and _withdrawn_since(rows, request):
        yield RequestTask.WITHDRAW
    if any(each.in_force for each in _complaint_holds(rows, request)):
        yield RequestTask.HOLD


def _withdrawn_since(rows: Rows, request: Request) -> bool:
    return any(
        each.withdrawn_on is not None and each.withdrawn_on >= request.received_on
        for each in rows.find(Consent, client=request.client)
    )


def _complaint_holds(rows: Rows, request: Request) -> tuple[Hold, ...]:
    """The holds that a complaint placed: since the day it came in."""
    if request.kind is not RequestKind.COMPLAINT:
        return ()
    return tuple(
        each
        for each in rows.find(Hold, client=request.client)
        if each.reason is HoldReason.COMPLAINT and each.since >= request.received_on
    )
