"""A part of the dossier that is one column of cards, made anew when something that they show has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.widgets.card import CardPage
from app.vault.work import Change


class CardsView(PartView):
    """Override `cards`. A change asks to read it again when it is of one of the nouns `own` (None: of any) in this
    dossier, or of one of those `of_practice`. A card named `<leading>_<id>` is brought into sight when its record is
    asked for.
    """

    own: frozenset[str] | None = None
    of_practice: frozenset[str] = frozenset()
    leading = ""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        context.changed.connect(self._changed)

    def cards(self) -> Sequence[QWidget]:
        """What there is to show at this moment, from the top; empty where the dossier is gone."""
        raise NotImplementedError

    def arrive(self, record: str) -> None:
        """Read the part, and bring the card of the record that is asked for into sight."""
        self._read()
        card = self._page.findChild(QWidget, f"{self.leading}_{record}") if record else None
        if card is not None:
            self._page.ensureWidgetVisible(card)

    def _read(self) -> None:
        found = self.cards()
        if found:
            self._page.show_cards(found)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(self._shows(each) for each in changes):
            self._read()

    def _shows(self, change: Change) -> bool:
        mine = change.client == self.client and (self.own is None or change.noun in self.own)
        return mine or change.noun in self.of_practice
