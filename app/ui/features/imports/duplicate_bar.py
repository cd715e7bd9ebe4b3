"""What is done with clients who are there already: for all of them above the list, for one of them below it; and with
a line that has a fault.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    """For one line, out of `ways`: each a Duplicate, or None where the line waits until it is mended. `chosen` carries
    its number and which of them.
    """

    chosen = Signal(int, object)

    def __init__(
        self, context: Context, line: ImportLine, ways: Sequence[Duplicate | None], now: Duplicate | None
    ) -> None:
        super().__init__()
        self._line, self._ways = line, tuple(ways)
        self._group = QButtonGroup(self)
        made: list[QRadioButton] = []
        for number, each in enumerate(ways):
            key = "imports.line.mend" if each is None else f"import.duplicate.{each.value}"
            way = QRadioButton(context.text(key).replace("&", "&&"))
            way.setObjectName("line_mend" if each is None else f"line_{each.value}")
            way.setChecked(each is now)
            self._group.addButton(way, number)
            made.append(way)
        self.setLayout(Flow(*made))
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._line.number, self._ways[number])
