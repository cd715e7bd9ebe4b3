"""Every code that an import can give has its text in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import app.domain.imports
from app.domain.imports.duplicates import Duplicate
from app.domain.imports.entry import LINE, Extra
from app.domain.imports.plan import Action
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator

SOURCE = "".join(each.read_text(encoding="utf-8") for each in Path(app.domain.imports.__path__[0]).glob("*.py"))
FAULTS = set(re.findall(r'(?:fault=|Fault\(LINE, )"([\w.]+)"', SOURCE))
NOTES = set(
    re.findall(r'(?:note=|Note\([^"\n]*"[\w.]+", |Note\(_LABELS\[name\], |Note\(Extra\.ADDRESS, )"(\w+)"', SOURCE)
)
ERRORS = set(re.findall(r'UnreadableImport\("(\w+)"', SOURCE)) | {"spreadsheet", "not_a_list"}
LIKENESSES = {
    f"{code}_{why}_{place}"
    for code in ("already", "similar")
    for why in ("email", "phone", "birth", "name")
    for place in ("in_vault", "in_file")
}


def test_the_codes_were_found() -> None:
    assert {"import.two_digit_year", "import.cut_off", "not_a_date"} <= FAULTS
    assert {"phone_without_zero", "more_than_one", "address_twice", "day_first"} <= NOTES
    assert {"no_surname", "encoding"} <= ERRORS


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_its_text(language: Language) -> None:
    translator = load_translator(language, resources())
    keys = {
        *(f"fault.{code}" for code in FAULTS),
        *(f"import.note.{code}" for code in NOTES | LIKENESSES),
        *(
            f"error.import.{code}"
            for code in ERRORS | {"refused", "changed", "unreadable", "too_large", "unknown_kind"}
        ),
        *(f"import.action.{action.value}" for action in Action),
        *(extra.value for extra in Extra),
        *(f"import.duplicate.{each.value}" for each in Duplicate),
        LINE,
    }
    assert [key for key in sorted(keys) if not translator.has(key)] == []
