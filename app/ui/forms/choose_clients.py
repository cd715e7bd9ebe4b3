"""Choosing several clients: a filter, and a list with a box before each name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.client import Client
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import label, labelled
from app.vault.search import fold

_ID = Qt.ItemDataRole.UserRole
_HIGH, _LINE = 144, 28


class ChooseClients(QWidget):
    """Space ticks the name that the cursor is on; how many are ticked is told below.

    `question` is the key of its label. `clients` are those to choose from, all where nobody is given.
    """

    def __init__(
        self, context: Context, question: str = "breaches.choose",
        clients: Iterable[Client] | None = None, *, ticked: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._context = context
        self._filter = PlainLine()
        self._filter.setObjectName("choose_filter")
        self._filter.setPlaceholderText(context.text("breaches.choose.filter"))
        self._filter.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("choose_clients")
        self._list.setFixedHeight(grown(_HIGH))
        self._list.setUniformItemSizes(True)
        self._count = label("", "muted")
        self._count.setObjectName("chosen")
        offered = context.reader.each(Client) if clients is None else clients
        for client in sorted(offered, key=lambda each: fold(each.listing)):
            item = QListWidgetItem(client.name, self._list)
            item.setData(_ID, client.id)
            item.setSizeHint(QSize(0, grown(_LINE)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(labelled(context.text(question), self._filter))
        layout.addWidget(self._list)
        layout.addWidget(self._count)
        self._list.setAccessibleName(context.text(question))
        self._filter.textChanged.connect(self._narrow)
        self._list.itemChanged.connect(self._tell)
        self._tell()

    def chosen(self) -> tuple[Id, ...]:
        """The ids of the ticked clients, also of those that the filter hides."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(Id(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _narrow(self, words: str) -> None:
        wanted = fold(words)
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in fold(item.text()))

    def _tell(self) -> None:
        self._count.setText(self._context.translator.count("breaches.chosen", len(self.chosen())))
