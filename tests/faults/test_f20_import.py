"""F20, F21 for lists and contact cards: broken files are refused with line and reason, all or nothing.

How often: every sample is cut off at 40 places and changed in 40 places, chosen by a printed seed.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action, ImportPlan
from app.kernel.translator import Language
from app.usecases.import_clients import ImportRefused, plan_import, read_import, run_import
from app.usecases.parts import Parts
from app.vault.vault import Vault
from tests.fakes import SetClock

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"
NAMES = ("excel_nl.csv", "excel_unicode.txt", "full_names.csv", "telephone_3.vcf", "rfc6350_4.vcf", "outlook_21.vcf")
TIMES = 40


def broken(content: bytes, chance: random.Random) -> list[bytes]:
    """Copies of a file: cut off, or with a byte changed."""
    cut = [content[: chance.randrange(len(content))] for _ in range(TIMES)]
    changed = []
    for _ in range(TIMES):
        place = chance.randrange(len(content))
        changed.append(content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :])
    return cut + changed


@pytest.mark.parametrize("name", NAMES)
def test_f20_a_broken_file_comes_in_whole_or_not_at_all(
    name: str, vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    translators = [parts.translator(each) for each in Language]
    source = tmp_path / name
    refused = 0
    for content in broken((SAMPLES / name).read_bytes(), random.Random(seed)):
        source.write_bytes(content)
        before = vault.reader().count(Client)
        try:
            file = read_import(source, translators)
            plan = plan_import(vault.reader(), file, clock.now().date())
            added = run_import(vault, plan, clock.now())
        except (UnreadableImport, ImportRefused):
            refused += 1
            assert vault.reader().count(Client) == before
            continue
        assert vault.reader().count(Client) == before + len(added) == before + plan.count(Action.ADD)
    assert refused > 0


def planned(number: str, vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path) -> ImportPlan:
    source = tmp_path / "list.csv"
    source.write_text(f"Achternaam;Mobiel\nBerg;{number}\n", encoding="cp1252")
    file = read_import(source, [parts.translator(Language.DUTCH)])
    return plan_import(vault.reader(), file, clock.now().date())


@pytest.mark.parametrize("cell", ["{}", '"{}"', '="{}"', '"=""{}"""', "'{}"])
@pytest.mark.parametrize("number", ["+31612345678", "0612345678", "06-12 34 56 78", "(0570) 612345"])
def test_f21_a_telephone_number_comes_in_unspoiled(
    number: str, cell: str, vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    plan = planned(cell.format(number), vault, parts, clock, tmp_path)
    (client,) = run_import(vault, plan, clock.now())
    assert client.mobile == number


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", "6,12346E+08", "612345678,0", "+A1"])
def test_f21_what_is_no_telephone_number_any_more_is_refused(
    cell: str, vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    (line,) = planned(cell, vault, parts, clock, tmp_path).lines
    assert line.action is Action.REFUSED
    assert [fault.label for fault in line.faults] == ["client.mobile"]
