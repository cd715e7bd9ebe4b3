"""The editor as a control: what it tells, how it can be reached, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from app.documents.house import Role, style
from app.kernel.resources import resources
from app.kernel.translator import Translator
from app.ui.editor import HOUSE_STYLE, ProseEditor
from app.ui.editor import page as page_module
from app.ui.editor.formats import HeadingLook
from app.ui.editor.kept_reading import KeptReading
from app.ui.editor.tools import BUTTONS, Tool, shortcut
from app.ui.theme.colours import DARK, LIGHT
from app.ui.theme.theme import put_on
from tests.ui.editor.hands import Hands

LONG = "".join(
    f"## Kop {number}\n\n{'Een zin die ergens over gaat. ' * 40}\n\n- punt\n- punt\n\n" for number in range(300)
)


def test_every_change_is_told_once_or_more_and_moving_about_is_not(hands: Hands, editor: ProseEditor) -> None:
    edits: list[str] = []
    editor.edited.connect(lambda: edits.append(editor.source()))
    hands.type("a")
    assert edits == ["a\n"]
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Right)
    QApplication.processEvents()
    assert len(edits) == 1
    editor.page.selectAll()
    hands.click(Tool.BOLD)
    assert edits[-1] == "**a**\n"
    hands.press_with_control(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert edits[-1] == "# **a**\n"
    editor.page.undo()
    assert edits[-1] == "**a**\n"


def test_a_change_of_colours_is_no_edit(editor: ProseEditor, qapp: QApplication) -> None:
    put_on(qapp, LIGHT, resources())
    editor.set_source("# a\n")
    edits: list[None] = []
    editor.edited.connect(lambda: edits.append(None))
    put_on(qapp, DARK, resources())
    QApplication.processEvents()
    assert not edits
    (look,) = editor.page.document().firstBlock().layout().formats()
    assert look.format.foreground().color() == QColor(DARK.accent)


def test_a_keystroke_in_a_hundred_pages_touches_its_own_paragraph_only(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    drawn: list[int] = []

    # A class of its own: Qt keeps calling the method that it found first, also after a patched one is gone.
    class CountingLook(HeadingLook):
        def highlightBlock(self, text: str) -> None:
            drawn.append(self.currentBlock().blockNumber())
            super().highlightBlock(text)

    def refused(*_arguments: object) -> Iterator[object]:
        raise AssertionError("the whole document was read or written for a keystroke")

    monkeypatch.setattr(page_module, "HeadingLook", CountingLook)
    editor: ProseEditor = request.getfixturevalue("editor")
    hands = Hands(editor)
    editor.set_source(LONG)
    QApplication.processEvents()
    with monkeypatch.context() as patch:
        patch.setattr(KeptReading, "blocks", refused)
        patch.setattr(KeptReading, "source", refused)
        hands.go_behind("Kop 150")
        drawn.clear()
        hands.type("abc")
    assert len(set(drawn)) == 1
    assert len(drawn) <= 6
    assert "## Kop 150abc\n" in editor.source()


def test_a_text_that_can_only_be_read(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("a\n")
    editor.set_read_only(True)
    assert editor.is_read_only()
    hands.type("x\n")
    hands.press(Qt.Key.Key_Tab)
    hands.press_with_control(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "a\n"
    assert not hands.button(Tool.BOLD).isVisible()
    editor.page.selectAll()
    assert hands.copy().text() == "a"
    editor.set_read_only(False)
    editor.setFocus()
    hands.go_to_end()
    hands.type("b")
    hands.press_with_control(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert editor.source() == "# ab\n"


def test_every_control_has_a_name_and_tells_its_keys(editor: ProseEditor, english: Translator) -> None:
    for button in BUTTONS:
        shown = editor.findChild(QToolButton, button.tool.key)
        assert isinstance(shown, QToolButton)
        assert shown.accessibleName() == english.text(button.tool.key)
        keys = shortcut(button.tool).toString()
        assert keys
        assert keys in shown.toolTip()
        assert shown.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert not shown.icon().isNull()
    levels = editor.findChild(QComboBox, "editor.style")
    assert isinstance(levels, QComboBox)
    assert levels.accessibleName()
    assert editor.page.accessibleName() == "Text"


@pytest.mark.parametrize("tool", Tool)
def test_every_tool_has_words_in_both_languages(tool: Tool, dutch: Translator, english: Translator) -> None:
    for translator in (dutch, english):
        assert translator.has(tool.key)
    assert dutch.text(tool.key) != english.text(tool.key)


def test_the_text_is_a_column_in_the_middle(editor: ProseEditor, qtbot: QtBot) -> None:
    for width in (1600, 700, 320):
        editor.resize(width, 600)
        QApplication.processEvents()
        viewport = editor.page.viewport().geometry()
        left, right = viewport.left(), editor.page.width() - viewport.right()
        assert abs(left - right) <= 24
        assert viewport.width() <= 760


def test_the_page_is_set_as_it_is_printed() -> None:
    roles = (Role.BODY, Role.ITEM, Role.CELL, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
    shown = (HOUSE_STYLE.body, HOUSE_STYLE.item, HOUSE_STYLE.cell, *HOUSE_STYLE.headings)
    for role, kind in zip(roles, shown, strict=True):
        printed = style(role)
        measures = (printed.fontSize, printed.leading, printed.spaceBefore, printed.spaceAfter)
        assert (kind.size, kind.leading, kind.before, kind.after) == measures, role
