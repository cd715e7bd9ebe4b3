"""Say what a suspicion came to, and what is known of a breach (GDPR art. 33(5); rows B8, L10)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.breach import Breach, BreachState
from app.domain.gate import require
from app.domain.gates.assess_breach import assess_breach_gate, dismiss_breach_gate
from app.domain.values import read_named
from app.vault.work import Work

ASKED = (
    "title", "nature", "facts", "began_on", "suspected_on", "suspected_at", "aware_on", "aware_at", "data", "people",
    "encrypted", "risk", "risk_reason", "effects", "measures", "controllers_told_on", "evaluation", "prevention",
)  # fmt: skip


def assess_breach(work: Work, identity: str, given: Mapping[str, object]) -> Breach:
    """Change what is known. With `aware_on` and `aware_at` it is established, and the hours count from then.

    Raises GateRefused where it is closed, or where suspicion or awareness would come later or be taken back; InputError
    with every fault.
    """
    breach = work.get(Breach, identity)
    values = read_named(Breach, given, ASKED)
    require(assess_breach_gate(breach, values))
    state = BreachState.ESTABLISHED if values.get("aware_on") else breach.state
    return work.change(breach, **values, state=state)


def dismiss_breach(work: Work, identity: str, given: Mapping[str, object]) -> Breach:
    """Record that a suspicion was looked into and is no breach; `risk_reason` says why. It stays in the register.

    Raises GateRefused without a reason, or where it was established already.
    """
    breach = work.get(Breach, identity)
    values = read_named(Breach, given, ("risk_reason",))
    require(dismiss_breach_gate(breach, str(values.get("risk_reason", ""))))
    return work.change(breach, **values, state=BreachState.NO_BREACH, closed_on=work.today)
