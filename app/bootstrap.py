"""The only place where the parts are put together: the command line with a command, the window without."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.host.folders import own_folders
from app.host.keyring import SystemKeyring
from app.host.process import seal_process
from app.host.witness import FileWitness, KeyringWitness, Witnesses
from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.parts import Parts

AT_LOGIN = ("remind", "--window")
"""What the system starts at login, where the coach asked for it."""


@dataclass(frozen=True, slots=True)
class WindowAsked:
    """The window, on the vault in a folder and in a language where those are given."""

    folder: Path | None = None
    language: Language | None = None


def window_asked(arguments: Sequence[str]) -> WindowAsked | None:
    """What the window is asked for: with no command, and no option that only a command has. None for a command, and for
    what is wrong: the command line says of that what is.
    """
    given: dict[str, str] = {}
    left = [part for each in arguments for part in (each.split("=", 1) if each.startswith("--") else [each])]
    while left:
        name, *left = left
        if name not in ("--vault", "--lang") or not left or not left[0] or left[0].startswith("-"):
            return None
        given[name], *left = left
    if given.get("--lang", Language.DUTCH) not in list(Language):
        return None
    return WindowAsked(
        Path(given["--vault"]) if "--vault" in given else None,
        Language(given["--lang"]) if "--lang" in given else None,
    )


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments; the result is the exit code."""
    seal_process()
    seen, keyring = FileWitness(own_folders().state), SystemKeyring()
    if tuple(arguments) == AT_LOGIN:
        from app.ui.remind import run_reminder

        gc.enable()
        return run_reminder(Parts(SystemClock(), resources(), keyring=keyring))
    asked = window_asked(arguments)
    if asked is None:
        parts = Parts(SystemClock(), resources(), witness=seen, keyring=keyring)
        from app.cli.main import run_command

        gc.enable()  # `__main__` stopped it for the start; the window goes on without until it shows
        return run_command(parts, arguments)
    # Qt is imported only where there is a window to open: it costs more than most commands take.
    from app.ui.run import run_window

    # The keyring as well: it is asked while the passphrase is turned into a key, and told after the vault is locked.
    witness = Witnesses(seen, KeyringWitness(keyring))
    parts = Parts(SystemClock(), resources(), witness=witness, keyring=keyring)
    return run_window(parts, asked.folder, language=asked.language)
