"""The keyring of the system: a real one, and all the ways in which there is none (F16)."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.host.keyring import LONGEST, PATIENCE, KeyringKind, KeyringUnavailable, SystemKeyring
from app.host.secret_service import unprompted
from tests.secret_service import real_keyring, session_bus, silent_keyring


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def keyring(bus: str, tmp_path: Path) -> Iterator[SystemKeyring]:
    with real_keyring(tmp_path, bus):
        yield SystemKeyring(KeyringKind.SECRET_SERVICE)


def test_a_secret_is_kept_replaced_and_forgotten(keyring: SystemKeyring) -> None:
    assert keyring.read("key a") is None
    keyring.keep("key a", bytes(range(32)))
    keyring.keep("key b", b"b")
    keyring.keep("key a", bytes(range(1, 33)))
    assert (keyring.read("key a"), keyring.read("key b")) == (bytes(range(1, 33)), b"b")
    keyring.forget("key a")
    keyring.forget("key a")
    assert (keyring.read("key a"), keyring.read("key b")) == (None, b"b")


def test_what_is_kept_is_there_for_the_next_program(bus: str, tmp_path: Path) -> None:
    with real_keyring(tmp_path, bus):
        SystemKeyring(KeyringKind.SECRET_SERVICE).keep("key a", b"kept")
    with real_keyring(tmp_path, bus):
        assert SystemKeyring(KeyringKind.SECRET_SERVICE).read("key a") == b"kept"


def test_the_longest_secret_fits_in_windows_as_well(keyring: SystemKeyring) -> None:
    keyring.keep("key a", bytes(LONGEST))
    assert keyring.read("key a") == bytes(LONGEST)
    assert len(base64.b64encode(bytes(LONGEST)).decode().encode("utf-16-le")) <= 2560
    with pytest.raises(ValueError, match="too long"):
        keyring.keep("key a", bytes(LONGEST + 1))


@pytest.mark.parametrize("garbage", ["", "niet base64!", "é", "AAA"])
def test_F16_garbage_counts_as_nothing(garbage: str, keyring: SystemKeyring) -> None:
    unprompted().set_password("coachkluis", "key a", garbage)  # type: ignore[no-untyped-call]
    assert keyring.read("key a") in (None, b"")


def test_F16_without_a_keyring_it_is_told_at_once(bus: str) -> None:
    assert_unavailable(SystemKeyring(KeyringKind.SECRET_SERVICE))


def test_F16_without_a_session_bus_it_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert_unavailable(SystemKeyring(KeyringKind.SECRET_SERVICE))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert_unavailable(SystemKeyring(KeyringKind.SECRET_SERVICE))


def test_F16_a_locked_keyring_is_told_without_a_prompt(bus: str, tmp_path: Path) -> None:
    with real_keyring(tmp_path, bus):
        SystemKeyring(KeyringKind.SECRET_SERVICE).keep("key a", b"kept")
    with real_keyring(tmp_path, bus, unlocked=False):
        assert_unavailable(SystemKeyring(KeyringKind.SECRET_SERVICE))


def test_F16_a_keyring_that_hangs_costs_two_seconds_once(bus: str) -> None:
    with silent_keyring(bus):
        keyring = SystemKeyring(KeyringKind.SECRET_SERVICE)
        began = time.monotonic()
        for _ in range(5):
            with pytest.raises(KeyringUnavailable):
                keyring.read("key a")
        # Not a budget: five that each took the time would be ten seconds.
        assert PATIENCE <= time.monotonic() - began < 2 * PATIENCE + 1


def test_the_environment_chooses_no_other_keyring(keyring: SystemKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/nowhere")
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    keyring.keep("key a", b"kept")
    assert keyring.read("key a") == b"kept"


def test_a_backend_of_another_system_is_told_as_none() -> None:
    for kind in (KeyringKind.WINDOWS, KeyringKind.MACOS):
        assert_unavailable(SystemKeyring(kind))


def assert_unavailable(keyring: SystemKeyring) -> None:
    asks: tuple[Callable[[], object], ...] = (
        lambda: keyring.read("key a"),
        lambda: keyring.keep("key a", b"x"),
        lambda: keyring.forget("key a"),
    )
    for ask in asks:
        with pytest.raises(KeyringUnavailable):
            ask()
