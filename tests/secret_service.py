"""Session buses of tests: with a real keyring on it, with one that never answers, or with nothing at all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jeepney import MatchRule
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.secrets"
_PASSWORD = b"het wachtwoord van de computer"
_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow own="*"/><allow receive_sender="*"/></policy></busconfig>
"""


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """A session bus of its own, which starts no service by itself; gives its address."""
    configuration = folder / "bus.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
    bus = subprocess.Popen(
        ["dbus-daemon", "--nofork", "--print-address=1", f"--config-file={configuration}"], stdout=subprocess.PIPE
    )
    try:
        assert bus.stdout is not None
        yield bus.stdout.readline().decode().strip()
    finally:
        bus.kill()
        bus.communicate()


@contextmanager
def real_keyring(folder: Path, address: str, *, unlocked: bool = True) -> Iterator[None]:
    """GNOME Keyring on that bus, with a home of its own. `unlocked` is how it stands after logging in; else it has a
    keyring that is locked.
    """
    environment = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder),
    }
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    with open_dbus_connection(address) as connection:
        waiting = _until_owned(connection)
        daemon = subprocess.Popen(
            [*command, "--unlock"] if unlocked else command,
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            assert daemon.stdin is not None
            with suppress(BrokenPipeError):
                daemon.stdin.write(_PASSWORD)
                daemon.stdin.close()
            waiting()
            yield
        finally:
            daemon.kill()
            daemon.wait()


@contextmanager
def silent_keyring(address: str) -> Iterator[None]:
    """Something on that bus that says it is the keyring, takes every question, and answers none."""
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(NAME))
        yield


def _until_owned(connection: Any) -> Callable[[], None]:
    """Begins to listen for an owner of the name; what it gives waits until there is one."""
    rule = MatchRule(
        type="signal", sender="org.freedesktop.DBus", interface="org.freedesktop.DBus", member="NameOwnerChanged"
    )
    rule.add_arg_condition(0, NAME)
    connection.send_and_get_reply(message_bus.AddMatch(rule))

    def wait() -> None:
        with connection.filter(rule) as changes:
            if not connection.send_and_get_reply(message_bus.NameHasOwner(NAME)).body[0]:
                connection.recv_until_filtered(changes, timeout=30)

    return wait
