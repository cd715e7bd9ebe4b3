"""Dialogs by keyboard: Enter does the expected thing, and never one that cannot be undone."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.kernel.errors import Fault
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.backups.drill_dialog import DrillDialog
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog, ask
from app.ui.widgets.inputs import TextInput
from app.ui.widgets.parts import button, label
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see
from tests.vault.fast_keys import PASSPHRASE


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


def test_the_cursor_comes_to_a_button_that_waits_once_the_work_has_ended(program: Program, qtbot: QtBot) -> None:
    context, go_on = program.context, Event()
    question = ask(context, program.window, "message.damaged", "message.damaged.repair", lambda: None)
    question.back.setFocus()
    context.run(question, lambda _: None, lambda _: go_on.wait(30), label="window.title")
    question.go_to(question.primary)
    assert question.focusWidget() is question.back
    go_on.set()
    qtbot.waitUntil(lambda: question.focusWidget() is question.primary)
    question.back.setFocus()
    question.go_to(question.primary)
    assert question.focusWidget() is question.primary


def test_what_the_screen_has_no_room_for_is_scrolled_between_title_and_buttons(program: Program, qtbot: QtBot) -> None:
    dialog = Dialog(program.context, program.window, "message.damaged", "dialog.close")
    for number in range(120):
        dialog.body.addWidget(label(f"Regel {number}"))
    last = button("Onderaan", lambda: None)
    dialog.body.addWidget(last)
    dialog.open()
    screen = dialog.screen().availableGeometry()
    assert dialog.height() <= screen.height()
    assert dialog.rect().contains(dialog.primary.geometry())
    assert not dialog.room.viewport().rect().contains(last.mapTo(dialog.room.viewport(), last.rect().center()))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    last.setFocus()
    assert dialog.room.viewport().rect().contains(last.mapTo(dialog.room.viewport(), last.rect().center()))


def test_a_text_gives_way_before_anything_is_scrolled(program: Program, qtbot: QtBot) -> None:
    dialog = Dialog(program.context, program.window, "message.damaged", "dialog.close")
    texts = [TextInput() for _ in range(5)]
    for each in texts:
        dialog.body.addWidget(each)
    dialog.open()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.room.verticalScrollBar().maximum() == 0
    assert all(each.inner.height() >= each.inner.minimumHeight() for each in texts)


def test_what_is_wrong_moves_nothing_when_it_is_said(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    fields = dialog.form.fields
    before = {name: each.input.mapTo(dialog, each.input.pos()) for name, each in fields.items()}
    size = dialog.size()
    dialog.form.show_faults([Fault("client.first_name", "required"), Fault("client.phone", "required")])
    qtbot.waitUntil(lambda: fields["phone"].input.inner.accessibleDescription() != "")
    QApplication.processEvents()
    assert {name: each.input.mapTo(dialog, each.input.pos()) for name, each in fields.items()} == before
    assert dialog.size() == size


def test_a_dialog_stands_over_its_window_and_grows_no_button_off_the_screen(program: Program, qtbot: QtBot) -> None:
    dialog = Dialog(program.context, program.window, "message.damaged", "dialog.close")
    dialog.body.addWidget(label("Wat er eerst staat"))
    screen = dialog.screen().availableGeometry()
    program.window.resize(700, 500)
    program.window.move(20, screen.height() - 520)
    dialog.open()
    over = dialog.frameGeometry().center() - program.window.frameGeometry().center()
    assert over.manhattanLength() <= 2
    for number in range(12):
        dialog.body.addWidget(label(f"Wat erbij komt, {number}"))
    qtbot.waitUntil(lambda: dialog.height() > 400)
    assert screen.contains(dialog.frameGeometry())


def test_a_dialog_is_as_wide_as_its_words_become(program: Program, qtbot: QtBot) -> None:
    dialog = Dialog(program.context, program.window, "message.damaged", "dialog.close")
    made = button("Kort", lambda: None)
    dialog.body.addWidget(made)
    dialog.open()
    qtbot.waitExposed(dialog)
    before = dialog.width()
    made.setText("Wachtzin vergeten? Open met je herstelsleutel, die je op papier hebt bewaard, of met de delen ervan")
    qtbot.waitUntil(lambda: made.width() >= made.sizeHint().width())
    qtbot.waitUntil(lambda: dialog.room.horizontalScrollBar().maximum() == 0 and dialog.width() > before)


def test_nothing_is_scrolled_where_only_the_bar_would_take_the_room(program: Program, qtbot: QtBot) -> None:
    """A text that just fits in two lines has three where a scroll bar stands beside it."""
    letters = program.window.fontMetrics()
    words = next(number for number in range(5, 90) if letters.horizontalAdvance("mm " * number) > 810)
    for number in range(words - 4, words + 5):
        dialog = DrillDialog(program.context, program.window, lambda _: None)
        dialog.room.findChildren(QLabel)[0].setText("mm " * number)
        dialog.open()
        QApplication.processEvents()
        assert dialog.room.verticalScrollBar().maximum() == 0, number
        dialog.done(0)


def test_the_vault_is_locked_from_a_dialog_and_what_was_typed_comes_back(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    dialog.activateWindow()
    hands.until(dialog.isActiveWindow)
    QTest.keyClicks(dialog.focusWidget(), "Roos")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.context.door.state is VaultState.LOCKED)
    hands.gone("new_client")
    hands.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: hands.context.door.state is VaultState.OPEN)
    hands.until(lambda: maybe(hands.window, Dialog, "new_client") is not None)
    assert "Roos" in hands.dialog("new_client").form.values().values()


def test_a_name_that_is_too_long_is_said_and_not_cut(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.fill("new_client", surname="x" * 304)
    field = dialog.form.fields["surname"]
    assert field.input.given() == "x" * 304
    hands.until(lambda: bool(field.fault))
    assert "304" in field.fault
    assert hands.context.reader.count(Client) == 0


def test_texts_give_up_as_much_height_when_they_are_measured_again(context: Context, qtbot: QtBot) -> None:
    near = QWidget()
    qtbot.addWidget(near)
    near.resize(800, 600)
    dialog = Dialog(context, near, "client.new", "dialog.save")
    text = QPlainTextEdit()
    text.setMinimumHeight(98)
    text.setMaximumHeight(294)
    dialog.body.addWidget(text)
    dialog.room.lower_texts(40)
    assert text.maximumHeight() == text.sizeHint().height() - 40
    dialog.room.lower_texts(0)
    assert text.maximumHeight() == text.sizeHint().height() - 40
    dialog.room.lower_texts(-60)
    assert text.maximumHeight() == 294


def test_how_many_fields_are_wrong_is_said_beside_the_buttons(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    said = dialog.findChild(QLabel, "faults")
    assert said is not None
    assert said.isHidden()
    QTest.keyClicks(dialog.form.fields["email"].input.inner, "noor")
    dialog.primary.click()
    qtbot.waitUntil(lambda: not said.isHidden())
    assert said.text() == "Er kloppen 2 velden nog niet."
    QTest.keyClicks(dialog.form.fields["surname"].input.inner, "Zwanenburg")
    assert said.isHidden()
