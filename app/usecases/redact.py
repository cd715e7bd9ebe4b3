"""Cover passages and parts of pictures in the copy for a request, each with its reason, and uncover them (L15, X7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.boxes import Box
from app.documents.file_kind import FileKind, file_kind
from app.domain.attachment import Attachment
from app.domain.check import check
from app.domain.client import Client
from app.domain.covering import mark_of, readable, written_fields
from app.domain.declare import Column, Record
from app.domain.document import Version
from app.domain.gate import require
from app.domain.gates.redact import redact_gate
from app.domain.nouns import DOSSIER_NOUNS, noun_named
from app.domain.omission import Omission
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.same_words import words_pattern
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError, not_a_choice
from app.usecases.place_hold import item_noun
from app.vault.rows import Rows
from app.vault.work import Work

WHY = ("cause", "reason")
BOX = ("page", "left", "top", "width", "height")
_ELSEWHERE = ("omission", "redaction", "unfinished", "package")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found: in which item, which field, from which character up to which."""

    record: Record
    column: Column
    start: int
    end: int

    @property
    def text(self) -> str:
        """The readable text of the field in which it is."""
        return readable(self.column, getattr(self.record, self.column.name))


def redact_item(work: Work, identity: str, item: str, given: Mapping[str, object]) -> tuple[Redaction, ...]:
    """Cover something in one item. `given` has cause and reason, and says what:

    - `field` with `start` and `end`, in characters of the readable text; or with `passage`, wherever that stands in it;
    - of the file of an attachment `left`, `top`, `width`, `height` in ten-thousandths, and `page`, counted from 0.

    InputError where nothing is named, or what is named is not there; GateRefused where it may not be covered.
    """
    request, why = work.get(Request, identity), _why(given)
    about = item_noun(work, request.client, item)
    record = work.get(noun_named(about), item)
    printed = bool(work.count(Version, pdf=item)) and "field" not in given
    require(redact_gate(request, about, printed=printed))
    if "field" not in given:
        return (_box(work, request, record, given, why),)
    written = {each.name: each for each in written_fields(type(record))}
    column = written.get(str(given["field"]))
    if column is None:
        raise InputError(not_a_choice("redaction.field", written))
    return tuple(_passage(work, request, each, why) for each in _named(record, column, given))


def redact_everywhere(work: Work, identity: str, words: str, given: Mapping[str, object]) -> tuple[Redaction, ...]:
    """Cover these words wherever they stand in what is written in the dossier, but for what is left out anyway. Gives
    what was covered now: nothing where all of it was covered already. InputError where they stand nowhere.
    """
    request, why = work.get(Request, identity), _why(given)
    require(redact_gate(request, "", printed=False))
    made = tuple(_passage(work, request, each, why) for each in where_it_stands(work, request, words))
    if not made and not any(_standing(work, request, words)):
        raise InputError(Fault("redaction.passage", "not_found"))
    return made


def where_it_stands(rows: Rows, request: Request, words: str) -> tuple[Found, ...]:
    """Where words stand in the written fields of a dossier, as whole words, whatever their capitals and the white space
    between them; not where they are covered or left out already.
    """
    known = rows.find(Redaction, request=request.id)
    return tuple(each for each in _standing(rows, request, words) if not any(_covers(mark, each) for mark in known))


def _standing(rows: Rows, request: Request, words: str) -> Iterator[Found]:
    wanted = words_pattern(words)
    gone = {each.item for each in rows.find(Omission, request=request.id)}
    nouns = [noun for noun in DOSSIER_NOUNS if noun.noun.name not in _ELSEWHERE]
    return (
        found
        for noun in nouns
        for record in rows.find(noun, **{"id" if noun is Client else "client": request.client})
        if record.id not in gone
        for found in _matches(record, wanted)
    )


def keep_boxes(
    work: Work, identity: str, item: str, page: int, boxes: Sequence[Box], why: Mapping[str, object]
) -> tuple[Redaction, ...]:
    """Have exactly these boxes on one page of a file: those that stay keep their reason, new ones get `why`."""
    known = [each for each in work.find(Redaction, request=identity, item=item) if not each.field and each.page == page]
    wanted = list(boxes)
    for each in known:
        box = Box(each.page, each.left, each.top, each.width, each.height)
        if box in wanted:
            wanted.remove(box)
        else:
            work.remove(each)
    made: list[Redaction] = []
    for box in wanted:
        place = {"page": box.page, "left": box.left, "top": box.top, "width": box.width, "height": box.height}
        made += redact_item(work, identity, item, {**why, **place})
    return tuple(made)


def uncover(work: Work, identity: str) -> None:
    """Let it be read again."""
    work.remove(work.get(Redaction, identity))


def _why(given: Mapping[str, object]) -> dict[str, object]:
    values = read_named(Redaction, {name: given[name] for name in WHY if name in given}, WHY)
    missing = [Fault(f"redaction.{name}", "required") for name in WHY if not str(values.get(name) or "").strip()]
    if missing:
        raise InputError(*missing)
    return values


def _named(record: Record, column: Column, given: Mapping[str, object]) -> Iterator[Found]:
    """The passages that are named: by their characters, or by their words."""
    text = readable(column, getattr(record, column.name))
    passage = given.get("passage")
    if isinstance(passage, str) and passage.strip():
        places = [each.span() for each in words_pattern(passage, whole=False, case=True).finditer(text)]
        if not places:
            raise InputError(Fault("redaction.passage", "not_found"))
        yield from (Found(record, column, start, end) for start, end in places)
        return
    start, end = _number(given, "start"), _number(given, "end")
    if not 0 <= start < end <= len(text):
        raise InputError(Fault("redaction.passage", "not_found"))
    yield Found(record, column, start, end)


def _matches(record: Record, wanted: re.Pattern[str]) -> Iterator[Found]:
    for column in written_fields(type(record)):
        for each in wanted.finditer(readable(column, getattr(record, column.name))):
            yield Found(record, column, *each.span())


def _covers(known: Redaction, found: Found) -> bool:
    same = (known.item, known.field) == (found.record.id, found.column.name)
    return same and known.start <= found.start and found.end <= known.end


def _passage(work: Work, request: Request, found: Found, why: Mapping[str, object]) -> Redaction:
    return _new(
        work, request, found.record, why, field=found.column.name, start=found.start, end=found.end,
        marked=mark_of(found.text),
    )  # fmt: skip


def _box(
    work: Work, request: Request, record: Record, given: Mapping[str, object], why: Mapping[str, object]
) -> Redaction:
    if not isinstance(record, Attachment) or not any(name in given for name in BOX):
        raise InputError(Fault("redaction.place", "nothing_marked"))
    kind = file_kind(next(iter(work.chunks(record.id)), b""))
    if kind is FileKind.OTHER:
        raise InputError(Fault("redaction.place", "not_coverable"))
    place = {name: _number(given, name) for name in BOX}
    if kind is FileKind.PICTURE and place["page"]:
        raise InputError(Fault("redaction.place", "nothing_marked"))
    return _new(work, request, record, why, marked=record.sha256, **place)


def _new(work: Work, request: Request, record: Record, why: Mapping[str, object], **place: object) -> Redaction:
    """The new mark; or the very same one, where this request has it."""
    for known in work.find(Redaction, request=request.id, item=record.id, **why, **place):
        return known
    made = work.new(
        Redaction, client=request.client, request=request.id, item=record.id, about=record.noun.name, **why, **place
    )
    faults = check(made)
    if faults:
        raise InputError(*faults)
    return made


def _number(given: Mapping[str, object], name: str) -> int:
    value = given.get(name, 0)
    if type(value) is not int:
        raise InputError(Fault(f"redaction.{name}", "not_a_number"))
    return value
