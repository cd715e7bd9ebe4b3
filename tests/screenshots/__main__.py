"""Takes the pictures: `python -m tests.screenshots [nl|en] [light|dark] [100|200] [NAME ...]`.

Of what is not said all are taken: both languages, both themes, at the screen's own scale and at twice that.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from app.host.settings import Theme
from app.kernel.translator import Language

ROOT = Path(__file__).resolve().parents[2]
GOAL = ROOT / "build" / "screenshots"
THEMES = (Theme.LIGHT, Theme.DARK)
SCALES = ("100", "200")


def main(wanted: list[str]) -> int:
    """Walk past every screen in each look, in processes of their own: Qt takes its scale once. 1 where any is wrong."""
    languages = [each for each in Language if each in wanted] or list(Language)
    themes = [each for each in THEMES if each in wanted] or list(THEMES)
    scales = [each for each in SCALES if each in wanted] or list(SCALES)
    names = [each for each in wanted if each not in {*Language, *THEMES, *SCALES}]
    GOAL.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for language, theme, scale in product(languages, themes, scales):
        look = [language.value, *([theme.value] if theme is Theme.DARK else []), "--scale", scale]
        walk = [sys.executable, "-m", "tests.screenshots.walk", *look, "--pictures", str(GOAL), *names]
        wrong |= subprocess.run(walk, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False).returncode
    print(f"the pictures lie in {GOAL}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
