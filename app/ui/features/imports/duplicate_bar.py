"""What is done with clients who are there already: for all of them above the list, for one of them below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from app.domain.imports.duplicates import Duplicate
from app.domain.imports.plan import ImportLine
from app.ui.context import Context
from app.ui.features.imports.choice_list import ChoiceList
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import label


class DuplicateBar(QWidget):
    """For everyone who is there already. `chosen` carries a Duplicate."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        text = context.text
        self._list = ChoiceList("duplicates", text("imports.duplicates"))
        for each in Duplicate:
            self._list.addItem(text(f"import.duplicate.{each.value}"), each.value)
        self._list.activated.connect(lambda _: self.chosen.emit(Duplicate(str(self._list.chosen))))
        said = label(text("imports.duplicates"), "label", wrap=False)
        said.setBuddy(self._list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self._list)

    def show_choice(self, choice: Duplicate) -> None:
        """Show what holds now."""
        self._list.choose(choice.value)


class LineChoice(QWidget):
    """For one line. `chosen` carries its number and a Duplicate."""

    chosen = Signal(int, object)

    def __init__(self, context: Context, line: ImportLine, now: Duplicate) -> None:
        super().__init__()
        self._line = line
        self._group = QButtonGroup(self)
        ways: list[QRadioButton] = []
        for number, each in enumerate(Duplicate):
            way = QRadioButton(context.text(f"import.duplicate.{each.value}").replace("&", "&&"))
            way.setObjectName(f"line_{each.value}")
            way.setChecked(each is now)
            self._group.addButton(way, number)
            ways.append(way)
        self.setLayout(Flow(*ways))
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._line.number, list(Duplicate)[number])
