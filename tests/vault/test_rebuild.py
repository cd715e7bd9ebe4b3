"""A vault with damaged pages is built anew: what can be read comes over, the rest from a backup or named as lost."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.session import Session
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item, edit_item
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.backup import back_up
from app.vault.backup_file import ForeignBackup
from app.vault.connection import Mode, connect
from app.vault.errors import WrongPassphrase
from app.vault.passphrase import Passphrase
from app.vault.rebuild import GAP, Rebuilt, rebuild_vault
from app.vault.vault import create_vault
from app.vault.verify import verify
from tests.fakes import SetClock
from tests.faults.places import ATTACHED, EFFORT, found_wrong, opened, require_sound, surnames, vault_in
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, page_of_rows

MANY = 60


def full_vault(place: Path) -> tuple[Path, Path]:
    """A vault with some pages of everything, and a backup of it."""
    folder = vault_in(place)
    with opened(folder) as vault:
        for number in range(MANY):
            vault.now(add_item, Client, {"surname": f"Persoon{number}", "street": "Lange straat " * 8})
        (place / "film").write_bytes(ATTACHED)
        take_in_attachment(vault, vault.reader().find(Client)[-1].id, place / "film", {}, Silent())
        back_up(vault, place / "backup", SetClock().now(), Silent())
    return folder, place / "backup"


def damage(folder: Path, *pages: int) -> None:
    (database,) = folder.glob("vault-*.db")
    data = bytearray(database.read_bytes())
    for page in pages:
        data[page * PAGE + 100] ^= 1
    database.write_bytes(data)


def pages_of(folder: Path, name: str) -> list[int]:
    """The pages of a table or index by what SQLite itself counts, from 0: its root, and the rest by trying."""
    with (
        opened(folder) as vault,
        closing(
            connect(folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
        ) as connection,
    ):
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return [int(root) - 1]


def rebuilt(folder: Path, backup: Path | None = None) -> Rebuilt:
    return rebuild_vault(folder, PASSPHRASE, backup, SetClock(), Silent(), EFFORT)


def everything(folder: Path) -> list[object]:
    with opened(folder) as vault:
        reader = vault.reader()
        attachments = reader.find(Attachment)
        assert attachments
        assert {b"".join(reader.chunks(each.id)) for each in attachments} == {ATTACHED}
        return [*reader.find(Client), *reader.find(Session), *attachments, len(reader.search("gesprek", 1000))]


def test_a_sound_vault_comes_over_whole(tmp_path: Path) -> None:
    folder, _ = full_vault(tmp_path)
    before = everything(folder)
    assert rebuilt(folder) == Rebuilt(from_backup=0, lost=0)
    assert everything(folder) == before
    assert [each.name for each in folder.glob("vault-*.db")] == ["vault-2.db"]
    require_sound(folder)


def test_every_page_that_is_damaged_is_mended_from_the_backup(tmp_path: Path) -> None:
    """Each page in its turn, alone, those of the schema among them: afterwards all is as it was."""
    folder, backup = full_vault(tmp_path)
    before = everything(folder)
    (database,) = folder.glob("vault-*.db")
    whole = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    pages = len(whole[database.name]) // PAGE
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    for page in random.Random(seed).sample(range(pages), 8):
        for each in list(folder.iterdir()):
            each.unlink()
        for name, data in whole.items():
            (folder / name).write_bytes(data)
        damage(folder, page)
        rebuilt(folder, backup)
        assert everything(folder) == before, page
        require_sound(folder)


def test_without_a_backup_what_was_on_the_page_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    folder, backup = full_vault(tmp_path)
    with opened(folder) as vault:
        everyone = surnames(vault)
    page = page_of_clients(folder)
    damage(folder, page)
    outcome = rebuilt(folder)
    assert outcome.lost > 0
    with opened(folder) as vault:
        left = surnames(vault)
        missing = [each for each in verify(vault, Silent()).findings if each.code == "verify.row_missing"]
        assert len(missing) == outcome.lost == len(everyone) - len(left)
        vault.now(add_item, Client, {"surname": "Daarna"})
        assert "verify.page" not in found_wrong(vault)
    assert backup.exists()


def page_of_clients(folder: Path) -> int:
    """A page, from 0, that clients lie on: with it damaged the vault can be opened, and that table not be read. In no
    other table does a street follow a name without a new line.
    """
    with opened(folder) as vault:
        database, key = folder / vault.header.database, vault.keys.database
    return page_of_rows(database, key, rb"Persoon20[^\n]{0,60}Lange straat")


def test_what_was_written_since_the_backup_and_can_be_read_is_kept(tmp_path: Path) -> None:
    folder, backup = full_vault(tmp_path)
    with opened(folder) as vault:
        later = vault.now(add_item, Client, {"surname": "Later"})
    assert rebuilt(folder, backup).lost == 0
    with opened(folder) as vault:
        assert vault.reader().get(Client, later.id) == later
        assert not vault.rollback


def test_a_wrong_passphrase_or_another_vaults_backup_changes_nothing(tmp_path: Path) -> None:
    folder, _ = full_vault(tmp_path)
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, SetClock(), EFFORT)
    back_up(other, tmp_path / "other backup", SetClock().now(), Silent())
    other.close()
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(WrongPassphrase):
        rebuild_vault(folder, Passphrase("een verkeerde zin"), None, SetClock(), Silent(), EFFORT)
    with pytest.raises(ForeignBackup):
        rebuilt(folder, tmp_path / "other backup")
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_a_backup_with_another_history_is_left_aside_and_that_is_told(tmp_path: Path) -> None:
    """Two computers went on apart from one vault; the ledger of the one cannot fill that of the other."""
    folder, _ = full_vault(tmp_path)
    apart = Path(shutil.copytree(folder, tmp_path / "apart"))
    for each, number in ((folder, 2), (apart, 5)):
        with opened(each) as vault:
            for at in range(number):
                vault.now(add_item, Client, {"surname": f"Na {each.name} {at}"})
            if each == apart:
                back_up(vault, tmp_path / "backup apart", SetClock().now(), Silent())
    before = everything(folder)
    (page,) = pages_of(folder, "session_client")
    damage(folder, page)
    outcome = rebuilt(folder, tmp_path / "backup apart")
    assert outcome == Rebuilt(from_backup=0, lost=0, backup_differs=True)
    assert everything(folder) == before
    require_sound(folder)


@pytest.mark.parametrize("with_backup", [True, False])
def test_a_text_with_a_hole_comes_from_the_backup_or_is_marked_and_named(tmp_path: Path, with_backup: bool) -> None:
    """What SQLCipher makes of a long text's last page when that is damaged: zeros, in a row that can be read."""
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        session = vault.reader().find(Session)[0]
        before = vault.now(edit_item, Session, session.id, {"notes": "Eerste helft. Tweede helft."})
        back_up(vault, tmp_path / "backup", SetClock().now(), Silent())
        header, keys = vault.header, vault.keys
    with closing(connect(folder / header.database, keys.database, header.salt, Mode.WRITE)) as connection:
        hole = f"Eerste helft.{chr(0) * 14}"
        connection.execute("UPDATE session SET notes = ? WHERE id = ?", (hole, session.id))
    outcome = rebuilt(folder, tmp_path / "backup" if with_backup else None)
    assert outcome == (Rebuilt(from_backup=1, lost=0) if with_backup else Rebuilt(from_backup=0, lost=1))
    with opened(folder) as vault:
        after = vault.reader().get(Session, session.id)
        assert after.notes == (before.notes if with_backup else f"Eerste helft.{GAP}")
        assert found_wrong(vault) == ([] if with_backup else ["verify.row"])
