"""Typing shares of a recovery key, one person after another, until there are enough."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.parts import button, label, labelled, row
from app.vault.errors import VaultError
from app.vault.shares import Share, require_together

_LINES = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ShareEntry(QWidget):
    """Takes in shares; each is checked when it is added, so that whoever typed it hears what is wrong with it."""

    changed = Signal()
    """Another share was added, or all were forgotten."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shares: list[Share] = []
        text = context.text
        self.line = QPlainTextEdit()
        self.line.setObjectName("share")
        self.line.setTabChangesFocus(True)
        self.line.setFixedHeight(self.line.fontMetrics().lineSpacing() * _LINES + 20)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.line.textChanged.connect(self._edited)
        self.line.installEventFilter(self)
        self._fault = label("", "fault")
        self._fault.setObjectName("share_fault")
        self._fault.hide()
        self._said = label("", "muted")
        self._said.setObjectName("share_state")
        self._add = button(text("share_entry.add"), self.add, name="add_share")
        self._again = button(text("share_entry.again"), self.clear, "quiet", name="forget_shares")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(labelled(text("share_entry.share"), self.line, self._fault))
        layout.addLayout(row(self._add, self._again, None, spacing=8))
        layout.addWidget(self._said)
        self.setFocusProxy(self.line)
        self._show()

    @property
    def shares(self) -> tuple[Share, ...]:
        """The shares that were added."""
        return tuple(self._shares)

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return require_together(self._shares)

    def add(self) -> None:
        """Take in what was typed, where it is a share that goes with the others."""
        try:
            share = Share.parse(self.line.toPlainText())
            require_together([*self._shares, share])
        except VaultError as error:
            self._fault.setText(self._context.text(error.key, **error.arguments))
            self._fault.show()
            self.line.setFocus()
            return
        self._shares.append(share)
        self.line.clear()
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything that was typed."""
        self._shares.clear()
        self.line.clear()
        self._show()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds: a share has no lines."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
            self.add()
            return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        self._fault.hide()
        self._add.setEnabled(bool(self.line.toPlainText().strip()))

    def _show(self) -> None:
        self._edited()
        translator = self._context.translator
        self._again.setVisible(bool(self._shares))
        if not self._shares:
            self._said.setText(translator.text("share_entry.none"))
            return
        numbers = ", ".join(str(each.number) for each in self._shares)
        there = translator.text("share_entry.there", numbers=numbers)
        more = translator.count("share_entry.missing", self.missing) if self.missing else ""
        self._said.setText(" ".join(filter(None, (there, more or translator.text("share_entry.enough")))))
