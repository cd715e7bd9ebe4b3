"""Record what came out of a personality scan, alone or in a team (rows A3, C5, C7, C15)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.consent import Consent
from app.domain.gate import require
from app.domain.gates.team_scan import TeamScanFacts, team_scan_gate
from app.domain.scan_result import ScanResult
from app.usecases.current_policy import policy_on
from app.usecases.keep_item import add_item
from app.vault.work import Work


def record_scan(work: Work, client: str, given: Mapping[str, object]) -> ScanResult:
    """The result of one person, in that person's dossier alone. InputError with every fault; GateRefused where it is of
    a team and the participant gave no consent, while the policy rests the scan on it.
    """
    made = add_item(work, ScanResult, given, client)
    if made.participation:
        consents = work.find(Consent, client=made.client)
        require(team_scan_gate(TeamScanFacts(policy_on(work, work.today), consents, work.today)))
    return made
