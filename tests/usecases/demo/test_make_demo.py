"""The demonstration vault is a practice that looks lived in, of people who do not exist, and is sound."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.billing_line import BillingLine
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.consent import Consent, ConsentRole
from app.domain.declare import Shape, columns
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Version, VersionState
from app.domain.evaluation import Evaluation
from app.domain.evaluation_form import EvaluationForm, EvaluationTotal
from app.domain.goal import Assignment, Goal
from app.domain.intervision_case import IntervisionCase
from app.domain.joint_talk import JointTalk
from app.domain.message import Message
from app.domain.nouns import NOUNS
from app.domain.organisation import Contact, Organisation
from app.domain.policy_recipient import Secrecy
from app.domain.received_answer import ReceivedAnswer
from app.domain.report_due import ReportDue
from app.domain.representative import Representative
from app.domain.request import Request, RequestState
from app.domain.retention import KeptState
from app.domain.scan_result import ScanResult
from app.domain.session import Session, SessionState
from app.domain.stand_in import StandIn
from app.domain.trajectory import Trajectory
from app.domain.values import to_json
from app.kernel.progress import Cancelled, Silent
from app.usecases.demo.make_demo import Demo, make_demo
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.request_terms import request_terms
from app.vault.errors import VaultExists
from app.vault.passphrase import Passphrase
from app.vault.reader import Reader
from app.vault.vault import Vault, open_vault
from app.vault.verify import verify
from tests.fakes import CountedProgress

TODAY = date(2026, 3, 3)
pytestmark = pytest.mark.xdist_group("demo")


def test_nothing_is_wrong_with_it_and_nothing_is_behind(demo_vault: Vault) -> None:
    assert not demo_vault.rollback
    assert verify(demo_vault, Silent()).findings == ()


def test_it_has_documents_in_every_state_and_one_went_out_on_consent(rows: Reader) -> None:
    states = {each.state for each in rows.each(Version)}
    assert states >= set(VersionState) - {VersionState.SUPERSEDED}
    gone = [each for each in rows.find(Disclosure) if each.ground is DisclosureGround.CONSENT]
    assert len(gone) == 2
    assert all(rows.get(Consent, each.consent).recipient == each.recipient for each in gone)


def test_a_deputy_who_is_bound_to_silence_has_the_coming_appointments(rows: Reader) -> None:
    (agreed,) = rows.find(StandIn)
    told = rows.find(Disclosure, recipient=agreed.deputy)
    assert agreed.since < TODAY < agreed.until
    assert agreed.sessions >= len(told) > 0
    assert {each.secrecy for each in told} == {Secrecy.CONFIDENTIALITY_AGREEMENT}


def test_a_consent_was_withdrawn_after_it_was_used(rows: Reader) -> None:
    (withdrawn,) = (each for each in rows.each(Consent) if each.withdrawn_on)
    assert withdrawn.withdrawn_on is not None
    (used,) = rows.find(Disclosure, consent=withdrawn.id)
    assert used.disclosed_on < withdrawn.withdrawn_on <= TODAY


def test_one_request_is_near_its_term_one_is_extended_one_is_closed(rows: Reader, demo_parts: Parts) -> None:
    requests = rows.find(Request)
    running = [each for each in requests if each.state is RequestState.OPEN]
    left = {each.kind: request_terms(rows, each, demo_parts.law).drives.ends_on - TODAY for each in running}
    assert min(left.values()) <= timedelta(days=4)
    assert min(left.values()) >= timedelta(days=0)
    assert sum(each.extended_on is not None for each in running) == 1
    assert len(requests) - len(running) == 1


def test_one_dossier_is_due_and_one_will_be_within_a_month(rows: Reader, demo_parts: Parts) -> None:
    kept = kept_until(rows, demo_parts)
    due = {each.client for each in kept if each.kept.state is KeptState.DUE}
    assert due
    near = {
        each.client
        for each in kept
        if each.kept.state is KeptState.KEPT
        and each.kept.until is not None
        and each.kept.until - TODAY < timedelta(days=30)
    }
    assert near - due


def test_a_minor_has_a_representative_who_consented(rows: Reader) -> None:
    (mother,) = rows.find(Representative)
    child = rows.get(Client, mother.client)
    assert child.birth_date is not None
    assert child.birth_date > TODAY.replace(year=TODAY.year - 16)
    consents = rows.find(Consent, client=child.id)
    assert {each.role for each in consents} == {ConsentRole.LEGAL_BASIS, ConsentRole.PROMISE}
    assert {(each.given_name, each.representative) for each in consents} == {(mother.name, mother.id)}


def test_there_are_running_and_ended_trajectories_with_and_without_a_principal(rows: Reader) -> None:
    found = {(bool(each.principal), each.ends_on is None) for each in rows.each(Trajectory)}
    assert len(found) == 4
    assert {each.organisation for each in rows.each(Contact)} <= {each.id for each in rows.each(Organisation)}


def test_attachments_are_real_files(rows: Reader) -> None:
    beginnings = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG"}
    evidence = {each.evidence for each in rows.find(ReceivedAnswer)}
    found = [each for each in rows.find(Attachment) if each.id not in evidence]
    assert {each.media_type for each in found} == set(beginnings)
    for each in found:
        content = b"".join(rows.chunks(each.id))
        assert content.startswith(beginnings[each.media_type])
        assert len(content) == each.size


def test_an_answer_waits_with_comments_and_a_training_was_evaluated(rows: Reader) -> None:
    (waiting,) = rows.find(ReceivedAnswer, settled_on=None)
    assert len(rows.find(ClientComment, answer=waiting.id)) == 3
    assert rows.get(Version, waiting.version).state is VersionState.SHARED
    (total,) = rows.find(EvaluationTotal)
    assert total.forms == rows.count(EvaluationForm) == 6
    assert rows.count(ScanResult) == 3


def test_the_week_around_the_sessions_is_there(rows: Reader) -> None:
    wanted = (Goal, Assignment, Message, IntervisionCase, JointTalk, ReportDue, Evaluation, BillingLine)
    assert [each.noun.name for each in wanted if not rows.count(each)] == []
    out = [each.returned_on is None for each in rows.find(Assignment)]
    assert sorted(out) == [False, True]
    assert all(each.shared for each in rows.find(JointTalk) if each.on < TODAY)
    assert all(each.ends_on < TODAY.replace(day=1) for each in rows.find(BillingLine))


def test_only_planned_sessions_lie_ahead(rows: Reader) -> None:
    for each in rows.each(Session):
        assert (each.on > TODAY) == (each.state is SessionState.PLANNED)
        assert (each.minutes > 0 and each.notes != "") == (each.state is SessionState.HELD)


def test_time_runs_one_way_and_ends_before_now(rows: Reader, demo_parts: Parts) -> None:
    made = [each.made for noun in NOUNS for each in rows.each(noun)]
    assert max(made) < demo_parts.clock.now()
    assert min(made) < demo_parts.clock.now() - timedelta(days=6 * 365)


def test_nobody_in_it_can_be_reached(rows: Reader) -> None:
    for noun in NOUNS:
        for each in columns(noun):
            for record in rows.each(noun):
                value = getattr(record, each.name)
                if value and each.declaration.shape is Shape.EMAIL:
                    assert value.endswith(".example")
                if value and each.declaration.shape is Shape.PHONE:
                    assert value.startswith(("06-0", "0000-"))


def test_clients_beyond_the_stories_have_dossiers_with_varied_notes(rows: Reader) -> None:
    assert rows.count(Client) == 30
    notes = Counter(each.notes for each in rows.each(Session) if each.notes)
    assert len(notes) > 0.97 * notes.total()
    assert rows.count(Session) > 30 * 6


def test_the_same_seed_gives_the_same_people_and_texts(rows: Reader, demo_parts: Parts, tmp_path: Path) -> None:
    again = make_demo(demo_parts, tmp_path / "again", Silent(), clients=30)
    assert _content(again, demo_parts) == _without_ids(rows)
    other = make_demo(demo_parts, tmp_path / "other", Silent(), clients=3, seed=2)  # employees in a training
    people = [line for line in _content(other, demo_parts) if "'initials'" in line]
    assert len(people) == 3
    assert not set(people) & set(_without_ids(rows))


def test_a_folder_with_a_vault_is_left_alone(demo_parts: Parts, demo_vault: Vault) -> None:
    with pytest.raises(VaultExists):
        make_demo(demo_parts, demo_vault.folder, Silent())


def test_no_file_stays_outside_the_vault(demo_parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    make_demo(demo_parts, tmp_path / "vault", Silent(), clients=1)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("report", [0, 8])
def test_cancelled_nothing_of_it_stays(demo_parts: Parts, tmp_path: Path, report: int) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brief.txt").write_text("van mij", encoding="utf-8")
    for folder in (tmp_path / "new", tmp_path / "mine"):
        with pytest.raises(Cancelled):
            make_demo(demo_parts, folder, CountedProgress(cancel_at=report), clients=2)
    assert not (tmp_path / "new").exists()
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["brief.txt"]


def test_progress_goes_up_to_the_end(demo_vault: Vault, demo_progress: CountedProgress) -> None:
    assert demo_vault.reader().count(Client) == 30
    done = [each for each, _ in demo_progress.reports]
    assert done == sorted(done)
    assert demo_progress.reports[-1] == (30, 30)
    assert len(set(done)) >= 10


def _without_ids(rows: Reader) -> list[str]:
    """Every record without what chance outside the seed decides: identities, keys, hashes of packages."""
    told = (Client, Trajectory, Session, Organisation, Contact, Representative)
    return sorted(
        repr([(name, value) for name, value in to_json(each).items() if name not in _REFERENCES])
        for noun in told
        for each in rows.each(noun)
    ) + sorted(each.source for each in rows.each(Version))


def _content(made: Demo, parts: Parts) -> list[str]:
    vault = open_vault(made.folder, Passphrase(made.passphrase), parts.clock, parts.effort)
    try:
        return _without_ids(vault.reader())
    finally:
        vault.close()


_REFERENCES = {"id", "client", "trajectory", "principal", "agreement", "organisation"}
