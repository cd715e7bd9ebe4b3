"""Every text that the program can ask for is there, in both languages, with the same named places."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

APP = Path(__file__).parents[1] / "app"
LOCALES = Path(__file__).parents[1] / "resources" / "locale"
ERRORS = {"CoachkluisError", "PackageError", "GateRefused", "VaultError"}


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for file in sorted((LOCALES / language).glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    text = message.string
                    texts[key] = (text,) if isinstance(text, str) else tuple(text or ())
    return texts


DUTCH, ENGLISH = catalogue("nl"), catalogue("en")


def asked_for() -> Iterator[tuple[str, str]]:
    """Every key that stands in the code as it is, and where."""
    for file in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                key = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
                name = _name(node.func)
                where = f"{file.relative_to(APP)}:{node.lineno}"
                if name == "Fault" and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                    yield f"fault.{node.args[1].value!s}", where
                if not key:
                    continue
                if name in ("text", "count", "reason", "Label") and "." in key:
                    yield key, where
                elif name in ERRORS:
                    yield f"error.{key}", where


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_the_search_for_keys_finds_some() -> None:
    found = {key for key, _ in asked_for()}
    assert {"gate.disclose.no_consent", "error.practice_exists", "fault.fixed"} <= found


def test_every_key_in_the_code_has_a_text() -> None:
    missing = sorted({f"{key} ({where})" for key, where in asked_for() if key not in DUTCH or key not in ENGLISH})
    assert missing == []


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(set(DUTCH) ^ set(ENGLISH)) == []


def places(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_name_the_same_places() -> None:
    both = sorted(set(DUTCH) & set(ENGLISH))
    assert [key for key in both if places(DUTCH[key]) != places(ENGLISH[key])] == []


def test_no_text_is_empty_or_shouts() -> None:
    texts = [text for language in (DUTCH, ENGLISH) for each in language.values() for text in each]
    assert all(text.strip() for text in texts)
    assert [text for text in texts if "!!" in text] == []
