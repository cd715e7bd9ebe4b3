"""The registers: chosen at the left, as a table at the right, with everything of a row one step away."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.register import Register, RegisterName, RegisterRow
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.registers.row_dialog import RegisterRowDialog
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.theme.theme import set_role
from app.ui.widgets.card import CardPage, pairs
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.parts import button, column, empty, label, row
from app.ui.widgets.printing import print_pdf
from app.ui.widgets.reading import ReadArea
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.ui.widgets.with_below import WithBelow
from app.usecases.export_register import RegisterForm, register_bytes, save_register
from app.usecases.registers import read_register
from app.vault.snapshot import snapshot
from app.vault.work import Change

_LIST_WIDTH = 224
_ENTRY_HEIGHT = 40
_DAY, _FIRST, _OTHER = 116, 220, 190
"""Pixels of a column with a day, which is never cut short, of the first, and of any other."""
_KINDS = "PDF (*.pdf);;HTML (*.html);;CSV (*.csv);;JSON (*.json)"


class RegistersPage(Page):
    """Enter shows a row in full; Export asks in which form."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self._found: Register | None = None
        self._table: RecordTable | None = None
        self._print = button(text("registers.print"), self.print_it, name="print_register")
        self._export = button(text("registers.export"), self.export, "primary", name="export_register")
        self._header = PageHeader(text("registers.title"), " ", self._print, self._export)
        self._list = QListWidget()
        self._list.setObjectName("registers")
        self._list.setAccessibleName(text("registers.title"))
        self._list.setFixedWidth(grown(_LIST_WIDTH))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in RegisterName:
            entry = QListWidgetItem(text(f"register.{name.value}"), self._list)
            entry.setSizeHint(QSize(0, grown(_ENTRY_HEIGHT)))
        self._below = label(" ", "muted")
        self._below.setObjectName("register_below")
        self._names = QCheckBox(text("registers.names"))
        self._names.setObjectName("register_names")
        self._names.setChecked(True)
        self._names.toggled.connect(lambda _: self._look())
        self._place = QVBoxLayout()
        self._card = CardPage()
        right = QWidget()
        self._area = ReadArea(context, right)
        self._area.again.connect(self._look)
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self._below)
        inside.addLayout(self._place, 1)
        inside.addWidget(self._names)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._header)
        layout.addLayout(row(self._list, self._area, spacing=20), 1)
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(lambda _: self._look())
        context.changed.connect(self._changed)

    @property
    def name(self) -> RegisterName:
        """The register that is chosen."""
        return list(RegisterName)[max(0, self._list.currentRow())]

    def arrive(self, place: Place) -> None:
        """Show the register that the place names, or the one that was chosen."""
        wanted = [each.value for each in RegisterName]
        if place.part in wanted:
            self._list.setCurrentRow(wanted.index(place.part))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def export(self) -> None:
        """Write it to a file, in the form that its name asks for."""
        found, context = self._found, self.context
        if found is None:
            return
        title = context.text(f"register.{found.name.value}")

        def write(path: Path) -> None:
            def work(_: Progress) -> Path:
                return save_register(context.vault.reader(), context.parts, found, context.translator, path)

            context.run(self, lambda _: None, work, label="registers.exporting")

        context.files.save_file(self, context.text("registers.export"), f"{safe_name(title)}.pdf", _KINDS, write)

    def print_it(self) -> None:
        """Put it on paper."""
        found, context = self._found, self.context
        if found is None:
            return

        def work(_: Progress) -> bytes:
            reader = context.vault.reader()
            return register_bytes(reader, context.parts, found, RegisterForm.PDF, context.translator)

        context.run(self, lambda pdf: print_pdf(context, pdf, self), work, label="registers.printing")

    def _look(self) -> None:
        """Read it anew, in a thread of its own."""
        context, name, names = self.context, self.name, self._names.isChecked()

        def read(_: Progress) -> Register:
            reader = context.vault.reader()
            with snapshot(reader):
                return read_register(reader, context.parts, name, context.translator, names=names)

        context.read(self._area, self._show, read, self._lose)

    def _lose(self) -> None:
        """Of a register that cannot be read nothing is printed, nor of the one that stood here before."""
        self._found = None
        for each in (self._print, self._export):
            each.setEnabled(False)

    def _show(self, found: Register) -> None:
        if found.name is not self.name or found == self._found:
            return  # another was chosen meanwhile; or nothing has changed
        again = self._found is not None and self._found.columns == found.columns
        self._found = found
        for each in (self._print, self._export):
            each.setEnabled(True)
        self._below.setText(self.context.text(f"register.{found.name.value}.below"))
        self._names.setVisible(any(each.client for each in found.rows))
        if again and self._table is not None:
            self._table.refresh()
            self._begin(self._table)
            return
        empty(self._place)
        self._table = self._made(found)
        self._card = CardPage()
        self._card.setObjectName("register_whole")
        self._card.hide()
        self._place.addWidget(WithBelow(self._table, self._card))
        self._table.selected.connect(self._tell)
        self._table.refresh()  # the cursor can stand on its first row only once there is one
        self._begin(self._table)

    def _made(self, found: Register) -> RecordTable:
        """A table for the columns of a register."""
        places = found.listed
        columns = tuple(_column(found, place, self.context.translator) for place in places)
        rows = Listed(lambda: self._found.rows if self._found else (), columns)
        table = RecordTable(self.context, columns, rows, empty="registers.empty")
        table.view.setObjectName("register")
        table.view.setAccessibleName(self.context.text(f"register.{found.name.value}"))
        days = [place for place, each in enumerate(columns) if each.width == _DAY]
        fit_columns(table, tuple(each.width for each in columns), fixed=days)
        table.opened.connect(self._open)
        return table

    def _begin(self, table: RecordTable) -> None:
        """The cursor stands on the first row where it stood on none: what a column cuts off is said below."""
        if table.model.rowCount() and not table.view.currentIndex().isValid():
            table.view.selectRow(0)  # which tells of it
        else:
            self._tell(table.current)

    def _tell(self, chosen: object) -> None:
        """All that a row says, below the list."""
        found, shown = self._found, cast("RegisterRow | None", chosen)
        if found is not None and shown is not None:
            told = zip(found.columns, shown.cells, strict=True)
            card = QFrame()
            set_role(card, "card")
            said = pairs([(self.context.text(each.label), cell) for each, cell in told if cell.strip()])
            card.setLayout(column(said, margin=16))
            self._card.show_cards([card])
        self._card.setVisible(shown is not None)

    def _open(self, chosen: object) -> None:
        if self._found is not None:
            RegisterRowDialog(self.context, self, self._found, cast(RegisterRow, chosen)).open()

    def _changed(self, _: frozenset[Change]) -> None:
        if self.isVisible():
            self._look()


def _column(found: Register, place: int, translator: Translator) -> TableColumn[RegisterRow]:
    def words(row: RegisterRow) -> str:
        day = row.days[place] if place < len(row.days) else None
        return row.cells[place].split("\n")[0] if day is None else translator.short_date(day)

    each = found.columns[place]
    width = _DAY if each.name.endswith("_on") else _FIRST if place == found.listed[0] else _OTHER
    return TableColumn(each.name, each.label, words, width, sortable=False)
