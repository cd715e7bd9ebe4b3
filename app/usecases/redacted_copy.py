"""The dossier as the copy for a request has it: without what is left out, and with bars over what is covered.

What was covered must follow from nothing that goes out (rows L15, X7; GDPR art. 15(4)): not from the frozen bytes of a
version, its PDF or the file of an attachment, and not from a hash of any of these, by which one could try out names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar, cast

from app.documents.boxes import Box, Masking
from app.documents.file_kind import LARGEST, FileKind, file_kind
from app.documents.masking import mask_picture
from app.documents.printed import render_report
from app.documents.redacted_pdf import redact_pdf
from app.domain.attachment import Attachment
from app.domain.covering import BAR, Cover, covered, mark_of, readable
from app.domain.declare import Record, Shape, column, columns
from app.domain.document import Document, Version
from app.domain.frozen import FrozenVersion
from app.domain.gate import require
from app.domain.gates.as_marked import as_marked_gate
from app.domain.omission import OmissionCause
from app.domain.redaction import Redaction
from app.domain.same_words import words_pattern
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id
from app.kernel.translator import Language, Translator
from app.usecases.dossier_contents import DossierContents
from app.usecases.omissions import for_copy
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class CopyContents:
    """What goes out: the items, and the bytes of those attachments that are not sent as they lie in the vault.

    `covered` are the words that were covered, to look whether they are still somewhere.
    """

    contents: DossierContents
    files: Mapping[Id, bytes]
    covered: tuple[str, ...] = ()


def redacted_copy(
    rows: Rows, speaks: Callable[[Language], Translator], dossier: DossierContents, request: Id
) -> CopyContents:
    """The copy for a request. `speaks` gives the translator of a language.

    GateRefused where a text or file changed since something was covered in it: the coach has to look again. An item
    that is left out, or gone since, needs no bars.
    """
    whole = for_copy(dossier, request)
    marks: dict[Id, list[Redaction]] = defaultdict(list)
    for each in dossier.of(Redaction):
        if each.request == request:
            marks[Id(each.item)].append(each)
    seen = {identity: found for identity in marks if (found := whole.lookup(identity)) is not None}
    _require_as_marked(whole, {identity: marks[identity] for identity in seen})
    if not seen:
        return CopyContents(whole, {})
    return _Redacting(rows, speaks, whole, {each: marks[each] for each in seen}).copy()


def bar(cause: OmissionCause, translator: Translator) -> str:
    """What stands in the place of a passage: the bar, and why in a few words."""
    return f"{BAR} [{translator.text(f'redaction.bar.{cause.value}')}]"


def is_as_marked(record: Record, mark: Redaction) -> bool:
    """Whether the text or file still is what the coach looked at."""
    if not mark.field:
        return isinstance(record, Attachment) and record.sha256 == mark.marked
    return mark_of(readable(column(type(record), mark.field), getattr(record, mark.field))) == mark.marked


def _require_as_marked(contents: DossierContents, marks: Mapping[Id, Iterable[Redaction]]) -> None:
    found = ((contents.lookup(identity), own) for identity, own in marks.items())
    moved = (each for each, own in found if each is not None and not all(is_as_marked(each, mark) for mark in own))
    require(as_marked_gate(contents.name(each) for each in moved))


class _Redacting:
    """Makes one copy."""

    def __init__(
        self,
        rows: Rows,
        speaks: Callable[[Language], Translator],
        contents: DossierContents,
        marks: Mapping[Id, list[Redaction]],
    ) -> None:
        self._rows, self._speaks, self._before, self._marks = rows, speaks, contents, marks
        self._translator = speaks(contents.client.language)
        self._changed: dict[Id, Record] = {}
        self._files: dict[Id, bytes] = {}
        self._words: dict[str, str] = {}
        """What was covered, and the bar that stands there."""

    def copy(self) -> CopyContents:
        """The copy, made in order: texts, versions with their bytes and PDFs, files, hashes."""
        for identity in self._marks:
            self._cover_texts(identity)
        for version in self._before.of(Version):
            if version.frozen and self._is_touched(version):
                self._freeze_again(version)
        for identity in self._marks:
            self._cover_file(identity)
        contents = self._before.replaced(self._changed)
        replaced = (self._before.lookup(each) for each in self._changed)
        hashes = {value for each in replaced if isinstance(each, Version | Attachment) for value in _hashes(each)}
        return CopyContents(_without(contents, hashes), self._files, tuple(self._words))

    def _cover_texts(self, identity: Id) -> None:
        record = self._before.lookup(identity)
        passages: dict[str, list[Redaction]] = defaultdict(list)
        for each in self._marks[identity]:
            if each.field:
                passages[each.field].append(each)
        if record is None or not passages:
            return
        values: dict[str, object] = {}
        for name, found in passages.items():
            field, value = column(type(record), name), getattr(record, name)
            text = readable(field, value)
            covers = []
            for each in found:
                covers.append(Cover(each.start, each.end, bar(each.cause, self._translator)))
                self._words[text[each.start : each.end]] = covers[-1].words
            values[name] = covered(field, value, covers)
        self._changed[identity] = replace(record, **values)  # type: ignore[arg-type] # texts of written fields

    def _is_touched(self, version: Version) -> bool:
        """Whether something is covered in its text, or in what its document says of itself."""
        document = self._before.lookup(version.document)
        trajectory = document.trajectory if isinstance(document, Document) else Id("")
        return any(each in self._changed for each in (version.id, version.document, trajectory))

    def _freeze_again(self, version: Version) -> None:
        """The bytes of a version that was shared say the same as its text; a final one is printed from them anew."""
        now = self._now(version)
        frozen = FrozenVersion.read(version.frozen)
        source = now.source if frozen.source == version.source else self._cover_words(Version, "source", frozen.source)
        lines = {
            name: self._cover_words(Document, "title", getattr(frozen, name))
            for name in ("title", "trajectory", "principal", "confidentiality", "purpose", "validity")
        }
        frozen = replace(frozen, source=source, **lines)  # type: ignore[arg-type] # all of them texts
        now = replace(now, frozen=frozen.canonical_bytes(), content_sha256=frozen.content_sha256())
        printed = self._before.lookup(version.pdf)
        if isinstance(printed, Attachment):
            pdf = render_report(frozen, self._speaks(frozen.language), draft=False)
            self._send(printed, pdf)
            now = replace(now, pdf_sha256=sha256(pdf).hexdigest())
        self._changed[version.id] = now

    def _cover_words(self, noun: type[Record], name: str, value: str) -> str:
        """A text in which the covered words are looked for, since they were marked in another."""
        field = column(noun, name)
        text = readable(field, value)
        covers = [
            Cover(*found.span(), words)
            for said, words in self._words.items()
            for found in words_pattern(said, whole=False, case=True).finditer(text)
        ]
        return covered(field, value, covers) if covers else value

    def _cover_file(self, identity: Id) -> None:
        attachment = self._before.lookup(identity)
        boxes = tuple(
            Box(each.page, each.left, each.top, each.width, each.height)
            for each in self._marks[identity]
            if not each.field
        )
        if not boxes or not isinstance(attachment, Attachment):
            return
        if attachment.size > LARGEST:
            raise CoachkluisError("masking.too_large")
        data = b"".join(self._rows.chunks(identity))
        masked = redact_pdf(data, boxes) if file_kind(data) is FileKind.PDF else mask_picture(data, Masking(boxes))
        self._send(attachment, masked)

    def _send(self, attachment: Attachment, data: bytes) -> None:
        self._files[attachment.id] = data
        now = self._now(attachment)
        self._changed[attachment.id] = replace(now, size=len(data), sha256=sha256(data).hexdigest())

    def _now(self, record: R) -> R:
        return cast(R, self._changed.get(record.id, record))


def _hashes(record: Record) -> Iterable[str]:
    """The hashes by which what was covered could be tried out."""
    for each in columns(type(record)):
        if each.declaration.shape is Shape.DIGEST and (value := getattr(record, each.name)):
            yield value


def _without(contents: DossierContents, hashes: set[str]) -> DossierContents:
    """The same without these hashes, wherever they are repeated: in the record of a disclosure, for instance."""
    blank: dict[Id, Record] = {}
    for record in contents.everything():
        values = {
            each.name: ""
            for each in columns(type(record))
            if each.declaration.shape is Shape.DIGEST and getattr(record, each.name) in hashes
        }
        if values:
            blank[record.id] = replace(record, **values)  # type: ignore[arg-type] # hashes are texts
    return contents.replaced(blank)
