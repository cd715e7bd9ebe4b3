"""Attachments on the command line: any name goes in as a label and comes out safe, and a file goes in whole or not."""

from __future__ import annotations

import os
import random
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from app.usecases.save_attachment import save_attachment
from app.usecases.take_in_attachment import CHUNK, LARGEST, label_of, take_in_attachment
from app.vault.vault import Vault
from tests.cli.driver import CommandLine
from tests.fakes import CountedProgress

RIGHT_TO_LEFT = "\u202e"
LABELS = (
    "../../etc/passwd",
    "..",
    "/etc/passwd",
    "C:\\Windows\\system.ini",
    "C:",
    "\\\\server\\share\\x",
    "NUL",
    "nul.txt",
    "CON",
    "com1.pdf",
    f"cv{RIGHT_TO_LEFT}fdp.exe",
    "n" * 300,
    "é" * 300,
    "cv.pdf. . .",
    "~",
    "-rf",
    "a|b?c*d<e>f.pdf",
    "Foto.JPG",
    "foto.jpg",
    "FOTO.jpg",
)
BYTES = b"%PDF-1.7 nothing much"


@pytest.fixture
def client(command_line: CommandLine) -> str:
    return str(command_line.ok("client", "add", "--from", "-", given={"surname": "Jansen"})["id"])


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.pdf"
    path.write_bytes(BYTES)
    return path


def files_under(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}


def test_f19_any_name_is_kept_as_a_label_and_safe_on_the_way_out(
    command_line: CommandLine, client: str, small_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "inside"
    out.mkdir(parents=True)
    elsewhere = files_under(tmp_path) - files_under(command_line.folder)
    for label in LABELS:
        made = command_line.ok(
            "attachment", "add", small_file, "--client", client, "--from", "-", given={"name": label}
        )
        assert made["name"] == label
        saved = Path(command_line.ok("attachment", "save", made["id"], out)["file"])
        assert saved.parent == out
        assert saved.read_bytes() == BYTES
        assert not saved.is_symlink()
        if sys.platform != "win32":
            assert saved.stat().st_mode & 0o777 == 0o600
    names = [each.name for each in out.iterdir()]
    assert len(names) == len(LABELS)
    assert len({name.casefold() for name in names}) == len(LABELS), "names clash where capitals do not count"
    for name in names:
        assert len(name.encode()) <= 255
        assert not set(name) & set('<>:"/\\|?*' + RIGHT_TO_LEFT)
        assert name.split(".")[0].casefold() not in {"nul", "con", "com1", ""}
        assert name == name.strip(". ")
    now = files_under(tmp_path) - files_under(command_line.folder) - files_under(out)
    assert now == elsewhere, "something was written outside the chosen folder"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
@pytest.mark.parametrize("name", [b"r\xff\xfeport.pdf", b"two\nlines.pdf", b"\x01\x02"])
def test_f19_a_file_whose_name_is_no_text_is_taken_in_all_the_same(
    command_line: CommandLine, client: str, tmp_path: Path, name: bytes
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    try:
        path.write_bytes(BYTES)
    except OSError:
        pytest.skip("this file system takes no such name")
    made = command_line.ok("attachment", "add", path, "--client", client)
    assert made["name"] == label_of(path.name)
    assert made["name"].isprintable()
    assert made["size"] == len(BYTES)


def test_a_label_that_is_too_long_is_refused_with_its_field(
    command_line: CommandLine, client: str, small_file: Path
) -> None:
    given = {"name": "n" * 301}
    answer = command_line("attachment", "add", small_file, "--client", client, "--from", "-", "--json", given=given)
    assert answer.code == 2
    assert "301" in answer.out + answer.err
    assert command_line.ok("attachment", "list") == []


def test_forty_megabytes_go_in_with_progress_and_come_out_the_same(client: str, vault: Vault, tmp_path: Path) -> None:
    size = 40 * 2**20 + 12_345
    path, seed = tmp_path / "large.bin", 20260303
    print(f"seed {seed}")
    data = random.Random(seed).randbytes(size)
    path.write_bytes(data)
    progress = CountedProgress()
    attachment = take_in_attachment(vault, client, path, {}, progress)
    assert progress.reports[0] == (0, size)
    assert progress.reports[-1] == (size, size)
    done = [each for each, _ in progress.reports]
    assert done == sorted(done)
    assert max(after - before for before, after in pairwise(done)) <= 4 * 2**20
    assert attachment.sha256 == sha256(data).hexdigest()
    assert b"".join(vault.reader().chunks(attachment.id)) == data
    assert max(map(len, vault.reader().chunks(attachment.id))) == CHUNK
    saved = save_attachment(vault, attachment.id, tmp_path, CountedProgress())
    assert saved != path
    assert saved.read_bytes() == data


@pytest.mark.parametrize("at", [1, 3, 5])
def test_cancelled_nothing_of_it_stays(client: str, vault: Vault, tmp_path: Path, at: int) -> None:
    path = tmp_path / "large.bin"
    path.write_bytes(random.Random(at).randbytes(20 * 2**20))
    with pytest.raises(Exception, match="cancelled"):
        take_in_attachment(vault, client, path, {}, CountedProgress(cancel_at=at))
    assert chunks_left(vault) == 0
    assert attachments_left(vault) == 0
    again = take_in_attachment(vault, client, path, {}, CountedProgress())
    assert again.size == path.stat().st_size


def test_a_file_over_the_limit_is_refused_before_it_starts(client: str, vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "huge.bin"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # sparse: it takes no room
    progress = CountedProgress()
    with pytest.raises(Exception, match="too_large"):
        take_in_attachment(vault, client, path, {}, progress)
    assert progress.reports == []
    assert chunks_left(vault) == 0


def test_a_file_over_the_limit_says_what_the_limit_is(command_line: CommandLine, client: str, tmp_path: Path) -> None:
    path = tmp_path / "huge.bin"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    answer = command_line("attachment", "add", path, "--client", client, "--json")
    assert answer.code == 1
    assert "2" in answer.out + answer.err
    assert command_line.ok("attachment", "list") == []


def test_what_is_wrong_is_said_before_anything_is_read(client: str, vault: Vault, small_file: Path) -> None:
    for owner, given in ((client, {"name": "a\nb"}), (client, {"trajectory": "nowhere"}), ("nobody", {})):
        progress = CountedProgress()
        with pytest.raises(Exception, match="input"):
            take_in_attachment(vault, owner, small_file, given, progress)
        assert progress.reports == []


@pytest.mark.parametrize("what", ["missing", "folder"])
def test_what_is_no_file_is_refused(command_line: CommandLine, client: str, tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    answer = command_line("attachment", "add", tmp_path / what, "--client", client, "--json")
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_saving_never_overwrites_and_follows_no_link(
    command_line: CommandLine, client: str, small_file: Path, tmp_path: Path
) -> None:
    made = command_line.ok("attachment", "add", small_file, "--client", client)
    out = tmp_path / "out"
    out.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (out / "cv.pdf").symlink_to(victim)
    first = Path(command_line.ok("attachment", "save", made["id"], out)["file"])
    second = Path(command_line.ok("attachment", "save", made["id"], out)["file"])
    assert len({first, second, out / "cv.pdf"}) == 3
    assert first.read_bytes() == second.read_bytes() == BYTES
    assert victim.read_text() == "untouched"


def chunks_left(vault: Vault) -> int:
    (number,) = vault.reader().connection.execute("SELECT count(*) FROM chunk").fetchone()
    return int(number)


def attachments_left(vault: Vault) -> int:
    (number,) = vault.reader().connection.execute("SELECT count(*) FROM attachment").fetchone()
    return int(number)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
def test_a_device_or_a_pipe_is_refused_before_it_is_read(command_line: CommandLine, tmp_path: Path) -> None:
    client = command_line.ok("client", "add", "--from", "-", given={"surname": "Berg"})["id"]
    os.mkfifo(tmp_path / "pipe")
    for source in (Path("/dev/zero"), tmp_path / "pipe", tmp_path):
        answer = command_line("attachment", "add", "--client", client, source, "--json")
        assert (answer.code, answer.json["error"]) == (1, "attachment.unreadable")
    assert command_line.ok("attachment", "list") == []
