"""What the duties and gates of a breach look at, and by when it must be reported (GDPR art. 33; row L10)."""

from __future__ import annotations

from app.domain.breach import Breach, BreachNotice, BreachReport
from app.domain.breach_duties import BreachFacts
from app.domain.breach_term import ReportTerm, report_term
from app.domain.trajectory import ControllerRole, Trajectory
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.law import Law
from app.vault.rows import Rows


def breach_facts(rows: Rows, breach: Breach) -> BreachFacts:
    """The facts of one breach, as they stand in the vault."""
    reports = sorted(rows.find(BreachReport, breach=breach.id), key=lambda each: each.reported)
    return BreachFacts(
        breach=breach,
        reports=tuple(reports),
        notices=rows.count(BreachNotice, breach=breach.id),
        policy=policy_on(rows, breach.aware_on or breach.suspected_on),
        processor=bool(controllers(rows)),
    )


def controllers(rows: Rows) -> tuple[Id, ...]:
    """The principals for whom the practice works as a processor: they must hear of a breach at once (art. 33(2))."""
    found = (each.principal for each in rows.each(Trajectory, role=ControllerRole.PROCESSOR))
    return tuple(dict.fromkeys(each for each in found if each))


def breach_term(breach: Breach, law: Law) -> ReportTerm | None:
    """By when to report it to the authority; None while it is a suspicion."""
    return None if breach.aware is None else report_term(breach.aware, law.statute)
