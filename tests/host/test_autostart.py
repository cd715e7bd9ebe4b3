"""An entry at login comes, is replaced, runs what it should, and goes without a trace: on each system."""

from __future__ import annotations

import plistlib
import stat
from pathlib import Path

import pytest

from app.host.autostart import Autostart, LaunchAgent, RunKey, XdgAutostart

COMMAND = ("/opt/Coach kluis/100%/coachkluis", "remind", "--window")


class Registry:
    """What the Run key holds, as `winreg` would keep it."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}

    def read(self, key: str, name: str) -> str | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def remove(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture(params=["xdg", "launch_agent", "run_key"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    made: dict[str, Autostart] = {
        "xdg": XdgAutostart(tmp_path / "autostart"),
        "launch_agent": LaunchAgent(tmp_path / "LaunchAgents"),
        "run_key": RunKey(Registry()),
    }
    return made[request.param]


def test_it_is_off_until_it_is_asked_for_and_off_again_as_often_as_one_says(autostart: Autostart) -> None:
    assert not autostart.is_on()
    autostart.turn_off()
    autostart.turn_on(("coachkluis", "old"))
    autostart.turn_on(COMMAND)
    assert autostart.is_on()
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()


def test_a_linux_desktop_reads_the_command_as_it_was_meant(tmp_path: Path) -> None:
    XdgAutostart(tmp_path).turn_on(COMMAND)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert 'Exec="/opt/Coach kluis/100%%/coachkluis" remind --window' in lines


def test_macos_gets_the_command_as_a_list(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).turn_on(COMMAND)
    (file,) = tmp_path.iterdir()
    entry = plistlib.loads(file.read_bytes())
    assert (entry["ProgramArguments"], entry["RunAtLoad"]) == (list(COMMAND), True)


def test_windows_gets_the_command_quoted() -> None:
    registry = Registry()
    RunKey(registry).turn_on(COMMAND)
    assert list(registry.values.values()) == ['"/opt/Coach kluis/100%/coachkluis" remind --window']
