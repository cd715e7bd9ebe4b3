"""What unlocking costs, apart from doing it: known before anything of a vault is."""

from __future__ import annotations

from dataclasses import dataclass

from app.vault.kdf import STANDARD, Cost, Limits, calibrate


@dataclass(frozen=True, slots=True)
class Effort:
    """What unlocking costs, and between which bounds; a test passes a cheaper one."""

    limits: Limits = STANDARD
    cost: Cost | None = None

    def settled(self) -> Cost:
        """The cost for a new slot: the given one, or what this computer does in 0.5 to 1 second."""
        return self.cost or calibrate(self.limits)


STANDARD_EFFORT = Effort()
