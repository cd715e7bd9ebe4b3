"""The program opens no connection by itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.mutation import Mutation, noticed
from tests.faults import journey
from tests.faults.journey import COMMAND_LINE, foreign_connections, travelled
from tests.faults.trials import CannotTry

pytestmark = pytest.mark.timeout(600)

_ASKING = """
import socket
import app.vault.vault as vault

opened = vault.open_vault

def asking_first(*given, **named):
    with socket.socket() as line:
        line.settimeout(0.05)
        line.connect_ex(("192.0.2.1", 443))
    return opened(*given, **named)

vault.open_vault = asking_first
"""
"""A program that asks a server whether it may, before it opens a vault: put into every process of the journey."""


def _call_out(patch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp())
    (folder / "sitecustomize.py").write_text(_ASKING, encoding="utf-8")
    as_it_is = journey._environment

    def planted(root: Path, bus: str) -> Iterator[str]:
        for each in as_it_is(root, bus):
            yield f"{each}{os.pathsep}{folder}" if each.startswith("PYTHONPATH=") else each

    patch.setattr(journey, "_environment", planted)


_CALLING_OUT = Mutation("`open_vault` asks a server on the internet first", _call_out)


@noticed(_CALLING_OUT)
def test_x10_no_connection_is_opened_on_a_whole_journey_on_the_command_line(tmp_path: Path) -> None:
    """Every call that has to do with a connection, of every command and every process that it starts."""
    try:
        made = travelled(COMMAND_LINE, tmp_path / "root", real_keys=False)
    except CannotTry as error:
        pytest.skip(str(error))
    assert foreign_connections(made) == set()
    assert [each for each in (made.root / "home").rglob("vault.json") if each.is_file()], "the journey made a vault"
