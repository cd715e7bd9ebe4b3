"""What was destroyed, listed with its certificates."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from app.domain.destruction import Destruction
from app.ui.context import Context
from app.ui.forms.certificate import save_as_pdf
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.paged import Order
from app.ui.widgets.parts import label
from app.ui.widgets.stored import Stored
from app.ui.widgets.table import RecordTable, listed_columns


def show_certificates(context: Context, near: QWidget) -> Dialog:
    """All of them, newest first."""
    dialog = Certificates(context, near)
    dialog.open()
    return dialog


class Certificates(Dialog):
    """A list; the primary button saves the one that the cursor is on."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(
            context,
            near,
            "retention_acts.certificates.title",
            "retention_acts.save_certificate",
            name="certificates_dialog",
        )
        self.setMinimumWidth(760)
        self.body.addWidget(label(context.text("retention_acts.certificates.below"), "muted"))
        self._table = RecordTable(
            context, listed_columns(context, Destruction), Stored(context, Destruction),
            empty="retention_acts.no_certificates", order=Order("done_on", descending=True),
        )  # fmt: skip
        self._table.setMinimumHeight(260)
        self._table.selected.connect(self._selected)
        self._table.opened.connect(lambda _: self.confirmed())
        self.body.addWidget(self._table)
        self._table.refresh()
        self.back.setText(context.text("retention_acts.close"))
        self._selected(self._table.current)

    def confirmed(self) -> None:
        """Save it."""
        found = self._table.current
        if found is not None:
            save_as_pdf(self.context, self, cast(Destruction, found))

    def _selected(self, found: object) -> None:
        self.primary.setEnabled(found is not None)
