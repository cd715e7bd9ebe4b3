"""What is told of a fault of the program itself: plainly, and in a report that the coach reads before she keeps it.

A report holds where in the program it went wrong and on what it ran. No message of an error, no value, no name of a
person, a file or a computer: none of these can be in it.
"""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import __version__
from app.host.last_run import Stopped
from app.kernel.log import places_of
from app.packages.new_file import new_file
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import button, label

NAME = "bug"
"""The name of the dialog that tells it."""


def tell_bug(context: Context, near: QWidget, error: BaseException) -> None:
    """Say that the program itself failed, and whether what was typed is safe. Of many at once the first is told."""
    window = near.window()
    if any(each.isVisible() for each in window.findChildren(Dialog, NAME)):
        return
    is_open = context.door.state is VaultState.OPEN
    kept = not is_open or context.desk.settled()
    dialog = Dialog(context, near, "message.bug", "dialog.understood", name=NAME)
    dialog.back.hide()
    dialog.body.addWidget(label(context.text("error.bug")))
    if is_open:
        dialog.body.addWidget(label(context.text("bug.kept" if kept else "bug.not_kept"), "" if kept else "fault"))
    report = report_on(context, error)
    read = button(
        context.text("bug.report"), lambda: ReportDialog(context, dialog, report).open(), "quiet", name="report"
    )
    dialog.add_button(read)
    dialog.open()


def report_on(context: Context, error: BaseException) -> str:
    """The report on what went wrong while the program ran."""
    lines: list[str] = []
    at: BaseException | None = error
    while at is not None and len(lines) < 200:
        lines += ["", type(at).__name__, *(f"  {each}" for each in places_of(at))]
        at = at.__cause__ or at.__context__
    return _report(context, "bug.report.failed", lines)


def report_of_stop(context: Context, stopped: Stopped) -> str:
    """The report on a run that broke off."""
    if not stopped.fault:
        return _report(context, "bug.report.ended", [])
    return _report(context, "bug.report.broke_off", ["", stopped.fault, *(f"  {each}" for each in stopped.places)])


def _report(context: Context, happened: str, lines: list[str]) -> str:
    """What happened, what is in it and what is not, in the coach's words; below it, for whoever mends the program,
    what it says of itself.
    """
    text = context.text
    above = [
        text("bug.report.heading", version=__version__, date=context.translator.date(context.today)),
        "",
        text(happened),
        text("bug.report.holds"),
        text("bug.report.holds_not"),
        "",
        text("bug.report.technical"),
        f"Coachkluis {__version__}, {context.today.isoformat()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
        f"{context.settings.language.value}, {context.settings.theme.value}, {context.door.state.value}",
    ]
    return "\n".join([*above, *lines]) + "\n"


class ReportDialog(Dialog):
    """The whole report, to be read; kept only where the coach wants it, and sent by nobody but her."""

    def __init__(self, context: Context, near: QWidget, report: str) -> None:
        super().__init__(context, near, "bug.report.title", "bug.report.save", name="bug_report")
        self.setMinimumWidth(640)
        self._report = report
        self.back.setText(context.text("dialog.close"))
        self.body.addWidget(label(context.text("bug.report.text")))
        shown = QPlainTextEdit(report)
        shown.setObjectName("report_text")
        shown.setAccessibleName(context.text("bug.report.title"))
        shown.setReadOnly(True)
        shown.setMinimumHeight(240)
        self.body.addWidget(shown)

    def confirmed(self) -> None:
        """Ask where, and write it there."""
        name = f"coachkluis-{self.context.today.isoformat()}.txt"
        title = self.context.text("bug.report.save")
        self.context.files.save_file(self, title, name, self.context.text("bug.report.kind"), self._write)

    def _write(self, path: Path) -> None:
        try:
            with new_file(path if path.suffix else path.with_suffix(".txt"), replace=True) as file:
                file.write(self._report.encode("utf-8"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the coach is told
            self.context.present(error, self)
            return
        self.accept()
