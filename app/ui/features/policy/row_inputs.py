"""Inputs for rows of a policy. Each gives and shows plain data as it stands in JSON; None is left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.domain.period import Unit
from app.kernel.translator import Translator
from app.ui.open_list import OpenList
from app.ui.plain_text import PlainLine
from app.ui.theme.fonts import grown
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.inputs import Input, LineInput, Option, TextInput
from app.ui.widgets.parts import label

_LONG = 42
"""Characters of an option that leave no room for another beside it."""


class BothInput(Input):
    """A text in Dutch and in English."""

    def __init__(self, translator: Translator, lines: int = 1) -> None:
        self._inputs: dict[str, Input] = {}
        holder = QWidget()
        super().__init__(holder)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, language in enumerate(("nl", "en")):
            name = translator.text(f"language.{language}")
            made = LineInput() if lines == 1 else TextInput(lines)
            made.setObjectName(language)
            made.inner.setAccessibleName(name)
            made.edited.connect(self.edited)
            self._inputs[language] = made
            grid.addWidget(label(name, "hint", wrap=False), place, 0)
            grid.addWidget(made, place, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._inputs["nl"])

    def given(self) -> object:
        """Both texts, or nothing where both are empty."""
        texts = {name: str(made.given()).strip() for name, made in self._inputs.items()}
        return texts if any(texts.values()) else None

    def show_value(self, value: object) -> None:
        """Show both texts."""
        texts = value if isinstance(value, dict) else {}
        for name, made in self._inputs.items():
            made.show_value(texts.get(name, ""))

    def set_wrong(self, wrong: bool) -> None:
        """Show it at both."""
        for made in self._inputs.values():
            made.set_wrong(wrong)


class ManyInput(Input):
    """Any number of a few, each a box."""

    def __init__(self, options: Sequence[Option]) -> None:
        self._boxes: dict[str, QCheckBox] = {}
        self._holder = QWidget()
        super().__init__(self._holder)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._folded = False
        self.set_options(options)

    def fold_rows(self) -> None:
        """One box a line."""
        if not self._folded:
            self._folded = True
            for line, box in enumerate(self._boxes.values()):
                self._grid.removeWidget(box)
                self._grid.addWidget(box, line, 0)
            self._grid.setColumnStretch(1, 0)

    def set_options(self, options: Sequence[Option]) -> None:
        """Let these be what can be chosen."""
        across = 1 if self._folded or any(len(text) > _LONG for _, text in options) else 2
        for place, (value, text) in enumerate(options):
            box = QCheckBox(text.replace("&", "&&"))
            box.setObjectName(value)
            box.toggled.connect(lambda _: self.edited.emit())
            self._boxes[value] = box
            self._grid.addWidget(box, place // across, place % across)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def given(self) -> object:
        """The values that are ticked."""
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def show_value(self, value: object) -> None:
        """Tick these."""
        chosen = set(value) if isinstance(value, list) else set()
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)


class OneInput(Input):
    """One of a few; where `none` has a text it may be none of them."""

    def __init__(self, options: Sequence[Option], none: str = "") -> None:
        self._combo = OpenList()
        super().__init__(self._combo)
        self._combo.setMinimumContentsLength(12)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if none:
            self._combo.addItem(none, "")
        for value, text in options:
            self._combo.addItem(text[:1].upper() + text[1:], value)
        self._combo.activated.connect(lambda _: self.edited.emit())

    def given(self) -> object:
        """The value, or nothing."""
        return self._combo.currentData() or None

    def show_value(self, value: object) -> None:
        """Choose a value."""
        self._combo.setCurrentIndex(max(0, self._combo.findData(value or "")))


class PeriodInput(Input):
    """A number and a unit; without a number there is no period."""

    def __init__(self, translator: Translator, *, working_days: bool = False) -> None:
        self._number, self._unit = PlainLine(), OpenList()
        holder = QWidget()
        super().__init__(holder)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self._number.setObjectName("number")
        self._number.setMaxLength(6)
        self._number.setFixedWidth(grown(90))
        self._number.setAccessibleName(translator.text("policy_row.period_number"))
        self._unit.setObjectName("unit")
        self._unit.setAccessibleName(translator.text("policy_row.period_unit"))
        for unit in Unit:
            if working_days or unit is not Unit.WORKING_DAYS:
                self._unit.addItem(translator.text(f"policy_row.unit.{unit.value}"), unit.value)
        inside.addWidget(self._number)
        inside.addWidget(self._unit)
        inside.addStretch(1)
        self._number.textEdited.connect(lambda _: self.edited.emit())
        self._unit.activated.connect(lambda _: self.edited.emit())
        self.setFocusProxy(self._number)

    def given(self) -> object:
        """As a policy writes it, `3 years`, or nothing. What is no number is handed over for the reader to refuse."""
        number = self._number.text().strip()
        return f"{number} {self._unit.currentData()}" if number else None

    def show_value(self, value: object) -> None:
        """Show a period."""
        number, _, unit = str(value or " years").partition(" ")
        self._number.setText(number)
        self._unit.setCurrentIndex(max(0, self._unit.findData(unit)))

    def set_wrong(self, wrong: bool) -> None:
        """Show it at the number."""
        self._number.setProperty("wrong", wrong)
        self._number.style().unpolish(self._number)
        self._number.style().polish(self._number)


class PlainDateInput(DateInput):
    """A date that is given and shown as text, or not at all."""

    def given(self) -> object:
        """The date as ISO 8601, or nothing."""
        return super().given() or None

    def show_value(self, value: object) -> None:
        """Show a date."""
        super().show_value(date.fromisoformat(value) if isinstance(value, str) and value else None)


class PlainLineInput(LineInput):
    """A short text, or nothing."""

    def given(self) -> object:
        """The text, or nothing."""
        return super().given() or None
