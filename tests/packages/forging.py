"""Taking a package's lines apart and putting others together, with checksums that are right again."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.packages.container import CHUNK_OPEN, CLOSE, END_OPEN, HEADER_OPEN, TAIL, End, end_text


@dataclass(slots=True)
class Lines:
    """A package in parts: what stands before the data, the header's text, the encrypted chunks."""

    shell: bytes
    header: bytes
    chunks: list[bytes]


def apart(package: Path) -> Lines:
    """The parts of a package."""
    shell, data = package.read_bytes().split(HEADER_OPEN)
    header, *lines = data.split(CLOSE)
    chunks = [b64decode(line.removeprefix(CHUNK_OPEN)) for line in lines if line.startswith(CHUNK_OPEN)]
    return Lines(shell, header, chunks)


def together(lines: Lines, package: Path) -> Path:
    """A package of these parts, whole as far as its checksums go."""
    body = lines.shell + HEADER_OPEN + lines.header + CLOSE
    for chunk in lines.chunks:
        body += CHUNK_OPEN + b64encode(chunk) + CLOSE
    checksums = tuple(sha256(chunk).hexdigest() for chunk in lines.chunks)
    end = End(sha256(lines.header).hexdigest(), checksums, sha256(body).hexdigest())
    package.write_bytes(body + END_OPEN + end_text(end) + CLOSE + TAIL)
    return package
