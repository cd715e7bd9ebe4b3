from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.errors import DiskFull, FileFailed, NoVault, UnsafeFile, VaultError, VaultReadOnly
from app.vault.files import Sync, explained, private_folder, read_private, write_private

NOBODY = 65534

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes and no umask")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@posix
@pytest.mark.usefixtures("open_umask")
def test_F28_without_umask_all_is_still_private(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b" / "kluis")
    write_private(tmp_path / "a" / "b" / "kluis" / "file", b"text")
    assert [mode(tmp_path / "a" / part) for part in (".", "b", "b/kluis")] == [0o700] * 3
    assert mode(tmp_path / "a/b/kluis/file") == 0o600


@posix
def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "kluis"
    folder.mkdir()
    folder.chmod(0o755)
    private_folder(folder)
    assert mode(folder) == 0o700


@posix
def test_a_file_that_was_open_to_others_is_closed_when_written(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o666)
    write_private(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o600)


@pytest.mark.parametrize("sync", Sync)
def test_a_file_is_replaced_whole_and_nothing_stays_beside_it(tmp_path: Path, sync: Sync) -> None:
    path = tmp_path / "file"
    for data in (b"first", b"", bytes(3_000_000)):
        write_private(path, data, sync=sync)
        assert read_private(path, 3_000_000) == data
        assert [left.name for left in tmp_path.iterdir()] == ["file"]


def test_reading_stops_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_private(tmp_path / "file", 4) == b"0123"


def test_what_a_crash_left_beside_it_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "file.new").write_bytes(b"half")
    write_private(tmp_path / "file", b"whole")
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("file", b"whole")]


@posix
@pytest.mark.parametrize("planted", ["file", "file.new"])
@pytest.mark.parametrize("exists", [True, False])
def test_F28_a_planted_link_is_not_followed(tmp_path: Path, planted: str, exists: bool) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "kluis"
    folder.mkdir()
    if exists:
        victim.write_bytes(b"untouched")
    (folder / planted).symlink_to(victim)
    with pytest.raises(UnsafeFile) as caught:
        write_private(folder / "file", b"secret")
    assert caught.value.arguments == {"file": planted}
    assert victim.exists() == exists
    assert not exists or victim.read_bytes() == b"untouched"
    assert [left.name for left in folder.iterdir()] == [planted]


@posix
def test_F28_a_link_in_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"text")
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeFile):
        read_private(tmp_path / "file", 10)


@posix
def test_F28_a_hard_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"untouched")
    os.link(tmp_path / "victim", tmp_path / "file")
    write_private(tmp_path / "file", b"secret")
    assert (tmp_path / "victim").read_bytes() == b"untouched"


@posix
def test_a_pipe_in_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "file")
    with pytest.raises(UnsafeFile):
        read_private(tmp_path / "file", 10)
    with pytest.raises(UnsafeFile):
        write_private(tmp_path / "file", b"text")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(UnsafeFile):
        read_private(tmp_path / "file", 10)
    with pytest.raises(UnsafeFile):
        write_private(tmp_path / "file", b"text")


@posix
def test_a_link_or_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "file").write_bytes(b"")
    for name in ("link", "file"):
        with pytest.raises(UnsafeFile):
            private_folder(tmp_path / name)
    assert mode(tmp_path / "elsewhere") == 0o755


def test_a_missing_file_is_told_from_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_private(tmp_path / "file", 10)
    with pytest.raises(FileNotFoundError):
        read_private(tmp_path / "no" / "file", 10)
    with pytest.raises(NoVault) as caught:
        write_private(tmp_path / "no" / "file", b"text")
    assert caught.value.code == "vault.gone"


@posix
def test_F6_no_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "file"
    write_private(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(DiskFull):
            write_private(path, bytes(10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("file", b"old")]
    write_private(path, bytes(10_000))
    assert path.read_bytes() == bytes(10_000)


@pytest.mark.parametrize(
    ("number", "expected", "code"),
    [
        (errno.ENOSPC, DiskFull, "vault.disk_full"),
        (errno.EDQUOT, DiskFull, "vault.disk_full"),
        (errno.EACCES, VaultReadOnly, "vault.read_only"),
        (errno.EPERM, VaultReadOnly, "vault.read_only"),
        (errno.EROFS, VaultReadOnly, "vault.read_only"),
        (errno.ELOOP, UnsafeFile, "vault.unsafe_file"),
        (errno.ENOENT, NoVault, "vault.gone"),
        (errno.EIO, FileFailed, "vault.file_failed"),
    ],
)
def test_each_failure_of_the_system_is_explained(number: int, expected: type[VaultError], code: str) -> None:
    with pytest.raises(expected) as caught, explained(Path("kluis")):
        raise OSError(number, os.strerror(number))
    assert caught.value.code == code


def test_a_failure_without_a_name_keeps_its_symbol() -> None:
    with pytest.raises(FileFailed) as caught, explained(Path("kluis")):
        raise OSError(errno.EIO, "input/output error")
    assert caught.value.arguments == {"reason": "EIO"}


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with a file that whoever runs this may read, not write; root becomes nobody meanwhile."""
    folder, user = Path(tempfile.mkdtemp()), os.geteuid()
    (folder / "file").write_bytes(b"old")
    if user == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(folder / "file", NOBODY, NOBODY)
        os.seteuid(NOBODY)
    folder.chmod(0o500)
    yield folder
    os.seteuid(user)
    folder.chmod(0o700)
    shutil.rmtree(folder)


@posix
def test_F14_a_folder_that_may_not_be_written_is_said(locked_folder: Path) -> None:
    with pytest.raises(VaultReadOnly) as caught:
        write_private(locked_folder / "file", b"new")
    assert caught.value.code == "vault.read_only"
    assert [(left.name, left.read_bytes()) for left in locked_folder.iterdir()] == [("file", b"old")]


@posix
def test_F14_a_file_that_may_not_be_read_is_said(locked_folder: Path) -> None:
    (locked_folder / "file").chmod(0)
    with pytest.raises(VaultReadOnly) as caught:
        read_private(locked_folder / "file", 10)
    assert caught.value.code == "vault.unreadable"
