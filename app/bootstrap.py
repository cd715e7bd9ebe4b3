"""The only place where the parts are put together: the command line with arguments, the window without."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from app.host.folders import own_folders
from app.host.keyring import SystemKeyring
from app.host.process import seal_process
from app.host.witness import FileWitness, KeyringWitness, Witnesses
from app.kernel.clock import SystemClock
from app.kernel.resources import resources
from app.usecases.parts import Parts

AT_LOGIN = ("remind", "--window")
"""What the system starts at login, where the coach asked for it."""


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments; the result is the exit code."""
    seal_process()
    seen, keyring = FileWitness(own_folders().state), SystemKeyring()
    if tuple(arguments) == AT_LOGIN:
        from app.ui.remind import run_reminder

        return run_reminder(Parts(SystemClock(), resources(), keyring=keyring))
    if arguments:
        parts = Parts(SystemClock(), resources(), witness=seen, keyring=keyring)
        from app.cli.main import run_command

        return run_command(parts, arguments)
    gc.disable()  # What a start makes stays: looking through it for garbage, up to ten times, is a wait for nothing.
    # Qt is imported only where there is a window to open: it costs more than most commands take.
    from app.ui.run import run_window

    # The keyring as well: it is asked while the passphrase is turned into a key, and told after the vault is locked.
    witness = Witnesses(seen, KeyringWitness(keyring))
    return run_window(Parts(SystemClock(), resources(), witness=witness, keyring=keyring), None)
