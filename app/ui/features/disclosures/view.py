"""The disclosures of one client: the list, and the chosen one in full below it (GDPR art. 15(1)(c); row L2)."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QVBoxLayout

from app.domain.disclosure import Disclosure
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.disclosures.rows import DisclosureRow, disclosure_columns, disclosure_rows, ground_of
from app.ui.features.disclosures.tell import tell_outside
from app.ui.widgets.card import Card, details, pairs
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button, label
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_FACTS = ("disclosed_on", "how", "told_to", "capacity", "secrecy", "decided_by")
_WORDS = ("told", "ground_reason")
_SHOWN = frozenset({"disclosure", "organisation"})


class DisclosuresView(PartView):
    """What went out cannot be changed: it is a log."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text, columns = context.text, disclosure_columns(context)
        keys = {"on": lambda each: each.disclosure.disclosed_on.isoformat()}
        self._table = RecordTable(
            context, columns, Listed(lambda: disclosure_rows(context, client), columns, keys),
            empty="disclosures.empty", order=Order("on", descending=True),
        )  # fmt: skip
        self._table.setObjectName("disclosures")
        self._table.view.setAccessibleName(text("disclosures.title"))
        fit_columns(self._table, tuple(each.width for each in columns))
        self._details = scrolled(read_as=text("disclosures.details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        new = button(text("disclosures.record"), self.new, "primary", name="record_disclosure")
        layout.addLayout(Flow(label(text("disclosures.below"), "muted"), new, lead=True))
        layout.addWidget(self._table, 2)
        layout.addWidget(self._details, 2)
        self._table.selected.connect(self._select)
        self._table.opened.connect(self._select)
        context.changed.connect(self._changed)
        self._refresh("")

    def arrive(self, record: str) -> None:
        """Show the list, with the cursor on the disclosure with this id where there is one."""
        self._refresh(record)
        self._table.view.setFocus()

    def actions_here(self) -> tuple[Action, ...]:
        """Recording what was told."""
        return (Action("record_disclosure", "disclosures.record", lambda _: self.new()),)

    def new(self) -> None:
        """Record what was told; the cursor goes to it."""
        tell_outside(self.context, self, self.client, self._recorded)

    def _recorded(self, made: Disclosure) -> None:
        self._refresh(made.id)

    def _select(self, shown: object) -> None:
        found = cast("DisclosureRow | None", shown)
        before = self._details.takeWidget()
        if before is not None:
            before.deleteLater()
        self._details.setVisible(found is not None)
        if found is not None:
            card = Card(f"{found.disclosure.what} · {found.recipient}")
            card.body.addWidget(details(found.disclosure, _FACTS, self.context.translator, 3))
            card.body.addWidget(pairs(ground_of(self.context, found.disclosure), 3))
            for name in _WORDS:
                if getattr(found.disclosure, name):
                    card.body.addWidget(details(found.disclosure, (name,), self.context.translator, 1))
            card.body.addStretch(1)
            self._details.setWidget(card)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _SHOWN and each.client in ("", self.client) for each in changes):
            current = cast("DisclosureRow | None", self._table.current)
            self._refresh(current.disclosure.id if current else "")

    def _refresh(self, record: str) -> None:
        self._table.refresh()
        model, view = self._table.model, self._table.view
        rows = [cast("DisclosureRow | None", model.at(number)) for number in range(model.rowCount())]
        here = next((number for number, each in enumerate(rows) if each and each.disclosure.id == record), 0)
        if rows:
            view.selectRow(here)
        self._select(self._table.current)
