"""Looking for names in bytes, in every form in which they might have leaked."""

from __future__ import annotations

from base64 import b64encode


def found(names: tuple[str, ...], content: bytes) -> set[str]:
    """The names that stand in `content` as UTF-8, UTF-16 or base64, whatever their capitals where that can be."""
    lower = content.lower()
    return {
        name
        for name in names
        if any(form.lower() in lower for form in _plain(name)) or any(form in content for form in _base64(name))
    }


def _plain(name: str) -> list[bytes]:
    escaped = name.encode("ascii", "backslashreplace")
    return [name.encode(), name.encode("utf-16-le"), name.encode("utf-16-be"), escaped]


def _base64(name: str) -> list[bytes]:
    """The part of the base64 that is the same whatever stands before and behind, for each of three alignments."""
    forms = []
    for encoded in (name.encode(), name.encode("utf-16-le"), name.encode("utf-16-be")):
        for shift in range(3):
            whole = b64encode(bytes(shift) + encoded)
            start = -(-shift * 8 // 6)
            forms.append(whole[start : (shift + len(encoded)) * 8 // 6])
    return forms
