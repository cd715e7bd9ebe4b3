"""A coach without a manual makes a vault, brings her clients in and sends a first draft, within a quarter of an hour:
in a real window on a real screen, once by the keyboard alone and once by the mouse.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.screen import real_screen

ROOT = Path(__file__).resolve().parents[2]
QUARTER = 15 * 60


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is an X server")
@pytest.mark.timeout(240)
@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_from_nothing_to_a_draft_that_is_sent_within_a_quarter_of_an_hour(way: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    with real_screen(tmp_path) as screen:
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.first_quarter", way, str(desk)],
            cwd=ROOT, env=screen, capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert 60 < int(done.stdout.splitlines()[-1]) < QUARTER
    assert "Traceback" not in done.stderr
