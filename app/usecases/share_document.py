"""Share a draft with the client: its version is frozen, and goes out as a package in one file (rows D10, X1)."""

from __future__ import annotations

from pathlib import Path

from app.documents.printed import render_report
from app.domain.client import Client
from app.domain.document import Document, Version, VersionState
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.after_death import mail_gate
from app.domain.gates.share import share_gate
from app.domain.gates.unchanged import unchanged_gate
from app.domain.guidance import guidance_left
from app.domain.package import Package, PackageUse
from app.domain.prose_source import read_source
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.contents import PackageContents, PackageDocument, PackageFile
from app.packages.html_writer import PackageRecord
from app.usecases.document_fields import field_reasons
from app.usecases.freeze_version import frozen_version
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.require_plan import require_plan
from app.usecases.require_unrestricted import require_unrestricted
from app.usecases.templates import every_template
from app.usecases.waiting_answers import waiting_answers
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def share_document(vault: Vault, parts: Parts, identity: str, target: Path, progress: Progress) -> MadePackage:
    """Freeze the draft with this id and write it as a package to `target`.

    What is frozen, shown in the package and hashed are the same bytes; the fields of the text are filled in for
    good. Raises GateRefused where it is no draft or
    empty, where a template's guidance still stands in it, or where it changed while the package was being written;
    then no file is left.
    """
    reader = vault.reader()
    version = reader.get(Version, identity)
    require_shareable(reader, version, parts)
    document = reader.get(Document, version.document)
    translator = parts.translator(document.language)
    frozen = frozen_version(reader, version, translator, legal_date(parts.clock.now()))
    pdf = render_report(frozen, translator, draft=True)
    recipient = reader.get(Client, version.client)
    contents = PackageContents(
        use=PackageUse.REVIEW,
        language=recipient.language,
        practice=frozen.practice.trade_name,
        introduction=parts.translator(recipient.language).text("package.introduction.review", client=recipient.name),
        documents=(as_package_document(frozen, version.id),),
        files=(PackageFile(f"{document.title}.pdf", "application/pdf", len(pdf), lambda: iter((pdf,))),),
        created=frozen.frozen_on,
    )

    def share_version(work: Work, record: PackageRecord, passphrase: str) -> Package:
        now = work.get(Version, version.id)
        require_shareable(work, now, parts)
        again = frozen_version(work, now, translator, frozen.frozen_on)
        require(unchanged_gate(frozen, again, "gate.share.changed_meanwhile"))
        work.change(
            now, state=VersionState.SHARED, shared_on=frozen.frozen_on, source=frozen.source,
            frozen=frozen.canonical_bytes(), content_sha256=frozen.content_sha256(),
        )  # fmt: skip
        return keep_package(work, record, passphrase, contents, client=now.client, version=now.id)

    return make_package(vault, contents, target, progress, share_version)


def require_shareable(rows: Rows, version: Version, parts: Parts) -> None:
    """Ask the gates: it is a finished draft, the client lives, use of the dossier is not restricted, and the client
    agrees to have a plan where it is one.
    """
    require(mail_gate(rows.get(Client, version.client).died_on))
    document, today = rows.get(Document, version.document), legal_date(parts.clock.now())
    require_unrestricted(rows, version.client, document.trajectory, today)
    require_plan(rows, document, today)
    guidance = guidance_left(version.source, every_template(parts.resources))
    fields = field_reasons(rows, document, version.source, parts.translator(document.language), today)
    earlier = (each for each in rows.find(Version, document=document.id) if each.number < version.number)
    answers = tuple(answer for each in earlier for answer in waiting_answers(rows, each))
    require(share_gate(version.state, version.source, guidance, fields, answers))


def as_package_document(frozen: FrozenVersion, version: str) -> PackageDocument:
    """A frozen version as the package shows it: its text, and the three lines of a report below it."""
    return PackageDocument(
        title=frozen.title,
        language=frozen.language,
        blocks=read_source(frozen.source),
        version_id=version,
        content_sha256=frozen.content_sha256(),
    )
