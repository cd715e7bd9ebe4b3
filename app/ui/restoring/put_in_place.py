"""Puts a backup in the place of the vault at the door: the vault is locked first, and kept beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.tasks.task import Task
from app.ui.widgets.dialog import Dialog, tell
from app.ui.widgets.parts import label
from app.ui.widgets.work_bar import WorkBar
from app.vault.restore import Restored, restore
from app.vault.slots import Secret
from app.vault.traces import holds_vault


class PutInPlace(QObject):
    """Outlives the pages, which go when the vault is locked; gone itself when it is done."""

    def __init__(self, context: Context, file: Path, secret: Secret) -> None:
        super().__init__(context)
        self._context, self._file, self._secret = context, file, secret
        self._dialog: Dialog | None = None

    def start(self) -> None:
        """Lock where the vault is open, and then restore."""
        door = self._context.door
        if door.state is VaultState.OPEN:
            door.state_changed.connect(self._state_changed)
            door.lock()
        else:
            self._restore()

    def _state_changed(self, state: VaultState) -> None:
        if state in (VaultState.LOCKED, VaultState.ABSENT):
            self._context.door.state_changed.disconnect(self._state_changed)
            self._restore()

    def _restore(self) -> None:
        context, parts, folder = self._context, self._context.parts, self._context.door.folder
        file, secret, replacing = self._file, self._secret, holds_vault(folder)

        def work(progress: Progress) -> Restored:
            return restore(
                file, folder, secret, parts.clock, progress, parts.effort, replace=replacing, witness=parts.witness
            )

        task = context.tasks.run(work, self, self._done, self._failed, label=context.text("restore.running"))
        if context.window is not None:
            self._dialog = _Running(context, context.window, task)
            self._dialog.open()

    def _done(self, restored: Restored) -> None:
        self._end()
        context = self._context
        context.door.choose(restored.folder)
        if context.window is not None:
            lines = [context.text("restore.done.here")]
            if restored.former is not None:
                lines.append(context.text("restore.former", folder=str(restored.former)))
            if restored.erased_again:
                lines.append(context.translator.count("restore.erased_again", restored.erased_again))
            tell(context, context.window, "restore.done", *lines, *after_restoring(context, restored))

    def _failed(self, error: BaseException) -> None:
        self._end()
        if self._context.window is not None:
            self._context.present(error, self._context.window)

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.deleteLater()


class _Running(Dialog):
    """How far it is. Going back ends it: everything is then as it was."""

    def __init__(self, context: Context, near: QWidget, task: Task) -> None:
        super().__init__(context, near, "restore.running", "dialog.understood", name="restoring")
        self._task = task
        self.primary.hide()
        self._bar = WorkBar(context.text("restore.running"))
        self.body.addWidget(label(context.text("restore.running.text")))
        self.body.addWidget(self._bar)
        task.progressed.connect(self._progress)

    def reject(self) -> None:
        """End the work; the dialog closes when it has ended."""
        self._task.cancel()
        self.back.setEnabled(False)

    def _progress(self, done: int, total: int) -> None:
        self._bar.show_progress(done, total)


def after_restoring(context: Context, restored: Restored) -> list[str]:
    """What a coach has to know of a restored vault beside where it lies."""
    lines = []
    if restored.erasures_until is not None:
        lines.append(context.text("restore.erasures_until", at=restored.erasures_until))
    if restored.older_keys:
        lines.append(context.text("restore.older_keys.done"))
    return lines
