"""Trying to open the vault at the lock screen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.run import Program
from tests.ui.look import press, read, write
from tests.vault.fast_keys import PASSPHRASE


def attempt(program: Program, qtbot: QtBot, typed: str = PASSPHRASE.text) -> str:
    """Try a passphrase; what is said, or nothing where the vault opened."""
    write(program.window, "passphrase", typed)
    press(program.window, "open")
    door = program.context.door
    qtbot.waitUntil(lambda: door.state in (VaultState.OPEN, VaultState.LOCKED, VaultState.NO_VAULT))
    return "" if door.state is VaultState.OPEN else read(program.window, "unlock_wrong")
