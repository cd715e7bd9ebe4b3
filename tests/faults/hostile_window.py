"""Goes through every page of the window on a hostile vault, and looks how each text in it is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEventLoop, Qt, QTimer
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from app.domain.client import Client
from app.domain.document import Document
from app.host.folders import folders_under
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from tests.faults.hostile_vault import MARK
from tests.faults.places import parts
from tests.ui.answers import AnsweredFiles
from tests.vault.fast_keys import PASSPHRASE

BAIT = "<img src"
TURNS = 200


def look_at_every_page(place: Path) -> dict[str, object]:
    """How many hostile texts were seen, and what of them is shown as markup. Last of all one label is, on
    purpose: what is seen of it is `control`, and what is opened after the file `control` belongs to it.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    program = Program(application, parts(), folders_under(place / "host"), place / "vault", AnsweredFiles())
    program.window.show()
    door = program.context.door
    door.open(PASSPHRASE, _refused)
    for _ in range(TURNS):
        _settle()
        if door.state is VaultState.OPEN:
            break
    else:
        raise AssertionError("the vault did not open")
    (client,) = program.context.reader.find(Client)
    (document,) = program.context.reader.find(Document)
    places = [Place("dossier", client.id, "", part.name) for part in DOSSIER_PARTS]
    places += [Place("document", client.id, document.id)]
    places += [Place(each.name) for each in FEATURES if each.name not in ("dossier", "document", "answer")]
    seen: set[str] = set()
    wrong: set[str] = set()
    for each in places:
        program.context.navigate(each)
        _settle()
        _look(seen, wrong, f"{each.feature} {each.part}")
    planted = set[str]()
    (place / "control").touch()
    label = QLabel(f"{MARK}0 <b>x</b><img src='{(place / 'bait').as_uri()}'>", program.window)
    label.resize(300, 100)
    label.show()
    _settle()
    _look(set(), planted, "control")
    program.window.close()
    program.end()
    return {"seen": len(seen), "wrong": sorted(wrong), "control": sorted(planted - wrong), "pages": len(places)}


def _look(seen: set[str], wrong: set[str], where: str) -> None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and MARK in widget.text():
            seen.add(widget.text())
            plain = widget.textFormat() is Qt.TextFormat.PlainText or "<" not in widget.text()
            if not plain and (
                widget.textFormat() is not Qt.TextFormat.AutoText or RichText.mightBeRichText(widget.text())
            ):
                wrong.add(f"{where}: label {widget.objectName()} {widget.text()[:60]}")
        for kind, text in (("tool tip", widget.toolTip()), ("what's this", widget.whatsThis())):
            if MARK in text and BAIT in text and RichText.mightBeRichText(text):
                wrong.add(f"{where}: {kind} of {type(widget).__name__} {widget.objectName()}")
        if isinstance(widget, QAbstractItemView):
            _look_at_cells(widget, seen, wrong, where)
        if widget.isWindow() and MARK in widget.windowTitle():
            wrong.add(f"{where}: title of a window")


def _look_at_cells(view: QAbstractItemView, seen: set[str], wrong: set[str], where: str) -> None:
    """Cells are drawn as text; their tool tips are not."""
    model = cast("QAbstractItemModel | None", view.model())
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            cell = model.index(row, column)
            seen |= {text for text in (str(cell.data() or ""),) if MARK in text}
            tip = str(cell.data(Qt.ItemDataRole.ToolTipRole) or "")
            if MARK in tip and BAIT in tip and RichText.mightBeRichText(tip):
                wrong.add(f"{where}: tool tip of a cell of {view.objectName()}")


def _settle() -> None:
    """Let what was begun end: pages load in turns."""
    loop = QEventLoop()
    QTimer.singleShot(150, loop.quit)
    loop.exec()


def _refused(error: BaseException) -> None:
    raise AssertionError("the vault did not open") from error
