"""Qt's own dialogs speak the language of the window, whatever its translations lack."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.translator import Translator
from app.ui.qt_texts import LACKING, QtTexts, catalogue


@pytest.fixture
def owner(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """What dialogs are opened over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def spoken(owner: QWidget, dutch: Translator) -> Iterator[QtTexts]:
    """Qt speaks Dutch."""
    texts = QtTexts(owner)
    texts.speak(dutch)
    yield texts
    texts.silence()


@pytest.mark.parametrize("language", ["dutch", "english"])
def test_a_file_dialog_has_all_its_labels(owner: QWidget, language: str, request: pytest.FixtureRequest) -> None:
    words: Translator = request.getfixturevalue(language)
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


def test_a_dialog_for_a_printer_has_all_its_labels(owner: QWidget, spoken: QtTexts) -> None:
    dialog = QPrintDialog(QPrinter(), owner)
    shown = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    assert {"Welke pagina's:", "Type:", "Naam:"} <= shown
    assert not [each for each in shown if "Page" in each]


def test_all_that_qt_lacks_is_said_and_nothing_else(spoken: QtTexts, dutch: Translator) -> None:
    for (context, source), key in LACKING.items():
        assert QCoreApplication.translate(context, source) == dutch.text(key)
        assert QCoreApplication.translate("Elsewhere", source) == source
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Ongedaan maken"
    spoken.silence()
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_what_qt_says_by_now_is_left_to_it(qapp: QApplication) -> None:
    """A newer Qt may say in Dutch what is kept here: then it can go."""
    shipped = QTranslator()
    assert shipped.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert [asked for asked in LACKING if shipped.translate(*asked)] == []


def test_asking_takes_nothing_away(spoken: QtTexts) -> None:
    """Each question to a translator written in Python takes a reference to None away (PySide 6.12): in the end it
    would take the program down.
    """
    before = sys.getrefcount(None)
    for _ in range(1000):
        QCoreApplication.translate("QFileDialog", "&Look in:")
        QCoreApplication.translate("QFileDialog", "Nobody says this")
    assert sys.getrefcount(None) > before - 100


def test_the_same_text_of_two_dialogs_is_told_apart(qapp: QApplication) -> None:
    made, content = QTranslator(), catalogue({("A", "Off"): "uit", ("B", "Off"): "ëf", ("C", ""): "niets"})
    assert made.load(content)
    assert [made.translate(context, "Off") for context in "ABC"] == ["uit", "ëf", ""]
