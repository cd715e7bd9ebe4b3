"""Key slots that cost next to nothing. Only tests know these limits; the program has no lower floor."""

from __future__ import annotations

from app.kernel.ids import new_id
from app.vault.header import Anchor, Header
from app.vault.kdf import STANDARD, Cost, Limits
from app.vault.keys import derive, new_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.slots import create_slots

FAST_COST = Cost(memory=32, passes=1, lanes=4)
FAST = Limits(floor=FAST_COST, ceiling=STANDARD.ceiling)

PASSPHRASE = Passphrase("vier losse woorden samen")
RECOVERY_KEY = RecoveryKey("0123456789ABCDEFGHJKMNPQRSTVWXYZ012")


def fast_header() -> tuple[Header, bytes]:
    """A sealed header that the two secrets above open, and its vault key."""
    vault_key, vault_id = new_vault_key(), new_id()
    slots = create_slots(vault_key, vault_id, PASSPHRASE, RECOVERY_KEY, FAST_COST, limits=FAST)
    header = Header(vault_id, "vault-1.db", bytes(range(16)), slots, Anchor(7, bytes(range(32))))
    return header.sealed(derive(vault_key, vault_id).header), vault_key
