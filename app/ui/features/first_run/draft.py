"""What the steps have gathered, apart from how they look."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.policy import Policy
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import Vault


@dataclass(slots=True)
class Draft:
    """Filled in step by step; nothing is written before all is there."""

    practice: dict[str, object] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """To the starting questions, by their keys."""
    policy: Policy | None = None
    passphrase: Passphrase | None = None
    vault: Vault | None = None
    recovery_key: RecoveryKey | None = None


def groups(key: RecoveryKey) -> tuple[str, ...]:
    """The groups of a recovery key, as they are printed."""
    return tuple(key.text.split("-"))
