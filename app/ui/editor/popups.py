"""Small windows at the cursor: a list to choose from, the size of a table, the address of a link. Esc closes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.kernel.translator import Translator
from app.ui.editor.tables import MOST
from app.ui.plain_text import PlainLine
from app.ui.push_button import PushButton
from app.ui.theme.fonts import grown

_WIDTH, _WIDEST, _HEIGHT = 420, 640, 320
_AROUND = 40
"""Pixels of margin and frame beside a choice."""
_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what is shown of it, a word more, and what choosing it does."""

    label: str
    more: str
    take: Callable[[], None]


class Popup(QFrame):
    """Closes at a click elsewhere and at Esc, and then goes with all that was typed in it."""

    def __init__(self, near: QWidget, name: str, title: str) -> None:
        super().__init__(near, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.setSpacing(8)
        heading = QLabel(title)
        heading.setProperty("role", "label")
        self.column.addWidget(heading)

    def open_at(self, place: QPoint) -> None:
        """Come in sight at a place on the screen, and within it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = place.y() if place.y() + self.height() <= room.bottom() else room.bottom() - self.height()
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the page does, which goes back by it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class ChoiceList(Popup):
    """A list that becomes shorter while one types; Enter takes the one that is marked."""

    def __init__(self, near: QWidget, name: str, title: str, hint: str, choices: Sequence[Choice]) -> None:
        super().__init__(near, name, title)
        self._choices = choices
        self._words = PlainLine()
        self._words.setPlaceholderText(hint)
        self._words.setAccessibleName(hint)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setMaximumHeight(_HEIGHT)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for place, each in enumerate(choices):
            item = QListWidgetItem(f"{each.label} · {each.more}" if each.more else each.label)
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        # As wide as its longest choice, in whatever size of type; what is longer still ends in an ellipsis.
        asked = self._list.sizeHintForColumn(0) + self._list.verticalScrollBar().sizeHint().width() + _AROUND
        self.setFixedWidth(min(max(asked, grown(_WIDTH)), grown(_WIDEST)))
        self._list.itemClicked.connect(lambda _: self._take())
        self._words.textChanged.connect(self._narrow)
        self._words.returnPressed.connect(self._take)
        self._words.installEventFilter(self)
        self.column.addWidget(self._words)
        self.column.addWidget(self._list)
        self.setFocusProxy(self._words)
        self._words.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Called by Qt: arrows in the line walk through the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
            if by:
                self._walk(by)
                return True
        return super().eventFilter(watched, event)

    def _seen(self) -> list[int]:
        return [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]

    def _walk(self, by: int) -> None:
        if seen := self._seen():
            here = seen.index(self._list.currentRow()) if self._list.currentRow() in seen else -by
            self._list.setCurrentRow(seen[(here + by) % len(seen)])

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(each in item.text().casefold() for each in wanted))
        seen = self._seen()
        self._list.setCurrentRow(seen[0] if seen else -1)

    def _take(self) -> None:
        if self._list.currentRow() in self._seen():
            item = self._list.currentItem()
            choice = self._choices[item.data(Qt.ItemDataRole.UserRole)]
            self.close()
            choice.take()


class TableSize(Popup):
    """How many rows and columns a new table has."""

    def __init__(self, translator: Translator, near: QWidget, make: Callable[[int, int], None]) -> None:
        super().__init__(near, "editor.table_size", translator.text("editor.table.size"))
        self._make = make
        self._columns, self._rows = QSpinBox(), QSpinBox()
        form = QFormLayout()
        for box, name, value in ((self._columns, "columns", 2), (self._rows, "rows", 3)):
            box.setObjectName(f"editor.table.{name}")
            box.setRange(1, MOST)
            box.setValue(value)
            form.addRow(translator.text(f"editor.table.{name}"), box)
        self.column.addLayout(form)
        hint = QLabel(translator.text("editor.table.header"))
        hint.setProperty("role", "hint")
        self.column.addWidget(hint)
        self.column.addWidget(_go(translator.text("editor.table.make"), self._go))
        self._columns.setFocus()
        self._columns.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Called by Qt: Enter anywhere makes the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        rows, columns = self._rows.value(), self._columns.value()
        self.close()
        self._make(rows, columns)


class LinkAddress(Popup):
    """Where a link leads, and the words that show it. The program itself never follows one."""

    def __init__(
        self, translator: Translator, near: QWidget, words: str, address: str, take: Callable[[str, str], bool]
    ) -> None:
        super().__init__(near, "editor.link_address", translator.text("editor.link"))
        self.setFixedWidth(_WIDTH)
        self._take = take
        self._words, self._address = QLineEdit(words), QLineEdit(address)
        form = QFormLayout()
        for line, name in ((self._words, "words"), (self._address, "address")):
            line.setObjectName(f"editor.link.{name}")
            line.setMaxLength(_ADDRESS)
            form.addRow(translator.text(f"editor.link.{name}"), line)
        self.column.addLayout(form)
        self._hint = QLabel(translator.text("editor.link.hint"))
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "hint")
        self.column.addWidget(self._hint)
        self._fault = translator.text("editor.link.fault")
        self.column.addWidget(_go(translator.text("editor.link.make"), self._go))
        for line in (self._words, self._address):
            line.returnPressed.connect(self._go)
        (self._address if words else self._words).setFocus()

    def _go(self) -> None:
        if self._take(self._words.text(), self._address.text().strip()):
            self.close()
        else:
            self._hint.setText(self._fault)
            self._hint.setProperty("role", "fault")
            self._hint.style().polish(self._hint)
            self._address.setFocus()


def _go(words: str, act: Callable[[], None]) -> QPushButton:
    made = PushButton(words)
    made.setObjectName("editor.popup.go")
    made.setProperty("role", "primary")
    made.setAutoDefault(False)
    made.clicked.connect(act)
    return made
