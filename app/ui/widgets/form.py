"""A form that follows from the declaration of its noun: a screen arranges the fields and declares none."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.declare import Column, Noun, Record, Shape, asked
from app.domain.declare import column as declared
from app.kernel.errors import Fault
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.field import Field
from app.ui.widgets.inputs import (
    AmountInput,
    ChoiceInput,
    Input,
    LineInput,
    Option,
    ReferenceInput,
    TextInput,
    YesNoInput,
)
from app.ui.widgets.parts import GAP, label, notice
from app.ui.widgets.prose_input import ProseInput

Arrangement = Sequence[Sequence[str]]
"""Names of fields, row by row."""
REQUIRED = "form_required"
"""The name of what says that fields with a star are required. In a dialog it stands below all else."""
Loader = Callable[[], Iterable[Option]]


class RecordForm(QWidget):
    """Asks for the fields of one noun.

    `rows` say which fields there are and which stand beside each other; without it every asked field has a row.
    `references` finds what a REFERENCE field may lead to, by the field's name; `prose` makes another
    editor for PROSE than the usual one. `required` are fields that this act asks for beyond what the noun does.
    """

    edited = Signal()
    """The coach changed something."""

    def __init__(
        self,
        context: Context,
        record: type[Record],
        rows: Arrangement = (),
        *,
        references: Mapping[str, Loader] | None = None,
        prose: Callable[[], Input] | None = None,
        required: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self._context, self._record, self._prose = context, record, prose
        self._references, self._required = dict(references or {}), frozenset(required)
        self._columns: dict[str, Column] = {}
        self.fields: dict[str, Field] = {}
        self._fixed: set[str] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        self._general_text = label("")
        self._general_text.setObjectName("form_fault")
        self._general = notice(self._general_text, "error")
        self._general.hide()
        outer.addWidget(self._general)
        self._lines = self._grid(rows or [[each.name] for each in asked(record)])
        outer.addLayout(self._lines)
        if any(field.required for field in self.fields.values()):
            said = label(context.text("form.required"), "hint")
            said.setObjectName(REQUIRED)
            outer.addWidget(said)
        self._first_values = self.values()

    @property
    def noun(self) -> Noun:
        """What is asked for."""
        return self._record.noun

    @property
    def dirty(self) -> bool:
        """Whether something differs from what was shown at first."""
        return self.values() != self._first_values

    def values(self) -> dict[str, object]:
        """What was filled in, by name, as `read_fields` takes it; fields that are fixed by now are left out."""
        return {name: field.input.given() for name, field in self.fields.items() if name not in self._fixed}

    def set_record(self, record: Record) -> None:
        """Show a stored record; fields that are set once can no longer be changed."""
        for name, field in self.fields.items():
            field.input.show_value(getattr(record, name))
            field.show_fault("")
            if field.column.declaration.fixed:
                self._fixed.add(name)
                field.input.set_fixed()
        self._first_values = self.values()

    def set_values(self, values: Mapping[str, object]) -> None:
        """Fill in what is known beforehand; it counts as not edited."""
        for name, value in values.items():
            self.fields[name].input.show_value(value)
        self._first_values = self.values()

    def fill_in(self, given: Mapping[str, object]) -> None:
        """Let stand in the fields what `values` gave before: as if it was typed, so it counts as edited."""
        for name, value in given.items():
            if name in self.fields and name not in self._fixed:
                self.fields[name].input.show_given(value)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at each field what is wrong with it, and go to the first; what has no field here stands above all."""
        said: dict[str, list[str]] = {}
        for fault in faults:
            name = fault.label.rpartition(".")[2]
            place = name if name in self.fields and fault.label.startswith(f"{self._record.noun.name}.") else ""
            said.setdefault(place, []).append(self._context.text(fault.key, **dict(fault.arguments)))
        for name, field in self.fields.items():
            field.show_fault("\n".join(said.get(name, ())))
        general = "\n".join(said.get("", ()))
        self._general_text.setText(general)
        self._general.setVisible(bool(general))
        first = next((name for name in self.fields if name in said), None)
        if first is not None:
            self.fields[first].input.setFocus()

    def focus_first(self) -> None:
        """Put the cursor in the first field that can be changed."""
        first = next((name for name in self.fields if name not in self._fixed), None)
        if first is not None:
            self.fields[first].input.setFocus()

    def fold_rows(self) -> None:
        """A row for each field."""
        if self._lines.rowCount() < len(self.fields):
            for line, field in enumerate(self.fields.values()):
                self._lines.removeWidget(field)
                self._lines.addWidget(field, line, 0, 1, 12)

    def _grid(self, rows: Arrangement) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(4)  # each field keeps a line free below it, for what may be wrong
        for line, names in enumerate(rows):
            width = 12 // len(names)
            for place, name in enumerate(names):
                grid.addWidget(self._field(name), line, place * width, 1, width)
        for place in range(12):
            grid.setColumnStretch(place, 1)
        return grid

    def _field(self, name: str) -> Field:
        column = declared(self._record, name)
        field = Field(column, self._input(column), self._context.translator, required=name in self._required)
        field.edited.connect(self.edited)
        self.fields[name] = field
        return field

    def _input(self, column: Column) -> Input:
        translator, declaration = self._context.translator, column.declaration
        match declaration.shape:
            case Shape.TEXT:
                return TextInput()
            case Shape.PROSE:
                return self._prose() if self._prose else ProseInput(translator)
            case Shape.AMOUNT:
                return AmountInput("," if translator.language is Language.DUTCH else ".")
            case Shape.DATE:
                return DateInput(translator, self._context.colours)
            case Shape.PAST_DATE:
                return DateInput(translator, self._context.colours, latest=self._context.today)
            case Shape.CHOICE:
                chosen = _default(self._record, column.name)
                asks = chosen in (dataclasses.MISSING, None)
                made = ChoiceInput(column, translator, ask=asks)
                if not asks:
                    made.show_value(chosen)
                return made
            case Shape.YES_NO:
                return YesNoInput(translator.text(column.label))
            case Shape.REFERENCE:
                none = translator.text("form.choose" if declaration.required else "form.none")
                return ReferenceInput(self._references.get(column.name, tuple), none)
            case _:
                return LineInput()


def _default(record: type[Record], name: str) -> object:
    return next(each.default for each in dataclasses.fields(record) if each.name == name)
