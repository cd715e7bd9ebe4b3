"""Trainings and evaluations (C5, C7, C15, W10): attendance of a meeting that was held, a form of each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.evaluation import Evaluation, Moment
from app.domain.gates.attend import AttendFacts, attend_gate
from app.domain.gates.evaluate import EvaluateFacts, evaluate_gate
from app.domain.gates.evaluate_trajectory import evaluate_trajectory_gate
from app.domain.gates.team_scan import TeamScanFacts, team_scan_gate
from app.domain.participation import Participation
from app.domain.training import Training, TrainingMeeting
from app.domain.trajectory import Trajectory
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import DAYS, TODAY, codes, record
from tests.domain.policy_samples import starting_policy

CLIENT = new_id()
TRAINING = record(Training, title="Gesprekken voeren", starts_on=date(2026, 2, 2))


@seed(81)
@given(on=DAYS, cancelled=st.none() | DAYS, same=st.booleans())
def test_who_takes_part_was_at_a_meeting_that_has_come(on: date, cancelled: date | None, same: bool) -> None:
    meeting = record(TrainingMeeting, training=TRAINING.id if same else new_id(), on=on)
    taking_part = record(Participation, client=CLIENT, training=TRAINING.id, enrolled_on=TODAY, cancelled_on=cancelled)
    found = codes(attend_gate(AttendFacts(meeting, taking_part, TODAY)))
    assert ("gate.attend.other_training" in found) is (not same)
    assert ("gate.attend.not_yet" in found) is (on > TODAY)
    assert ("gate.attend.cancelled" in found) is (cancelled is not None and cancelled <= on)


@seed(82)
@given(on=DAYS, before=st.booleans())
def test_each_fills_in_one_form_of_a_training_that_began(on: date, before: bool) -> None:
    expected = ["gate.evaluate.twice"] * before + ["gate.evaluate.not_begun"] * (on < TRAINING.starts_on)
    assert codes(evaluate_gate(EvaluateFacts(TRAINING, on, before))) == expected


def evaluation(moment: Moment, on: date = TODAY) -> Evaluation:
    return record(Evaluation, client=CLIENT, trajectory=new_id(), moment=moment, filled_on=on)


def test_a_follow_up_comes_after_the_end_and_each_moment_once() -> None:
    ran = record(Trajectory, client=CLIENT, title="Loopbaan", starts_on=date(2026, 1, 5), ends_on=TODAY)
    closing, later = evaluation(Moment.CLOSING), evaluation(Moment.FOLLOW_UP)
    assert codes(evaluate_trajectory_gate(later, ran, [closing])) == []
    assert codes(evaluate_trajectory_gate(closing, ran, [closing])) == [], "the same one is no other"
    assert codes(evaluate_trajectory_gate(evaluation(Moment.CLOSING), ran, [closing])) == ["gate.evaluation.twice"]
    early = evaluation(Moment.CLOSING, ran.starts_on - timedelta(1))
    assert codes(evaluate_trajectory_gate(early, ran, [])) == ["gate.evaluation.not_begun"]
    for end in (None, TODAY + timedelta(1)):
        assert codes(evaluate_trajectory_gate(later, replace(ran, ends_on=end), [])) == ["gate.evaluation.running"]


@pytest.mark.parametrize(
    ("policy", "fields", "allowed"),
    [
        ("training_and_interim", {}, True),
        ("training_and_interim", {"role": ConsentRole.PROMISE}, False),
        ("training_and_interim", {"withdrawn_on": TODAY}, False),
        ("career_advice", {"withdrawn_on": TODAY}, True),
    ],
)
def test_a_scan_in_a_team_rests_on_each_ones_own_consent(policy: str, fields: dict[str, Any], allowed: bool) -> None:
    consent = record(
        Consent, client=CLIENT, purpose="Teamscan", text="Goed.", given_on=TODAY, given_name="Anna",
        given_how=Channel.EMAIL, **{"role": ConsentRole.LEGAL_BASIS, **fields},
    )  # fmt: skip
    expected = [] if allowed else ["gate.team_scan.no_consent"]
    assert codes(team_scan_gate(TeamScanFacts(starting_policy(policy), (consent,), TODAY))) == expected
