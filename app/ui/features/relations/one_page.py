"""One relation: an organisation with what it commissioned and was told, a reader of the newsletter, an enquiry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.declare import Record
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Organisation
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.relations.organisation_cards import organisation_cards
from app.ui.features.relations.person_cards import enquiry_cards, reader_cards
from app.ui.theme.icons import icon
from app.ui.widgets.card import CardPage
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import button, row
from app.vault.work import Change

_NOUNS = frozenset(
    {
        "organisation",
        "contact",
        "newsletter_contact",
        "enquiry",
        "trajectory",
        "training",
        "participation",
        "disclosure",
    }
)


class OnePage(QWidget):
    """Esc goes back to the list."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._noun: type[Record] = Organisation
        self._identity = Id("")
        back = button(context.text("relations.back"), self.left.emit, "quiet", name="back_to_relations")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._title = ElidedLabel("heading")
        self._title.setObjectName("relation_title")
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(back, None))
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._page, 1)
        context.changed.connect(self._changed)

    def show_record(self, record: Record) -> None:
        """Show one of them."""
        self._noun, self._identity = type(record), record.id
        match record:
            case Organisation():
                self._title.setText(record.name)
                self._page.show_cards(organisation_cards(self._context, self, record))
            case NewsletterContact():
                self._title.setText(record.name or record.email)
                self._page.show_cards(reader_cards(self._context, self, record))
            case Enquiry():
                self._title.setText(record.name)
                self._page.show_cards(enquiry_cards(self._context, self, record))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, changes: frozenset[Change]) -> None:
        if not self.isVisible() or not any(each.noun in _NOUNS for each in changes):
            return
        record = self._context.reader.maybe(self._noun, self._identity)
        if record is None:
            self.left.emit()  # it went, or became a dossier
        else:
            self.show_record(record)
