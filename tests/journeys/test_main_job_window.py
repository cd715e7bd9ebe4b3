"""The main job whole: from an empty folder to an approved report in the client's hands, through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.usecases.parts import Parts
from tests.cli.driver import CommandLine
from tests.journeys.hands import Hands
from tests.journeys.main_job import Desk, Remembered
from tests.journeys.main_job_begin import import_clients, keep_a_dossier, make_a_vault
from tests.journeys.main_job_report import approve_finalise_disclose, share_the_draft, try_to_disclose, write_a_report
from tests.journeys.main_job_rights import give_a_copy, lock_and_open_again, see_until_when
from tests.packages.browser import Browser
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start, files, folders, start

__all__ = ["files", "folders", "start"]

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.timeout(600)]


def test_the_main_job_in_the_window(
    start: Start, files: AnsweredFiles, qtbot: QtBot, parts: Parts, chromium: Browser, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    hands = Hands(start(None), files, qtbot)
    desk, remembered = Desk(tmp_path / "desk"), Remembered()
    make_a_vault(hands, desk, remembered)
    import_clients(hands)
    keep_a_dossier(hands, desk, remembered)
    write_a_report(hands)
    share_the_draft(hands, desk, remembered, chromium)
    try_to_disclose(hands)
    approve_finalise_disclose(hands, desk, remembered, chromium)
    give_a_copy(hands, desk, remembered, chromium)
    see_until_when(hands)
    lock_and_open_again(hands, remembered)
    found = CommandLine(parts, hands.context.door.folder, capsys, tmp_path).ok("verify")
    assert found["findings"] == []
    assert found["attachments"] >= 6
