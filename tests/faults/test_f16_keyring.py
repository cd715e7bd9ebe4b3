"""F16: the keyring absent, locked, hanging, full of garbage, of another vault or another system; the passphrase is
asked for within two seconds and opens the vault, nothing is damaged, and nothing is ever made anew.
"""

from __future__ import annotations

import base64
import gc
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from app.host.keyring import PATIENCE, KeyringKind, KeyringUnavailable, SystemKeyring
from app.host.secret_service import unprompted
from app.host.witness import KeyringWitness
from app.kernel.errors import CoachkluisError
from app.usecases.remember_on_this_computer import remember_on_this_computer, remembered_key
from app.vault.header_file import read_header
from app.vault.slots import SlotKind
from app.vault.vault import create_vault
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, SURNAMES, found_wrong, opened, require_sound, surnames, vault_in
from tests.faults.processes import Child
from tests.faults.trials import CannotTry, Row, Trials
from tests.secret_service import real_keyring, session_bus, silent_keyring
from tests.vault.fast_keys import PASSPHRASE

SLACK = 1.0
"""Seconds beyond those that a keyring may take: a busy machine wakes a thread late."""
ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
SERVICE = "coachkluis"
GARBAGE = {
    "nothing at all": "",
    "no base64": "niet base64!",
    "letters beyond ASCII": "sleutel é",
    "too short a key": base64.b64encode(b"kort").decode(),
    "another key": base64.b64encode(bytes(32)).decode(),
    "too long a key": base64.b64encode(bytes(33)).decode(),
    "a page of it": "A" * 4096,
}
CONDITIONS = (
    "no bus", "a bus that is gone", "no keyring on the bus", "killed since", "locked", "hanging", "hanging since",
    "forgotten", "of another vault", "another system", "a backend in the environment", *GARBAGE,
)  # fmt: skip
USABLE = {"a backend in the environment"}
"""Where the keyring still answers: a setting of the environment must change nothing."""


@contextmanager
def environment(**given: str) -> Iterator[None]:
    """Variables of the environment, for a while."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def remember(folder: Path) -> str:
    """Let the keyring open a vault; the name of the secret in it."""
    with opened(folder) as vault:
        remember_on_this_computer(vault, SystemKeyring(KeyringKind.SECRET_SERVICE), SetClock())
    (slot,) = read_header(folder).slots_of(SlotKind.KEYRING)
    return f"key {slot.id}"


def put_in(name: str, text: str) -> None:
    """Write into the keyring what the program would not."""
    unprompted().set_password(SERVICE, name, text)  # type: ignore[no-untyped-call]


@contextmanager
def keyring_in(condition: str, place: Path, folder: Path) -> Iterator[SystemKeyring]:
    """A vault that this computer remembered, and the keyring as it is now."""
    homes = [place / "bus", place / "other-bus"]
    for each in homes:
        each.mkdir()
    kind = KeyringKind.MACOS if condition == "another system" else KeyringKind.SECRET_SERVICE
    with ExitStack() as stack:
        address = stack.enter_context(session_bus(homes[0]))
        stack.enter_context(environment(**{ADDRESS: address}))
        with ExitStack() as first:
            first.enter_context(real_keyring(homes[0], address))
            name = remember(folder)
            if condition == "of another vault":
                create_vault(place / "other", PASSPHRASE, SetClock(), EFFORT)[0].close()
                other = SystemKeyring(KeyringKind.SECRET_SERVICE).read(remember(place / "other"))
                put_in(name, base64.b64encode(other or b"").decode())
            elif condition == "forgotten":
                SystemKeyring(KeyringKind.SECRET_SERVICE).forget(name)
            elif condition in GARBAGE:
                put_in(name, GARBAGE[condition])
            keyring = SystemKeyring(kind)
            if condition in ("killed since", "hanging since"):
                assert keyring.read(name) is not None
            lost = ("no bus", "a bus that is gone", "no keyring on the bus", "killed since", "locked", "hanging",
                    "hanging since")  # fmt: skip
            if condition not in lost:
                # What was changed stays there to be asked.
                stack.push(first.pop_all())
        if condition == "no bus":
            del os.environ[ADDRESS]
            stack.enter_context(environment(XDG_RUNTIME_DIR=str(homes[1])))
        elif condition == "a bus that is gone":
            os.environ[ADDRESS] = f"unix:path={homes[1]}/bus"
        elif condition == "locked":
            stack.enter_context(real_keyring(homes[0], address, unlocked=False))
        elif condition.startswith("hanging"):
            stack.enter_context(silent_keyring(address))
        elif condition == "a backend in the environment":
            backend = {
                "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
                "KEYRING_PROPERTY_SCHEME": "KeePassXC",
            }
            stack.enter_context(environment(**backend))
        yield keyring


def files(folder: Path) -> dict[str, bytes]:
    """What the folder of the vault holds."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def act(trials: Trials) -> None:
    """Remember, harm, try the keyring, and open with the passphrase while the keyring is asked as a witness."""
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            raise CannotTry(f"{program} is not installed")
    for condition in trials.some(CONDITIONS, sample=2):
        with trials.attempt(condition) as place:
            folder = vault_in(place)
            with keyring_in(condition, place, folder) as keyring:
                before = files(folder)
                took = try_keyring(folder, keyring, usable=condition in USABLE)
                assert took < PATIENCE + SLACK, f"{took:.1f} s before the passphrase could be asked for"
                require_refused_on_the_command_line(condition, place, folder)
                # A lock may be there, and is empty.
                assert {**files(folder), "vault.lock": b""} == {**before, "vault.lock": b""}, "refused, and changed"
                with opened(folder, witness=KeyringWitness(keyring)) as vault:
                    assert surnames(vault) == set(SURNAMES)
                    assert not vault.rollback
                    assert found_wrong(vault) == []
            require_sound(folder)
            assert sorted(each.name for each in folder.glob("*.db")) == [DATABASE], "never a new vault"


def try_keyring(folder: Path, keyring: SystemKeyring, *, usable: bool) -> float:
    """Open with what the computer remembers; seconds until it is known that it does not."""
    began, refused = time.monotonic(), ""
    try:
        with opened(folder, remembered_key(folder, keyring, SetClock())):
            pass
    except KeyringUnavailable as error:
        refused = error.code
    except CoachkluisError as error:
        if error.exit_code != 3:
            raise
        refused = error.code
    took = time.monotonic() - began
    assert usable or refused, "it opened with what it must not have had"
    assert not (usable and refused), refused
    return took


def require_refused_on_the_command_line(condition: str, place: Path, folder: Path) -> None:
    """In a process of its own, as it is run: no traceback, no prompt that waits, one of the named errors."""
    if condition in USABLE or condition == "another system":
        return
    child = Child("command", "--vault", folder, "status", "--remembered", "--json")
    assert child.run() == 0, child.errors
    code = child.answer["code"]
    assert code in (1, 3), child.lines
    assert "Traceback" not in child.errors, child.errors
    assert '"error"' in "".join(child.lines)


ROWS = (
    Row(
        "F16",
        "the keyring absent, locked, hanging, garbage, of another vault, another backend",
        "the passphrase within 2 s, nothing damaged, never a new vault",
        act,
    ),
)


# A bus that never lets anybody in leaves the library with a socket that nothing can close any more.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket.socket:pytest.PytestUnraisableExceptionWarning")
def test_f16_whatever_the_keyring_does_the_passphrase_opens_the_vault(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
    gc.collect()  # here, and not in whatever test comes next


def test_a_keyring_that_answers_opens_the_vault(tmp_path: Path) -> None:
    """The detector: where nothing is wrong with the keyring, it does open."""
    folder = vault_in(tmp_path)
    with keyring_in("a backend in the environment", tmp_path, folder) as keyring:
        assert try_keyring(folder, keyring, usable=True) < PATIENCE + SLACK
        with pytest.raises(AssertionError, match="must not"):
            try_keyring(folder, keyring, usable=False)
