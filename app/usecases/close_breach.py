"""Close a breach once everything that law and promise ask is done (GDPR art. 33(5); rows B8, L10)."""

from __future__ import annotations

from app.domain.breach import Breach, BreachState
from app.domain.gate import require
from app.domain.gates.close_breach import close_breach_gate
from app.usecases.breach_facts import breach_facts
from app.vault.work import Work


def close_breach(work: Work, identity: str) -> Breach:
    """Close it; it stays in the register. Raises GateRefused with all that is still to be done."""
    breach = work.get(Breach, identity)
    require(close_breach_gate(breach_facts(work, breach)))
    return work.change(breach, state=BreachState.CLOSED, closed_on=work.today)
