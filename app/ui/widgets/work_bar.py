"""How far long work is. Where nobody can say yet it moves, unless the system is set to less motion."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QProgressBar

_STEPS = 1000


class WorkBar(QProgressBar):
    """A bar without words: those stand beside it. `name` is what a screen reader calls it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setRange(0, 0)
        self._told = False

    def showEvent(self, event: QShowEvent) -> None:
        """Where nobody has said yet how far it is, ask how much may move."""
        super().showEvent(event)
        if not self._told:
            self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much has been done; a total of 0 is not known."""
        self._told = True
        if total:
            self.setRange(0, _STEPS)
            self.setValue(done * _STEPS // total)
        elif less_motion():
            self.setRange(0, 2)
            self.setValue(1)
        else:
            self.setRange(0, 0)


def less_motion() -> bool:
    """Whether whoever set this computer wants little to move."""
    hints = QGuiApplication.styleHints()  # by a name of its own: what it gives lives no longer than this does
    return hints.accessibility().motionPreference() is QtCore.Qt.MotionPreference.ReducedMotion


def live_by_motion(application: QApplication) -> None:
    """Let menus and lists that open neither slide nor fade, and the cursor not blink, where little is to move."""
    if less_motion():
        effects = QtCore.Qt.UIEffect
        for effect in (
            effects.UI_AnimateMenu, effects.UI_FadeMenu, effects.UI_AnimateCombo, effects.UI_AnimateTooltip,
            effects.UI_FadeTooltip, effects.UI_AnimateToolBox,
        ):  # fmt: skip
            application.setEffectEnabled(effect, False)
        application.setCursorFlashTime(0)
