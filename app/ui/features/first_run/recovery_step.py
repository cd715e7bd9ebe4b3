"""The recovery key: shown this once, to be printed or written down, and one group typed over as proof."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.host.private_file import write_private
from app.ui.context import Context
from app.ui.features.first_run.draft import Draft, groups, same_group
from app.ui.features.first_run.step import Step
from app.ui.widgets.parts import button, label, labelled
from app.usecases.practice import practice_details, the_practice
from app.vault.recovery_key import GROUPS, RecoveryKey

_ACROSS = 4


class RecoveryStep(Step):
    """Goes on only when a group was typed over from paper."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, "recovery", number=4, way_back=False)
        self._draft = draft
        self._asked = secrets.randbelow(GROUPS)
        text = context.text
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self.body.addLayout(self._grid)
        buttons = QHBoxLayout()
        buttons.addWidget(button(text("first_run.recovery.save"), self._ask_file, name="save_sheet"))
        buttons.addWidget(button(text("first_run.recovery.print"), self._print, name="print_sheet"))
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._saved = label("", "hint")
        self._saved.setObjectName("sheet_saved")
        self._saved.hide()
        self.body.addWidget(self._saved)
        ask = text("first_run.recovery.ask", group=self._asked + 1)
        self.typed = QLineEdit()
        self.typed.setObjectName("typed_group")
        self.typed.setMaximumWidth(220)
        self.typed.returnPressed.connect(self.advance)
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
        for number, group in enumerate(groups(self._key)):
            line, place = divmod(number, _ACROSS)
            self._grid.addWidget(_group(number + 1, group), line, place)
        self.typed.setFocus()

    def advance(self) -> None:
        """Go on where the group was typed over rightly."""
        if not same_group(self.typed.text(), groups(self._key)[self._asked]):
            self._fault.show()
            self.typed.selectAll()
            self.typed.setFocus()
            return
        self.done.emit()

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

    def _ask_file(self) -> None:
        text = self.context.text
        name = text("first_run.recovery.file")
        self.context.files.save_file(self, text("first_run.recovery.save"), name, "PDF (*.pdf)", self._save)

    def _save(self, path: Path) -> None:
        try:
            write_private(path, self._sheet())
        except OSError:
            self._saved.setText(self.context.text("error.file_not_written", file=path.name))
        else:
            self._saved.setText(self.context.text("first_run.recovery.saved"))
        self._saved.show()

    def _print(self) -> None:
        from app.ui.features.first_run.printing import print_pdf

        print_pdf(self._sheet(), self)


def _group(number: int, group: str) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(str(number), "hint"))
    shown = label(group, "key", wrap=False)
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setObjectName(f"group_{number}")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    layout.addWidget(shown)
    return made
