"""Answer a request with a copy: everything of the dossier, readable and machine-readable, as a package.

GDPR art. 15(3) and 20; rows A8, A9, D11, E15, L2, L5, L15, X1, X7. Everything goes in by default.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.access_package import access_package_gate
from app.domain.gates.after_death import access_after_death_gate
from app.domain.gates.disclose import disclose_gate
from app.domain.gates.left_over import left_over_gate
from app.domain.gates.unchanged import unchanged_gate
from app.domain.package import Package
from app.domain.request import Request
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.html_writer import PackageRecord
from app.usecases.access_copy import access_copy
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.usecases.left_over import left_over
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.redacted_copy import CopyContents, redacted_copy
from app.usecases.transfer import log_transfer, transfer_facts
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def make_access_package(
    vault: Vault, parts: Parts, identity: str, target: Path, progress: Progress, *, left_over_seen: bool = False
) -> MadePackage:
    """Write the copy that the request with this id asks for as a package to `target`.

    Access and a copy get everything. Portability gets the portability file and what the client provided: that copy may
    be meant for a new provider, who has no business with the coach's notes. Raises GateRefused where the client was not
    identified, the request is closed or of another kind, or the dossier changed while the package was written; then no
    file is left. What is left out or covered with a written reason
    is named in letter and overview by kind and reason (L15).

    Where covered words still stand elsewhere in it, it is refused with every place, unless the coach has seen them.

    Where the client named an organisation it is for that organisation, and is logged as a disclosure (A8, E15).
    """
    reader = vault.reader()
    request = reader.get(Request, identity)
    dossier, copy = require_copy(reader, parts, request, progress, left_over_seen=left_over_seen)
    contents = access_copy(reader, parts, request, copy)

    def make_copy(work: Work, record: PackageRecord, passphrase: str) -> Package:
        now = work.get(Request, request.id)
        require(access_package_gate(now))
        require(access_after_death_gate(work.get(Client, now.client).died_on))
        again = dossier_contents(work, request.client)
        require(unchanged_gate(dossier, again, "gate.access_package.changed_meanwhile"))
        if now.recipient:
            log_transfer(work, now, dossier, parts.translator(dossier.client.language))
        return keep_package(work, record, passphrase, contents, client=now.client, request=now.id)

    return make_package(vault, contents, target, progress, make_copy)


def require_copy(
    rows: Rows, parts: Parts, request: Request, progress: Progress, *, left_over_seen: bool
) -> tuple[DossierContents, CopyContents]:
    """The dossier, and what goes out of it. GateRefused with the reasons why the copy may not be made."""
    progress.report(0, 1)
    require(access_package_gate(request))
    require(access_after_death_gate(rows.get(Client, request.client).died_on))
    dossier = dossier_contents(rows, request.client)
    today = legal_date(parts.clock.now())
    if request.recipient:
        require(disclose_gate(transfer_facts(rows, request, dossier, today)))
    copy = redacted_copy(rows, parts.translator, dossier, request.id)
    found = () if left_over_seen else left_over(rows, copy)
    require(left_over_gate(((each.words, each.what) for each in found), seen=left_over_seen))
    return dossier, copy
