"""The key that locks the vault does so whatever is open: somebody walks in while a list lies over the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.open_list import OpenList
from app.ui.run import Program
from tests.ui.features.dossier_hands import DossierHands


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> DossierHands:
    return DossierHands(program, qtbot)


def list_in_a_form(hands: DossierHands) -> None:
    hands.trajectory(hands.client())
    hands.go("today")
    hands.act("any_session")
    hands.dialog("session").form.fields["trajectory"].findChildren(OpenList)[0].showPopup()


def list_on_a_page(hands: DossierHands) -> None:
    hands.go("practice")
    next(each for each in hands.window.findChildren(OpenList) if each.isVisible()).showPopup()


def calendar_in_a_form(hands: DossierHands) -> None:
    hands.act("new_client")
    hands.dialog("new_client").form.fields["birth_date"].findChildren(QToolButton)[0].click()


def menu_of_the_bar(hands: DossierHands) -> None:
    hands.go("dossiers")
    bar = hands.program.window.menuBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(bar.actions()[1]).center())


def menu_of_a_list(hands: DossierHands) -> None:
    hands.client()
    hands.go("dossiers")

    def tables() -> list[QTableView]:
        return [each for each in hands.window.findChildren(QTableView) if each.isVisible()]

    hands.until(lambda: bool(tables()))
    tables()[0].customContextMenuRequested.emit(QPoint(5, 5))


def menu_of_a_line(hands: DossierHands) -> None:
    hands.act("new_client")
    line = hands.dialog("new_client").form.fields["surname"].findChildren(QLineEdit)[0]
    at = QPoint(3, 3)
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at)))


def a_form(hands: DossierHands) -> None:
    hands.act("new_client")


def the_manual(hands: DossierHands) -> None:
    hands.context.helped.emit("")


OPENS: tuple[tuple[Callable[[DossierHands], None], type[QWidget]], ...] = (
    (list_in_a_form, QWidget),
    (list_on_a_page, QWidget),
    (calendar_in_a_form, QWidget),
    (menu_of_the_bar, QMenu),
    (menu_of_a_list, QMenu),
    (menu_of_a_line, QMenu),
)


@pytest.mark.parametrize(("opens", "kind"), OPENS, ids=lambda each: each.__name__)
def test_the_vault_locks_while_something_is_unfolded(
    hands: DossierHands, opens: Callable[[DossierHands], None], kind: type[QWidget]
) -> None:
    hands.activate()
    opens(hands)
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, kind)
    QTest.keyClick(popup.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert hands.context.door.state is not VaultState.OPEN
    assert QApplication.activePopupWidget() is None
    hands.until(lambda: hands.context.door.state is VaultState.LOCKED)


@pytest.mark.parametrize(("opens", "kind"), OPENS, ids=lambda each: each.__name__)
def test_nothing_stays_unfolded_over_a_vault_that_locks_by_itself(
    hands: DossierHands, opens: Callable[[DossierHands], None], kind: type[QWidget]
) -> None:
    hands.activate()
    opens(hands)
    hands.until(lambda: isinstance(QApplication.activePopupWidget(), kind))
    hands.context.door.lock(away=True)
    assert QApplication.activePopupWidget() is None
    hands.until(lambda: hands.context.door.state is VaultState.LOCKED)


@pytest.mark.parametrize("opens", [a_form, the_manual], ids=lambda each: each.__name__)
def test_the_vault_locks_from_another_window(hands: DossierHands, opens: Callable[[DossierHands], None]) -> None:
    hands.activate()
    opens(hands)
    hands.until(lambda: QApplication.activeWindow() not in (None, hands.window))
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.context.door.state is VaultState.LOCKED)
