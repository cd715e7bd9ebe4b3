"""Ask whether a plan of action may be set or changed now (row D9)."""

from __future__ import annotations

from datetime import date

from app.domain.consent import Consent
from app.domain.document import Document
from app.domain.gate import require
from app.domain.gates.plan_of_action import PlanFacts, plan_of_action_gate
from app.usecases.current_policy import policy_on
from app.vault.rows import Rows


def require_plan(rows: Rows, document: Document, today: date) -> None:
    """GateRefused where it is a plan of action to which the client does not agree."""
    consents = rows.find(Consent, client=document.client)
    require(plan_of_action_gate(PlanFacts(policy_on(rows, today), document.kind, document.trajectory, consents, today)))
