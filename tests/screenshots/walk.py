"""Goes past every screen in one language, on the smallest screen there is, and tells what is cut off:
`python -m tests.screenshots.walk nl [dark] [--scale 200] [--points 14] [--longer] [--pictures FOLDER] [NAME ...]`.
A name stands for all that begin so. With a folder it leaves a picture of each screen there, small and at its usual
size, and sheets of six to look at. `--scale` is the screen's own, in per cent, `--points` the size of plain text,
`--longer` draws out every word by 40 %.
"""

from __future__ import annotations

import argparse
import dataclasses
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
from app.ui import run
from app.ui.let_go import let_go
from app.ui.shell.window import SMALLEST
from app.ui.theme.fonts import SIZES, plain_points
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from tests.screenshots.access import climbing, unnamed, unreached
from tests.screenshots.contrast import too_faint
from tests.screenshots.cut_off import cut_off, doubled_keys
from tests.screenshots.focus import unseen
from tests.screenshots.longer import with_longer_texts
from tests.screenshots.screen import Screen, all_screens
from tests.screenshots.sheets import make_sheets
from tests.screenshots.stage import Stage
from tests.screenshots.vault import SHOWN_CLOCK, make_vault
from tests.vault.fast_keys import FAST, FAST_COST

_USUAL = QSize(1240, 800)


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How the screens are to be shown: `scale` in per cent, the size of the system's type in points."""

    language: Language
    theme: Theme = Theme.LIGHT
    scale: int = 100
    points: float = float(SIZES["plain"])
    longer: bool = False

    @property
    def name(self) -> str:
        """How the pictures end."""
        points = "" if self.points == SIZES["plain"] else f"-{self.points:g}pt"
        scale = "" if self.scale == 100 else f"-{self.scale}"
        return f"{self.language}-{self.theme}{scale}{points}{'-longer' if self.longer else ''}"


def main(look: Look, names: list[str], pictures: Path | None) -> int:
    """Print a line for everything that is found; 1 where there was anything."""
    wrong = 0
    with TemporaryDirectory() as folder:
        _small_screen(Path(folder), look.scale)
        setattr(run, "system_points", lambda: plain_points(look.points, SIZES["plain"], SIZES["plain"]))  # noqa: B010 - as a system
        application = QApplication(["coachkluis"])
        filled = Path(folder) / "filled"
        parts = Parts(SHOWN_CLOCK, resources(), Effort(FAST, FAST_COST))
        passphrase = make_vault(parts, filled)
        if look.longer:
            parts = dataclasses.replace(parts, resources=with_longer_texts(parts.resources, Path(folder)))
        screens = [each for each in all_screens() if not names or each.name.startswith(tuple(names))]
        tour = _Tour(application, parts, look, filled, passphrase)
        for line in _found(tour, screens, pictures):
            print(line, flush=True)
            wrong = 1
        let_go(application)
    if pictures is not None:
        make_sheets(pictures, look.name)
    print(f"{len(screens)} screens in {look.name}")
    return wrong


def _found(tour: _Tour, screens: list[Screen], pictures: Path | None) -> Iterator[str]:
    focused: set[str] = set()
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
        looks = (unnamed, unreached, climbing, too_faint)
        yield from (f"{screen.name}: {each}" for look in looks for each in look(stage.window))
        yield from (f"{screen.name}: {each}" for each in unseen(stage.window, focused))
        stage.begin_anew()
    tour.end()


class _Tour:
    """The window that goes past the screens: the same one for as long as its vault is as it was at first."""

    def __init__(
        self,
        application: QApplication,
        parts: Parts,
        look: Look,
        filled: Path,
        passphrase: Passphrase,
    ) -> None:
        self._application, self._parts, self._look = application, parts, look
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
            self._stage.picture().save(str(folder / f"{name}-{self._look.name}.png"))

    def _note(self, _: object) -> None:
        self._changed = True

    def _begin(self, screen: Screen) -> Stage:
        root = self._filled.parent / "one"
        shutil.rmtree(root, ignore_errors=True)
        folders = folders_under(root)
        if not screen.empty:
            shutil.copytree(self._filled, folders.vault)
        language, theme = self._look.language, self._look.theme
        return Stage(self._application, self._parts, folders, language, theme, folders.vault, self._passphrase)


def _small_screen(folder: Path, scale: int) -> None:
    """Let the platform without a display have a screen of the smallest size: dialogs take theirs from it."""
    width, height = (round(each * scale / 100) for each in (SMALLEST.width(), SMALLEST.height()))
    screen = {"name": "small", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = folder / "screens.json"
    described.write_text(json.dumps({"screens": [screen]}), encoding="ascii")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
    os.environ["QT_SCALE_FACTOR"] = str(scale / 100)


def _asked(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots.walk")
    parser.add_argument("language", type=Language)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--points", type=float, default=float(SIZES["plain"]))
    parser.add_argument("--longer", action="store_true")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_intermixed_args(given)
    theme = Theme.DARK if Theme.DARK.value in asked.names else Theme.LIGHT
    names = [each for each in asked.names if each != Theme.DARK.value]
    look = Look(asked.language, theme, asked.scale, asked.points, asked.longer)
    return main(look, names, asked.pictures)


if __name__ == "__main__":
    raise SystemExit(_asked(sys.argv[1:]))
