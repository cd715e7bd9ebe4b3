"""What a withdrawal would do is told before it is done, and is what happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.document import Document, Version
from app.domain.gate import Refused
from app.domain.gates.disclose import disclose_gate
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.progress import Silent
from app.usecases.decide_version import approve_version
from app.usecases.disclose_document import disclose_document
from app.usecases.disclosure_facts import READ_THROUGH, disclosure_facts
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.withdrawal_effect import withdrawal_effect
from app.usecases.write_document import begin_document
from app.vault.vault import Vault
from tests.fakes import SetClock


class Dossier:
    """A client with a final report and an employer."""

    def __init__(self, vault: Vault, parts: Parts, scratch: Path) -> None:
        self.vault, self.parts, self.scratch = vault, parts, scratch
        self.client = vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg"})
        self.employer = vault.now(add_item, Organisation, {"name": "Bakkerij Jansen BV"})
        start = {"title": "Traject", "starts_on": "2026-01-05"}
        self.trajectory = vault.now(add_item, Trajectory, start, self.client.id)
        given = {"title": "Eindrapportage", "trajectory": self.trajectory.id}
        draft = vault.now(begin_document, given, self.client.id, "# Verslag")
        share_document(vault, parts, draft.id, scratch / "draft.html", Silent())
        vault.now(approve_version, draft.id, {"decided_by": "Anna Berg", "decided_how": "email"})
        self.report: Version = finalise_document(vault, parts, draft.id)

    def consent(self, **given: object) -> Consent:
        values = {
            "role": "release", "purpose": "Verslag", "text": "Ik vind het goed.", "given_on": "2026-03-02",
            "given_name": "Anna Berg", "given_how": "paper", **given,
        }  # fmt: skip
        return self.vault.now(give_consent, values, self.client.id, self.parts.law)

    def stopped(self, consent: Consent) -> list[str]:
        reader = self.vault.reader()
        return [each.title for each in withdrawal_effect(reader, consent, self.today).stopped]

    @property
    def today(self) -> date:
        return legal_date(self.parts.clock.now())


@pytest.fixture
def dossier(vault: Vault, parts: Parts, tmp_path: Path) -> Dossier:
    return Dossier(vault, parts, tmp_path)


def test_it_names_what_can_no_longer_go_and_what_went(dossier: Dossier, parts: Parts, tmp_path: Path) -> None:
    vault = dossier.vault
    consent = dossier.consent(recipient=dossier.employer.id)
    disclose_document(
        vault, parts, dossier.report.id, dossier.employer.id, tmp_path / "final.html", Silent(), READ_THROUGH
    )
    effect = withdrawal_effect(vault.reader(), consent, dossier.today)
    assert [each.title for each in effect.stopped] == ["Eindrapportage"]
    assert [(each.what, each.version) for each in effect.gone] == [("Eindrapportage", dossier.report.id)]
    assert (effect.recipient, effect.erasure_due) == ("Bakkerij Jansen BV", False)
    facts = disclosure_facts(vault.reader(), dossier.report, dossier.employer, dossier.today, READ_THROUGH)
    assert not isinstance(disclose_gate(facts), Refused)
    vault.now(withdraw_consent, consent.id, {})
    facts = disclosure_facts(vault.reader(), dossier.report, dossier.employer, dossier.today, READ_THROUGH)
    assert isinstance(disclose_gate(facts), Refused)


def test_another_consent_that_covers_it_leaves_it_free(dossier: Dossier) -> None:
    first = dossier.consent(recipient=dossier.employer.id)
    dossier.consent(recipient=dossier.employer.id, trajectory=dossier.trajectory.id)
    assert dossier.stopped(first) == []


def test_only_what_the_consent_covers_is_stopped(dossier: Dossier) -> None:
    vault = dossier.vault
    other = vault.now(add_item, Trajectory, {"title": "Tweede", "starts_on": "2026-02-02"}, dossier.client.id)
    vault.now(begin_document, {"title": "Brief", "kind": "letter", "trajectory": other.id}, dossier.client.id, "Dag")
    assert vault.reader().count(Document) == 2
    assert dossier.stopped(dossier.consent(recipient=dossier.employer.id, trajectory=other.id)) == ["Brief"]
    assert dossier.stopped(dossier.consent(recipient=dossier.employer.id, version=dossier.report.id)) == [
        "Eindrapportage"
    ]


def test_a_consent_that_ended_stops_nothing_more(dossier: Dossier, clock: SetClock) -> None:
    consent = dossier.consent(recipient=dossier.employer.id, valid_until="2026-03-03")
    assert dossier.stopped(consent) == ["Eindrapportage"]
    clock.forward(days=1)
    assert dossier.stopped(consent) == []


@pytest.mark.parametrize(
    ("role", "due"),
    [("legal_basis", True), ("special_categories", True), ("promise", False)],
)
def test_withdrawing_a_ground_makes_erasure_due(dossier: Dossier, role: str, due: bool) -> None:
    consent = dossier.consent(role=role)
    effect = withdrawal_effect(dossier.vault.reader(), consent, dossier.today)
    assert (effect.erasure_due, effect.stopped, effect.recipient) == (due, (), "")
