"""The import: choosing, a file that can be imported, one that cannot, and the result."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.client import Client
from app.ui.place import Place
from tests.packages.workbooks import workbook
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "import"


def _choose(stage: Stage) -> None:
    stage.go(Place("imports"))
    if _visible(stage, "other_file"):  # a file that was looked at before is still there
        stage.press("other_file")


def _unreadable(stage: Stage) -> None:
    _choose(stage)
    stage.files.answers.append(stage.context.door.folder / "vault.json")
    stage.press("choose_file")
    stage.until(lambda: _visible(stage, "import_error"))


def _columns(stage: Stage, source: Path) -> None:
    _choose(stage)
    stage.files.answers.append(source)
    stage.press("choose_file")
    stage.until(lambda: _visible(stage, "to_lines"))


def _preview(stage: Stage, source: Path) -> None:
    _columns(stage, source)
    stage.press("to_lines")
    stage.until(lambda: _visible(stage, "import_lines"))


def _sample(name: str) -> Path:
    return _SAMPLES / name


def _done(stage: Stage) -> None:
    _preview(stage, _sample("excel_nl.csv"))
    stage.press("import")
    stage.until(lambda: _visible(stage, "import_result"))


def _workbook(stage: Stage) -> Path:
    """A list with a title above it, on the second of two sheets, with names of every kind."""
    rows: tuple[tuple[object, ...], ...] = (
        ("Mijn cliënten",), ("Naam cliënt", "Mailadres", "Mobiel", "Geb. datum", "Instroom"),
        ("Anna van den Berg", "anna@post.example", "06-12345678", date(1980, 12, 31), "via Joris"),
        ("דָּוִד לֵוִי", "", "0611111111", None, "site"), ("🦋 " + "van der Lange Naam " * 6, "", "", None, ""),
    )  # fmt: skip
    file = stage.context.door.folder.parent / "cliënten.xlsx"
    file.write_bytes(workbook(("Uitleg", (("Lees mij eerst",),)), ("Cliënten", rows)))
    return file


def _double(stage: Stage) -> Path:
    """Somebody of the vault once more, with a telephone number that is not there yet, and a namesake."""
    stage.open()
    there = next(each for each in stage.context.reader.each(Client) if each.email)
    file = stage.context.door.folder.parent / "dubbel.csv"
    rows = (
        f"{there.first_name};{there.infix};{there.surname};{there.email};Zwolle;038-4212345",
        f"{there.first_name};{there.infix};{there.surname};ander@post.example;Assen;", "Ine;;Bos;;Ede;",
    )  # fmt: skip
    file.write_text("\n".join(("Voornaam;Tussenvoegsel;Achternaam;E-mail;Geboorteplaats;Telefoon", *rows, "")))
    return file


def _merging(stage: Stage) -> None:
    _preview(stage, _double(stage))
    found = stage.find(QComboBox, "duplicates")
    found.setCurrentIndex(1)
    found.activated.emit(1)
    stage.until(lambda: not stage.context.tasks.running)


def _undoing(stage: Stage) -> None:
    _done(stage)
    stage.press("undo_import")


def _newest(stage: Stage) -> None:
    _done(stage)
    stage.press("another_file")


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


SCREENS = (
    Screen("import-1-choose", _choose),
    Screen("import-1-newest", _newest),
    Screen("import-1-unreadable", _unreadable),
    Screen("import-2-columns", lambda stage: _columns(stage, _sample("excel_nl.csv"))),
    Screen("import-2-columns-sheets", lambda stage: _columns(stage, _workbook(stage))),
    Screen("import-3-lines", lambda stage: _preview(stage, _sample("excel_nl.csv"))),
    Screen("import-3-names", lambda stage: _preview(stage, _workbook(stage))),
    Screen("import-3-notes", lambda stage: _preview(stage, _sample("full_names.csv"))),
    Screen("import-3-refused", lambda stage: _preview(stage, _sample("wrong.csv"))),
    Screen("import-3-merging", _merging),
    Screen("import-4-done", _done),
    Screen("import-4-undoing", _undoing),
)
