"""Everything out in open formats: whole, private, safe to open, and nothing left of an export that was ended."""

from __future__ import annotations

import csv
import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.nouns import NOUNS
from app.kernel.progress import Cancelled, Silent
from app.kernel.translator import Translator
from app.packages.csv_cells import bare
from app.packages.errors import PackageTarget
from app.usecases.export_vault import export_vault
from app.usecases.identify_request import identify_request
from app.usecases.make_access_package import make_access_package
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault
from tests.fakes import CountedProgress
from tests.usecases import dossier

HOSTILE = ("../../cv.pdf", "CON", "C:\\x.pdf", "cv.pdf", "CV.PDF", "a\u202efdp.exe", "n" * 300)


def keep_files(vault: Vault, scratch: Path) -> None:
    """Two clients of one name, and files with hostile names in one of the dossiers."""
    client = dossier.client(vault, phone="+31 6 12345678", infix="van den")
    dossier.client(vault, "BERG", infix="van den", first_name="anna")
    dossier.session(vault, dossier.trajectory(vault, client, title="=1+1"), notes='@SUM(A1)\nen meer; "zo"')
    for number, name in enumerate(HOSTILE):
        (scratch / "file").write_bytes(f"file {number}".encode())
        take_in_attachment(vault, client.id, scratch / "file", {"name": name}, Silent())


def test_x8_every_file_is_there_under_a_safe_name(
    vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path
) -> None:
    keep_files(vault, tmp_path)
    out = tmp_path / "out"
    done = export_vault(vault, parts, out, dutch, Silent())
    index = json.loads((out / "index.json").read_bytes())
    assert done.files == len(HOSTILE) == len(index["files"])
    kept = {each.id: each for each in vault.reader().find(Attachment)}
    for each in index["files"]:
        path = out / each["path"]
        assert path.resolve().is_relative_to(out.resolve())
        assert sha256(path.read_bytes()).hexdigest() == kept[each["attachment"]].sha256 == each["sha256"]
    assert len({each["path"].casefold() for each in index["files"]}) == len(HOSTILE)
    (home,) = (out / "files").iterdir()
    assert home.name in ("Berg, Anna van den", "Berg, Anna van den (2)")


def test_f28_an_export_is_its_owners_alone_and_says_that_it_is_not_encrypted(
    vault: Vault, parts: Parts, dutch: Translator, english: Translator, tmp_path: Path
) -> None:
    keep_files(vault, tmp_path)
    out = tmp_path / "out"
    export_vault(vault, parts, out, dutch, Silent())
    for path in (out, *out.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert "NIETS IN DEZE MAP IS VERSLEUTELD" in (out / "LEES MIJ.txt").read_text(encoding="utf-8")
    assert json.loads((out / "index.json").read_bytes())["encrypted"] is False
    export_vault(vault, parts, tmp_path / "english", english, Silent())
    assert "NOTHING IN THIS FOLDER IS ENCRYPTED" in (tmp_path / "english" / "READ ME.txt").read_text(encoding="utf-8")


def test_f21_no_cell_is_a_formula_and_a_phone_number_stays_what_it_is(
    vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path
) -> None:
    keep_files(vault, tmp_path)
    export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    tables = {}
    for path in (tmp_path / "out" / "data").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file, delimiter=";"))
        for row in tables[path.stem]:
            for cell in row.values():
                assert not cell.lstrip().startswith(("=", "+", "-", "@")), (path.name, cell)
    phones = {bare(row["phone"]) for row in tables["client"]}
    assert phones == {"+31 6 12345678", ""}
    assert tables["trajectory"][0]["title"] == "'=1+1"
    assert bare(tables["session"][0]["notes"]) == '@SUM(A1)\nen meer; "zo"'
    assert set(tables) == {noun.noun.name for noun in NOUNS}


def test_no_secret_of_a_package_is_in_the_export(vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path) -> None:
    client = dossier.client(vault)
    request = dossier.request(vault, client)
    vault.now(identify_request, request.id, {"identity": "known"})
    made = make_access_package(vault, parts, request.id, tmp_path / "copy.html", Silent())
    export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    for path in (tmp_path / "out").rglob("*.*"):
        if path.is_file():
            assert made.passphrase not in path.read_text(encoding="utf-8", errors="replace")


def test_f35_an_export_that_is_cancelled_at_any_step_leaves_nothing(
    vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path
) -> None:
    keep_files(vault, tmp_path)
    folder = tmp_path / "goal"
    folder.mkdir()
    whole = CountedProgress()
    export_vault(vault, parts, folder / "whole", dutch, whole)
    assert whole.reports[-1][0] == whole.reports[-1][1]
    before = sorted(folder.iterdir())
    for step in range(len(whole.reports)):
        with pytest.raises(Cancelled):
            export_vault(vault, parts, folder / "out", dutch, CountedProgress(cancel_at=step))
        assert sorted(folder.iterdir()) == before
    export_vault(vault, parts, folder / "out", dutch, Silent())


def test_nothing_is_overwritten(vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(PackageTarget):
        export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_empty_vault_can_be_exported(vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path) -> None:
    done = export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    assert done.files == 0
    assert json.loads((tmp_path / "out" / "data" / "client.json").read_bytes()) == []
    assert done.records["practice"] == 1


def test_an_export_is_of_one_moment(vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path) -> None:
    dossier.client(vault)

    class Meanwhile:
        """Adds a client while the export runs."""

        added = False

        def report(self, done: int, total: int) -> None:
            if done and not self.added:
                self.added = True
                dossier.client(vault, "Later")

    watcher = Meanwhile()
    done = export_vault(vault, parts, tmp_path / "out", dutch, watcher)
    assert watcher.added
    rows = json.loads((tmp_path / "out" / "data" / "client.json").read_bytes())
    assert [row["surname"] for row in rows] == ["Berg"]
    assert done.records["client"] == 1
    assert len(vault.reader().find(Client)) == 2
