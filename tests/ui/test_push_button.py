"""A button with a menu shows that it has one, and its menu stays within the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.resources import resources
from app.ui.push_button import PushButton
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.theme import put_on, set_role
from tests.screenshots.contrast import Colour, contrast


def made(window: QWidget, *lines: str) -> PushButton:
    """At the right end of a window."""
    window.resize(400, 200)
    button = PushButton("Toevoegen", window)
    set_role(button, "primary")
    menu = QMenu(button)
    for each in lines:
        menu.addAction(each)
    button.setMenu(menu)
    button.adjustSize()
    button.move(400 - button.width() - 10, 10)
    window.show()
    return button


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.usefixtures("looks")
def test_a_filled_button_shows_that_it_opens_a_menu(window: QWidget, qapp: QApplication, colours: Colours) -> None:
    put_on(qapp, colours, resources())
    button = made(window, "Iets")
    picture = button.grab().toImage()
    end = picture.width() - 6
    seen = [
        contrast(rgb(picture.pixelColor(across, down)), rgb(QColor(colours.accent)))
        for across in range(end - 18, end)
        for down in range(8, picture.height() - 8)
    ]
    assert max(seen) >= 3, "its arrow stands out"
    assert QColor(colours.accent) == picture.pixelColor(end, picture.height() // 2)


def test_a_menu_ends_where_its_button_ends_if_it_would_hang_out_of_the_window(window: QWidget) -> None:
    button = made(window, "Wat er over een gesprek met de opdrachtgever is afgesproken")
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    assert menu.width() > button.width()
    assert menu.geometry().right() == button.mapToGlobal(button.rect().topRight()).x()
    menu.close()


def test_a_menu_that_fits_begins_where_its_button_begins(window: QWidget) -> None:
    button = made(window, "Ja")
    button.move(10, 10)
    menu = button.menu()
    at = button.mapToGlobal(button.rect().bottomLeft())
    menu.popup(at)
    assert menu.x() == at.x()
    menu.close()


def rgb(colour: QColor) -> Colour:
    return colour.red(), colour.green(), colour.blue()
