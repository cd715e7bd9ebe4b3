"""Write a version as PDF: of a final one exactly the bytes that are kept, of any other one that says it is a draft."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from app.documents.printed import render_report
from app.domain.document import Document, Version, VersionState
from app.domain.frozen import FrozenVersion
from app.domain.prose_source import plain_text, read_source
from app.kernel.clock import legal_date
from app.packages.new_file import new_file
from app.usecases.freeze_version import frozen_version
from app.usecases.parts import Parts
from app.vault.rows import Rows
from app.vault.vault import Vault


def version_pdf(vault: Vault, parts: Parts, identity: str) -> bytes:
    """The PDF of a version."""
    reader = vault.reader()
    version = reader.get(Version, identity)
    if version.state is VersionState.FINAL:
        return b"".join(reader.chunks(version.pdf))
    frozen = _as_it_goes_out(reader, parts, version)
    return render_report(frozen, parts.translator(frozen.language), draft=True)


def not_printed(rows: Rows, parts: Parts, version: Version) -> tuple[str, ...]:
    """Characters of a version that no typeface has, each once: an empty box stands in their place in its PDF. Whoever
    shares or prints it hears which, of the names that are filled in as well.
    """
    from app.documents.fonts import missing_characters  # with what it takes to draw pages: only when one is drawn

    out = _as_it_goes_out(rows, parts, version)
    practice = (out.practice.trade_name, out.practice.legal_name, *out.practice.address)
    named = (out.title, out.client, out.trajectory, out.principal, out.author, *practice)
    return missing_characters("\n".join((*named, plain_text(read_source(out.source)))))


def _as_it_goes_out(rows: Rows, parts: Parts, version: Version) -> FrozenVersion:
    if version.frozen:
        return FrozenVersion.read(version.frozen)
    translator = parts.translator(rows.get(Document, version.document).language)
    return frozen_version(rows, version, translator, legal_date(parts.clock.now()))


def print_document(vault: Vault, parts: Parts, identity: str, target: Path, passphrase: str = "") -> str:
    """Write the PDF of a version to a new file, for its owner alone; returns its SHA-256 in hexadecimal. With a
    passphrase it opens with that only (AES-256, revision 6), and its bytes are others every time.
    """
    from app.documents.encryption import encrypt_pdf  # with what it takes to draw pages: only when one is drawn

    pdf = version_pdf(vault, parts, identity)
    if passphrase:
        pdf = encrypt_pdf(pdf, passphrase)
    with new_file(target) as file:
        file.write(pdf)
    return sha256(pdf).hexdigest()
