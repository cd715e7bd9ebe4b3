"""After the import: how many came in, and what to do with the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.theme.glyphs import pixmap
from app.ui.widgets.low_window import LowColumn
from app.ui.widgets.parts import box, button, column, label, row

_WIDE = 520


class Done(QWidget):
    """The result. `other` asks for another file, `undo` takes the import back."""

    other = Signal()
    undo = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        text = context.text
        picture = QLabel()
        picture.setPixmap(pixmap("check-circle", context.colours.accent, 56, self.devicePixelRatioF()))
        self._heading = label("", "heading", wrap=False)
        self._heading.setObjectName("import_result")
        self._merged = label("", "muted", wrap=False)
        self._merged.setObjectName("import_merged")
        self._already = label("", "muted", wrap=False)
        self._left_out = label("", "muted", wrap=False)
        self._left_out.setObjectName("import_left_out")
        words = label(text("imports.file_remains"), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        file = box(column(words))
        file.setMaximumWidth(grown(_WIDE))
        self._primary = button(text("imports.to_dossiers"), self._go, "primary", name="to_dossiers")
        other = button(text("imports.other"), self.other.emit, name="another_file")
        layout = QVBoxLayout()
        layout.setSpacing(14)
        layout.addStretch(2)
        for each in (picture, self._heading, self._merged, self._already, self._left_out):
            layout.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        told = row(None, file, None)
        told.setStretch(1, 20)
        layout.addLayout(told)
        layout.addSpacing(8)
        undo = button(text("imports.undo"), self.undo.emit, "quiet", name="undo_import")
        layout.addWidget(box(row(other, self._primary)), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(undo, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowColumn(layout))

    def show_result(self, added: int, merged: int, already: int, left_out: int) -> None:
        """Tell how many were added, filled, there already, and how many lines with a fault were left out."""
        translator = self._context.translator
        self._heading.setText(translator.count("import.added", added))
        self._merged.setText(translator.count("import.merged", merged) if merged else "")
        self._merged.setVisible(bool(merged))
        self._already.setText(translator.count("imports.were_there", already) if already else "")
        self._already.setVisible(bool(already))
        self._left_out.setText(translator.count("imports.faults_were_left_out", left_out) if left_out else "")
        self._left_out.setVisible(bool(left_out))
        self._primary.setFocus()

    def _go(self) -> None:
        self._context.navigate(Place("dossiers"))
