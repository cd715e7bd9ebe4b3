"""Both languages have the same texts, with the same placeholders."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from app.kernel.translator import Language
from tests.documents.samples import LOCALE


def _texts(language: Language) -> dict[str, str]:
    with (LOCALE / language.value / "documents.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_both_languages_have_the_same_keys() -> None:
    assert _texts(Language.DUTCH).keys() == _texts(Language.ENGLISH).keys()


@pytest.mark.parametrize("key", _texts(Language.DUTCH))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    dutch, english = (re.findall(r"{\w*}", _texts(language)[key]) for language in Language)
    assert sorted(dutch) == sorted(english)
