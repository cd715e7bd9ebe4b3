"""The files that go out, exactly as the client will have them, one at a time and from memory."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.prose_source import write_source
from app.domain.request import Request
from app.kernel.ids import Id
from app.usecases.access_copy import access_copy
from app.usecases.dossier_contents import dossier_contents
from app.usecases.parts import Parts
from app.usecases.redacted_copy import redacted_copy
from app.vault.vault import Vault

LARGEST = 100 * 2**20


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """The names of all that goes out, and one of them: a file as bytes, or a document of the page as its source."""

    names: tuple[str, ...]
    chosen: int
    data: bytes = b""
    source: str | None = None
    too_large: bool = False


def outgoing_file(vault: Vault, parts: Parts, identity: Id, chosen: int) -> OutgoingFile:
    """Make the copy, in any thread, and take one file of it. GateRefused as making the package is."""
    reader = vault.reader()
    request = reader.get(Request, identity)
    dossier = dossier_contents(reader, request.client)
    copy = access_copy(reader, parts, request, redacted_copy(reader, parts.translator, dossier, request.id))
    names = (*(each.name for each in copy.files), *(each.title for each in copy.documents))
    chosen = min(max(chosen, 0), len(names) - 1)
    if chosen >= len(copy.files):
        return OutgoingFile(names, chosen, source=write_source(copy.documents[chosen - len(copy.files)].blocks))
    file = copy.files[chosen]
    if file.size > LARGEST:
        return OutgoingFile(names, chosen, too_large=True)
    return OutgoingFile(names, chosen, b"".join(file.chunks()))
