"""Which column of a list gives which field: guessed from the headings, and changed here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.entry import Extra
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Headings, Matched, importable
from app.domain.imports.listed_clients import require_columns
from app.domain.imports.source import ImportSource
from app.domain.imports.table import Sheet
from app.domain.imports.wording import unused_name
from app.kernel.translator import Translator
from app.ui.context import Context
from app.ui.features.imports.choice_list import ChoiceList
from app.ui.open_list import OpenList
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import box, button, label, notice, row
from app.ui.widgets.scrolled import scrolled

_SAMPLES = 3
"""Examples that are shown of a column."""
_HEADING = 180
"""Pixels that a heading has at least."""
_LONGEST = 40
"""Characters of an example; more says nothing more of what the column is."""


class Columns(QWidget):
    """One line for each column that holds something: its heading, some of what stands in it, and what it gives.

    confirmed  go on with these columns (Sheet, Matched)
    other      choose another file
    """

    confirmed = Signal(object, object)
    other = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._source: ImportSource | None = None
        self._known = Headings({})
        self._sheet: Sheet | None = None
        self._guess = Matched({}, ())
        self._lists: dict[int, ChoiceList] = {}
        text = context.text
        self._next = button(text("imports.to_lines"), self._confirm, "primary", name="to_lines")
        other = button(text("imports.other"), self.other.emit, name="other_file")
        self._header = PageHeader(text("imports.columns"), "", other, self._next)
        self._fault = label("")
        self._notice = notice(self._fault, "error")
        self._notice.setObjectName("columns_fault")
        self._sheets = OpenList()
        self._sheets.setObjectName("sheet")
        self._sheets.setAccessibleName(text("imports.sheet"))
        self._sheets.activated.connect(self._other_sheet)
        self._sheet_row = box(row(label(text("imports.sheet"), "label", wrap=False), self._sheets, None))
        self._scroll = scrolled()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for each in (self._header, self._notice, self._sheet_row):
            layout.addWidget(each)
        layout.addWidget(self._scroll, 1)

    def show_source(
        self, name: str, source: ImportSource, known: Headings, chosen: tuple[Sheet, Matched] | None = None
    ) -> None:
        """Show the likeliest sheet of what was read from a file with this name, or what was `chosen` of it before."""
        self._source, self._known = source, known
        self._header.set_title(self._context.text("imports.columns"), name)
        likeliest, matched = chosen or (source.likeliest(known), None)
        self._sheets.clear()
        self._sheets.addItems([each.name for each in source.sheets])
        self._sheets.setCurrentIndex(source.sheets.index(likeliest))
        self._sheet_row.setVisible(len(source.sheets) > 1)
        self._show_sheet(likeliest, matched)

    def begin(self) -> None:
        """Enter goes on, where nothing is to be changed."""
        self._next.setEnabled(True)
        self._next.setFocus()

    def keeps(self, source: ImportSource) -> tuple[Sheet, Matched] | None:
        """The sheet of a file that was read again, with the columns as they were chosen; None where it has others."""
        before, matched = self._sheet, self.matched
        same = (each for each in source.sheets if before is not None and each.name == before.name)
        sheet = next(same, None)
        if sheet is None or before is None or sheet.table.headings != before.table.headings:
            return None
        return sheet, matched

    @property
    def chosen(self) -> tuple[Sheet, Matched] | None:
        """The sheet that is shown, with its columns as they are chosen now; None before there is one."""
        return None if self._sheet is None else (self._sheet, self.matched)

    @property
    def matched(self) -> Matched:
        """The columns as they are chosen now."""
        chosen = {place: str(each.chosen) for place, each in self._lists.items() if each.chosen}
        return self._guess.with_fields(chosen)

    def _other_sheet(self, place: int) -> None:
        if self._source is not None:
            self._show_sheet(self._source.sheets[place])

    def _show_sheet(self, sheet: Sheet, matched: Matched | None = None) -> None:
        self._sheet, self._guess = sheet, matched or self._known.match(sheet.table.headings)
        self._lists = {}
        self._notice.hide()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(4, 0, 16, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, key in enumerate(("imports.column_heading", "imports.column_samples", "imports.column_gives")):
            grid.addWidget(label(self._context.text(key), "muted", wrap=False), 0, place)
        fields = _fields(self._context.translator)
        for place, heading in enumerate(sheet.table.headings):
            samples = sheet.table.samples(place, _SAMPLES)
            if heading or samples:
                self._add_column(grid, place, heading, samples, fields)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnMinimumWidth(0, _HEADING)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.setWidget(holder)

    def _add_column(
        self, grid: QGridLayout, place: int, heading: str, samples: tuple[str, ...], fields: Mapping[str, str]
    ) -> None:
        line, context = len(self._lists) + 1, self._context
        heading = heading or unused_name(f"#{place + 1}", context.translator)
        said = ElidedLabel()
        said.setText(heading)
        grid.addWidget(said, line, 0)
        shown = ElidedLabel("muted")
        shown.setText(" · ".join(_shortened(each) for each in samples))
        grid.addWidget(shown, line, 1)
        gives = ChoiceList(f"column_{place}", context.text("imports.what_gives", heading=heading))
        gives.addItem(context.text("imports.column_unused"), "")
        for name, words in fields.items():
            gives.addItem(words, name)
        gives.choose(self._guess.fields.get(place, ""))
        gives.activated.connect(self._notice.hide)
        grid.addWidget(gives, line, 2)
        self._lists[place] = gives

    def _confirm(self) -> None:
        matched = self.matched
        try:
            require_columns(matched)
        except UnreadableImport as error:
            self._fault.setText(self._context.text(error.key, **error.arguments))
            self._notice.show()
            return
        self._next.setEnabled(False)
        self.confirmed.emit(self._sheet, matched)


def _fields(translator: Translator) -> dict[str, str]:
    """What a column can give, in words: the fields of a client, and what is taken apart into them."""
    allowed = importable()
    fields = {each.name: translator.text(each.label) for each in asked(Client) if each.name in allowed}
    extras = {each.value: translator.text(f"{each.value}.column") for each in Extra}
    return {**fields, **extras}


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
