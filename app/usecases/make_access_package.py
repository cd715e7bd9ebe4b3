"""Answer a request with a copy: everything of the dossier, readable and machine-readable, as a package.

GDPR art. 15(3) and 20; rows A8, A9, D11, E15, L2, L5, L15, X1, X7. Everything goes in by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.documents.overview import render_overview
from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.document import Version
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.access_package import access_package_gate
from app.domain.gates.after_death import access_after_death_gate
from app.domain.gates.disclose import disclose_gate
from app.domain.gates.unchanged import unchanged_gate
from app.domain.organisation import Organisation
from app.domain.package import Package, PackageUse
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.packages.contents import PackageContents, PackageDocument, PackageFile
from app.packages.html_writer import PackageRecord
from app.packages.safe_names import safe_name
from app.usecases.current_policy import policy_on
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.usecases.dossier_json import dossier_json
from app.usecases.dossier_overview import dossier_overview
from app.usecases.kept_until import kept_until
from app.usecases.omissions import for_copy
from app.usecases.package_for import MadePackage, keep_package, make_package
from app.usecases.parts import Parts
from app.usecases.portable import portable_files, portable_json
from app.usecases.share_document import as_package_document
from app.usecases.transfer import log_transfer, transfer_facts
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def make_access_package(vault: Vault, parts: Parts, identity: str, target: Path, progress: Progress) -> MadePackage:
    """Write the copy that the request with this id asks for as a package to `target`.

    Access and a copy get everything. Portability gets the portability file and what the client provided: that copy may
    be meant for a new provider, who has no business with the coach's notes. Raises GateRefused where the client was not
    identified, the request is closed or of another kind, or the dossier changed while the package was written; then no
    file is left. What is left out with a written reason is named in the overview by kind and reason (L15).

    Where the client named an organisation it is for that organisation, and is logged as a disclosure (A8, E15).
    """
    progress.report(0, 1)
    reader = vault.reader()
    request = reader.get(Request, identity)
    require(access_package_gate(request))
    require(access_after_death_gate(reader.get(Client, request.client).died_on))
    dossier = dossier_contents(reader, request.client)
    today = legal_date(parts.clock.now())
    if request.recipient:
        require(disclose_gate(transfer_facts(reader, request, dossier, today)))
    contents = _package(_Copy(reader, parts, for_copy(dossier, request.id), request), parts)

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


def _package(copy: _Copy, parts: Parts) -> PackageContents:
    client = copy.dossier.client
    translator = parts.translator(client.language)
    whole = copy.request.kind is not RequestKind.PORTABILITY
    kind = "whole" if whole else "portable"
    return PackageContents(
        use=PackageUse.COPY,
        language=client.language,
        practice=copy.dossier.practice.trade_name,
        introduction=_introduction(copy, translator, kind),
        documents=tuple(copy.documents()) if whole else (),
        files=tuple(copy.everything() if whole else copy.portable()),
        created=legal_date(parts.clock.now()),
    )


def _introduction(copy: _Copy, translator: Translator, kind: str) -> str:
    """To the client; or to the organisation that the client named."""
    client, named = copy.dossier.client, copy.dossier.lookup(copy.request.recipient)
    if isinstance(named, Organisation):
        return translator.text("package.introduction.transfer", recipient=named.name, client=client.name)
    return translator.text(f"package.introduction.copy.{kind}", client=client.first_name or client.name)


@dataclass(frozen=True, slots=True)
class _Copy:
    """The parts of a copy, each made when it is asked for."""

    rows: Rows
    parts: Parts
    dossier: DossierContents
    request: Request

    def everything(self) -> Iterator[PackageFile]:
        """Overview, machine-readable copy, portability file, and every attachment, final PDFs among them."""
        translator = self.parts.translator(self.dossier.client.language)
        today = legal_date(self.parts.clock.now())
        kept = kept_until(self.rows, self.parts, self.dossier.client.id)
        policy = policy_on(self.rows, today)
        overview = dossier_overview(self.dossier, kept, policy, translator, today, self.request)
        names = [safe_name(translator.text(f"package.file.{each}")) for each in ("overview", "dossier", "portable")]
        attachments = _named(self.dossier.of(Attachment), names)
        files = {each.id: name for each, name in attachments}
        yield _file(names[0], "application/pdf", render_overview(overview, translator))
        yield _file(names[1], "application/json", dossier_json(self.dossier, kept, files, translator, today))
        yield _file(names[2], "application/json", portable_json(self.dossier, files, today))
        for attachment, name in attachments:
            yield self._attachment(attachment, name)

    def portable(self) -> Iterator[PackageFile]:
        """The portability file, and the files that the client provided."""
        translator = self.parts.translator(self.dossier.client.language)
        today = legal_date(self.parts.clock.now())
        own = safe_name(translator.text("package.file.portable"))
        attachments = _named(portable_files(self.dossier, today), [own])
        files = {each.id: name for each, name in attachments}
        yield _file(own, "application/json", portable_json(self.dossier, files, today))
        for attachment, name in attachments:
            yield self._attachment(attachment, name)

    def documents(self) -> Iterator[PackageDocument]:
        """Every version that was shared or made final, exactly as it was frozen. Drafts stand in the overview."""
        translator = self.parts.translator(self.dossier.client.language)
        for version in self.dossier.of(Version):
            if version.frozen:
                shown = as_package_document(FrozenVersion.read(version.frozen), version.id)
                state = translator.text(f"version_state.{version.state.value}")
                title = translator.text(
                    "package.document.version", title=shown.title, number=version.number, state=state
                )
                yield replace(shown, title=title)

    def _attachment(self, attachment: Attachment, name: str) -> PackageFile:
        return PackageFile(
            name, attachment.media_type, attachment.size, partial(self.rows.chunks, attachment.id), attachment.sha256
        )


def _named(attachments: tuple[Attachment, ...], taken: list[str]) -> list[tuple[Attachment, str]]:
    """The attachments with names that clash neither with each other nor with what is taken."""
    names = list(taken)
    for each in attachments:
        names.append(safe_name(each.name, names))
    return list(zip(attachments, names[len(taken) :], strict=True))


def _file(name: str, media_type: str, content: bytes) -> PackageFile:
    return PackageFile(name, media_type, len(content), lambda: iter((content,)))
