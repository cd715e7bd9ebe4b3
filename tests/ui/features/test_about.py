"""What Coachkluis is made with is named with its licence."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.ui.features.dossier_hands import DossierHands

ROOT = Path(__file__).resolve().parents[3]
CALLED = {
    "PySide6-Essentials": "PySide6", "PySide6_Pdf": "PDFium", "fontpkg-fira-sans": "Fira Sans", "av": "FFmpeg",
    "fontpkg-ibm-plex-mono": "IBM Plex Mono", "pymupdf-fonts": "FiraGO",
}  # fmt: skip
"""What a library is called by whoever made what is in it, where that is not its own name."""


def test_every_library_is_named_with_its_licence(hands: DossierHands) -> None:
    hands.go("about")
    told = " ".join(each.text() for each in hands.window.findChildren(QLabel) if each.isVisible()).lower()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = [re.split(r"[;<>=\[ ]", each)[0] for each in declared]
    assert [each for each in names if CALLED.get(each, each).lower() not in told] == []
