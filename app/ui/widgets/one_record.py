"""The page of one record above a list of them: back, how it stands, its name, and cards that follow what changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.declare import Record
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.theme.icons import icon
from app.ui.widgets.card import CardPage
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.state_mark import StateMark, Tone
from app.vault.work import Change


class OneRecord(QWidget):
    """Esc goes back to the list. Override `fill`, and `steps` where something can be done with it.

    `back` is the key of what leads back, `name` what its parts are called: `back_to_<name>s`, `<name>_title`.
    `stands` names the mark that tells how it stands; without it there is none. `nouns` are those of which a change
    asks to fill it anew.
    """

    left = Signal()

    def __init__(
        self, context: Context, nouns: frozenset[str], back: str, name: str, stands: str = "", plural: str = ""
    ) -> None:
        super().__init__()
        self.context = context
        self._nouns = nouns
        self._record: Record | None = None
        to_list = link(context.text(back), self.left.emit, name=f"back_to_{plural or name + 's'}")
        to_list.setIcon(icon("caret-left", context.colours.accent))
        self._mark = StateMark(context.colours)
        self._mark.words.setObjectName(stands)
        if not stands:
            self._mark.hide()
        self._title = ElidedLabel("title")
        self._title.setObjectName(f"{name}_title")
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(Flow(to_list, self._mark, lead=True))
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._page, 1)
        context.changed.connect(self._changed)

    @property
    def identity(self) -> str:
        """The id of the record that is shown; empty before there is one."""
        return "" if self._record is None else self._record.id

    def show_record(self, record: Record) -> None:
        """Show a record."""
        self._record = record
        self.fill(record)

    def fill(self, record: Record) -> None:
        """Say what it is called and how it stands, and show its cards."""
        raise NotImplementedError

    def steps(self) -> tuple[Action, ...]:
        """What can be done with it."""
        return ()

    def show_parts(self, title: str, cards: Sequence[QWidget], tone: Tone | None = None, stands: str = "") -> None:
        """The parts of the page, for `fill`."""
        self._title.setText(title)
        if tone is not None:
            self._mark.show_state(tone, stands)
        self._page.show_cards(cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self._record is None or not self.isVisible() or not any(each.noun in self._nouns for each in changes):
            return
        found = self.context.reader.maybe(type(self._record), self._record.id)
        if found is None:
            self.gone()
        else:
            self.show_record(found)

    def gone(self) -> None:
        """It is there no more; where nothing else is said, what was shown stays until one goes back."""
