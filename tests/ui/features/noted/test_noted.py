"""Recording refusals, tellings and grounds in the window, and what the gate says where it may not be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.domain.document import Channel
from app.domain.national_number import NationalNumber
from app.domain.organisation import Organisation
from app.domain.refusal import Refusal
from app.domain.special_note import SpecialNote
from app.domain.telling import Telling
from app.kernel.progress import Silent
from app.ui.widgets.table import RecordTable
from app.usecases.decide_version import block_version
from app.usecases.give_terms import give_terms, keep_terms
from app.usecases.share_document import share_document
from app.usecases.tell import tell
from app.usecases.write_document import begin_document
from tests.documents.reading import pages
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press, see


def listed(hands: DossierHands) -> list[tuple[str, str]]:
    model = see(hands.window, RecordTable, "noted_list").view.model()
    return [
        (str(model.index(row, 1).data()), str(model.index(row, 0).data())) for row in range(model.rowCount())
    ]  # fmt: skip


def test_a_refusal_is_recorded_and_the_practice_declines(hands: DossierHands) -> None:
    client = hands.client()
    hands.go(client=client.id, part="noted")
    hands.activate()
    hands.act("record_refusal")
    hands.fill("noted", refused_how=Channel.IN_PERSON)
    fields = hands.dialog("noted").form.fields
    hands.until(lambda: fields["what"].fault == "Vul dit in.")
    hands.fill("noted", what="Gegevens over gezondheid")
    hands.gone("noted")
    hands.until(lambda: len(listed(hands)) == 1)
    assert listed(hands)[0] == ("Geweigerd", "Gegevens over gezondheid")
    hands.press("decline_refusal")
    hands.fill("decline", declined_because="Zonder kan het niet.")
    hands.gone("decline")
    (kept,) = hands.context.reader.find(Refusal)
    assert kept.declined_on == hands.context.today
    hands.until(lambda: maybe(hands.window, QPushButton, "decline_refusal") is None)


def test_what_the_policy_forbids_is_refused_with_every_reason(hands: DossierHands) -> None:
    client = hands.client()
    hands.go(client=client.id, part="noted")
    hands.activate()
    hands.act("record_bsn")
    hands.fill("noted", number="111222333")
    hands.until(lambda: maybe(hands.window, QWidget, "message") is not None)
    said = hands.texts(see(hands.window, QWidget, "message"))
    assert "geen BSN" in said
    assert "Noem de wet" in said
    press(see(hands.window, QWidget, "message"), "primary")
    assert hands.context.reader.count(NationalNumber) == hands.context.reader.count(SpecialNote) == 0


def test_the_button_offers_all_that_can_be_recorded(hands: DossierHands) -> None:
    hands.go(client=hands.client().id, part="noted")
    menu = hands.see(QPushButton, "new_noted").menu()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()][1] == "Een weigering vastleggen"
    assert len(menu.actions()) == 7


def test_the_principal_gets_a_letter_without_the_reason(
    hands: DossierHands, files: AnsweredFiles, tmp_path: Path
) -> None:
    client, principal = hands.client(), hands.keep(Organisation, name="Bakkerij Jansen BV")
    trajectory = hands.trajectory(client, principal=principal.id)
    vault, parts = hands.context.vault, hands.context.parts
    draft = vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Geheim.")
    share_document(vault, parts, draft.id, tmp_path / "draft.html", Silent())
    vault.now(block_version, draft.id, {"decided_by": "Anna Berg", "decided_how": "email"})
    told: Telling = vault.now(
        tell, {"about": "report_blocked", "version": draft.id, "told_how": "email"}, client.id
    )  # fmt: skip
    hands.go(client=client.id, record=told.id, part="telling")
    letter = tmp_path / "brief.pdf"
    files.answers = [letter]
    hands.press("neutral_notice")
    hands.until(letter.exists)
    hands.until(lambda: letter.stat().st_size > 0)
    text = " ".join(pages(letter.read_bytes()))
    assert "Bakkerij Jansen BV" in text
    assert "Geheim" not in text


def test_w6_the_very_terms_that_were_given_can_be_saved(
    hands: DossierHands, files: AnsweredFiles, tmp_path: Path
) -> None:
    client, vault = hands.client(), hands.context.vault
    kept = vault.now(keep_terms, "Algemene voorwaarden", b"%PDF-1.7 eerste")
    given = vault.now(give_terms, {"terms": kept.id, "given_how": "paper"}, client.id)
    vault.now(keep_terms, "Algemene voorwaarden", b"%PDF-1.7 tweede")
    hands.go(client=client.id, record=given.id, part="terms_given")
    files.answers = [tmp_path / "gegeven.pdf"]
    hands.press("save_terms")
    hands.until(lambda: (tmp_path / "gegeven.pdf").exists())
    assert (tmp_path / "gegeven.pdf").read_bytes() == b"%PDF-1.7 eerste"
    assert "Algemene voorwaarden" in files.suggested[0]
