"""Building the vault anew where pages of it are damaged: done on the locked vault, whether it still opens or not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.place import Place
from app.ui.restoring.flow import choose_backup
from app.ui.widgets.dialog import Dialog, tell
from app.ui.widgets.parts import button, label, row
from app.vault.errors import DatabaseDamaged
from app.vault.rebuild import Rebuilt, rebuild_vault
from app.vault.slots import Secret


class RepairDialog(Dialog):
    """Before a vault that does not open: says what will be done, and takes a backup along where there is one."""

    def __init__(self, context: Context, near: QWidget, secret: Secret) -> None:
        super().__init__(context, near, "rebuild.ask", "rebuild.begin", name="repair_dialog")
        self._secret, self._backup = secret, list[Path]()
        text = context.text
        self._said = label(text("rebuild.no_backup"), "muted")
        self._said.setObjectName("repair_backup")
        choose = button(text("rebuild.choose_backup"), self._choose, name="choose_backup")
        self.body.addWidget(label(text("rebuild.locked")))
        self.body.addWidget(self._said)
        self.body.addLayout(row(choose, None))
        self.setMinimumWidth(560)
        self.primary.setFocus()

    def confirmed(self) -> None:
        """Begin; the lock screen gives way to what is being done."""
        self.accept()
        rebuild(self.context, self._secret, self._backup[0] if self._backup else None)

    def _choose(self) -> None:
        context = self.context
        context.files.open_file(
            self, context.text("rebuild.choose_backup"), context.text("restore.kinds"), partial(self._chosen)
        )

    def _chosen(self, file: Path) -> None:
        self._backup = [file]
        self._said.setText(self.context.text("rebuild.from_backup", file=file.name))


def rebuild(context: Context, secret: Secret, backup: Path | None) -> None:
    """Lock what is open, build anew, go in, and tell. Whoever asked is gone by then: the window hears how it ended."""
    folder, parts, window = context.door.folder, context.parts, context.window

    def done(outcome: Rebuilt) -> None:
        if window is not None:
            context.navigate(Place("backups"))
            count = context.translator.count
            lost = count("rebuild.lost", outcome.lost) if outcome.lost else context.text("rebuild.nothing_lost")
            aside = f"{context.text('rebuild.backup_differs')} " if outcome.backup_differs else ""
            tell(context, window, "rebuild.done", aside + lost)

    def failed(error: BaseException) -> None:
        if window is None:
            return
        if isinstance(error, DatabaseDamaged):
            _lead_to_restore(context, window, error)
        else:
            context.present(error, window)

    context.door.reopen_after(
        lambda progress: rebuild_vault(folder, secret, backup, parts.clock, progress, parts.effort),
        secret, done, failed, label=context.text("rebuild.running"),
    )  # fmt: skip


def _lead_to_restore(context: Context, window: QWidget, error: DatabaseDamaged) -> None:
    """It cannot be built anew: a whole backup is what is left, and not the same way once more."""
    told = tell(context, window, "message.error", context.text(error.key, **error.arguments))

    def restore() -> None:
        told.accept()
        choose_backup(context, window)

    told.add_button(button(context.text("unlock.restore"), restore, name="restore_instead"))
