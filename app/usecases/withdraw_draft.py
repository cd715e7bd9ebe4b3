"""Take back a draft that was shared, or a question for consent: an answer to it counts no more, and says why."""

from __future__ import annotations

from app.domain.document import Version, VersionState
from app.domain.gate import require
from app.domain.gates.withdraw_draft import call_back_gate, withdraw_draft_gate
from app.domain.package import Package, PackageUse
from app.vault.work import Work


def withdraw_draft(work: Work, identity: str, why: str) -> Version:
    """Withdraw the version with this id, and call back the packages in which it went to the client.

    GateRefused where it does not lie with the client, or no reason is given.
    """
    version = work.get(Version, identity)
    require(withdraw_draft_gate(version.state, why))
    for each in work.find(Package, version=version.id, use=PackageUse.REVIEW, called_back_on=None):
        work.change(each, called_back_on=work.today, called_back_why=why.strip())
    return work.change(version, state=VersionState.WITHDRAWN)


def call_back(work: Work, package: str, why: str) -> Package:
    """Call back a question for consent. GateRefused where it asks none, was called back, or no reason is given."""
    found = work.get(Package, package)
    require(call_back_gate(found, why))
    return work.change(found, called_back_on=work.today, called_back_why=why.strip())
