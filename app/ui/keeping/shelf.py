"""Texts that were left while the vault is open, each as the document that it was: with all that can be undone in it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.door import VaultState

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from app.ui.door import Door

_MOST = 8
"""Texts that are remembered; of one that was left longer ago, undo begins anew."""


class Shelf(QObject):
    """By the id of the record that a text belongs to. A lock clears it: no text outlives the key of its vault."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._left: OrderedDict[str, QTextDocument] = OrderedDict()
        door.state_changed.connect(self._door_moved)

    def put(self, record: str, document: QTextDocument) -> None:
        """Lay a text down until somebody comes back to it."""
        document.setParent(self)
        self._drop(record)
        self._left[record] = document
        while len(self._left) > _MOST:
            self._left.popitem(last=False)[1].deleteLater()

    def take(self, record: str) -> QTextDocument | None:
        """Take a text up again; None where it is not here any more."""
        return self._left.pop(record, None)

    def _drop(self, record: str) -> None:
        before = self._left.pop(record, None)
        if before is not None:
            before.deleteLater()

    def _door_moved(self, state: VaultState) -> None:
        if state is not VaultState.OPEN:
            for each in tuple(self._left):
                self._drop(each)
