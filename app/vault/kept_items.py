"""What retention knows of every item, kept beside the items by the writer, in the transaction that writes them.

Like the search index it follows from the records and can be made anew from them. Lists of what is due are read from
it; whatever destroys looks at the records themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from app.domain.anonymise import reduced_values
from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record, columns
from app.domain.document import Document, DocumentKind, Version
from app.domain.dossier_facts import DossierFacts, by_client, keeps_a_dossier, owner, taking_part
from app.domain.due import DueLimits
from app.domain.item_facts import Day, ItemFacts, ItemKind, Standing, facts_of
from app.domain.nouns import NOUNS, OUTSIDE_NOUNS, noun_named
from app.domain.organisation import Contact, Organisation
from app.domain.participation import Participation
from app.domain.policy import Trigger
from app.domain.request import Request
from app.domain.review import Review
from app.domain.training import Training
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.domain.values import Plain
from app.kernel.ids import Id
from app.vault.business import load_commissions
from app.vault.connection import Connection
from app.vault.erasures import ErasureKind
from app.vault.rows import Rows

FORMAT = "3"
"""Of the facts: what was kept in another is made anew when the vault is next opened."""
SETTING = "kept_items"
_SHARED = frozenset({"trajectory", "document", "request", "consent", "review", "participation"})
"""Nouns from which other items borrow: when one is written, the facts of its whole dossier are."""
_BUSINESS = frozenset({Organisation.noun.name, Contact.noun.name})
"""Their facts follow from what names the organisation."""
_FACTS = "category, fiscal, standing, only_kind, own, made_on, end_on, own_on, review_on, rest"
_NAMES = f"record, noun, client, trajectory, {_FACTS}"
_INSERT = f"INSERT OR REPLACE INTO kept_item ({_NAMES}) VALUES ({', '.join('?' * 14)})"
_CONTACT = (
    "CASE client WHEN '' THEN made_on"
    " ELSE (SELECT max(made_on) FROM kept_item AS other WHERE other.client = kept_item.client) END"
)

_MANY = 50
"""Records of one noun in one dossier that are read together rather than one by one."""

RETAINED: tuple[type[Record], ...] = tuple(
    noun
    for noun in NOUNS
    if (noun.noun.category is not Category.PRACTICE and any(each.name == "client" for each in columns(noun)))
    or noun is Client
    or noun in OUTSIDE_NOUNS
)
"""The nouns whose items have a term: those of a dossier, and people who are in none."""


class Retained(NamedTuple):
    """One item and its days, as they are stored: a tuple, since there may be a hundred thousand of them."""

    noun: str
    id: Id
    client: Id
    trajectory: Id
    made_on: str
    end_on: str | None
    own_on: str | None
    review_on: str | None
    rest: int
    """Whether it was reduced to what rests on it: it waits for that to go."""
    kind: ItemKind

    @property
    def facts(self) -> ItemFacts:
        """What retention knows of it."""
        days = _maybe(self.end_on), _maybe(self.own_on), _maybe(self.review_on)
        return ItemFacts(self.kind, _day(self.made_on), *days)


Stored = tuple[str, Id, Id, Id, str, str | None, str | None, str | None, int]
"""The same without its kind, as the database gives it: making anything of a hundred thousand of them takes longer than
reading them, and most are only counted.
"""


def touches_others(noun: str) -> bool:
    """Whether the facts of other items can follow from a record of this noun."""
    return noun in _SHARED


def load_facts(rows: Rows, client: str = "", contact: Mapping[Id, date] | None = None) -> DossierFacts:
    """What the items of one dossier, or of all, share. No text of an item is read."""
    where: dict[str, object] = {"client": client} if client else {}
    trajectories = rows.find(Trajectory, **where)
    connection, clause, values = rows.connection, " WHERE client = ?" if client else "", (client,) if client else ()

    def read(names: str, noun: type[Record]) -> Iterator[tuple[str, ...]]:
        statement = f'SELECT {names} FROM "{noun.noun.name}"{clause} ORDER BY made, rowid'
        return cast("Iterator[tuple[str, ...]]", connection.execute(statement, values))

    participations = rows.find(Participation, **where)
    trainings = {each: rows.maybe(Training, each) for each in {one.training for one in participations}}
    parts = {each.id: taking_part(each, course) for each in participations if (course := trainings[each.training])}
    consents: dict[Id, tuple[Consent, ...]] = {}
    grounds: dict[Id, tuple[Consent, ...]] = {}
    for each in rows.each(Consent, **where):
        if each.grounds_data:
            grounds[each.client] = (*grounds.get(each.client, ()), each)
        if keeps_a_dossier(each):
            consents[each.client] = (*consents.get(each.client, ()), each)
    return DossierFacts(
        trajectories={each.id: each for each in trajectories},
        documents={Id(one): Id(of or "") for one, of in read("id, trajectory", Document)},
        versions={Id(one): (Id(of), DocumentKind(kind)) for one, of, kind in read("id, document, kind", Version)},
        closed={Id(one): date.fromisoformat(on) if on else None for one, on in read("id, closed_on", Request)},
        consents=consents,
        grounds=grounds,
        reviews={item: date.fromisoformat(on) for item, on in read("item, next_on", Review)},
        contact=contact or {},
        of_client=by_client(trajectories, participations, parts),
        taking_part=parts,
    )


def load_outside(rows: Rows, organisations: Collection[str] | None = None) -> DossierFacts:
    """What the items of people in no dossier share: what their organisation commissioned, of these or of all. Else each
    stands by itself.
    """
    return DossierFacts({}, commissions=load_commissions(rows, organisations))


def settle(
    connection: Connection,
    touched: Mapping[str, tuple[str, str]],
    arrived: Mapping[str, Client],
    organisations: Collection[str] = (),
) -> None:
    """Let the facts follow what was written, inside the running transaction. `touched` gives noun and client by the id
    of each record that was; `arrived` are the clients among them that were not there before, for whom nothing has to
    be looked up: an import brings thousands. `organisations` are those that something written names or named.
    """
    rows, names = Rows(connection), {noun.noun.name for noun in RETAINED}
    whole = {client for noun, client in touched.values() if client and touches_others(noun)}
    whole |= _participants(rows, [identity for identity, (noun, _) in touched.items() if noun == Training.noun.name])
    for client in whole:
        _anew(rows, client)
    _write(connection, DossierFacts({}), (each for each in arrived.values() if each.id not in whole))
    alone = {
        identity: of
        for identity, of in touched.items()
        if of[0] in names and of[0] not in _BUSINESS and of[1] not in whole and identity not in arrived
    }
    connection.executemany("DELETE FROM kept_item WHERE record = ?", [(identity,) for identity in alone])
    for client, records in _still_there(rows, alone).items():
        _write(connection, load_facts(rows, client) if client else load_outside(rows, ()), records)
    gone = [(identity,) for identity, (noun, _) in touched.items() if noun in _BUSINESS]
    connection.executemany("DELETE FROM kept_item WHERE record = ?", gone)
    _settle_business(rows, organisations)


def _still_there(rows: Rows, touched: Mapping[str, tuple[str, str]]) -> dict[str, list[Record]]:
    """Of what was touched the records that are there, by whose they are. Thousands of one noun in one dossier (the
    comments of an answer) are read together.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for identity, of in touched.items():
        groups.setdefault(of, []).append(identity)
    found: dict[str, list[Record]] = {}
    for (name, client), identities in groups.items():
        noun, wanted = noun_named(name), set(identities)
        if client and len(wanted) > _MANY:
            records = [each for each in rows.each(noun, client=client) if each.id in wanted]
        else:
            records = [each for each in (rows.maybe(noun, identity) for identity in identities) if each is not None]
        if records:  # of those who went nothing has to be looked up
            found.setdefault(client, []).extend(records)
    return found


def _settle_business(rows: Rows, organisations: Collection[str]) -> None:
    """The facts of these organisations and of who speaks for them. One that a dossier names has no term yet."""
    if not organisations:
        return
    facts = load_outside(rows, organisations)
    for identity in facts.commissions:
        contacts = rows.find(Contact, organisation=identity)
        whole = [(each.id,) for each in (rows.get(Organisation, identity), *contacts)]
        rows.connection.executemany("DELETE FROM kept_item WHERE record = ?", whole)
        _write(rows.connection, facts, (rows.get(Organisation, identity), *contacts))


def _participants(rows: Rows, trainings: list[str]) -> set[str]:
    """Whose dossiers follow from trainings: the terms of what is kept of them run from its end."""
    return {each.client for training in trainings for each in rows.find(Participation, training=training)}


def make_anew(connection: Connection) -> None:
    """Make all facts anew, inside the running transaction."""
    rows = Rows(connection)
    connection.execute("DELETE FROM kept_item")
    facts = replace(load_facts(rows), commissions=load_commissions(rows))
    for noun in RETAINED:
        _write(connection, facts, rows.each(noun))


def _anew(rows: Rows, client: str) -> None:
    """The facts of one dossier from its records."""
    rows.connection.execute("DELETE FROM kept_item WHERE client = ?", (client,))
    facts = load_facts(rows, client)
    for noun in RETAINED:
        if noun.noun.name == "client":
            _write(rows.connection, facts, rows.each(noun, id=client))
        elif any(each.name == "client" for each in columns(noun)):
            _write(rows.connection, facts, rows.each(noun, client=client))


def _write(connection: Connection, facts: DossierFacts, records: Iterable[Record]) -> None:
    """What names nobody yet, though its noun belongs to a dossier, has no term: someone is still typing it. Nor has an
    organisation that something else names.
    """
    named = (each for each in records if owner(each) or not hasattr(each, "client"))
    named = (each for each in named if not facts.must_stay(each))
    reduced = _reduced(connection)
    connection.executemany(_INSERT, (_row(facts, each, reduced) for each in named))


def _reduced(connection: Connection) -> frozenset[str]:
    """What was reduced to that which rests on it: few, and none in most vaults."""
    found = connection.execute("SELECT record FROM tombstone WHERE kind = ?", (ErasureKind.REDUCED.value,))
    return frozenset(record for (record,) in found)


def keep_facts(connection: Connection) -> None:
    """Make the facts anew where they are of another format, in a transaction of their own."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (SETTING,)).fetchone()
    if row is not None and row[0] == FORMAT:
        return
    with connection.transaction():
        make_anew(connection)
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (SETTING, FORMAT))


def _row(facts: DossierFacts, record: Record, reduced: frozenset[str]) -> tuple[object, ...]:
    known = facts_of(facts.item(record))
    kind = known.kind
    return (
        record.id, record.noun.name, owner(record), facts.trajectory(record),
        kind.category.value, int(kind.fiscal), kind.standing.value, kind.only.value if kind.only else "",
        kind.own.value if kind.own else "", known.made_on.isoformat(),
        *(day.isoformat() if day else None for day in (known.end_on, known.own_on, known.review_on)),
        int(record.id in reduced and reduced_values(record) == {}),
    )  # fmt: skip


_KIND = ("category", "fiscal", "standing", "only_kind", "own")
_LISTED = ", ".join(_KIND)


def kinds(rows: Rows) -> tuple[ItemKind, ...]:
    """The kinds of which there are items: some steps through the index for each, however many items there are."""
    found, row = [], rows.connection.execute(f"SELECT {_LISTED} FROM kept_item ORDER BY {_LISTED} LIMIT 1").fetchone()
    while row is not None:
        found.append(_kind(*row))
        row = _kind_after(rows, row)
    return tuple(found)


def _kind_after(rows: Rows, row: tuple[Plain, ...]) -> tuple[Plain, ...] | None:
    """The next in the index: SQLite would pass by all items of one category for `(category, ...) > (?, ...)`."""
    for place in reversed(range(len(_KIND))):
        same = "".join(f"{name} = ? AND " for name in _KIND[:place])
        after = f"SELECT {_LISTED} FROM kept_item WHERE {same}{_KIND[place]} > ? ORDER BY {_LISTED} LIMIT 1"
        found: tuple[Plain, ...] | None = rows.connection.execute(after, row[: place + 1]).fetchone()
        if found:
            return found
    return None


def due_items(rows: Rows, limits: DueLimits) -> list[Stored]:
    """The items within these limits, by index, as they are stored. A review goes with what it is about, and is none."""
    where, values = _of_kind(limits.kind)
    day = _column(limits.day)
    if limits.looked is None:
        where.append(f"{day} <= ?")
        values.append(limits.latest.isoformat())
    else:
        where.append(f"CASE WHEN review_on IS NULL THEN {day} <= ? ELSE {day} IS NOT NULL AND review_on <= ? END")
        values += [limits.latest.isoformat(), limits.looked.isoformat()]
    if limits.duty is not None:
        where.append(f"{_column(limits.duty[0])} <= ?")
        values.append(limits.duty[1].isoformat())
    where.append("noun <> ?")
    values.append(Review.noun.name)
    return _read(rows, where, values)


def last_contacts(rows: Rows) -> dict[Id, date]:
    """The newest day on which something happened in each dossier."""
    found = rows.connection.execute("SELECT client, max(made_on) FROM kept_item WHERE client <> '' GROUP BY client")
    return {Id(client): _day(on) for client, on in found.fetchall()}


def waiting_for_rest(rows: Rows, client: str) -> frozenset[str]:
    """The items of a dossier that were reduced to what rests on them."""
    found = rows.connection.execute("SELECT record FROM kept_item WHERE client = ? AND rest", (client,))
    return frozenset(record for (record,) in found)


def number_in(rows: Rows, client: str) -> int:
    """How many items with a term a dossier has."""
    (number,) = rows.connection.execute("SELECT count(*) FROM kept_item WHERE client = ?", (client,)).fetchone()
    return int(number)


def number_of_kind(rows: Rows, kind: ItemKind) -> int:
    """How many items of a kind there are."""
    where, values = _of_kind(kind)
    found = rows.connection.execute(f"SELECT count(*) FROM kept_item WHERE {' AND '.join(where)}", values)
    return int(found.fetchone()[0])


def days_of_kind(rows: Rows, kind: ItemKind, decisive: frozenset[Day]) -> Iterator[tuple[ItemFacts, date, int]]:
    """Of a kind each combination of the days that decide, the last contact in the dossier where that does, and of how
    many items that holds. What does not decide is left out of the facts; the day it was made is then any of theirs.
    """
    where, values = _of_kind(kind)
    made = "made_on" if Day.MADE in decisive else "min(made_on)"
    days = [each.value if each in decisive else "NULL" for each in (Day.END, Day.OWN)]
    contact = _CONTACT if Day.CONTACT in decisive else "''"
    by = "2, 3, 4, 5" + (", 1" if Day.MADE in decisive else "")
    found = rows.connection.execute(
        f"SELECT {made}, {', '.join(days)}, review_on, {contact}, count(*) FROM kept_item"
        f" WHERE {' AND '.join(where)} GROUP BY {by}",
        values,
    )
    for made_on, end_on, own_on, review_on, contact_on, number in found:
        facts = ItemFacts(kind, _day(made_on), _maybe(end_on), _maybe(own_on), _maybe(review_on))
        yield facts, _day(contact_on or made_on), number


def items_in(rows: Rows, facts: ItemFacts, decisive: frozenset[Day]) -> Iterator[Retained]:
    """The items of which exactly these facts hold, as far as they decide."""
    where, values = _of_kind(facts.kind)
    for day, on in ((Day.MADE, facts.made_on), (Day.END, facts.end_on), (Day.OWN, facts.own_on)):
        if day in decisive:
            where.append(f"{day.value} IS ?")
            values.append(on.isoformat() if on else None)
    where.append("review_on IS ?")
    values.append(facts.review_on.isoformat() if facts.review_on else None)
    return (retained(each, facts.kind) for each in _read(rows, where, values))


def retained(stored: Stored, kind: ItemKind) -> Retained:
    """An item of a kind from how it is stored."""
    return Retained._make((*stored, kind))


def _read(rows: Rows, where: list[str], values: list[object]) -> list[Stored]:
    found = rows.connection.execute(
        "SELECT noun, record, client, trajectory, made_on, end_on, own_on, review_on, rest"
        f" FROM kept_item WHERE {' AND '.join(where)}",
        values,
    )
    return cast("list[Stored]", found.fetchall())


def _of_kind(kind: ItemKind) -> tuple[list[str], list[object]]:
    where = ["category = ?", "fiscal = ?", "standing = ?", "only_kind = ?", "own = ?"]
    only, own = kind.only.value if kind.only else "", kind.own.value if kind.own else ""
    return where, [kind.category.value, int(kind.fiscal), kind.standing.value, only, own]


def _kind(category: str, fiscal: int, standing: str, only: str, own: str) -> ItemKind:
    return ItemKind(
        Category(category), bool(fiscal), Standing(standing),
        TrajectoryKind(only) if only else None, Trigger(own) if own else None,
    )  # fmt: skip


def _column(day: Day) -> str:
    return _CONTACT if day is Day.CONTACT else day.value


@lru_cache(maxsize=65536)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(text: str | None) -> date | None:
    return None if text is None else _day(text)
