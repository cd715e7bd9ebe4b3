"""The import: choosing, a file that can be imported, one that cannot, and the result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.place import Place
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "import"


def _choose(stage: Stage) -> None:
    stage.go(Place("imports"))


def _unreadable(stage: Stage) -> None:
    _choose(stage)
    stage.files.answers.append(stage.context.door.folder / "vault.json")
    stage.press("choose_file")
    stage.until(lambda: _visible(stage, "import_error"))


def _preview(stage: Stage, name: str) -> None:
    _choose(stage)
    stage.files.answers.append(_SAMPLES / name)
    stage.press("choose_file")
    stage.until(lambda: _visible(stage, "import_lines"))


def _done(stage: Stage) -> None:
    _preview(stage, "excel_nl.csv")
    stage.press("import")
    stage.until(lambda: _visible(stage, "import_result"))


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


SCREENS = (
    Screen("import-1-choose", _choose),
    Screen("import-1-unreadable", _unreadable),
    Screen("import-2-lines", lambda stage: _preview(stage, "excel_nl.csv")),
    Screen("import-2-notes", lambda stage: _preview(stage, "full_names.csv")),
    Screen("import-2-refused", lambda stage: _preview(stage, "wrong.csv")),
    Screen("import-3-done", _done),
)
