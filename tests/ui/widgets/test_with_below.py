"""What is said of a row stands below its list: the list gives up what its rows do not fill before anything is cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.parts import box, column, label
from app.ui.widgets.scrolled import scrolled
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


def test_the_frame_of_what_stands_below_takes_nothing_from_its_words(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (TableColumn("what", "disclosure.what", lambda row: row),)
    table = RecordTable(context, columns, Listed(lambda: ["een"], columns), empty="disclosures.empty")
    card = scrolled(box(column(label(SENTENCE * 3))), read_as="Wat erover te zeggen is")
    made = WithBelow(table, card)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    qtbot.waitUntil(lambda: card.height() > 60)
    assert card.frameWidth() > 0, "the frame that tells that the cursor is there"
    assert card.verticalScrollBar().maximum() == 0
