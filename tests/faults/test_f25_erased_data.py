"""F25: erased data in the free list, search tables, WAL and backups; 0 hits in decrypted pages, and none restored."""

from __future__ import annotations

from pathlib import Path

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.keep_item import add_item, edit_item
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.backup import back_up
from app.vault.backup_file import read_particulars
from app.vault.restore import restore
from app.vault.vault import Vault
from tests.erasing import erase_dossier
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, WAL, opened, require_sound, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, decrypted_pages

PLANTED = "Hoogendijkplanted"
HEADER, FRAME = 32, 24
"""Bytes before the first frame of a WAL, and before the page in each (sqlite.org/fileformat2.html)."""


def hits(data: bytes, word: str = PLANTED) -> int:
    """How often a word stands in bytes: in UTF-8 and UTF-16, as it was written and as search folds it."""
    forms = {word, word.casefold(), word.upper()}
    return sum(data.count(form.encode(code)) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be"))


def decrypted_log(folder: Path, key: bytes) -> bytes:
    """All pages in the WAL, those that were written over in the database among them."""
    data = (folder / WAL).read_bytes() if (folder / WAL).exists() else b""
    frames = b"".join(data[at + FRAME : at + FRAME + PAGE] for at in range(HEADER, len(data), FRAME + PAGE))
    passing = folder / "frames"
    # The first page's salt is only left out of the first page of the file, so one page stands before them all.
    passing.write_bytes(bytes(PAGE) + frames)
    try:
        return decrypted_pages(passing, key)[PAGE - 96 :]
    finally:
        passing.unlink()


def fill(vault: Vault, place: Path, trials: Trials) -> str:
    """A dossier that says the planted word everywhere: in notes that were changed, a name, an attachment."""
    client = vault.now(add_item, Client, {"first_name": PLANTED, "surname": PLANTED})
    course = vault.now(add_item, Trajectory, {"title": PLANTED, "starts_on": "2026-01-05"}, client.id)
    for number in range(trials.random.randrange(3, 15)):
        text = f"{PLANTED} {number} " * trials.random.randrange(1, 400)
        given = {"trajectory": course.id, "on": "2026-02-02", "notes": text}
        session = vault.now(add_item, Session, given, client.id)
        for _ in range(trials.random.randrange(4)):
            changed = f"{PLANTED} {PLANTED}x{number} " * trials.random.randrange(1, 300)
            vault.now(edit_item, Session, session.id, {"notes": changed})
    (place / "in.txt").write_bytes(PLANTED.encode() * trials.random.randrange(10, 60_000))
    take_in_attachment(vault, client.id, place / "in.txt", {}, Silent())
    (place / "in.txt").unlink()
    return client.id


def act(trials: Trials) -> None:
    """Fill, back up, erase; then look into every page: while open, after closing, in an old backup that is restored."""
    for number in trials.times(sample=1, whole=25):
        with trials.attempt(f"dossier {number}") as place:
            folder = vault_in(place)
            with opened(folder) as vault:
                key = vault.keys.database
                client = fill(vault, place, trials)
                assert hits(decrypted_pages(folder / DATABASE, key) + decrypted_log(folder, key)) > 10
                back_up(vault, place / "backup", SetClock().now(), Silent())
                vault.now(erase_dossier, client)
                assert vault.reader().search(PLANTED) == ()
                # Where somebody read at that moment, it is cleared away when that reading ends, and not at once.
                vault.lane.reading_ended()
                vault.lane.between(lambda: None)
                assert hits(decrypted_pages(folder / DATABASE, key)) == 0, "in the database while open"
                assert hits(decrypted_log(folder, key)) == 0, "in the WAL while open"
                backup_key = vault.keys.backup
            assert hits(decrypted_pages(folder / DATABASE, key)) == 0, "in the database after closing"
            for each in folder.iterdir():
                assert hits(each.read_bytes()) == 0, each.name
            size = read_particulars(place / "backup").size
            (place / "pages").write_bytes((place / "backup").read_bytes()[:size])
            assert hits(decrypted_pages(place / "pages", backup_key)) > 10, "an old backup holds it until it goes"
            restore(place / "backup", place / "again", PASSPHRASE, SetClock(), Silent(), EFFORT, [folder])
            require_sound(place / "again")
            with opened(place / "again") as vault:
                assert vault.reader().search(PLANTED) == ()
                key = vault.keys.database
            assert hits(decrypted_pages(place / "again" / DATABASE, key)) == 0, "in what was restored"


ROWS = (
    Row("F25", "erased data in free pages, search, WAL, backup and restore", "0 hits; no restore brings it back", act),
)


def test_f25_nothing_of_what_was_erased_is_left(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_the_scan_finds_what_is_planted(tmp_path: Path) -> None:
    """In every encoding, and in a page of a WAL that was not written back."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        assert hits(b"\0\1" + PLANTED.encode(code) + b"\2") == 1
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        vault.now(add_item, Client, {"surname": PLANTED})
        assert hits(decrypted_pages(folder / DATABASE, vault.keys.database)) == 0
        assert hits(decrypted_log(folder, vault.keys.database)) > 0
