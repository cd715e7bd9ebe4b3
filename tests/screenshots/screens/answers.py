"""Answers: one that waits, beside the draft; one taken into the record; the list; asking for consent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from app.domain.answer import Decision
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version, VersionState
from app.domain.package import Package
from app.domain.received_answer import ReceivedAnswer
from app.kernel.ids import Id
from app.kernel.progress import Silent
from app.ui.place import Place
from app.usecases.accept_answer import accept_answer
from app.usecases.ask_consent import Question, ask_consent
from app.usecases.receive_answer import receive_answer
from app.usecases.record_answer import record_answer
from app.usecases.withdraw_draft import withdraw_draft
from app.usecases.write_document import begin_version
from tests.packages.answers import said, sealed
from tests.screenshots.screen import Screen
from tests.screenshots.screens.documents import version_in
from tests.screenshots.stage import Stage

COMMENTS = (
    (1, "Dit klopt niet helemaal: ik werkte toen nog vier dagen, geen drie."),
    (3, "Mooi gezegd. Mag mijn leidinggevende hier liever niet met naam in?"),
    (-1, "Fijn om terug te lezen. Met die twee dingen erbij kan het voor mij weg."),
)


@dataclass(frozen=True)
class _Sent:
    """A package that went out, and the folder for what comes back."""

    package: Package
    folder: Path


def _take_in(stage: Stage, package: Package, **content: object) -> ReceivedAnswer:
    private = load_der_private_key(package.answer_private_key, password=None)
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    client = stage.context.reader.get(Client, package.client)
    words = said(package.package_id, **{"name": client.name, "written_on": stage.context.today.isoformat(), **content})
    file = stage.context.vault.folder.parent / f"{package.id}.answer"
    file.write_bytes(sealed(words, package.package_id, public, package.answer_key))
    received = receive_answer(stage.context.vault, stage.context.parts, file)
    stage.settle()
    return received


def _of_draft(stage: Stage, decision: str = "changes") -> ReceivedAnswer:
    version = version_in(stage, VersionState.SHARED)
    package = stage.context.reader.find(Package, version=version.id)[-1]
    comments = [{"block": block, "text": text} for block, text in COMMENTS]
    about = {
        "version": version.id, "content_sha256": version.content_sha256, "decision": decision, "comments": comments,
    }  # fmt: skip
    return _take_in(stage, package, documents=[about], remark="Tot dinsdag!")


def _waiting(stage: Stage) -> None:
    received = _of_draft(stage)
    stage.go(Place("answer", received.client, received.id))


def _overturning(stage: Stage) -> None:
    version = version_in(stage, VersionState.SHARED)
    given = {"decided_on": stage.context.today.isoformat(), "decided_by": "Sanne de Vries", "decided_how": "paper"}
    stage.context.vault.now(record_answer, version.id, Decision.APPROVE, given)
    package = stage.context.reader.find(Package, version=version.id)[-1]
    about = {"version": version.id, "content_sha256": version.content_sha256, "decision": "changes", "comments": []}
    received = _take_in(stage, package, documents=[about])
    stage.go(Place("answer", received.client, received.id))
    stage.press("accept_answer")


def _replaced(stage: Stage) -> None:
    received = _of_draft(stage, "approve")
    version = stage.context.reader.get(Version, received.version)
    stage.context.vault.now(begin_version, version.document)
    stage.settle()
    stage.go(Place("answer", received.client, received.id))


def _accepted(stage: Stage) -> Version:
    received = _of_draft(stage)
    stage.context.vault.now(accept_answer, received.id, stage.context.law)
    stage.settle()
    stage.go(Place("answer", received.client, received.id))
    return stage.context.reader.get(Version, received.version)


def _receipt(stage: Stage) -> None:
    _accepted(stage)
    stage.press("show_receipt")


def _aside(stage: Stage) -> None:
    _waiting(stage)
    stage.press("set_aside_answer")


def _list(stage: Stage) -> None:
    received = _of_draft(stage)
    stage.go(Place("dossier", received.client, part="answers"))


def _empty(stage: Stage) -> None:
    stage.open()
    reader = stage.context.reader
    answered = {each.client for each in reader.find(ReceivedAnswer)}
    client = next(each for each in reader.find(Client) if each.id not in answered)
    stage.go(Place("dossier", client.id, part="answers"))


def _next_draft(stage: Stage) -> None:
    version = _accepted(stage)
    stage.context.vault.now(begin_version, version.document)
    stage.settle()
    stage.go(Place("document", version.client, version.document))


def _answered(stage: Stage) -> None:
    version = _accepted(stage)
    stage.go(Place("document", version.client, version.document))


def _consents(stage: Stage) -> None:
    stage.open()
    vault, reader = stage.context.vault, stage.context.reader
    standing = next(each for each in reader.find(Consent) if each.in_force(stage.context.today) and each.recipient)
    line = {
        "recipient": standing.recipient, "purpose": "Voortgang bespreken",
        "text": "Mijn coach mag mijn voortgang bespreken in een driegesprek, met mij erbij.",
    }  # fmt: skip
    file = vault.folder.parent / "vraag.html"
    made = ask_consent(vault, stage.context.parts, standing.client, Question([line], [standing.id]), file, Silent())
    lines = reader.find(ConsentAsked, package=made.package.id)
    chosen = [
        {"line": each.id, "choice": "withdraw" if each.standing else "give", "text_sha256": each.text_sha256}
        for each in lines
    ]
    received = _take_in(stage, made.package, consents=chosen)
    stage.go(Place("answer", received.client, received.id))


def _ask(stage: Stage) -> None:
    stage.open()
    client = Id(next(each.client for each in stage.context.reader.find(Consent) if each.recipient))
    stage.go(Place("dossier", client, part="consents"))
    stage.press("ask_consent_button")


def _ask_more(stage: Stage) -> None:
    _ask(stage)
    stage.press("more_lines")


def _asked(stage: Stage) -> None:
    stage.open()
    vault, reader = stage.context.vault, stage.context.reader
    client = next(each.client for each in reader.find(Consent) if each.recipient)
    line = {"role": "promise", "purpose": "Beeldopname bij een oefening", "text": "Mijn coach mag de oefening filmen."}
    file = vault.folder.parent / "opname.html"
    ask_consent(vault, stage.context.parts, client, Question([line]), file, Silent())
    stage.settle()
    stage.go(Place("dossier", client, part="consents"))


def _withdraw(stage: Stage) -> None:
    version = version_in(stage, VersionState.SHARED)
    stage.go(Place("document", version.client, version.document))
    stage.act("document_withdraw")


def _withdrawn(stage: Stage) -> None:
    version = version_in(stage, VersionState.SHARED)
    stage.context.vault.now(withdraw_draft, version.id, "Er stond een verkeerde naam in.")
    stage.settle()
    stage.go(Place("document", version.client, version.document))


def _changes(stage: Stage) -> None:
    version = version_in(stage, VersionState.SHARED)
    stage.go(Place("document", version.client, version.document))
    stage.act("document_changes")


SCREENS = (
    Screen("answer-waiting", _waiting),
    Screen("answer-accepted", lambda stage: _and(_accepted(stage))),
    Screen("answer-consents", _consents),
    Screen("answer-replaced", _replaced),
    Screen("answer-overturning", _overturning),
    Screen("answer-set-aside", _aside),
    Screen("answer-receipt", _receipt),
    Screen("answers-list", _list),
    Screen("answers-empty", _empty),
    Screen("document-answered", _answered),
    Screen("document-next-draft", _next_draft),
    Screen("document-changes", _changes),
    Screen("document-withdraw", _withdraw),
    Screen("document-withdrawn", _withdrawn),
    Screen("consent-ask", _ask),
    Screen("consent-ask-more", _ask_more),
    Screen("consents-asked", _asked),
)


def _and(_: object) -> None:
    """A screen gives nothing back."""
