"""Row W12: when a life is at stake a doctor hears what is needed, consent or not, and why stands beside it."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_w12_in_an_emergency_the_doctor_is_told_and_the_reasons_are_kept(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    doctor = dossier.organisation(run, "Huisartsenpost Vaartbroek", kind="practitioner")
    told = {
        "recipient": doctor,
        "told": "Zegt vannacht uit het leven te willen stappen; is thuis.",
        "told_to": "de dienstdoende huisarts",
        "how": "telephone",
    }
    record = ("disclosure", "record", "--client", client, "--from", "-")
    assert "gate.disclose.no_consent" in dossier.refusals(run, *record, given=told), "an ordinary day"
    emergency = {**told, "ground": "vital_interest"}
    assert dossier.refusals(run, *record, given=emergency) == ["gate.disclose.no_why"]
    why = {"ground_reason": "Acuut levensgevaar, niet bereikbaar voor overleg.", "decided_by": "Marijke ter Linden"}
    made = run.ok(*record, given={**emergency, **why})
    assert (made["ground"], made["consent"]) == ("vital_interest", "")
    (kept,) = run.ok("disclosure", "list", "--client", client)
    assert (kept["ground_reason"], kept["told_to"]) == (why["ground_reason"], told["told_to"])
    (row,) = run.ok("register", "show", "disclosures")
    assert "Huisartsenpost Vaartbroek" in str(row), "and whoever accounts for it later finds it"
