"""What is given as text is what Qt takes by its own names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.by_name import set_by_name


def test_values_and_flags(qtbot: QtBot) -> None:
    label, line = QLabel("<b>"), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    set_by_name(label, textFormat="PlainText", alignment="AlignRight|AlignVCenter")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    set_by_name(line, inputMethodHints="ImhSensitiveData|ImhNoPredictiveText", focusPolicy="NoFocus")
    assert line.inputMethodHints() == Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
    key = QShortcut(QKeySequence("Ctrl+T"), line)
    set_by_name(key, context="WidgetShortcut")
    assert key.context() is Qt.ShortcutContext.WidgetShortcut


@pytest.mark.parametrize(
    "wrong", [{"alignment": "AlignMiddle"}, {"textformat": "PlainText"}, {"alignment": "AlignLeft|AlignMiddle"}]
)
def test_what_qt_does_not_know_is_refused(wrong: dict[str, str], qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(ValueError, match=next(iter(wrong))):
        set_by_name(label, **wrong)
