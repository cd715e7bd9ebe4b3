"""An item on a page that cannot be read is not put back in place: the vault is built anew with that same backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.kernel.progress import Silent
from app.usecases.backups.item import restore_item_from
from app.vault.backup import back_up
from app.vault.put_back import ItemOnDamagedPage
from app.vault.rebuild import rebuild_vault
from app.vault.vault import Vault
from tests.cli.driver import CommandLine
from tests.fakes import SetClock
from tests.faults.places import ATTACHED, DATABASE, EFFORT, add_client, found_wrong, opened, parts, vault_in
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, page_within


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a vault in which one bit of a page with parts of an attachment was flipped since."""
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        back_up(vault, tmp_path / "d.backup", SetClock().now(), Silent())
        key = vault.keys.database
    data = bytearray((folder / DATABASE).read_bytes())
    data[page_within(folder / DATABASE, key, ATTACHED[:256] * 8) * PAGE + 700] ^= 1
    (folder / DATABASE).write_bytes(data)
    return tmp_path / "d.backup"


def attachment(vault: Vault) -> Attachment:
    (found,) = vault.reader().find(Attachment)
    return found


def require_whole(folder: Path) -> None:
    with opened(folder) as vault:
        assert found_wrong(vault) == []
        assert b"".join(vault.reader().chunks(attachment(vault).id)) == ATTACHED


def test_it_is_told_with_the_backup_and_whoever_saves_next_can(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with opened(folder) as vault:
        lost, before = attachment(vault), vault.lane.head()
        assert found_wrong(vault) == ["verify.attachment", "verify.page"]
        for _ in range(2):
            with pytest.raises(ItemOnDamagedPage) as told:
                restore_item_from(vault, backup, lost.id, Silent())
            assert told.value.arguments["file"] == str(backup)
            assert vault.lane.head() == before
        later = vault.now(add_client, "Daarna")
        client = next(each for each in vault.reader().find(Client) if each.id == lost.client)
        assert restore_item_from(vault, backup, client.id, Silent()).as_last, "what lies elsewhere comes back alone"
        assert attachment(vault) == lost
    assert rebuild_vault(folder, PASSPHRASE, backup, SetClock(), Silent(), EFFORT).lost == 0
    require_whole(folder)
    with opened(folder) as vault:
        assert vault.reader().get(Client, later.id) == later


def test_the_command_line_names_the_command_that_brings_it_back(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "vault"
    with opened(folder) as vault:
        lost = attachment(vault).id
    command_line = CommandLine(parts(), folder, capsys, tmp_path)
    refused = command_line("restore", "--item", lost, backup)
    assert refused.code == 4
    assert f'coachkluis --vault "{folder}" repair "{backup}"' in refused.err
    assert command_line("restore", "--item", lost, backup, "--json").json["error"] == "vault.item_on_damaged_page"
    repaired = command_line.ok("repair", backup)
    assert repaired["lost"] == 0
    assert repaired["from_backup"] > 0
    assert command_line.ok("verify")["ok"] is True
    require_whole(folder)
