"""Where the program keeps its files on this system. The only user of appdirs: its successor is one line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import appdirs

_NAME = "coachkluis"
_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own folders; none of them is made before something is kept there.

    data      what the coach keeps: the vault lies here unless another folder is chosen
    settings  how the program is set on this computer
    state     what the program remembers of itself
    """

    data: Path
    settings: Path
    state: Path

    @property
    def vault(self) -> Path:
        """The folder in which a new vault is made unless the coach chooses another."""
        return self.data / "vault"

    @property
    def demonstrations(self) -> Path:
        """The folder under which demonstration vaults are made."""
        return self.data / "demonstrations"

    @property
    def settings_file(self) -> Path:
        """The file that holds the settings."""
        return self.settings / "settings.json"

    @property
    def reminders_file(self) -> Path:
        """The file that holds dates and counts while the vault is locked."""
        return self.settings / "reminders.json"


def own_folders() -> Folders:
    """The folders that this system gives to the program and this user."""
    for name in _XDG:
        # What is empty or relative is to be ignored (XDG Base Directory Specification); appdirs takes it as it is.
        if not Path(os.environ.get(name, "")).is_absolute():
            os.environ.pop(name, None)
    return Folders(
        data=Path(appdirs.user_data_dir(_NAME, appauthor=False)),
        settings=Path(appdirs.user_config_dir(_NAME, appauthor=False)),
        state=Path(appdirs.user_state_dir(_NAME, appauthor=False)),
    )


def folders_under(root: Path) -> Folders:
    """The same folders inside one other folder: for a test, or a program carried on a stick."""
    return Folders(root / "data", root / "settings", root / "state")
