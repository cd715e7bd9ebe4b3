"""Two buttons for a sheet with a secret: into a file for its owner alone, or onto paper without a file in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.host.private_file import write_private
from app.ui.context import Context
from app.ui.widgets.parts import button, column, label, row


class SheetButtons(QWidget):
    """`sheet` makes the PDF when it is asked for; `file` is the name that is suggested, without its ending."""

    done = Signal()
    """It was saved, or sent to a printer."""

    def __init__(self, context: Context, sheet: Callable[[], bytes], file: str, *, name: str = "sheet") -> None:
        super().__init__()
        self._context, self._sheet, self._file = context, sheet, file
        text = context.text
        self._saved = label("", "hint")
        self._saved.setObjectName(f"{name}_saved")
        self._saved.hide()
        self.save = button(text("sheet.save"), self._ask_file, name=f"save_{name}")
        self.print = button(text("sheet.print"), self._print, name=f"print_{name}")
        layout = column(row(self.save, self.print, None, spacing=8), self._saved, spacing=6)
        self.setLayout(layout)

    def _ask_file(self) -> None:
        text = self._context.text
        self._context.files.save_file(self, text("sheet.save"), f"{self._file}.pdf", "PDF (*.pdf)", self._save)

    def _save(self, path: Path) -> None:
        text = self._context.text
        said = text("error.file_exists", file=path.name) if path.exists() else self._written(path)
        self._saved.setText(said)
        self._saved.show()

    def _written(self, path: Path) -> str:
        try:
            write_private(path, self._sheet())
        except OSError:
            return self._context.text("error.file_not_written", file=path.name)
        self.done.emit()
        return self._context.text("sheet.saved", file=path.name)

    def _print(self) -> None:
        from app.ui.widgets.printing import print_pdf

        print_pdf(self._context, self._sheet(), self, self._printed)

    def _printed(self) -> None:
        self._saved.setText(self._context.text("sheet.printed"))
        self._saved.show()
        self.done.emit()
