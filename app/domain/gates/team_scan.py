"""May the result of a scan in a team be recorded? (rows C5, C15)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.consent import Consent, ConsentRole
from app.domain.gate import Verdict, verdict
from app.domain.policy import Policy
from app.domain.policy_activity import LegalBasis
from app.domain.reason import Reason, reason

TEAM_SCAN = "team_scan"
"""The key of the activity in a policy."""


@dataclass(frozen=True, slots=True)
class TeamScanFacts:
    """The policy in force, and the participant's consents."""

    policy: Policy
    consents: Iterable[Consent]
    today: date


def team_scan_gate(facts: TeamScanFacts) -> Verdict:
    """Where the policy rests the team scan on consent, the participant has given one that is in force."""
    return verdict(_reasons(facts))


def _reasons(facts: TeamScanFacts) -> Iterator[Reason]:
    activity = facts.policy.activity(TEAM_SCAN)
    if activity is None or activity.basis is not LegalBasis.CONSENT:
        return
    counts = (each.role is ConsentRole.LEGAL_BASIS and each.in_force(facts.today) for each in facts.consents)
    if not any(counts):
        yield reason("gate.team_scan.no_consent", purpose=activity.purpose)
