"""Ask whether what lies in a dossier may be used now, or is only kept (row L4)."""

from __future__ import annotations

from datetime import date

from app.domain.consent import Consent
from app.domain.gate import Verdict, require
from app.domain.gates.use_restricted import UseFacts, use_gate
from app.domain.restriction import Restriction
from app.kernel.ids import Id
from app.vault.rows import Rows


def may_be_used(rows: Rows, client: Id, trajectory: Id, today: date) -> Verdict:
    """What the gate answers of a trajectory in a client's dossier."""
    restrictions = rows.find(Restriction, client=client)
    consents = rows.find(Consent, client=client) if restrictions else ()
    return use_gate(UseFacts(trajectory, restrictions, consents, today))


def require_unrestricted(rows: Rows, client: Id, trajectory: Id, today: date) -> None:
    """GateRefused where its use is restricted, and the client has not consented to it since."""
    require(may_be_used(rows, client, trajectory, today))
