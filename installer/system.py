"""The packages of the operating system that Coachkluis leans on, and how they come there.

A package is looked for by what it brings (a library, a command, a file), not by its name: so it is found on
any Linux, and under whatever name a distribution gives it. Only on Debian and its kin is it installed from
here.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.report import EXIT_YOUR_TURN, SetupError, run_quietly, tell

PIP_WHEELS = Path("/usr/share/python-wheels")


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A Debian package and the signs that what it brings is there.

    It is there when all its `libraries` can be loaded, one of its `commands` is on the path, and its `files`
    (a pattern under the folder of pip wheels) match; what is empty is not asked for.
    """

    name: str
    libraries: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    files: str = ""

    def is_present(self) -> bool:
        """Whether this machine has what the package brings."""
        return (
            all(_loads(library) for library in self.libraries)
            and (not self.commands or any(shutil.which(command) for command in self.commands))
            and (not self.files or any(PIP_WHEELS.glob(self.files)))
        )


# Qt's wheel brings Qt itself, not the libraries of the desktop that it is drawn with.
WINDOW = (
    SystemPackage("libglib2.0-0", libraries=("libglib-2.0.so.0", "libgthread-2.0.so.0")),
    SystemPackage("libgl1", libraries=("libGL.so.1",)),
    SystemPackage("libegl1", libraries=("libEGL.so.1",)),
    SystemPackage("libxkbcommon0", libraries=("libxkbcommon.so.0",)),
    SystemPackage("libdbus-1-3", libraries=("libdbus-1.so.3",)),
    SystemPackage("libfontconfig1", libraries=("libfontconfig.so.1",)),
    SystemPackage("libxcb-cursor0", libraries=("libxcb-cursor.so.0",)),
    SystemPackage("libxcb-icccm4", libraries=("libxcb-icccm.so.4",)),
    SystemPackage("libxcb-keysyms1", libraries=("libxcb-keysyms.so.1",)),
    SystemPackage("libxcb-shape0", libraries=("libxcb-shape.so.0",)),
    SystemPackage("libwayland-cursor0", libraries=("libwayland-cursor.so.0",)),
    SystemPackage("libwayland-egl1", libraries=("libwayland-egl.so.1",)),
    SystemPackage("libxkbcommon-x11-0", libraries=("libxkbcommon-x11.so.0",)),
)

# Real browsers for the packages, Node for a reader of them, the 7-Zip that opens their archives, a real screen with a
# window manager and hands before it, a real keyring, and faults in a real process: the tests imitate none of these.
TESTS = (
    SystemPackage("git", commands=("git",)),
    SystemPackage("chromium", commands=("chromium", "chromium-browser", "google-chrome")),
    SystemPackage("chromium-driver", commands=("chromedriver",)),
    SystemPackage("firefox-esr", commands=("firefox-esr", "firefox")),
    SystemPackage("nodejs", commands=("node", "nodejs")),
    SystemPackage("7zip", commands=("7zz", "7z")),
    SystemPackage("strace", commands=("strace",)),
    SystemPackage("xvfb", commands=("Xvfb",)),
    SystemPackage("openbox", commands=("openbox",)),
    SystemPackage("xdotool", commands=("xdotool",)),
    SystemPackage("xauth", commands=("xauth",)),
    SystemPackage("dbus-daemon", commands=("dbus-run-session",)),
    SystemPackage("gnome-keyring", commands=("gnome-keyring-daemon",)),
)

# Debian's python3 has no ensurepip; this package holds pip as one file.
PIP = SystemPackage("python3-pip-whl", files="pip-*.whl")


def may_install() -> bool:
    """Whether this process may install packages of the system."""
    return sys.platform.startswith("linux") and os.geteuid() == 0


def ensure(packages: Iterable[SystemPackage], may_install: bool) -> None:
    """Have every package installed that is missing, where that is allowed.

    Raises SetupError with exit code 2 and the one line to run where it is not.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = [package.name for package in packages if not package.is_present()]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetupError(
            "these are missing, and only on Debian and its kin can they be installed from here. Install what "
            f"your system calls: {' '.join(missing)}",
            EXIT_YOUR_TURN,
        )
    if not may_install:
        raise SetupError(
            "some packages of the system are missing, and only its administrator can install them. "
            f"Run this one line, then this command again:\n{line_to_run(missing)}",
            EXIT_YOUR_TURN,
        )
    tell(f"installing packages of the system: {' '.join(missing)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in apt_commands(missing):
        run_quietly(command, " ".join(command[:2]), environment)


def apt_commands(names: Iterable[str]) -> list[list[str]]:
    """What installs these packages: the list of packages first, since versions leave the mirrors again."""
    patience = ["-o", "DPkg::Lock::Timeout=120"]
    return [
        ["apt-get", "update", "-q", *patience],
        ["apt-get", "install", "-q", "--yes", "--no-install-recommends", *patience, *names],
    ]


def line_to_run(names: Iterable[str]) -> str:
    """The one line that installs these packages for someone who is not root."""
    line = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(names)}"
    return f"sudo sh -c {shlex.quote(line)}" if shutil.which("sudo") else f"su -c {shlex.quote(line)}"


def pip_packages() -> tuple[SystemPackage, ...]:
    """What a new environment needs to get pip from, where Python itself does not bring it."""
    return () if importlib.util.find_spec("ensurepip") else (PIP,)


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
