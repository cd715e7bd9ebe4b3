"""F11: an old database put back, alone or page by page; a warning that says how far, and `verify` names the item."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.progress import Silent
from app.vault.errors import DatabaseDamaged
from app.vault.vault import Vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.faults.places import DATABASE, add_client, found_wrong, opened, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.pages import PAGE


def rename(work: Work, identity: str, surname: str) -> None:
    """A change that does not move any row."""
    work.change(work.get(Client, identity), surname=surname)


def old_database(trials: Trials) -> None:
    """An older copy of the whole database, from one to many entries behind."""
    for behind in trials.some((1, 2, 3, 7, 20, 60), sample=3):
        with trials.attempt(f"{behind} behind") as place:
            folder = vault_in(place)
            shutil.copy(folder / DATABASE, place / "old")
            with opened(folder) as vault:
                for number in range(behind):
                    vault.now(add_client, f"Nummer{number}")
            shutil.copy(place / "old", folder / DATABASE)
            with opened(folder) as vault:
                assert vault.rollback.entries == behind
                assert "verify.behind" in found_wrong(vault)


def forked(trials: Trials) -> None:
    """An older copy that was worked on apart: as long as the newest, and still not it."""
    with trials.attempt("another history of the same length") as place:
        folder, apart = vault_in(place), place / "apart"
        shutil.copytree(folder, apart)
        for each, surname in ((folder, "Een"), (apart, "Twee")):
            with opened(each) as vault:
                vault.now(add_client, surname)
        shutil.copy(apart / DATABASE, folder / DATABASE)
        with opened(folder) as vault:
            assert vault.rollback.apart, "nothing is older: it went its own way"
            assert "verify.apart" in found_wrong(vault)


def single_pages(trials: Trials) -> None:
    """Every page that a change touched, put back by itself: it is genuine, so only the ledger can tell."""
    place = trials.scratch / "source"
    place.mkdir()
    folder = vault_in(place)
    before = (folder / DATABASE).read_bytes()
    with opened(folder) as vault:
        client = vault.reader().find(Client, surname="Visser")[0]
        vault.now(rename, client.id, "Vissen")
    after = (folder / DATABASE).read_bytes()
    touched = [at for at in range(0, len(before), PAGE) if before[at : at + PAGE] != after[at : at + PAGE]]
    assert touched
    named = 0
    for at in trials.some(touched, sample=len(touched)):
        with trials.attempt(f"page {at // PAGE + 1}") as here:
            again = Path(shutil.copytree(folder, here / "vault"))
            mixed = bytearray(after)
            mixed[at : at + PAGE] = before[at : at + PAGE]
            (again / DATABASE).write_bytes(mixed)
            try:
                with opened(again) as vault:
                    named += _names(vault, client.id)
                    assert _shows(vault, client.id) or found_wrong(vault) != [] or vault.rollback
            except DatabaseDamaged:
                pass
    with trials.attempt("the item was named") as _:
        assert named, "no page that was put back led to the item"


def _names(vault: Vault, identity: str) -> bool:
    """Whether verifying names this item."""
    return any(each.code == "verify.row" and dict(each.arguments).get("id") == identity for each in
               verify(vault, Silent()).findings)  # fmt: skip


def _shows(vault: Vault, identity: str) -> bool:
    """Whether the newest state of the item is what is seen and found: then the page held nothing of it."""
    return vault.reader().get(Client, identity).surname == "Vissen" and bool(vault.reader().search("Vissen"))


class Remembering:
    """A witness outside the folder of the vault."""

    def __init__(self) -> None:
        self.notes: dict[str, bytes] = {}

    def recall(self, vault_id: str) -> tuple[bytes, ...]:
        """What was kept last."""
        return (self.notes[vault_id],) if vault_id in self.notes else ()

    def keep(self, vault_id: str, note: bytes, *, resting: bool) -> None:
        """Keep it."""
        self.notes[vault_id] = note


def together(trials: Trials) -> None:
    """Header and database of one older moment: nothing inside the folder can tell, so a witness outside does."""
    with trials.attempt("header and database of one moment") as place:
        folder = vault_in(place)
        old = Path(shutil.copytree(folder, place / "old"))
        witness = Remembering()
        with opened(folder, witness=witness) as vault:
            vault.now(add_client, "Later")
            printed = vault.lane.head()
        with opened(Path(shutil.copytree(old, place / "elsewhere"))) as vault:
            assert not vault.rollback, "without a witness nothing can tell"
            assert vault.lane.mac_at(printed.sequence) != printed.mac, "the printed head must not fit"
        with opened(old, witness=witness) as vault:
            assert vault.rollback.entries == 1


ROWS = (
    Row("F11", "an old database put back", "a warning that says how far", old_database),
    Row("F11", "a database that was worked on apart put back", "a warning", forked),
    Row("F11", "single old pages put back", "found, the item named", single_pages),
    Row(
        "F11",
        "header and database put back together",
        "the witness outside warns; a printed head does not fit",
        together,
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f11_what_was_put_back_is_noticed(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
