"""After a lock one types on where one was typing: in the same field, at the same place in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.forms.trajectory import new_trajectory
from app.ui.open_list import OpenList
from app.ui.run import Program
from tests.ui.features.dossier_hands import DossierHands
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> DossierHands:
    made = DossierHands(program, qtbot)
    made.activate()
    return made


def locked_and_opened(hands: DossierHands) -> None:
    door = hands.context.door
    hands.until(lambda: not hands.context.tasks.running)
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: door.state is VaultState.OPEN)


def type_on(hands: DossierHands, dialog: QWidget, text: str) -> None:
    """As a coach does: at once, wherever the cursor is."""
    hands.until(lambda: QApplication.focusWidget() is dialog.focusWidget() is not None)
    QTest.keyClicks(dialog.focusWidget(), text)


@pytest.mark.parametrize("left", [0, 4])
@pytest.mark.parametrize("field", ["title", "question"], ids=["a line", "several lines"])
def test_one_types_on_where_one_was(hands: DossierHands, field: str, left: int) -> None:
    new_trajectory(hands.context, hands.window, hands.client().id)
    dialog = hands.dialog("trajectory")
    line = dialog.form.fields[field].input
    line.show_value("")
    line.setFocus()
    QTest.keyClicks(line.inner, "Zwanenburg")
    for _ in range(left):
        QTest.keyClick(line.inner, Qt.Key.Key_Left)
    before = dialog.form.values()
    locked_and_opened(hands)
    again = hands.dialog("trajectory")
    assert again.form.values() == before
    type_on(hands, again, "en")
    assert again.form.values() == {**before, field: "Zwanenburgen" if left == 0 else "Zwanenenburg"}


def test_typing_on_does_not_change_the_first_choice(hands: DossierHands) -> None:
    client = hands.client()
    for title in ("Coaching", "Loopbaan"):
        hands.trajectory(client, title=title)
    hands.go("today")
    hands.act("any_session")
    dialog = hands.dialog("session")
    before = dialog.form.values()["trajectory"]
    dialog.form.fields["subject"].input.setFocus()
    QTest.keyClicks(dialog.form.fields["subject"].input.inner, "Verlof")
    locked_and_opened(hands)
    again = hands.dialog("session")
    type_on(hands, again, "loopbaan")
    assert again.form.values()["trajectory"] == before
    assert again.form.values()["subject"] == "Verlofloopbaan"


def test_a_list_that_was_unfolded_has_the_cursor_again(hands: DossierHands) -> None:
    hands.trajectory(hands.client())
    hands.go("today")
    hands.act("any_session")
    dialog = hands.dialog("session")
    QTest.keyClicks(dialog.form.fields["subject"].input.inner, "Verlof")
    unfolded = dialog.form.fields["state"].findChildren(OpenList)[0]
    unfolded.setFocus()
    unfolded.showPopup()
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    locked_and_opened(hands)
    again = hands.dialog("session")
    hands.until(lambda: QApplication.focusWidget() is again.form.fields["state"].findChildren(OpenList)[0])
