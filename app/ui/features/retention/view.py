"""Until when every item of one dossier is kept, and why."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.features.retention.listed import KeptList
from app.ui.features.retention.rows import KeptRow
from app.ui.place import Place
from app.ui.widgets.parts import label, row
from app.usecases.kept_until import kept_until
from app.vault.work import Change


class RetentionView(PartView):
    """All items, or those on which there is something to decide now; Enter goes to one."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self._due = QCheckBox(context.text("retention_screen.only_due"))
        self._due.setObjectName("only_due")
        self._due.toggled.connect(self._read)
        self._number = label("", "muted", wrap=False)
        self._number.setObjectName("kept_number")
        self._list = KeptList(context, named=False, empty="retention_screen.nothing_due")
        self._list.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self._number, None, self._due))
        layout.addWidget(self._list, 1)
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Read again."""
        self._read()
        self._list.focus()

    def _read(self) -> None:
        items = kept_until(self.context.reader, self.context.parts, self.client)
        due = [each for each in items if each.due]
        self._list.show_rows([KeptRow(each) for each in (due if self._due.isChecked() else items)])
        count = self.context.translator.count
        told = count("retention_screen.due", len(due)) if due else self.context.text("retention_screen.none_due")
        self._number.setText(f"{count('retention_screen.items', len(items))} · {told}")

    def _open(self, found: object) -> None:
        item = cast(KeptRow, found).item
        self.context.navigate(Place("dossier", item.client, item.id, item.noun))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client or each.noun == "policy" for each in changes):
            self._read()
