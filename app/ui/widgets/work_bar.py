"""How far long work is. Where nobody can say yet it moves, unless the system is set to less motion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressBar

_STEPS = 1000


class WorkBar(QProgressBar):
    """A bar without words: those stand beside it. `name` is what a screen reader calls it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much has been done; a total of 0 is not known."""
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
    return hints.accessibility().motionPreference() is Qt.MotionPreference.ReducedMotion


def live_by_motion(application: QApplication) -> None:
    """Let menus and lists that open neither slide nor fade, and the cursor not blink, where little is to move."""
    if less_motion():
        for effect in (
            Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox,
        ):  # fmt: skip
            application.setEffectEnabled(effect, False)
        application.setCursorFlashTime(0)
