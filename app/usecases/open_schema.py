"""The schemas of the two files for computers in a copy, made of the declarations that the files are made of (row L5).

JSON Schema, draft 2020-12. Whoever receives a file can hold it against its schema without this program.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from app.domain.category import Category, Source
from app.domain.declare import Column, Record, Shape
from app.domain.nouns import DOSSIER_NOUNS
from app.kernel.translator import Language
from app.usecases import dossier_json, portable
from app.usecases.dossier_json import json_bytes
from app.usecases.plain_records import Json, carried

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STRING: Json = {"type": "string"}
_DAY: Json = {"type": "string", "format": "date"}
_DIGEST: Json = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}


_BY_TYPE: dict[type, Json] = {
    str: _STRING,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: _DAY,
    datetime: {"type": "string", "format": "date-time"},
}


def dossier_schema() -> bytes:
    """The schema of the copy of a dossier."""
    items = {each.noun.name: _array(_record(each, carried(each), whole=True)) for each in DOSSIER_NOUNS}
    return _schema(
        dossier_json.FORMAT,
        dossier_json.VERSION,
        {
            "language": {"enum": [each.value for each in Language]},
            "practice": {"type": "object"},
            "client": _STRING,
            "items": _object(items),
            "others": _array(_object({"id": _STRING, "noun": _STRING, "name": _STRING})),
            "files": {"type": "object", "additionalProperties": _STRING},
            "kept": _array(_object(_kept())),
            "fields": {"type": "object", "additionalProperties": _array({"type": "object"})},
        },
    )


def portable_schema() -> bytes:
    """The schema of the file with what the client provided."""
    items: dict[str, Json] = {}
    for noun in DOSSIER_NOUNS:
        fields = [each for each in carried(noun) if _may_be_provided(noun, each)]
        ground: dict[str, Json] = {"ground": {"enum": ["consent", "contract"]}}
        made = _record(noun, tuple(fields), whole=False, more=ground)
        items[noun.noun.name] = _array(made)
    return _schema(
        portable.FORMAT,
        portable.VERSION,
        {
            "controller": _STRING,
            "client": _STRING,
            "items": _object(items, required=[]),
            "files": {"type": "object", "additionalProperties": _STRING},
            "left_out": _array(
                _object(
                    {
                        "noun": _STRING,
                        "id": _STRING,
                        "reason": {"enum": ["legal_duty", "no_consent_or_contract"]},
                    }
                )
            ),
        },
    )


def _may_be_provided(noun: type[Record], column: Column) -> bool:
    """Of a file that the client gave everything is carried along; of another item what the client said."""
    return noun.noun.name == "attachment" or column.name == "id" or column.declaration.source is Source.CLIENT


def _schema(name: str, version: int, more: dict[str, Json]) -> bytes:
    about: dict[str, Json] = {"format": {"const": name}, "version": {"const": version}, "made_on": _DAY}
    return json_bytes({"$schema": DRAFT, "title": f"{name}, version {version}", **_object({**about, **more})})


def _record(
    noun: type[Record], fields: tuple[Column, ...], *, whole: bool, more: dict[str, Json] | None = None
) -> dict[str, Json]:
    """An item. `whole`: with every field; else with those that hold something."""
    properties: dict[str, Json] = {each.name: _value(each) for each in fields}
    required: list[Json] = [each.name for each in fields] if whole else ["id"]
    return {"title": noun.noun.name, **_object({**properties, **(more or {})}, required=[*required, *(more or {})])}


def _value(column: Column) -> Json:
    plain = _plain(column)
    return {"anyOf": [plain, {"type": "null"}]} if column.optional or _leads_on(column) else plain


def _leads_on(column: Column) -> bool:
    """A reference that leads nowhere is null."""
    return column.declaration.shape is Shape.REFERENCE


def _plain(column: Column) -> Json:
    if issubclass(column.python, StrEnum):
        return {"enum": [str(each.value) for each in column.python]}
    return _DIGEST if column.declaration.shape is Shape.DIGEST else _BY_TYPE[column.python]


def _kept() -> dict[str, Json]:
    return {
        "noun": _STRING,
        "id": _STRING,
        "category": {"enum": [each.value for each in Category]},
        "sensitivity": _STRING,
        "state": _STRING,
        "until": {"anyOf": [_DAY, {"type": "null"}]},
        "action": {"anyOf": [_STRING, {"type": "null"}]},
        "because": _STRING,
    }


def _object(properties: dict[str, Json], required: list[Json] | None = None) -> dict[str, Json]:
    """An object with these properties and no others, all of them there unless told which."""
    names: list[Json] = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


def _array(items: Json) -> Json:
    return {"type": "array", "items": items}
