"""The place of what was found: empty, and without cost, until there is something to search for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context

if TYPE_CHECKING:
    from app.ui.features.dossiers.found_section import FoundSection

_SHORTEST = 2
"""Letters from which on it makes sense to search."""

_LATER = 250
"""Milliseconds."""


class LazyFound(QWidget):
    """Makes the section, and imports what searching needs, at the first words: the list is shown before that."""

    emptied = Signal()
    """There is something to show, or no longer."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._section: FoundSection | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.hide()
        # Once the list has been shown and nobody types yet, so that no keystroke has to wait for it either.
        QTimer.singleShot(_LATER, self, self._prepare)

    @property
    def has_any(self) -> bool:
        """Whether anything was found."""
        return self._section is not None and self._section.has_any

    def search(self, words: str) -> None:
        """Search for these words; for fewer than two letters nothing is found."""
        wanted = words if len(words) >= _SHORTEST else ""
        if wanted or self._section is not None:
            self._prepare().search(wanted)

    def open_first(self) -> None:
        """Open what was found first."""
        if self._section is not None:
            self._section.open_first()

    def focus(self) -> None:
        """Go to what was found."""
        if self._section is not None:
            self._section.focus()

    def _prepare(self) -> FoundSection:
        if self._section is None:
            from app.ui.features.dossiers.found_section import FoundSection

            self._section = FoundSection(self._context)
            self._section.emptied.connect(self._emptied)
            self._inside.addWidget(self._section)
        return self._section

    def _emptied(self) -> None:
        self.setVisible(self.has_any)
        self.emptied.emit()
