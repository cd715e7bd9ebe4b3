"""Whoever works with what clients tell is bound to silence, and where it can be there is no name."""

from __future__ import annotations

from app.domain.policy_promise import PromiseKind
from tests.acceptance import asking, dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate, without_rows
from tests.acceptance.policies import added, adopted, changed, drift, faults, keys, row, shown
from tests.acceptance.retaining import ended, preview, session, there
from tests.fakes import SetClock

_TRAINER = {
    "key": "co_trainer",
    "name": {"nl": "Acteur", "en": "Actor"},
    "kind": "practitioner",
    "purpose": {"nl": "Oefenen met de deelnemers", "en": "Practise with the participants"},
    "categories": ["coaching_report"],
    "activities": ["coaching_reports"],
    "when": "service",
    "country": "NL",
}
BOUND = {**_TRAINER, "secrecy": "confidentiality_agreement"}


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_c10_nothing_goes_to_whoever_has_not_signed_to_be_silent(practice: Practice) -> None:
    run = practice("training_and_interim")
    client, actor = dossier.client(run), dossier.organisation(run, "Acteur Van Loon", kind="practitioner")
    dossier.release(run, client, actor)
    adopted(run, added("recipients", **BOUND))
    record = ("disclosure", "record", "--client", client, "--from", "-")
    assert ("no_confidentiality", "co_trainer") in drift(run)
    assert dossier.refusals(run, *record, given=asking.tell(actor)) == ["gate.disclose.unbound.practitioner"]
    assert asking.disclosed(run, client) == []
    adopted(run, changed("recipients", "co_trainer", agreement_on="2026-02-01"))
    assert ("no_confidentiality", "co_trainer") not in drift(run)
    assert run.ok(*record, given=asking.tell(actor))["secrecy"] == "confidentiality_agreement"
    soon = faults(run, changed("recipients", "co_trainer", agreement_on="soon"))
    assert [code for code, _ in soon] == ["policy.not_a_date"]


@noticed(without_rows("training_and_interim", "promises", kind=PromiseKind.CONFIDENTIALITY))
def test_c10_silence_is_promised_and_whoever_nothing_binds_is_drift(practice: Practice) -> None:
    run = practice("training_and_interim")
    assert "confidentiality" in keys(shown(run), "promises")
    assert "geheimhouding" in row(shown(run), "promises", "confidentiality")["text"]["nl"]
    adopted(run, added("recipients", **_TRAINER, secrecy="none"))
    assert ("not_bound", "co_trainer") in drift(run)
    adopted(run, changed("recipients", "co_trainer", secrecy="professional"))
    assert ("not_bound", "co_trainer") not in drift(run)
    oath = faults(run, changed("recipients", "co_trainer", secrecy="oath"))
    assert [code for code, _ in oath] == ["policy.not_a_choice"]


@noticed(without_gate("app.domain.gates.anonymise:anonymise_gate"))
def test_c10_where_possible_what_is_kept_has_no_name(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    assert "anonymised" in keys(shown(run), "promises")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client), minutes=60)
    before, command = there(run, client), ("retention", "anonymise", "--client", client, "--confirm")
    clock.forward(days=1200)
    number = preview(run, "--client", client, "--anonymise")["number"]
    assert "gate.anonymise.rest" in dossier.refusals(run, *command, f"anonimiseer {number}")
    assert there(run, client) == before
    clock.forward(days=3650)
    run.ok(*command, preview(run, "--client", client, "--anonymise")["confirm"])
    assert there(run, client) == set()
    out = run.folder.parent / "uit"
    run.ok("export", out)
    words = (out / "data" / "anonymous_item.json").read_text(encoding="utf-8")
    assert "60" in words, "the hours that were given stay"
    for trace in ("Sanne", "Dekker", "twijfelt", notes):
        assert trace not in words
