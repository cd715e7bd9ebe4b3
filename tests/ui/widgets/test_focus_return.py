"""After a dialog one types on where one was: never in the sidebar."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.feature import Page
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog
from tests.ui.look import press, see


def here(program: Program) -> Page:
    return see(program.window, Page, "page_dossiers")


def put(widget: QWidget, page: Page, *, focus: bool = True) -> None:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(widget)
    widget.show()
    if focus:
        widget.setFocus()


def test_the_cursor_is_where_it_was_after_going_back(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
    field = QLineEdit()
    put(field, here(program))
    dialog = Dialog(program.context, field, "dialog.discard.title", "dialog.save", name="asked")
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    press(dialog, "back")
    qtbot.waitUntil(field.hasFocus)


def test_the_cursor_stays_on_the_page_where_saving_made_its_button_anew(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
    page = here(program)
    for name_after in ("edit_it", "something_else"):
        opener = QPushButton("edit")
        opener.setObjectName("edit_it")
        put(opener, page)
        assert program.window.focusWidget() is opener
        dialog = Dialog(program.context, opener, "dialog.discard.title", "dialog.save", name="asked")
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        opener.hide()
        opener.deleteLater()
        anew = QPushButton("edit")
        anew.setObjectName(name_after)
        put(anew, page, focus=False)
        press(dialog, "primary")

        def back(name: str = name_after, button: QWidget = anew) -> bool:
            now = QApplication.focusWidget()
            return now is button if name == "edit_it" else now is not None and page.isAncestorOf(now)

        qtbot.waitUntil(back)
        anew.hide()
        anew.deleteLater()
