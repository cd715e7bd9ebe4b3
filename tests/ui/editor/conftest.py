"""An editor in a window, and hands that type in it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.kernel.translator import Translator
from app.ui.editor import ProseEditor
from app.ui.theme.fonts import load_fonts
from tests.ui.editor.hands import Hands


@pytest.fixture
def editor(qtbot: QtBot, english: Translator) -> ProseEditor:
    load_fonts()
    made = ProseEditor(english)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def hands(editor: ProseEditor) -> Hands:
    return Hands(editor)
