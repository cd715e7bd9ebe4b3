"""Undo the newest import as a whole: who came with it goes, and what it filled is empty again."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.undo_import import UndoFacts, UsedDossier, undo_import_gate
from app.domain.imports.duplicates import empty
from app.kernel.errors import CoachkluisError
from app.usecases.made_imports import MadeImport, forget_newest, made_imports
from app.vault.ledger_span import LedgerSpan
from app.vault.rows import Rows
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """How many clients went, and in how many dossiers something was emptied again."""

    removed: int
    emptied: int


def undo_import(work: Work) -> UndoneImport:
    """Take back the newest import. GateRefused where something was built on it, with the dossiers that were used;
    CoachkluisError `import.none_to_undo` where none is remembered.
    """
    imports = made_imports(work)
    if not imports:
        raise CoachkluisError("import.none_to_undo")
    made = imports[0]
    require(undo_import_gate(undo_facts(work, made)))
    added = LedgerSpan(made.before, made.last).clients_added(work)
    work.remove_clients(added)
    emptied = 0
    for filled, names in made.filled.items():
        there = work.maybe(Client, filled)
        if there is not None:
            work.change(there, **{name: empty(name) for name in names})
            emptied += 1
    forget_newest(work)
    return UndoneImport(len(added), emptied)


def undo_facts(rows: Rows, made: MadeImport) -> UndoFacts:
    """Which dossiers of an import were used since. Somebody who is gone by now was not."""
    span = LedgerSpan(made.before, made.last)
    items, changed = span.items_of_clients(rows), span.clients_changed_since(rows)
    for filled in made.filled:
        items.pop(filled, None)  # what stood there before the import is not built on it
    used = []
    for identity in sorted({*items, *changed}):
        client = rows.maybe(Client, identity)
        if client is not None:
            used.append(UsedDossier(client.name, items[identity], identity in changed))
    return UndoFacts(tuple(sorted(used, key=lambda each: each.name)))
