"""The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC), asked without ever showing a prompt."""

from __future__ import annotations

import secretstorage
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringLocked


class _Unprompted(Keyring):
    """The library's backend, but a locked collection is an error instead of a prompt that waits for an answer."""

    appid = "coachkluis"

    def set_properties_from_env(self) -> None:
        """Nothing is taken from the environment."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """The default collection, where it is open."""
        connection = secretstorage.dbus_init()
        try:
            # Not `get_default_collection`: where there is none, that asks for one at a prompt.
            collection = secretstorage.Collection(connection)
            if collection.is_locked():
                raise KeyringLocked
        except BaseException:
            connection.close()
            raise
        return collection

    def unlock(self, item: secretstorage.Item) -> None:
        """An item that is locked stays locked."""
        if item.is_locked():
            raise KeyringLocked


def unprompted() -> Keyring:
    """The backend."""
    return _Unprompted()  # type: ignore[no-untyped-call]
