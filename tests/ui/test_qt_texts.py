"""Qt's own dialogs speak the language of the window, whatever its translations lack."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.translator import Translator
from app.ui.qt_texts import QtTexts


@pytest.mark.parametrize("language", ["dutch", "english"])
def test_a_file_dialog_has_all_its_labels(
    qapp: QApplication, qtbot: QtBot, language: str, request: pytest.FixtureRequest
) -> None:
    words: Translator = request.getfixturevalue(language)
    owner = QWidget()
    qtbot.addWidget(owner)
    texts = QtTexts(owner)
    texts.speak(words)
    try:
        dialog = QFileDialog(owner)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        shown = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    finally:
        texts.silence()
    dutch = {"Zoeken in:", "Bestandsnaam:", "Bestandstype:"}
    english = {"Look in:", "File name:", "Files of type:"}
    assert shown == (dutch if language == "dutch" else english)
