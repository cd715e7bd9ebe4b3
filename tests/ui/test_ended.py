"""What a test leaves of its windows: nothing that those after it would be slowed down by."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.host.folders import Folders
from app.ui.run import Program
from app.usecases.parts import Parts
from tests.ui.answers import AnsweredFiles
from tests.ui.ended import end_what_is_done_with, take_down


def ending(*watched: QObject) -> list[str]:
    """The names of what has ended, as it ends."""
    ended: list[str] = []
    for each in watched:
        name = type(each).__name__
        each.destroyed.connect(lambda _=None, name=name: ended.append(name))
    return ended


def test_a_window_that_is_done_with_ends_at_once(qapp: QApplication) -> None:
    window = QWidget()
    ended = ending(window)
    window.deleteLater()
    qapp.processEvents()
    assert ended == [], "Qt itself would do: then this module can go"
    end_what_is_done_with()
    assert ended == ["QWidget"]


def test_a_program_leaves_no_window(
    qapp: QApplication, parts: Parts, folders: Folders, files: AnsweredFiles, vault_folder: Path
) -> None:
    program = Program(qapp, parts, folders, vault_folder, files)
    program.window.show()
    program.context.helped.emit("")
    assert len(qapp.topLevelWidgets()) > 1, "the manual is open as well"
    ended = ending(program.window, program)
    take_down(program)
    assert len(ended) == 2
    assert qapp.topLevelWidgets() == []
