from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from app.domain.client import Client, Gender
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action, ImportPlan
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled, Silent
from app.kernel.translator import Language
from app.packages.workbook import UnreadableWorkbook
from app.usecases.import_clients import LARGEST, ImportRefused, plan_import, read_import, run_import
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.kept_items import make_anew
from app.vault.vault import Vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.fakes import CountedProgress

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "import"
TODAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


def plan_of(source: Path, vault: Vault, parts: Parts) -> ImportPlan:
    file = read_import(source, [parts.translator(each) for each in Language])
    return plan_import(vault.reader(), file, TODAY)


def ledger(vault: Vault) -> list[tuple[str, str]]:
    return [
        (act, noun) for act, noun in vault.reader().connection.execute("SELECT act, noun FROM ledger ORDER BY sequence")
    ]


def test_everyone_is_added_in_one_act_in_the_order_of_the_file(vault: Vault, parts: Parts) -> None:
    before = ledger(vault)
    added = run_import(vault, plan_of(SAMPLES / "excel_nl.csv", vault, parts), NOW)
    assert [client.name for client in added] == ["Anna van den Berg", "Joël Özdemir", "Noor de Wit-Mulder"]
    assert set(vault.reader().find(Client)) == set(added)
    assert added[0].birth_date == date(1980, 12, 31)
    assert (added[2].gender, added[0].language) == (Gender.OTHER, Language.DUTCH)
    assert ledger(vault)[len(before) :] == [*[("import_clients", "client")] * 3, ("import_clients", "setting")]
    assert [hit.record for hit in vault.reader().search("ozdemir")] == [added[1].id]


def test_importing_a_file_again_adds_nobody(vault: Vault, parts: Parts) -> None:
    for name, most in (("excel_nl.csv", 3), ("full_names.csv", 3), ("telephone_3.vcf", 2), ("rfc6350_4.vcf", 2)):
        run_import(vault, plan_of(SAMPLES / name, vault, parts), NOW)
        before = vault.reader().count(Client)
        again = plan_of(SAMPLES / name, vault, parts)
        assert [line.action for line in again.lines] == [Action.ALREADY] * most
        assert run_import(vault, again, NOW) == ()
        assert vault.reader().count(Client) == before


def test_one_wrong_line_keeps_everyone_out(vault: Vault, parts: Parts) -> None:
    before = ledger(vault)
    plan = plan_of(SAMPLES / "wrong.csv", vault, parts)
    with pytest.raises(ImportRefused) as caught:
        run_import(vault, plan, NOW)
    assert caught.value.exit_code == 2
    assert caught.value.plan.count(Action.REFUSED) == 4
    assert vault.reader().count(Client) == 0
    assert ledger(vault) == before


def test_a_plan_is_checked_again_before_anyone_is_added(vault: Vault, parts: Parts) -> None:
    plan = plan_of(SAMPLES / "excel_nl.csv", vault, parts)
    vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg", "email": "anna@post.example"})
    with pytest.raises(CoachkluisError) as caught:
        run_import(vault, plan, NOW)
    assert caught.value.code == "import.changed"
    assert vault.reader().count(Client) == 1


class SavesMeanwhile:
    """Progress during which someone at the keyboard saves a client, once."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.saved = False

    def report(self, done: int, total: int) -> None:
        """Half way through what is made ready."""
        if done and not self.saved:
            self.saved = True
            self.vault.now(add_item, Client, {"surname": "Tussendoor"})


def test_saving_goes_on_while_an_import_is_made_ready(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    """The lane is free then: otherwise this would never end. What was saved is looked at before anyone is added."""
    source = tmp_path / "many.csv"
    source.write_text("Achternaam\n" + "".join(f"Berg{number}\n" for number in range(300)), encoding="ascii")
    meanwhile = SavesMeanwhile(vault)
    added = run_import(vault, plan_of(source, vault, parts), NOW, meanwhile)
    assert meanwhile.saved
    assert len(added) == 300
    assert {each.surname for each in vault.reader().find(Client)} == {"Tussendoor", *(each.surname for each in added)}
    assert verify(vault, Silent()).findings == ()


def test_what_retention_knows_of_them_is_what_it_would_make_anew(vault: Vault, parts: Parts) -> None:
    run_import(vault, plan_of(SAMPLES / "excel_nl.csv", vault, parts), NOW)
    kept = facts(vault)
    assert len([row for row in kept if "client" in row]) == 3
    vault.now(made_anew)
    assert facts(vault) == kept


def made_anew(work: Work) -> None:
    make_anew(work.connection)


def facts(vault: Vault) -> list[tuple[object, ...]]:
    return list(vault.reader().connection.execute("SELECT * FROM kept_item ORDER BY record"))


def test_a_cancelled_import_leaves_nothing_behind(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    source = tmp_path / "many.csv"
    source.write_text("Achternaam\n" + "".join(f"Berg{number}\n" for number in range(1000)), encoding="ascii")
    plan = plan_of(source, vault, parts)
    with pytest.raises(Cancelled):
        run_import(vault, plan, NOW, CountedProgress(cancel_at=2))
    assert vault.reader().count(Client) == 0
    progress = CountedProgress()
    assert len(run_import(vault, plan, NOW, progress)) == 1000
    assert progress.reports[-1] == (1000, 1000)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("list.ods", b"Achternaam\nBerg\n", "import.spreadsheet"),
        ("list.csv", b"PK\x03\x04", "workbook.broken"),
        ("list.csv", b"%PDF-1.7", "import.not_a_list"),
        ("list.xlsx", Random(7).randbytes(4096), "workbook.unreadable"),
        ("list.XLSX", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + Random(7).randbytes(4096), "workbook.unreadable"),
        (
            "list.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "workbook.protected",
        ),
        ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import.spreadsheet"),
        ("list.docx", b"PK\x03\x04", "import.unknown_kind"),
        ("list.vcf", b"Achternaam\nBerg\n", "import.not_vcard"),
        ("list.csv", b'[{"surname": "Berg"}]', "import.no_headings"),
        ("list.csv", b"", "import.empty"),
    ],
)
def test_a_file_that_is_something_else_is_refused(
    tmp_path: Path, parts: Parts, name: str, content: bytes, code: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    with pytest.raises((UnreadableImport, UnreadableWorkbook)) as caught:
        read_import(source, [parts.translator(Language.DUTCH)])
    assert (caught.value.code, caught.value.exit_code) == (code, 2)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, parts: Parts) -> None:
    source = tmp_path / "large.csv"
    with source.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableImport) as caught:
        read_import(source, [parts.translator(Language.DUTCH)])
    assert caught.value.code == "import.too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_never_opened(tmp_path: Path, parts: Parts) -> None:
    source = tmp_path / "pipe.csv"
    os.mkfifo(source)
    for path in (source, tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableImport):
            read_import(path, [parts.translator(Language.DUTCH)])


def test_a_vcard_is_known_by_its_beginning(tmp_path: Path, parts: Parts, vault: Vault) -> None:
    source = tmp_path / "cards.txt"
    source.write_bytes((SAMPLES / "telephone_3.vcf").read_bytes())
    assert len(plan_of(source, vault, parts).lines) == 2
