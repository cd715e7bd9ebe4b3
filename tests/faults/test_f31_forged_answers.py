"""F31: answers forged, replayed, swapped, of another version, changed by one byte. Refused with the reason, and nothing
recorded; beside it those that only look hostile, and must be taken literally.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.document import Version, VersionState
from app.domain.gate import GateRefused
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.kernel.ids import new_id
from app.kernel.progress import Silent
from app.kernel.resources import resources
from app.packages.errors import AnswerForged, PackageError
from app.packages.keys import make_answer_pair
from app.usecases.accept_answer import accept_answer
from app.usecases.create_practice import create_practice
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.receive_answer import receive_answer
from app.usecases.share_document import share_document
from app.usecases.withdraw_draft import withdraw_draft
from app.usecases.write_document import begin_document, begin_version, save_draft
from app.vault.effort import Effort
from app.vault.vault import Vault, create_vault
from tests.fakes import SetClock
from tests.faults.trials import Row, Trials
from tests.packages.answers import Said, said, sealed
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

TEXT = "# Verslag\n\nRoos wil **groeien**.\n\nZe begint in mei.\n"
HOSTILE = '<img src=x onerror=alert(1)></script>\u2028"; DROP TABLE client; --\n<b>vet</b>'


@dataclass(frozen=True)
class Desk:
    """A practice with one draft at the client's, in a package."""

    vault: Vault
    parts: Parts
    folder: Path
    version: Version
    package: Package

    def answer(self, package: Package | None = None, **changes: object) -> Said:
        """What an honest answer to it says."""
        package = package or self.package
        version = self.vault.reader().get(Version, package.version)
        about = {
            "version": version.id, "content_sha256": version.content_sha256, "decision": "approve", "comments": [],
        }  # fmt: skip
        return {**said(package.package_id, documents=[about], written_on="2026-03-03"), **changes}

    def file(self, content: Said | bytes, package: Package | None = None, **changes: object) -> bytes:
        """Its file, sealed with the keys of the package."""
        package = package or self.package
        return sealed(content, package.package_id, public_key(package), package.answer_key, **changes)

    def take_in(self, data: bytes) -> ReceivedAnswer:
        """Bring it in as the coach does."""
        path = self.folder / "reactie.answer"
        path.write_bytes(data)
        return receive_answer(self.vault, self.parts, path)

    def kept(self) -> tuple[object, ...]:
        """Everything that an answer could have left behind."""
        reader = self.vault.reader()
        (chunks,) = reader.connection.execute("SELECT count(*) FROM chunk").fetchone()
        nouns = (ReceivedAnswer, ClientComment, Attachment, Version)
        return (*(reader.find(noun) for noun in nouns), chunks, len(self.vault.ledger_entries()))


def public_key(package: Package) -> bytes:
    private = load_der_private_key(package.answer_private_key, password=None)
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    parts = Parts(SetClock(), resources(), Effort(FAST, FAST_COST))
    vault, _ = create_vault(folder / "vault", PASSPHRASE, parts.clock, parts.effort)
    try:
        policy = next(each for each in parts.starting_policies if each.name == "career_advice")
        vault.now(create_practice, {"trade_name": "Praktijk De Brug", "coach": "Marijke de Wit"}, policy)
        client = vault.now(add_item, Client, {"first_name": "Roos", "surname": "de Graaf"})
        trajectory = vault.now(add_item, Trajectory, {"title": "Loopbaan", "starts_on": "2026-01-05"}, client.id)
        draft = vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, TEXT)
        shared = share_document(vault, parts, draft.id, folder / "concept.html", Silent())
        yield Desk(vault, parts, folder, draft, shared.package)
    finally:
        vault.close()


def refused(at: Desk, data: bytes, *codes: str) -> None:
    """It is refused, for these reasons where they are a gate's, and nothing of it stays."""
    before = at.kept()
    with pytest.raises(CoachkluisError) as caught:
        at.take_in(data)
    if isinstance(caught.value, GateRefused):
        assert [each.code for each in caught.value.reasons] == [f"gate.answer.{each}" for each in codes]
    elif codes:
        assert caught.value.code in codes
    else:
        assert isinstance(caught.value, PackageError)
    assert at.kept() == before


def forged(at: Desk) -> None:
    """Made by somebody who had the package's id and public key, but not its passphrase; or with keys of their own."""
    stranger = sealed(at.answer(), at.package.package_id, public_key(at.package), b"\0" * 32)
    refused(at, stranger, AnswerForged().code)
    own = make_answer_pair()
    refused(at, sealed(at.answer(), at.package.package_id, own.public, at.package.answer_key), AnswerForged().code)


def replayed(at: Desk) -> None:
    """The same answer twice, also after it was accepted; and its one-time number in another file."""
    content = at.answer()
    received = at.take_in(at.file(content))
    refused(at, at.file(content), "twice")
    at.vault.now(accept_answer, received.id, at.parts.law)
    refused(at, at.file(content), "twice")
    refused(at, at.file(at.answer(number=content["number"], name="Iemand anders")), "twice")


def swapped(at: Desk) -> None:
    """The answer to one package put under the name of another, in the clear or inside."""
    first = at.package
    at.vault.now(begin_version, at.version.document)
    second = _share_again(at, "Een tweede tekst.")
    content = at.answer(second)
    refused(at, sealed(content, first.package_id, public_key(second), second.answer_key), AnswerForged().code)
    named = json.loads(at.file(content, second)) | {"package": first.package_id}
    refused(at, json.dumps(named).encode())
    refused(at, at.file(at.answer(first), second), AnswerForged().code)
    other = said(second.package_id, documents=at.answer(first)["documents"])
    refused(at, at.file(other, second), "other_document")


def of_another_version(at: Desk) -> None:
    """A hash of another text; a version that gave way to a newer one; one that was withdrawn."""
    content = at.answer()
    about = {**content["documents"][0], "content_sha256": "0" * 64}  # type: ignore[index]
    refused(at, at.file({**content, "documents": [about]}), "other_text")
    first = at.package
    at.vault.now(begin_version, at.version.document)
    refused(at, at.file(content, first), "replaced")
    remarked = {**at.answer()["documents"][0], "comments": [{"block": 0, "text": "Nog iets."}]}  # type: ignore[index]
    refused(at, at.file({**content, "documents": [remarked]}, first), "replaced", "read_it")
    second = _share_again(at, "Een tweede tekst.")
    at.vault.now(withdraw_draft, second.version, "Er stond een fout in.")
    refused(at, at.file(at.answer(second), second), "called_back")


def an_older_answer_after_a_newer_one(at: Desk) -> None:
    """A file from before the one that counts, brought in late: it lifts no block and undoes no approval."""
    about = at.answer()["documents"][0]  # type: ignore[index]

    def file(decision: str, count: int) -> bytes:
        documents = [{**about, "decision": decision}]
        return at.file(at.answer(documents=documents, written_at="2026-03-03T08:00:00Z", sequence=count))

    def count(data: bytes) -> VersionState:
        at.vault.now(accept_answer, at.take_in(data).id, at.parts.law)
        return at.vault.reader().get(Version, at.version.id).state

    approve, block = file("approve", 1), file("block", 2)
    assert count(block) is VersionState.BLOCKED
    refused(at, approve, "blocked")
    refused(at, at.file(at.answer()), "blocked")
    assert count(file("approve", 4)) is VersionState.APPROVED, "one that is later does count"
    refused(at, file("block", 3), "older")
    refused(at, file("changes", 1), "older")


def of_elsewhere(at: Desk) -> None:
    """An answer to a package of another practice, and what is no answer at all."""
    pair, stranger = make_answer_pair(), new_id()
    data = sealed(said(stranger, remark="Hoi"), stranger, pair.public, b"\1" * 32)
    refused(at, data, "answer.unknown_package")
    for content in (b"", b"{}", b"%PDF-1.7", b"<html></html>", data[:-40], b"\0" * 4096, b"[" * 100_000):
        refused(at, content)


def saying_too_much(at: Desk) -> None:
    """About a document, a passage, a consent or a question that was never in the package; or nothing at all."""
    about = at.answer()["documents"][0]  # type: ignore[index]
    here = at.package.package_id
    refused(at, at.file(said(here, documents=[{**about, "version": new_id()}])), "other_document")
    comment = {"block": 99, "text": "Waar?"}
    refused(at, at.file(said(here, documents=[{**about, "comments": [comment]}])), "other_passage")
    line = {"line": new_id(), "choice": "give", "text_sha256": "0" * 64}
    refused(at, at.file(said(here, consents=[line])), "other_line")
    refused(at, at.file(said(here, fields=[{"question": "q", "text": "Ja"}])), "no_questions")
    refused(at, at.file(said(here)), "says_nothing")
    refused(at, at.file(at.answer(name=" ")), "nameless")


ATTACKS: tuple[Callable[[Desk], None], ...] = (
    forged, replayed, swapped, of_another_version, an_older_answer_after_a_newer_one, of_elsewhere, saying_too_much,
)  # fmt: skip


def try_forgeries(trials: Trials) -> None:
    """Each of the ways to come in that are none."""
    for attack in ATTACKS:
        with trials.attempt(attack.__name__) as folder, desk(folder) as at:
            attack(at)


def try_one_byte(trials: Trials) -> None:
    """Every byte of a real answer changed, one at a time: never taken in, never a crash."""
    with trials.attempt("one byte") as folder, desk(folder) as at:
        data = at.file(at.answer())
        before = at.kept()
        for place in trials.some(range(len(data)), 60):
            changed = bytearray(data)
            changed[place] ^= 1 << trials.random.randrange(8)
            trials.tried += 1
            with pytest.raises(CoachkluisError):
                at.take_in(bytes(changed))
        assert at.kept() == before
        assert at.take_in(data).state is AnswerState.WAITING, "unchanged it comes in"


def try_literal(trials: Trials) -> None:
    """Ten thousand comments, and markup in every field: taken in whole, as the text that it is."""
    with trials.attempt("ten thousand comments") as folder, desk(folder) as at:
        about = at.answer()["documents"][0]  # type: ignore[index]
        many = [{"block": number % 3, "text": f"{number} {HOSTILE}"} for number in range(10_000)]
        content = at.answer(name=HOSTILE[:150], remark=HOSTILE, documents=[{**about, "comments": many}])
        received = at.take_in(at.file(content))
        comments = at.vault.reader().find(ClientComment, answer=received.id)
        assert len(comments) == 10_000
        assert {each.text.partition(" ")[2] for each in comments} == {HOSTILE.replace("\u2028", "\n")}
        assert received.remark == HOSTILE.replace("\u2028", "\n")
        at.vault.now(accept_answer, received.id, at.parts.law)
        assert at.vault.reader().get(Version, at.version.id).state is VersionState.APPROVED


def _share_again(at: Desk, text: str) -> Package:
    draft = at.vault.now(begin_version, at.version.document)
    at.vault.now(save_draft, draft.id, text)
    return share_document(at.vault, at.parts, draft.id, at.folder / f"{draft.id}.html", Silent()).package


SEEN = "refused with the reason; nothing recorded"
ROWS = (
    Row(
        "F31",
        "answers forged, replayed, swapped, of another version, too old, of another practice",
        SEEN,
        try_forgeries,
    ),
    Row("F31", "answers changed by one byte", SEEN, try_one_byte),
    Row("F31", "answers with 10 000 comments, with markup", "taken in whole, as text", try_literal),
)


def test_f31_forged_answers_are_refused(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_f31_an_answer_with_one_byte_changed_is_refused(tmp_path: Path) -> None:
    ROWS[1].sample(tmp_path)


def test_f31_ten_thousand_comments_and_markup_are_text(tmp_path: Path) -> None:
    ROWS[2].sample(tmp_path)
