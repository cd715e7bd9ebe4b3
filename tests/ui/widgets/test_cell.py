"""A cell whose text ends in … shows the whole of it when pointed at, as text and not as markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.table import RecordTable

LONG = "Reflectieverslag <b>na</b> het eerste gesprek over de samenwerking"


@pytest.mark.parametrize(("text", "told"), [(LONG, LONG), ("Brief", "")], ids=["cut off", "whole"])
def test_what_is_cut_off_is_told_whole(context: Context, qtbot: QtBot, text: str, told: str) -> None:
    columns: list[TableColumn[str]] = [
        TableColumn("title", "document.title", str, 120),
        TableColumn("rest", "document.kind", str),
    ]
    table = RecordTable(context, columns, Listed(lambda: [text], columns), empty="x")
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    table.refresh()
    view = table.view
    place = view.visualRect(view.model().index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(QPoint(place)))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text().replace("&lt;", "<").replace("&gt;", ">") == (f"<span>{told}</span>" if told else "")
    QToolTip.hideText()
