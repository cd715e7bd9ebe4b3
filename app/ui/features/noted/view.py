"""The part of a dossier with what is recorded beside notes and documents: a list, and the chosen one in full below."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.declare import asked
from app.domain.national_number import NationalNumber
from app.domain.other_use import OtherUse
from app.domain.refusal import Refusal
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.noted.forms import KINDS, Kind, decline_form, record_form
from app.ui.features.noted.rows import NotedRow, blocked_version, may_decline, noted_columns, noted_rows
from app.ui.widgets.card import Card, CardPage, details
from app.ui.widgets.dialog import ask
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button, label, row
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.usecases.forget_bsn import forget_bsn
from app.usecases.tell import neutral_notice
from app.usecases.use_otherwise import stop_using
from app.vault.work import Change

_NOUNS = frozenset(each.record.noun.name for each in KINDS)


class NotedView(PartView):
    """One button offers what can be recorded; Enter and arrows walk through what was."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text, columns = context.text, noted_columns(context)
        self._table = RecordTable(
            context, columns, Listed(lambda: noted_rows(context, client), columns), empty="noted.empty", order=Order("")
        )
        self._table.setObjectName("noted_list")
        self._table.view.setAccessibleName(text("noted.part"))
        stretch_column(self._table, 0)
        self._number = label("", "muted", wrap=False)
        new = button(text("noted.new"), lambda: None, "primary", name="new_noted")
        menu = QMenu(new)
        for each in KINDS:
            menu.addAction(text(each.title)).triggered.connect(partial(self.new, each))
        new.setMenu(menu)
        self._details = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(self._number, None, new))
        layout.addWidget(self._table, 3)
        layout.addWidget(self._details, 2)
        self._table.selected.connect(self._select)
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Read again, with the cursor on the one with this id."""
        self._refresh()
        model, view = self._table.model, self._table.view
        rows = [model.at(number) for number in range(model.rowCount())]
        if rows:
            view.selectRow(next((place for place, each in enumerate(rows) if each and each.record.id == record), 0))
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def actions_here(self) -> tuple[Action, ...]:
        """Everything that can be recorded."""
        return tuple(
            Action(f"record_{each.record.noun.name}", each.title, lambda _, kind=each: self.new(kind))  # type: ignore[misc]
            for each in KINDS
        )

    def new(self, kind: Kind, *_: object) -> None:
        """Record something of a kind."""
        record_form(self.context, self, self.client, kind)

    def _select(self, chosen: object) -> None:
        shown = cast("NotedRow | None", chosen)
        self._details.setVisible(shown is not None)
        self._details.show_cards([] if shown is None else [self._card(shown)])

    def _card(self, shown: NotedRow) -> QWidget:
        record = shown.record
        hidden = {"client", "trajectory", "recipient", "version", "consent"}
        names = [each.name for each in asked(type(record)) if each.name not in hidden]
        card = Card(shown.kind, *self._acts(shown))
        card.body.addWidget(details(record, names, self.context.translator))
        return card

    def _acts(self, shown: NotedRow) -> list[QPushButton]:
        text, record = self.context.text, shown.record
        if isinstance(record, Refusal) and may_decline(record):
            return [button(text("noted.decline"), partial(self._decline, record), name="decline_refusal")]
        if isinstance(record, OtherUse) and record.stopped_on is None:
            return [button(text("noted.stop"), partial(self._stop, record), name="stop_use")]
        if isinstance(record, NationalNumber):
            return [button(text("noted.forget"), partial(self._forget, record), "danger", name="forget_bsn")]
        version = blocked_version(record)
        if version:
            return [button(text("noted.letter"), partial(self._letter, version), name="neutral_notice")]
        return []

    def _decline(self, refusal: Refusal) -> None:
        decline_form(self.context, self, refusal)

    def _stop(self, use: OtherUse) -> None:
        self.context.do(self, lambda _: None, stop_using, use.id, {})

    def _forget(self, number: NationalNumber) -> None:
        ask(self.context, self, "noted.forget.ask", "noted.forget", partial(self._forgotten, number), danger=True)

    def _forgotten(self, number: NationalNumber) -> None:
        self.context.do(self, lambda _: None, forget_bsn, number.id)

    def _letter(self, version: str) -> None:
        text = self.context.text
        self.context.files.save_file(
            self, text("noted.letter"), f"{text('noted.letter.file')}.pdf", "PDF (*.pdf)", partial(self._write, version)
        )

    def _write(self, version: str, target: Path) -> None:
        vault, parts = self.context.vault, self.context.parts
        self.context.run(
            self,
            lambda _: None,
            lambda _: neutral_notice(vault, parts, version, target),
            label="noted.letter",
        )

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client and each.noun in _NOUNS for each in changes):
            here = cast("NotedRow | None", self._table.current)
            self.arrive(here.record.id if here else "")

    def _refresh(self) -> None:
        self._table.refresh()
        number = self._table.model.rowCount()
        self._number.setText(self.context.translator.count("noted.count", number) if number else "")
        self._details.setVisible(bool(number))
