"""What organisations commissioned and which records name them, read for many of them at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from app.domain.commissions import Commission, Commissions
from app.domain.declare import Record, columns
from app.domain.disclosure import Disclosure
from app.domain.nouns import NOUNS
from app.domain.organisation import Contact, Organisation, OrganisationKind
from app.domain.training import Training
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id
from app.vault.rows import Rows

_IN = "IN (SELECT value FROM json_each(?))"
_NAMING = {
    noun.noun.name: tuple(each.name for each in columns(noun) if each.declaration.refers == Organisation.noun.name)
    for noun in NOUNS
}
"""Of each noun the fields that name an organisation."""


def organisations_in(record: Record) -> Iterator[Id]:
    """The organisations whose term follows from a record: those that it names, or that it is."""
    if isinstance(record, Organisation):
        yield record.id
    for name in _NAMING[record.noun.name]:
        if getattr(record, name):
            yield getattr(record, name)


def load_commissions(rows: Rows, organisations: Collection[str] | None = None) -> dict[Id, Commissions]:
    """Of these organisations, or of all, what retention asks."""
    chosen = None if organisations is None else _json(organisations)
    where, values = ("", ()) if chosen is None else (f" WHERE id {_IN}", (chosen,))
    kinds = dict(rows.connection.execute(f'SELECT id, kind FROM "organisation"{where}', values))
    if not kinds:
        return {}
    work: dict[str, list[Commission]] = defaultdict(list)
    newest: dict[str, str] = {}
    for whose, kind, starts, ends in (*_trajectories(rows, chosen), *_trainings(rows, chosen)):
        work[whose].append(Commission(TrajectoryKind(kind), date.fromisoformat(ends) if ends else None))
        newest[whose] = max(starts, newest.get(whose, ""))
    for whose, day in _read(rows, Disclosure, "recipient", "max(disclosed_on)", chosen, " GROUP BY 1"):
        newest[whose] = max(day, newest.get(whose, ""))
    named = _named(rows, chosen)
    return {
        Id(each): Commissions(
            OrganisationKind(kind), tuple(work[each]),
            date.fromisoformat(newest[each]) if each in newest else None, each in named,
        )
        for each, kind in kinds.items()
    }  # fmt: skip


def _trajectories(rows: Rows, chosen: str | None) -> Iterator[tuple[str, ...]]:
    return _read(rows, Trajectory, "principal", "kind, starts_on, ends_on", chosen)


def _trainings(rows: Rows, chosen: str | None) -> Iterator[tuple[str, ...]]:
    kind = f"'{TrajectoryKind.TRAINING.value}'"
    return _read(rows, Training, "principal", f"{kind}, starts_on, ends_on", chosen)


def _named(rows: Rows, chosen: str | None) -> set[str]:
    return {
        whose
        for noun in NOUNS
        if noun is not Contact
        for name in _NAMING[noun.noun.name]
        for (whose,) in _read(rows, noun, name, "", chosen, " GROUP BY 1")
    }


def _read(
    rows: Rows, noun: type[Record], name: str, others: str, chosen: str | None, more: str = ""
) -> Iterator[tuple[str, ...]]:
    """The organisation that a field names, and other columns, of every record of a noun that names one."""
    which, values = (f"\"{name}\" <> ''", ()) if chosen is None else (f'"{name}" {_IN}', (chosen,))
    asked = ", ".join(each for each in (f'"{name}"', others) if each)
    found: Iterator[tuple[str, ...]] = rows.connection.execute(
        f'SELECT {asked} FROM "{noun.noun.name}" WHERE {which}{more}', values
    )
    return found


def _json(organisations: Collection[str]) -> str:
    return json.dumps(sorted(organisations))
