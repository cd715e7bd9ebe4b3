"""The timeline of a dossier: what happened when, to be looked through by words and by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt

from app.domain.reason import worded
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.open_list import OpenList
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import column
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.timeline import Moment, timeline
from app.vault.work import Change


class TimelineView(PartView):
    """The last first. Enter goes to what happened."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text = context.text
        self._moments: Sequence[Moment] = ()
        self._order: dict[Moment, int] = {}
        self._field = SearchField(context, "timeline.search", "timeline.search.hint")
        self._kind = OpenList()
        self._kind.setObjectName("timeline_kind")
        self._kind.setAccessibleName(text("timeline.kind"))
        columns = _columns(context)
        self._table = RecordTable(
            context, columns, Listed(self._wanted, columns, {"day": self._in_time}), empty="timeline.empty",
            order=Order("day", descending=True), finder=self._field,
        )  # fmt: skip
        self._table.setObjectName("timeline")
        self._table.view.setAccessibleName(text("timeline.title"))
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(0,))
        above = Flow(self._field, self._kind, lead=True, gap=12)
        layout = column(above, self._table)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._field.changed.connect(self._table.set_filter)
        self._field.down.connect(self._into_list)
        self._kind.activated.connect(lambda _: self._table.refresh())
        self._table.opened.connect(self._open)
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Read the dossier anew."""
        self._read()
        self._into_list()

    def _read(self) -> None:
        self._moments = timeline(self.context.reader, self.client)
        self._order = {each: number for number, each in enumerate(reversed(self._moments))}
        self._fill_kinds()
        self._table.refresh()

    def _fill_kinds(self) -> None:
        """The kinds of things that there are in this dossier, as the coach calls them."""
        text, chosen = self.context.text, str(self._kind.currentData() or "")
        words = {each.noun: text(f"noun.{each.noun}.plural") for each in self._moments}
        self._kind.clear()
        self._kind.addItem(text("timeline.all"), "")
        for noun, said in sorted(words.items(), key=lambda each: each[1].casefold()):
            self._kind.addItem(said[:1].upper() + said[1:], noun)
        self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))

    def _wanted(self) -> Sequence[Moment]:
        kind = str(self._kind.currentData() or "")
        return [each for each in self._moments if not kind or each.noun == kind]

    def _in_time(self, moment: Moment) -> str:
        return f"{self._order[moment]:08}"

    def _into_list(self) -> None:
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._table.view.currentIndex().isValid():
                self._table.view.selectRow(0)

    def _open(self, row: object) -> None:
        moment = cast(Moment, row)
        self.context.navigate(Place("dossier", self.client, moment.record, moment.noun))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client for each in changes):
            self._read()


def _columns(context: Context) -> tuple[TableColumn[Moment], ...]:
    """When, what it is about, what happened to it."""
    translator = context.translator

    def happened(row: Moment) -> str:
        said = translator.text(row.label)
        return said[:1].upper() + said[1:]

    return (
        TableColumn("day", "timeline.day", lambda row: translator.short_date(row.day), 116),
        TableColumn("what", "timeline.what", lambda row: worded(row.what, translator), 330),
        TableColumn("label", "timeline.happened", happened, 170),
    )
