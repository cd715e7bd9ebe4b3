from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.kernel.progress import Cancelled, Silent
from app.packages.chunks import CHUNK
from app.packages.errors import PackageDamaged, PackageTarget
from app.packages.extraction import extract_package
from app.packages.html_reader import OpenedPackage, open_html_package
from app.packages.passphrase import generate_passphrase
from tests.packages.examples import REPORT, ROUNDS, contents_of, file_of, write

LABELS = (
    "../boven.txt", "../../etc/passwd", "/tmp/vast", "C:\\Windows\\cmd.exe", "a\x00b", "NUL", "con.txt",
    "foto\u202egpj.exe", "x" * 300, "CV.pdf", "cv.PDF", "", "..", ".", "gewoon.pdf",
)  # fmt: skip


def opened(tmp_path: Path, *labels: str, size: int = 100) -> OpenedPackage:
    files = tuple(file_of(label, f"{number} {label}".encode("utf-8", "replace") + os.urandom(size))
                  for number, label in enumerate(labels))  # fmt: skip
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(REPORT, files=files), passphrase)
    return open_html_package(tmp_path / "p.html", passphrase, floor=ROUNDS)


def test_F19_whatever_the_names_all_is_written_inside_the_folder(tmp_path: Path) -> None:
    package = opened(tmp_path, *LABELS)
    folder = tmp_path / "ver" / "weg"
    written = extract_package(package, folder, Silent())
    assert sorted(folder.iterdir()) == sorted(written)
    assert len(written) == len(LABELS) + 1
    assert {path.parent for path in written} == {folder}
    assert sorted(tmp_path.iterdir()) == [tmp_path / "p.html", tmp_path / "ver"]
    for entry, path in zip(package.manifest.files, written[1:], strict=True):
        assert path.read_bytes() == b"".join(package.read(entry))
    assert len({path.name.casefold() for path in written}) == len(written)


def test_the_document_is_there_to_read(tmp_path: Path) -> None:
    (path,) = extract_package(opened(tmp_path), tmp_path / "uit", Silent())
    assert path.name == "Reflectieverslag.html"
    assert "Grenzen stellen" in path.read_text(encoding="utf-8")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    package = opened(tmp_path, "cv.pdf")
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "CV.pdf").write_text("van mij")
    first = extract_package(package, folder, Silent())
    second = extract_package(package, folder, Silent())
    assert (folder / "CV.pdf").read_text() == "van mij"
    assert [path.name for path in first] == ["Reflectieverslag.html", "cv (2).pdf"]
    assert [path.name for path in second] == ["Reflectieverslag (2).html", "cv (3).pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes, and links need a privilege there")
def test_F28_files_are_private_and_no_link_is_followed(tmp_path: Path) -> None:
    package = opened(tmp_path, "cv.pdf")
    folder, elsewhere = tmp_path / "uit", tmp_path / "elders"
    folder.mkdir()
    (folder / "cv.pdf").symlink_to(elsewhere)
    before = os.umask(0)
    try:
        written = extract_package(package, folder, Silent())
    finally:
        os.umask(before)
    assert not elsewhere.exists()
    assert {stat.S_IMODE(path.lstat().st_mode) for path in written} == {0o600}


class CancelAtSecond:
    def __init__(self) -> None:
        self.count = 0

    def report(self, done: int, total: int) -> None:
        self.count += 1
        if self.count == 2:
            raise Cancelled


def test_F35_cancelled_leaves_only_what_was_there(tmp_path: Path) -> None:
    package = opened(tmp_path, "een.bin", "twee.bin", size=CHUNK)
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "eigen.txt").write_text("van mij")
    with pytest.raises(Cancelled):
        extract_package(package, folder, CancelAtSecond())
    assert [path.name for path in folder.iterdir()] == ["eigen.txt"]


def test_damage_met_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    package = opened(tmp_path, "een.bin", "twee.bin", size=2 * CHUNK)
    content = bytearray((tmp_path / "p.html").read_bytes())
    place = len(content) * 3 // 4
    content[place] = ord("A") if content[place] != ord("A") else ord("B")
    (tmp_path / "p.html").write_bytes(content)
    with pytest.raises(PackageDamaged):
        extract_package(package, tmp_path / "uit", Silent())
    assert list((tmp_path / "uit").iterdir()) == []


def test_a_checksum_that_the_contents_do_not_have_is_damage(tmp_path: Path) -> None:
    package = opened(tmp_path, "een.bin")
    entry = replace(package.manifest.files[0], sha256="0" * 64)
    with pytest.raises(PackageDamaged):
        assert all(package.read(entry))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    package = opened(tmp_path, "een.bin")
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(PackageTarget):
        extract_package(package, tmp_path / "bestand", Silent())
