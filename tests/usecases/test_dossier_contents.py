"""Nothing that is declared is left out: of the overview, of the machine-readable copy, of the export."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.documents.overview import Overview
from app.documents.printed import render_overview
from app.domain.category import Sensitivity
from app.domain.client import Client
from app.domain.declare import Column, Record, Shape, asked, columns
from app.domain.nouns import DOSSIER_NOUNS, NOUNS
from app.domain.organisation import Organisation
from app.domain.prose_source import read_source
from app.domain.training import Training
from app.domain.worded_value import worded_value
from app.kernel.progress import Silent
from app.kernel.translator import Language, Translator
from app.packages.csv_cells import bare
from app.usecases.current_policy import policy_on
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.usecases.dossier_json import dossier_json
from app.usecases.dossier_overview import dossier_overview
from app.usecases.export_vault import export_vault
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.plain_records import plain_value
from app.vault.vault import Vault
from tests.usecases.marked import keep_marked


@pytest.fixture
def marked(vault: Vault) -> DossierContents:
    """The dossier with a mark in every field."""
    vault.now(keep_marked)
    (client,) = vault.reader().find(Client)
    return dossier_contents(vault.reader(), client.id)


def overview_of(vault: Vault, parts: Parts, marked: DossierContents, translator: Translator) -> Overview:
    reader = vault.reader()
    today = parts.clock.now().date()
    kept = kept_until(reader, parts, marked.client.id)
    return dossier_overview(marked, kept, policy_on(reader, today), translator, today)


def shown_fields(marked: DossierContents) -> Iterator[tuple[Record, Column]]:
    """Every field of every item that a form asks for."""
    for noun in DOSSIER_NOUNS:
        (record,) = marked.of(noun)
        for each in asked(noun):
            if each.name != "client":
                yield record, each


@pytest.mark.parametrize("language", Language)
def test_x7_the_overview_holds_every_declared_field(
    vault: Vault, parts: Parts, marked: DossierContents, language: Language
) -> None:
    translator = parts.translator(language)
    overview = overview_of(vault, parts, marked, translator)
    pairs = {(pair.label, pair.value) for section in overview.sections for e in section.entries for pair in e.pairs}
    texts = {entry.blocks for section in overview.sections for entry in section.entries}
    for record, each in shown_fields(marked):
        value = getattr(record, each.name)
        if each.declaration.shape is Shape.PROSE:
            assert read_source(value) in texts, each.label
            continue
        if each.declaration.shape is Shape.REFERENCE:
            words = marked.named(value, translator)
        else:
            words = worded_value(each, value, translator)
        assert words, each.label
        assert (translator.text(each.label), words) in pairs, each.label


def test_the_printed_overview_holds_every_mark(
    vault: Vault, parts: Parts, marked: DossierContents, dutch: Translator
) -> None:
    pdf = render_overview(overview_of(vault, parts, marked, dutch), dutch)
    printed = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    for record, each in shown_fields(marked):
        if each.declaration.shape is Shape.REFERENCE:
            words = marked.named(getattr(record, each.name), dutch)
        else:
            words = worded_value(each, getattr(record, each.name), dutch)
        assert "".join(words.split()) in printed, each.label
    assert "[" not in printed


def test_l15_the_machine_readable_copy_holds_every_field(
    vault: Vault, parts: Parts, marked: DossierContents, dutch: Translator
) -> None:
    kept = kept_until(vault.reader(), parts, marked.client.id)
    copy = json.loads(dossier_json(marked, kept, {}, dutch, parts.clock.now().date()))
    for noun in DOSSIER_NOUNS:
        (record,) = marked.of(noun)
        (row,) = copy["items"][noun.noun.name]
        for each in columns(noun):
            secret = each.declaration.inside and each.declaration.sensitivity is Sensitivity.NONE
            if secret and each.name not in ("id", "made", "changed"):
                assert each.name not in row, each.label
            else:
                assert row[each.name] == plain_value(getattr(record, each.name)), each.label
    assert {each["noun"] for each in copy["kept"]} == {noun.noun.name for noun in DOSSIER_NOUNS}
    assert all(each["because"] for each in copy["kept"])


def test_l2_a_copy_names_the_organisations_and_tells_nothing_else_of_them(
    vault: Vault, parts: Parts, marked: DossierContents, dutch: Translator
) -> None:
    (employer,) = [each for each in marked.others if isinstance(each, Organisation)]
    (training,) = [each for each in marked.others if isinstance(each, Training)]
    copy = dossier_json(marked, (), {}, dutch, parts.clock.now().date()).decode()
    others = json.loads(copy)["others"]
    assert {"id": employer.id, "noun": "organisation", "name": employer.name} in others
    assert {"id": training.id, "noun": "training", "name": f"Training {training.title}"} in others
    assert all(set(each) == {"id", "noun", "name"} for each in others)
    assert employer.phone not in copy
    assert training.about not in copy


def test_x8_the_export_holds_every_field_of_every_noun(
    vault: Vault, parts: Parts, marked: DossierContents, dutch: Translator, tmp_path: Path
) -> None:
    export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    data = tmp_path / "out" / "data"
    for noun in NOUNS:
        (record,) = vault.reader().find(noun)
        (row,) = json.loads((data / f"{noun.noun.name}.json").read_bytes())
        with (data / f"{noun.noun.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            (cells,) = csv.DictReader(file, delimiter=";")
        for each in asked(noun):
            value = plain_value(getattr(record, each.name))
            assert row[each.name] == value, each.label
            plain = str(value).lower() if isinstance(value, bool) else str(value)
            assert bare(cells[each.name]) == ("" if value is None else plain), each.label
