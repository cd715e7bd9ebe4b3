"""All that is kept of one client, found by the declarations (GDPR art. 15; rows A8, L2, L15, X7).

Readable overview, machine-readable copy and portability file are made of this one thing, so that nothing which is
stored can be left out by one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from app.domain.client import Client
from app.domain.declare import Column, Record, Shape, columns
from app.domain.nouns import DOSSIER_NOUNS, noun_named
from app.domain.practice import Practice
from app.domain.reason import Reason, worded
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.practice import the_practice
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class DossierContents:
    """One dossier, whole: the items of every noun that belongs to a client, in the order in which they happened.

    `others` are the organisations and people outside the dossier to whom its items refer: principals and recipients, of
    whom a copy gives the name alone.
    """

    client: Client
    practice: Practice
    items: Mapping[type[Record], tuple[Record, ...]]
    others: tuple[Record, ...]
    _by_id: Mapping[str, Record] = field(repr=False, compare=False)

    def of(self, noun: type[R]) -> tuple[R, ...]:
        """All items of a noun."""
        return cast("tuple[R, ...]", self.items[noun])

    def everything(self) -> Iterator[Record]:
        """Every item, noun by noun."""
        for records in self.items.values():
            yield from records

    def lookup(self, identity: str) -> Record | None:
        """The item, or the organisation outside, with this id."""
        return self._by_id.get(identity)

    def knowing_nothing_of(self, identities: set[Id]) -> DossierContents:
        """The same, where a reference to one of these leads nowhere: its name may be what nobody is to read."""
        return replace(self, _by_id={key: each for key, each in self._by_id.items() if key not in identities})

    def replaced(self, records: Mapping[Id, Record]) -> DossierContents:
        """The same with other records in the place of those that have these ids."""
        items = {noun: tuple(records.get(each.id, each) for each in found) for noun, found in self.items.items()}
        client = cast(Client, records.get(self.client.id, self.client))
        by_id = {key: records.get(Id(key), each) for key, each in self._by_id.items()}
        return replace(self, client=client, items=items, _by_id=by_id)

    def name(self, record: Record) -> Reason:
        """What an item is called."""
        return record.named(self.lookup)

    def named(self, identity: str, translator: Translator) -> str:
        """What a reference leads to, in words; empty where it leads nowhere."""
        found = self.lookup(identity)
        return worded(self.name(found), translator) if found else ""


def dossier_contents(rows: Rows, client: str) -> DossierContents:
    """All that is kept of a client. NotFound where there is no such client."""
    found = rows.get(Client, client)
    items: dict[type[Record], tuple[Record, ...]] = {}
    for noun in DOSSIER_NOUNS:
        records = (found,) if noun is Client else rows.find(noun, client=client)
        items[noun] = tuple(sorted(records, key=lambda each: (each.happened_on, each.made)))
    by_id: dict[str, Record] = {each.id: each for records in items.values() for each in records}
    others = _others(rows, by_id)
    return DossierContents(found, the_practice(rows), items, tuple(others.values()), {**by_id, **others})


def references(noun: type[Record]) -> tuple[Column, ...]:
    """The fields of a noun that lead to another record."""
    return tuple(each for each in columns(noun) if each.declaration.shape is Shape.REFERENCE)


def _others(rows: Rows, dossier: Mapping[str, Record]) -> dict[str, Record]:
    """The records outside the dossier to which it refers."""
    found: dict[str, Record] = {}
    for record in dossier.values():
        for each in references(type(record)):
            identity = getattr(record, each.name)
            if identity and identity not in dossier and identity not in found:
                other = rows.maybe(noun_named(each.declaration.refers), identity)
                if other is not None:
                    found[identity] = other
    return found
