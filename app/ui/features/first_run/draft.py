"""What the steps have gathered, apart from how they look."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.policy import Policy
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import Vault

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(slots=True)
class Draft:
    """Filled in step by step; nothing is written before all is there."""

    practice: dict[str, object] = field(default_factory=dict)
    policy: Policy | None = None
    passphrase: Passphrase | None = None
    vault: Vault | None = None
    recovery_key: RecoveryKey | None = None


def groups(key: RecoveryKey) -> tuple[str, ...]:
    """The groups of a recovery key, as they are printed."""
    return tuple(key.text.split("-"))


def same_group(typed: str, group: str) -> bool:
    """Whether a group was typed over rightly, with the same forbearance as a whole key."""
    return "".join(typed.split()).upper().translate(_LOOKALIKES) == group
