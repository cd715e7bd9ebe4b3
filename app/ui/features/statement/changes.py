"""What the statement would say now, beside what its newest version says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.statement_changes import StatementChange
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import box, column, label
from app.ui.widgets.scrolled import scrolled

_HIGH = 400


class ChangesDialog(Dialog):
    """Line by line: what is gone, and what came in its place."""

    def __init__(self, context: Context, near: QWidget, changes: Sequence[StatementChange]) -> None:
        super().__init__(context, near, "statement_screen.changes", "registers.close", name="statement_changes_dialog")
        self.setMinimumWidth(720)
        self.back.hide()
        lines = []
        for each in changes:
            key = "statement_screen.new" if each.added else "statement_screen.gone"
            text = label(each.text, "" if each.added else "muted")
            lines.append(column(label(context.text(key), "label"), text, spacing=2))
        area = scrolled(box(column(*lines, None, spacing=10)), read_as=context.text("statement_screen.changes"))
        area.setMinimumHeight(_HIGH)
        self.body.addWidget(area)
