"""The manifest: the first thing inside the encryption, which says what else is there and where."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.kernel.ids import Id
from app.kernel.translator import Language
from app.packages.contents import PackageConsent, PackageContents, PackageDocument, PackageQuestion, PackageUse
from app.packages.errors import PackageDamaged
from app.packages.json_fields import JsonObject, parse_object
from app.packages.prose_json import Json, blocks_from_json, prose_json
from app.packages.safe_names import safe_name

LENGTH_PREFIX = 8
"""Bytes before the manifest that hold its length, big-endian."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Where one file lies in the stream: `offset` counts from the end of the manifest, in bytes."""

    name: str
    media_type: str
    size: int
    offset: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself to whoever has its passphrase."""

    package_id: Id
    use: PackageUse
    language: Language
    practice: str
    introduction: str
    created: date
    documents: tuple[PackageDocument, ...]
    files: tuple[FileEntry, ...]
    answer_public_key: bytes
    consents: tuple[PackageConsent, ...]
    questions: tuple[PackageQuestion, ...]


def manifest_bytes(package_id: Id, contents: PackageContents, answer_public_key: bytes) -> bytes:
    """The manifest of new contents, its length before it."""
    text = json.dumps(
        _manifest_json(package_id, contents, answer_public_key), ensure_ascii=False, separators=(",", ":")
    )
    # A lone surrogate cannot be written as UTF-8; a replacement character can be read.
    encoded = text.encode(errors="replace")
    return len(encoded).to_bytes(LENGTH_PREFIX, "big") + encoded


def parse_manifest(text: bytes) -> Manifest:
    """The manifest that a package carries. Raises PackageDamaged where it is not one."""
    value = parse_object(text)
    try:
        return Manifest(
            package_id=Id(value.text("id")),
            use=PackageUse(value.text("use")),
            language=Language(value.text("language")),
            practice=value.text("practice"),
            introduction=value.text("introduction"),
            created=date.fromisoformat(value.text("created")),
            documents=tuple(map(_document, value.objects("documents"))),
            files=_files(value.objects("files")),
            answer_public_key=base64.b64decode(value.text("answer_public_key"), validate=True),
            consents=tuple(_consent(JsonObject(line)) for line in value.optional_values("consents")),
            questions=tuple(_question(JsonObject(line)) for line in value.optional_values("questions")),
        )
    except (ValueError, binascii.Error) as error:
        raise PackageDamaged from error


def _manifest_json(package_id: Id, contents: PackageContents, answer_public_key: bytes) -> Json:
    taken: list[str] = []

    def save_as(label: str) -> str:
        taken.append(safe_name(label, taken))
        return taken[-1]

    files: list[Json] = []
    offset = 0
    for file in contents.files:
        files.append(
            {
                "name": file.name,
                "save_as": save_as(file.name),
                "media_type": file.media_type,
                "size": file.size,
                "offset": offset,
                "sha256": file.sha256,
            }
        )
        offset += file.size
    documents: list[Json] = [
        {
            "title": document.title,
            "save_as": save_as(f"{document.title}.html"),
            "language": document.language.value,
            "version_id": document.version_id,
            "content_sha256": document.content_sha256,
            "blocks": prose_json(document.blocks),
        }
        for document in contents.documents
    ]
    return {
        "id": package_id,
        "use": contents.use.value,
        "language": contents.language.value,
        "practice": contents.practice,
        "introduction": contents.introduction,
        "created": contents.created.isoformat(),
        "documents": documents,
        "files": files,
        "answer_public_key": base64.b64encode(answer_public_key).decode(),
        "consents": [
            {
                "id": line.id,
                "title": line.title,
                "text": line.text,
                "text_sha256": line.text_sha256,
                "scope": line.scope,
                "given": line.given,
            }
            for line in contents.consents
        ],
        "questions": [
            {"id": question.id, "label": question.label, "lines": question.lines, "required": question.required}
            for question in contents.questions
        ],
    }


def _document(value: JsonObject) -> PackageDocument:
    return PackageDocument(
        title=value.text("title"),
        language=Language(value.text("language")),
        blocks=blocks_from_json(value.values("blocks")),
        version_id=value.text("version_id"),
        content_sha256=value.text("content_sha256"),
    )


def _consent(value: JsonObject) -> PackageConsent:
    line = PackageConsent(
        id=value.text("id"),
        title=value.text("title"),
        text=value.text("text"),
        scope=value.text("scope"),
        given=value.flag("given"),
    )
    if line.text_sha256 != value.text("text_sha256"):
        raise PackageDamaged
    return line


def _question(value: JsonObject) -> PackageQuestion:
    return PackageQuestion(
        id=value.text("id"),
        label=value.text("label"),
        lines=value.number("lines"),
        required=value.flag("required"),
    )


def _files(values: Iterable[JsonObject]) -> tuple[FileEntry, ...]:
    """The entries, which must follow each other without gap or overlap."""
    entries = []
    offset = 0
    for value in values:
        entry = FileEntry(
            name=value.text("name"),
            media_type=value.text("media_type"),
            size=value.number("size"),
            offset=value.number("offset"),
            sha256=value.text("sha256"),
        )
        if entry.offset != offset:
            raise PackageDamaged
        offset += entry.size
        entries.append(entry)
    return tuple(entries)
