"""May something of a special category be recorded on this ground? (GDPR art. 9(2), UAVG 22-30; rows D13, E4, L8)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.consent import Consent, ConsentRole
from app.domain.gate import Verdict, verdict
from app.domain.policy_activity import SpecialGround
from app.domain.reason import Reason, reason
from app.domain.trajectory import Trajectory, TrajectoryKind


@dataclass(frozen=True, slots=True)
class SpecialFacts:
    """What the gate looks at. That the practice records special categories at all is asked before
    (`record_item_gate`). `ground` is None for what carries no ground of its own, such as a file: then either of the
    first two does.
    """

    ground: SpecialGround | None
    needed: str
    """What it is needed for, in the coach's words."""
    trajectory: Trajectory | None
    consents: tuple[Consent, ...]
    today: date


def record_special_gate(facts: SpecialFacts) -> Verdict:
    """Explicit consent that can be shown, or re-integration for an employer or benefits agency, or another ground of
    which it is written down why. A contract is no ground.
    """
    return verdict(_reasons(facts))


def special_consents(facts: SpecialFacts) -> tuple[Consent, ...]:
    """The consents in force that cover it."""
    own = facts.trajectory.id if facts.trajectory else ""
    return tuple(
        each
        for each in facts.consents
        if each.role is ConsentRole.SPECIAL_CATEGORIES
        and each.trajectory in ("", own)
        and each.data_category in (None, Category.SPECIAL)
        and each.in_force(facts.today)
    )


def _reasons(facts: SpecialFacts) -> Iterator[Reason]:
    match facts.ground:
        case SpecialGround.REINTEGRATION:
            if not _reintegration(facts):
                yield reason("gate.special.no_reintegration")
        case SpecialGround.EXPLICIT_CONSENT:
            yield from _consent(facts)
        case None:
            if not _reintegration(facts):
                yield from _consent(facts)
        case _:
            if not facts.needed.strip():
                yield reason("gate.special.why")


def _consent(facts: SpecialFacts) -> Iterator[Reason]:
    """Explicit, written, and provable on inspection."""
    found = special_consents(facts)
    if not found:
        yield reason("gate.special.no_consent")
    elif not any(each.written and each.evidence for each in found):
        yield reason("gate.special.not_proven")


def _reintegration(facts: SpecialFacts) -> bool:
    """UAVG art. 30(1)(b): re-integration for whoever commissioned it."""
    return (
        facts.trajectory is not None
        and facts.trajectory.kind is TrajectoryKind.REINTEGRATION
        and bool(facts.trajectory.principal)
    )
