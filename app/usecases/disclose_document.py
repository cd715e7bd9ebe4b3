"""Hand a final document to a recipient outside the practice: through the gate, as a package, and logged (row X3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel, Document, Version
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.disclose import disclose_gate, release_for
from app.domain.organisation import Organisation
from app.domain.package import Package, PackageUse
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.contents import PackageContents, PackageFile
from app.packages.html_writer import PackageRecord
from app.usecases.disclosure_facts import NOTHING_SAID, Terms, disclosure_facts
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.share_document import as_package_document
from app.usecases.statement_paper import statement_file
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def disclose_version(
    work: Work, identity: str, recipient: str, how: Channel, terms: Terms = NOTHING_SAID
) -> Disclosure:
    """Log that a version goes to a recipient, by another way than a package. Raises GateRefused with every reason."""
    version = work.get(Version, identity)
    organisation = work.get(Organisation, recipient)
    facts = disclosure_facts(work, version, organisation, work.today, terms)
    require(disclose_gate(facts))
    by_consent = terms.ground in (None, DisclosureGround.CONSENT)
    consent = release_for(facts) if by_consent else None
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
        request=facts.request.id if facts.request else "",
        told_to=terms.told_to,
        ground=terms.ground or (DisclosureGround.CONSENT if consent else None),
        ground_reason=terms.ground_reason,
        decided_by=terms.decided_by,
        capacity=organisation.kind,
        secrecy=facts.secrecy,
    )


def disclose_document(
    vault: Vault,
    parts: Parts,
    identity: str,
    recipient: str,
    target: Path,
    progress: Progress,
    terms: Terms = NOTHING_SAID,
) -> MadePackage:
    """Write a final version for a recipient as a package to `target`, and log the disclosure. Where the client put a
    statement beside it, that goes along.

    The gate is asked before any work, and again in the transaction that logs. Refused, nothing is written.
    """
    terms = replace(terms, with_statement=True)
    reader = vault.reader()
    version = reader.get(Version, identity)
    organisation = reader.get(Organisation, recipient)
    today = legal_date(parts.clock.now())
    require(disclose_gate(disclosure_facts(reader, version, organisation, today, terms)))
    frozen = FrozenVersion.read(version.frozen)
    contents = PackageContents(
        use=PackageUse.FINAL,
        language=frozen.language,
        practice=frozen.practice.trade_name,
        introduction=parts.translator(frozen.language).text("package.introduction.final", recipient=organisation.name),
        documents=(as_package_document(frozen, version.id),),
        files=tuple(_files(reader, parts, version, frozen)),
        created=today,
    )

    def disclose_package(work: Work, record: PackageRecord, passphrase: str) -> Package:
        disclose_version(work, version.id, organisation.id, Channel.PACKAGE, terms)
        return keep_package(work, record, passphrase, contents, client=version.client, version=version.id)

    return make_package(vault, contents, target, progress, disclose_package)


def _files(rows: Rows, parts: Parts, version: Version, frozen: FrozenVersion) -> Iterator[PackageFile]:
    """The final PDF, and the client's statement where there is one."""
    pdf = rows.get(Attachment, version.pdf)
    yield PackageFile(pdf.name, pdf.media_type, pdf.size, lambda: rows.chunks(pdf.id), pdf.sha256)
    paper = statement_file(rows, version, parts.translator(frozen.language))
    if paper is not None:
        yield paper
