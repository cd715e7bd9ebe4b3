"""May a report be scheduled for somebody outside, and was it done? (rows L8, W6, W8)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.disclosure import Disclosure
from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason
from app.domain.report_due import ReportDue
from app.domain.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """A report, its trajectory, and the words in it that look like health."""

    report: ReportDue
    trajectory: Trajectory
    words: tuple[str, ...]


def schedule_report_gate(facts: ScheduleFacts) -> Verdict:
    """Only on process, and only where the agreement fixes what the principal will hear."""
    return verdict(_reasons(facts))


def _reasons(facts: ScheduleFacts) -> Iterator[Reason]:
    if not facts.trajectory.hears.strip():
        yield reason("gate.report.nothing_agreed", title=facts.trajectory.title)
    if facts.words:
        yield reason("gate.report.not_process", words=", ".join(facts.words))


def report_done_gate(report: ReportDue, disclosure: Disclosure | None) -> Verdict:
    """Once, by something that really went to this recipient: so it passed the gate of disclosure."""
    reasons = []
    if report.done_on is not None:
        reasons.append(reason("gate.report.done", date=report.done_on))
    if disclosure is None or disclosure.recipient != report.recipient or disclosure.client != report.client:
        reasons.append(reason("gate.report.nothing_went"))
    return verdict(reasons)
