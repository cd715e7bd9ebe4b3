"""A run that broke off is known the next time, with where it was and nothing of what it was about."""

from __future__ import annotations

import faulthandler
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

from app.host.last_run import Run, Stopped

ROOT = Path(__file__).parents[2]
CHILD = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from app.host.last_run import Run
run = Run(Path(sys.argv[1]))
def with_a_client(name):
    {ends}
with_a_client("Anna van den Berg")
"""


@pytest.fixture(autouse=True)
def _own_faults(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the test runner's own handler as it was."""
    yield
    faulthandler.enable(request.config.stash[fault_handler_stderr_fd_key])


def broke_off(state: Path, ends: str, name: str = "child.py") -> int:
    """Run a program in a folder with a name in it, that ends so."""
    folder = state.parent / "app" / "Anna van den Berg"
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / name
    script.write_text(CHILD.format(ends=ends), encoding="utf-8")
    return subprocess.run([sys.executable, script, state, ROOT], check=False, capture_output=True).returncode


def test_what_ended_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    first = Run(tmp_path)
    assert first.stopped is None
    (file,) = (tmp_path / "runs").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    second = Run(tmp_path)
    assert second.stopped is None, "another window that is still there did not break off"
    first.end()
    assert not file.exists()
    second.end()
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_kill_is_known_once(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert broke_off(state, "os.kill(os.getpid(), 9)") == -signal.SIGKILL
    run = Run(state)
    assert run.stopped == Stopped()
    run.end()
    again = Run(state)
    assert again.stopped is None
    again.end()


@pytest.mark.parametrize(
    ("ends", "fault"),
    [("os.abort()", "Aborted"), ("import ctypes; ctypes.string_at(0)", "Segmentation fault")],
    ids=["abort", "segmentation_fault"],
)
def test_a_fault_of_the_process_says_where_and_no_name(tmp_path: Path, ends: str, fault: str) -> None:
    state = tmp_path / "state"
    assert broke_off(state, ends) != 0
    run = Run(state)
    run.end()
    assert run.stopped is not None
    assert run.stopped.fault == fault
    assert any(each.startswith("child.py:") and each.endswith(" with_a_client") for each in run.stopped.places)
    assert not any(word in str(run.stopped) for word in ("Anna", "Berg", str(tmp_path), os.sep))


def test_what_somebody_else_put_there_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "x.run").write_text(
        'Fatal Python error: Anna van den Berg\n  File "/home/anna/Berg", line 3 in Anna van den Berg\n', "utf-8"
    )
    run = Run(tmp_path)
    run.end()
    assert run.stopped == Stopped()
