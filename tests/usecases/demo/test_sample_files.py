"""The sample files are what other programs write, and the import reads everyone back from them."""

from __future__ import annotations

from datetime import date

from app.domain.imports.plan import Action
from app.kernel.translator import Language
from app.usecases.demo.sample_files import csv_file, people, vcard_file
from app.usecases.import_clients import guessed, headings, plan_import, source_of
from app.usecases.parts import Parts
from app.vault.vault import Vault

TODAY = date(2026, 3, 3)


def test_everyone_comes_back_from_the_csv(parts: Parts, vault: Vault) -> None:
    drawn = people(TODAY)
    assert all(each.infix for each in drawn)
    content = csv_file(drawn)
    assert content.decode("cp1252").splitlines()[0].startswith("Voornaam;Tussenvoegsel;Achternaam;Geslacht")
    told = ("first_name", "infix", "surname", "gender", "birth_date", "street", "house_number", "postcode", "town")
    assert _read(parts, vault, content, told) == [[getattr(each, name) for name in told] for each in drawn]


def test_everyone_comes_back_from_the_cards_of_both_versions(parts: Parts, vault: Vault) -> None:
    drawn = people(TODAY)
    content = vcard_file(drawn)
    assert {b"VERSION:3.0", b"VERSION:4.0"} <= set(content.split(b"\r\n"))
    told = ("first_name", "infix", "surname", "birth_date", "postcode", "town", "email")
    assert _read(parts, vault, content, told) == [[getattr(each, name) for name in told] for each in drawn]


def test_a_birth_date_that_is_none_is_refused(parts: Parts, vault: Vault) -> None:
    content = csv_file(people(TODAY), birth_date_of_last="31-02-1984")
    known = headings([parts.translator(Language.DUTCH)])
    plan = plan_import(vault.reader(), guessed(source_of(content, known), known), TODAY)
    assert [each.action for each in plan.lines] == [*[Action.ADD] * 4, Action.REFUSED]


def _read(parts: Parts, vault: Vault, content: bytes, told: tuple[str, ...]) -> list[list[object]]:
    known = headings([parts.translator(Language.DUTCH)])
    plan = plan_import(vault.reader(), guessed(source_of(content, known), known), TODAY)
    assert plan.count(Action.REFUSED) == 0
    return [[each.values[name] for name in told] for each in plan.lines]
