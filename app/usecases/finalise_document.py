"""Make an approved version final: the PDF of exactly the approved bytes, kept in the vault with its hash."""

from __future__ import annotations

from hashlib import sha256

from app.documents.printed import render_report
from app.domain.attachment import Attachment
from app.domain.category import Source
from app.domain.document import Document, Version, VersionState
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.finalise import finalise_gate
from app.kernel.clock import legal_date
from app.kernel.ids import new_id
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.usecases.require_plan import require_plan
from app.usecases.require_unrestricted import require_unrestricted
from app.usecases.take_in_attachment import CHUNK
from app.usecases.waiting_answers import waiting_answers
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work


def finalise_document(vault: Vault, parts: Parts, identity: str) -> Version:
    """Make the version with this id final. Raises GateRefused where the client did not approve it, though the policy
    promises that the client sees this kind of document first.
    """
    reader = vault.reader()
    version = reader.get(Version, identity)
    require_finalisable(reader, version, parts)
    frozen = FrozenVersion.read(version.frozen)
    pdf = render_report(frozen, parts.translator(frozen.language), draft=False)

    def finalise_version(work: Work) -> Version:
        now = work.get(Version, version.id)
        require_finalisable(work, now, parts)
        attachment = _keep_pdf(work, now, pdf)
        for earlier in work.find(Version, document=now.document, state=VersionState.FINAL):
            work.change(earlier, state=VersionState.SUPERSEDED)
        return work.change(
            now, state=VersionState.FINAL, final_on=work.today, pdf=attachment.id, pdf_sha256=attachment.sha256
        )

    return vault.now(finalise_version)


def require_finalisable(rows: Rows, version: Version, parts: Parts) -> None:
    """Ask the gates, with the policy that holds today."""
    today = legal_date(parts.clock.now())
    document = rows.get(Document, version.document)
    require_unrestricted(rows, version.client, document.trajectory, today)
    require_plan(rows, document, today)
    policy = policy_on(rows, today)
    answers = waiting_answers(rows, version)
    require(finalise_gate(version.state, answers, client_first=policy.requires_client_approval(version.kind)))


def _keep_pdf(work: Work, version: Version, pdf: bytes) -> Attachment:
    """The final PDF as an attachment of the dossier, in the data category of its document."""
    identity = new_id()
    work.put_chunks(identity, 0, (pdf[start : start + CHUNK] for start in range(0, len(pdf), CHUNK)))
    document = work.get(Document, version.document)
    return work.add(
        Attachment(
            id=identity, **work.made_now(), client=version.client, trajectory=document.trajectory,
            name=f"{document.title}.pdf", category=version.item_category, origin=Source.COACH,
            media_type="application/pdf", size=len(pdf), sha256=sha256(pdf).hexdigest(),
        )
    )  # fmt: skip
