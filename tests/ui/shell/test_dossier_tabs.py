"""The tabs of the dossiers that are open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.run import Program
from app.ui.shell.dossier_tabs import DossierTabs
from tests.ui.features.dossier_hands import DossierHands


def test_what_closes_a_tab_stands_free_of_its_edge_and_closes_it(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    people = [hands.client(surname=name) for name in ("Aalders", "Berg", "Claassen")]
    for each in people:
        hands.go("dossier", each.id)
    tabs = hands.see(DossierTabs, "dossier_tabs")
    close = tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert isinstance(close, QToolButton)
    assert "Aalders" in close.accessibleName()
    picture = close.grab().toImage()
    wide, high, ground = picture.width(), picture.height(), picture.pixelColor(0, 0)
    drawn = [x for x in range(wide) if any(picture.pixelColor(x, y) != ground for y in range(high))]
    right = close.geometry().left() + max(drawn)
    assert tabs.tabRect(0).right() - right >= 8
    close.click()
    assert [tabs.tabData(at) for at in range(tabs.count())] == [each.id for each in people[1:]]


def test_elsewhere_no_tab_is_lit_none_closes_unseen_and_each_leads_back(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    people = [hands.client(surname=name) for name in ("Aalders", "Berg")]
    for each in people:
        hands.go("dossier", each.id)
    tabs = hands.see(DossierTabs, "dossier_tabs")
    assert lit(tabs) == [people[1].id]
    hands.go("backups")
    assert lit(tabs) == []
    assert not can_close(program)
    tabs.close_current()
    assert tabs.count() == 2
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert lit(tabs) == [people[1].id]
    assert can_close(program)
    hands.go("imports")
    tabs.next()
    assert lit(tabs) == [people[1].id]
    hands.go("imports")
    QTest.keyClick(tabs, Qt.Key.Key_Return)
    assert lit(tabs) == [people[1].id]
    hands.go("imports")
    crossed = tabs.tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert isinstance(crossed, QToolButton)
    crossed.click()
    assert program.window.findChild(QTabBar, "dossier_tabs") is tabs
    assert lit(tabs) == []


def can_close(program: Program) -> bool:
    """Whether its key closes a dossier now."""
    return program.window.findChildren(QAction, "action_close_dossier")[-1].isEnabled()


def lit(tabs: DossierTabs) -> list[str]:
    """The clients whose tabs are drawn as the one in which one is."""
    found = []
    for at in range(tabs.count()):
        option = QStyleOptionTab()
        tabs.initStyleOption(option, at)
        if option.state & QStyle.StateFlag.State_Selected:
            found.append(str(tabs.tabData(at)))
    return found
