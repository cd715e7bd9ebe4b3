"""The vault in the pictures: the demonstration, at a day that stands still."""

from __future__ import annotations

from pathlib import Path

from app.kernel.progress import Silent
from app.usecases.demo.make_demo import make_demo
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from tests.fakes import SetClock

SHOWN_CLOCK = SetClock()


def make_vault(parts: Parts, folder: Path) -> Passphrase:
    """Make the vault in a folder; what opens it."""
    return Passphrase(make_demo(parts, folder, Silent()).passphrase)
