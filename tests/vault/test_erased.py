"""An erased dossier is gone: from rows, search, chunks and free pages; what stays is an opaque line in the log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.erasures import LOG, read_log, require_chain
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.vault.fast_keys import PASSPHRASE

PLANTED = "Hoogendijkplanted"


@pytest.fixture
def client(vault: Vault, tmp_path: Path) -> Client:
    person = vault.now(add_item, Client, {"first_name": PLANTED, "surname": PLANTED})
    trajectory = vault.now(add_item, Trajectory, {"title": PLANTED, "starts_on": "2026-01-05"}, person.id)
    for number in range(40):
        notes = {"trajectory": trajectory.id, "on": "2026-02-02", "notes": f"{PLANTED} {number} " * 200}
        vault.now(add_item, Session, notes, person.id)
    (tmp_path / "cv.txt").write_bytes(PLANTED.encode() * 40_000)
    take_in_attachment(vault, person.id, tmp_path / "cv.txt", {}, Silent())
    vault.now(add_item, Client, {"surname": "Blijft"})
    return person


def test_nothing_of_it_is_left_and_the_rest_stays(vault: Vault, client: Client) -> None:
    assert vault.reader().search(PLANTED) != ()
    assert vault.now(erase_dossier, client.id) == 43
    reader = vault.reader()
    assert reader.search(PLANTED) == ()
    assert reader.count(Client, surname="Blijft") == 1
    assert reader.connection.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    assert verify(vault, Silent()).findings == ()


def test_l16_the_log_outside_names_every_item_and_nobody(vault: Vault, client: Client) -> None:
    vault.now(erase_dossier, client.id)
    lines = read_log(vault.folder)
    assert len(lines) == 43
    assert lines[-1].record == client.id
    assert PLANTED not in (vault.folder / LOG).read_text()
    assert [json.loads(line)[0] for line in (vault.folder / LOG).read_text().splitlines()] == list(range(1, 44))
    key = bytes.fromhex(vault.reader().setting("erasure_key"))
    require_chain(lines, key)
    with pytest.raises(CoachkluisError):
        require_chain(lines[1:], key)
    assert vault.header.anchor is not None
    assert vault.header.anchor.erasures == lines[-1].mac


def test_a_log_that_a_crash_or_someone_cut_off_is_completed(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    for surname in ("Een", "Twee"):
        person = vault.now(add_item, Client, {"surname": surname})
        vault.now(erase_dossier, person.id)
    vault.close()
    whole = (vault_folder / LOG).read_bytes()
    for damaged in (b"", whole[:40], whole[: whole.index(b"\n") + 1], whole.replace(b"erased", b"erasee")):
        (vault_folder / LOG).write_bytes(damaged)
        open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort).close()
        assert (vault_folder / LOG).read_bytes() == whole
