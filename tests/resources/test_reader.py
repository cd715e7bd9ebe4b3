"""The stand-alone reader reads vault and backup with every secret, and knows nothing of the program."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import itertools
import json
import subprocess
import sys
import sysconfig
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import shamir_mnemonic
from shamir_mnemonic.wordlist import WORDLIST

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.values import to_json
from app.kernel.clock import SystemClock
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.usecases.create_practice import create_practice
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.recovery_keys import split_recovery_key
from app.usecases.take_in_attachment import take_in_attachment
from app.vault import migrations
from app.vault.backup import back_up
from app.vault.effort import Effort
from app.vault.kdf import STANDARD
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share, split_secret
from app.vault.vault import create_vault, open_vault
from tests.faults.newer_schema import STEPS
from tests.practices import practice_in
from tests.vault.fast_keys import FAST, FAST_COST
from tests.vault.fast_keys import PASSPHRASE as FAST_PASSPHRASE

READER = resources() / "reader" / "read_coachkluis.py"
PASSPHRASE = "vier losse woorden samen"


NEEDED = ("cryptography", "sqlcipher3", "cffi", "_cffi_backend", "pycparser")
"""The two libraries, and what cryptography itself is made of."""


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Client, Attachment]:
    """A vault and a backup under keys of the real cost, as the reader asks, and secrets in files."""
    folder = tmp_path_factory.mktemp("reader")
    parts = Parts(SystemClock(), resources(), Effort(STANDARD, STANDARD.floor))
    vault, recovery_key = create_vault(folder / "vault", Passphrase(PASSPHRASE), parts.clock, parts.effort)
    vault.now(create_practice, {"trade_name": "De Brug"}, parts.starting_policies[0])
    client = vault.now(add_item, Client, {"surname": "Çelik", "first_name": "Ömer"})
    (folder / "cv.pdf").write_bytes(bytes(range(256)) * 3000)
    attachment = take_in_attachment(vault, client.id, folder / "cv.pdf", {"name": "../../CON.pdf"}, Silent())
    shares = split_recovery_key(vault, 2, 3, parts)
    back_up(vault, folder / "backup", parts.clock.now(), Silent())
    vault.close()
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "recovery").write_text(recovery_key.text.lower() + "\n", encoding="utf-8")
    (folder / "wrong").write_text("een verkeerde zin\n", encoding="utf-8")
    for share in shares:
        (folder / f"share {share.number}").write_text(share.code.lower() + "\n", encoding="utf-8")
        numbered = (f"{place}. {word[:4]}" for place, word in enumerate(share.words, start=1))
        (folder / f"words {share.number}").write_text("\n".join(numbered) + "\n", encoding="utf-8")
    (folder / "list").write_text("\n".join(WORDLIST) + "\n", encoding="ascii")
    return folder, client, attachment


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Python with the standard library and the two libraries that the reader needs: nothing else can be imported."""
    folder = tmp_path_factory.mktemp("bare")
    for installed in Path(sysconfig.get_path("platlib")).iterdir():
        if installed.name.split(".")[0] in NEEDED and installed.suffix != ".dist-info":
            (folder / installed.name).symlink_to(installed)
    begin = f"import runpy, sys; sys.path.append({str(folder)!r}); sys.argv = sys.argv[1:]"
    return [sys.executable, "-I", "-S", "-c", f"{begin}; runpy.run_path(sys.argv[0], run_name='__main__')"]


def run(bare: Sequence[str], target: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*bare, str(READER), *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=60, cwd=target.parent,
    )  # fmt: skip


def read(bare: Sequence[str], folder: Path, source: str, secret: str, target: Path) -> subprocess.CompletedProcess[str]:
    return run(bare, target, folder / source, target, "--passphrase-file", folder / secret)


def reader() -> Any:
    """The reader as a module, to ask its parts."""
    spec = importlib.util.spec_from_file_location("read_coachkluis", READER)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules["read_coachkluis"] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_the_bare_python_has_nothing_of_the_project(bare: Sequence[str], tmp_path: Path) -> None:
    """The proof of the proof: what the program is made of cannot be imported there."""
    for name in ("app", "shamir_mnemonic", "PySide6", "click"):
        (tmp_path / "try.py").write_text(f"import {name}", encoding="ascii")
        done = subprocess.run(
            [*bare, str(tmp_path / "try.py")], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        assert f"No module named '{name}'" in done.stderr


@pytest.mark.parametrize("source", ["vault", "backup"])
@pytest.mark.parametrize("secret", ["passphrase", "recovery"])
def test_x8_everything_is_read_without_the_program(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], source: str, secret: str, tmp_path: Path
) -> None:
    folder, client, attachment = practice
    before = {each.name: each.read_bytes() for each in (folder / "vault").iterdir()}
    done = read(bare, folder, source, secret, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))
    assert {name: value for name, value in row.items() if name in to_json(client)} == to_json(client)
    (file,) = (tmp_path / "out" / "attachments").iterdir()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == attachment.sha256
    assert file.name == f"{attachment.id}.pdf"
    assert {each.name: each.read_bytes() for each in (folder / "vault").iterdir()} == before


@pytest.mark.parametrize("source", ["vault", "backup"])
def test_a_wrong_secret_writes_nothing(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], source: str, tmp_path: Path
) -> None:
    done = read(bare, practice[0], source, "wrong", tmp_path / "out")
    assert (done.returncode, "does not open this" in done.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("source", ["vault", "backup"])
@pytest.mark.parametrize("written", ["share", "words"])
def test_x8_shares_open_it_as_characters_and_as_words(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], source: str, written: str, tmp_path: Path
) -> None:
    folder, client, _ = practice
    given = itertools.chain.from_iterable(("--share-file", folder / f"{written} {number}") for number in (3, 1))
    words = ("--word-list", folder / "list") if written == "words" else ()
    done = run(bare, tmp_path / "out", folder / source, tmp_path / "out", *given, *words)
    assert done.returncode == 0, done.stderr
    (row,) = json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))
    assert row["id"] == client.id


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("share 1",), "2 different shares are needed; there are 1"),
        (("share 1", "share 1"), "2 different shares are needed; there are 1"),
        (("words 1", "words 2"), "40 characters"),
        (("passphrase", "share 1"), "40 characters"),
    ],
    ids=["one", "the same twice", "words without their list", "no share"],
)
def test_shares_that_give_nothing_are_told_apart(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], given: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    folder = practice[0]
    files = itertools.chain.from_iterable(("--share-file", folder / each) for each in given)
    done = run(bare, tmp_path / "out", folder / "vault", tmp_path / "out", *files)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("threshold", "count"), [(2, 2), (2, 3), (3, 5), (2, 16), (16, 16)])
def test_its_shares_are_those_of_the_standard(threshold: int, count: int) -> None:
    """Against the library of the standard's own authors, both ways of writing, and every single wrong character."""
    module = reader()
    secret, shares = split_secret(threshold, count)
    for chosen in itertools.islice(itertools.combinations(shares, threshold), 12):
        assert module.joined([module.read_share(each.code, ()) for each in chosen]) == secret.data
        assert module.joined([module.read_share(each.text, WORDLIST) for each in chosen]) == secret.data
    code = shares[0].code
    for place, character in enumerate(code):
        wrong = code[:place] + ("Z" if character == "0" else "0") + code[place + 1 :]
        if character != "-":
            with pytest.raises(module.CannotRead):
                module.read_share(wrong, ())


def test_older_shares_that_do_not_bear_that_they_are_extendable_are_read_too() -> None:
    module = reader()
    (group,) = shamir_mnemonic.generate_mnemonics(1, [(2, 3)], b"zestien letters!", extendable=False)
    assert module.joined([module.read_share(each, WORDLIST) for each in group[1:]]) == b"zestien letters!"


def test_shares_of_two_splittings_are_refused() -> None:
    module = reader()
    (_, (one, *_)), (_, (_, other, _)) = split_secret(2, 3), split_secret(2, 3)
    with pytest.raises(module.CannotRead, match="not of one splitting"):
        module.joined([module.read_share(each.code, ()) for each in (one, other)])


def test_a_share_is_the_same_as_characters_and_as_words() -> None:
    _, shares = split_secret(2, 3)
    assert [Share.parse(each.code.lower().replace("0", "o")) for each in shares] == list(shares)


def test_the_group_of_a_mistyped_recovery_key_is_named(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], tmp_path: Path
) -> None:
    folder = practice[0]
    key = (folder / "recovery").read_text("ascii").split("-")
    key[4] = key[4][:2] + ("z" if key[4][2] != "z" else "y") + key[4][3:]
    (tmp_path / "mistyped").write_text("-".join(key), encoding="ascii")
    done = run(bare, tmp_path / "out", folder / "vault", tmp_path / "out", "--passphrase-file", tmp_path / "mistyped")
    assert "look at group 5" in done.stderr
    module = reader()
    assert module.mistyped_group(RecoveryKey.generate().text) == 0


def test_a_damaged_header_is_told_and_the_one_before_it_can_be_used(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    for each in (practice[0] / "vault").iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    arguments = (folder, tmp_path / "out", "--passphrase-file", practice[0] / "passphrase")
    for damage in (lambda: (folder / "vault.json").write_bytes(b"{}"), (folder / "vault.json").unlink):
        damage()
        done = run(bare, tmp_path / "out", *arguments)
        assert (done.returncode, "--old-header" in done.stderr) == (1, True)
    done = run(bare, tmp_path / "out", *arguments, "--old-header")
    assert done.returncode == 0, done.stderr
    assert len(json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))) == 1


def test_a_cut_off_backup_is_not_read(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], tmp_path: Path
) -> None:
    whole = (practice[0] / "backup").read_bytes()
    spoiled = {"none": b"", "cut": whole[:-1]}
    for name, data in spoiled.items():
        (tmp_path / name).write_bytes(data)
        arguments = (tmp_path / name, tmp_path / "out", "--passphrase-file", practice[0] / "passphrase")
        done = run(bare, tmp_path / "out", *arguments)
        assert (done.returncode, "This is no backup of Coachkluis" in done.stderr) == (1, True)
        assert not (tmp_path / "out").exists()


def changed_at(whole: bytes, place: int) -> bytes:
    """The same bytes with one bit of one of them flipped."""
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def test_of_a_backup_with_a_damaged_page_everything_else_is_written_out(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], tmp_path: Path
) -> None:
    """Bytes in the attachment, which fills most of it: it is named, and nothing else is lost."""
    whole = (practice[0] / "backup").read_bytes()
    for tenth in (3, 4, 5, 6, 7):
        whole = changed_at(whole, len(whole) * tenth // 10)
    (tmp_path / "backup").write_bytes(whole)
    done = run(
        bare, tmp_path / "out", tmp_path / "backup", tmp_path / "out", "--passphrase-file", practice[0] / "passphrase"
    )
    assert done.returncode == 4, done.stderr
    assert done.stderr.splitlines()[0] == "The backup is damaged. What can be read of it was written."
    assert (
        done.stderr.splitlines()[-1] == f"Attachment {practice[2].id} is damaged; written as far as it could be read."
    )
    assert [each["id"] for each in json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))] == [
        practice[1].id
    ]
    assert len(json.loads((tmp_path / "out" / "attachment.json").read_text("utf-8"))) == 1


def test_a_vault_with_a_page_damaged_is_written_out_but_for_what_lay_there(tmp_path: Path) -> None:
    """Page after page, by the reader's own parts: what it leaves out is what cannot be read, and it is named."""
    folder, module = tmp_path / "vault", reader()
    module.BLIND = 12
    vault = open_vault(practice_in(folder), FAST_PASSPHRASE, SystemClock(), Effort(FAST, FAST_COST))
    clients = [
        vault.now(add_item, Client, {"surname": f"Persoon{n}", "street": "Lange straat " * 15}) for n in range(90)
    ]
    (tmp_path / "film").write_bytes(bytes(range(256)) * 300)
    take_in_attachment(vault, clients[0].id, tmp_path / "film", {}, Silent())
    key, salt = vault.keys.database, vault.header.salt.hex()
    database = folder / vault.header.database
    vault.close()
    whole, outcomes = database.read_bytes(), set()
    # Nine apart at first, so that it is soon at the clients and at what is beside them, wherever they lie.
    for page in sorted(range(3, len(whole) // 4096), key=lambda each: (each % 9, each)):
        (tmp_path / "damaged.db").write_bytes(changed_at(whole, page * 4096 + 100))
        out = tmp_path / f"out {page}"
        out.mkdir()
        try:
            read = module.Database(tmp_path / "damaged.db", key, salt)
        except module.CannotRead:
            continue  # of the list of tables itself
        _, damaged = module.write_out(read, out)
        read.connection.close()
        written = {each["id"] for each in json.loads((out / "client.json").read_text("utf-8"))}
        assert len(written) == len(clients) or "A part of client is damaged and was left out." in damaged
        assert len(damaged) <= 1
        outcomes.add((0 < len(written) < len(clients), len(written) == len(clients) and bool(damaged)))
        if {(True, False), (False, True)} <= outcomes:
            return  # of one only a part of the clients is gone, of another something else
    pytest.fail(f"only {outcomes} were seen")


def test_a_vault_of_a_later_program_is_written_out_with_what_is_new_in_it(
    practice: tuple[Path, Client, Attachment], bare: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables are walked as they stand: the reader knows none of them by heart but its own inner ones."""
    folder = tmp_path / "later"
    folder.mkdir()
    for each in (practice[0] / "vault").iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, STEPS[0]))
    parts = Parts(SystemClock(), resources(), Effort(STANDARD, STANDARD.floor))
    open_vault(folder, Passphrase(PASSPHRASE), parts.clock, parts.effort).close()
    done = run(bare, tmp_path / "out", folder, tmp_path / "out", "--passphrase-file", practice[0] / "passphrase")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads((tmp_path / "out" / "client.json").read_text("utf-8"))
    assert row["nickname"] == ""
    assert json.loads((tmp_path / "out" / "later.json").read_text("utf-8")) == [{"id": row["id"], "about": "Çelik"}]


def test_a_large_backup_is_never_whole_in_memory(tmp_path: Path) -> None:
    """Thirty megabytes through a few: what Python holds is measured, not the cost of the keys."""
    parts = Parts(SystemClock(), resources(), Effort(STANDARD, STANDARD.floor))
    vault, _ = create_vault(tmp_path / "vault", Passphrase(PASSPHRASE), parts.clock, parts.effort)
    vault.now(create_practice, {"trade_name": "De Brug"}, parts.starting_policies[0])
    client = vault.now(add_item, Client, {"surname": "Groot"})
    (tmp_path / "film").write_bytes(bytes(30 * 2**20))
    take_in_attachment(vault, client.id, tmp_path / "film", {"name": "film"}, Silent())
    size = back_up(vault, tmp_path / "backup", parts.clock.now(), Silent()).size
    vault.close()
    module = reader()
    (tmp_path / "scratch").mkdir()
    (tmp_path / "out").mkdir()
    tracemalloc.start()
    try:
        secrets = module.typed_secrets(PASSPHRASE)
        database = module.open_backup(tmp_path / "backup", secrets, tmp_path / "scratch")
        module.write_out(database, tmp_path / "out")
        database.connection.close()
        _, highest = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert highest < 12 * 2**20 < size
    (written,) = (tmp_path / "out" / "attachments").iterdir()
    assert written.read_bytes() == (tmp_path / "film").read_bytes()


def test_it_needs_nothing_of_the_project() -> None:
    allowed = {"cryptography", "sqlcipher3", *sys.stdlib_module_names}
    imported = set()
    for node in ast.walk(ast.parse(READER.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported <= allowed
