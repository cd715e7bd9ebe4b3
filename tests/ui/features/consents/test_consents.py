"""Consents in the dossier: recorded with the exact text and evidence, withdrawn in one step from the same place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from app.domain.attachment import Attachment
from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.organisation import Organisation
from app.ui.features.consents.standing import Standing, standing_of
from app.ui.widgets.table import RecordTable
from app.usecases.give_consent import give_consent
from tests.fakes import SetClock
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press, see

HOSTILE = "<b>vet</b> & <img src=x>"


def given(hands: DossierHands, client: Client, **fields: object) -> Consent:
    values = {
        "role": "release" if "recipient" in fields else "promise",
        "purpose": "Verslag naar werkgever", "text": "Ik vind het goed.", "given_on": "2026-03-01",
        "given_name": "Anna Berg", "given_how": "paper", **fields,
    }  # fmt: skip
    made: Consent = hands.context.vault.now(give_consent, values, client.id, hands.context.law)
    return made


def lines(hands: DossierHands) -> list[list[str]]:
    model = see(hands.window, RecordTable, "consents").view.model()
    return [
        [str(model.index(row, place).data()) for place in range(model.columnCount())]
        for row in range(model.rowCount())
    ]  # fmt: skip


def text_of(hands: DossierHands) -> str:
    return str(hands.dialog("consent").form.fields["text"].input.given())


def test_an_empty_list_says_what_it_means(hands: DossierHands) -> None:
    hands.go(client=hands.client().id, part="consents")
    assert "Zonder toestemming gaat er niets" in hands.texts()
    assert maybe(hands.window, QWidget, "consent_details") is None


def test_a_consent_is_recorded_with_its_text_and_evidence(hands: DossierHands, tmp_path: Path) -> None:
    client = hands.client()
    employer = hands.keep(Organisation, name="Bakkerij Jansen BV")
    scan = tmp_path / "getekend.pdf"
    scan.write_bytes(b"%PDF-1.7 getekend")
    hands.go(client=client.id, part="consents")
    hands.press("new_consent")
    dialog = hands.dialog("consent")
    recipient = dialog.form.fields["recipient"].input
    recipient.show_value(employer.id)
    recipient.edited.emit()
    assert dialog.form.fields["purpose"].input.given() == "Verstrekken aan Bakkerij Jansen BV"
    assert "aan Bakkerij Jansen BV" in text_of(hands)
    hands.context.files.answers.append(scan)  # type: ignore[attr-defined]
    press(dialog, "add_evidence")
    hands.until(lambda: bool(dialog.form.fields["evidence"].input.given()))
    shown = text_of(hands)
    assert "Jansen BV." not in shown.replace("\n", " "), "a name that ends in a full stop would give two"
    exact = dialog.form.fields["text"].input.inner
    assert isinstance(exact, QPlainTextEdit)
    assert exact.verticalScrollBar().maximum() == 0, "the exact text is cut"
    hands.fill("consent", given_how=Channel.PAPER)
    hands.gone("consent")
    (consent,) = hands.context.reader.find(Consent)
    assert (consent.text, consent.text_version) == (shown, "release-2")
    assert (consent.recipient, consent.given_how, consent.given_on) == (
        employer.id, Channel.PAPER, hands.context.today,
    )  # fmt: skip
    proof = hands.context.reader.get(Attachment, consent.evidence)
    assert (proof.name, proof.category) == ("getekend.pdf", Category.CONSENT_EVIDENCE)
    hands.until(lambda: lines(hands)[0][:3] == ["Verstrekken aan Bakkerij Jansen BV", "Bakkerij Jansen BV", "Geldt"])
    assert hands.see(QLabel, "consent_text").text() == shown


def test_a_text_that_the_coach_wrote_is_never_replaced(hands: DossierHands) -> None:
    client = hands.client()
    employer = hands.keep(Organisation, name="Bakkerij Jansen BV")
    hands.go(client=client.id, part="consents")
    hands.press("new_consent")
    dialog = hands.dialog("consent")
    own = dialog.form.fields["text"].input
    own.show_value("In mijn eigen woorden.")
    recipient = dialog.form.fields["recipient"].input
    recipient.show_value(employer.id)
    recipient.edited.emit()
    assert text_of(hands) == "In mijn eigen woorden."
    hands.fill("consent", given_how=Channel.EMAIL)
    hands.gone("consent")
    (consent,) = hands.context.reader.find(Consent)
    assert (consent.text, consent.text_version) == ("In mijn eigen woorden.", "")


def test_the_text_speaks_the_clients_language_and_follows_the_role(hands: DossierHands) -> None:
    client = hands.client(language="en")
    hands.go(client=client.id, part="consents")
    hands.press("new_consent")
    assert "my consent to disclose" in text_of(hands)
    role = hands.dialog("consent").form.fields["role"].input
    role.show_value(ConsentRole.SPECIAL_CATEGORIES)
    role.edited.emit()
    assert "my explicit consent" in text_of(hands)
    assert hands.dialog("consent").form.fields["purpose"].input.given() == ""
    hands.press("back")
    hands.until(lambda: maybe(hands.window, QWidget, "question") is not None)
    press(see(hands.window, QWidget, "question"), "primary")
    hands.gone("consent")


def test_faults_are_said_at_the_fields(hands: DossierHands) -> None:
    hands.go(client=hands.client().id, part="consents")
    hands.press("new_consent")
    hands.fill("consent", given_how=Channel.PAPER, given_name="", text="")
    fields = hands.dialog("consent").form.fields
    hands.until(lambda: fields["given_name"].fault == "Vul dit in.")
    assert (fields["purpose"].fault, fields["text"].fault) == ("Vul dit in.", "Vul dit in.")
    hands.fill("consent", purpose="Verslag", text="Goed.", given_name="Anna", given_on=None)
    hands.until(lambda: bool(fields["given_on"].fault))
    assert hands.context.reader.count(Consent) == 0


def test_days_that_cannot_be_are_refused_at_the_field(hands: DossierHands) -> None:
    today = hands.context.today
    hands.go(client=hands.client(birth_date="1990-05-01").id, part="consents")
    hands.press("new_consent")
    whole = {"purpose": "Plan", "text": "Goed.", "given_name": "Anna", "given_how": Channel.PAPER, "role": "promise"}
    field = hands.dialog("consent").form.fields["given_on"]
    for day, told in ((today.replace(year=2027), "toekomst"), (today.replace(year=1990), "1 mei 1990")):
        hands.fill("consent", **whole, given_on=day)
        hands.until(lambda told=told: told in field.fault)  # type: ignore[misc]
    assert hands.context.reader.count(Consent) == 0


def test_the_list_tells_how_each_stands(hands: DossierHands, clock: SetClock) -> None:
    client = hands.client()
    given(hands, client, purpose="Geldt nog")
    given(hands, client, purpose="Tot februari", given_on="2026-01-05", valid_until="2026-02-01")
    withdrawn = given(hands, client, purpose="Niet meer")
    hands.go(client=client.id, record=withdrawn.id, part="consent")
    hands.press("withdraw")
    hands.press("primary")
    hands.gone("withdrawing")
    hands.until(lambda: maybe(hands.window, QWidget, "withdraw") is None)
    assert {(line[0], line[2]) for line in lines(hands)} == {
        ("Geldt nog", "Geldt"), ("Tot februari", "Afgelopen"), ("Niet meer", "Ingetrokken"),
    }  # fmt: skip
    assert lines(hands)[0][0] == "Geldt nog"


def test_withdrawing_is_one_step_and_works_on_the_day_itself(hands: DossierHands) -> None:
    client = hands.client()
    consent = given(hands, client)
    hands.go(client=client.id, part="consents")
    hands.activate()
    hands.act("withdraw_consent")
    dialog = see(hands.window, QWidget, "withdrawing")
    assert "Er wacht nu niets" in see(dialog, QLabel, "effect").text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    hands.gone("withdrawing")
    after = hands.context.reader.get(Consent, consent.id)
    assert (after.withdrawn_on, after.withdrawn_how) == (hands.context.today, Channel.IN_PERSON)
    assert not after.in_force(hands.context.today)
    hands.until(lambda: "Ingetrokken" in hands.texts(hands.see(QWidget, "standing")))


def test_a_day_before_it_was_given_is_refused_at_the_field(hands: DossierHands) -> None:
    client = hands.client()
    consent = given(hands, client)
    hands.go(client=client.id, part="consents")
    hands.press("withdraw")
    dialog = see(hands.window, QWidget, "withdrawing")
    form = dialog.form  # type: ignore[attr-defined]
    form.fields["withdrawn_on"].input.show_value(consent.given_on.replace(year=2025))
    hands.press("primary")
    hands.until(lambda: bool(form.fields["withdrawn_on"].fault))
    assert hands.context.reader.get(Consent, consent.id).withdrawn_on is None
    hands.press("back")


def test_arrows_walk_through_the_list_and_show_each_in_full(hands: DossierHands) -> None:
    client = hands.client()
    given(hands, client, purpose="Een", text="Tekst een.", given_on="2026-03-02")
    given(hands, client, purpose="Twee", text=HOSTILE, given_on="2026-03-01")
    hands.go(client=client.id, part="consents")
    hands.activate()
    view = see(hands.window, RecordTable, "consents").view
    assert hands.see(QLabel, "consent_text").text() == "Tekst een."
    QTest.keyClick(view, Qt.Key.Key_Down)
    hands.until(lambda: hands.see(QLabel, "consent_text").text() == HOSTILE)
    assert hands.see(QLabel, "consent_text").textFormat() is Qt.TextFormat.PlainText


def test_an_end_date_counts_to_the_last_day(hands: DossierHands, clock: SetClock) -> None:
    consent = given(hands, hands.client(), valid_until="2026-03-03")
    assert standing_of(consent, hands.context.today) is Standing.IN_FORCE
    clock.forward(days=1)
    assert standing_of(consent, hands.context.today) is Standing.ENDED
