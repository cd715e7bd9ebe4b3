"""A search for names in bytes, however they are wrapped: as text, in base64, in compressed streams and archives."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_ZIPPED = re.compile(rb"PK\x03\x04(?=.{22}(..)(..))", re.DOTALL)
_GZIP = re.compile(rb"\x1f\x8b\x08")
_LOCAL_HEADER = 30
_DEEPEST = 3
"""A stream within a stream within a stream."""


def found_in(data: bytes, names: Iterable[str]) -> set[str]:
    """Which of the names stand in bytes: in UTF-8, UTF-16 or Latin-1, as written, in small letters or capitals; as they
    are, in base64, or in what can be decompressed.
    """
    forms = {name: _forms(name) for name in names}
    return {
        name
        for layer in _layers(data, _DEEPEST)
        for name, wanted in forms.items()
        if any(each in layer for each in wanted)
    }


def found_under(root: Path, names: Iterable[str], without: Path | None = None) -> dict[str, set[str]]:
    """The files and folders under `root` in which, or in whose own name, any of the names stands."""
    wanted, found = tuple(names), dict[str, set[str]]()
    for each in sorted(root.rglob("*")):
        if without is not None and (each == without or without in each.parents):
            continue
        here = found_in(each.name.encode("utf-8", "surrogateescape"), wanted)
        if each.is_symlink():
            here |= found_in(bytes(each.readlink()), wanted)
        elif each.is_file():
            here |= found_in(each.read_bytes(), wanted)
        if here:
            found[str(each.relative_to(root))] = here
    return found


def _forms(name: str) -> set[bytes]:
    texts = {form for each in (name, name.lower(), name.upper(), name.casefold()) for form in (each,)}
    plain = {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")}
    return plain | {form for each in plain for form in _in_base64(each)}


def _in_base64(data: bytes) -> Iterator[bytes]:
    """The letters that stay the same whatever stands before and after, for each of the three places to begin."""
    for before in range(3):
        letters = b64encode(bytes(before) + data).rstrip(b"=")
        certain = letters[(0, 2, 3)[before] : len(letters) - (1 if (before + len(data)) % 3 else 0)]
        yield certain
        yield certain.replace(b"+", b"-").replace(b"/", b"_")


def _layers(data: bytes, depth: int) -> Iterator[bytes]:
    yield data
    if depth:
        for inner in _streams(data):
            yield from _layers(inner, depth - 1)


def _streams(data: bytes) -> Iterator[bytes]:
    starts = [(found.start(), zlib.MAX_WBITS) for found in _ZLIB.finditer(data)]
    starts += [(found.start(), zlib.MAX_WBITS | 16) for found in _GZIP.finditer(data)]
    for found in _ZIPPED.finditer(data):
        name, extra = (int.from_bytes(each, "little") for each in found.groups())
        starts.append((found.start() + _LOCAL_HEADER + name + extra, -zlib.MAX_WBITS))
    for start, window in starts:
        stream = zlib.decompressobj(window)
        try:
            out = stream.decompress(data[start:], 64 * 2**20)
        except zlib.error:
            continue
        if out:
            yield out
