"""All actions in one list, to be found by typing: everything without a mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.feature import Action
from app.ui.widgets.parts import label

_ROLE = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """Type a few letters of what is to be done, then Enter."""

    def __init__(self, context: Context, near: QWidget, actions: Sequence[Action]) -> None:
        super().__init__(near.window())
        self.setObjectName("palette")
        self.setWindowTitle(context.text("window.palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(520, 380)
        self._context = context
        self._actions = tuple(each for each in actions if each.name != "palette")
        self._words = QLineEdit()
        self._words.setPlaceholderText(context.text("window.palette.hint"))
        self._words.setAccessibleName(context.text("window.palette.hint"))
        self._words.textChanged.connect(self._fill)
        self._words.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemActivated.connect(lambda _: self._run())
        self._list.itemClicked.connect(lambda _: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self._words)
        layout.addWidget(self._list)
        self._fill("")

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Arrows walk through the list and Enter does it, while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
            if event.key() in (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)):
                self._run()
                return True
        return False

    def _fill(self, typed: str) -> None:
        self._list.clear()
        words = typed.casefold().split()
        for place, action in enumerate(self._actions):
            text = self._context.text(action.label)
            if all(word in text.casefold() for word in words):
                item = QListWidgetItem(text)
                item.setData(_ROLE, place)
                self._list.addItem(item)
                self._list.setItemWidget(item, _key(action.shortcut))
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        if self._list.currentRow() < 0:
            return
        action, context = self._actions[int(self._list.currentItem().data(_ROLE))], self._context
        self.accept()
        QTimer.singleShot(0, context, lambda: action.run(context))


def _key(shortcut: str) -> QLabel:
    """The key beside an action, as this system writes it."""
    made = label(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText), "hint", wrap=False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setContentsMargins(0, 0, 12, 0)
    return made
