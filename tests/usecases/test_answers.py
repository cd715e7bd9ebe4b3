"""What follows from an answer in the record: consents given, refused and taken back; what today asks; who is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.domain.answer import Decision
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Channel, Version, VersionState
from app.domain.gate import GateRefused
from app.domain.organisation import Organisation
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.refusal import Refusal
from app.domain.telling import Telling
from app.kernel.errors import InputError
from app.kernel.progress import Silent
from app.usecases.accept_answer import accept_answer, set_answer_aside
from app.usecases.answer_receipt import answer_receipt
from app.usecases.ask_consent import Question, ask_consent
from app.usecases.deal_with_comment import comments_of
from app.usecases.keep_item import edit_item
from app.usecases.parts import Parts
from app.usecases.receive_answer import receive_answer
from app.usecases.record_answer import record_answer
from app.usecases.share_document import share_document
from app.usecases.take_comments_over import take_comments_over
from app.usecases.tell import principal_to_tell, tell_principal
from app.usecases.today.sources import today_lines
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.withdraw_draft import call_back
from app.usecases.write_document import begin_document, begin_version
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.packages.answers import said, sealed
from tests.usecases import dossier

RELEASE = "Mijn verslag mag naar Bakkerij Jansen BV."


class Desk:
    """A client with an employer, and answers that come back."""

    def __init__(self, vault: Vault, parts: Parts, scratch: Path) -> None:
        self.vault, self.parts, self.scratch = vault, parts, scratch
        self.client: Client = dossier.client(vault)
        self.employer: Organisation = dossier.employer(vault)
        self.trajectory = dossier.trajectory(vault, self.client, principal=self.employer.id)
        self.to_read = False
        self._number = 0
        self._saved = 0

    def ask(self, *lines: dict[str, object], standing: tuple[str, ...] = ()) -> Package:
        """A question for consent."""
        self._number += 1
        file = self.scratch / f"vraag{self._number}.html"
        question = Question(lines, standing)
        return ask_consent(self.vault, self.parts, self.client.id, question, file, Silent()).package

    def share(self) -> Version:
        """A draft at the client's."""
        given = {"title": "Verslag", "trajectory": self.trajectory.id}
        draft: Version = self.vault.now(begin_document, given, self.client.id, "# Verslag\n\nAnna groeit.\n")
        share_document(self.vault, self.parts, draft.id, self.scratch / f"{draft.id}.html", Silent())
        return draft

    def answer(self, package: Package, **content: object) -> ReceivedAnswer:
        """What comes back, taken in."""
        private = load_der_private_key(package.answer_private_key, password=None)
        assert isinstance(private, EllipticCurvePrivateKey)
        public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        words = said(package.package_id, **{"name": "Anna Berg", "written_on": "2026-03-03", **content})
        file = self.scratch / "reactie.answer"
        file.write_bytes(sealed(words, package.package_id, public, package.answer_key))
        return receive_answer(self.vault, self.parts, file, to_read=self.to_read)

    def saved(self) -> dict[str, object]:
        """The moment and the count of the next answer that is saved from one opened page."""
        self._saved += 1
        return {"written_at": "2026-03-03T08:00:00Z", "sequence": self._saved}

    def chosen(self, package: Package, choice: str, **content: object) -> ReceivedAnswer:
        """The same choice on every line, taken in."""
        lines = self.vault.reader().find(ConsentAsked, package=package.id)
        chosen = [{"line": each.id, "choice": choice, "text_sha256": each.text_sha256} for each in lines]
        return self.answer(package, consents=chosen, **(content or self.saved()))

    def accept(self, received: ReceivedAnswer) -> ReceivedAnswer:
        """Let it count."""
        return self.vault.now(accept_answer, received.id, self.parts.law)

    def choose(self, package: Package, choice: str) -> ReceivedAnswer:
        """The same choice on every line, accepted."""
        return self.accept(self.chosen(package, choice))

    def decided(self, version: Version, decision: str | None, *comments: str, **content: object) -> ReceivedAnswer:
        """What comes back to a draft, taken in."""
        package = self.vault.reader().find(Package, version=version.id)[0]
        about: dict[str, object] = {
            "version": version.id, "content_sha256": self.vault.reader().get(Version, version.id).content_sha256,
            "decision": decision, "comments": [{"block": 0, "text": each} for each in comments],
        }  # fmt: skip
        return self.answer(package, documents=[about], **(content or self.saved()))

    def state(self, version: Version) -> VersionState:
        """How a version stands."""
        return self.vault.reader().get(Version, version.id).state

    def today(self) -> list[str]:
        """What today asks about answers and drafts."""
        codes = [line.what.code for line in today_lines(self.vault.reader(), self.parts)]
        return [each for each in codes if each.startswith(("today.answer", "today.document", "today.consent"))]


@pytest.fixture
def desk(vault: Vault, parts: Parts, tmp_path: Path) -> Desk:
    return Desk(vault, parts, tmp_path)


def release(desk: Desk, **fields: object) -> dict[str, object]:
    return {"recipient": desk.employer.id, "purpose": "Verslag aan werkgever", "text": RELEASE, **fields}


def reasons(act: Callable[[], object]) -> list[str]:
    with pytest.raises(GateRefused) as caught:
        act()
    return [each.code for each in caught.value.reasons]


def test_a_consent_is_given_refused_and_taken_back_each_time_by_a_new_answer(desk: Desk) -> None:
    package, reader = desk.ask(release(desk)), desk.vault.reader()
    desk.choose(package, "refuse")
    (refusal,) = reader.find(Refusal)
    assert (refusal.what, refusal.refused_how, reader.count(Consent)) == ("Verslag aan werkgever", Channel.PACKAGE, 0)
    desk.choose(package, "refuse")
    assert reader.count(Refusal) == 1, "a refusal that stands is not another"
    given = desk.choose(package, "give")
    desk.choose(package, "give")
    (consent,) = reader.find(Consent)
    assert (consent.text, consent.given_name, consent.evidence) == (RELEASE, "Anna Berg", given.evidence)
    assert consent.in_force(consent.given_on)
    desk.choose(package, "refuse")
    assert reader.get(Consent, consent.id).withdrawn_how is Channel.PACKAGE
    assert reasons(lambda: desk.choose(package, "give")) == ["gate.answer.withdrawn_since"]
    desk.choose(desk.ask(release(desk)), "give")
    assert [each.withdrawn_on is None for each in reader.find(Consent)].count(True) == 1, "asked anew it can be given"


def test_a_consent_that_was_withdrawn_does_not_come_back_by_an_answer_from_before(desk: Desk) -> None:
    package, reader = desk.ask(release(desk)), desk.vault.reader()
    first, second = desk.saved(), desk.saved()
    desk.accept(desk.chosen(package, "give", **first))
    waiting = desk.chosen(package, "give", **second)
    (consent,) = reader.find(Consent)
    desk.vault.now(withdraw_consent, consent.id, {"withdrawn_how": "telephone"})
    assert reasons(lambda: desk.accept(waiting)) == ["gate.answer.withdrawn_since", "gate.answer.set_it_aside"]
    assert reasons(lambda: desk.chosen(package, "give")) == ["gate.answer.withdrawn_since"]
    assert [each.withdrawn_on is None for each in reader.find(Consent)] == [False]


def test_one_of_two_files_that_ask_the_same_does_not_bring_back_what_was_withdrawn_since(
    desk: Desk, clock: SetClock
) -> None:
    first, second = desk.ask(release(desk)), desk.ask(release(desk))
    other = desk.ask(release(desk, purpose="Verslag aan bedrijfsarts"))
    clock.forward(hours=1)
    desk.choose(first, "give")
    (consent,) = desk.vault.reader().find(Consent)
    clock.forward(hours=1)
    desk.vault.now(withdraw_consent, consent.id, {"withdrawn_how": "telephone"})
    assert reasons(lambda: desk.choose(second, "give")) == ["gate.answer.withdrawn_since"]
    desk.choose(other, "give")
    clock.forward(hours=1)
    desk.choose(desk.ask(release(desk)), "give")
    assert desk.vault.reader().count(Consent) == 3, "something else, and what was asked anew, can be given"


def test_a_refusal_does_not_give_way_to_an_answer_from_before(desk: Desk) -> None:
    package, reader = desk.ask(release(desk)), desk.vault.reader()
    give, refuse = desk.saved(), desk.saved()
    desk.accept(desk.chosen(package, "refuse", **refuse))
    assert reasons(lambda: desk.chosen(package, "give", **give)) == ["gate.answer.consent_older"]
    undated = {"written_on": "2026-03-03"}
    assert reasons(lambda: desk.chosen(package, "give", **undated)) == ["gate.answer.consent_older"]
    assert reader.count(Consent) == 0
    desk.choose(package, "give")
    assert reader.count(Consent) == 1


def test_a_block_is_not_lifted_by_an_answer_that_may_be_from_before(desk: Desk) -> None:
    version = desk.share()
    approve, block = desk.saved(), desk.saved()
    waiting = desk.decided(version, "approve", **approve)
    desk.accept(desk.decided(version, "block", **block))
    assert reasons(lambda: desk.accept(waiting)) == ["gate.answer.blocked", "gate.answer.set_it_aside"]
    assert reasons(lambda: desk.decided(version, "approve", **approve)) == ["gate.answer.blocked"]
    assert reasons(lambda: desk.decided(version, "approve", written_on="2026-03-03")) == ["gate.answer.blocked"]
    assert reasons(lambda: desk.decided(version, None, "Hm.", **approve)) == ["gate.answer.blocked"]
    ahead = {"written_at": "2026-03-04T08:00:00Z", "sequence": 1}
    assert reasons(lambda: desk.decided(version, "approve", **ahead)) == ["gate.answer.blocked"], (
        "a clock that is wrong"
    )
    assert desk.state(version) is VersionState.BLOCKED
    desk.accept(desk.decided(version, "approve"))
    assert desk.state(version) is VersionState.APPROVED, "the client may come back on it"
    assert reasons(lambda: desk.decided(version, "block", **approve)) == ["gate.answer.older"]


def test_what_was_told_by_telephone_stands_against_a_file_of_before_and_a_block_against_one_of_that_day(
    desk: Desk, clock: SetClock
) -> None:
    version = desk.share()
    clock.forward(days=2)
    told = {"decided_by": "Anna Berg", "decided_how": "telephone"}
    desk.vault.now(record_answer, version.id, Decision.APPROVE, told)
    assert reasons(lambda: desk.decided(version, "changes")) == ["gate.answer.older"]
    same_day = {"written_at": "2026-03-05T06:00:00Z", "sequence": 1}
    desk.accept(desk.decided(version, "changes", **same_day))
    desk.vault.now(record_answer, version.id, Decision.BLOCK, told)
    assert reasons(lambda: desk.decided(version, "approve", **same_day)) == ["gate.answer.blocked"]
    earlier = {**told, "decided_on": "2026-03-04"}
    assert reasons(lambda: desk.vault.now(record_answer, version.id, Decision.APPROVE, earlier)) == [
        "gate.decide.blocked_since"
    ]
    clock.forward(days=1)
    desk.accept(desk.decided(version, "approve", written_at="2026-03-06T06:00:00Z", sequence=1))
    assert desk.state(version) is VersionState.APPROVED


def test_an_answer_that_waits_while_its_version_is_replaced_is_kept_to_read_and_says_what_to_do(desk: Desk) -> None:
    version = desk.share()
    waiting = desk.decided(version, "changes", "In mei.")
    desk.vault.now(begin_version, version.document)
    assert reasons(lambda: desk.accept(waiting)) == ["gate.answer.replaced", "gate.answer.set_it_aside"]
    aside = desk.vault.now(set_answer_aside, waiting.id, "Er is een nieuwe versie.")
    assert aside.state is AnswerState.SET_ASIDE
    assert [each.text for each in desk.vault.reader().find(ClientComment, answer=waiting.id)] == ["In mei."]


def test_comments_at_one_passage_are_read_in_the_order_in_which_they_were_said(desk: Desk) -> None:
    version, said_ = desk.share(), [f"Ten {number}e." for number in range(1, 9)]
    waiting = desk.decided(version, "changes", *said_)
    newer = desk.vault.now(begin_version, version.document)
    assert [each.text for each in comments_of(desk.vault.reader(), version.document, newer.number)] == said_
    desk.vault.now(take_comments_over, waiting.id)
    assert [each.text for each in comments_of(desk.vault.reader(), version.document, newer.number)] == said_


def test_the_comments_of_an_answer_to_a_replaced_version_are_taken_over_and_its_decision_is_not(desk: Desk) -> None:
    version, reader = desk.share(), desk.vault.reader()
    waiting = desk.decided(version, "approve", "In mei.", "En dit.")
    assert reasons(lambda: desk.vault.now(take_comments_over, waiting.id)) == ["gate.take_comments_over.stands"]
    newer = desk.vault.now(begin_version, version.document)
    assert {each.text for each in comments_of(reader, version.document, newer.number)} == {"In mei.", "En dit."}
    taken = desk.vault.now(take_comments_over, waiting.id)
    assert (taken.state, taken.version) == (AnswerState.COMMENTS_TAKEN, version.id)
    assert [desk.state(each) for each in (version, newer)] == [VersionState.SUPERSEDED, VersionState.DRAFT]
    there = comments_of(reader, version.document, newer.number)
    assert sorted((each.text, each.version, each.place) for each in there) == [
        ("En dit.", newer.id, 0), ("In mei.", newer.id, 0),
    ]  # fmt: skip
    assert all(each.passage for each in there), "how the passage began is still known"
    assert len(reader.find(ClientComment, answer=waiting.id, version=version.id)) == 2, "the answer stays as it was"
    assert any(" 2 " in each for each in answer_receipt(reader, desk.parts, waiting.id).lines)
    assert reasons(lambda: desk.vault.now(take_comments_over, waiting.id)) == ["gate.answer.settled"]
    assert reasons(lambda: desk.accept(waiting))[0] == "gate.answer.settled"


def test_a_late_answer_to_a_replaced_version_is_only_taken_in_to_read(desk: Desk) -> None:
    version, reader = desk.share(), desk.vault.reader()
    newer = desk.vault.now(begin_version, version.document)
    assert reasons(lambda: desk.decided(version, "approve", "In mei.")) == [
        "gate.answer.replaced",
        "gate.answer.read_it",
    ]
    assert reasons(lambda: desk.decided(version, "approve")) == ["gate.answer.replaced"]
    assert reader.count(ReceivedAnswer) == 0, "nothing of it is kept unless that is asked"
    desk.to_read = True
    assert reasons(lambda: desk.decided(version, "approve")) == ["gate.answer.replaced"], "there is nothing to read"
    late = desk.decided(version, "approve", "In mei.")
    assert reasons(lambda: desk.accept(late)) == ["gate.answer.replaced", "gate.answer.set_it_aside"]
    desk.vault.now(take_comments_over, late.id)
    assert [desk.state(each) for each in (version, newer)] == [VersionState.SUPERSEDED, VersionState.DRAFT]
    assert [each.text for each in reader.find(ClientComment, version=newer.id)] == ["In mei."]


def test_what_a_gate_refuses_of_an_answer_leaves_all_of_it_waiting(desk: Desk) -> None:
    package = desk.ask(release(desk))
    lines = desk.vault.reader().find(ConsentAsked)
    chosen = [{"line": each.id, "choice": "give", "text_sha256": each.text_sha256} for each in lines]
    received = desk.answer(package, consents=chosen)
    desk.vault.now(edit_item, Client, desk.client.id, {"birth_date": "2015-01-01"})
    assert reasons(lambda: desk.vault.now(accept_answer, received.id, desk.parts.law)) == [
        "gate.give_consent.too_young"
    ]
    reader = desk.vault.reader()
    assert reader.get(ReceivedAnswer, received.id).state is AnswerState.WAITING
    assert (reader.count(Consent), lines[0]) == (0, reader.get(ConsentAsked, lines[0].id))


def test_only_what_can_count_is_asked_and_a_question_can_be_called_back(desk: Desk) -> None:
    assert reasons(lambda: desk.ask()) == ["gate.ask_consent.nothing"]
    employee: dict[str, object] = {
        "role": "legal_basis",
        "purpose": "Coaching",
        "text": "Ik vind het goed dat je dit vastlegt.",
    }
    employee["trajectory"] = desk.trajectory.id
    assert reasons(lambda: desk.ask(employee)) == ["gate.give_consent.employee"]
    with pytest.raises(InputError) as caught:
        desk.ask({"purpose": "Iets", "text": "Wat dan ook.", "given_on": "2026-03-03"})
    assert [each.code for each in caught.value.faults] == ["unknown_field"]
    assert not list(desk.scratch.glob("vraag*")), "nothing went out"
    package = desk.ask(release(desk))
    assert desk.today() == ["today.consent.asked"]
    desk.vault.now(call_back, package.id, "Het gaat niet door.")
    assert desk.today() == []
    assert reasons(lambda: desk.choose(package, "give")) == ["gate.answer.called_back"]
    consent = desk.choose(desk.ask(release(desk)), "give")
    standing = desk.vault.reader().find(Consent)[0].id
    assert consent.state is AnswerState.ACCEPTED
    desk.choose(desk.ask(standing=(standing,)), "withdraw")
    assert reasons(lambda: desk.ask(standing=(standing,))) == ["gate.ask_consent.not_in_force"]


def test_today_asks_for_what_came_in_what_is_to_be_changed_and_whom_to_tell(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    version = desk.share()
    assert desk.today() == ["today.document.shared"]
    package = desk.vault.reader().find(Package, version=version.id)[0]
    shared = desk.vault.reader().get(Version, version.id)
    about: dict[str, object] = {
        "version": version.id,
        "content_sha256": shared.content_sha256,
        "decision": None,
        "comments": [],
    }
    comment = {"block": 1, "text": "In mei."}
    received = desk.answer(package, documents=[{**about, "comments": [comment]}], written_on="2031-01-01")
    assert desk.today() == ["today.answer"], "what waits is said once"
    desk.vault.now(accept_answer, received.id, desk.parts.law)
    decided = desk.vault.reader().get(Version, version.id)
    assert decided.state is VersionState.ANSWERED, "comments without a decision ask for changes"
    assert str(decided.decided_on) == "2026-03-03", "the client's clock decides no day that has not come"
    assert desk.today() == ["today.document.answered"]

    blocked = {"decided_by": "Anna Berg", "decided_how": "telephone"}
    desk.vault.now(record_answer, version.id, Decision.BLOCK, blocked)
    assert desk.today() == ["today.document.blocked", "today.document.tell_principal"]
    assert principal_to_tell(desk.vault.reader(), version.id) == desk.employer.id
    tell_principal(desk.vault, desk.parts, version.id, tmp_path / "brief.pdf", Channel.PAPER)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    (telling,) = desk.vault.reader().find(Telling)
    assert (telling.recipient, telling.version) == (desk.employer.id, version.id)
    assert desk.today() == ["today.document.blocked"]
