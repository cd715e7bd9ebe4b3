"""One relation: an organisation with what it commissioned and was told, a reader of the newsletter, an enquiry."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.declare import Record
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Organisation
from app.ui.context import Context
from app.ui.features.relations.organisation_cards import organisation_cards
from app.ui.features.relations.person_cards import enquiry_cards, reader_cards
from app.ui.widgets.one_record import OneRecord

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


class OnePage(OneRecord):
    """Esc goes back to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _NOUNS, "relations.back", "relation")

    def fill(self, record: Record) -> None:
        """Show one of them."""
        match record:
            case Organisation():
                self.show_parts(record.name, organisation_cards(self.context, self, record))
            case NewsletterContact():
                self.show_parts(record.name or record.email, reader_cards(self.context, self, record))
            case Enquiry():
                self.show_parts(record.name, enquiry_cards(self.context, self, record))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def gone(self) -> None:
        """It went, or became a dossier."""
        self.left.emit()
