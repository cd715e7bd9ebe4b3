"""One breach: what is to be done, what is known, who was told."""

from __future__ import annotations

from typing import cast

from app.domain.breach import Breach
from app.domain.declare import Record
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.breaches.cards import BreachCards
from app.ui.features.breaches.rows import breach_row, stands_words, tone_of
from app.ui.widgets.one_record import OneRecord

_NOUNS = frozenset({"breach", "breach_report", "breach_notice"})


class BreachPage(OneRecord):
    """Esc goes back to the register."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _NOUNS, "breaches.back", "breach", "breach_stands", "breaches")
        self._cards = BreachCards(context, self)

    def fill(self, record: Record) -> None:
        """Show a breach."""
        breach = cast(Breach, record)
        shown = breach_row(self.context, breach)
        self.show_parts(breach.title, self._cards.all(shown), tone_of(shown), stands_words(self.context, shown))

    def steps(self) -> tuple[Action, ...]:
        """What can be done with it."""
        breach = self.context.reader.maybe(Breach, self.identity)
        return () if breach is None else self._cards.steps(breach)
