"""The list of 10 000 clients, as the vault answers: the first page after unlocking, and each keystroke of a filter."""

from __future__ import annotations

import statistics

from app.domain.client import Client
from app.vault.lists import Query
from app.vault.reader import Reader
from tests.benchmarks.figures import MILLISECONDS, Figure, seconds
from tests.benchmarks.large_vault import LargeVault

PAGE = 100
ROUNDS = 5
TYPED = ("zwanenberg", "fatima el", "koudemolen", "06-0000", "meidoornhof@", "xyzzy")
"""What is typed letter by letter: a name, two words, a town, digits, a mail address, and what nobody is called."""


def measure_lists(large: LargeVault) -> list[Figure]:
    """What the vault needs of the budgets; the window is measured apart, with all it does."""
    first = statistics.median(_first_page(large) for _ in range(ROUNDS))
    vault = large.open()
    try:
        reader = vault.reader()
        strokes = [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1)]
        slowest, words = max((_stroke(reader, each), each) for each in strokes)
    finally:
        vault.close()
    return [
        Figure("list of clients: first page from the vault", first * 1000, MILLISECONDS, 100),
        Figure("filter of clients: slowest keystroke, vault", slowest * 1000, MILLISECONDS, 30, note=f"'{words}'"),
    ]


def _first_page(large: LargeVault) -> float:
    """From unlocked to the rows of the first page and their number, on a connection that is new."""
    vault = large.open()
    try:
        return seconds(lambda: _read(vault.reader(), ""))
    finally:
        vault.close()


def _stroke(reader: Reader, words: str) -> float:
    return statistics.median(seconds(lambda: _read(reader, words)) for _ in range(ROUNDS))


def _read(reader: Reader, words: str) -> None:
    query = Query(Client, words)
    reader.total(query)
    reader.page(query, 0, PAGE)
