"""An entry that the system starts when this user logs in, on each system in its own way (row X11).

Only ever for this user, only when the coach asked for it, and gone again without a trace.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.host.private_file import write_private

NAME = "coachkluis-remind"
_LABEL = "nl.coachkluis.remind"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """What runs at login. Each act raises OSError where the system does not let it."""

    def is_on(self) -> bool:
        """Whether there is an entry."""

    def turn_on(self, command: Sequence[str]) -> None:
        """Have this command run at every login, in place of what ran before."""

    def turn_off(self) -> None:
        """Have nothing run any more."""


class XdgAutostart:
    """A Linux desktop: a file in the autostart folder (freedesktop.org, Desktop Application Autostart)."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{NAME}.desktop"

    def is_on(self) -> bool:
        """Whether there is an entry."""
        return self._path.is_file()

    def turn_on(self, command: Sequence[str]) -> None:
        """Have this command run at every login."""
        lines = ("[Desktop Entry]", "Type=Application", "Name=Coachkluis", f"Exec={_quoted(command)}", "NoDisplay=true",
                 "Terminal=false", "X-GNOME-Autostart-enabled=true")  # fmt: skip
        write_private(self._path, ("\n".join(lines) + "\n").encode())

    def turn_off(self) -> None:
        """Have nothing run any more."""
        self._path.unlink(missing_ok=True)


class LaunchAgent:
    """macOS: a property list in the user's LaunchAgents, loaded at login."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """Whether there is an entry."""
        return self._path.is_file()

    def turn_on(self, command: Sequence[str]) -> None:
        """Have this command run at every login."""
        entry = {"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
        import plistlib  # where it is used: the lock screen does not wait for what one system needs now and then

        write_private(self._path, plistlib.dumps(entry))

    def turn_off(self) -> None:
        """Have nothing run any more."""
        self._path.unlink(missing_ok=True)


class UserRegistry(Protocol):
    """Values of a key of the user's own registry."""

    def read(self, key: str, name: str) -> str | None:
        """The text of a value; None where there is none."""

    def write(self, key: str, name: str, text: str) -> None:
        """Set a value."""

    def remove(self, key: str, name: str) -> None:
        """Remove a value, where it is there."""


class RunKey:
    """Windows: a value of the Run key, which Explorer runs at login."""

    def __init__(self, registry: UserRegistry) -> None:
        self._registry = registry

    def is_on(self) -> bool:
        """Whether there is an entry."""
        return self._registry.read(_RUN, NAME) is not None

    def turn_on(self, command: Sequence[str]) -> None:
        """Have this command run at every login."""
        from subprocess import list2cmdline

        self._registry.write(_RUN, NAME, list2cmdline(command))

    def turn_off(self) -> None:
        """Have nothing run any more."""
        self._registry.remove(_RUN, NAME)


def own_autostart() -> Autostart:
    """That of the system this runs on."""
    if sys.platform == "win32":
        from app.host.windows_registry import WindowsRegistry

        return RunKey(WindowsRegistry())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return XdgAutostart(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart")


def own_command(*arguments: str) -> tuple[str, ...]:
    """How this program is started again with these arguments: packaged, or by the Python that runs it."""
    packaged = bool(getattr(sys, "frozen", False))
    return (sys.executable, *(() if packaged else ("-m", "app")), *arguments)


def _quoted(command: Sequence[str]) -> str:
    """As an Exec line wants it: quoted for a shell, and a percent sign doubled."""
    return " ".join(_argument(each) for each in command)


def _argument(text: str) -> str:
    from shlex import quote

    if quote(text) == text:
        return text
    for mark in ("\\", '"', "`", "$"):
        text = text.replace(mark, f"\\{mark}")
    escaped = text.replace("\\", "\\\\").replace("%", "%%")
    return f'"{escaped}"'
