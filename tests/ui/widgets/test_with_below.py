"""What is said of a row stands below its list: the list gives up what its rows do not fill before anything is cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.parts import label
from app.ui.widgets.table import ROW, RecordTable
from app.ui.widgets.with_below import WithBelow

SENTENCE = "Een zin die wel een paar regels nodig heeft, zodat er meer ruimte is dan eerst. "


def test_what_stands_below_a_list_is_as_high_as_its_words_and_takes_the_room_of_no_row_before_empty_room(
    context: Context, qtbot: QtBot
) -> None:
    said = ["een", "twee"]
    columns: tuple[TableColumn[str], ...] = (TableColumn("what", "disclosure.what", lambda row: row),)
    table = RecordTable(context, columns, Listed(lambda: said, columns), empty="disclosures.empty")
    words = label("Kort.")
    card = BelowList(words)
    made = WithBelow(table, card)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    low = card.height()
    assert low < 60
    words.setText(SENTENCE * 11)
    qtbot.waitUntil(lambda: card.height() > 200 and card.verticalScrollBar().maximum() == 0)
    assert table.height() >= table.whole_height
    said.extend("nog een" for _ in range(20))
    table.refresh()
    assert 0 <= card.height() - round((500 - 12) * 0.4) < ROW
    qtbot.waitUntil(lambda: card.verticalScrollBar().maximum() > 0)
    card.hide()
    assert table.height() == 500
