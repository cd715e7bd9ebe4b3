"""Choosing the file: by button, or by dropping it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.features.imports import KINDS
from app.ui.theme.fonts import grown
from app.ui.theme.glyphs import pixmap
from app.ui.theme.theme import set_role
from app.ui.widgets.link import link
from app.ui.widgets.low_window import LowColumn
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import box, button, column, label, notice, row
from app.usecases.made_imports import made_imports
from app.usecases.undo_import import UndoneImport

_PATTERNS = " ".join(f"*{each}" for each in KINDS)
_WIDE = 560


class Choose(QWidget):
    """What can be imported, and where to begin. `chosen` carries the path of the file, `pasted` what was copied from a
    spreadsheet; `undo` takes back the newest import.
    """

    chosen = Signal(object)
    pasted = Signal(str)
    undo = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        text = context.text
        self.setAcceptDrops(True)
        self._words = label("")
        self._error = notice(self._words, "error")
        self._error.setObjectName("import_error")
        self._error.hide()
        self._button = button(text("imports.choose"), self._ask, "primary", name="choose_file")
        self._paste = button(text("imports.paste"), self._take_copied, name="paste_list")
        self._paste.setToolTip(text("imports.paste.tip"))
        QShortcut(QKeySequence.StandardKey.Paste, self, self._take_copied)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self._error)
        self._undone_words = label("")
        self._undone = notice(self._undone_words)
        self._undone.setObjectName("import_undone")
        self._newest = label("", "muted")
        self._newest.setObjectName("newest_import")
        undo = link(text("imports.undo"), self.undo.emit, name="undo_newest")
        self._newest_row = box(row(self._newest, undo))
        below.addWidget(self._undone)
        below.addWidget(self._newest_row)
        below.addWidget(self._target(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(PageHeader(text("imports.title"), text("imports.below")))
        layout.addWidget(LowColumn(below), 1)

    def begin(self) -> None:
        """Wait for a choice."""
        self._error.hide()
        self._undone.hide()
        newest = next(iter(made_imports(self._context.reader)), None)
        self._newest_row.setVisible(newest is not None)
        if newest is not None:
            on = self._context.translator.instant(newest.at)
            number = newest.added + len(newest.filled)
            self._newest.setText(self._context.translator.count("imports.newest", number, on=on))
        self._button.setEnabled(True)
        self._paste.setEnabled(True)
        self._button.setFocus()

    def tell_undone(self, undone: UndoneImport) -> None:
        """Say what the undoing took back."""
        count = self._context.translator.count
        said = [count("import.undone", undone.removed)]
        if undone.emptied:
            said.append(count("import.emptied", undone.emptied))
        self._undone_words.setText(" ".join(said))
        self._undone.show()

    @property
    def waits(self) -> bool:
        """Whether a file is being read."""
        return not self._button.isEnabled()

    def wait(self) -> None:
        """The file is being read."""
        self._error.hide()
        self._button.setEnabled(False)
        self._paste.setEnabled(False)

    def show_error(self, error: CoachkluisError) -> None:
        """Say why the file cannot be read."""
        self._words.setText(self._context.text(error.key, **error.arguments))
        self._error.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the file to read."""
        path = _dropped(event)
        if path is not None and self._button.isEnabled():
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _take_copied(self) -> None:
        """What was copied is taken as it is; a picture or nothing at all is an empty list, and told so."""
        if self._paste.isEnabled():
            self.pasted.emit(QApplication.clipboard().text())

    def _ask(self) -> None:
        kinds = f"{self._context.text('imports.kinds')} ({_PATTERNS})"
        self._context.files.open_file(self, self._context.text("imports.choose"), kinds, self.chosen.emit)

    def _target(self) -> QWidget:
        text = self._context.text
        target = QFrame()
        set_role(target, "card")
        picture = QLabel()
        picture.setPixmap(pixmap("file-plus", self._context.colours.accent, 56, self.devicePixelRatioF()))
        heading = label(text("imports.drop"), "heading", wrap=False)
        layout = QVBoxLayout(target)
        layout.setSpacing(14)
        layout.addStretch(2)
        for each in (picture, heading):
            layout.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        about = [label(text(key), "muted") for key in ("imports.about.lists", "imports.about.cards")]
        for each in about:
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = box(column(*about))
        words.setMaximumWidth(grown(_WIDE))
        around = row(None, words, None, spacing=0)
        around.setStretch(1, 1_000)  # as wide as it may be, in the middle
        layout.addLayout(around)
        layout.addSpacing(6)
        layout.addWidget(box(row(self._paste, self._button)), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return target


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
