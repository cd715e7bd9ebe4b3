from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.packages.chunks import CHUNK
from app.packages.container import CHUNK_OPEN, CLOSE, END_OPEN, HEADER_OPEN, TAIL
from app.packages.errors import (
    NotAPackage,
    PackageDamaged,
    PackageError,
    PackageNewer,
    PackageParameters,
    WrongPassphrase,
)
from app.packages.html_reader import open_html_package
from app.packages.keys import ROUNDS_CEILING, ROUNDS_FLOOR
from app.packages.passphrase import generate_passphrase
from tests.packages.examples import REPORT, ROUNDS, contents_of, file_of, write
from tests.packages.forging import Lines, apart, together

SEED = 20260312


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """The bytes of a package with one report, and its passphrase."""
    target, passphrase = tmp_path_factory.mktemp("small") / "p.html", generate_passphrase()
    write(target, contents_of(REPORT, files=(file_of("cv.pdf", b"een cv"),)), passphrase, rounds=1)
    return target.read_bytes(), passphrase


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Two packages of four chunks with the same passphrase."""
    folder, passphrase = tmp_path_factory.mktemp("large"), generate_passphrase()
    for name in ("a.html", "b.html"):
        file = file_of("ruis", os.urandom(3 * CHUNK + 1000))
        write(folder / name, contents_of(files=(file,)), passphrase)
    return folder / "a.html", folder / "b.html", passphrase


def opened_wholly(path: Path, passphrase: str, floor: int = 1) -> None:
    package = open_html_package(path, passphrase, floor=floor)
    for entry in package.manifest.files:
        assert all(package.read(entry))


def interesting(content: bytes) -> list[int]:
    """Every place in and around the marks and the clear parts, and a seeded sample of all others."""
    print(f"seed {SEED}")
    places = set(random.Random(SEED).sample(range(len(content)), 400))
    for mark in (HEADER_OPEN, CHUNK_OPEN, END_OPEN):
        start = content.index(mark)
        places.update(range(start - 2, min(start + 500, len(content))))
    places.update(range(len(content) - len(TAIL) - 20, len(content)))
    places.update(range(20))
    return sorted(places)


def test_F8_a_flipped_bit_anywhere_is_refused(tmp_path: Path, small: tuple[bytes, str]) -> None:
    content, passphrase = small
    target = tmp_path / "p.html"
    for place in interesting(content):
        damaged = bytearray(content)
        damaged[place] ^= 1 << (place % 8)
        target.write_bytes(damaged)
        with pytest.raises((PackageDamaged, NotAPackage, PackageNewer)):
            opened_wholly(target, passphrase)


def test_F9_a_file_cut_off_anywhere_is_refused(tmp_path: Path, small: tuple[bytes, str]) -> None:
    content, passphrase = small
    target = tmp_path / "p.html"
    for place in interesting(content):
        target.write_bytes(content[:place])
        with pytest.raises((PackageDamaged, NotAPackage)):
            opened_wholly(target, passphrase)


def test_something_behind_the_end_is_refused(tmp_path: Path, small: tuple[bytes, str]) -> None:
    content, passphrase = small
    (tmp_path / "p.html").write_bytes(content + b"\n")
    with pytest.raises(PackageDamaged):
        opened_wholly(tmp_path / "p.html", passphrase)


@pytest.mark.parametrize("content", [b"", b"\x00" * 5000, b"<!DOCTYPE html>\n<p>Een pagina</p>\n", b"x" * 2**21])
def test_another_file_is_no_package(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.html").write_bytes(content)
    with pytest.raises(NotAPackage):
        open_html_package(tmp_path / "p.html", generate_passphrase())


def test_another_passphrase_opens_nothing(tmp_path: Path, small: tuple[bytes, str]) -> None:
    (tmp_path / "p.html").write_bytes(small[0])
    with pytest.raises(WrongPassphrase) as refused:
        open_html_package(tmp_path / "p.html", generate_passphrase(), floor=1)
    assert (refused.value.exit_code, refused.value.groups) == (3, ())


def test_a_slip_of_the_pen_is_named_by_its_group(tmp_path: Path, small: tuple[bytes, str]) -> None:
    content, passphrase = small
    (tmp_path / "p.html").write_bytes(content)
    typed = passphrase[:7] + ("2" if passphrase[7] != "2" else "3") + passphrase[8:]
    with pytest.raises(WrongPassphrase) as refused:
        open_html_package(tmp_path / "p.html", typed, floor=1)
    assert refused.value.code == "package.mistyped_groups"
    assert refused.value.arguments == {"groups": "2"}


Change = Callable[[Lines, Lines], None]


def header_with(**values: object) -> Change:
    def change(lines: Lines, other: Lines) -> None:
        lines.header = json.dumps(json.loads(lines.header) | values, separators=(",", ":")).encode()

    return change


def exchange_chunks(lines: Lines, other: Lines) -> None:
    lines.chunks[1], lines.chunks[2] = lines.chunks[2], lines.chunks[1]
    header = json.loads(lines.header)
    nonces = header["nonces"]
    nonces[1], nonces[2] = nonces[2], nonces[1]
    header_with(nonces=nonces)(lines, other)


def repeat_chunk(lines: Lines, other: Lines) -> None:
    lines.chunks[2] = lines.chunks[1]
    nonces = json.loads(lines.header)["nonces"]
    header_with(nonces=[nonces[0], nonces[1], nonces[1], nonces[3]])(lines, other)


def drop_last_chunk(lines: Lines, other: Lines) -> None:
    lines.chunks.pop()
    header_with(nonces=json.loads(lines.header)["nonces"][:-1])(lines, other)


def drop_first_chunk(lines: Lines, other: Lines) -> None:
    lines.chunks.pop(0)
    header_with(nonces=json.loads(lines.header)["nonces"][1:])(lines, other)


def take_chunk_of_other(lines: Lines, other: Lines) -> None:
    lines.chunks[1] = other.chunks[1]
    nonces = json.loads(lines.header)["nonces"]
    nonces[1] = json.loads(other.header)["nonces"][1]
    header_with(nonces=nonces)(lines, other)


def take_header_of_other(lines: Lines, other: Lines) -> None:
    lines.header = other.header


def change_byte_of_chunk(lines: Lines, other: Lines) -> None:
    chunk = bytearray(lines.chunks[2])
    chunk[1000] ^= 1
    lines.chunks[2] = bytes(chunk)


def empty_chunk(lines: Lines, other: Lines) -> None:
    lines.chunks[1] = b""


@pytest.mark.parametrize(
    "change",
    [
        exchange_chunks, repeat_chunk, drop_last_chunk, drop_first_chunk, take_chunk_of_other,
        take_header_of_other, change_byte_of_chunk, empty_chunk, header_with(rounds=ROUNDS + 1),
        header_with(id="0" * 26), header_with(salt="A" * 43 + "="), header_with(salt="AAAA"),
        header_with(nonces=[]), header_with(id="../../x"), header_with(format="anders"), header_with(version=0),
        header_with(rounds="1000"), header_with(nonces=["!"] * 4),
    ],
)  # fmt: skip
def test_a_forgery_with_right_checksums_is_refused(
    tmp_path: Path, large: tuple[Path, Path, str], change: Change
) -> None:
    one, other, passphrase = large
    lines = apart(one)
    change(lines, apart(other))
    with pytest.raises((PackageDamaged, WrongPassphrase)):
        opened_wholly(together(lines, tmp_path / "p.html"), passphrase)


def test_taken_apart_and_put_together_it_still_opens(tmp_path: Path, large: tuple[Path, Path, str]) -> None:
    one, _, passphrase = large
    together(apart(one), tmp_path / "p.html")
    assert (tmp_path / "p.html").read_bytes() == one.read_bytes()
    opened_wholly(tmp_path / "p.html", passphrase)


def test_F32_a_newer_format_is_told_apart(tmp_path: Path, small: tuple[bytes, str]) -> None:
    (tmp_path / "p.html").write_bytes(small[0])
    lines = apart(tmp_path / "p.html")
    header_with(version=2)(lines, lines)
    with pytest.raises(PackageNewer) as refused:
        open_html_package(together(lines, tmp_path / "p.html"), small[1], floor=1)
    assert refused.value.exit_code == 7


@pytest.mark.parametrize("rounds", [0, 1, ROUNDS_FLOOR - 1, ROUNDS_CEILING + 1, 2**63])
def test_F10_rounds_outside_floor_and_ceiling_are_refused_before_any_work(
    tmp_path: Path, small: tuple[bytes, str], rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.html").write_bytes(small[0])
    lines = apart(tmp_path / "p.html")
    header_with(rounds=rounds)(lines, lines)

    def no_work(*_: object) -> None:
        raise AssertionError("key work was done")

    monkeypatch.setattr("app.packages.html_reader.derive_keys", no_work)
    with pytest.raises(PackageParameters):
        open_html_package(together(lines, tmp_path / "p.html"), small[1])


def test_a_package_as_the_program_makes_it_opens_without_being_told(tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(REPORT), passphrase, rounds=1_000_000)
    assert open_html_package(tmp_path / "p.html", passphrase).manifest.documents == (REPORT,)


def test_a_file_changed_after_it_was_opened_is_noticed(tmp_path: Path, large: tuple[Path, Path, str]) -> None:
    one, other, passphrase = large
    target = tmp_path / "p.html"
    target.write_bytes(one.read_bytes())
    package = open_html_package(target, passphrase, floor=1)
    target.write_bytes(other.read_bytes())
    with pytest.raises(PackageError):
        assert all(package.read(package.manifest.files[0]))


def test_the_lines_of_a_package_are_as_documented(small: tuple[bytes, str]) -> None:
    lines = small[0].split(HEADER_OPEN)[1].splitlines(keepends=True)
    assert [line.endswith(CLOSE) for line in lines] == [True, True, True, False, False]
    assert lines[1].startswith(CHUNK_OPEN)
    assert lines[2].startswith(END_OPEN)
