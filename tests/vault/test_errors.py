"""Every error of the vault has a text in both languages, with the same placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from app.kernel.resources import resources
from app.vault.errors import VaultError

VAULT = Path(__file__).parents[2] / "app" / "vault"
RAISED = re.compile(r"\b[A-Z]\w+\(\s*\"(vault\.[a-z_]+)\"")


def kinds(error: type[VaultError]) -> Iterator[type[VaultError]]:
    yield error
    for kind in error.__subclasses__():
        yield from kinds(kind)


def codes() -> set[str]:
    raised = {code for path in VAULT.rglob("*.py") for code in RAISED.findall(path.read_text("utf-8"))}
    return raised | {kind.default_code for kind in kinds(VaultError)}


def texts(language: str) -> dict[str, str]:
    with (resources() / "locale" / language / "vault.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_codes_are_found_in_the_source() -> None:
    assert {"vault.wrong_passphrase", "vault.recovery_key_group", "vault.header_forged"} <= codes()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_error_has_its_text(language: str) -> None:
    written = texts(language)
    assert {code for code in codes() if not written.get(f"error.{code}")} == set()


def test_both_languages_say_the_same_things() -> None:
    english, dutch = texts("en"), texts("nl")
    assert english.keys() == dutch.keys()
    assert {key: placeholders(text) for key, text in english.items()} == {
        key: placeholders(text) for key, text in dutch.items()
    }


def test_the_seven_ways_in_which_a_vault_stays_closed_are_seven_messages() -> None:
    seven = (
        "wrong_passphrase",
        "header_damaged",
        "database_damaged",
        "foreign_database",
        "newer_vault",
        "in_use",
        "read_only",
    )
    for language in ("en", "nl"):
        assert len({texts(language)[f"error.vault.{code}"] for code in seven}) == 7
