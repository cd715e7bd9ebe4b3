"""What shows the other places is loaded in a thread, and never while Qt itself is only half set up."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui import run
from app.ui.run import Program


def test_the_other_pages_are_loaded_in_a_thread_only_after_that(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(run, "load_modules", lambda: begun.append("modules"))
    monkeypatch.setattr(run, "set_up_classes", lambda: begun.append("classes"))
    monkeypatch.setattr(run, "load_other_pages", lambda _: begun.append("pages"))
    program._load_others()
    qtbot.waitUntil(lambda: len(begun) == 3)
    assert begun == ["modules", "classes", "pages"]
