from __future__ import annotations

from tests.acceptance import asking, dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate, without_rows


@noticed(without_rows("reintegration", "recipients", key="practitioners"))
def test_e7_a_practitioner_is_bound_by_professional_secrecy(practice: Practice) -> None:
    run = practice("reintegration")
    client, doctor = dossier.client(run), dossier.organisation(run, "Bedrijfsarts", kind="practitioner")
    dossier.release(run, client, doctor)
    record = ("disclosure", "record", "--client", client, "--from", "-")
    made = run.ok(*record, given=asking.tell(doctor, told_to="dr. Kuiper"))
    assert (made["capacity"], made["secrecy"], made["ground"]) == ("practitioner", "professional", "consent")
    supplier = dossier.organisation(run, "Softwarebedrijf", kind="processor")
    dossier.release(run, client, supplier)
    assert dossier.refusals(run, *record, given=asking.tell(supplier)) == ["gate.disclose.unbound.processor"]
    assert len(asking.disclosed(run, client)) == 1


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_e7_without_consent_only_on_the_clients_request_or_by_legal_duty_with_the_law_named(practice: Practice) -> None:
    run = practice("reintegration")
    client, agency = dossier.client(run), dossier.organisation(run, "UWV", kind="authority")
    record = ("disclosure", "record", "--client", client, "--from", "-")
    duty = asking.tell(agency, ground="legal_duty", decided_by="Marijke de Wit")
    assert dossier.refusals(run, *record, given=asking.tell(agency)) == ["gate.disclose.no_consent"]
    assert dossier.refusals(run, *record, given=duty) == ["gate.disclose.no_why"]
    made = run.ok(*record, given={**duty, "ground_reason": "Artikel 54 Wet SUWI."})
    assert (made["secrecy"], made["ground_reason"]) == ("official", "Artikel 54 Wet SUWI.")
    silent = {"recipient": agency, "how": "telephone"}
    assert run(*record, "--json", given=silent).code == 2, "not without what was told"


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_l2_every_recipient_is_named_on_access_also_who_was_told_by_telephone(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, _ = asking.gave_report(run)
    doctor = dossier.organisation(run, "Huisarts De Linde", kind="practitioner")
    record = ("disclosure", "record", "--client", client, "--from", "-")
    told = asking.tell(doctor, told="Sanne wil graag een afspraak.", secrecy="professional")
    assert dossier.refusals(run, *record, given=told) == ["gate.disclose.no_consent"]
    dossier.release(run, client, doctor)
    run.ok(*record, given=told)
    request = asking.identified(run, asking.asked(run, client, "access"))
    text = asking.overview(asking.copy(run, request))
    assert "Bakkerij De Korenaar" in text
    assert "Huisarts De Linde" in text
    assert "Sanne wil graag een afspraak." in text
    shown = [run.ok("disclosure", "show", each["id"]) for each in asking.disclosed(run, client)]
    assert {each["recipient"] for each in shown} == {employer, doctor}


@noticed(with_answer("app.usecases.disclosure_facts:is_employer", answer=False))
def test_l8_no_diagnosis_goes_to_an_employer_consent_or_not(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run, kind="employer")
    dossier.release(run, client, employer)
    record = ("disclosure", "record", "--client", client, "--from", "-")
    betrays = asking.tell(employer, told="De burn-out is bijna voorbij.", medical=None)
    assert dossier.refusals(run, *record, given=betrays) == ["gate.disclose.medical_words"]
    assert dossier.refusals(run, *record, given={**betrays, "medical": True}) == ["gate.disclose.medical"]
    harmless = asking.tell(employer, told="De therapeut op de foto is een acteur.", medical=False)
    assert run.ok(*record, given=harmless)["ground"] == "consent"


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_l14_a_statement_beside_a_version_is_not_left_behind(practice: Practice) -> None:
    """Handed over on paper it goes along as well: logged only where that is so."""
    run = practice("career_advice")
    client, employer, document = asking.gave_report(run)
    (version,) = run.ok("document", "versions", document)
    words = {"version": version["id"], "text": "Ik zie het anders.", "given_how": "paper"}
    run.ok("client-statement", "add", "--client", client, "--from", "-", given=words)
    on_paper = ("disclose", document, "--to", employer, "--not-medical", "--how", "paper", "--from", "-")
    assert dossier.refusals(run, *on_paper, given={}) == ["gate.disclose.statement_stays"]
    made = run.ok(*on_paper, given={"with_statement": True})
    assert (made["how"], made["version"]) == ("paper", version["id"])
