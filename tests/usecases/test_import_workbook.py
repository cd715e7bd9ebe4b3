"""Clients out of workbooks, as coaches have them: titles above, dates as numbers, two sheets, names of everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.imports.entry import Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action, ImportPlan
from app.kernel.translator import Language
from app.usecases.import_clients import headings, plan_import, read_import, read_source, run_import, source_of
from app.usecases.parts import Parts
from app.vault.vault import Vault
from tests.packages.workbooks import Rows, workbook

TODAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
HEADS = ["Voornaam", "Achternaam", "Geboortedatum", "Mobiel"]


def planned(vault: Vault, parts: Parts, tmp_path: Path, *sheets: tuple[str, Rows]) -> ImportPlan:
    source = tmp_path / "lijst.xlsx"
    source.write_bytes(workbook(*sheets))
    file = read_import(source, [parts.translator(each) for each in Language])
    assert file.kind is Kind.WORKBOOK
    return plan_import(vault.reader(), file, TODAY)


def test_a_list_below_its_title_is_read_and_imported(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    rows: Rows = [
        ["Mijn cliënten 2026"],
        [],
        HEADS,
        ["Anna", "van den Berg", date(1980, 12, 31), "06-12345678"],
        ["דָּוִד", "🦋 Özdemir", None, 612345678],
    ]
    plan = planned(vault, parts, tmp_path, ("Blad1", rows))
    assert [(line.number, line.action) for line in plan.lines] == [(4, Action.ADD), (5, Action.ADD)]
    assert [note.code for note in plan.lines[1].notes] == ["phone_without_zero"]
    anna, david = run_import(vault, plan, NOW)
    assert (anna.infix, anna.birth_date) == ("van den", date(1980, 12, 31))
    assert david.name == "דָּוִד 🦋 Özdemir"


def test_what_excel_spoiled_is_refused_at_its_field(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    plan = planned(
        vault, parts, tmp_path,
        ("Blad1", [HEADS, ["A", "Berg", 29586], ["B", "#N/B"], ["C", "x" * 300], ["", "", "", "1"]]),
    )  # fmt: skip
    assert [[fault.code for fault in line.faults] for line in plan.lines] == [
        ["import.date_as_number"],
        ["import.formula_error"],
        ["too_long"],
        ["required", "not_a_phone"],
    ]


def test_the_likeliest_sheet_is_taken_and_another_can_be(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    sheets = (("Uitleg", [["Lees mij"], ["Zet hieronder"]]), ("Cliënten", [HEADS, ["Anna", "Berg", "", ""]]))
    assert [line.name for line in planned(vault, parts, tmp_path, *sheets).lines] == ["Anna Berg"]
    known = headings([parts.translator(Language.DUTCH)])
    source = source_of(workbook(*sheets), known)
    assert [each.name for each in source.sheets] == ["Uitleg", "Cliënten"]
    other = source.sheet("Uitleg")
    with pytest.raises(UnreadableImport) as caught:
        source.clients(other, known.match(other.table.headings))
    assert caught.value.code == "import.no_headings"
    with pytest.raises(UnreadableImport) as caught:
        source.sheet("Blad9")
    assert caught.value.code == "import.no_such_sheet"


@pytest.mark.parametrize(
    ("rows", "code"), [([], "import.empty"), ([HEADS], "import.no_rows"), ([["a"], ["b"]], "import.no_headings")]
)
def test_a_sheet_without_clients_says_so(rows: Rows, code: str, vault: Vault, parts: Parts, tmp_path: Path) -> None:
    with pytest.raises(UnreadableImport) as caught:
        planned(vault, parts, tmp_path, ("Blad1", rows))
    assert caught.value.code == code


def test_a_workbook_is_known_by_its_beginning(parts: Parts, tmp_path: Path) -> None:
    source = tmp_path / "lijst.csv"
    source.write_bytes(workbook(("Blad1", [HEADS, ["Anna", "Berg", "", ""]])))
    assert read_source(source, headings([parts.translator(Language.DUTCH)])).kind is Kind.WORKBOOK
