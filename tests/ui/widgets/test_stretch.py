"""Columns share the width of a table: what one has to spare, another gets whose words would be cut off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.stretch import fit_columns, stretch_column
from app.ui.widgets.table import RecordTable

LONG = "Toestemming van de cliënt, voor dit ene verslag"


def test_no_words_are_cut_off_beside_an_empty_column(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        TableColumn("short", "disclosure.what", lambda _: "kort", 500),
        TableColumn("long", "disclosure.ground", lambda row: row, 120),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    fit_columns(table, tuple(each.width for each in columns))
    qtbot.addWidget(table)
    table.resize(760, 300)
    table.refresh()
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: view.columnWidth(1) >= view.sizeHintForColumn(1))
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)
    assert view.columnWidth(0) + view.columnWidth(1) <= view.viewport().width()


def test_a_column_with_a_width_of_its_own_gives_what_it_does_not_need(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        TableColumn("long", "disclosure.ground", lambda row: row, 200),
        TableColumn("short", "disclosure.what", lambda _: "kort", 300),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    stretch_column(table, 0)
    qtbot.addWidget(table)
    table.resize(560, 300)
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: view.columnWidth(0) >= view.sizeHintForColumn(0))
    assert view.columnWidth(1) >= view.sizeHintForColumn(1)


def test_names_and_dates_stay_whole_beside_a_sentence_that_does_not_fit(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        TableColumn("what", "disclosure.what", lambda row: row * 4, 500),
        TableColumn("name", "disclosure.ground", lambda _: "Stijn van den Bremgaard", 100),
        TableColumn("day", "disclosure.disclosed_on", lambda _: "03-03-2026", 60),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    fit_columns(table, (500, 100, 60), fixed=(2,))
    qtbot.addWidget(table)
    table.resize(620, 300)
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: sum(view.columnWidth(each) for each in range(3)) == view.viewport().width())
    assert all(view.columnWidth(each) >= view.sizeHintForColumn(each) for each in (1, 2))
    assert view.columnWidth(0) < view.sizeHintForColumn(0)


def test_a_day_is_whole_beside_names_that_are_not(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        TableColumn("day", "billing_line.rate", lambda _: "03-03-2026", 110),
        *(TableColumn(f"name_{number}", "billing_line.rate", lambda _: LONG, 200) for number in range(4)),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    fit_columns(table, tuple(each.width for each in columns), fixed=(0,))
    qtbot.addWidget(table)
    table.resize(470, 300)
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: sum(view.columnWidth(each) for each in range(5)) == view.viewport().width())
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)
    assert view.columnWidth(1) < view.columnWidth(0)


def test_days_share_what_names_beside_them_can_spare(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        *(
            TableColumn(f"day_{number}", "billing_line.rate", lambda _: "3 maart 2026 om 9.30", 110)
            for number in (1, 2)
        ),
        *(TableColumn(f"name_{number}", "billing_line.rate", lambda _: LONG, 200) for number in range(3)),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    fit_columns(table, tuple(each.width for each in columns), fixed=(0, 1))
    qtbot.addWidget(table)
    table.resize(530, 300)
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: sum(view.columnWidth(each) for each in range(5)) == view.viewport().width())
    assert view.columnWidth(0) > view.columnWidth(2)
    assert view.sizeHintForColumn(0) - view.columnWidth(0) <= 40
    assert all(view.columnWidth(each) < view.sizeHintForColumn(each) for each in (0, 1, 2))


def test_where_a_list_is_scrolled_sideways_anyhow_dates_and_states_are_whole(context: Context, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[str], ...] = (
        TableColumn("what", "disclosure.what", lambda row: row * 4, 200),
        *(TableColumn(f"day_{number}", "disclosure.what", lambda _: "03-03-2026", 60) for number in range(6)),
        TableColumn("state", "disclosure.what", lambda _: "nog 2 dagen", 60),
    )
    table = RecordTable(context, columns, Listed(lambda: [LONG], columns), empty="disclosures.empty")
    fit_columns(table, tuple(each.width for each in columns), fixed=range(1, 8))
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    view = table.view
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: all(view.columnWidth(each) >= view.sizeHintForColumn(each) for each in range(1, 8)))
    assert view.columnWidth(0) < view.sizeHintForColumn(0)


def test_of_a_list_that_is_not_seen_yet_no_row_is_measured(context: Context, qtbot: QtBot) -> None:
    """Qt measures all rows of a list that is hidden: ten thousand of an import, for seconds."""
    asked = set[str]()

    def noted(row: str) -> str:
        asked.add(row)
        return row

    columns: tuple[TableColumn[str], ...] = (TableColumn("what", "disclosure.what", noted, 100),)
    rows = [f"{number}" for number in range(2000)]
    table = RecordTable(context, columns, Listed(lambda: rows, columns), empty="disclosures.empty")
    fit_columns(table, (100,))
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.refresh()
    assert not asked
    table.show()
    qtbot.waitUntil(lambda: table.view.columnWidth(0) == table.view.viewport().width())
    assert 0 < len(asked) < 100
