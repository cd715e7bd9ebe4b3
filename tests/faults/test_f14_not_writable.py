"""F14: folder or file read-only, folder gone while open; a clear refusal, nothing said to be saved that is not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.kernel.errors import CoachkluisError
from tests.faults.places import DATABASE, add_client, opened, require_sound, surnames, vault_in
from tests.faults.processes import Child, in_own_mounts
from tests.faults.trials import CannotTry, Row, Trials

REFUSED = {"vault.read_only", "vault.unreadable"}
MODES = (("folder", 0o500), (DATABASE, 0o400), ("vault.json", 0o400), (DATABASE, 0o000), ("vault.json", 0o000))


def by_rights() -> tuple[str, ...]:
    """What makes the rights of files count for root as well."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        raise CannotTry("root can write everywhere, and there is no setpriv to prevent it")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def read_only_file_system(trials: Trials) -> None:
    """The folder lies on a file system that is mounted read-only; where nobody may mount, nothing in it may be written
    by its rights.
    """
    with trials.attempt("all of it read-only") as place:
        folder = vault_in(place)
        mount = f"mount --bind {place} {place} && mount -o remount,ro,bind {place}"
        try:
            child = Child("commits", folder, 3, before=in_own_mounts(mount))
        except CannotTry as error:
            trials.note(f"{error}; files and folder without the right to write stood in for it")
            child = without_rights(folder)
        assert child.run() == 8, (child.lines, child.errors)
        assert child.answer["error"] in REFUSED
        assert "Traceback" not in child.errors
        let_write(folder)
        require_sound(folder)


def without_rights(folder: Path) -> Child:
    """A child that finds nothing in the folder that it may write."""
    for each in folder.iterdir():
        each.chmod(0o400)
    folder.chmod(0o500)
    return Child("commits", folder, 3, before=by_rights())


def let_write(folder: Path) -> None:
    """All rights of the owner again."""
    folder.chmod(0o700)
    for each in folder.iterdir():
        each.chmod(0o600)


def by_mode(trials: Trials) -> None:
    """Folder or file may not be written, or not even be read."""
    for name, mode in MODES:
        with trials.attempt(f"{name} {mode:o}") as place:
            folder = vault_in(place)
            target = folder if name == "folder" else folder / name
            before = target.stat().st_mode & 0o777
            target.chmod(mode)
            child = Child("commits", folder, 3, before=by_rights())
            code = child.run()
            target.chmod(0o700 if name == "folder" else before)
            assert "Traceback" not in child.errors, child.errors
            kept = {each.removeprefix("kept ") for each in child.lines if each.startswith("kept ")}
            # A header that may not be written is put in place by its folder, so the vault just opens.
            assert code == 0 or child.answer["error"] in REFUSED, child.lines
            assert code == 0 or not kept
            assert kept <= require_sound(folder)


def gone_while_open(trials: Trials) -> None:
    """The folder is moved, removed, or another takes its place while the vault is open."""
    for way in ("moved", "removed", "replaced", "database removed", "database replaced"):
        with trials.attempt(way) as place:
            folder = vault_in(place)
            moved = place / "moved"
            with opened(folder) as vault:
                vault.now(add_client, "Ervoor")
                if way == "moved":
                    folder.rename(moved)
                elif way == "removed":
                    shutil.rmtree(folder)
                elif way == "replaced":
                    shutil.copytree(folder, place / "other")
                    folder.rename(moved)
                    (place / "other").rename(folder)
                elif way == "database removed":
                    (folder / DATABASE).unlink()
                else:
                    shutil.copy(folder / DATABASE, place / "copy")
                    (place / "copy").replace(folder / DATABASE)
                with pytest.raises(CoachkluisError) as refused:
                    vault.now(add_client, "Erna")
                assert refused.value.code in {"vault.gone", "vault.replaced"}, refused.value.code
            if moved.exists():
                with opened(moved) as vault:
                    assert "Ervoor" in surnames(vault)
                    assert "Erna" not in surnames(vault)


ROWS = (
    Row("F14", "a file system that is mounted read-only", "a clear refusal", read_only_file_system),
    Row("F14", "folder or file without the right to write or read", "a clear refusal", by_mode),
    Row("F14", "folder or database moved, removed or replaced while open", "nothing said to be saved", gone_while_open),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f14_where_nothing_can_be_written_nothing_is_said_to_be(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)


def test_f14_where_nothing_can_be_mounted_rights_stand_in(tmp_path: Path) -> None:
    folder = vault_in(tmp_path)
    child = without_rights(folder)
    code = child.run()
    let_write(folder)
    assert (code, child.answer["error"]) == (8, "vault.read_only")
    require_sound(folder)
