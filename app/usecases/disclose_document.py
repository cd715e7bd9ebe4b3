"""Hand a final document to a recipient outside the practice: through the gate, as a package, and logged (row X3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Channel, Document, Version
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.disclose import DisclosureFacts, disclose_gate, release_for
from app.domain.organisation import Organisation
from app.domain.package import Package, PackageUse
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.contents import PackageContents, PackageFile
from app.packages.html_writer import PackageRecord
from app.usecases.current_policy import policy_on
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.share_document import as_package_document
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def disclosure_facts(rows: Rows, version: Version, recipient: Organisation, today: date) -> DisclosureFacts:
    """What the gate looks at, from the dossier and the policy of today."""
    policy = policy_on(rows, today)
    return DisclosureFacts(
        version=version,
        trajectory=rows.get(Document, version.document).trajectory,
        recipient=recipient,
        consents=rows.find(Consent, client=version.client),
        client_first=policy.requires_client_approval(version.kind),
        consent_needed=policy.consent_for_disclosure,
        today=today,
    )


def disclose_version(work: Work, identity: str, recipient: str, how: Channel) -> Disclosure:
    """Log that a version goes to a recipient, by another way than a package. Raises GateRefused with every reason."""
    version = work.get(Version, identity)
    organisation = work.get(Organisation, recipient)
    facts = disclosure_facts(work, version, organisation, work.today)
    require(disclose_gate(facts))
    consent = release_for(facts)
    return work.new(
        Disclosure,
        client=version.client,
        recipient=organisation.id,
        version=version.id,
        what=work.get(Document, version.document).title,
        consent=consent.id if consent else "",
        disclosed_on=work.today,
        how=how,
        content_sha256=version.content_sha256,
        pdf_sha256=version.pdf_sha256,
    )


def disclose_document(
    vault: Vault, parts: Parts, identity: str, recipient: str, target: Path, progress: Progress
) -> MadePackage:
    """Write a final version for a recipient as a package to `target`, and log the disclosure.

    The gate is asked before any work, and again in the transaction that logs. Refused, nothing is written.
    """
    reader = vault.reader()
    version = reader.get(Version, identity)
    organisation = reader.get(Organisation, recipient)
    today = legal_date(parts.clock.now())
    require(disclose_gate(disclosure_facts(reader, version, organisation, today)))
    frozen = FrozenVersion.read(version.frozen)
    pdf = reader.get(Attachment, version.pdf)
    contents = PackageContents(
        use=PackageUse.FINAL,
        language=frozen.language,
        practice=frozen.practice.trade_name,
        introduction=parts.translator(frozen.language).text("package.introduction.final", recipient=organisation.name),
        documents=(as_package_document(frozen, version.id),),
        files=(PackageFile(pdf.name, pdf.media_type, pdf.size, lambda: reader.chunks(pdf.id), pdf.sha256),),
        created=today,
    )

    def disclose_package(work: Work, record: PackageRecord, passphrase: str) -> Package:
        disclose_version(work, version.id, organisation.id, Channel.PACKAGE)
        return keep_package(work, record, passphrase, contents, client=version.client, version=version.id)

    return make_package(vault, contents, target, progress, disclose_package)
