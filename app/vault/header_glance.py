"""Whether a header is whole, told from its plain hash alone: before anything that knows what a header means is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.vault.files import read_private
from app.vault.strict_json import NotStrict, canonical, parse
from app.vault.traces import HEADER

_LARGEST = 64 * 1024 + 1


def seems_whole(folder: Path) -> bool:
    """Whether `vault.json` is there and its plain hash fits. Raises as `read_private` does, but for a missing file."""
    try:
        document = parse(read_private(folder / HEADER, _LARGEST))
        stated = document.pop("sha256", None)
    except (FileNotFoundError, NotStrict):
        return False
    return stated == hashlib.sha256(canonical(document)).hexdigest()
