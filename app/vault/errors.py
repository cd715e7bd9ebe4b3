"""What can be wrong with a vault, each told apart from the others.

    VaultError
    +-- WrongPassphrase          the same answer whatever is wrong with it
    +-- UnfitPassphrase          a new passphrase that may not be set; says what to do
    +-- WrongRecoveryKey         names the group where a mistake was made, when one can be named
    +-- HeaderDamaged            vault.json is missing, cut off, changed or forged
    +-- DatabaseDamaged          the database is not what was last written
    +-- ForeignDatabase          the database belongs to another vault
    +-- ParametersRefused        the header asks for work outside what this program will do
    +-- NewerVault               written by a newer program
    +-- VaultInUse               open in another window or program
    +-- NoVault                  there is no vault in this folder
    +-- VaultExists              there is one already, and it is never overwritten
    +-- VaultReadOnly            the folder or a file cannot be written
    +-- UnsafeFile               a link or something else lies where a file of the vault should be
    +-- DiskFull                 there is no room left
    +-- NotEnoughMemory          too little memory to turn the passphrase into a key
    +-- FileFailed               the operating system reported another failure

Each has a default code; where one kind of error has several texts, the code is given.
"""

from __future__ import annotations

from typing import ClassVar

from app.kernel.errors import CoachkluisError


class VaultError(CoachkluisError):
    """Anything wrong with a vault that its owner can understand and mend."""

    default_code: ClassVar[str] = "vault.failed"

    def __init__(self, code: str = "", **arguments: object) -> None:
        super().__init__(code or self.default_code, **arguments)


class WrongPassphrase(VaultError):
    """The passphrase opens nothing. Says nothing of what is wrong with it."""

    default_code = "vault.wrong_passphrase"
    exit_code = 3


class UnfitPassphrase(VaultError):
    """A new passphrase is too short, too long, or cannot be typed again everywhere."""

    default_code = "vault.passphrase_too_short"
    exit_code = 2


class WrongRecoveryKey(VaultError):
    """The recovery key opens nothing, or was typed wrong.

    `vault.recovery_key_group` carries `group`, counted from 1; `vault.recovery_key_length` carries `expected`
    and `found`, in characters.
    """

    default_code = "vault.wrong_recovery_key"
    exit_code = 3


class HeaderDamaged(VaultError):
    """`vault.json` cannot be trusted.

    `vault.header_damaged` before any key work, `vault.header_missing` where other files of a vault are there,
    `vault.header_lost` where the one before is of no use either, `vault.header_forged` where the key fits but the
    header was not written with it.
    """

    default_code = "vault.header_damaged"
    exit_code = 4


class DatabaseDamaged(VaultError):
    """The database cannot be read as it was written; `vault.database_missing` where there is none."""

    default_code = "vault.database_damaged"
    exit_code = 4


class ForeignDatabase(VaultError):
    """The database is whole, and belongs to another vault."""

    default_code = "vault.foreign_database"
    exit_code = 4


class ParametersRefused(VaultError):
    """The cost of a key slot lies outside floor and ceiling; no work was done."""

    default_code = "vault.parameters_refused"
    exit_code = 4


class NewerVault(VaultError):
    """The vault needs a newer program; `version` is the lowest that will do. Nothing was touched.

    `vault.newer_database`, without `version`, where only the schema of the database tells.
    """

    default_code = "vault.newer_vault"
    exit_code = 7


class VaultInUse(VaultError):
    """Another window or program has the vault open."""

    default_code = "vault.in_use"
    exit_code = 5


class NoVault(VaultError):
    """There is no vault in the folder."""

    default_code = "vault.no_vault"
    exit_code = 8


class VaultExists(VaultError):
    """There is a vault in the folder already, or something else that would be overwritten."""

    default_code = "vault.exists"
    exit_code = 8


class VaultReadOnly(VaultError):
    """The folder or a file in it may not be written (`vault.read_only`) or read (`vault.unreadable`)."""

    default_code = "vault.read_only"
    exit_code = 8


class UnsafeFile(VaultError):
    """Where the vault's `file` should be lies a link, a folder or a device; it was not followed."""

    default_code = "vault.unsafe_file"
    exit_code = 8


class DiskFull(VaultError):
    """No room left on the disk; nothing was half written."""

    default_code = "vault.disk_full"


class NotEnoughMemory(VaultError):
    """Turning the passphrase into a key takes more memory than this computer has free."""

    default_code = "vault.not_enough_memory"


class FileFailed(VaultError):
    """The operating system reported a failure that has no better name; `reason` is its symbol, such as
    EIO.
    """

    default_code = "vault.file_failed"
