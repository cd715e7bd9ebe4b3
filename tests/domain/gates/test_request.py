"""Requests (A8-A11, D7, D8, L1, L3, L4, L6, L12, L15): each step of an open request of its kind, by who it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.gates.access_package import COPIED, access_package_gate
from app.domain.gates.as_marked import as_marked_gate
from app.domain.gates.close_request import close_request_gate
from app.domain.gates.erase_on_request import erase_on_request_gate
from app.domain.gates.extend_request import extend_request_gate
from app.domain.gates.identify_request import Masking, identify_request_gate
from app.domain.gates.left_over import left_over_gate
from app.domain.gates.mask import mask_gate
from app.domain.gates.redact import redact_gate
from app.domain.gates.request_work import (
    lift_restriction_gate,
    omit_gate,
    place_statement_gate,
    record_step_gate,
    restrict_gate,
)
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Outcome, Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.request_task import BY_HAND, TASKS, RequestFacts, RequestTask
from app.domain.restriction import Restriction, RestrictionCause
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import NOW, TODAY, codes, record

KNOWN = IdentityCheck.KNOWN
ALL_COVERED = Masking(photo=True, zone=True, number=True, bsn=True)


def request(kind: RequestKind = RequestKind.ACCESS, **fields: object) -> Request:
    return record(
        Request, client=new_id(), kind=kind, received_on=TODAY, channel=Channel.EMAIL,
        **{"state": RequestState.OPEN, "identity": KNOWN, **fields},
    )  # fmt: skip


CLOSED: dict[str, Any] = {"state": RequestState.CLOSED}


@pytest.mark.parametrize("kind", RequestKind)
def test_a_copy_goes_on_an_open_request_for_one_from_who_it_is(kind: RequestKind) -> None:
    other = [] if kind in COPIED else ["gate.access_package.kind"]
    assert codes(access_package_gate(request(kind))) == other
    assert codes(access_package_gate(request(kind, **CLOSED)))[len(other) :] == ["gate.access_package.closed"]
    unknown = request(kind, identity=IdentityCheck.NOT_YET)
    assert codes(access_package_gate(unknown))[len(other) :] == ["gate.access_package.not_identified"]
    for gate in (omit_gate(request(kind), "session"), redact_gate(request(kind), "session", printed=False)):
        assert codes(gate) == other
    for gate in (omit_gate(request(**CLOSED), "session"), redact_gate(request(**CLOSED), "session", printed=False)):
        assert codes(gate) == ["gate.request.closed"]


def test_what_says_who_it_is_about_is_never_left_out_nor_covered() -> None:
    for noun in ("client", "request", "omission", "redaction", "disclosure"):
        assert codes(omit_gate(request(), noun)) == ["gate.omit.never"]
    for noun in ("omission", "redaction", "unfinished", "package"):
        assert codes(redact_gate(request(), noun, printed=False)) == ["gate.redact.never"]
    assert codes(redact_gate(request(), "attachment", printed=True)) == ["gate.redact.printed"]


def test_what_was_covered_is_still_what_was_looked_at() -> None:
    item = reason("item.session", date=TODAY)
    assert codes(as_marked_gate(())) == []
    assert codes(as_marked_gate((item, item))) == ["gate.access_package.text_changed"] * 2
    found = (("Jansen", item), ("", item))
    assert codes(left_over_gate(found, seen=True)) == []
    assert codes(left_over_gate(found, seen=False)) == ["gate.left_over", "gate.left_over.unread"]
    assert codes(mask_gate(relied_on=False, too_large=False)) == []
    assert codes(mask_gate(relied_on=True, too_large=True)) == ["gate.mask.relied_on", "gate.mask.too_large"]


@pytest.mark.parametrize("covered", ["photo", "zone", "number", "bsn"])
def test_a_document_is_shown_covered_and_with_the_reason(covered: str) -> None:
    shown = IdentityCheck.DOCUMENT_SHOWN
    assert codes(identify_request_gate(request(), shown, ALL_COVERED, "Nooit gesproken.")) == []
    one_open = replace(ALL_COVERED, **{covered: False})
    assert codes(identify_request_gate(request(), shown, one_open, "Nooit gesproken.")) == [
        f"gate.identify_request.{covered}"
    ]
    assert codes(identify_request_gate(request(), shown, ALL_COVERED, " ")) == ["gate.identify_request.no_reason"]
    assert codes(identify_request_gate(request(), KNOWN, Masking(), "")) == []
    assert codes(identify_request_gate(request(**CLOSED), KNOWN, Masking(), "")) == ["gate.identify_request.closed"]


def test_the_term_is_extended_once_in_time_and_with_reasons() -> None:
    why, term = "Drie dossiers.", TODAY + timedelta(28)
    assert codes(extend_request_gate(request(), term, why, term)) == []
    assert codes(extend_request_gate(request(), term + timedelta(1), why, term)) == ["gate.extend_request.too_late"]
    assert codes(extend_request_gate(request(), TODAY, "", term)) == ["gate.extend_request.no_reasons"]
    again = request(extended_on=TODAY)
    assert codes(extend_request_gate(again, TODAY, why, term)) == ["gate.extend_request.already"]
    assert codes(extend_request_gate(request(**CLOSED), TODAY, why, term)) == ["gate.extend_request.closed"]


@seed(61)
@given(
    kind=st.sampled_from(RequestKind), outcome=st.sampled_from(Outcome),
    seen=st.frozensets(st.sampled_from(RequestTask)),
    known=st.booleans(), processor=st.booleans(), told=st.booleans(), answer=st.sampled_from(["", " ", "Gedaan."]),
)  # fmt: skip
def test_nothing_is_granted_that_was_not_done_or_to_somebody_unknown(
    kind: RequestKind,
    outcome: Outcome,
    seen: frozenset[RequestTask],
    known: bool,
    processor: bool,
    told: bool,
    answer: str,
) -> None:
    asked = request(kind, identity=KNOWN if known else IdentityCheck.NOT_YET)
    facts = RequestFacts(kind, seen, untold=() if told else (new_id(),), held=True, processor=processor)
    if codes(close_request_gate(asked, outcome, answer, facts)):
        return
    assert outcome is not Outcome.NONE
    assert answer.strip() or outcome is Outcome.WITHDRAWN
    if outcome in (Outcome.GRANTED, Outcome.GRANTED_IN_PART):
        assert not processor
        assert known or kind not in (*COPIED, RequestKind.ERASURE)
        assert set(facts.left) <= {RequestTask.IDENTIFY}
    if processor and outcome is not Outcome.WITHDRAWN:
        assert (outcome, facts.left) == (Outcome.PASSED_ON, ())


@pytest.mark.parametrize(
    ("fields", "outcome", "answer", "expected"),
    [
        (CLOSED, Outcome.GRANTED, "Gedaan.", "closed"),
        ({}, Outcome.NONE, "Gedaan.", "no_outcome"),
        ({}, Outcome.GRANTED, "", "no_answer"),
        ({}, Outcome.REFUSED, "", "no_reasons"),
        ({"identity": IdentityCheck.NOT_YET}, Outcome.GRANTED, "Gedaan.", "not_identified"),
        ({}, Outcome.PASSED_ON, "Gedaan.", "controller"),
    ],
)
def test_why_a_request_stays_open(fields: dict[str, Any], outcome: Outcome, answer: str, expected: str) -> None:
    assert codes(close_request_gate(request(**fields), outcome, answer)) == [f"gate.close_request.{expected}"]


def test_a_processor_grants_nothing() -> None:
    facts = RequestFacts(RequestKind.ACCESS, frozenset(RequestTask), processor=True)
    assert codes(close_request_gate(request(), Outcome.REFUSED, "Nee.", facts)) == ["gate.close_request.not_controller"]
    assert codes(close_request_gate(request(), Outcome.PASSED_ON, "Doorgestuurd.", facts)) == []


@pytest.mark.parametrize("task", RequestTask)
def test_a_step_is_one_that_the_request_asks_and_a_person_can_do(task: RequestTask) -> None:
    for kind in RequestKind:
        facts = RequestFacts(kind, held=True)
        expected = (
            ["gate.record_step.not_asked"] if task not in TASKS[kind]
            else ["gate.record_step.not_by_hand"] if task not in BY_HAND else []
        )  # fmt: skip
        assert codes(record_step_gate(request(kind), facts, task, TODAY)) == expected
        assert codes(record_step_gate(request(kind, **CLOSED), facts, task, TODAY)) == [
            "gate.request.closed",
            *expected,
        ]
    unknown = request(RequestKind.ACCESS, identity=IdentityCheck.NOT_YET)
    facts = RequestFacts(RequestKind.ACCESS)
    assert codes(record_step_gate(unknown, facts, RequestTask.GIVE_COPY, TODAY)) == ["gate.request.not_identified"]
    early = codes(record_step_gate(request(), facts, RequestTask.GIVE_COPY, TODAY - timedelta(days=1)))
    assert early == ["gate.record_step.before_receipt"]


def restriction(cause: RestrictionCause, **fields: object) -> Restriction:
    told = {"told_on": TODAY, "told_how": Channel.EMAIL}
    return record(Restriction, client=new_id(), cause=cause, since=TODAY, **{**told, **fields})


def test_use_is_restricted_on_an_account_that_asks_it() -> None:
    assert codes(restrict_gate(None)) == []
    assert codes(restrict_gate(request(RequestKind.RECTIFICATION))) == []
    assert codes(restrict_gate(request(RequestKind.ACCESS))) == ["gate.restrict.kind"]
    assert codes(restrict_gate(request(RequestKind.OBJECTION, **CLOSED))) == ["gate.request.closed"]


@pytest.mark.parametrize(
    ("cause", "fields", "weighing", "because", "expected"),
    [
        (RestrictionCause.DISPUTED, {}, "", "Verbeterd.", []),
        (RestrictionCause.DISPUTED, {"told_on": None, "told_how": None}, "", "Verbeterd.", ["not_told"]),
        (RestrictionCause.DISPUTED, {}, "", " ", ["no_reason"]),
        (RestrictionCause.DISPUTED, {"lifted_on": TODAY}, "", "Verbeterd.", ["already"]),
        (RestrictionCause.OBJECTION, {}, " ", "Gewogen.", ["not_weighed"]),
        (RestrictionCause.OBJECTION, {}, "Het belang van de ander.", "Gewogen.", []),
        (RestrictionCause.MARKETING, {}, "", "Toch graag.", ["marketing"]),
    ],
)
def test_a_restriction_is_lifted_after_the_client_was_told(
    cause: RestrictionCause, fields: dict[str, Any], weighing: str, because: str, expected: list[str]
) -> None:
    found = codes(lift_restriction_gate(restriction(cause, **fields), weighing, because))
    assert found == [f"gate.lift.{each}" for each in expected]


def test_marketing_is_taken_up_again_on_the_clients_own_later_consent() -> None:
    objected = restriction(RestrictionCause.MARKETING)
    wish = replace(
        record(
            Consent, client=objected.client, role=ConsentRole.PROMISE, purpose="Nieuwsbrief", text="Graag.",
            given_on=TODAY, given_name="Anna", given_how=Channel.EMAIL,
        ),
        made=NOW + timedelta(minutes=1),
    )  # fmt: skip
    assert codes(lift_restriction_gate(objected, "", "Toch graag.", (wish,))) == []
    for other in (
        replace(wish, made=NOW),
        replace(wish, given_on=TODAY - timedelta(1)),
        replace(wish, recipient=new_id()),
    ):
        assert codes(lift_restriction_gate(objected, "", "Toch graag.", (other,))) == ["gate.lift.marketing"]


def test_a_statement_stands_beside_what_was_shared() -> None:
    assert codes(place_statement_gate(None, frozen=True)) == []
    assert codes(place_statement_gate(None, frozen=False)) == ["gate.place_statement.draft"]
    assert codes(place_statement_gate(request(RequestKind.RECTIFICATION), frozen=True)) == []
    assert codes(place_statement_gate(request(RequestKind.ERASURE), frozen=True)) == ["gate.place_statement.kind"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"kind": RequestKind.OBJECTION}, ["other"]),
        ({"identity": IdentityCheck.NOT_YET}, ["not_identified"]),
        ({"outcome": Outcome.REFUSED}, ["turned_down"]),
        ({"outcome": Outcome.WITHDRAWN, "identity": IdentityCheck.NOT_YET}, ["not_identified", "turned_down"]),
        ({"outcome": Outcome.GRANTED_IN_PART, **CLOSED}, []),
    ],
)
def test_before_its_term_goes_what_a_known_client_asked_to_erase(fields: dict[str, Any], expected: list[str]) -> None:
    asked = request(**{"kind": RequestKind.ERASURE, **fields})
    found = codes(erase_on_request_gate(asked, asked.client))
    assert found == [f"gate.erase_on_request.{each}" for each in expected]
    assert "gate.erase_on_request.other" in codes(erase_on_request_gate(asked, new_id())), "of another's dossier"
