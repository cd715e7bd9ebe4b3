"""The screen of a vault that is known and not there: what to do, and no way to mistake it for a first start."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.unlock.elsewhere import Elsewhere
from app.ui.features.unlock.surroundings import centred, picture, stand, switch_language
from app.ui.theme.fonts import grown
from app.ui.widgets.breakable import breakable
from app.ui.widgets.parts import box, button, column, label, notice
from app.vault.traces import holds_vault

_WIDTH = 560
_BETWEEN = 1500
"""Milliseconds between two looks: whoever puts the stick in sees the lock screen come up."""


class AbsentScreen(QWidget):
    """Names the folder, and goes on by itself when the vault is there again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("absent")
        self.context = context
        self._looking = False
        text = context.text
        self._again = button(text("absent.again"), self._look_again, "primary", name="look_again")
        self._again.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._said_text = label("")
        self._said_text.setObjectName("absent_said")
        self._said = notice(self._said_text, "error")
        self._said.hide()
        waiting = notice(text("absent.text_waits"), "warning")
        waiting.setObjectName("text_waits")
        folder = label(breakable(str(context.door.folder)), "label")
        folder.setObjectName("absent_folder")
        middle = box(
            column(
                picture(context, "folder-open"),
                centred(label(text("absent.title"), "title")),
                centred(folder),
                label(text("absent.text")),
                waiting,
                self._said,
                self._again,
            )
        )
        middle.setMaximumWidth(grown(_WIDTH))
        waiting.setVisible(context.desk.at_risk)
        language = button(text("unlock.language"), lambda: switch_language(context), "quiet", name="language")
        stand(self, middle, Elsewhere(context, self, self._say).buttons(), language)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._again.setFocus()

    def _look(self) -> None:
        """In a thread: a disk that does not answer must not hold up the window. Not while something is being restored
        or chosen, which is there in pieces before it is there whole.
        """
        if self._looking or QApplication.activeModalWidget() is not None:
            return
        self._looking = True
        folder = self.context.door.folder

        def looking(_: Progress) -> bool:
            return holds_vault(folder)

        self.context.tasks.run(looking, self, self._seen, self._not_seen)

    def _seen(self, there: bool) -> None:
        self._looking = False
        if there and QApplication.activeModalWidget() is None:
            self.context.door.look_again()

    def _not_seen(self, _: BaseException) -> None:
        """A disk that comes up is not readable at once: the next look tells."""
        self._looking = False

    def _look_again(self) -> None:
        try:
            self.context.door.look_again()
        except CoachkluisError as error:
            self._say(self.context.text(error.key, **error.arguments))
        else:
            self._say(self.context.text("absent.still"))

    def _say(self, words: str) -> None:
        self._said_text.setText(words)
        self._said.show()
