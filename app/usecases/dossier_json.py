"""The machine-readable copy of a dossier (GDPR art. 15(3), 20(1); docs/export-format.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.reason import worded
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.dossier_contents import DossierContents
from app.usecases.kept_until import KeptItem
from app.usecases.plain_records import Json, described, plain_record

FORMAT, VERSION = "coachkluis-dossier", 1


def dossier_json(
    contents: DossierContents,
    kept: Sequence[KeptItem],
    files: Mapping[Id, str],
    translator: Translator,
    day: date,
) -> bytes:
    """A whole dossier as JSON in UTF-8, described by itself.

    `files` gives the name under which each attachment lies beside this file; `translator` speaks the client's language.
    """
    return json_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_on": day.isoformat(),
            "language": translator.language.value,
            "practice": plain_record(contents.practice),
            "client": contents.client.id,
            "items": {
                noun.noun.name: [plain_record(each) for each in records] for noun, records in contents.items.items()
            },
            "others": [
                {"id": each.id, "noun": each.noun.name, "name": worded(contents.name(each), translator)}
                for each in contents.others
            ],
            "files": {str(identity): name for identity, name in files.items()},
            "kept": [_kept(each, translator) for each in kept],
            "fields": {noun.noun.name: described(noun) for noun in contents.items},
        }
    )


def json_bytes(value: Json) -> bytes:
    """A value as JSON in UTF-8, laid out for people; half a surrogate pair, which UTF-8 cannot say, as an escape."""
    try:
        return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(value, indent=2) + "\n").encode()


def _kept(item: KeptItem, translator: Translator) -> Json:
    until, rule = item.kept.until, item.kept.rule
    return {
        "noun": item.noun,
        "id": item.id,
        "category": item.category.value,
        "sensitivity": item.category.sensitivity.value,
        "state": item.kept.state.value,
        "until": until.isoformat() if until else None,
        "action": rule.action.value if rule else None,
        "because": item.sentence(translator),
    }
