"""What is said when the run before this one broke off: plainly, above every page, until the coach has read it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.shell.above_page import above_page
from app.ui.widgets.parts import button


class StoppedNotice(QWidget):
    """That it stopped, that what was typed is kept, and a report that is read before it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        text = context.text
        read = button(text("bug.report"), self._read, name="stopped_report")
        understood = button(text("dialog.understood"), self._understood, "quiet", name="stopped_understood")
        shown = above_page("stopped_notice", text("stopped.text"), read, understood)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        self.setVisible(context.stopped is not None)

    def _read(self) -> None:
        from app.ui.widgets.bug_report import ReportDialog, report_of_stop  # only when somebody asks for it

        if (stopped := self._context.stopped) is not None:
            ReportDialog(self._context, self, report_of_stop(self._context, stopped)).open()

    def _understood(self) -> None:
        self._context.stopped = None
        self.hide()
