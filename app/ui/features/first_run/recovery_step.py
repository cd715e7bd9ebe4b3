"""The recovery key: shown this once, to be printed or written down, and one group typed over as proof."""

from __future__ import annotations

import secrets

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.ui.context import Context
from app.ui.features.first_run.draft import Draft, groups, same_group
from app.ui.features.first_run.step import Step
from app.ui.widgets.key_groups import KeyGroups
from app.ui.widgets.parts import label, labelled
from app.ui.widgets.sheet_buttons import SheetButtons
from app.usecases.key_record import confirm_recovery
from app.usecases.practice import practice_details, the_practice
from app.vault.recovery_key import GROUPS, RecoveryKey


class RecoveryStep(Step):
    """Goes on only when a group was typed over from paper."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "recovery", number=4, way_back=False)
        self._draft = draft
        self._asked = secrets.randbelow(GROUPS)
        text = context.text
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        sheet = SheetButtons(context, self._sheet, text("first_run.recovery.file"))
        sheet.done.connect(self._confirm)
        self.body.addWidget(sheet)
        ask = text("first_run.recovery.ask", group=self._asked + 1)
        self.typed = QLineEdit()
        self.typed.setObjectName("typed_group")
        self.typed.setMaximumWidth(220)
        self._fault = label(text("first_run.recovery.wrong_group", group=self._asked + 1), "fault")
        self._fault.setObjectName("group_fault")
        self._fault.hide()
        self.typed.textEdited.connect(lambda _: self._fault.hide())
        self.body.addLayout(labelled(ask, self.typed, self._fault))

    @property
    def asked(self) -> int:
        """Which group must be typed over, counted from 0."""
        return self._asked

    def arrive(self) -> None:
        """Show the key."""
        shown = KeyGroups(groups(self._key))
        self._place.addWidget(shown)
        shown.show()  # at once, not when the window next has time
        self.typed.setFocus()

    def advance(self) -> None:
        """Go on where the group was typed over rightly."""
        if not same_group(self.typed.text(), groups(self._key)[self._asked]):
            self._fault.show()
            self.typed.selectAll()
            self.typed.setFocus()
            return
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
