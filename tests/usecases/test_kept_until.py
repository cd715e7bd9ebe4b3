"""Until when every item is kept, on a real vault with real policies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.attachment import Attachment
from app.domain.category import Category
from app.domain.declare import Record
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.policy import adopt
from app.domain.policy_json import policy_to_json
from app.domain.retention import KeptState, explain
from app.kernel.errors import NotFound
from app.kernel.progress import Silent
from app.kernel.translator import Translator
from app.usecases.close_request import close_request
from app.usecases.current_policy import policy_on
from app.usecases.give_consent import give_consent
from app.usecases.identify_request import identify_request
from app.usecases.kept_until import KeptItem, kept_until
from app.usecases.make_access_package import make_access_package
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document
from app.vault.vault import Vault
from app.vault.work import Work
from tests.usecases import dossier
from tests.usecases.marked import keep_marked


def of(items: tuple[KeptItem, ...], record: Record) -> KeptItem:
    return next(each for each in items if each.id == record.id)


def test_x5_every_item_of_every_noun_is_explained(vault: Vault, parts: Parts, dutch: Translator) -> None:
    vault.now(keep_marked)
    items = kept_until(vault.reader(), parts)
    assert [each.noun for each in items] == [noun.noun.name for noun in DOSSIER_NOUNS]
    for each in items:
        for words in (each.label(dutch), *each.reasons(dutch)):
            assert words
            assert "[" not in words


def test_d6_the_dossier_is_kept_five_years_after_the_trajectory(vault: Vault, parts: Parts, dutch: Translator) -> None:
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, ends_on="2026-02-01")
    session = dossier.session(vault, trajectory)
    items = kept_until(vault.reader(), parts, client.id)
    assert of(items, client).kept.until == of(items, session).kept.until == date(2031, 2, 1)
    assert of(items, trajectory).kept.until == date(2033, 12, 31)
    assert of(items, session).sentence(dutch) == (
        "Bewaard tot en met 1 februari 2031: gespreksaantekeningen bewaren we 5 jaar na het einde van het traject"
        " (1 februari 2026)."
    )
    assert of(items, session).label(dutch) == "Gesprek van 3 februari 2025"


def test_the_name_stays_while_any_trajectory_runs_and_the_notes_of_an_ended_one_do_not(
    vault: Vault, parts: Parts
) -> None:
    client = dossier.client(vault)
    ended = dossier.session(vault, dossier.trajectory(vault, client, ends_on="2025-06-01"))
    dossier.trajectory(vault, client, starts_on="2026-01-05")
    items = kept_until(vault.reader(), parts, client.id)
    assert of(items, client).kept.state is KeptState.WAITING_FOR_TRIGGER
    assert of(items, ended).kept.until == date(2030, 6, 1)


def test_an_intake_without_a_trajectory_has_its_own_term(vault: Vault, parts: Parts) -> None:
    client = dossier.client(vault)
    (item,) = kept_until(vault.reader(), parts, client.id)
    assert item.kept.until == date(2027, 3, 3)


def test_a_request_and_its_package_wait_for_the_end_of_the_request(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    client = dossier.client(vault)
    request = dossier.request(vault, client)
    vault.now(identify_request, request.id, {"identity": "known"})
    package = make_access_package(vault, parts, request.id, tmp_path / "copy.html", Silent()).package
    items = kept_until(vault.reader(), parts, client.id)
    assert {of(items, each).kept.state for each in (request, package)} == {KeptState.WAITING_FOR_TRIGGER}
    vault.now(close_request, request.id, {"outcome": "granted", "answer": "Gestuurd."})
    items = kept_until(vault.reader(), parts, client.id)
    assert {of(items, each).kept.until for each in (request, package)} == {date(2031, 3, 3)}


def test_the_record_of_a_shared_draft_goes_with_its_document(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, ends_on="2026-02-01")
    version = vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Tekst.")
    package = share_document(vault, parts, version.id, tmp_path / "draft.html", Silent()).package
    items = kept_until(vault.reader(), parts, client.id)
    assert of(items, package).category is Category.COACHING_REPORT
    assert of(items, package).kept.until == of(items, version).kept.until == date(2031, 2, 1)


def test_l11_of_what_is_written_the_agreement_alone_is_fiscal(vault: Vault, parts: Parts, tmp_path: Path) -> None:
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, ends_on="2026-02-01")
    agreement = vault.now(
        begin_document, {"title": "Overeenkomst", "kind": "agreement", "trajectory": trajectory.id}, client.id, "Tekst."
    )
    letter = vault.now(
        begin_document, {"title": "Brief", "kind": "letter", "trajectory": trajectory.id}, client.id, "Tekst."
    )
    (tmp_path / "factuur.pdf").write_bytes(b"%PDF")
    invoice: Attachment = take_in_attachment(
        vault, client.id, tmp_path / "factuur.pdf",
        {"category": "administration", "trajectory": trajectory.id}, Silent(),
    )  # fmt: skip
    items = kept_until(vault.reader(), parts, client.id)
    assert [of(items, each).kept.item.fiscal for each in (agreement, letter, invoice)] == [True, False, True]
    assert of(items, agreement).kept.until == of(items, invoice).kept.until == date(2033, 12, 31)


def test_a_consent_of_a_newsletter_ends_with_its_withdrawal(vault: Vault, parts: Parts) -> None:
    adopted(vault, parts, "online_platform")
    client = dossier.client(vault)
    consent = vault.now(
        give_consent,
        {
            "role": "promise", "purpose": "Nieuwsbrief", "text": "Ja graag.", "given_on": "2026-03-02",
            "given_name": "Anna Berg", "given_how": "email",
        },
        client.id,
        parts.law,
    )  # fmt: skip
    item = of(kept_until(vault.reader(), parts, client.id), consent)
    assert item.kept.state is not KeptState.NO_RULE


def test_due_is_what_a_person_must_decide_on(vault: Vault, parts: Parts) -> None:
    client = dossier.client(vault)
    session = dossier.session(vault, dossier.trajectory(vault, client, ends_on="2020-02-01", starts_on="2019-01-07"))
    other = dossier.client(vault, "Vries")
    reader = vault.reader()
    assert [each.id for each in kept_until(reader, parts) if each.due] == [client.id, session.id]
    assert {each.client for each in kept_until(reader, parts)} == {client.id, other.id}
    assert not any(each.due for each in kept_until(reader, parts, on=date(2025, 2, 1)))
    assert {each.id for each in kept_until(reader, parts, on=date(2025, 2, 2)) if each.due} == {client.id, session.id}


def test_the_dossier_of_nobody_is_not_found(vault: Vault, parts: Parts) -> None:
    with pytest.raises(NotFound):
        kept_until(vault.reader(), parts, "0" * 26)


@pytest.mark.parametrize(
    "name", ["career_advice", "office", "online_platform", "reintegration", "training_and_interim"]
)
def test_no_starting_policy_leaves_an_item_of_a_whole_dossier_without_a_rule(
    vault: Vault, parts: Parts, tmp_path: Path, name: str
) -> None:
    adopted(vault, parts, name)
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, ends_on="2026-02-01")
    dossier.session(vault, trajectory)
    version = vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Tekst.")
    share_document(vault, parts, version.id, tmp_path / "draft.html", Silent())
    dossier.request(vault, client)
    dossier.client(vault, "Vries")
    items = kept_until(vault.reader(), parts)
    assert [each.noun for each in items if each.kept.state is KeptState.NO_RULE] == []
    assert len(items) == 8


def adopted(vault: Vault, parts: Parts, name: str) -> None:
    """Let the practice promise what a starting policy says."""

    def set_policy(work: Work) -> None:
        for each in work.find(AdoptedPolicy):
            work.remove(each)
        policy = adopt(next(each for each in parts.starting_policies if each.name == name), date(2026, 1, 1))
        work.new(AdoptedPolicy, number=1, valid_from=policy.valid_from, content=policy_to_json(policy))

    vault.now(set_policy)


def test_what_is_said_once_for_many_items_is_what_would_be_said_of_each(vault: Vault, parts: Parts) -> None:
    for number, end in enumerate(["2019-02-01", "2025-02-01", None, "2027-01-01"]):
        client = dossier.client(vault, f"Berg {number}")
        for kind in ("coaching", "training"):
            trajectory = dossier.trajectory(vault, client, starts_on="2018-01-08", ends_on=end, kind=kind)
            for day in ("2018-02-05", "2019-03-04"):
                dossier.session(vault, trajectory, on=day)
    for name in ("career_advice", "training_and_interim"):
        adopted(vault, parts, name)
        today = date(2026, 3, 3)
        policy = policy_on(vault.reader(), today)
        for each in kept_until(vault.reader(), parts):
            assert each.kept == explain(each.kept.item, policy, parts.law.statute, today)
            assert each.kept.item.id == each.id
