"""What is due over 10 000 dossiers and 100 000 items, against the least that the same table costs to read in SQL; and
what another policy would change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.period import Period, Unit
from app.domain.policy import Policy
from app.kernel.clock import legal_date
from app.ui.features.retention.due_rows import due_rows
from app.usecases.compare_retention import compare_retention
from app.usecases.current_policy import policy_on
from app.usecases.due_list import due_list
from app.vault.reader import Reader
from tests.benchmarks.figures import MILLISECONDS, TIMES, Figure, seconds, side_by_side
from tests.benchmarks.large_vault import LargeVault

ROUNDS = 5
LATER = timedelta(days=6 * 365)
"""By then the term of most of the dossiers has passed: the longest list that there can be."""


def measure_retention(large: LargeVault) -> list[Figure]:
    """The due list of today and of years later, each beside a plain scan; and a policy previewed."""
    vault = large.open()
    try:
        reader, parts = vault.reader(), large.parts
        today = legal_date(parts.clock.now())
        policy = policy_on(reader, today)
        (items,) = reader.connection.execute("SELECT count(*) FROM kept_item").fetchone()
        now, later, plain = side_by_side(
            ROUNDS,
            lambda: seconds(lambda: due_list(reader, parts, today)),
            lambda: seconds(lambda: [each.kept.reasons for each in due_list(reader, parts, today + LATER).due[:100]]),
            lambda: seconds(lambda: _scan(reader)),
        )
        found = due_list(reader, parts, today + LATER).due
        number = len(found)
        listed, _ = side_by_side(
            ROUNDS, lambda: seconds(lambda: due_rows(reader, found)), lambda: seconds(lambda: _scan(reader))
        )
        compared, _ = side_by_side(
            ROUNDS,
            lambda: seconds(lambda: compare_retention(reader, parts.law.statute, policy, _stricter(policy), today)),
            lambda: seconds(lambda: _scan(reader)),
        )
    finally:
        vault.close()
    return [
        Figure("due list of today", now * 1000, MILLISECONDS, 300, note=f"{items} items"),
        Figure("due list when most is due, first 100 explained", later * 1000, MILLISECONDS, 300, note=f"{number} due"),
        Figure("due list when most is due / plain SQL scan", later / plain, TIMES, note=f"scan {plain * 1000:.0f} ms"),
        Figure("the same for the window, a row for each dossier and act", listed * 1000, MILLISECONDS),
        Figure("another policy over all items", compared * 1000, MILLISECONDS, 2000),
    ]


def _scan(reader: Reader) -> None:
    """Every row of the same table, nothing done with it."""
    reader.connection.execute("SELECT * FROM kept_item").fetchall()


def _stricter(policy: Policy) -> Policy:
    """Every period two years: no rule stays the same."""
    rules = tuple(replace(each, period=Period(2, Unit.YEARS)) if each.period else each for each in policy.rules)
    return replace(policy, rules=rules)
