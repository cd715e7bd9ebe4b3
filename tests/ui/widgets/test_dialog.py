"""Dialogs by keyboard: Enter does the expected thing, and never one that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog, ask
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see


def test_enter_at_the_question_whether_to_discard_goes_back(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    QTest.keyClicks(dialog.form.fields["surname"].input.inner, "Zwanenburg")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    question = see(hands.window, Dialog, "question")
    assert question.focusWidget() is question.back
    assert not question.primary.isDefault()
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: maybe(hands.window, Dialog, "question") is None)
    assert see(hands.window, FormDialog, "new_client").form.values()["surname"] == "Zwanenburg"


def test_enter_at_a_harmless_question_says_yes(program: Program, qtbot: QtBot) -> None:
    done: list[bool] = []
    context = program.context
    question = ask(context, program.window, "message.damaged", "message.damaged.repair", lambda: done.append(True))
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert done == [True]


def test_enter_on_a_button_presses_that_button(program: Program, qtbot: QtBot) -> None:
    done: list[bool] = []
    context = program.context
    question = ask(context, program.window, "message.damaged", "message.damaged.repair", lambda: done.append(True))
    question.back.setFocus()
    QTest.keyClick(question.back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: maybe(program.window, Dialog, "question") is None)
    assert done == []
