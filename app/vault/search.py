"""Search over names, notes and documents: an FTS5 index inside the encrypted database.

What is indexed follows from the declarations: every text that a form asks for. Newest first with a limit: ranking a
common word over 100 000 notes costs far more than it tells (DESIGN: what was measured).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from app.domain.declare import Record, Shape, asked
from app.vault.connection import Connection

_INDEXED = {Shape.LINE, Shape.TEXT, Shape.PROSE, Shape.EMAIL, Shape.PHONE, Shape.POSTCODE, Shape.KVK}
_MARKS = re.compile(r"[*_#>`\\|]+")
_WORD = re.compile(r"\w+")
_BEGUN = re.compile(r"[^\W_]+")
"""A word as the index has it."""
_REPLACED = ""
"""The noun of a place whose text was replaced: it leads nowhere, and waits to be cleared away."""
_AS_MANY = 500
"""Items that are indexed anew in the time in which one replaced text is written over, word by word."""
_PARTS = 1000
"""So many parts of the index may lie side by side before FTS5 joins them all while somebody saves (its own: 16): where
an import left many, that one save would wait for a second. They are joined before, when nobody waits.
"""
_JOINED = 32
"""Pages of the index that are joined in one step: some five milliseconds."""
_LOOKED = 300
"""Items that are read to see whether a word in them begins with a letter, before the index is asked: for one letter it
goes through all the words that begin with it, and nearly every item has such a word.
"""
FOUND, END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in which all words stand; `snippet` has the found words between FOUND and END."""

    noun: str
    record: str
    client: str
    snippet: str


def indexed_text(record: Record) -> str:
    """The text of an item as search sees it, one field a line, without the marks of written text."""
    parts = (
        str(getattr(record, each.name))
        for each in asked(type(record))
        if each.python is str and each.declaration.shape in _INDEXED
    )
    return "\n".join(_MARKS.sub("", part) for part in parts if part)


def fold(text: str) -> str:
    """A text for comparing: without accents and case, so that *Ömer* is found by *omer*."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as search will know it, made without the database."""

    noun: str
    record: str
    client: str
    folded: str
    text: str


def entry_of(record: Record) -> Entry:
    """What search will know of this item."""
    client = record.id if record.noun.name == "client" else str(getattr(record, "client", ""))
    return Entry(record.noun.name, record.id, client, fold(record.listing), indexed_text(record))


def index(connection: Connection, entry: Entry) -> None:
    """Let search find this item as it is now, inside the running transaction.

    A text that was replaced is found no more, but goes later (`forget_replaced`): to write over each of its words where
    they lie costs some three hundred pages, forty milliseconds in a large vault, and whoever saves would wait for them.
    """
    row = connection.execute(
        "SELECT item, text FROM search_item LEFT JOIN search ON search.rowid = item WHERE record = ?", (entry.record,)
    ).fetchone()
    if row is not None and row[1] == entry.text:
        connection.execute(
            "UPDATE search_item SET noun = ?1, client = ?2, folded = ?3"
            " WHERE item = ?4 AND (noun, client, folded) IS NOT (?1, ?2, ?3)",
            (entry.noun, entry.client, entry.folded, row[0]),
        )
        return
    if row is not None:
        connection.execute(
            "UPDATE search_item SET noun = ?, record = item, client = '', folded = '' WHERE item = ?",
            (_REPLACED, row[0]),
        )
    index_new(connection, (entry,))


def index_new(connection: Connection, entries: Sequence[Entry]) -> None:
    """As `index`, for items that search does not know yet: thousands of them as quickly as SQLite takes them."""
    (last,) = connection.execute("SELECT coalesce(max(item), 0) FROM search_item").fetchone()
    numbered = list(enumerate(entries, start=int(last) + 1))
    connection.executemany(
        "INSERT INTO search_item (item, noun, record, client, folded) VALUES (?, ?, ?, ?, ?)",
        ((item, each.noun, each.record, each.client, each.folded) for item, each in numbered),
    )
    connection.executemany(
        "INSERT INTO search (rowid, text) VALUES (?, ?)", ((item, each.text) for item, each in numbered)
    )


def forget(connection: Connection, identity: str) -> None:
    """Let search find this item no more."""
    row = connection.execute("SELECT item FROM search_item WHERE record = ?", (identity,)).fetchone()
    if row is not None:
        connection.execute("DELETE FROM search WHERE rowid = ?", row)
        connection.execute("DELETE FROM search_item WHERE item = ?", row)


def forget_later(connection: Connection, identities: Iterable[str]) -> None:
    """As `forget`, for thousands of items at once: none is found any more, and their texts go later, as those that were
    replaced do.
    """
    connection.executemany(
        "UPDATE search_item SET noun = ?, record = item, client = '', folded = '' WHERE record = ?",
        ((_REPLACED, identity) for identity in identities),
    )


def forget_replaced(connection: Connection) -> bool:
    """Write over one text that was replaced, inside the running transaction; gives whether there was one."""
    row = connection.execute("SELECT item FROM search_item WHERE noun = ? LIMIT 1", (_REPLACED,)).fetchone()
    if row is None:
        return False
    connection.execute("DELETE FROM search WHERE rowid = ?", row)
    # By its place, not by its record: where the list of those is damaged it would never be found, and never end.
    return bool(connection.execute("DELETE FROM search_item WHERE item = ?", row).rowcount)


def put_off_joining(connection: Connection) -> None:
    """Let FTS5 join nothing by itself that takes long, inside the running transaction; `tidy` does."""
    row = connection.execute("SELECT v FROM search_config WHERE k = 'crisismerge'").fetchone()
    if row != (_PARTS,):
        connection.execute("INSERT INTO search (search, rank) VALUES ('crisismerge', ?)", (_PARTS,))


def tidy(connection: Connection) -> bool:
    """One short step of what the index needs and nobody waits for, inside the running transaction: a text that was
    replaced goes, or what was added is joined to what was there. Gives whether more may be left.
    """
    if forget_replaced(connection):
        return True
    before = connection.total_changes
    connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (_JOINED,))
    return connection.total_changes - before > 1  # the command itself counts for one (sqlite.org/fts5.html)


def forget_many_replaced(connection: Connection) -> None:
    """Write over all texts that were replaced, inside the running transaction, where they are so many that making the
    index anew takes less time than going from text to text; otherwise leave them.
    """
    replaced, last = connection.execute(
        "SELECT (SELECT count(*) FROM search_item WHERE noun = ?), (SELECT coalesce(max(item), 0) FROM search_item)",
        (_REPLACED,),
    ).fetchone()
    if replaced * _AS_MANY > last:
        forget_for_good(connection)


def forget_for_good(connection: Connection) -> None:
    """Leave nothing of what search no longer finds, inside the running transaction that erased it.

    Made anew from the texts: FTS5's own `secure-delete` and `optimize` both leave words of rows that were changed
    before they went (found by F25). Takes a second or two for 20 000 notes.
    """
    # Straight from the texts that FTS5 keeps: taking each out of the index first would be for nothing.
    gone = "SELECT item FROM search_item WHERE noun = ?"
    connection.execute(f"DELETE FROM search_content WHERE id IN ({gone})", (_REPLACED,))
    connection.execute("DELETE FROM search_item WHERE noun = ?", (_REPLACED,))
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def search(connection: Connection, words: str, limit: int = 50, nouns: Collection[str] = ()) -> tuple[Hit, ...]:
    """The newest `limit` items in which every word begins a word of the text; accents and case are folded. With `nouns`
    only items of those.

    Whatever is typed is taken as words: no query language, so nothing typed can be an error.
    """
    typed = [each for each in _WORD.findall(words) if each.strip("_")]
    letters = {fold(each) for each in typed if len(each) == 1}
    longer = [each for each in typed if len(each) > 1]
    if longer and letters and all(map(str.isascii, letters)):  # of others the index may make something else
        found = _with_letters(_matching(connection, longer, _LOOKED, nouns), letters, limit)
        if found is not None:
            return found
    return tuple(hit for hit, _ in _matching(connection, typed, limit, nouns)) if typed else ()


def _matching(
    connection: Connection, typed: Sequence[str], limit: int, nouns: Collection[str]
) -> Iterator[tuple[Hit, str]]:
    """What is found, each with the whole of its text, as it is asked for."""
    query = " AND ".join(f'"{word}"*' for word in typed)
    among = f" AND noun IN ({', '.join('?' * len(nouns))})" if nouns else ""
    rows = connection.execute(
        "SELECT noun, record, client, snippet(search, 0, ?, ?, '…', 12), text"
        " FROM search JOIN search_item ON item = search.rowid"
        f" WHERE search MATCH ? AND noun <> ?{among} ORDER BY search.rowid DESC LIMIT ?",
        (FOUND, END, query, _REPLACED, *nouns, limit),
    )
    return ((Hit(*hit), text) for *hit, text in rows)


def _with_letters(among: Iterable[tuple[Hit, str]], letters: Set[str], limit: int) -> tuple[Hit, ...] | None:
    """The first `limit` of these in which a word begins with each of the letters; None where so many were looked in
    without finding them that there may be more.
    """
    found, looked = list[Hit](), 0
    for hit, text in among:
        looked += 1
        if letters <= {word[0] for word in _BEGUN.findall(fold(text))}:
            found.append(hit)
        if len(found) == limit:
            return tuple(found)
    return tuple(found) if looked < _LOOKED else None
