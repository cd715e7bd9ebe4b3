"""What else a week asks: reports that are expected, recordings to destroy, talks to prepare (rows W7, W8, W10, W11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.consent import Consent
from app.domain.evaluation import Evaluation, Moment
from app.domain.joint_talk import JointTalk
from app.domain.reason import reason
from app.domain.recording import Recording
from app.domain.report_due import ReportDue
from app.domain.today import SOON, TodayLine
from app.domain.trajectory import Trajectory
from app.usecases.parts import Parts
from app.vault.rows import Rows

_LONG_AFTER = timedelta(days=365)
"""After which nobody is asked any more how it went."""


def reports_expected(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Reports that somebody outside expects."""
    for each in rows.each(ReportDue, done_on=None):
        if each.due_on <= today + SOON:
            what = reason("today.report_due", what=each.what)
            yield TodayLine(what, each.due_on, ReportDue.noun.name, each.id, each.client)


def recordings_to_destroy(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Recordings of which the use ends, or the consent was withdrawn."""
    for each in rows.each(Recording, destroyed_on=None):
        consent = rows.maybe(Consent, each.consent)
        if consent is None or consent.withdrawn_on is not None:
            what = reason("today.recording.withdrawn", purpose=each.purpose)
            day = today if consent is None or consent.withdrawn_on is None else consent.withdrawn_on
            yield TodayLine(what, day, Recording.noun.name, each.id, each.client)
        elif each.destroy_by <= today + SOON:
            what = reason("today.recording", purpose=each.purpose)
            yield TodayLine(what, each.destroy_by, Recording.noun.name, each.id, each.client)


def talks_to_prepare(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Driegesprekken of which the client has not agreed to the topics."""
    for each in rows.each(JointTalk, agreed_on=None):
        if today <= each.on <= today + SOON:
            yield TodayLine(reason("today.joint_talk"), each.on, JointTalk.noun.name, each.id, each.client)


def evaluations_to_ask(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Trajectories that closed with an evaluation, of which the follow-up is to be asked."""
    for each in rows.each(Evaluation, moment=Moment.CLOSING):
        trajectory = rows.get(Trajectory, each.trajectory)
        asked = trajectory.follow_up_on
        if asked is None or not asked <= today + SOON or asked + _LONG_AFTER < today:
            continue
        if not rows.count(Evaluation, trajectory=trajectory.id, moment=Moment.FOLLOW_UP):
            what = reason("today.follow_up", title=trajectory.title)
            yield TodayLine(what, asked, Evaluation.noun.name, each.id, each.client)
