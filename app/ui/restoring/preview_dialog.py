"""Shows what is in a backup and what restoring it would lose, before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.drill import Drill
from app.domain.practice import Practice
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.widgets.card import pairs
from app.ui.widgets.dialog import Dialog, ask
from app.ui.widgets.parts import button, label, notice
from app.usecases.backups.preview import Losses, Preview
from app.vault.errors import VaultError
from app.vault.header_file import read_header
from app.vault.opened_backup import known_particulars
from app.vault.restore import has_older_keys
from app.vault.traces import holds_vault

_OWN = frozenset({Practice.noun.name, AdoptedPolicy.noun.name, Drill.noun.name})
"""What every vault has of itself: not what a coach looks for in a backup."""


class PreviewDialog(Dialog):
    """`go(dialog, here)` is called with where to: in the place of the vault at the door, or a folder to be chosen."""

    def __init__(
        self, context: Context, near: QWidget, preview: Preview, go: Callable[[PreviewDialog, bool], None]
    ) -> None:
        super().__init__(context, near, "restore.preview", "restore.to_folder", name="preview")
        self.preview, self._go = preview, go
        self.setMinimumWidth(640)
        text = context.text
        told = self.body
        told.addWidget(label(text("restore.preview.of", practice=preview.practice, made=preview.made), "large"))
        if preview.losses is not None:
            told.addWidget(_lost(context, preview.losses))
        if has_older_keys(known_particulars(preview.file), context.door.folder):
            older = notice(text("restore.older_keys"), "warning")
            older.setObjectName("older_keys")
            told.addWidget(older)
        counted = [
            (_first_upper(text(f"noun.{noun}.plural")), str(number))
            for noun, number in preview.counts.items()
            if number and noun not in _OWN
        ]
        told.addWidget(pairs(counted, across=4))
        told.addStretch(1)
        if self._can_stand_here():
            place = "restore.in_place" if holds_vault(context.door.folder) else "restore.here"
            self.add_button(button(text(place), self._ask, name="in_place"))

    def confirmed(self) -> None:
        """To a folder that is chosen now."""
        self._go(self, False)

    def rest(self) -> None:
        """Nothing can be pressed while it runs."""
        self.primary.setEnabled(False)
        self.primary.setText(self.context.text("restore.running"))

    def failed(self) -> None:
        """It did not come about: another way can be chosen."""
        self.primary.setEnabled(True)
        self.primary.setText(self.context.text("restore.to_folder"))

    def _can_stand_here(self) -> bool:
        """Whether the vault at the door is the one in the backup, or there is none. Where the disk that it was on is
        not there, nothing is put in that disk's place.
        """
        folder = self.context.door.folder
        if self.context.door.state is VaultState.ABSENT:
            return folder.parent.is_dir()
        return is_of(self.preview, self.context) or not holds_vault(folder)

    def _ask(self) -> None:
        if self.context.door.state in (VaultState.NO_VAULT, VaultState.ABSENT):
            self._go(self, True)
            return
        ask(
            self.context, self, "restore.in_place.ask", "restore.in_place.yes", lambda: self._go(self, True),
            danger=True, made=self.preview.made,
        )  # fmt: skip


def is_of(preview: Preview, context: Context) -> bool:
    """Whether a backup is of the vault at the door."""
    try:
        return read_header(context.door.folder).vault_id == preview.vault
    except VaultError:
        # One that is damaged may be the reason to restore; another vault's is refused there where that can be told.
        return holds_vault(context.door.folder)


def _lost(context: Context, losses: Losses) -> QFrame:
    """What the vault has now and the backup has not."""
    text, count = context.text, context.translator.count
    if losses.entries == 0:
        return notice(text("restore.lost.nothing"))
    if losses.entries is None:
        lines = [text("restore.lost.other_course")]
    else:
        lines = [count("restore.lost.entries", losses.entries)]
        told = ((noun, number) for noun, number in losses.changed.items() if noun not in _OWN)
        numbers = [f"{text(f'noun.{noun}.plural')} ({number})" for noun, number in told]
        if numbers:
            lines.append(text("restore.lost.touched", numbers=", ".join(numbers)))
        if losses.settings:
            lines.append(count("restore.lost.settings", losses.settings))
    if losses.named:
        lines.append(text("restore.lost.again"))
    listed = [label(f"•  {worded(each, context.translator)}") for each in losses.named]
    made = notice(lines[0], "warning", *(label(each) for each in lines[1:]), *listed)
    made.setObjectName("losses")
    return made


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
