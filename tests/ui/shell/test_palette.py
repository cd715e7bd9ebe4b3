"""The palette finds what is set somewhere, and a document by any words of its title."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.features import FEATURES
from app.ui.shell.line_delegate import LineDelegate
from app.ui.theme.fonts import small_points
from app.usecases.write_document import begin_document
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import see


def look_for(hands: DossierHands, words: str) -> list[str]:
    """What the palette offers."""
    hands.act("palette")
    palette = see(hands.window, QDialog, "palette")
    QTest.keyClicks(see(palette, QLineEdit, "palette_words"), words)
    found = see(palette, QListWidget, "palette_list")
    return [found.item(row).text() for row in range(found.count())]


def choose(hands: DossierHands) -> None:
    QTest.keyClick(see(hands.window, QLineEdit, "palette_words"), Qt.Key.Key_Return)
    hands.until(lambda: hands.window.findChild(QDialog, "palette") is None)


def place(program: Program) -> Place:
    assert program.window.frame is not None
    return program.window.frame.place


def test_a_setting_is_found_and_the_cursor_comes_to_it(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    assert look_for(hands, "taal")[0] == program.context.text("practice.language")
    choose(hands)
    assert place(program) == Place("practice", part="language")
    hands.until(lambda: program.window.focusWidget() is see(program.window, QComboBox, "language"))
    assert program.context.text("security.passphrase") in look_for(hands, "wachtzin")


def test_every_setting_that_can_be_found_is_where_it_leads_to(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    settings = [(feature.name, each) for feature in FEATURES for each in feature.settings]
    assert {name for name, _ in settings} == {"practice", "security", "policy"}
    for name, each in settings:
        assert program.context.translator.has(each.label)
        program.context.navigate(Place(name, part=each.part))
        page = see(program.window, QWidget, f"page_{name}")
        if name == "policy":
            chosen = see(page, QListWidget, "policy_parts").currentItem()
            assert chosen is not None
            assert chosen.text() == program.context.text(each.label)
        else:
            card = see(page, QWidget, each.part if name == "practice" else f"card_{each.part}")
            hands.until(partial(_in_sight, card))


def _in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_nothing_that_is_set_stands_in_the_list_before_one_types(program: Program, qtbot: QtBot) -> None:
    assert program.context.text("practice.language") not in look_for(DossierHands(program, qtbot), "")


def test_a_document_is_found_by_any_words_of_its_title(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    trajectory = hands.trajectory(hands.client())
    given = {"title": "Verslag van het tweede gesprek", "kind": "report", "trajectory": trajectory.id, "language": "nl"}
    program.context.vault.now(begin_document, given, trajectory.client, "Tekst")
    assert look_for(hands, "gesprek versl")[0] == "Verslag van het tweede gesprek"
    choose(hands)
    assert place(program).feature == "document"


def test_words_and_what_stands_beside_them_share_the_line(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    long = hands.client(surname="Van der Ploeg-Zwanenburg tot Oosterhesselen", town="Nederhorst den Berg aan de Vecht")
    look_for(hands, "zwanen")
    found = see(hands.window, QListWidget, "palette_list")
    index = found.model().index(0, 0)
    lines = cast(LineDelegate, found.itemDelegate())
    for wide in (600, 400, 250):
        option = QStyleOptionViewItem()
        option.rect, option.font, option.decorationSize = QRect(0, 0, wide, 28), found.font(), found.iconSize()
        option.fontMetrics = QFontMetrics(found.font())
        lines.initStyleOption(option, index)
        beside = lines.beside(option, index)
        taken = option.fontMetrics.horizontalAdvance(option.text) + QFontMetrics(small(found)).horizontalAdvance(beside)
        assert taken + option.decorationSize.width() < wide
        assert option.text.startswith(long.name[:4])
        assert len(beside) > 4


def small(lines: QListWidget) -> QFont:
    font = QFont(lines.font())
    font.setPointSizeF(small_points())
    return font
