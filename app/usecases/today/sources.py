"""Where the lines of today come from. A new source is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.domain.today import TodayLine, in_order
from app.kernel.clock import legal_date
from app.usecases.parts import Parts
from app.usecases.today.answers import waiting_answers, waiting_questions
from app.usecases.today.backups import backups_that_fall_short, backups_without_a_place
from app.usecases.today.breaches import open_breaches
from app.usecases.today.consents import ending_consents
from app.usecases.today.documents import ending_documents, waiting_documents
from app.usecases.today.enquiries import unanswered_enquiries
from app.usecases.today.goals import work_between_sessions
from app.usecases.today.holds import holds_to_review
from app.usecases.today.messages import originals_to_delete
from app.usecases.today.people import data_to_hand_back, purposes_to_tell, sixteenth_birthdays
from app.usecases.today.policy import drift_of_policy
from app.usecases.today.requests import open_requests
from app.usecases.today.retention import due_items
from app.usecases.today.sessions import sessions_of_these_days
from app.usecases.today.statement import people_to_tell
from app.usecases.today.trainings import attendance_to_record
from app.usecases.today.work import (
    evaluations_to_ask,
    recordings_to_destroy,
    reports_expected,
    talks_to_prepare,
)
from app.vault.rows import Rows

Source = Callable[[Rows, Parts, date], Iterator[TodayLine]]
"""Gives its lines, as seen from a day."""

SOURCES: tuple[Source, ...] = (
    sessions_of_these_days,
    work_between_sessions,
    open_breaches,
    open_requests,
    waiting_answers,
    waiting_documents,
    waiting_questions,
    ending_consents,
    ending_documents,
    attendance_to_record,
    unanswered_enquiries,
    originals_to_delete,
    reports_expected,
    recordings_to_destroy,
    talks_to_prepare,
    evaluations_to_ask,
    due_items,
    holds_to_review,
    sixteenth_birthdays,
    purposes_to_tell,
    data_to_hand_back,
    people_to_tell,
    drift_of_policy,
    backups_without_a_place,
    backups_that_fall_short,
)


def today_lines(rows: Rows, parts: Parts, on: date | None = None) -> list[TodayLine]:
    """All lines, seen from a day (today), what presses most first."""
    today = on or legal_date(parts.clock.now())
    return in_order([line for source in SOURCES for line in source(rows, parts, today)], today)
