"""Whether a header is whole and for this program, told from its plain hash and the version that it asks for: before
anything that knows what else a header means is read.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from app import __version__
from app.vault.files import read_private
from app.vault.strict_json import NotStrict, canonical, parse
from app.vault.traces import FORMAT, HEADER, version_parts

_LARGEST = 64 * 1024 + 1


def seems_fit(folder: Path) -> bool:
    """Whether `vault.json` is there, its plain hash fits, and this program is new enough for it. Raises as
    `read_private` does, but for a missing file.
    """
    try:
        document = parse(read_private(folder / HEADER, _LARGEST))
    except (FileNotFoundError, NotStrict):
        return False
    stated = document.pop("sha256", None)
    newest, needed = document.get("format"), version_parts(str(document.get("program")))
    known = isinstance(newest, int) and newest <= FORMAT and needed <= version_parts(__version__)
    return known and stated == hashlib.sha256(canonical(document)).hexdigest()
