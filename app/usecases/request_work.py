"""Work on a request that a person did: a step outside the vault, a recipient told, an item left out with its reason,
the client's statement beside a finding (rows D8, L3, L15).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from app.domain.client_statement import ClientStatement
from app.domain.document import Channel, Document, Version
from app.domain.gate import require
from app.domain.gates.request_work import omit_gate, place_statement_gate, record_step_gate
from app.domain.omission import Omission
from app.domain.organisation import Organisation
from app.domain.recipient_notice import RecipientNotice
from app.domain.request import Request
from app.domain.request_step import RequestStep
from app.domain.request_task import PASSED_ON, RequestTask
from app.domain.session import Session
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError, NotFound, not_a_choice
from app.usecases.keep_item import require_same_dossier
from app.usecases.place_hold import item_noun
from app.usecases.request_facts import request_facts
from app.vault.work import Work

STEP = ("task", "done_on", "note")
NOTICE = ("told_on", "told_how", "not_told")
OMITTED = ("cause", "reason")
DONE = ("task", "note")
THEIRS = ("text", "given_how")
STATEMENT = ("version", "session", "request", "finding", "text", "given_on", "given_how")


def record_step(work: Work, identity: str, given: Mapping[str, object]) -> RequestStep:
    """Record that a task of a request was done, and how; today unless told otherwise."""
    request = work.get(Request, identity)
    values = {"done_on": work.today, **read_named(RequestStep, given, STEP)}
    values["done_on"] = values["done_on"] or work.today
    missing = [Fault(f"request_step.{name}", "required") for name in DONE if not values.get(name)]
    if missing:
        raise InputError(*missing)
    task, done_on = cast(RequestTask, values["task"]), cast(date, values["done_on"])
    require(record_step_gate(request, request_facts(work, request), task, done_on))
    return work.new(RequestStep, client=request.client, request=request.id, **values)


def tell_recipient(work: Work, identity: str, recipient: str, given: Mapping[str, object]) -> RecipientNotice:
    """Record that a recipient was told of a request, how and when; or in `not_told` why that is impossible."""
    request, organisation = work.get(Request, identity), work.get(Organisation, recipient)
    if request.kind not in PASSED_ON:
        raise InputError(not_a_choice("recipient_notice.right", PASSED_ON))
    values = read_named(RecipientNotice, given, NOTICE)
    if not str(values.get("not_told") or "").strip():
        values["told_on"] = values.get("told_on") or work.today
        values["told_how"] = values.get("told_how") or Channel.EMAIL
    noted = work.find(RecipientNotice, request=request.id, recipient=organisation.id)
    if noted:
        return work.change(noted[-1], **values)
    return work.new(
        RecipientNotice, client=request.client, request=request.id, recipient=organisation.id, right=request.kind,
        **values,
    )  # fmt: skip


def omit_item(work: Work, identity: str, item: str, given: Mapping[str, object]) -> Omission:
    """Leave an item out of the copy for a request, with the reason that the copy will tell."""
    request = work.get(Request, identity)
    about = item_noun(work, request.client, item)
    require(omit_gate(request, about))
    values = read_named(Omission, given, OMITTED)
    missing = [Fault(f"omission.{name}", "required") for name in OMITTED if not str(values.get(name) or "").strip()]
    if missing:
        raise InputError(*missing)
    for earlier in work.find(Omission, request=request.id, item=item):
        return work.change(earlier, **values)
    return work.new(Omission, client=request.client, request=request.id, item=item, about=about, **values)


def put_back(work: Work, identity: str) -> None:
    """Let an item go into the copy after all."""
    work.remove(work.get(Omission, identity))


def place_statement(work: Work, given: Mapping[str, object], client: str) -> ClientStatement:
    """Put the client's statement beside a version that was shared, or beside a session. The finding stays as it is."""
    values = {"given_on": work.today, **read_named(ClientStatement, given, STATEMENT)}
    values["given_on"] = values["given_on"] or work.today
    missing = [
        Fault(f"client_statement.{name}", "required") for name in THEIRS if not str(values.get(name) or "").strip()
    ]
    if bool(values.get("version")) == bool(values.get("session")):
        missing.append(Fault("client_statement.version", "beside_one_thing"))
    if missing:
        raise InputError(*missing)
    require_same_dossier(work, ClientStatement, {**values, "client": client})
    request = work.maybe(Request, str(values.get("request", "")))
    beside: Version | Session
    if values.get("version"):
        beside = work.get(Version, str(values["version"]))
        trajectory = work.get(Document, beside.document).trajectory
    else:
        beside = work.get(Session, str(values["session"]))
        trajectory = beside.trajectory
    if beside.client != client:
        raise NotFound(beside.noun.name, beside.id)
    require(place_statement_gate(request, frozen=isinstance(beside, Session) or bool(beside.frozen)))
    return work.new(ClientStatement, client=client, trajectory=trajectory, category=beside.item_category, **values)
