"""Unlocking a large vault against the one Argon2id that it cannot do without."""

from __future__ import annotations

from app.vault.header_file import read_header
from app.vault.kdf import derive
from app.vault.slot_parameters import Argon2Parameters
from app.vault.slots import SlotKind
from app.vault.vault import Vault
from tests.benchmarks.figures import MILLISECONDS, TIMES, Figure, seconds, side_by_side
from tests.benchmarks.large_vault import LargeVault

ROUNDS = 9


def measure_unlock(large: LargeVault) -> list[Figure]:
    """The ratio, and what it is in time."""
    slots = read_header(large.folder).slots
    parameters = next(each.parameters for each in slots if each.kind is SlotKind.PASSPHRASE)
    assert isinstance(parameters, Argon2Parameters)

    def unlock() -> float:
        opened: list[Vault] = []
        taken = seconds(lambda: opened.append(large.open()))
        opened[0].close()
        return taken

    def argon2id() -> float:
        return seconds(lambda: derive(large.passphrase.secret, parameters.salt, parameters.cost))

    ours, rival = side_by_side(ROUNDS, unlock, argon2id)
    return [
        Figure("unlock / its Argon2id alone", ours / rival, TIMES, 1.1, note=f"{ours * 1000:.0f} ms"),
        Figure("unlock beyond its Argon2id", (ours - rival) * 1000, MILLISECONDS),
    ]
