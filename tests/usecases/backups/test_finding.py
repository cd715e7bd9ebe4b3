"""What verifying found is told in the coach's words: whose dossier, which item, and what nobody misses."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from app.domain.client import Client
from app.domain.reason import Label, Reason, reason, worded
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.backups.finding import name_findings
from app.usecases.backups.look_over import look_over
from app.usecases.keep_item import add_item
from app.vault.pages import PAGE, PageFile, free_pages
from app.vault.vault import Vault
from tests.erasing import erase_dossier
from tests.fakes import SetClock
from tests.faults.places import DATABASE, opened, parts, vault_in
from tests.usecases.backups.coach import Dossier
from tests.vault.pages import page_of_rows


def told(folder: Path, page: int) -> list[str]:
    """What is said where one bit of a page, from 0, is turned over."""
    data = bytearray((folder / DATABASE).read_bytes())
    data[page * PAGE + 100] ^= 1
    (folder / DATABASE).write_bytes(data)
    translator = parts().translator(Language.DUTCH)
    with opened(folder) as vault:
        return [worded(each.what, translator) for each in look_over(vault, SetClock(), Silent()).findings]


def test_a_page_on_which_something_stood_is_told_with_what_stood_there(tmp_path: Path) -> None:
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        key = vault.keys.database
    said = told(folder, page_of_rows(folder / DATABASE, key, rb"(?s)2026-02-02.*Gesprek met Smit"))
    assert [each for each in said if "Jan Smit" in each], said
    (page,) = [each for each in said if "bladzijde" in each]
    assert "staat hier bij naam" in page


def test_a_page_on_which_nothing_stood_is_told_as_no_loss(tmp_path: Path) -> None:
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        going = [vault.now(add_item, Client, {"surname": f"Gaat{number}"}) for number in range(20)]
        vault.now(erase_dossier, going[-1].id)
        key = vault.keys.database
    with closing(PageFile(folder / DATABASE)) as file:
        free = [each for each in free_pages(file, key) if each != 1]
    assert free, "an erasure frees pages"
    (said,) = told(folder, free[-1] - 1)
    assert f"bladzijde {free[-1]}" in said
    assert "je bent niets kwijt" in said


def test_damaged_pages_are_told_in_one_line_after_the_items(vault: Vault, dossier: Dossier) -> None:
    row = reason("verify.row", noun="session", id=dossier.session.id)
    found = (reason("verify.page", number=9), row, reason("verify.page", number=12))
    assert in_words(found, vault) == [
        "Buiten Coachkluis om veranderd in het dossier van Anouk Hoogendijk: Gesprek van 2 februari 2026",
        "2 stukjes van het bestand zijn onleesbaar geworden (bladzijden 9, 12). Wat daar stond, staat hier bij naam; "
        "al het andere is er nog.",
    ]


def test_what_reads_the_same_is_told_once_with_all_that_was_said_of_it(vault: Vault, dossier: Dossier) -> None:
    entries, missing = "wrong # of entries", "row 3 missing"
    said = [("session", entries), ("client", entries), ("session", missing), ("session", entries)]
    found = name_findings(
        [reason("verify.structure", noun=noun, detail=detail) for noun, detail in said], vault.reader()
    )
    assert [(dict(each.what.arguments)["noun"], each.detail) for each in found] == [
        (Label("noun.session.plural"), f"{entries}; {missing}"),
        (Label("noun.client.plural"), entries),
    ]
    twice = [reason("verify.row", noun=noun, id=each) for noun, each in (
        ("session", dossier.session.id), ("trajectory", dossier.trajectory.id), ("session", dossier.session.id)
    )]  # fmt: skip
    assert len(in_words(twice, vault)) == 2, "one that is found twice is told once, two items are told apart"


def in_words(found: Iterable[Reason], vault: Vault) -> list[str]:
    translator = parts().translator(Language.DUTCH)
    return [worded(each.what, translator) for each in name_findings(found, vault.reader())]
