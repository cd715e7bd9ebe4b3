"""What is said for as long as nobody knows whether the recovery key is on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.parts import box, button, label, notice, row
from app.usecases.key_record import recovery_awaited
from app.vault.work import Change


class RecoveryNotice(QWidget):
    """Stands above every page, every time, until the recovery key is confirmed; leads to where one can be made."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        go = button(context.text("recovery_notice.go"), self._go, name="to_recovery_key")
        shown = notice(label(context.text("recovery_notice.text")), "warning", box(row(go, None)))
        shown.setObjectName("recovery_notice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        self.setVisible(recovery_awaited(context.reader))
        context.changed.connect(self._changed)

    def _go(self) -> None:
        self._context.navigate(Place("security"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "setting" for each in changes):
            self.setVisible(recovery_awaited(self._context.reader))
