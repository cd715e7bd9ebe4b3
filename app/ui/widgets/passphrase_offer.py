"""A passphrase that is made on request, for whoever does not want to think of one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.key_groups import KeyGroups
from app.ui.widgets.link import link
from app.ui.widgets.parts import label
from app.ui.widgets.secret_input import SecretInput
from app.usecases.change_passphrase import made_up_passphrase


class PassphraseOffer(QWidget):
    """A button; pressed, it shows a fresh passphrase to write down and offers it for `field`. When something else is
    typed there it is gone: nobody writes down a passphrase that opens nothing.
    """

    offered = Signal(str)

    def __init__(self, context: Context, field: SecretInput) -> None:
        super().__init__()
        self._context, self._field = context, field
        self._made = ""
        field.edited.connect(self._typed)
        self._shown: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        make = link(context.text("passphrase_offer.make"), self._make, name="make_passphrase")
        self._layout.addWidget(make)

    def forget(self) -> None:
        """Show none any more."""
        self._made = ""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _typed(self) -> None:
        if self._made and self._field.text != self._made:
            self.forget()

    def _make(self) -> None:
        self.forget()
        passphrase = made_up_passphrase()
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(KeyGroups(passphrase.split("-")))
        layout.addWidget(label(self._context.text("passphrase_offer.advice"), "muted"))
        self._layout.addWidget(shown)
        shown.show()
        self._shown, self._made = shown, passphrase
        self.offered.emit(passphrase)
