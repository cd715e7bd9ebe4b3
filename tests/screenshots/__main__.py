"""Takes the pictures. Names given on the command line take only those; `nl` or `light` restrict language and theme."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.host.folders import folders_under
from app.host.settings import Theme
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from tests.screenshots.cut_off import cut_off, doubled_keys
from tests.screenshots.screen import Screen, all_screens
from tests.screenshots.stage import Stage
from tests.screenshots.vault import SHOWN_CLOCK, make_vault
from tests.vault.fast_keys import FAST, FAST_COST

GOAL = Path(__file__).resolve().parents[2] / "build" / "screenshots"
THEMES = (Theme.LIGHT, Theme.DARK)


def main(wanted: list[str]) -> int:
    """Take the pictures; 1 where one could not be taken."""
    application = QApplication.instance() or QApplication(["coachkluis"])
    assert isinstance(application, QApplication)
    parts = Parts(SHOWN_CLOCK, resources(), Effort(FAST, FAST_COST))
    languages = [each for each in Language if each in wanted] or list(Language)
    themes = [each for each in THEMES if each in wanted] or list(THEMES)
    names = [each for each in wanted if each not in {*Language, *THEMES}]
    screens = [each for each in all_screens() if not names or any(each.name.startswith(name) for name in names)]
    GOAL.mkdir(parents=True, exist_ok=True)
    failed = 0
    with TemporaryDirectory() as folder:
        filled = Path(folder) / "filled"
        passphrase = make_vault(parts, filled)
        for screen in screens:
            for language in languages:
                for theme in themes:
                    failed += not _take(application, parts, filled, passphrase, screen, language, theme)
    print(f"{len(screens) * len(languages) * len(themes) - failed} pictures in {GOAL}")
    return 1 if failed else 0


def _take(
    application: QApplication,
    parts: Parts,
    filled: Path,
    passphrase: Passphrase,
    screen: Screen,
    language: Language,
    theme: Theme,
) -> bool:
    root = filled.parent / "one"
    shutil.rmtree(root, ignore_errors=True)
    folders = folders_under(root)
    if not screen.empty:
        shutil.copytree(filled, folders.vault)
    stage = Stage(application, parts, folders, language, theme, folders.vault, passphrase)
    try:
        screen.set_up(stage)
        stage.settle()
        for each in (*cut_off(stage.window), *(f"twice {key}" for key in doubled_keys(stage.window))):
            print(f"{screen.name}-{language}-{theme}: {each}", file=sys.stderr)
        stage.picture().save(str(GOAL / f"{screen.name}-{language}-{theme}.png"))
    except Exception as error:  # noqa: BLE001 - the other pictures are still wanted
        print(f"{screen.name}-{language}-{theme}: {type(error).__name__} {error}", file=sys.stderr)
        return False
    finally:
        stage.close()
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
