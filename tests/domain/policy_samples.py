"""What tests of policy, terms and retention start from: the files that come with the program, read for real."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.domain.holidays import Holidays, read_holidays
from app.domain.policy import Policy
from app.domain.policy_json import policy_from_toml
from app.domain.statute import Statute, read_statute
from app.kernel.resources import resources
from app.kernel.translator import Language, Translator

AREAS = ("policy", "retention")


def read(*parts: str) -> str:
    """A file that comes with the program."""
    return resources().joinpath(*parts).read_text(encoding="utf-8")


@cache
def holidays() -> Holidays:
    """The calendar that comes with the program."""
    return read_holidays(read("statute", "holidays.toml"))


@cache
def statute() -> Statute:
    """The figures that come with the program."""
    return read_statute(read("statute", "figures.toml"))


def policy_names() -> list[str]:
    """The names of the starting policies, from their files."""
    return sorted(path.stem for path in Path(resources() / "policies").glob("*.toml"))


@cache
def starting_policy(name: str) -> Policy:
    """A starting policy."""
    return policy_from_toml(read("policies", f"{name}.toml"), read("policies", "register", f"{name}.toml"))


@cache
def keys(language: Language) -> frozenset[str]:
    """Every key of the areas that belong to policy and retention."""
    found: set[str] = set()
    for area in AREAS:
        with io.BytesIO(read("locale", language.value, f"{area}.po").encode()) as file:
            for message in read_po(file):
                found.add(message.id if isinstance(message.id, str) else message.id[0])
    return frozenset(found - {""})


@cache
def translator(language: Language) -> Translator:
    """A translator with the texts of policy and retention, compiled here: no setup is needed before a test."""
    merged = None
    for area in AREAS:
        with io.BytesIO(read("locale", language.value, f"{area}.po").encode()) as file:
            catalogue = read_po(file, locale=language.value)
        if merged is None:
            merged = catalogue
        else:
            for message in catalogue:
                if message.id:
                    merged[message.id] = message
    assert merged is not None
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
