"""Nobody is said to have decided in person who has not decided: also in vaults that an earlier program made."""

from __future__ import annotations

from pathlib import Path

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.document import Channel, Version
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.write_document import begin_document
from app.vault.migrations.m0002_unfinished import ASKED
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.fakes import LAW
from tests.vault.fast_keys import PASSPHRASE
from tests.vaults.old_vaults import old_vaults


def said_in_person(work: Work) -> None:
    """As the first program kept what nobody had decided."""
    for version in work.find(Version):
        work.change(version, decided_how=Channel.IN_PERSON)
    for consent in work.find(Consent):
        work.change(consent, withdrawn_how=Channel.IN_PERSON)
    work.set(ASKED, "1")


def made(vault: Vault) -> tuple[Version, Consent]:
    client = vault.now(add_item, Client, {"surname": "Berg"})
    trajectory = vault.now(add_item, Trajectory, {"title": "Coaching", "starts_on": "2026-01-05"}, client.id)
    version = vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Tekst.")
    given = {
        "role": "promise", "purpose": "Delen", "text": "Ik vind het goed.", "given_on": "2026-01-05",
        "given_name": "Anna Berg", "given_how": "paper",
    }  # fmt: skip
    return version, vault.now(give_consent, given, client.id, LAW)


def test_nothing_is_said_before_anything_was_decided(vault: Vault) -> None:
    version, consent = made(vault)
    assert (version.decided_how, consent.withdrawn_how) == (None, None)
    withdrawn = vault.now(withdraw_consent, consent.id, {"withdrawn_how": ""})
    assert withdrawn.withdrawn_how is Channel.IN_PERSON


def test_an_opened_vault_says_it_no_more_and_its_ledger_holds(vault_folder: Path, parts: Parts) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    version, consent = made(vault)
    vault.now(said_in_person)
    vault.close()
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        reader = again.reader()
        assert reader.get(Version, version.id).decided_how is None
        assert reader.get(Consent, consent.id).withdrawn_how is None
        assert verify(again, Silent()).findings == ()
        entries = len(again.ledger_entries())
        assert again.ledger_entries()[-1].act == "forget_undecided"
    finally:
        again.close()
    third = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    assert len(third.ledger_entries()) == entries  # done once
    third.close()


def test_f32_a_vault_of_the_first_program_says_it_no_more(tmp_path: Path) -> None:
    old = next(each for each in old_vaults() if each.schema == 1)
    vault = open_vault(old.copy_to(tmp_path / "vault"), old.passphrase, old.clock)
    try:
        reader = vault.reader()
        versions, consents = reader.find(Version), reader.find(Consent)
        assert versions
        assert all((each.decided_how is None) == (each.decided_on is None) for each in versions)
        assert all((each.withdrawn_how is None) == (each.withdrawn_on is None) for each in consents)
        assert verify(vault, Silent()).findings == ()
    finally:
        vault.close()
