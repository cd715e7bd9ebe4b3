"""The policy as it is being changed: every step can be taken back until it is adopted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.policy import Policy
from app.domain.policy_rows import Row, with_rows, without_row


class PolicyDraft:
    """What was adopted last, what it would become, and the steps between; `kept` is where an earlier draft had come."""

    def __init__(self, adopted: Policy, kept: Policy | None = None) -> None:
        self.adopted = adopted
        self._steps: list[Policy] = [kept] if kept is not None and kept != adopted else []

    @property
    def policy(self) -> Policy:
        """As it would become."""
        return self._steps[-1] if self._steps else self.adopted

    @property
    def changed(self) -> bool:
        """Whether anything differs from what was adopted."""
        return self.policy != self.adopted

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def put(self, part: str, rows: tuple[Row, ...], instead: str = "") -> None:
        """Add rows, or put them in the place of another."""
        self._step(with_rows(self.policy, part, rows, instead))

    def take_out(self, part: str, key: str) -> None:
        """Take a row out."""
        self._step(without_row(self.policy, part, key))

    def set(self, **values: Any) -> None:
        """Give the policy itself other values: a switch."""
        self._step(replace(self.policy, **values))

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            self._steps.pop()

    def _step(self, after: Policy) -> None:
        if after != self.policy:
            self._steps.append(after)
