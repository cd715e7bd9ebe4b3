"""Where the files that come with the program lie: beside `app` in a checkout, inside the bundle when packaged."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The folder with locale, texts, starting policies and statutory figures."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if isinstance(bundle, str) else Path(__file__).resolve().parents[2]
    return root / "resources"
