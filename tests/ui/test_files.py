"""The real file dialog, in Qt's own drawing: what it proposes is what the file is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.files import SystemFiles


@pytest.fixture
def near(qtbot: QtBot) -> Iterator[QWidget]:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.mark.parametrize("suggested", ["herstelsleutel.pdf", "deel 1 van 3.pdf", "reservekopie 2026-03-03.backup"])
def test_a_name_is_proposed_with_one_ending(
    near: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suggested: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    chosen: list[Path] = []
    ending = Path(suggested).suffix
    SystemFiles().save_file(near, "Opslaan", suggested, f"Bestand (*{ending})", chosen.append)
    (dialog,) = near.findChildren(QFileDialog)
    (line,) = dialog.findChildren(QLineEdit, "fileNameEdit")
    assert line.text() == suggested
    dialog.accept()
    assert chosen == [tmp_path / suggested]


def test_a_name_without_its_ending_is_given_it(near: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    chosen: list[Path] = []
    SystemFiles().save_file(near, "Opslaan", "herstelsleutel.pdf", "PDF (*.pdf)", chosen.append)
    (dialog,) = near.findChildren(QFileDialog)
    dialog.findChildren(QLineEdit, "fileNameEdit")[0].setText("sleutel")
    dialog.accept()
    assert chosen == [tmp_path / "sleutel.pdf"]
