"""Dialogs that make a package: what it is about, where it goes, how far it is, and the passphrase to pass on."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.tab_order import first_stop, tab_through
from app.ui.tasks.task import Task
from app.ui.widgets.breakable import breakable
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import REQUIRED
from app.ui.widgets.parts import label, notice
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.ui.widgets.work_bar import WorkBar
from app.usecases.package_for import ZIP_ENDING


class Packed(Protocol):
    """A package that was made: where it lies, and the passphrase to tell by another way."""

    @property
    def file(self) -> Path:
        """The file."""

    @property
    def passphrase(self) -> str:
        """What opens it."""


Packing = Callable[[Path, Progress], Packed]
Ready = Callable[[Progress], object]
"""Looks whether it will be made: InputError with the faults, GateRefused with the reasons."""
_PATIENCE = 400
"""Milliseconds after which looking is said to be work."""


class _Step(IntEnum):
    """Which face of the dialog is shown."""

    QUESTION = 0
    WORKING = 1
    DONE = 2


class PackingDialog(Dialog):
    """A subclass fills `question`, and overrides `confirmed` to call `pack`."""

    def __init__(self, context: Context, near: QWidget, title: str, primary: str, *, name: str) -> None:
        super().__init__(context, near, title, primary, name=name)
        self.setMinimumWidth(620)
        self._task: Task | None = None
        self._faces = tuple(QWidget() for _ in _Step)
        self.question, self._working, self._done = (_face(each) for each in self._faces)
        self._as_zip = QCheckBox(context.text("packing.as_zip"))
        self._as_zip.setObjectName("as_zip")
        self._as_zip.setToolTip(context.text("packing.as_zip.hint"))
        self._as_zip.setAccessibleDescription(context.text("packing.as_zip.hint"))
        for each in self._faces:
            self.body.addWidget(each)
        self.body.insertWidget(self.body.indexOf(self._faces[_Step.WORKING]), self._as_zip)
        self.body.addStretch(1)  # what a dialog has too much of stands below all that is asked
        self._faces[_Step.WORKING].hide()
        self._faces[_Step.DONE].hide()
        self._required: QLabel | None = None
        self._bar = WorkBar(context.text("packing.working"))
        self._doing = label("")
        self._doing.setObjectName("packing_doing")
        self._working.addWidget(self._doing)
        self._working.addWidget(self._bar)

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked is there by now: how it is packed comes after all of it, also for Tab."""
        super().showEvent(event)
        question = self._faces[_Step.QUESTION]
        tab_through(question, self._as_zip)
        said = (each for each in self.room.findChildren(QLabel, REQUIRED) if not each.isHidden())
        self._required = self._required or next(said, None)
        if self.focusWidget() is None:
            (first_stop(question) or self.primary).setFocus()

    @property
    def is_done(self) -> bool:
        """Whether the package is there."""
        return self._faces[_Step.DONE].isVisibleTo(self)

    def pack(self, title: str, suggested: str, ready: Ready, packing: Packing) -> None:
        """Look whether it can be made, and only then ask for a place under the key `title` and make the package there:
        nobody looks for a place for what is refused. Called from `confirmed`.
        """
        if self._task is not None:
            return
        context = self.context

        def place(_: object) -> None:
            cancelled, self._task = task.cancelled, None
            self._turn_to(_Step.QUESTION)
            if not cancelled:
                self._ask_place(title, suggested, packing)

        def still_looking() -> None:
            if self._task is task and not task.cancelled:  # else what ends it would seem to be there again
                self._turn_to(_Step.WORKING)

        self._work_at("packing.looking")
        self._task = task = context.tasks.run(ready, self, place, lambda error: context.present(error, self))
        task.progressed.connect(self._progress)
        QTimer.singleShot(_PATIENCE, self, still_looking)

    def _ask_place(self, title: str, suggested: str, packing: Packing) -> None:
        text = self.context.text
        kinds = text("packing.kind.zip" if self._as_zip.isChecked() else "packing.kind")
        name = str(Path(suggested).with_suffix(self._ending))
        self.context.files.save_file(self, text(title), name, kinds, lambda path: self._begin(path, packing))

    @property
    def _ending(self) -> str:
        return ".zip" if self._as_zip.isChecked() else ".html"

    def reject(self) -> None:
        """Go back; while the package is being made this ends the making, and nothing is left of it."""
        if self._task is not None:
            self._task.cancel()
            self.back.setEnabled(False)
            return
        super().reject()

    def failed(self) -> None:
        """It was not made: the question stands again."""
        self._task = None
        self._turn_to(_Step.QUESTION)

    def _begin(self, path: Path, packing: Packing) -> None:
        other = self._as_zip.isChecked() and path.suffix.lower() != self._ending
        target = path.with_name(path.name + self._ending) if other or not path.suffix else path
        self._work_at("packing.working")
        self._turn_to(_Step.WORKING)
        context = self.context
        self._task = context.tasks.run(
            lambda progress: packing(target, progress), self, self._made, lambda error: context.present(error, self)
        )
        self._task.progressed.connect(self._progress)

    def _work_at(self, words: str) -> None:
        """Say what is being done."""
        self._doing.setText(self.context.text(words))
        self._bar.show_progress(0, 0)

    def _progress(self, done: int, total: int) -> None:
        self._bar.show_progress(done, total)

    def _made(self, made: Packed) -> None:
        self._task = None
        zipped = made.file.suffix.lower() == ZIP_ENDING
        self._done.addWidget(label(self.context.text("packing.done.zip" if zipped else "packing.done")))
        place = label(breakable(str(made.file)), "label")
        place.setObjectName("package_file")
        place.setTextInteractionFlags(place.textInteractionFlags().TextSelectableByMouse)
        self._done.addWidget(notice(place))
        self._done.addSpacing(4)
        self._done.addWidget(PassphrasePanel(self.context, made.passphrase))
        self._done.addWidget(label(self.context.text("packing.later"), "hint"))
        self._turn_to(_Step.DONE)

    def _turn_to(self, step: _Step) -> None:
        for each, face in zip(_Step, self._faces, strict=True):
            face.setVisible(each is step)
        self._as_zip.setVisible(step is _Step.QUESTION)
        if self._required is not None:
            self._required.setVisible(step is _Step.QUESTION)
        self.back.setVisible(step is not _Step.DONE)
        self.back.setEnabled(True)
        self.primary.setVisible(step is not _Step.WORKING)
        self.primary.setEnabled(True)
        if step is _Step.DONE:
            self.primary.setText(self.context.text("dialog.close"))
            self.primary.clicked.disconnect()
            self.primary.clicked.connect(self.accept)
            if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
                self.activateWindow()  # not every desktop does so when the dialog of the system goes
            self.primary.setFocus()
        self.fit()


def _face(made: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    return layout
