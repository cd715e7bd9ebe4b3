"""The package in an AES zip, read by 7-Zip itself and never by what wrote it."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.kernel.progress import Cancelled, Silent
from app.packages.contents import PackageContents
from app.packages.errors import PackageTarget
from app.packages.html_reader import open_html_package
from app.packages.html_writer import PackageRecord
from app.packages.passphrase import generate_passphrase
from app.packages.zip_writer import INNER_NAME, write_zip_package
from tests.fakes import CountedProgress
from tests.packages.browser import program
from tests.packages.examples import REPORT, ROUNDS, contents_of, file_of, page_texts
from tests.packages.scanning import found

CV = b"Het cv van Roos de Graaf " * 5_000


def written(target: Path, contents: PackageContents, passphrase: str) -> PackageRecord:
    return write_zip_package(target, contents, passphrase, progress=Silent(), rounds=ROUNDS, texts=page_texts())


def seven_zip(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program("7zz", "7z"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_seven_zip_opens_it_and_what_is_in_it_is_the_package(tmp_path: Path) -> None:
    passphrase, target = generate_passphrase(), tmp_path / "bestand.zip"
    contents = contents_of(REPORT, files=(file_of("cv Roos.txt", CV),))
    record = written(target, contents, passphrase)
    assert (record.size, record.sha256) == (target.stat().st_size, sha256(target.read_bytes()).hexdigest())
    listed = seven_zip("l", "-slt", target).stdout
    assert "AES-256" in listed
    assert listed.count("Path = ") == 2, "the archive, and one file in it"
    shown = seven_zip("x", f"-p{passphrase}", f"-o{tmp_path / 'out'}", target)
    assert shown.returncode == 0, shown.stdout
    opened = open_html_package(tmp_path / "out" / INNER_NAME, passphrase, floor=ROUNDS)
    assert opened.manifest.package_id == record.id
    assert b"".join(opened.read(opened.manifest.files[0])) == CV
    assert opened.manifest.documents[0].title == "Reflectieverslag"


def test_seven_zip_refuses_another_passphrase(tmp_path: Path) -> None:
    target = tmp_path / "bestand.zip"
    written(target, contents_of(REPORT), generate_passphrase())
    assert seven_zip("t", f"-p{generate_passphrase()}", target).returncode != 0
    with ZipFile(target) as archive:
        (only,) = archive.infolist()
        assert (only.filename, only.flag_bits & 1) == (INNER_NAME, 1)
        assert only.date_time == (2026, 3, 12, 0, 0, 0), "not the moment it was made"


def test_it_says_nothing_of_what_is_in_it(tmp_path: Path) -> None:
    target = tmp_path / "bestand.zip"
    contents = replace(contents_of(REPORT, files=(file_of("cv Roos.txt", CV),)), practice="Praktijk Zonderling")
    written(target, contents, generate_passphrase())
    names = ("Roos", "Zonderling", "Reflectieverslag", "secure-file", "cv ")
    assert found(names, target.read_bytes()) == set()
    assert found(("bestand",), target.read_bytes()) == {"bestand"}, "the scan finds what is there"


def test_cancelled_or_in_the_way_nothing_is_left(tmp_path: Path) -> None:
    target, contents = tmp_path / "bestand.zip", contents_of(files=(file_of("cv", CV),))
    with pytest.raises(Cancelled):
        write_zip_package(target, contents, generate_passphrase(), progress=CountedProgress(cancel_at=1), rounds=ROUNDS)
    assert list(tmp_path.iterdir()) == []
    target.write_bytes(b"van een ander")
    with pytest.raises(PackageTarget):
        written(target, contents, generate_passphrase())
    assert target.read_bytes() == b"van een ander"
