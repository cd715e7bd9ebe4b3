"""F8: one bit flipped in every page, header, line of the erasure log and backup; detected, and the damage named."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.vault.backup import back_up
from app.vault.backup_file import read_particulars
from app.vault.erasures import LOG, ErasureLogDamaged, read_log, require_chain
from app.vault.errors import DatabaseDamaged, HeaderDamaged, VaultError
from app.vault.restore import restore
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, found_wrong, opened, parts, require_sound, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE

ERASED = 3
"""Lines of the log in the vault of these tests: a client, a trajectory, a session."""


def flipped(data: bytes, at: int, trials: Trials) -> bytes:
    """The bytes with one bit at this place turned over."""
    changed = bytearray(data)
    changed[at] ^= 1 << trials.random.randrange(8)
    return bytes(changed)


def worded(error: VaultError) -> str:
    """What a user reads."""
    return parts().translator(Language.DUTCH).text(error.key, **error.arguments)


def pages(trials: Trials) -> None:
    """The vault stays closed and says that its database is damaged, or opens and `verify` names a page."""
    with trials.attempt("not flipped") as place:
        whole = (vault_in(place) / DATABASE).read_bytes()
    for page in trials.some(range(len(whole) // PAGE), sample=12):
        with trials.attempt(f"page {page + 1}") as place:
            folder = vault_in(place)
            at = page * PAGE + trials.random.randrange(PAGE)
            (folder / DATABASE).write_bytes(flipped(whole, at, trials))
            try:
                with opened(folder) as vault:
                    assert "verify.page" in found_wrong(vault)
            except DatabaseDamaged as error:
                if "back-up" not in worded(error):
                    raise


def header(trials: Trials) -> None:
    """Damaged is what it is called, whatever bit it was: never newer, never a wrong passphrase."""
    with trials.attempt("not flipped") as place:
        folder = vault_in(place)
        require_sound(folder)
        whole = (folder / "vault.json").read_bytes()
    for at in trials.some(range(len(whole)), sample=60):
        with trials.attempt(f"byte {at}") as place:
            folder = vault_in(place)
            (folder / "vault.json").write_bytes(flipped(whole, at, trials))
            with pytest.raises(HeaderDamaged) as damaged, opened(folder):
                pass
            assert damaged.value.code == "vault.header_damaged"


def erasure_log(trials: Trials) -> None:
    """A changed line is named by its number; opening the vault puts the log right from the database."""
    with trials.attempt("not flipped") as place:
        folder = vault_in(place)
        whole = (folder / LOG).read_bytes()
        with opened(folder) as vault:
            key = bytes.fromhex(vault.reader().setting("erasure_key"))
        require_chain(read_log(folder), key)
    for at in trials.some(range(len(whole)), sample=25):
        with trials.attempt(f"byte {at}") as place:
            folder = vault_in(place)
            spoiled = flipped(whole, at, trials)
            (folder / LOG).write_bytes(spoiled)
            harmless = _same_fields(spoiled, whole, folder)
            if not harmless:
                with pytest.raises(ErasureLogDamaged):
                    read_through(folder, key)
            with opened(folder):
                pass
            assert (folder / LOG).read_bytes() == whole


def read_through(folder: Path, key: bytes) -> None:
    """Read the log and follow its chain to the number of its last line; raises where that does not hold."""
    lines = read_log(folder)
    require_chain(lines, key)
    if len(lines) != ERASED:
        raise ErasureLogDamaged(line=len(lines) + 1)


def _same_fields(spoiled: bytes, whole: bytes, folder: Path) -> bool:
    """Whether the flip only changed how a line is written, such as a space: then there is nothing to detect."""
    try:
        now = read_log(folder)
    except ErasureLogDamaged:
        return False
    (folder / LOG).write_bytes(whole)
    before = read_log(folder)
    (folder / LOG).write_bytes(spoiled)
    return now == before


def backups(trials: Trials) -> None:
    """No changed backup is restored, and nothing is left where it would have come."""
    place = trials.scratch / "source"
    place.mkdir()
    with opened(vault_in(place)) as vault:
        back_up(vault, place / "backup", SetClock().now(), Silent())
    whole = (place / "backup").read_bytes()
    size = read_particulars(place / "backup").size
    places = [*range(0, size, PAGE), *range(size, len(whole))]
    for at in trials.some(places, sample=30):
        with trials.attempt(f"byte {at} of {len(whole)}") as here:
            exact = at + trials.random.randrange(PAGE) if at < size else at
            (here / "spoiled").write_bytes(flipped(whole, exact, trials))
            with pytest.raises(VaultError) as refused:
                restore(here / "spoiled", here / "new", PASSPHRASE, SetClock(), Silent(), EFFORT)
            assert refused.value.code in {
                "vault.backup_damaged", "vault.not_a_backup", "vault.header_damaged", "vault.database_damaged",
            }, refused.value.code  # fmt: skip
            assert [each.name for each in here.iterdir()] == ["spoiled"]


ROWS = (
    Row("F8", "one bit flipped in every page of the database", "detected, and named", pages),
    Row("F8", "one bit flipped in every byte of the header", "damaged, never newer or new", header),
    Row("F8", "one bit flipped in every byte of the erasure log", "detected, and put right", erasure_log),
    Row(
        "F8", "one bit flipped in every page of a backup, every byte of what follows", "refused, nothing left", backups
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f8_every_flipped_bit_is_noticed(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
