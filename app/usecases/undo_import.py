"""Undo the newest import as a whole: who came with it goes, and what it filled is empty again."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.undo_import import UndoFacts, UsedDossier, undo_import_gate
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress, Silent
from app.usecases.import_clients import end_what_was_broken_off
from app.usecases.made_imports import MadeImport, forget_newest, made_imports
from app.vault.coming_in import FILL, ONE_AT_A_TIME, PIECE, expect_clients, has_plenty, sizes, take_clients_away
from app.vault.ledger_span import LedgerSpan, newest_entry
from app.vault.rows import Rows
from app.vault.snapshot import snapshot
from app.vault.vault import Vault
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """How many clients went, and in how many dossiers something was emptied again."""

    removed: int
    emptied: int
    more: bool = False
    """Whether clients are still to go."""


def run_undo(vault: Vault, progress: Progress | None = None) -> UndoneImport:
    """Take back the newest import, some clients at a time, so that saving never waits for long.

    Raises as `undo_import` does before anything is done. What is broken off later, by Cancelled or a crash, comes to
    its end before the next import, or when the vault is next opened. Whoever is given something meanwhile stays.
    """
    watched, reader = progress or Silent(), vault.reader()
    end_what_was_broken_off(vault)
    with ONE_AT_A_TIME:
        with snapshot(reader):
            looked, imports = newest_entry(reader), made_imports(reader)
            expected = imports[0].size if imports else 0
            if imports:
                require(undo_import_gate(undo_facts(reader, imports[0])))
        done = vault.now(undo_import, PIECE if has_plenty(vault.folder) else expected + PIECE, looked)
        for size in sizes():
            if not done.more:
                return done
            watched.report(done.removed + FILL * done.emptied, expected)
            away = vault.now(take_clients_away, size)
            done = UndoneImport(done.removed + away.number, done.emptied + away.emptied, away.more)
    raise AssertionError("sizes never end")


def undo_import(work: Work, most: int = PIECE, looked: int = 0) -> UndoneImport:
    """Begin to take back the newest import: as many as `most` who came at most are gone, or are emptied of what it
    filled. GateRefused where something was built on it, with the dossiers that were used; CoachkluisError
    `import.none_to_undo` where none is remembered. Whoever looked beside the lane already, since that takes a while
    where thousands came, tells up to which entry of the ledger.
    """
    imports = made_imports(work)
    if not imports:
        raise CoachkluisError("import.none_to_undo")
    made = imports[0]
    require(undo_import_gate(undo_facts(work, made, looked)))
    expect_clients(work, made.filled, made.before)
    away = take_clients_away(work, most)
    work.told_later = False
    forget_newest(work)
    return UndoneImport(away.number, away.emptied, away.more)


def undo_facts(rows: Rows, made: MadeImport, looked: int = 0) -> UndoFacts:
    """Which dossiers of an import were used since, after the entry up to which somebody looked. Somebody who is gone by
    now was not.
    """
    span, since = LedgerSpan(made.before, made.last), max(made.before, looked)
    items, changed = span.items_of_clients(rows, since), span.clients_changed_since(rows, since)
    for filled in made.filled:
        items.pop(filled, None)  # what stood there before the import is not built on it
    used = []
    for identity in sorted({*items, *changed}):
        client = rows.maybe(Client, identity)
        if client is not None:
            used.append(UsedDossier(client.name, items[identity], identity in changed))
    return UndoFacts(tuple(sorted(used, key=lambda each: each.name)))
