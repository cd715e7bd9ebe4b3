"""Where the program keeps its files: never in the folder that it happens to be started in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.host.folders import own_folders


@pytest.mark.skipif(sys.platform != "linux", reason="the variables are of the XDG Base Directory Specification")
@pytest.mark.parametrize("value", ["", "data", "./data"])
def test_a_folder_that_is_no_place_is_not_used(value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, value)
    found = own_folders()
    assert found.data == tmp_path / ".local" / "share" / "coachkluis"
    assert found.settings == tmp_path / ".config" / "coachkluis"
    assert found.state == tmp_path / ".local" / "state" / "coachkluis"


@pytest.mark.skipif(sys.platform != "linux", reason="the variables are of the XDG Base Directory Specification")
def test_a_folder_of_the_system_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_folders().data == tmp_path / "coachkluis"
