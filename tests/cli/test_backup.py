"""`backup`, `restore` and `drill` as a script uses them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.client import Client
from app.host.keyring import KeyringKind
from app.host.witness import FileWitness, KeyringWitness, Witnesses
from app.kernel.ids import new_id
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import give_up, take_in_attachment, take_in_chunks
from app.vault import opened_backup, packing
from app.vault.backup import back_up
from app.vault.connection import Mode, connect
from app.vault.newest_seen import of_place
from app.vault.recovery_key import RecoveryKey
from app.vault.vault import create_vault, open_vault
from tests.cli.driver import CommandLine
from tests.fakes import SetClock
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_the_place_is_remembered_and_the_newest_is_told(
    command_line: CommandLine, stick: Path, clock: SetClock
) -> None:
    assert command_line.ok("status")["newest_backup"] is None
    refused = command_line("backup", "--json")
    assert (refused.code, refused.json["error"]) == (1, "backup_no_place")
    made = command_line.ok("backup", "--place", stick)
    assert Path(made["file"]).parent == stick
    clock.forward(days=2)
    newest = command_line.ok("status")["newest_backup"]
    assert newest == {"file": made["file"], "made": made["made"], "days": 2}
    assert "Nieuwste back-up: 2 dagen geleden" in command_line("status").out
    second = command_line.ok("backup", "--keep", "1", "0", "0")
    assert second["removed"] == 1
    assert [each["file"] for each in command_line.ok("backup", "--list")] == [second["file"]]


def test_a_backup_by_hand_goes_where_it_is_told(command_line: CommandLine, tmp_path: Path) -> None:
    made = command_line.ok("backup", tmp_path / "kopie")
    assert made["file"] == str(tmp_path / "kopie")
    again = command_line("backup", tmp_path / "kopie", "--json")
    assert (again.code, again.json["error"]) == (8, "vault.backup_exists")
    inside = command_line("backup", "--place", command_line.folder, "--json")
    assert inside.json["error"] == "backup_place_inside"
    empty = command_line("backup", "--keep", "0", "1", "1", "--json")
    assert empty.json["error"] == "backup_rule_empty"


def test_a_preview_tells_what_is_in_it_and_what_would_be_lost(command_line: CommandLine, stick: Path) -> None:
    made = command_line.ok("backup", "--place", stick)
    command_line.ok("client", "add", "--from", "-", given={"surname": "Later"})
    seen = command_line.ok("restore", made["file"], "--preview")
    assert (seen["practice"], seen["ledger"], seen["counts"]["client"]) == ("Praktijk De Brug", made["ledger"], 0)
    assert seen["losses"] == {"entries": 2, "settings": 1, "changed": {"client": 1}, "named": []}
    words = command_line("restore", made["file"], "--preview").out
    assert "Back-up van Praktijk De Brug, gemaakt op 3 maart 2026 10:00" in words
    assert "Sinds deze back-up zijn er 2 wijzigingen gedaan." in words
    assert "1 daarvan is een instelling" in words


def test_older_keys_come_back_only_when_told_to(command_line: CommandLine, stick: Path, tmp_path: Path) -> None:
    made = command_line.ok("backup", "--place", stick)
    new = tmp_path / "new"
    new.write_text("wolk fietsbel kaneel trommel drempel\n", encoding="utf-8")
    command_line.ok("passphrase", "--new-passphrase-file", new)
    again = ("restore", made["file"], command_line.folder, "--replace")
    assert command_line(*again, "--json").json["error"] == "restore_older_keys"
    done = command_line.ok(*again, "--older-keys")
    assert (done["older_keys"], done["erasures_until"]) == (True, None)


def test_a_restore_takes_the_place_only_when_told_to(command_line: CommandLine, stick: Path, tmp_path: Path) -> None:
    made = command_line.ok("backup", "--place", stick)
    command_line.ok("client", "add", "--from", "-", given={"surname": "Later"})
    refused = command_line("restore", made["file"], command_line.folder, "--json")
    assert (refused.code, refused.json["error"]) == (8, "vault.exists")
    outcome = command_line.ok("restore", made["file"], command_line.folder, "--replace")
    assert Path(outcome["former"]).name == "vault-20260303-100000"
    after = command_line.ok("status")
    assert (after["clients"], after["behind"]) == (0, 0)
    beside = command_line.ok("restore", made["file"], tmp_path / "nieuw")
    assert beside["former"] is None
    assert command_line("restore", made["file"]).code == 2


class KeptInMemory:
    """A keyring that works."""

    kind = KeyringKind.SECRET_SERVICE

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self._secrets.get(name)

    def keep(self, name: str, secret: bytes) -> None:
        self._secrets[name] = secret

    def forget(self, name: str) -> None:
        self._secrets.pop(name, None)


def test_what_the_keyring_saw_is_left_behind_by_a_restore_as_well(
    parts: Parts, vault_folder: Path, capsys: pytest.CaptureFixture[str], stick: Path, tmp_path: Path
) -> None:
    seen, keyring = FileWitness(tmp_path / "state"), KeptInMemory()
    parts = replace(parts, witness=seen, keyring=keyring)
    command_line = CommandLine(parts, vault_folder, capsys, tmp_path)
    made = command_line.ok("backup", "--place", stick)
    command_line.ok("client", "add", "--from", "-", given={"surname": "Later"})
    name = of_place(command_line.ok("status")["id"], vault_folder)
    keyring.keep(f"witness {name}", *seen.recall(name))  # as the window does when it is closed
    command_line.ok("client", "add", "--from", "-", given={"surname": "Nog later"})
    command_line.ok("restore", made["file"], vault_folder, "--replace")
    both = Witnesses(seen, KeyringWitness(keyring))
    with closing(open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, both)) as vault:
        assert not vault.rollback


def test_one_item_is_named_and_restored_alone(
    command_line: CommandLine, parts: Parts, stick: Path, tmp_path: Path
) -> None:
    vault = open_vault(command_line.folder, PASSPHRASE, parts.clock, parts.effort)
    client = vault.now(add_item, Client, {"first_name": "Anouk", "surname": "Hoogendijk"})
    (tmp_path / "cv.txt").write_bytes(b"Ervaring. " * 1000)
    attachment = take_in_attachment(vault, client.id, tmp_path / "cv.txt", {}, Silent())
    database, keys, salt = vault.folder / vault.header.database, vault.keys, vault.header.salt
    vault.close()
    made = command_line.ok("backup", "--place", stick)
    connection = connect(database, keys.database, salt, Mode.WRITE)
    connection.execute("UPDATE chunk SET bytes = x'00'")
    connection.close()
    found = command_line("verify", "--json")
    assert found.code == 4
    assert found.json["backup"] == made["file"]
    (finding,) = found.json["findings"]
    assert finding == {
        "code": "verify.attachment", "noun": "attachment", "id": attachment.id, "client": client.id,
        "message": "Beschadigd in het dossier van Anouk Hoogendijk: Bijlage ‘cv.txt’", "detail": "",
    }  # fmt: skip
    back = command_line.ok("restore", made["file"], "--item", attachment.id)
    assert back == {"id": attachment.id, "noun": "attachment", "as_last": True}
    assert command_line.ok("verify")["ok"]
    unknown = command_line("restore", made["file"], "--item", "0" * 26, "--json")
    assert unknown.json["error"] == "not_found"


def test_a_drill_is_held_and_listed(command_line: CommandLine, stick: Path) -> None:
    none = command_line("drill", "--json")
    assert none.json["error"] == "drill_no_backup"
    command_line.ok("backup", "--place", stick)
    held = command_line.ok("drill")
    assert (held["held_on"], held["result"], held["findings"]) == ("2026-03-03", "passed", 0)
    assert command_line.ok("drill", "--list") == [held]
    assert "geslaagd" in command_line("drill", "--list").out


@pytest.mark.parametrize(
    ("spoil", "code", "error"),
    [
        (lambda data: b"", 4, "vault.not_a_backup"),
        (lambda data: data[:-1], 4, "vault.not_a_backup"),
        (lambda data: data[:8192] + bytes([data[8192] ^ 1]) + data[8193:], 4, "vault.backup_damaged"),
    ],
)
def test_a_backup_that_is_not_whole_has_its_message(
    command_line: CommandLine, stick: Path, tmp_path: Path, spoil: object, code: int, error: str
) -> None:
    made = Path(command_line.ok("backup", "--place", stick)["file"])
    made.write_bytes(spoil(made.read_bytes()))  # type: ignore[operator]
    for arguments in (["--preview"], [str(tmp_path / "new")]):
        answer = command_line("restore", made, *arguments, "--json")
        assert (answer.code, answer.json["error"]) == (code, error)


def test_another_practices_and_a_newer_programs_backup_have_their_messages(
    command_line: CommandLine, tmp_path: Path, parts: Parts, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)
    foreign = back_up(other, tmp_path / "vreemd", clock.now(), Silent()).file
    other.close()
    for arguments in ((command_line.folder, "--replace"), ("--item", "0" * 26)):
        answer = command_line("restore", foreign, *arguments, "--json")
        assert (answer.code, answer.json["error"]) == (4, "vault.foreign_backup")
    repaired = command_line("repair", foreign, "--json")
    assert (repaired.code, repaired.json["error"]) == (4, "vault.foreign_backup")
    made = command_line.ok("backup", tmp_path / "kopie")["file"]
    monkeypatch.setattr(opened_backup, "latest_version", lambda: 0)
    for newer in ((str(tmp_path / "new"),), ("--preview",), ("--item", "0" * 26)):
        answer = command_line("restore", made, *newer, "--json")
        assert (answer.code, answer.json["error"]) == (7, "vault.newer_backup")


def test_the_wrong_secret_has_its_message(command_line: CommandLine, stick: Path, tmp_path: Path) -> None:
    made = command_line.ok("backup", "--place", stick)
    command_line.passphrase_file.write_text("niet de goede zin", encoding="utf-8")
    answer = command_line("restore", made["file"], tmp_path / "new", "--json")
    assert (answer.code, answer.json["error"]) == (3, "vault.wrong_backup_passphrase")


def test_verifying_says_how_much_room_something_large_left(
    command_line: CommandLine, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command_line.ok("verify")["room"] == 0
    assert "MB vrij" not in command_line("verify").out
    monkeypatch.setattr(packing, "PLENTY", 10**6)
    vault = open_vault(command_line.folder, PASSPHRASE, SetClock(), parts.effort)
    vault.now(take_in_chunks, stopped := new_id(), 0, [bytes(10**6)] * 2)
    give_up(vault, stopped)
    vault.close()
    assert command_line.ok("verify")["room"] > 2 * 10**6
    assert "is 2 MB vrij" in command_line("verify").out


def test_a_wrong_recovery_key_says_whether_it_is_mistyped_and_where(
    command_line: CommandLine, stick: Path, tmp_path: Path
) -> None:
    made = command_line.ok("backup", "--place", stick)
    paper = tmp_path / "sleutel"
    other = RecoveryKey("0123456789ABCDEFGHJKMNPQRSTVWXYZ012").text.split("-")
    for group in range(7):
        mistyped = "".join({"Z": "Y"}.get(each, "Z") if place == 3 else each for place, each in enumerate(other[group]))
        paper.write_text("-".join((*other[:group], mistyped, *other[group + 1 :])), encoding="utf-8")
        answer = command_line("restore", made["file"], tmp_path / "new", "--recovery-key-file", paper, "--json")
        assert (answer.code, answer.json["error"]) == (3, "vault.recovery_key_group")
        assert f"groep {group + 1} " in answer.json["message"]
    paper.write_text("-".join(other), encoding="utf-8")
    answer = command_line("restore", made["file"], tmp_path / "new", "--recovery-key-file", paper, "--json")
    assert (answer.code, answer.json["error"]) == (3, "vault.wrong_backup_recovery_key")
    assert not (tmp_path / "new").exists()


def test_a_vault_with_a_damaged_page_is_built_anew_and_says_what_is_lost(
    command_line: CommandLine, stick: Path
) -> None:
    made = command_line.ok("backup", "--place", stick)
    sound = command_line.ok("repair", made["file"])
    assert sound == {"from_backup": 0, "lost": 0, "backup_differs": False}
    assert command_line.ok("verify")["ok"] is True
    assert (command_line.folder / "vault-2.db").exists()
    words = command_line("repair", made["file"])
    assert (words.code, "Alles is er nog" in words.out) == (0, True)
    (command_line.folder / "vault-3.db").write_bytes(b"niets meer")
    lost = command_line("repair", made["file"])
    assert (lost.code, "coachkluis restore BACK-UP MAP" in lost.err) == (4, True)
