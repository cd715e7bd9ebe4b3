"""From a secret that a person keeps to a key, by Argon2id (RFC 9106): slow and large on purpose.

What it costs is written in the header, which someone else may have changed. So a cost outside floor and
ceiling is refused before any work: below the floor guessing would be cheap, above the ceiling opening the
vault would take the computer down.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.vault.errors import NotEnoughMemory, ParametersRefused
from app.vault.keys import KEY_BYTES

MIB = 1024
"""Kibibytes in a mebibyte: Argon2 counts memory in kibibytes."""

SALT_BYTES = 16

AIM = 0.7
"""Seconds that unlocking should take: between half a second and one."""

CALIBRATED_MEMORY = 256 * MIB
"""Calibrating grows memory no further than this, then passes: an older laptop must open the vault, too."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that a derivation may cost, each of the three counted by itself."""

    floor: Cost
    ceiling: Cost

    def require(self, cost: Cost) -> None:
        """Raise ParametersRefused where `cost` lies outside."""
        within = (
            self.floor.memory <= cost.memory <= self.ceiling.memory
            and self.floor.passes <= cost.passes <= self.ceiling.passes
            and self.floor.lanes <= cost.lanes <= self.ceiling.lanes
        )
        if not within:
            raise ParametersRefused


STANDARD = Limits(
    floor=Cost(memory=64 * MIB, passes=3, lanes=4),
    ceiling=Cost(memory=2048 * MIB, passes=20, lanes=16),
)
"""The floor is the second recommended option of RFC 9106, section 4. A test may pass cheaper limits; the
program never does."""


def derive(secret: bytes, salt: bytes, cost: Cost, limits: Limits = STANDARD) -> bytes:
    """The key that belongs to a secret, 32 bytes. Takes the time that `cost` says, and releases the GIL.

    Raises ParametersRefused before any work, NotEnoughMemory where the computer has less than it takes.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # the lock screen needs to know costs, and no keys

    limits.require(cost)
    argon2 = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    try:
        return argon2.derive(secret)
    except MemoryError:
        raise NotEnoughMemory(mebibytes=cost.memory // MIB) from None


def calibrate(limits: Limits = STANDARD, stopwatch: Callable[[], float] = time.perf_counter) -> Cost:
    """The cost at which this computer takes about 0.7 seconds, never below the floor.

    Measures the floor once, then grows memory first, because memory is what makes guessing dear, and passes
    after that. `stopwatch` counts seconds.
    """
    floor, ceiling = limits.floor, limits.ceiling
    started = stopwatch()
    derive(bytes(KEY_BYTES), bytes(SALT_BYTES), floor, limits)
    taken = max(stopwatch() - started, 0.001)
    room = max(1.0, AIM / taken)
    most = max(floor.memory, min(CALIBRATED_MEMORY, ceiling.memory))
    memory = min(most, _whole_mebibytes(int(floor.memory * room), floor.memory))
    room /= memory / floor.memory
    passes = min(ceiling.passes, max(floor.passes, int(floor.passes * room)))
    return Cost(memory, passes, floor.lanes)


def _whole_mebibytes(memory: int, least: int) -> int:
    return max(least, memory // (16 * MIB) * (16 * MIB))
