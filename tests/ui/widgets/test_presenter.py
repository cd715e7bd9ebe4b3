"""Each kind of error is said in its own way, and never with more than the coach may read on a screen."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.reason import reason
from app.kernel.errors import Fault, InputError
from app.kernel.progress import Cancelled
from app.ui import run
from app.ui.context import Context
from app.ui.run import Program
from app.ui.widgets.bug_report import ReportDialog
from app.ui.widgets.dialog import Dialog, FormDialog, ask, tell
from app.ui.widgets.form import RecordForm
from app.usecases.keep_item import add_item
from app.vault.errors import DiskFull
from tests.ui import look
from tests.ui.answers import AnsweredFiles


def words() -> list[str]:
    """What the dialog on the screen says."""
    window = _open_dialog()
    return [] if window is None else [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def _open_dialog() -> QDialog | None:
    shown = QApplication.activeModalWidget()
    return shown if isinstance(shown, QDialog) else None


def press(name: str) -> None:
    dialog = _open_dialog()
    assert dialog is not None
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_a_refusal_lists_every_reason(program: Program) -> None:
    error = GateRefused((reason("gate.disclose.not_approved"), reason("gate.disclose.not_final")))
    program.context.present(error, program.window)
    said = words()
    assert said[0] == "Dit kan nog niet, want:"
    for each in ("gate.disclose.not_approved", "gate.disclose.not_final"):
        assert program.context.text(each) in said


def test_what_never_counts_is_not_said_to_be_impossible_yet(program: Program) -> None:
    program.context.present(GateRefused((reason("gate.answer.says_nothing"),)), program.window)
    assert words()[0] == "Deze reactie telt niet mee, want:"


def test_an_error_says_what_to_do(program: Program) -> None:
    program.context.present(DiskFull(), program.window)
    assert program.context.text("error.vault.disk_full") in words()
    press("primary")
    assert _open_dialog() is None


def test_a_cancelled_task_says_nothing(program: Program) -> None:
    program.context.present(Cancelled(), program.window)
    assert _open_dialog() is None


def test_a_bug_is_told_plainly_and_noted_without_its_message(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        program.context.present(ValueError("Anna van den Berg"), program.window)
    assert program.context.text("error.bug") in words()
    assert "Berg" not in " ".join(words())
    assert "bug ValueError" in caplog.text
    assert "Berg" not in caplog.text


def test_a_bug_has_a_report_that_is_read_before_it_is_kept(
    program: Program, files: AnsweredFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    def failing(name: str) -> None:
        raise KeyError(name)

    try:
        failing("Anna van den Berg")
    except KeyError as error:
        program.context.present(error, program.window)
    assert program.context.text("bug.kept") in words()
    look.press(program.window, "report")
    shown = look.see(program.window, QPlainTextEdit, "report_text").toPlainText()
    assert "KeyError" in shown
    assert "test_presenter.py" in shown
    assert " failing" in shown
    assert "Berg" not in shown
    assert str(Path.home()) not in shown
    assert str(tmp_path) not in shown
    target = tmp_path / "rapport.txt"
    files.answers = [target]
    look.see(program.window, ReportDialog, "bug_report").primary.click()
    qtbot.waitUntil(target.exists)
    assert target.read_text(encoding="utf-8") == shown


def test_what_fails_beside_the_window_is_noted_without_a_name(
    program: Program,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))  # as it was, after the test
    run._catch_bugs(program)

    class Going:
        def __del__(self) -> None:
            raise ValueError("Anna van den Berg")

    def failing() -> None:
        raise KeyError("Anna van den Berg")

    thread = threading.Thread(target=failing)
    thread.start()
    thread.join()
    Going()
    assert "bug KeyError at test_presenter.py" in caplog.text
    assert "bug ValueError at test_presenter.py" in caplog.text
    out, err = capfd.readouterr()
    assert "Berg" not in caplog.text + out + err


def test_of_many_bugs_at_once_the_first_is_told(program: Program) -> None:
    for _ in range(3):
        program.context.present(ValueError("x"), program.window)
    assert len([each for each in program.window.findChildren(Dialog, "bug") if each.isVisible()]) == 1


def test_faults_without_a_form_are_listed_with_their_labels(program: Program) -> None:
    program.context.present(InputError(Fault("client.surname", "required")), program.window)
    assert "Achternaam: Vul dit in." in words()


def client_dialog(context: Context, near: QWidget) -> FormDialog:
    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, add_item, Client, values)

    dialog = FormDialog(context, near, "practice.title", RecordForm(context, Client, [["surname", "email"]]), save)
    dialog.open()
    return dialog


def test_faults_land_at_the_fields_of_the_dialog_and_it_can_be_tried_again(program: Program, qtbot: QtBot) -> None:
    context = program.context
    dialog = client_dialog(context, program.window)
    dialog.form.set_values({"email": "geen adres"})
    press("primary")
    assert not dialog.primary.isEnabled()
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.form.fields["surname"].fault == "Vul dit in."
    assert dialog.form.fields["email"].fault != ""
    dialog.form.set_values({"surname": "Berg", "email": ""})
    with qtbot.waitSignal(dialog.accepted):
        press("primary")
    assert [each.surname for each in context.reader.find(Client)] == ["Berg"]


def test_going_back_asks_before_edits_are_lost(program: Program) -> None:
    dialog = client_dialog(program.context, program.window)
    dialog.form.fields["surname"].input.show_value("Berg")
    dialog.reject()
    assert dialog.isVisible()
    press("back")
    assert dialog.isVisible()
    dialog.reject()
    press("primary")
    assert not dialog.isVisible()


def test_a_question_is_answered_once(program: Program) -> None:
    answers: list[str] = []
    ask(program.context, program.window, "dialog.discard", "dialog.discard_yes", lambda: answers.append("yes"))
    press("back")
    assert answers == []
    ask(program.context, program.window, "dialog.discard", "dialog.discard_yes", lambda: answers.append("yes"))
    press("primary")
    assert answers == ["yes"]


def test_a_dialog_shows_markup_as_text(program: Program) -> None:
    dialog = tell(program.context, program.window, "message.error", "<img src='file:///etc/passwd'><b>vet</b>")
    assert isinstance(dialog, Dialog)
    assert "<img src='file:///etc/passwd'><b>vet</b>" in words()
    for each in dialog.findChildren(QLabel):
        assert each.textFormat().name == "PlainText"
