"""What a coach's week needs (W1, W2, W3, W5, W6, W7, W8, W9, W11, W13, W14, L12): each act once, in order, by right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.closing import Closing
from app.domain.consent import Consent, ConsentRole
from app.domain.disclosure import Disclosure
from app.domain.document import Channel
from app.domain.gates.bring_case import CaseFacts, bring_case_gate, case_digest
from app.domain.gates.close_practice import (
    ClosingFacts,
    close_practice_gate,
    destroy_at_end_gate,
    hand_to_keeper_gate,
)
from app.domain.gates.closing_letters import closing_letters_gate
from app.domain.gates.destroy_paper import destroy_paper_gate
from app.domain.gates.follow_up import close_goal_gate, reflect_gate, return_assignment_gate
from app.domain.gates.hand_over import hand_over_gate
from app.domain.gates.joint_talk import agree_topics_gate, share_record_gate
from app.domain.gates.record_session import destroy_recording_gate, record_session_gate
from app.domain.gates.schedule_report import ScheduleFacts, report_done_gate, schedule_report_gate
from app.domain.gates.send_form import MOST, FormFacts, send_form_gate
from app.domain.gates.stand_in import LONGEST, StandInFacts, stand_in_gate
from app.domain.gates.take_in_message import take_in_message_gate
from app.domain.goal import Assignment, Goal
from app.domain.hold import Hold, HoldReason
from app.domain.joint_talk import JointTalk
from app.domain.message import Message, MessageKind
from app.domain.organisation import Organisation
from app.domain.paper_item import PaperItem
from app.domain.policy_recipient import Secrecy
from app.domain.recording import Recording, RecordingKind
from app.domain.report_due import ReportDue
from app.domain.trajectory import ControllerRole, Trajectory
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import DAYS, TODAY, codes, record
from tests.domain.policy_samples import starting_policy

CLIENT = new_id()
HELD = record(Hold, client=CLIENT, reason=HoldReason.PROCEDURE, since=TODAY, review_on=TODAY)


def trajectory(**fields: object) -> Trajectory:
    return record(Trajectory, client=CLIENT, title="Loopbaan", starts_on=date(2026, 1, 5), **fields)


WORK = trajectory(hears="Of het traject klaar is.")


def assignment(goal: str = "", returned_on: date | None = None) -> Assignment:
    return record(
        Assignment, client=CLIENT, trajectory=WORK.id, goal=goal, what="Dagboek", set_on=TODAY, returned_on=returned_on
    )


def test_w1_a_message_comes_in_once() -> None:
    known = record(Message, client=CLIENT, kind=MessageKind.EMAIL, sent_on=TODAY, digest="a" * 64)
    assert codes(take_in_message_gate("b" * 64, [known])) == []
    assert codes(take_in_message_gate("a" * 64, [known])) == ["gate.message.twice"]


@seed(71)
@given(out=st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4), closed=st.booleans())
def test_w2_a_goal_closes_once_when_nothing_for_it_is_out(out: list[tuple[bool, bool]], closed: bool) -> None:
    goal = record(
        Goal, client=CLIENT, trajectory=WORK.id, what="Rust", set_on=TODAY, closed_on=TODAY if closed else None
    )
    given_out = [assignment(goal.id if own else "", TODAY if back else None) for own, back in out]
    missing = sum(own and not back for own, back in out)
    expected = ["gate.goal.closed"] * closed + ["gate.goal.assignment_out"] * missing
    assert codes(close_goal_gate(goal, given_out)) == expected


def test_w2_an_assignment_comes_back_once_and_is_then_reflected_on() -> None:
    out, back = assignment(), assignment(returned_on=TODAY)
    assert (codes(return_assignment_gate(out)), codes(reflect_gate(back))) == ([], [])
    assert codes(return_assignment_gate(back)) == ["gate.assignment.returned"]
    assert codes(reflect_gate(out)) == ["gate.assignment.not_returned"]


def test_w3_paper_is_destroyed_once_and_not_under_a_hold() -> None:
    paper = record(PaperItem, client=CLIENT, what="Flip-over", place="Kast", dated=TODAY)
    assert codes(destroy_paper_gate(paper, ())) == []
    gone = replace(paper, destroyed_on=TODAY)
    assert codes(destroy_paper_gate(gone, (HELD,))) == ["gate.paper.destroyed", "gate.paper.held"]


@pytest.mark.parametrize(
    ("policy", "questions", "died_on", "expected"),
    [
        ("career_advice", ("Wat wil je bereiken?",), None, []),
        ("career_advice", (), None, ["gate.form.nothing_asked"]),
        ("career_advice", ("Waarom?",) * (MOST + 1), None, ["gate.form.too_much"]),
        ("career_advice", ("Welke medicatie gebruik je?",), None, ["gate.form.special"]),
        ("career_advice", ("Wat is je BSN?",), None, ["gate.form.bsn"]),
        ("reintegration", ("Welke medicatie gebruik je?", "Wat is je BSN?"), None, []),
        ("career_advice", ("Wat wil je bereiken?",), TODAY, ["gate.after_death.mail"]),
    ],
)
def test_w5_only_what_may_be_kept_is_asked(
    policy: str, questions: tuple[str, ...], died_on: date | None, expected: list[str]
) -> None:
    assert codes(send_form_gate(FormFacts(questions, starting_policy(policy), died_on))) == expected


def report(**fields: object) -> ReportDue:
    return record(
        ReportDue, client=CLIENT, trajectory=WORK.id, recipient=new_id(), what="Voortgang", due_on=TODAY, **fields
    )


def test_w8_a_report_is_scheduled_on_process_where_the_agreement_says_what_is_heard() -> None:
    due = report()
    assert codes(schedule_report_gate(ScheduleFacts(due, WORK, ()))) == []
    silent, medical = replace(WORK, hears=" "), ("therapeut",)
    assert codes(schedule_report_gate(ScheduleFacts(due, silent, medical))) == [
        "gate.report.nothing_agreed",
        "gate.report.not_process",
    ]


def test_w8_it_is_done_once_by_what_went_to_this_recipient_about_this_client() -> None:
    due = report()
    went = record(
        Disclosure, client=CLIENT, recipient=due.recipient, what="Voortgang", disclosed_on=TODAY, how=Channel.PAPER
    )
    assert codes(report_done_gate(due, went)) == []
    assert codes(report_done_gate(replace(due, done_on=TODAY), went)) == ["gate.report.done"]
    for other in (None, replace(went, recipient=new_id()), replace(went, client=new_id())):
        assert codes(report_done_gate(due, other)) == ["gate.report.nothing_went"]


def talk(**fields: object) -> JointTalk:
    return record(
        JointTalk, client=CLIENT, trajectory=WORK.id,
        **{"on": TODAY, "present": "Anna, Jan", "topics": "Uren", **fields},
    )  # fmt: skip


@seed(72)
@given(on=DAYS, agreed=st.none() | DAYS, topics=st.sampled_from(["", " ", "Uren"]))
def test_w7_topics_are_agreed_beforehand_and_the_record_follows(on: date, agreed: date | None, topics: str) -> None:
    found = talk(on=on, agreed_on=agreed, topics=topics)
    afterwards = agreed is not None and agreed > on
    expected = ["no_topics"] * (not topics.strip()) + ["afterwards"] * afterwards
    assert codes(agree_topics_gate(found)) == [f"gate.joint.{each}" for each in expected]
    expected = ["not_yet"] * (on > TODAY) + ["not_agreed"] * (agreed is None)
    assert codes(share_record_gate(found, TODAY)) == [f"gate.joint.{each}" for each in expected]


@pytest.mark.parametrize(
    "told",
    ["Anna Berg", "op 12-03-1984", "anna@example.nl", "7411 AB", "06 1234 5678", "mevrouw Berg"],
)
def test_w9_whatever_leads_to_somebody_keeps_a_case_at_home(told: str) -> None:
    def case(text: str, seen: str = "") -> CaseFacts:
        return CaseFacts("Hoe verder?", text, ("Anna Berg",), case_digest("Hoe verder?", seen or text))

    assert codes(bring_case_gate(case("Een leraar twijfelt."))) == []
    assert codes(bring_case_gate(case(f"Een leraar twijfelt, {told}."))) == ["gate.case.telling"]
    assert codes(bring_case_gate(case("Een leraar twijfelt.", "Iets anders."))) == ["gate.case.not_looked_over"]


def recording(**fields: object) -> Recording:
    return record(
        Recording, client=CLIENT, trajectory=WORK.id, kind=RecordingKind.SOUND, purpose="Terugluisteren",
        recorded_on=TODAY, destroy_by=TODAY, **fields,
    )  # fmt: skip


CONSENT = record(
    Consent, client=CLIENT, role=ConsentRole.LEGAL_BASIS, purpose="Opname", text="Goed.", given_on=TODAY,
    given_name="Anna", given_how=Channel.EMAIL,
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"trajectory": WORK.id}, []),
        ({"role": ConsentRole.PROMISE}, ["other_consent"]),
        ({"recipient": new_id()}, ["other_consent"]),
        ({"trajectory": new_id()}, ["other_trajectory"]),
        ({"given_on": TODAY + timedelta(1)}, ["not_in_force"]),
        ({"withdrawn_on": TODAY}, ["not_in_force"]),
    ],
)
def test_w11_a_recording_rests_on_a_consent_for_it(fields: dict[str, Any], expected: list[str]) -> None:
    found = codes(record_session_gate(recording(), replace(CONSENT, **fields)))
    assert found == [f"gate.recording.{each}" for each in expected]
    assert codes(record_session_gate(recording(), None)) == ["gate.recording.no_consent"]


def test_w11_it_is_destroyed_once_and_not_under_a_hold() -> None:
    assert codes(destroy_recording_gate(recording(), ())) == []
    gone = recording(destroyed_on=TODAY)
    assert codes(destroy_recording_gate(gone, (HELD,))) == ["gate.recording.held", "gate.recording.destroyed"]


@seed(73)
@given(
    role=st.none() | st.sampled_from(ControllerRole), ends=st.none() | DAYS, on=DAYS,
)  # fmt: skip
def test_l12_data_go_back_of_another_controllers_work_that_ended(
    role: ControllerRole | None, ends: date | None, on: date
) -> None:
    found = codes(hand_over_gate(trajectory(role=role, ends_on=ends), on))
    assert ("gate.hand_over.own" in found) is (role is not ControllerRole.PROCESSOR)
    assert ("gate.hand_over.running" in found) is (ends is None or ends > on)


@seed(74)
@given(secrecy=st.sampled_from(Secrecy), days=st.integers(0, 200), sessions=st.integers(0, 3))
def test_w13_a_deputy_is_bound_and_looks_ahead_for_a_while(secrecy: Secrecy, days: int, sessions: int) -> None:
    deputy = record(Organisation, name="Coach Oost")
    found = codes(stand_in_gate(StandInFacts(deputy, secrecy, TODAY, TODAY + timedelta(days), sessions)))
    bound = (Secrecy.PROCESSOR_AGREEMENT, Secrecy.CONFIDENTIALITY_AGREEMENT, Secrecy.PROFESSIONAL)
    assert ("gate.stand_in.unbound" in found) is (secrecy not in bound)
    assert ("gate.stand_in.too_long" in found) is (days > LONGEST)
    assert ("gate.stand_in.nothing" in found) is (sessions == 0)


def test_w14_a_practice_closes_when_everything_is_seen_to() -> None:
    agreed = record(Closing, closes_on=TODAY, keeper=new_id(), keeper_agreed_on=TODAY)
    handed = replace(agreed, handed_on=TODAY)
    done = ClosingFacts(handed, untold=0, running=0, requests=0, due=0, staying=4, today=TODAY)
    assert codes(close_practice_gate(done)) == []
    for name in ("untold", "running", "requests", "due"):
        left: dict[str, Any] = {name: 2}
        assert codes(close_practice_gate(replace(done, **left))) == [f"gate.closing.{name}"]
    assert codes(close_practice_gate(replace(done, closing=agreed))) == ["gate.closing.not_handed"]
    unkept = replace(agreed, keeper_agreed_on=None)
    assert codes(close_practice_gate(replace(done, closing=unkept))) == ["gate.closing.no_keeper"]
    assert codes(close_practice_gate(replace(done, closing=unkept, staying=0))) == []
    early = replace(handed, closes_on=TODAY + timedelta(1), closed_on=TODAY)
    assert codes(close_practice_gate(replace(done, closing=early))) == ["gate.closing.closed", "gate.closing.not_yet"]


def test_w14_what_the_practice_needs_no_more_goes_when_nothing_runs_and_everybody_could_ask() -> None:
    planned = record(Closing, closes_on=TODAY)
    done = ClosingFacts(planned, untold=0, running=0, requests=0, due=3, staying=4, today=TODAY)
    assert codes(destroy_at_end_gate(done)) == []
    for name in ("untold", "running", "requests"):
        left: dict[str, Any] = {name: 1}
        assert codes(destroy_at_end_gate(replace(done, **left))) == [f"gate.closing.{name}"]
    early = replace(planned, closes_on=TODAY + timedelta(1))
    assert codes(destroy_at_end_gate(replace(done, closing=early))) == ["gate.closing.not_yet"]


def test_w14_a_keeper_gets_only_what_must_stay() -> None:
    agreed = record(Closing, closes_on=TODAY, keeper=new_id(), keeper_agreed_on=TODAY)
    done = ClosingFacts(agreed, untold=0, running=0, requests=0, due=0, staying=4, today=TODAY)
    assert codes(hand_to_keeper_gate(done)) == []
    assert codes(hand_to_keeper_gate(replace(done, due=2))) == ["gate.closing.due"]
    assert codes(hand_to_keeper_gate(replace(done, staying=0))) == ["gate.closing.nothing_stays"]
    unkept = replace(agreed, keeper_agreed_on=None)
    assert codes(hand_to_keeper_gate(replace(done, closing=unkept))) == ["gate.closing.no_keeper"]


@pytest.mark.parametrize(
    ("closed", "untold", "expected"), [(None, 1, []), (None, 0, ["all_told"]), (TODAY, 1, ["closed"])]
)
def test_w14_letters_go_to_who_does_not_know(closed: date | None, untold: int, expected: list[str]) -> None:
    assert codes(closing_letters_gate(closed, untold)) == [f"gate.closing.{each}" for each in expected]
