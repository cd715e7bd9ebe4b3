"""Who the client is, and who acts for the client: shown and changed in the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.representative import Capacity, Representative
from app.ui.widgets.elided import ElidedLabel
from tests.ui.features.dossier_hands import DossierHands

ALL = {
    "first_name": "Noor", "initials": "N.J.", "infix": "van 't", "surname": "Hof", "gender": "female",
    "birth_date": "2012-02-29", "birth_place": "Epe", "street": "Dorpsstraat", "house_number": "3-bis",
    "postcode": "8161 AA", "town": "Epe", "country": "Nederland", "phone": "0578-000001", "mobile": "06-00000001",
    "email": "noor@voorbeeld.example", "language": "en",
}  # fmt: skip


def test_all_that_is_kept_of_a_client_can_be_seen_and_changed(hands: DossierHands) -> None:
    client = hands.client(**ALL)
    hands.go("dossier", client.id, part="people")
    said = hands.texts(hands.see(QWidget, "view_people"))
    for words in (
        "Noor van 't Hof", "N.J.", "Vrouw", "29 februari 2012", "Dorpsstraat 3-bis", "8161 AA Epe", "Nederland",
        "0578-000001", "06-00000001", "noor@voorbeeld.example", "Engels",
    ):  # fmt: skip
        assert words in said
    hands.press("edit_client")
    dialog = hands.dialog("edit_client")
    asked = dialog.form.values()
    assert not asked.pop("died_on")
    assert set(asked) == set(ALL), "the form must ask for all of C3"
    assert {name: str(value) for name, value in asked.items()} == ALL
    hands.fill("edit_client", surname="", email="x")
    hands.until(lambda: dialog.form.fields["surname"].fault != "" and dialog.form.fields["email"].fault != "")
    hands.fill("edit_client", surname="Berg", email="")
    hands.gone("edit_client")
    hands.until(lambda: hands.see(ElidedLabel, "dossier_name").text() == "Noor van 't Berg")
    assert "Noor van 't Berg" in hands.texts(hands.see(QWidget, "view_people"))
    assert hands.context.reader.get(Client, client.id).email == ""


def test_a_young_client_needs_a_representative(hands: DossierHands) -> None:
    client = hands.client(birth_date="2012-02-29")
    warning = hands.context.text("dossier.too_young")
    hands.go("dossier", client.id)
    assert warning in hands.texts()
    hands.press("to_people")
    assert warning in hands.texts(hands.see(QWidget, "view_people"))
    hands.press("new_representative")
    dialog = hands.fill("representative", surname="Hof")
    hands.until(lambda: dialog.form.fields["capacity"].fault != "")
    hands.fill("representative", capacity=Capacity.PARENT)
    hands.gone("representative")
    hands.until(lambda: warning not in hands.texts(hands.see(QWidget, "view_people")))
    (representative,) = hands.context.reader.find(Representative, client=client.id)
    hands.press(f"edit_{representative.id}")
    hands.fill("representative", first_name="Ans")
    hands.gone("representative")
    hands.until(lambda: "Ans Hof" in hands.texts(hands.see(QWidget, "view_people")))
    hands.go("dossier", client.id)
    assert warning not in hands.texts()


def test_a_death_is_recorded_and_said_with_what_follows(hands: DossierHands) -> None:
    client = hands.client(birth_date="1950-05-01")
    hands.go("dossier", client.id, part="people")
    hands.press("edit_client")
    hands.fill("edit_client", died_on=date(2026, 3, 1))
    hands.gone("edit_client")
    hands.until(lambda: "erfgenamen hebben geen recht" in hands.texts(hands.see(QWidget, "view_people")))
    assert hands.context.reader.get(Client, client.id).died_on == date(2026, 3, 1)
