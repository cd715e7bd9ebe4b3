from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.packages.errors import PackageTarget
from app.packages.export_folder import export_folder


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def write(target: Path) -> None:
    with export_folder(target) as folder, folder.file("a", "b.txt") as file:
        file.write(b"hello")


def test_a_folder_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "out")
    finally:
        os.umask(before)
    assert tree(tmp_path) == ["out", "out/a", "out/a/b.txt"]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").rglob("*")}
    assert modes == {"a": 0o700, "b.txt": 0o600}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_what_ends_early_leaves_nothing(tmp_path: Path, stop: type[BaseException]) -> None:
    def write_half() -> None:
        with export_folder(tmp_path / "out") as folder, folder.file("a", "b.txt") as file:
            file.write(b"hello")
            raise stop

    with pytest.raises(stop):
        write_half()
    assert tree(tmp_path) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "full")
    before = tree(tmp_path)
    for name in ("full", "file", "link", "nowhere/out"):
        with pytest.raises(PackageTarget):
            write(tmp_path / name)
    assert tree(tmp_path) == before
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out")
    assert (tmp_path / "out" / "a" / "b.txt").read_bytes() == b"hello"


def test_a_folder_filled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    def write_too_late() -> None:
        with export_folder(tmp_path / "out"):
            (tmp_path / "out").mkdir()
            (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(PackageTarget):
        write_too_late()
    assert tree(tmp_path) == ["out", "out/mine.txt"]


def test_f35_what_a_killed_export_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from app.packages.export_folder import export_folder\n"
        "with export_folder(Path(sys.argv[1])) as folder, folder.file('a', 'half.txt') as file:\n"
        "    file.write(b'half'); file.flush(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", killed, tmp_path / "out"], check=False).returncode == 9
    assert "out.part/a/half.txt" in tree(tmp_path)
    write(tmp_path / "out")
    assert tree(tmp_path) == ["out", "out/a", "out/a/b.txt"]


def test_a_folder_of_others_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.part").mkdir()
    (tmp_path / "out.part" / "mine.txt").write_text("mine")
    with pytest.raises(PackageTarget):
        write(tmp_path / "out")
    assert tree(tmp_path) == ["out.part", "out.part/mine.txt"]
