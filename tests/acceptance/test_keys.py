"""What opens the vault: the passphrase, and people who together hold a recovery key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

import app.vault.connection
from app.cli.main import run_command
from app.domain.passphrase_strength import Strength
from app.usecases.parts import Parts
from app.vault.connection import Connection, Mode
from app.vault.shares import SECRET_BYTES, Share, SharedSecret, split_secret
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import Mutation, noticed, put_everywhere, with_answer, with_other
from tests.acceptance.retaining import ended, session
from tests.cli.driver import CommandLine
from tests.faults.leaks import found_in, found_under
from tests.vault.fast_keys import PASSPHRASE

NAMES = ("Hendrikje", "Öztürk", "twijfelt over haar werk", "Praktijk De Brug", "Marijke de Wit", PASSPHRASE.text)
_settle = app.vault.connection._settle


class _Unkeyed:
    """A connection that is given no key, and so keeps what it writes as it is."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def execute(self, statement: str) -> object:
        if statement.startswith(("PRAGMA key", "PRAGMA cipher")):
            return None
        return self._connection.execute(statement)


def _settle_unkeyed(connection: Connection, key: bytes, salt: bytes, mode: Mode) -> None:
    _settle(_Unkeyed(connection), key, salt, mode)  # type: ignore[arg-type]  # it asks for no more than `execute`


@noticed(with_other("app.vault.connection:_settle", _settle_unkeyed, "the database gets no key"))
def test_d3_nothing_is_readable_without_the_passphrase(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run, first_name="Hendrikje", surname="Öztürk")
    session(run, client, ended(run, client), notes="Zij twijfelt over haar werk.")
    cv = tmp_path / "Hendrikje.txt"
    cv.write_text("Hendrikje Öztürk, bakker", encoding="utf-8")
    run.ok("attachment", "add", cv, "--client", client)
    assert found_under(run.folder, NAMES) == {}
    run.ok("backup", tmp_path / "kopie.backup")
    assert found_in((tmp_path / "kopie.backup").read_bytes(), NAMES) == set()
    assert found_in(run("client", "list").out.encode(), NAMES) == {"Hendrikje", "Öztürk"}, "the search would find it"


@noticed(with_answer("app.vault.slots:_key", bytes(32), "the key of a slot does not depend on the passphrase"))
def test_d3_only_the_right_passphrase_opens(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    run.passphrase_file.write_text("vier andere woorden samen\n", encoding="utf-8")
    for command in (("client", "show", client), ("search", "Dekker"), ("export", run.folder.parent / "alles")):
        answer = run(*command, "--json")
        assert (answer.code, answer.json["error"]) == (3, "vault.wrong_passphrase")
        assert "Dekker" not in answer.out + answer.err
    assert not (run.folder.parent / "alles").exists()
    run.passphrase_file.write_text(PASSPHRASE.text + "\n", encoding="utf-8")
    assert run.ok("client", "show", client)["surname"] == "Dekker"


@noticed(with_answer("app.domain.passphrase_strength:judge", Strength(4), "every passphrase is judged as strong"))
def test_d3_a_passphrase_is_judged_and_a_weak_one_never_set(
    practice: Practice, parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, chosen, fields = practice("career_advice"), tmp_path / "chosen", tmp_path / "practice.json"
    fields.write_text('{"trade_name": "De Zeppelin Coaching"}', encoding="utf-8")
    for weak in ("aaaaaaaaaaaaaaaa", "wachtwoord123", "De Zeppelin Coaching"):
        chosen.write_text(weak, encoding="utf-8")
        made = ["init", tmp_path / "new", "--from", fields, "--new-passphrase-file", chosen, "--json"]
        assert run_command(parts, list(map(str, made))) == 1
        assert "passphrase_too_weak" in capsys.readouterr().out
        assert not (tmp_path / "new").exists(), "no vault is made with it"
    chosen.write_text("praktijkdebrug", encoding="utf-8")
    weak_one = run("passphrase", "--new-passphrase-file", chosen, "--json")
    assert (weak_one.code, weak_one.json["error"]) == (1, "passphrase_too_weak")
    run.ok("status")  # by the one of before
    chosen.write_text("zeven paarse fietsen drijven", encoding="utf-8")
    assert run.ok("passphrase", "--new-passphrase-file", chosen)["strength"] >= 3
    assert run("status").code == 3
    run.passphrase_file.write_bytes(chosen.read_bytes())
    run.ok("status")


def _shares(run: CommandLine, folder: Path) -> list[Path]:
    """A recovery key split among three people, any two of whom open the vault: the file of each."""
    folder.mkdir()
    files = [folder / f"deel-{number}" for number in (1, 2, 3)]
    for file, words in zip(files, run.ok("keys", "split", "2", "3")["shares"], strict=True):
        file.write_text(words, encoding="utf-8")
    return files


def _with(*files: Path) -> list[str]:
    return [part for file in files for part in ("--share-file", str(file))]


def _no_secret_is_split(patch: pytest.MonkeyPatch) -> None:
    """What opens the vault is no more than what every share says of the set that it belongs to."""

    def known(of: Share) -> SharedSecret:
        return SharedSecret(hashlib.sha256(str(of.set).encode()).digest()[:SECRET_BYTES])

    def split(threshold: int, count: int) -> tuple[SharedSecret, tuple[Share, ...]]:
        _, shares = split_secret(threshold, count)
        return known(shares[0]), shares

    def join(shares: Iterable[Share]) -> SharedSecret:
        return known(next(iter(shares)))

    put_everywhere(patch, "app.vault.shares:split_secret", split)
    put_everywhere(patch, "app.vault.shares:join_shares", join)
    put_everywhere(patch, "app.vault.shares:require_together", lambda _: 0)


@noticed(Mutation("each share alone tells the whole secret", _no_secret_is_split))
def test_x6_two_of_three_people_open_the_vault_and_one_does_not(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    one, two, three = _shares(run, tmp_path / "toen")
    run.passphrase_file.write_text("die zij mee het graf in nam\n", encoding="utf-8")
    show = ("client", "show", client)
    assert run(*show).code == 3, "nobody knows the passphrase any more"
    for pair in ((one, two), (three, one), (two, three)):
        assert run.ok(*show, *_with(*pair))["surname"] == "Dekker"
    alone = run(*show, *_with(two), "--json")
    assert (alone.code, alone.json["error"]) == (3, "vault.shares_too_few")
    assert run(*show, *_with(two, two)).code == 3, "the same share twice is one"
    new = tmp_path / "nieuw"
    new.write_text("zeven paarse fietsen drijven", encoding="utf-8")
    run.ok("passphrase", "--new-passphrase-file", new, *_with(one, three))
    run.passphrase_file.write_bytes(new.read_bytes())
    assert run.ok(*show)["surname"] == "Dekker", "who takes over has a passphrase of her own"
    later = _shares(run, tmp_path / "later")
    assert run(*show, *_with(one, two)).code == 3, "the shares of before open nothing any more"
    assert run(*show, *_with(one, later[1])).code == 3
    run.ok(*show, *_with(*later[1:]))
