"""A field for a secret: hidden unless the coach asks to see it, never in the clipboard by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.by_name import set_by_name
from app.ui.context import Context
from app.ui.widgets.parts import button

_SHOW = "Ctrl+T"


class SecretInput(QWidget):
    """A line with a button that shows or hides what stands in it.

    The keyboard goes past the button: a space typed after Tab would press it and show the rest. `Ctrl+T` does the same.
    """

    entered = Signal()
    """Enter was pressed."""
    edited = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        set_by_name(self.line, inputMethodHints="ImhSensitiveData|ImhNoPredictiveText|ImhNoAutoUppercase")
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self._show = button(context.text("secret.hide"), self._toggle, "inside", name=f"{name}_show")
        set_by_name(self._show, focusPolicy="NoFocus")
        self._show.setToolTip(QKeySequence(_SHOW).toString(QKeySequence.SequenceFormat.NativeText))
        key = QShortcut(QKeySequence(_SHOW), self.line)
        set_by_name(key, context="WidgetShortcut")
        key.activated.connect(self._toggle)
        self.line.setTextMargins(0, 0, self._show.sizeHint().width(), 0)
        self._show.setText(context.text("secret.show"))
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 5, 0)
        inside.addStretch(1)
        inside.addWidget(self._show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What stands in it; spaces count."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what stands in it, its way back included."""
        self.line.clear()
        self.hide_text()

    def set_wrong(self, wrong: bool) -> None:
        """Show, or no longer show, that something is wrong with it, as every field does."""
        if bool(self.line.property("wrong")) != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def hide_text(self) -> None:
        """Show dots again."""
        self._set_shown(False)

    def _toggle(self) -> None:
        self._set_shown(self.line.echoMode() is QLineEdit.EchoMode.Password)
        self.line.setFocus()

    def _set_shown(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(self._context.text("secret.hide" if shown else "secret.show"))
