"""What happens on a disk that fills up: run in a child that has such a disk to itself, or, where nobody may mount one,
a limit beyond which no file can be written. Both end in a failure of the same calls.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.export_vault import export_vault
from app.vault import coming_in, room
from app.vault.passphrase_change import change_passphrase
from app.vault.vault import Vault, create_vault
from tests.fakes import SetClock
from tests.faults import tasks
from tests.faults.places import EFFORT, NEW_PASSPHRASE, add_client, found_wrong, opened, parts, vault_in
from tests.vault.fast_keys import PASSPHRASE


def commit(vault: Vault, folder: Path) -> None:
    """Keep clients until there is no room."""
    for number in range(2000):
        vault.now(add_client, f"Nummer{number} " + "x" * 150)


def create(vault: Vault, folder: Path) -> None:
    """Make another vault."""
    create_vault(folder / "another", PASSPHRASE, SetClock(), EFFORT)[0].close()


def passphrase(vault: Vault, folder: Path) -> None:
    """Change the passphrase."""
    change_passphrase(vault, NEW_PASSPHRASE, EFFORT)


OTHERS: dict[str, Callable[[Vault, Path], None]] = {"commit": commit, "create": create, "passphrase": passphrase}


MOUNTED, LIMITED = "mounted", "limited"
CLOSED, KILLED = "closed", "killed"


def try_full_disk(path: str, disk: Path, left: int, how: str) -> dict[str, object]:
    """Do what `path` names with `left` KiB of room; raises AssertionError where anything was harmed."""
    # Without the room that the program asks for before long work: the disk must fill up in the middle of it.
    room.SPARE = -(10**12)
    if how == LIMITED:
        coming_in.PLENTY = 2**60  # on a real disk that little is left would be seen
    folder = vault_in(disk)
    tasks.prepare(disk)
    before = set(disk.iterdir())
    refused = None
    with opened(folder) as vault:
        contents = tasks.contents(vault)
        make_room = _fill(disk, left) if how == MOUNTED else _limit(left)
        try:
            if path in OTHERS:
                OTHERS[path](vault, disk)
            else:
                tasks.TASKS[path](vault, disk, Silent())
        except CoachkluisError as error:
            refused = error.code
        make_room()
        after = tasks.contents(vault)
        if refused and path not in ("commit",):
            assert after == contents, (contents, after)
        assert found_wrong(vault) == []
        vault.now(add_client, "Daarna")
    passphrases = (NEW_PASSPHRASE,) if path == "passphrase" and not refused else (PASSPHRASE,)
    for each in passphrases:
        with opened(folder, each) as vault:
            assert found_wrong(vault) == []
            assert tasks.contents(vault) == {**after, "client": after["client"] + 1}
    if refused and path not in ("create",):
        new = {each for each in disk.iterdir() if not (each.is_dir() and not any(each.iterdir()))} - before
        assert not new, new
    return {"refused": refused}


def read_on_full_disk(disk: Path, how: str) -> dict[str, object]:
    """Open a vault on a disk that is full, read, search and export, try to write; then make room and write. Where it
    was KILLED before, what was saved last lies in the log alone.
    """
    folder, elsewhere = vault_in(disk), disk.with_name("elsewhere")
    with opened(folder) as vault:
        vault.now(add_client, "Vooraf")
        contents = tasks.contents(vault)
        killed = {each: each.read_bytes() for each in folder.iterdir() if not each.name.endswith("-shm")}
    if how == KILLED:
        for path, data in killed.items():
            path.write_bytes(data)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    make_room = _fill(disk, 0)
    with opened(folder) as vault:
        refused = ""
        assert vault.still
        assert tasks.contents(vault) == contents
        assert vault.reader().search("Vooraf")
        assert found_wrong(vault) == []
        export_vault(vault, parts(), elsewhere, parts().translator(Language.DUTCH), Silent())
        try:
            vault.now(add_client, "Niet")
        except CoachkluisError as error:
            refused = error.code
    left = {each.name: each.read_bytes() for each in folder.iterdir()}
    make_room()
    beside = {each for each in left if each.endswith("-shm") or each not in before}
    assert {name: data for name, data in left.items() if name not in beside} == before, (before.keys(), left.keys())
    assert not any(left[each] for each in beside if not each.endswith("-shm"))
    with opened(folder) as vault:
        assert not vault.still
        vault.now(add_client, "Daarna")
        assert found_wrong(vault) == []
    return {"refused": refused, "exported": sorted(each.name for each in elsewhere.iterdir())}


def _fill(disk: Path, left: int) -> Callable[[], None]:
    """Fill the disk, and give back `left` KiB; what makes room again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    os.write(file.fileno(), b"x" * size)
        file.truncate(max(0, file.tell() - left * 1024))
    return filler.unlink


def _limit(left: int) -> Callable[[], None]:
    """Let no file be written beyond its first `left` KiB; what lifts that again. Python is not killed by it: it takes
    no notice of SIGXFSZ, so that the call fails with EFBIG.
    """
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left * 1024, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)
