"""All billing lines, the newest first: Enter goes to the trajectory, and one button writes them for the bookkeeping."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.domain.billing_line import BillingLine
from app.domain.client import Client
from app.domain.trajectory import Trajectory
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog, ask, tell
from app.ui.widgets.flow import Flow
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import button, label
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.bill import (
    BillingChoice,
    billing_lines,
    principal_of,
    take_back_billing_line,
    write_billing_lines,
)
from app.vault.snapshot import snapshot
from app.vault.work import Change


class BillingPage(Page):
    """What can be charged, and to whom; never what it was about."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text, columns = context.text, _columns(context)
        rows = Listed(lambda: billing_lines(context.reader, BillingChoice())[::-1], columns)
        self._table = RecordTable(context, columns, rows, empty="billing.empty", order=Order(""))
        self._table.view.setObjectName("billing_lines")
        self._table.view.setAccessibleName(text("billing.title"))
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(0, 3, 4))
        self._table.opened.connect(self._open)
        self._table.selected.connect(lambda _: self._show_state())
        self._save = button(text("billing.save"), self._ask, "primary", name="save_billing")
        self._back = button(text("billing.take_back"), self._take_back, name="take_back")
        self._number = label("", "muted", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("billing.title"), "", self._save))
        layout.addLayout(Flow(self._number, self._back, lead=True))
        layout.addWidget(self._table, 1)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Read again."""
        self._refresh()
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self._table.refresh()
        number = self._table.model.rowCount()
        if number and not self._table.view.currentIndex().isValid():
            self._table.view.selectRow(0)
        self._number.setText(self.context.translator.count("billing.count", number) if number else "")
        self._show_state()

    def _show_state(self) -> None:
        number = self._table.model.rowCount()
        self._save.setEnabled(bool(number))
        self._back.setVisible(bool(number))
        self._back.setEnabled(self._table.current is not None)

    def _open(self, line: object) -> None:
        chosen = cast(BillingLine, line)
        self.context.navigate(Place("dossier", chosen.client, chosen.trajectory, Trajectory.noun.name))

    def _ask(self) -> None:
        _SaveDialog(self.context, self).open()

    def _take_back(self) -> None:
        line = cast("BillingLine | None", self._table.current)
        if line is not None:
            ask(
                self.context, self, "billing.take_back.ask", "billing.take_back", partial(self._taken_back, line),
                danger=True,
            )  # fmt: skip

    def _taken_back(self, line: BillingLine) -> None:
        self.context.do(self, lambda _: None, take_back_billing_line, line.id)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun == BillingLine.noun.name for each in changes):
            self._refresh()


class _SaveDialog(Dialog):
    """Whether clients are named, and then where the file goes."""

    def __init__(self, context: Context, near: BillingPage) -> None:
        super().__init__(context, near, "billing.title", "billing.save", name="save_billing_lines")
        self._page = near
        self._names = QCheckBox(context.text("billing.names"))
        self._names.setObjectName("billing_names")
        self.body.addWidget(self._names)
        self.body.addWidget(label(context.text("billing.names.hint"), "hint"))

    def confirmed(self) -> None:
        """Ask where to, and write."""
        text, choice = self.context.text, BillingChoice(names=self._names.isChecked())
        self.accept()
        self.context.files.save_file(
            self._page, text("billing.title"), f"{text('billing.file')}.csv", "CSV (*.csv)",
            partial(_write, self.context, self._page, choice),
        )  # fmt: skip


def _write(context: Context, near: BillingPage, choice: BillingChoice, target: Path) -> None:
    vault, translator = context.vault, context.translator

    def work(_: object) -> int:
        reader = vault.reader()
        with snapshot(reader):
            return write_billing_lines(reader, choice, translator, target)

    def written(number: int) -> None:
        tell(context, near, "billing.title", translator.count("billing.written", number))

    context.run(near, written, work, label="billing.save")


def _columns(context: Context) -> tuple[TableColumn[BillingLine], ...]:
    translator, reader = context.translator, context.reader
    return (
        TableColumn("period", "billing.period", lambda each: translator.period(each.starts_on, each.ends_on), 210,
                    sortable=False),
        TableColumn("client", "billing_line.client", lambda each: reader.get(Client, each.client).name, 170,
                    sortable=False),
        TableColumn("principal", "billing.principal", lambda each: principal_of(reader, each, translator), 170,
                    sortable=False),
        TableColumn("sessions", "billing.number", lambda each: str(each.sessions), 104, right=True, sortable=False),
        TableColumn("amount", "billing.sum", lambda each: translator.amount(each.amount), 110, right=True,
                    sortable=False),
        TableColumn("order_number", "billing.order", lambda each: each.order_number, 140, sortable=False),
    )  # fmt: skip
