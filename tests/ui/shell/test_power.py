"""The vault is locked when logind says that the computer sleeps or the screen is locked; told over a real bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.run import Program
from app.ui.shell.power import LockWhenAway
from app.ui.shell.power_logind import LogindEvents
from tests.secret_service import session_bus

MANAGER = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
SESSION = DBusAddress("/org/freedesktop/login1/session/_31", interface="org.freedesktop.login1.Session")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        yield address


@pytest.fixture
def logind(bus: str) -> Iterator[Any]:
    """Says what logind says."""
    with open_dbus_connection(bus) as connection:
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        yield connection


@pytest.fixture
def heard(bus: str, logind: Any, qtbot: QtBot) -> Iterator[LogindEvents]:
    parent = QObject()
    connection = QDBusConnection.connectToBus(bus, "logind of this test")
    yield LogindEvents(parent, connection)
    QDBusConnection.disconnectFromBus("logind of this test")


@pytest.mark.parametrize(
    ("what", "signature", "body"),
    [("PrepareForSleep", "b", (True,)), ("PrepareForShutdown", "b", (True,)), ("Lock", "", ())],
)
def test_F27_the_vault_locks_when_the_coach_is_away(
    what: str, signature: str, body: tuple[bool, ...], program: Program, heard: LogindEvents, logind: Any, qtbot: QtBot
) -> None:
    away = LockWhenAway(program.context, program._application, heard)
    door = program.context.door
    logind.send(new_signal(SESSION if what == "Lock" else MANAGER, what, signature or None, body))
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    away.deleteLater()


def test_waking_up_locks_nothing(heard: LogindEvents, logind: Any, qtbot: QtBot) -> None:
    told: list[str] = []
    heard.away.connect(lambda: told.append("away"))
    logind.send(new_signal(MANAGER, "PrepareForSleep", "b", (False,)))
    logind.send(new_signal(MANAGER, "PrepareForSleep", "b", (True,)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["away"]


def test_without_a_bus_nothing_breaks(qtbot: QtBot) -> None:
    parent = QObject()
    assert LogindEvents(parent, QDBusConnection("there is none")).away is not None
