"""Long tables fetch what is seen, and the vault sorts and filters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.declare import columns
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.paged import PAGE, Listed, Order, PagedModel, TableColumn
from app.ui.widgets.presenter import DAMAGED
from app.ui.widgets.stored import Stored
from app.ui.widgets.table import RecordTable, listed_columns
from app.usecases.keep_item import add_item
from app.vault.connection import checkpoint
from app.vault.errors import DatabaseDamaged
from tests.vault.pages import PAGE as PAGE_SIZE
from tests.vault.pages import page_of_rows

NUMBER: TableColumn[int] = TableColumn("number", "number", str, right=True)


class Counted:
    """A hundred thousand numbers; remembers which pages were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def count(self, filter: str) -> int:
        return len(self._all(filter))

    def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[int]:
        self.asked.append(offset)
        numbers = self._all(filter)
        return (numbers[::-1] if order.descending else numbers)[offset : offset + limit]

    def _all(self, filter: str) -> range:
        return range(0, 100_000, int(filter or 1))


def model(rows: Counted) -> PagedModel[int]:
    made: PagedModel[int] = PagedModel(rows, [NUMBER], ["Nummer"], Order("number"))
    made.refresh()
    return made


def cell(made: PagedModel[int], row: int) -> object:
    return made.data(made.index(row, 0))


def test_it_is_a_model_by_qts_own_rules(qtbot: QtBot) -> None:
    made = model(Counted())
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.refresh(filter="2")
    assert tester.model() is made
    assert made.rowCount() == 50_000


def test_only_what_is_looked_at_is_fetched() -> None:
    rows = Counted()
    made = model(rows)
    assert cell(made, 0) == "0"
    assert cell(made, 99_999) == "99999"
    assert rows.asked == [0, 100_000 - PAGE]


def test_pages_that_were_seen_long_ago_are_let_go() -> None:
    rows = Counted()
    made = model(rows)
    for row in range(0, 100_000, PAGE):
        assert cell(made, row) == str(row)
    assert len(made._pages) < 50
    assert cell(made, 0) == "0"


def test_sorting_and_filtering_ask_again() -> None:
    made = model(Counted())
    made.sort(0, Qt.SortOrder.DescendingOrder)
    assert cell(made, 0) == "99999"
    made.refresh(filter="10")
    assert made.rowCount() == 10_000
    assert cell(made, 0) == "99990"


def test_the_text_of_a_cell_is_made_once_until_it_is_read_again() -> None:
    made_of: list[int] = []

    def text(row: int) -> str:
        made_of.append(row)
        return f"{row} v{len(made_of)}"

    made: PagedModel[int] = PagedModel(Counted(), [TableColumn("number", "number", text)], ["Nummer"], Order("number"))
    made.refresh()
    assert [cell(made, 7), cell(made, 7)] == ["7 v1", "7 v1"]
    made.refresh()
    assert [cell(made, 7), cell(made, 8)] == ["7 v2", "8 v3"]
    for far in range(100):
        cell(made, far * PAGE)
    assert cell(made, 7) == f"7 v{len(made_of)}"


def test_a_row_that_went_away_meanwhile_is_nothing() -> None:
    class Shrinking(Counted):
        def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[int]:
            return ()

    made = model(Shrinking())
    assert made.at(5) is None
    assert cell(made, 5) == ""


def test_rows_that_cannot_be_read_stay_blank_and_are_told_of_once() -> None:
    class Damaged(Counted):
        def page(self, offset: int, limit: int, order: Order, filter: str) -> Sequence[int]:
            if offset:
                raise DatabaseDamaged
            return super().page(offset, limit, order, filter)

    made, told = model(Damaged()), []
    made.unreadable.connect(lambda: told.append(made.trouble))
    assert cell(made, 0) == "0"
    assert made.trouble is None
    assert [cell(made, row) for row in (PAGE, PAGE + 1, 3 * PAGE)] == ["", "", ""]
    assert made.at(PAGE) is None
    assert [type(each) for each in told] == [DatabaseDamaged]
    made.refresh()
    assert (made.trouble, cell(made, 0)) == (None, "0")


def test_where_not_even_their_number_can_be_read_there_are_none() -> None:
    class Damaged(Counted):
        def count(self, filter: str) -> int:
            raise DatabaseDamaged

    made = model(Damaged())
    assert (made.rowCount(), type(made.trouble)) == (0, DatabaseDamaged)


def test_what_is_at_hand_is_sorted_and_filtered_by_its_text() -> None:
    names: TableColumn[str] = TableColumn("name", "name", str)
    listed = Listed(lambda: ["zoë", "Anna", "bram"], [names])
    assert list(listed.page(0, 10, Order("name"), "")) == ["Anna", "bram", "zoë"]
    assert list(listed.page(0, 10, Order(""), "")) == ["zoë", "Anna", "bram"]
    assert list(listed.page(1, 1, Order("name", descending=True), "")) == ["bram"]
    assert list(listed.page(0, 10, Order(""), "AN")) == ["Anna"]
    assert listed.count("x") == 0


def _clients(context: Context) -> None:
    for first, infix, surname, town in (
        ("Anna", "van den", "Berg", "Zutphen"), ("Joost", "", "Ömer", "Apeldoorn"), ("Sanne", "de", "Boer", "Raalte"),
    ):  # fmt: skip
        given = {"first_name": first, "infix": infix, "surname": surname, "town": town}
        context.vault.now(add_item, Client, given)


def clients_table(context: Context, qtbot: QtBot) -> RecordTable:
    table = RecordTable(context, listed_columns(context, Client), Stored(context, Client), empty="form.none")
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    table.refresh()
    return table


def shown(table: RecordTable, column: str) -> list[str]:
    place = [each.name for each in columns(Client) if each.declaration.listed].index(column)
    return [str(table.model.data(table.model.index(row, place))) for row in range(table.model.rowCount())]


def test_clients_stand_by_surname_and_are_found_without_accents(context: Context, qtbot: QtBot) -> None:
    _clients(context)
    table = clients_table(context, qtbot)
    assert shown(table, "surname") == ["Berg", "Boer", "Ömer"]
    table.set_filter("omer")
    assert shown(table, "surname") == ["Ömer"]
    table.set_filter("")
    table.view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    assert shown(table, "town") == ["Zutphen", "Raalte", "Apeldoorn"]


def test_a_damaged_page_of_the_clients_leads_to_repair(context: Context, qtbot: QtBot) -> None:
    _clients(context)
    _damage(context, b"Raalte")
    went: list[object] = []
    context.navigated.connect(went.append)
    with qtbot.captureExceptions() as raised:
        table = clients_table(context, qtbot)
        table.grab()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        table.set_filter("boer")
        table.grab()
        QApplication.processEvents()
    assert raised == []
    (dialog,) = table.window().findChildren(Dialog, DAMAGED)
    assert context.text("message.damaged") in [each.text() for each in dialog.findChildren(QLabel)]
    repair = dialog.findChild(QPushButton, "primary")
    assert isinstance(repair, QPushButton)
    repair.click()
    assert went == [Place("backups")]


def _damage(context: Context, text: bytes) -> None:
    """One byte of the page of clients on which this text stands."""
    vault = context.vault
    vault.lane.between(lambda: checkpoint(vault.lane._connection))
    database = vault.folder / vault.header.database
    page = page_of_rows(database, vault.keys.database, text)
    with database.open("r+b") as file:
        file.seek(page * PAGE_SIZE + 100)
        (byte,) = file.read(1)
        file.seek(page * PAGE_SIZE + 100)
        file.write(bytes([byte ^ 1]))


def test_enter_opens_the_row_of_the_cursor(context: Context, qtbot: QtBot) -> None:
    _clients(context)
    table = clients_table(context, qtbot)
    table.view.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].surname == "Boer"
    assert table.current == opened.args[0]


def test_where_there_is_nothing_a_word_says_so(context: Context, qtbot: QtBot) -> None:
    table = clients_table(context, qtbot)
    assert not table.view.isVisible()
    _clients(context)
    table.refresh()
    assert table.view.isVisible()
