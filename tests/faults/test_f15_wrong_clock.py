"""F15: the clock set back or forward; nothing destroyed early, order in the ledger by sequence."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from app.domain.client import Client
from tests.fakes import SetClock
from tests.faults.places import add_client, found_wrong, opened, surnames, vault_in
from tests.faults.trials import Row, Trials

LEAPS = (-36500, -400, -31, -1, 1, 31, 400, 36500)
"""Days."""


def act(trials: Trials) -> None:
    """The clock leaps between two openings and within one; then it is right again."""
    for days in trials.some(LEAPS, sample=3):
        with trials.attempt(f"{days:+} days") as place:
            folder = vault_in(place)
            copy = folder / "before-schema-1.db"
            copy.write_bytes(b"a copy that a migration made yesterday")
            made = (SetClock().now() - timedelta(days=1)).timestamp()
            for each in folder.iterdir():
                os.utime(each, (made, made))
            clock = SetClock()
            with opened(folder, clock=clock) as vault:
                entries = len(vault.ledger_entries())
            clock.forward(days=days)
            with opened(folder, clock=clock) as vault:
                assert not vault.rollback
                vault.now(add_client, "Verkeerd")
                clock.forward(days=-2 * days)
                vault.now(add_client, "Andersom")
                clock.instant = SetClock().now()
                vault.now(add_client, "Goed")
                assert copy.exists(), "one wrong clock destroys nothing"
                assert found_wrong(vault) == []
            with opened(folder) as vault:
                made_in_order = vault.ledger_entries()[entries:]
                assert [each.sequence for each in made_in_order] == [entries + 1, entries + 2, entries + 3]
                by_id = {str(each.id): each.surname for each in vault.reader().find(Client)}
                assert [by_id[each.record] for each in made_in_order] == ["Verkeerd", "Andersom", "Goed"]
                assert {"Verkeerd", "Andersom", "Goed"} <= surnames(vault)
                assert found_wrong(vault) == []
                assert not vault.rollback


ROWS = (Row("F15", "the clock set back or forward, up to a century", "nothing destroyed, order by sequence", act),)


def test_a_copy_goes_when_it_is_old_by_clock_and_by_use(tmp_path: Path) -> None:
    folder = vault_in(tmp_path)
    copy, clock = folder / "before-schema-1.db", SetClock()
    copy.write_bytes(b"")
    made = (clock.now() - timedelta(days=40)).timestamp()
    os.utime(copy, (made, made))
    with opened(folder, clock=clock):
        assert not copy.exists()


def test_f15_a_wrong_clock_destroys_nothing_and_orders_nothing(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
