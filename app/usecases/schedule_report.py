"""Schedule reports to a principal, the UWV or an insurer, and mark them as done (row W8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from app.domain.disclosure import Disclosure
from app.domain.gate import require
from app.domain.gates.schedule_report import ScheduleFacts, report_done_gate, schedule_report_gate
from app.domain.medical_words import medical_words
from app.domain.report_due import ReportDue
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.usecases.keep_item import add_item
from app.vault.work import Work

ASKED = ("trajectory", "recipient", "what", "due_on", "every_weeks", "original")


def schedule_report(work: Work, given: Mapping[str, object], client: str) -> ReportDue:
    """A report that is expected. InputError with every fault, GateRefused with the reasons."""
    read_named(ReportDue, given, ASKED)
    made = add_item(work, ReportDue, given, client)
    require(schedule_report_gate(ScheduleFacts(made, work.get(Trajectory, made.trajectory), medical_words(made.what))))
    return made


def report_done(work: Work, identity: str, given: Mapping[str, object]) -> ReportDue:
    """It went out: with `disclosure`, or what went to this recipient last. The next one is expected after its weeks, as
    long as the trajectory runs by then.
    """
    report = work.get(ReportDue, identity)
    named = read_named(ReportDue, given, ("disclosure",))
    gone = [each for each in work.find(Disclosure, client=report.client) if each.recipient == report.recipient]
    last = max(gone, key=lambda each: (each.disclosed_on, each.made), default=None)
    disclosure = work.maybe(Disclosure, str(named.get("disclosure") or (last.id if last else "")))
    used = {each.disclosure for each in work.find(ReportDue, client=report.client) if each.disclosure}
    require(report_done_gate(report, None if disclosure is None or disclosure.id in used else disclosure))
    if disclosure is None:
        raise LookupError(identity)  # the gate let it pass
    done = work.change(report, disclosure=disclosure.id, done_on=disclosure.disclosed_on)
    _expect_next(work, report)
    return done


def _expect_next(work: Work, report: ReportDue) -> None:
    trajectory = work.get(Trajectory, report.trajectory)
    due = report.due_on + timedelta(weeks=report.every_weeks)
    if report.every_weeks and (trajectory.ends_on is None or due <= trajectory.ends_on):
        work.new(
            ReportDue, client=report.client, trajectory=report.trajectory, recipient=report.recipient, what=report.what,
            due_on=due, every_weeks=report.every_weeks, original=report.original,
        )  # fmt: skip
