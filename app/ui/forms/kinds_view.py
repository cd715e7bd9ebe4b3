"""A part of a dossier with what was recorded of a few kinds: a list, and the chosen one in full below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from app.domain.declare import Record, Shape, asked
from app.domain.reason import worded
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.forms.kinds import Kind, RecordAct, record_form
from app.ui.widgets.card import Card, CardPage, details
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import button, label
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.ui.widgets.with_below import WithBelow
from app.usecases.item_names import ItemNames
from app.vault.work import Change


@dataclass(frozen=True, slots=True)
class KindRow:
    """One thing that was recorded."""

    record: Record
    of: Kind
    kind: str
    what: str


class KindsView(PartView):
    """One button offers what can be recorded; Enter and arrows walk through what was. `words` is the area of its texts:
    `<words>.part`, `.new`, `.empty`, `.count`.
    """

    def __init__(self, context: Context, client: Id, kinds: tuple[Kind, ...], words: str) -> None:
        super().__init__(context, client)
        self._kinds, self._words = kinds, words
        self._nouns = frozenset(each.record.noun.name for each in kinds)
        text, columns = context.text, self._columns()
        rows = Listed(self._rows, columns)
        self._table = RecordTable(context, columns, rows, empty=f"{words}.empty", order=Order(""))
        self._table.setObjectName(f"{words}_list")
        self._table.view.setAccessibleName(text(f"{words}.part"))
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(len(columns) - 1,))
        self._number = label("", "muted", wrap=False)
        self._details = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(Flow(self._number, *self.buttons(), lead=True))
        layout.addWidget(WithBelow(self._table, self._details), 1)
        self._table.selected.connect(self._select)
        context.changed.connect(self._changed)

    def buttons(self) -> list[QPushButton]:
        """What new can be recorded: under one button where there are several kinds."""
        text, offered = self.context.text, self._offered()
        if len(offered) == 1:
            return [button(text(offered[0].title), partial(self.new, offered[0]), "primary", name=f"new_{self._words}")]
        new = button(text(f"{self._words}.new"), lambda: None, "primary", name=f"new_{self._words}")
        menu = QMenu(new)
        for each in offered:
            menu.addAction(text(each.title)).triggered.connect(partial(self.new, each))
        new.setMenu(menu)
        return [new]

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
            for each in self._offered()
        )

    def _offered(self) -> tuple[Kind, ...]:
        return tuple(each for each in self._kinds if each.usecase is not None)

    def new(self, kind: Kind, *_: object) -> None:
        """Record something of a kind."""
        record_form(self.context, self, self.client, kind)

    def _rows(self) -> list[KindRow]:
        """All of a client's, the newest first."""
        text, translator = self.context.text, self.context.translator
        names = ItemNames(self.context.reader)
        found = [
            KindRow(each, kind, text(f"{kind.title}.short"), _what(each, names, translator))
            for kind in self._kinds
            for each in self.context.reader.find(kind.record, client=self.client)
        ]
        return sorted(found, key=lambda one: (one.record.happened_on, one.record.made))[::-1]

    def _columns(self) -> tuple[TableColumn[KindRow], ...]:
        """What, of what kind, how it stands where that changes, and when."""
        text, short = self.context.text, self.context.translator.short_date
        found: list[tuple[str, str, Callable[[KindRow], str], int]] = [
            ("what", "noted.what", lambda one: one.what, 360)
        ]
        if len(self._kinds) > 1:
            found.append(("kind", "noted.kind", lambda one: one.kind, 180))
        if any(each.state for each in self._kinds):
            found.append(
                ("state", "noted.state", lambda one: text(one.of.state(one.record)) if one.of.state else "", 240)
            )
        found.append(("day", "noted.day", lambda one: short(one.record.happened_on), 120))
        return tuple(TableColumn(name, key, words, width, sortable=False) for name, key, words, width in found)

    def _select(self, chosen: object) -> None:
        shown = cast("KindRow | None", chosen)
        self._details.setVisible(shown is not None)
        self._details.show_cards([] if shown is None else [self.card(shown)])

    def card(self, shown: KindRow) -> Card:
        """One of them in full."""
        record = shown.record
        card = Card(shown.kind, *self.acts(shown))
        names = [each.name for each in asked(type(record)) if each.declaration.shape is not Shape.REFERENCE]
        card.body.addWidget(details(record, names, self.context.translator))
        return card

    def acts(self, shown: KindRow) -> list[QPushButton]:
        """What can be done with it now."""
        text, record = self.context.text, shown.record
        return [
            button(text(act.label), partial(self._act, act, record), act.role, name=act.name)
            for act in shown.of.acts
            if act.when(record)
        ]

    def _act(self, act: RecordAct, record: Record) -> None:
        act.run(self.context, self, record)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client and each.noun in self._nouns for each in changes):
            here = cast("KindRow | None", self._table.current)
            new = next((each.record for each in changes if each.noun in self._nouns and not here), "")
            self.arrive(here.record.id if here else new)

    def _refresh(self) -> None:
        self._table.refresh()
        number = self._table.model.rowCount()
        self._number.setText(self.context.translator.count(f"{self._words}.count", number) if number else "")
        self._details.setVisible(bool(number))


def _what(record: Record, names: ItemNames, translator: Translator) -> str:
    """What its name says beside kind and day, which have columns of their own."""
    named = names.of(record)
    told = next((value for name, value in named.arguments if name in ("what", "matter", "purpose")), None)
    if told is None:
        return worded(named, translator)
    return told if isinstance(told, str) else told.words(translator)  # type: ignore[union-attr]
