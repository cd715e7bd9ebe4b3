"""Intervision in the window: a case in which somebody is known stops at its field; a good one is shown as it goes."""

from __future__ import annotations

from app.domain.intervision_case import IntervisionCase
from app.ui.widgets.dialog import Dialog
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


def test_a_case_is_shown_as_it_goes_before_it_is_brought_in(hands: DossierHands) -> None:
    client = hands.client()
    hands.go(client=client.id, part="around")
    hands.activate()
    hands.act("record_intervision_case")
    told = {"group": "Intervisie Zuid", "question": "Hoe houd ik afstand?"}
    hands.fill("noted", **told, case="Anna belt me elke avond.")
    field = hands.dialog("noted").form.fields["case"]
    hands.until(lambda: "Anna" in field.fault)
    hands.fill("noted", case="Iemand belt me elke avond.")
    hands.until(lambda: maybe(hands.window, Dialog, "question") is not None)
    shown = hands.see(Dialog, "question")
    assert "Hoe houd ik afstand?\n\nIemand belt me elke avond." in hands.texts(shown)
    assert hands.context.reader.count(IntervisionCase) == 0, "nothing is brought in before it was looked over"
    shown.primary.click()
    hands.gone("noted")
    assert hands.context.reader.count(IntervisionCase) == 1
