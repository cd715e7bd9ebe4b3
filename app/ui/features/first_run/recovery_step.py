"""The recovery key: shown this once, to be printed or written down, and one group typed over as proof."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.ui.context import Context
from app.ui.features.first_run.draft import Draft, groups
from app.ui.features.first_run.step import Step
from app.ui.widgets.key_groups import KeyGroups
from app.ui.widgets.sheet_buttons import SheetButtons
from app.ui.widgets.typed_group import TypedGroup
from app.usecases.key_record import confirm_recovery
from app.usecases.practice import practice_details, the_practice
from app.vault.recovery_key import GROUPS, RecoveryKey


class RecoveryStep(Step):
    """Goes on only when a group was typed over from paper."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "recovery", number=4, way_back=False)
        self._draft = draft
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        sheet = SheetButtons(context, self._sheet, context.text("first_run.recovery.file"))
        sheet.done.connect(self._confirm)
        self.body.addWidget(sheet)
        self._group = TypedGroup(context, GROUPS)
        self.body.addWidget(self._group)

    @property
    def asked(self) -> int:
        """Which group must be typed over, counted from 0."""
        return self._group.asked

    @property
    def typed(self) -> QLineEdit:
        """Where it is typed."""
        return self._group.line

    def arrive(self) -> None:
        """Show the key."""
        shown = KeyGroups(groups(self._key))
        self._place.addWidget(shown)
        shown.show()  # at once, not when the window next has time
        self._group.setFocus()

    def advance(self) -> None:
        """Go on where the group was typed over rightly."""
        if self._group.is_right(groups(self._key)):
            self._confirm()
            self.done.emit()

    def _confirm(self) -> None:
        """Kept in the vault, so that a program that ends before this is told of when the vault is opened."""
        if self._draft.vault is not None:
            self._draft.vault.do(confirm_recovery)

    @property
    def _key(self) -> RecoveryKey:
        if self._draft.recovery_key is None:
            raise RuntimeError("there is no vault yet")
        return self._draft.recovery_key

    def _sheet(self) -> bytes:
        from app.documents.recovery_sheet import render_recovery_sheet

        context = self.context
        practice = practice_details(the_practice(context.vault.reader()))
        return render_recovery_sheet(self._key.text, practice, context.today, context.translator)
