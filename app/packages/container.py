"""The lines of a package that hold data: header, chunks and end. `docs/package-format.md` describes them.

What stands in the clear is here and nowhere else: format, id, salt, rounds and nonces, and at the end
checksums over what is in the file anyway, so that damage is told before a passphrase is asked.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from app.kernel.ids import Id, is_id
from app.packages.chunks import NONCE_LENGTH
from app.packages.errors import PackageDamaged, PackageNewer
from app.packages.json_fields import parse_object
from app.packages.keys import SALT_LENGTH

FORMAT = "secure-file"
VERSION = 1

HEADER_OPEN = b'<script type="application/json" id="package-header">'
CHUNK_OPEN = b'<script type="application/octet-stream" class="package-chunk">'
END_OPEN = b'<script type="application/json" id="package-end">'
CLOSE = b"</script>\n"
TAIL = b"</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class Header:
    """All that a package says in the clear; one nonce for each chunk."""

    package_id: Id
    salt: bytes
    rounds: int
    nonces: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class End:
    """SHA-256, hexadecimal: of the header's text, of each encrypted chunk, of every byte before the end."""

    header: str
    chunks: tuple[str, ...]
    file: str


def header_text(header: Header) -> bytes:
    """The header as it stands in the file."""
    return _json(
        {
            "format": FORMAT,
            "version": VERSION,
            "id": header.package_id,
            "salt": _base64(header.salt),
            "rounds": header.rounds,
            "nonces": [_base64(nonce) for nonce in header.nonces],
        }
    )


def parse_header(text: bytes) -> Header:
    """The header of a package. Raises PackageNewer for a later format, PackageDamaged for none."""
    value = parse_object(text)
    if value.text("format") != FORMAT:
        raise PackageDamaged
    if (version := value.number("version")) > VERSION:
        raise PackageNewer(version)
    header = Header(
        package_id=Id(value.text("id")),
        salt=_bytes(value.text("salt")),
        rounds=value.number("rounds"),
        nonces=tuple(_bytes(nonce) for nonce in value.values("nonces")),
    )
    whole = (
        version == VERSION
        and is_id(header.package_id)
        and len(header.salt) == SALT_LENGTH
        and len(header.nonces) > 0
        and all(len(nonce) == NONCE_LENGTH for nonce in header.nonces)
    )
    if not whole:
        raise PackageDamaged
    return header


def end_text(end: End) -> bytes:
    """The end as it stands in the file."""
    return _json({"header": end.header, "chunks": list(end.chunks), "file": end.file})


def parse_end(text: bytes) -> End:
    """The end of a package. Raises PackageDamaged where it is not written as `end_text` writes it."""
    value = parse_object(text)
    chunks = tuple(chunk for chunk in value.values("chunks") if isinstance(chunk, str))
    end = End(header=value.text("header"), chunks=chunks, file=value.text("file"))
    if end_text(end) != text:
        raise PackageDamaged
    return end


def _json(value: dict[str, object]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise PackageDamaged
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PackageDamaged from error
