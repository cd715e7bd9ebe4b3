"""Whether an import may be undone: only while nothing was built on what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.gate import Verdict, verdict
from app.domain.reason import Counted, Reason, reason

MOST_NAMED = 20
"""Dossiers that are called by name; of more, the rest is counted."""


@dataclass(frozen=True, slots=True)
class UsedDossier:
    """A dossier of the import that was used since: how many things stand in it, and whether its client was changed."""

    name: str
    items: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class UndoFacts:
    """The dossiers of an import that were used since."""

    used: tuple[UsedDossier, ...]


def undo_import_gate(facts: UndoFacts) -> Verdict:
    """No dossier holds anything, and no client was changed since: else undoing would take away what somebody did."""
    return verdict(_reasons(facts))


def _reasons(facts: UndoFacts) -> Iterator[Reason]:
    used = [each for each in facts.used if each.items or each.changed]
    for each in used[:MOST_NAMED]:
        if each.items:
            things = Counted("gate.undo_import.things", each.items)
            yield reason("gate.undo_import.in_use", name=each.name, things=things)
        else:
            yield reason("gate.undo_import.changed", name=each.name)
    if len(used) > MOST_NAMED:
        more = Counted("gate.undo_import.dossiers", len(used) - MOST_NAMED)
        yield reason("gate.undo_import.more", dossiers=more)
