"""What opens the vault, from the command line: shares, recovery key, this computer, a new vault key."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from app.host.keyring import KeyringKind, SystemKeyring
from app.host.witness import FileWitness
from app.kernel.translator import Language
from app.usecases.parts import Parts
from tests.cli.driver import CommandLine
from tests.secret_service import real_keyring, session_bus
from tests.sheets import share_words


@pytest.fixture
def words(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    return folder


def split(command_line: CommandLine, words: Path, threshold: int = 2, count: int = 3) -> list[Path]:
    """The shares of a new splitting, each in a file."""
    shares = command_line.ok("keys", "split", str(threshold), str(count))["shares"]
    files = [words / f"{number}" for number in range(len(shares))]
    for file, share in zip(files, shares, strict=True):
        file.write_text(share + "\n", encoding="utf-8")
    return files


def by(*files: Path) -> list[str]:
    return [part for file in files for part in ("--share-file", str(file))]


def test_enough_shares_open_the_vault_and_fewer_say_how_many_are_missing(
    command_line: CommandLine, words: Path
) -> None:
    one, two, three = split(command_line, words)
    for pair in ((one, two), (three, one), (one, two, three)):
        assert command_line.ok("status", *by(*pair))["practice"] == "Praktijk De Brug"
    alone = command_line("status", *by(one))
    assert (alone.code, "2 delen nodig" in alone.err) == (3, True)
    twice = command_line("status", *by(one, one), language="en")
    assert (twice.code, "Share 1 is there already" in twice.err) == (3, True)


def test_withdrawn_shares_open_nothing_and_the_passphrase_still_does(command_line: CommandLine, words: Path) -> None:
    assert command_line.ok("keys", "withdraw-shares") == {"withdrawn": False}
    one, two, _ = split(command_line, words)
    assert command_line.ok("keys", "withdraw-shares") == {"withdrawn": True}
    assert "shares" not in [each["kind"] for each in command_line.ok("keys", "list")]
    assert command_line("keys", "rehearse", "--with-share", one, "--with-share", two, "--json").code != 0


def test_shares_of_before_open_nothing_after_a_new_splitting(command_line: CommandLine, words: Path) -> None:
    old = split(command_line, words)
    later = words / "later"
    later.mkdir()
    new = split(command_line, later)
    answer = command_line("status", *by(old[0], old[1]))
    assert (answer.code, "openen deze kluis niet" in answer.err) == (3, True)
    assert command_line("status", *by(old[0], new[1])).code == 3
    command_line.ok("status", *by(new[0], new[2]))
    kinds = [each["kind"] for each in command_line.ok("keys", "list")]
    assert sorted(kinds) == ["passphrase", "recovery", "shares"]


def test_a_rehearsal_changes_nothing_but_its_date(command_line: CommandLine, words: Path) -> None:
    files = split(command_line, words)
    header = (command_line.folder / "vault.json").read_text()
    assert command_line.ok("keys", "rehearse", *by_share(files[1], files[2])) == {"ok": True}
    assert command_line("keys", "rehearse", *by_share(files[1])).code == 3
    assert command_line("keys", "rehearse").code == 2
    assert slots(header) == slots((command_line.folder / "vault.json").read_text())
    acts = [each["act"] for each in command_line.ok("ledger")]
    assert acts.count("record_key_act") == 2


def by_share(*files: Path) -> list[str]:
    return [part for file in files for part in ("--with-share", str(file))]


def slots(header: str) -> str:
    return header[header.index('"slots"') :].partition('"vault"')[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sheet_for_each_person_holds_the_words_that_open(
    language: str, command_line: CommandLine, words: Path
) -> None:
    answer = command_line("keys", "split", "2", "3", "--to", words, language=language)
    assert answer.code == 0, answer.err
    files = sorted(words.iterdir())
    assert len(files) == 3
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}
    read = []
    for number, file in enumerate(files, start=1):
        (page,) = pypdf.PdfReader(file).pages
        text = page.extract_text()
        assert f"{number} van 3" in text or f"{number} of 3" in text
        assert "De Brug" not in text, "whoever finds a sheet does not know which vault it opens"
        share = words / f"typed-{number}"
        share.write_text(share_words(text), encoding="utf-8")
        read.append(share)
    assert command_line("status", *by(*read[:2])).code == 0
    named = words / "named"
    named.mkdir()
    assert command_line("keys", "split", "2", "3", "--to", words, language=language).code == 1
    assert command_line("status", *by(*read[1:])).code == 0, "a splitting that could not be written revoked the old one"
    command_line.ok("keys", "split", "2", "2", "--to", named, "--with-practice")
    assert all("De Brug" in pypdf.PdfReader(each).pages[0].extract_text() for each in named.iterdir())


def test_a_new_recovery_key_takes_the_place_of_the_old(command_line: CommandLine, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    command_line.ok("keys", "new-recovery", "--recovery-to", first)
    command_line.ok("status", "--recovery-key-file", first)
    assert command_line("keys", "new-recovery", "--recovery-to", first).code == 1
    command_line.ok("keys", "new-recovery", "--recovery-to", second)
    assert command_line("status", "--recovery-key-file", first).code == 3
    command_line.ok("status", "--recovery-key-file", second)
    assert command_line.ok("keys", "rehearse", "--with-recovery-key", second) == {"ok": True}


def test_the_whole_vault_goes_under_a_new_key(command_line: CommandLine, tmp_path: Path, words: Path) -> None:
    shares, old, new = split(command_line, words), tmp_path / "old", tmp_path / "new"
    command_line.ok("keys", "new-recovery", "--recovery-to", old)
    printed = command_line.ok("ledger", "--head")
    command_line.ok("keys", "renew", "--recovery-to", new)
    assert command_line("status", "--recovery-key-file", old).code == 3
    assert command_line("status", *by(*shares)).code == 3
    command_line.ok("status", "--recovery-key-file", new)
    assert command_line.ok("verify")["ok"]
    for code in (printed["code"], printed["mac"], printed["code"].lower().replace("-", " ")):
        assert command_line.ok("ledger", "--check", str(printed["sequence"]), code)["ok"]


def test_a_printed_head_tells_whether_the_ledger_is_as_it_was(command_line: CommandLine, tmp_path: Path) -> None:
    printed = command_line.ok("ledger", "--head")
    command_line.ok("keys", "new-recovery", "--recovery-to", tmp_path / "key")
    check = ("ledger", "--check")
    assert command_line.ok(*check, str(printed["sequence"]), printed["code"]) == {"ok": True, "check": "as_it_was"}
    for sequence, code, expected in (
        (printed["sequence"], "AAAA-" * 7 + "AAAA", "different"),
        (printed["sequence"] - 1, printed["code"], "different"),
        (printed["sequence"] + 90, printed["code"], "not_there"),
        (0, "0" * 64, "not_there"),
        (printed["sequence"], "geen code", "mistyped"),
    ):
        answer = command_line(*check, str(sequence), code, "--json")
        assert (answer.code, answer.json["check"]) == (4, expected)


def test_the_head_goes_on_paper(command_line: CommandLine, tmp_path: Path) -> None:
    sheet = tmp_path / "head.pdf"
    printed = command_line.ok("ledger", "--sheet-to", sheet)
    (page,) = pypdf.PdfReader(sheet).pages
    text = page.extract_text()
    assert all(group in text for group in printed["code"].split("-"))
    assert str(printed["sequence"]) in text
    assert command_line("ledger", "--sheet-to", sheet).code == 1


def test_this_computer_remembers_the_vault(
    parts: Parts, vault_folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with session_bus(tmp_path) as address, real_keyring(tmp_path, address):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        parts = replace(parts, keyring=SystemKeyring(KeyringKind.SECRET_SERVICE))
        command_line = CommandLine(parts, vault_folder, capsys, tmp_path)
        assert command_line("status", "--remembered").code == 3
        assert command_line.ok("keys", "remember", "--days", "5")["until"].startswith("2026-03-08")
        assert command_line.ok("status", "--remembered")["practice"] == "Praktijk De Brug"
        assert command_line.ok("keys", "forget") == {"forgotten": 1}
        assert command_line("status", "--remembered").code == 3


def test_a_vault_put_back_is_told_until_it_is_acknowledged(
    parts: Parts, vault_folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    command_line = CommandLine(replace(parts, witness=FileWitness(tmp_path / "state")), vault_folder, capsys, tmp_path)
    saved = tmp_path / "saved"
    shutil.copytree(vault_folder, saved)
    command_line.ok("keys", "new-recovery", "--recovery-to", tmp_path / "key")
    shutil.rmtree(vault_folder)
    shutil.copytree(saved, vault_folder)
    for _ in range(2):
        answer = command_line("status", "--json")
        assert answer.json["behind"] == 2  # the key, and that the slots are others
        assert answer.err
    assert command_line.ok("keys", "acknowledge") == {"behind": 2, "apart": False, "old_keys": False}
    answer = command_line("status", "--json")
    assert (answer.json["behind"], answer.err) == (0, "")


def test_two_copies_that_were_both_worked_on_are_told_as_that_and_acknowledged(
    parts: Parts, vault_folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    parts = replace(parts, witness=FileWitness(tmp_path / "state"))
    here = CommandLine(parts, vault_folder, capsys, tmp_path)
    here.ok("status")
    other = CommandLine(parts, Path(shutil.copytree(vault_folder, tmp_path / "other")), capsys, tmp_path)
    other.ok("keys", "new-recovery", "--recovery-to", tmp_path / "key")
    answer = here("status", "--json")
    assert (answer.json["behind"], answer.json["apart"]) == (0, True)
    assert parts.translator(Language.DUTCH).text("vault.apart") in answer.err
    assert here.ok("keys", "acknowledge") == {"behind": 0, "apart": True, "old_keys": False}
    answer = here("status", "--json")
    assert (answer.json["apart"], answer.err) == (False, "")


@pytest.mark.parametrize("there", [True, False])
def test_a_damaged_header_says_how_the_copy_is_used_and_that_does(command_line: CommandLine, there: bool) -> None:
    header = command_line.folder / "vault.json"
    if there:
        header.write_bytes(b"{}")
    else:
        header.unlink()
    refused = command_line("status")
    assert (refused.code, "keys mend" in refused.err) == (4, True)
    assert command_line.ok("keys", "mend")["mended"] is True
    assert command_line.ok("status")["practice"] == "Praktijk De Brug"
    again = command_line("keys", "mend")
    assert (again.code, "niets te herstellen" in again.out) == (0, True)


def test_where_the_copy_is_damaged_as_well_a_backup_is_all_that_helps(command_line: CommandLine) -> None:
    for name in ("vault.json", "vault.json.old"):
        (command_line.folder / name).write_bytes(b"{}")
    answer = command_line("keys", "mend", "--json")
    assert (answer.code, answer.json["error"]) == (4, "vault.header_lost")


@pytest.mark.parametrize("copy", [b"{}", None], ids=["damaged", "gone"])
def test_no_copy_is_advised_that_is_not_there(command_line: CommandLine, copy: bytes | None) -> None:
    (command_line.folder / "vault.json").write_bytes(b"{}")
    old = command_line.folder / "vault.json.old"
    if copy is None:
        old.unlink(missing_ok=True)
    else:
        old.write_bytes(copy)
    refused = command_line("status")
    assert (refused.code, "keys mend" in refused.err, "coachkluis restore" in refused.err) == (4, False, True)
    assert command_line("status", "--json").json["error"] == "vault.header_lost"


def test_a_new_passphrase_is_judged_and_a_weak_one_is_not_set(command_line: CommandLine, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text("welkomwelkom1\n", encoding="utf-8")
    weak = command_line("passphrase", "--new-passphrase-file", new, "--json")
    assert (weak.code, weak.json["error"]) == (1, "passphrase_too_weak")
    command_line.ok("status")
    new.write_text("een oude tractor fluistert zachtjes blauw\n", encoding="utf-8")
    assert command_line.ok("passphrase", "--new-passphrase-file", new)["strength"] >= 3
    assert command_line("status").code == 3
    command_line.passphrase_file.write_bytes(new.read_bytes())
    command_line.ok("status")


def test_an_old_header_put_back_is_told_and_mended_by_a_new_passphrase(command_line: CommandLine, words: Path) -> None:
    saved = Path(shutil.copy(command_line.folder / "vault.json", words / "saved"))
    chosen = words / "chosen"
    chosen.write_text("potlood giraf trommel zeilboot", encoding="utf-8")
    command_line.ok("passphrase", "--new-passphrase-file", chosen)
    assert command_line("status").code == 3
    shutil.copy(saved, command_line.folder / "vault.json")
    revived = command_line("status", "--json")
    assert (revived.code, revived.json["old_keys"]) == (0, True)
    assert "een wachtzin of sleutel die je had vervangen" in revived.err
    command_line.ok("passphrase", "--new-passphrase-file", chosen)
    command_line.passphrase_file.write_bytes(chosen.read_bytes())
    answer = command_line("status")
    assert (answer.code, answer.err) == (0, "")
