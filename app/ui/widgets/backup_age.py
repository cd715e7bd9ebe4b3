"""How old the newest good backup is: one line, and a press on it leads to the page of backups."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.backup_rule import OLD
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import StateMark, Tone
from app.usecases.backups.newest import BackupState, backup_age


class BackupAge(QWidget):
    """A dot and a few words; what is the matter stands beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._mark = StateMark(context.colours, "hint")
        self._mark.words.setObjectName("backup_age")
        self._more = button(context.text("backups.show"), self._go, "inside", name="show_backups")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._mark)
        layout.addWidget(self._more)
        layout.addStretch(1)
        self._trouble = ""
        self.hide()

    def show_state(self, state: BackupState) -> None:
        """Show how things stand."""
        words = backup_age(state.newest, self._context.translator)
        if state.settings.place is not None and not state.present:
            words = f"{words} · {self._context.text('backups.place_away')}"
        elif self._trouble:
            words = f"{words} · {self._trouble}"
        self._mark.show_state(tone_of(state), words)
        self.show()

    def show_trouble(self, words: str) -> None:
        """Say beside it why the last backup did not come about; empty when there is nothing to say."""
        self._trouble = words
        self.setToolTip(words)

    def _go(self) -> None:
        self._context.navigate(Place("backups"))


def tone_of(state: BackupState) -> Tone:
    """How it stands with backups in the eyes of the coach."""
    only_here = state.settings.place is None and state.same_disk
    if state.newest is None or state.newest.days > OLD.days or only_here:
        return Tone.WAITING
    return Tone.GOOD
