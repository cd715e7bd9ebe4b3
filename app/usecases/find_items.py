"""Search over everything that is kept, as a page shows it: what was found, whose it is, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.client import Client
from app.domain.declare import Record
from app.domain.nouns import OUTSIDE_NOUNS, noun_named
from app.domain.reason import Reason
from app.domain.training import Training
from app.kernel.ids import Id
from app.usecases.item_names import ItemNames
from app.vault.reader import Reader
from app.vault.search import END, FOUND, Hit, fold

_OUTSIDE_DOSSIERS: tuple[type[Record], ...] = (Training, *OUTSIDE_NOUNS)
"""What belongs to no dossier and is found all the same."""
FOUND_KINDS = {
    "sessions": ("session",),
    "documents": ("document", "version"),
    "files": ("attachment",),
    "people": ("client", "representative", "organisation", "contact", "newsletter_contact", "enquiry"),
}
"""The kinds of things by which can be looked: what each is made of."""
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text in which was searched; `found` where it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item in which all the words stand. `client` is empty for an organisation or one of its contacts."""

    noun: str
    record: Id
    client: Id
    client_name: str
    name: Reason
    pieces: tuple[Piece, ...]


def find_items(reader: Reader, words: str, limit: int = 50, kind: str = "") -> tuple[FoundItem, ...]:
    """The newest items in which every word begins a word of the text; of one of `FOUND_KINDS` alone where it is given.

    A client who is found by name is left out: the list of dossiers shows that one already.
    """
    names = ItemNames(reader)
    found = (_found(reader, names, words, hit) for hit in reader.search(words, limit, FOUND_KINDS.get(kind, ())))
    return tuple(each for each in found if each is not None)


def pieces(snippet: str) -> tuple[Piece, ...]:
    """The words around what was found, on one line."""
    made = []
    for part in _BREAK.sub(" · ", snippet).split(FOUND):
        found, mark, rest = part.partition(END)
        if mark:
            made.append(Piece(found, found=True))
        made.append(Piece(rest if mark else found, found=False))
    return tuple(each for each in made if each.text)


def _found(reader: Reader, names: ItemNames, words: str, hit: Hit) -> FoundItem | None:
    record = reader.maybe(noun_named(hit.noun), hit.record)
    if record is None or not (hit.client or isinstance(record, _OUTSIDE_DOSSIERS)):
        return None
    client = reader.maybe(Client, hit.client)
    if isinstance(record, Client) and _is_listed(record, words):
        return None
    client_name = "" if client is None else client.name
    return FoundItem(hit.noun, record.id, Id(hit.client), client_name, names.of(record), pieces(hit.snippet))


def _is_listed(client: Client, words: str) -> bool:
    listing = fold(client.listing)
    return all(word in listing for word in fold(words).split())
