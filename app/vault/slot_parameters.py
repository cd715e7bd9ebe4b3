"""What a key slot says of itself in the clear: how its key follows from a secret, and where that secret is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from app.vault.kdf import SALT_BYTES, Cost
from app.vault.strict_json import Fields, NotStrict

_LARGEST_NUMBER = 2**63 - 1
_INSTANT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """The key follows from a secret by Argon2id at this cost, with this salt."""

    cost: Cost
    salt: bytes

    def document(self) -> dict[str, object]:
        """As it stands in the header."""
        cost = self.cost
        return {
            "derivation": "argon2id",
            "lanes": cost.lanes,
            "memory_kib": cost.memory,
            "passes": cost.passes,
            "salt": self.salt.hex(),
        }

    @classmethod
    def read(cls, fields: Fields) -> Argon2Parameters:
        """From the header; the cost is checked where work would follow. Raises NotStrict."""
        made = cls.read_some(fields)
        fields.finish()
        return made

    @classmethod
    def read_some(cls, fields: Fields) -> Argon2Parameters:
        """As `read`, where more fields follow."""
        fields.text("derivation", "argon2id")
        cost = Cost(
            memory=fields.number("memory_kib", 0, _LARGEST_NUMBER),
            passes=fields.number("passes", 0, _LARGEST_NUMBER),
            lanes=fields.number("lanes", 0, _LARGEST_NUMBER),
        )
        return cls(cost, fields.octets("salt", SALT_BYTES, SALT_BYTES))


@dataclass(frozen=True, slots=True)
class ShareSet:
    """One splitting among people: so many shares, any `threshold` of which are enough.

    `number` tells the shares of one splitting from those of another (15 bits, SLIP-39's identifier).
    """

    number: int
    threshold: int
    count: int


@dataclass(frozen=True, slots=True)
class SharesParameters:
    """As `Argon2Parameters`, for the secret that shares give when they are put together."""

    argon2: Argon2Parameters
    shares: ShareSet

    def document(self) -> dict[str, object]:
        """As it stands in the header."""
        shares = self.shares
        return {**self.argon2.document(), "count": shares.count, "set": shares.number, "threshold": shares.threshold}

    @classmethod
    def read(cls, fields: Fields) -> SharesParameters:
        """From the header. Raises NotStrict."""
        argon2 = Argon2Parameters.read_some(fields)
        count = fields.number("count", 2, 16)
        made = cls(argon2, ShareSet(fields.number("set", 0, 2**15 - 1), fields.number("threshold", 2, count), count))
        fields.finish()
        return made


@dataclass(frozen=True, slots=True)
class KeyringParameters:
    """The key is random and lies in the keyring of this system, under the id of the slot; it opens until `expires`.

    `keyring` is which keyring: another one than this is never asked. `expires` is in UTC, to the second.
    """

    keyring: str
    expires: datetime

    def document(self) -> dict[str, object]:
        """As it stands in the header."""
        expires = self.expires.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"derivation": "random", "expires": expires, "keyring": self.keyring}

    @classmethod
    def read(cls, fields: Fields) -> KeyringParameters:
        """From the header. Raises NotStrict."""
        fields.text("derivation", "random")
        try:
            expires = datetime.strptime(fields.text("expires", _INSTANT), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            raise NotStrict("expires") from None
        made = cls(fields.text("keyring", "[a-z_]{1,32}"), expires)
        fields.finish()
        return made


Parameters = Argon2Parameters | SharesParameters | KeyringParameters
