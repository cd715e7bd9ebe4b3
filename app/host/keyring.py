"""The keyring of the system: Secret Service, Windows Credential Locker or macOS Keychain. The only user of `keyring`.

Which one is used follows from the system alone, never from a configuration file or the environment: those can name a
backend that keeps secrets in a plain file, or in nothing. A keyring that is absent, locked or does not answer is told
as one error, within the time given; nothing ever waits for a person at a prompt.
"""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Callable
from enum import StrEnum
from threading import Lock, Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.kernel.errors import CoachkluisError
from app.kernel.log import event

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds that a keyring may take to answer."""
LONGEST = 640
"""Bytes of a secret. Windows keeps at most 2560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE), and text as UTF-16."""
_SERVICE = "coachkluis"


class KeyringKind(StrEnum):
    """The keyrings that are used. The names stand in vault headers."""

    SECRET_SERVICE = "secret_service"  # noqa: S105 - the name of a kind
    WINDOWS = "windows"
    MACOS = "macos"


class KeyringUnavailable(CoachkluisError):
    """There is no keyring, it is locked, refuses, or does not answer in time. The passphrase always works."""

    def __init__(self) -> None:
        super().__init__("keyring_unavailable")


class Keyring(Protocol):
    """Keeps small secrets for this user on this computer."""

    @property
    def kind(self) -> KeyringKind:
        """Which keyring it is."""

    def read(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is, or garbage. Raises KeyringUnavailable."""

    def keep(self, name: str, secret: bytes) -> None:
        """Keep a secret under a name, in the place of the one before. Raises KeyringUnavailable."""

    def forget(self, name: str) -> None:
        """Remove what is kept under a name, where there is anything. Raises KeyringUnavailable."""


class SystemKeyring:
    """The keyring of this system.

    Each call runs in a thread of its own that is left behind when it does not answer: while one hangs no other is
    started, so that a dead keyring costs the time once and not at every attempt.
    """

    def __init__(
        self,
        kind: KeyringKind | None = None,
        make: Callable[[], KeyringBackend] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._kind = kind or kind_of_system()
        self._make = make or (lambda: _backend(self._kind))
        self._patience = patience
        self._busy = Lock()
        self._hanging = False

    @property
    def kind(self) -> KeyringKind:
        """Which keyring it is."""
        return self._kind

    def read(self, name: str) -> bytes | None:
        """As `Keyring` has it."""
        text = self._ask(lambda backend: backend.get_password(_SERVICE, name))
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            event("keyring.garbage")
            return None

    def keep(self, name: str, secret: bytes) -> None:
        """As `Keyring` has it. ValueError for a secret that is too long for some system."""
        if len(secret) > LONGEST:
            raise ValueError("too long for a keyring")
        text = base64.b64encode(secret).decode("ascii")
        self._ask(lambda backend: backend.set_password(_SERVICE, name, text))

    def forget(self, name: str) -> None:
        """As `Keyring` has it."""

        def forgotten(backend: KeyringBackend) -> None:
            if backend.get_password(_SERVICE, name) is not None:
                backend.delete_password(_SERVICE, name)

        self._ask(forgotten)

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        if self._hanging or not self._busy.acquire(timeout=self._patience):
            raise KeyringUnavailable
        from concurrent.futures import Future  # a lock screen asks nothing of a keyring

        answer: Future[T] = Future()

        def asking() -> None:
            try:
                answer.set_result(question(self._make()))
            except BaseException as error:  # noqa: BLE001 - backends raise what their libraries raise
                answer.set_exception(error)
            finally:
                self._hanging = False
                self._busy.release()

        Thread(target=asking, name="keyring", daemon=True).start()
        try:
            return answer.result(self._patience)
        except TimeoutError:
            self._hanging = not answer.done()
            event("keyring.no_answer")
            raise KeyringUnavailable from None
        except Exception as error:
            event("keyring.failed")
            raise KeyringUnavailable from error


def kind_of_system() -> KeyringKind:
    """The keyring that belongs to this system."""
    return {"win32": KeyringKind.WINDOWS, "darwin": KeyringKind.MACOS}.get(sys.platform, KeyringKind.SECRET_SERVICE)


def _backend(kind: KeyringKind) -> KeyringBackend:
    """The named backend, set by nothing but this. Imported here: it costs more than the lock screen has time for."""
    match kind:
        case KeyringKind.SECRET_SERVICE:
            from app.host.secret_service import unprompted

            return unprompted()
        case KeyringKind.WINDOWS:
            from keyring.backends.Windows import WinVaultKeyring

            windows: KeyringBackend = WinVaultKeyring()  # type: ignore[no-untyped-call]
            # Else Windows sends it along to other computers of a roaming profile.
            windows.persist = "local machine"  # type: ignore[attr-defined]
            return windows
        case KeyringKind.MACOS:
            from keyring.backends.macOS import Keyring as Keychain

            keychain: KeyringBackend = Keychain()  # type: ignore[no-untyped-call]
            keychain.keychain = None  # type: ignore[attr-defined]  # never the file that KEYCHAIN_PATH names
            return keychain
