"""Goes past every screen in one language, on the smallest screen there is, and tells what is cut off:
`python -m tests.screenshots.walk nl [dark] [--pictures FOLDER] [NAME ...]`. A name stands for all that begin so. With a
folder it leaves a picture of each screen there, small and at its usual size, and sheets of six to look at.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.host.folders import folders_under
from app.host.settings import Theme
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.ui.shell.window import SMALLEST
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from tests.screenshots.access import unnamed, unreached
from tests.screenshots.cut_off import cut_off, doubled_keys
from tests.screenshots.screen import Screen, all_screens
from tests.screenshots.sheets import make_sheets
from tests.screenshots.stage import Stage
from tests.screenshots.vault import SHOWN_CLOCK, make_vault
from tests.vault.fast_keys import FAST, FAST_COST

_USUAL = QSize(1240, 800)


def main(language: Language, theme: Theme, names: list[str], pictures: Path | None) -> int:
    """Print a line for everything that is found; 1 where there was anything."""
    wrong = 0
    with TemporaryDirectory() as folder:
        _small_screen(Path(folder))
        application = QApplication(["coachkluis"])
        parts = Parts(SHOWN_CLOCK, resources(), Effort(FAST, FAST_COST))
        filled = Path(folder) / "filled"
        passphrase = make_vault(parts, filled)
        screens = [each for each in all_screens() if not names or each.name.startswith(tuple(names))]
        tour = _Tour(application, parts, language, theme, filled, passphrase)
        for line in _found(tour, screens, pictures):
            print(line, flush=True)
            wrong = 1
    if pictures is not None:
        make_sheets(pictures, f"{language}-{theme}")
    print(f"{len(screens)} screens in {language}")
    return wrong


def _found(tour: _Tour, screens: list[Screen], pictures: Path | None) -> Iterator[str]:
    for screen in screens:
        stage = tour.stage_for(screen)
        stage.window.resize(SMALLEST)
        try:
            screen.set_up(stage)
        except Exception as error:  # noqa: BLE001 - the other screens are still wanted
            yield f"{screen.name}: {type(error).__name__} {error}"
            tour.end()
            continue
        for size in (SMALLEST, _USUAL):
            stage.window.resize(size)
            stage.settle()
            at = f"{screen.name} at {size.width()} x {size.height()}"
            yield from (f"{at}: {each}" for each in cut_off(stage.window))
            if pictures is not None:
                tour.picture(pictures, f"{screen.name}-{size.width()}")
        yield from (f"{screen.name}: twice {each}" for each in doubled_keys(stage.window))
        yield from (f"{screen.name}: {each}" for each in (*unnamed(stage.window), *unreached(stage.window)))
        stage.begin_anew()
    tour.end()


class _Tour:
    """The window that goes past the screens: the same one for as long as its vault is as it was at first."""

    def __init__(
        self,
        application: QApplication,
        parts: Parts,
        language: Language,
        theme: Theme,
        filled: Path,
        passphrase: Passphrase,
    ) -> None:
        self._application, self._parts, self._language, self._theme = application, parts, language, theme
        self._filled, self._passphrase = filled, passphrase
        self._stage: Stage | None = None
        self._changed = False

    def stage_for(self, screen: Screen) -> Stage:
        """Where a screen is set up."""
        if self._stage is None or self._changed or screen.empty or screen.locked:
            self.end()
            self._stage = self._begin(screen)
            self._changed = screen.empty or screen.locked
            self._stage.context.changed.connect(self._note)
        return self._stage

    def end(self) -> None:
        """Take the window down."""
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    def picture(self, folder: Path, name: str) -> None:
        """Leave a picture of what is seen now."""
        if self._stage is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._stage.picture().save(str(folder / f"{name}-{self._language}-{self._theme}.png"))

    def _note(self, _: object) -> None:
        self._changed = True

    def _begin(self, screen: Screen) -> Stage:
        root = self._filled.parent / "one"
        shutil.rmtree(root, ignore_errors=True)
        folders = folders_under(root)
        if not screen.empty:
            shutil.copytree(self._filled, folders.vault)
        return Stage(
            self._application, self._parts, folders, self._language, self._theme, folders.vault, self._passphrase
        )


def _small_screen(folder: Path) -> None:
    """Let the platform without a display have a screen of the smallest size: dialogs take theirs from it."""
    screen = {"name": "small", "x": 0, "y": 0, "width": SMALLEST.width(), "height": SMALLEST.height()}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = folder / "screens.json"
    described.write_text(json.dumps({"screens": [screen]}), encoding="ascii")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"


def _asked(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots.walk")
    parser.add_argument("language", type=Language)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_intermixed_args(given)
    dark = Theme.DARK.value in asked.names
    names = [each for each in asked.names if each != Theme.DARK.value]
    return main(asked.language, Theme.DARK if dark else Theme.LIGHT, names, asked.pictures)


if __name__ == "__main__":
    raise SystemExit(_asked(sys.argv[1:]))
