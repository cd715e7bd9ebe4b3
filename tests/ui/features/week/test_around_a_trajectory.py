"""What goes on around a trajectory, by its part of the dossier alone (rows W5, W7, W8, W10, W11)."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.evaluation import Moment
from app.domain.goal import Assignment, Goal, GoalOutcome
from app.domain.joint_talk import JointTalk
from app.domain.organisation import Organisation
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.recording import Recording, RecordingKind
from app.domain.report_due import ReportDue
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.packages.html_reader import open_html_package
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.usecases.evaluate_trajectory import evaluate_trajectory
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import edit_item
from app.usecases.record_disclosure import record_disclosure
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.work_on_goals import return_assignment
from tests.packages.answers import said, sealed
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, see

REACH = "Ik wil minder werken."


def around(hands: DossierHands, client: Client) -> None:
    """At the part of the dossier, its keys at hand and those of the dossier before it gone."""
    hands.go(client=client.id, part="around")
    hands.activate()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def refused(hands: DossierHands, *reasons: str) -> None:
    """A refusal says all these, and is read."""
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    told = see(hands.window, Dialog, "message")
    words = hands.texts(told)
    assert all(each in words for each in reasons), words
    see(told, QPushButton, "rule")
    told.primary.click()
    hands.gone("message")


def given_up(hands: DossierHands, name: str) -> None:
    """Leave a form without saving it."""
    hands.dialog(name).reject()
    hands.until(lambda: maybe(hands.window, Dialog, "question") is not None)
    see(hands.window, Dialog, "question").primary.click()
    hands.gone(name)


def consented(hands: DossierHands, client: Client, purpose: str, **fields: object) -> str:
    """A consent that is in force."""
    given = {
        "purpose": purpose, "text": "Dat mag.", "given_on": "2026-03-02", "given_name": "Anna van den Berg",
        "given_how": "paper", **fields,
    }  # fmt: skip
    return hands.context.vault.now(give_consent, given, client.id, hands.context.law).id


def answered(package: Package, target: Path, **content: object) -> Path:
    """What a client's browser saves."""
    private = load_der_private_key(package.answer_private_key, password=None)
    assert isinstance(private, EllipticCurvePrivateKey)
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    words = said(package.package_id, **{"name": "Anna van den Berg", "written_on": "2026-03-03", **content})
    target.write_bytes(sealed(words, package.package_id, public, package.answer_key))
    return target


def test_w2_a_goal_is_closed_once_nothing_for_it_is_out(hands: DossierHands) -> None:
    client = hands.client()
    hands.trajectory(client)
    hands.go(client=client.id, part="goals")
    hands.activate()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hands.act("record_goal")
    hands.fill("noted", what="Vaker nee zeggen")
    hands.gone("noted")
    (goal,) = hands.context.reader.find(Goal, client=client.id)
    hands.act("record_assignment")
    hands.fill("noted", what="Zeg een keer nee", goal=goal.id)
    hands.gone("noted")
    hands.go(client=client.id, part="goals", record=goal.id)
    hands.press("close_goal")
    hands.fill("close", outcome=GoalOutcome.REACHED, reflection="Het mocht.")
    refused(hands, "nog een opdracht onderweg")
    (out,) = hands.context.reader.find(Assignment, client=client.id)
    hands.context.vault.now(return_assignment, out.id, {"returned": "Het mocht."})
    hands.fill("close")
    hands.gone("close")
    hands.until(lambda: hands.context.reader.get(Goal, goal.id).outcome is GoalOutcome.REACHED)


def test_w5_an_intake_goes_out_and_comes_back_filled_in(
    hands: DossierHands, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = hands.client()
    around(hands, client)
    hands.press("send_intake")
    dialog = see(hands.window, Dialog, "intake")
    files.answers = [tmp_path / "intake.html"]
    dialog.primary.click()
    hands.until(lambda: maybe(dialog, QLabel, "package_file") is not None)
    passphrase = dialog.findChildren(PassphrasePanel)[0].accessibleName().rpartition(": ")[2]
    dialog.primary.click()
    hands.gone("intake")
    (package,) = hands.context.reader.find(Package, client=client.id)
    opened = open_html_package(tmp_path / "intake.html", passphrase, progress=Silent())
    assert "Wat wil je bereiken?" in str(opened.manifest)
    asked = next(iter(json.loads(package.questions)))

    hands.go(client=client.id, part="answers")
    files.answers = [answered(package, tmp_path / "Reactie.answer", fields=[{"question": asked, "text": REACH}])]
    hands.press("receive_answer")
    hands.until(lambda: REACH in hands.texts())
    (received,) = hands.context.reader.find(ReceivedAnswer, client=client.id)
    assert received.state is AnswerState.WAITING, "nothing counts before the coach looked"
    hands.press("accept_answer")
    hands.until(lambda: hands.context.reader.get(ReceivedAnswer, received.id).state is AnswerState.ACCEPTED)


def test_w7_topics_are_agreed_beforehand_and_the_record_is_shared(hands: DossierHands) -> None:
    client = hands.client()
    hands.trajectory(client)
    around(hands, client)
    hands.act("record_joint_talk")
    hands.fill("noted", on=hands.context.today, present="Anna, haar leidinggevende en ik")
    hands.gone("noted")
    hands.press("agree_topics")
    hands.fill("agree")
    refused(hands, "Schrijf eerst op waarover het mag gaan.")
    hands.dialog("agree").reject()
    hands.gone("agree")
    assert maybe(hands.window, QPushButton, "share_record") is None, "no record of what nobody agreed to"
    hands.press("edit_talk")
    hands.fill("edit", topics="Werktijden, niets over thuis")
    hands.gone("edit")
    hands.press("agree_topics")
    hands.fill("agree")
    hands.gone("agree")
    hands.press("share_record")
    hands.fill("share", shared="Vanaf april vier dagen werken.")
    hands.gone("share")
    hands.until(lambda: "Vanaf april vier dagen werken." in hands.texts())
    (kept,) = hands.context.reader.find(JointTalk, client=client.id)
    assert kept.agreed_on == hands.context.today


def test_w8_a_report_is_scheduled_on_process_and_done_by_what_went_out(hands: DossierHands, tmp_path: Path) -> None:
    client, context = hands.client(), hands.context
    employer = hands.keep(Organisation, "", name="Bakkerij De Korenaar")
    trajectory = hands.trajectory(client, principal=employer.id)
    form = tmp_path / "Formulier UWV.pdf"
    form.write_bytes(b"%PDF-1.4 voortgang")
    own = take_in_attachment(context.vault, client.id, form, {}, Silent())
    around(hands, client)
    hands.act("record_report_due")
    due = context.today + timedelta(days=7)
    hands.fill("noted", what="Voortgang", recipient=employer.id, due_on=due, every_weeks=6, original=own.id)
    refused(hands, "nog niet wat de opdrachtgever te horen krijgt")
    context.vault.now(edit_item, Trajectory, trajectory.id, {"hears": "Of de gesprekken doorgaan."})
    hands.fill("noted", what="Voortgang van de depressie")
    refused(hands, "niets over gezondheid")
    hands.fill("noted", what="Voortgang")
    hands.gone("noted")
    hands.press("report_done")
    refused(hands, "nog niets aan deze ontvanger verstrekt")
    consented(hands, client, "Voortgang", recipient=employer.id)
    told = {"recipient": employer.id, "told": "De gesprekken gaan door.", "how": "telephone", "medical": False}
    context.vault.now(record_disclosure, told, client.id)
    hands.press("report_done")
    hands.until(lambda: len(context.reader.find(ReportDue, client=client.id)) == 2)
    done, expected = sorted(context.reader.find(ReportDue, client=client.id), key=lambda each: each.due_on)
    assert (done.done_on, done.original) == (context.today, own.id)
    assert (expected.done_on, expected.due_on) == (None, due + timedelta(weeks=6))


def test_w10_an_evaluation_counts_in_totals_that_name_nobody(hands: DossierHands) -> None:
    context = hands.context
    for mark in (6, 8, 8, 9):
        before = hands.trajectory(hands.client(), ends_on="2026-02-20")
        given = {"moment": Moment.CLOSING, "result_mark": mark, "trajectory": before.id}
        context.vault.now(evaluate_trajectory, given, before.client)
    client = hands.client()
    hands.trajectory(client, ends_on="2026-02-20")
    last = {"moment": Moment.CLOSING, "result_mark": 9}
    hands.go("registers", part="marks")
    below = context.text("register.marks.below")
    hands.until(lambda: below in hands.texts())
    assert maybe(hands.window, QTableView, "register") is None, "four would tell what one answered"
    around(hands, client)
    hands.act("record_evaluation")
    hands.fill("noted", **last)
    hands.gone("noted")
    hands.act("record_evaluation")
    hands.fill("noted", **last)
    refused(hands, "is er al")
    given_up(hands, "noted")
    hands.go("registers", part="marks")
    hands.until(lambda: see(hands.window, QTableView, "register").model().rowCount() == 1)
    cells = [see(hands.window, QTableView, "register").model().index(0, column).data() for column in range(4)]
    assert cells == ["Bij de afronding", "Resultaat (1-10)", "8,0", "5"]


def test_w11_a_recording_needs_consent_and_its_file_goes_with_it(hands: DossierHands, tmp_path: Path) -> None:
    client, context = hands.client(), hands.context
    trajectory = hands.trajectory(client)
    sound = tmp_path / "gesprek.wav"
    sound.write_bytes(b"RIFF\0\0\0\0WAVEdata\x10\0\0\0ditwasgezegdhier")
    file = take_in_attachment(context.vault, client.id, sound, {}, Silent())
    around(hands, client)
    hands.act("record_recording")
    soon = context.today + timedelta(days=7)
    hands.fill("noted", kind=RecordingKind.SOUND, purpose="Supervisie", destroy_by=soon, original=file.id)
    refused(hands, "alleen op met toestemming")
    hands.press("new_consent")
    given = {"role": "legal_basis", "purpose": "Gesprekken opnemen", "text": "Dat mag.", "given_how": "paper"}
    hands.fill("consent", **given, given_name="Anna van den Berg", trajectory=trajectory.id)
    hands.gone("consent")
    assert hands.dialog("noted").form.values()["purpose"] == "Supervisie", "what was typed stays"
    hands.fill("noted")
    hands.gone("noted")
    hands.press("destroy_recording")
    hands.until(lambda: maybe(hands.window, Dialog, "question") is not None)
    see(hands.window, Dialog, "question").primary.click()
    hands.until(lambda: context.reader.find(Attachment, client=client.id) == ())
    (kept,) = context.reader.find(Recording, client=client.id)
    assert (kept.destroyed_on, kept.original) == (context.today, "")
