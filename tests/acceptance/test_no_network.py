"""The program opens no connection by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.mutation import Mutation, noticed
from tests.faults import journey
from tests.faults.journey import COMMAND_LINE, PLANTED, foreign_connections, travelled
from tests.faults.trials import CannotTry

pytestmark = pytest.mark.timeout(600)

_CALLING_OUT = Mutation(
    "the journey is one that calls out over the network", lambda patch: patch.setattr(journey, "COMMAND_LINE", PLANTED)
)


@noticed(_CALLING_OUT)
def test_x10_no_connection_is_opened_on_a_whole_journey_on_the_command_line(tmp_path: Path) -> None:
    """Every call that has to do with a connection, of every command and every process that it starts."""
    try:
        made = travelled(journey.COMMAND_LINE, tmp_path / "root", real_keys=False)
    except CannotTry as error:
        pytest.skip(str(error))
    assert foreign_connections(made) == set()
    assert [each for each in (made.root / "home").rglob("vault.json") if each.is_file()], "the journey made a vault"
    assert COMMAND_LINE != PLANTED
