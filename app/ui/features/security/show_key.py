"""A new recovery key, shown this once, and one group typed over as proof that it is on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.key_groups import KeyGroups
from app.ui.widgets.parts import label, notice
from app.ui.widgets.sheet_buttons import SheetButtons
from app.ui.widgets.typed_group import TypedGroup
from app.usecases.key_record import await_recovery, confirm_recovery
from app.usecases.practice import practice_details, the_practice
from app.vault.recovery_key import RecoveryKey


class ShowKeyDialog(Dialog):
    """The groups, and the sheet. `said` is the key of what was done."""

    def __init__(self, context: Context, near: QWidget, key: RecoveryKey, said: str) -> None:
        super().__init__(context, near, "security.recovery", "security.written_down", name="recovery_key_dialog")
        self._key = key
        self.back.hide()
        self.body.addWidget(label(context.text(said)))
        self._groups = key.text.split("-")
        self.body.addWidget(KeyGroups(self._groups))
        sheet = SheetButtons(context, self._sheet, context.text("first_run.recovery.file"))
        sheet.done.connect(self._confirm)
        self.body.addWidget(sheet)
        self.body.addWidget(notice(context.text("security.shown_once"), "warning"))
        self._typed = TypedGroup(context, len(self._groups))
        self.body.addWidget(self._typed)
        self.setMinimumWidth(620)
        self._typed.setFocus()
        context.do(self, None, await_recovery)

    def confirmed(self) -> None:
        """The coach has it on paper, and shows it."""
        if self._typed.is_right(self._groups):
            self._confirm()
            self.accept()

    def reject(self) -> None:
        """Esc does not take away what is shown only once."""

    def _confirm(self) -> None:
        self.context.do(self, None, confirm_recovery)

    def _sheet(self) -> bytes:
        from app.documents.recovery_sheet import render_recovery_sheet

        context = self.context
        practice = practice_details(the_practice(context.reader))
        return render_recovery_sheet(self._key.text, practice, context.today, context.translator)
