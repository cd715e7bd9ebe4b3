"""Record a report of a breach, stage by stage (GDPR art. 33(1), 33(2), 33(4); rows B8, L10, L12)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.breach import Breach, BreachReport, ReportedTo
from app.domain.gate import require
from app.domain.gates.report_breach import report_breach_gate
from app.domain.values import read_named
from app.kernel.clock import amsterdam, amsterdam_instant
from app.usecases.breach_facts import breach_term
from app.usecases.law import Law
from app.vault.work import Work

ASKED = ("reported_to", "reported_on", "reported_at", "reference", "told", "late_reason")


def report_breach(work: Work, identity: str, given: Mapping[str, object], law: Law) -> BreachReport:
    """Record that a stage was reported. Without `reported_on` and `reported_at` that is now; without `reported_to` it
    went to the authority.

    Raises GateRefused where the breach is not established, or late without the reason; InputError with every fault.
    """
    breach = work.get(Breach, identity)
    now = work.now.astimezone(amsterdam())
    said = {name: value for name, value in read_named(BreachReport, given, ASKED).items() if value not in (None, "")}
    values = {
        "reported_to": ReportedTo.AUTHORITY,
        "reported_on": now.date(),
        "reported_at": f"{now:%H:%M}",
        **said,
    }
    stage = 1 + work.count(BreachReport, breach=breach.id, reported_to=values["reported_to"])
    made = work.new(BreachReport, breach=breach.id, stage=stage, **values)
    to_authority = made.reported_to is ReportedTo.AUTHORITY and stage == 1
    term = breach_term(breach, law) if to_authority else None
    require(report_breach_gate(breach, amsterdam_instant(made.reported_on, made.reported_at), made.late_reason, term))
    if made.reported_to is ReportedTo.CONTROLLER and breach.controllers_told_on is None:
        work.change(breach, controllers_told_on=made.reported_on)
    return made
