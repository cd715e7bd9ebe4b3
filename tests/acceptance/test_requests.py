from __future__ import annotations

import json

from tests.acceptance import asking, dossier, retaining
from tests.acceptance.asking import GRANTED, REFUSED, asked, closing, identified, letter, stands
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import (
    noticed,
    with_answer,
    without_gate,
    without_rows,
)

SHOWN = {"identity": "document_shown", "identity_reason": "De cliënt is verhuisd en belt met een nieuw nummer."}
MASKED = {"masked_photo": True, "masked_zone": True, "masked_number": True, "masked_bsn": True}


@noticed(without_gate("app.domain.gates.identify_request:identify_request_gate"))
def test_a9_a_document_is_the_last_resort_and_shown_covered(practice: Practice) -> None:
    run = practice("online_platform")
    request = asked(run, dossier.client(run), "copy")
    identify = ("request", "identify", request, "--from", "-")
    uncovered = {**SHOWN, **MASKED, "masked_bsn": False, "identity_reason": ""}
    assert dossier.refusals(run, *identify, given=uncovered) == [
        "gate.identify_request.bsn",
        "gate.identify_request.no_reason",
    ]
    out = run.folder.parent / "copy.html"
    assert dossier.refusals(run, "request", "package", request, "--to", out) == ["gate.access_package.not_identified"]
    assert not out.exists()
    found = run.ok(*identify, given={**SHOWN, **MASKED})
    assert all(found[name] for name in MASKED), "the checklist is on record"
    assert asking.overview(asking.copy(run, request))


@noticed(without_rows("online_platform", "answers", kind="copy"))
def test_a10_an_answer_within_two_weeks(practice: Practice) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    found = stands(run, asked(run, client, "copy"))
    assert (found["promised_term"], found["remind_on"]) == ("2026-03-16", "2026-03-16")
    late = {"kind": "copy", "channel": "email", "received_on": "2026-03-04"}
    answer = run("request", "open", "--client", client, "--from", "-", "--json", given=late)
    assert answer.code == 2, "not received in the future"


@noticed(with_answer("app.usecases.request_letter:complaint_route", ()))
def test_a11_every_reply_tells_where_to_complain_and_a_refusal_names_the_court(practice: Practice) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    request = asked(run, client, "rectification")
    early = run("request", "letter", request, "answer", "--to", run.folder.parent / "early.pdf", "--json")
    assert early.json["error"] == "request_letter.answer"
    for which in ("receipt", "identity"):
        assert "Autoriteit Persoonsgegevens" in letter(run, request, which)
    silent = {"outcome": "refused", "answer": " "}
    assert dossier.refusals(run, *closing(request), given=silent) == ["gate.close_request.no_reasons"]
    run.ok(*closing(request), given=REFUSED)
    text = letter(run, request, "answer")
    assert REFUSED["answer"] in text, "with the reason"
    assert "Autoriteit Persoonsgegevens" in text
    assert "rechtbank" in text


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_a8_a_file_goes_to_the_organisation_that_the_client_names(practice: Practice) -> None:
    run = practice("online_platform")
    client, named = dossier.client(run, phone="0570 123456"), dossier.organisation(run, "Nieuwe Coach", kind="provider")
    trajectory = dossier.trajectory(run, client)
    retaining.session(run, client, trajectory, notes="Aantekening van de coach.")
    request = identified(run, asked(run, client, "portability", recipient=named))
    package = asking.copy(run, request)
    assert package.manifest.introduction.startswith("Aan Nieuwe Coach.")
    portable = json.loads(asking.files(package)["Wat je zelf gaf.json"])
    assert portable["items"]["client"][0]["phone"] == "0570 123456"
    assert "Aantekening van de coach." not in json.dumps(portable)
    (logged,) = asking.disclosed(run, client)
    assert (logged["recipient"], logged["ground"], logged["request"]) == (named, "own_request", request)
    other = dossier.organisation(run, "Uitgever", kind="other")
    own = asking.tell(other, ground="own_request", request=request)
    command = ("disclosure", "record", "--client", client, "--from", "-")
    assert dossier.refusals(run, *command, given=own) == ["gate.disclose.not_asked"], "the client named another"


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_e15_the_dossier_moves_to_a_new_provider_at_the_clients_request(practice: Practice) -> None:
    run = practice("reintegration")
    client, provider = dossier.client(run), dossier.organisation(run, "Nieuw Bureau", kind="provider")
    retaining.session(run, client, dossier.trajectory(run, client), notes="Wat besproken is.")
    request = asked(run, client, "copy", recipient=provider)
    out = run.folder.parent / "copy.html"
    assert dossier.refusals(run, "request", "package", request, "--to", out) == ["gate.access_package.not_identified"]
    package = asking.copy(run, identified(run, request))
    assert "Wat besproken is." in asking.overview(package)
    assert [each["recipient"] for each in asking.disclosed(run, client)] == [provider]
    run.ok("restriction", "add", "--client", client, "--from", "-", given={"cause": "disputed"})
    again = asking.tell(provider, ground="own_request", request=request)
    command = ("disclosure", "record", "--client", client, "--from", "-")
    assert dossier.refusals(run, *command, given=again) == ["gate.disclose.restricted"], "stopped since (stop of use)"


@noticed(without_gate("app.domain.gates.close_request:close_request_gate"))
def test_b6_correction_and_deletion_as_soon_as_possible_subject_to_legal_duties(practice: Practice) -> None:
    run = practice("office")
    client = dossier.client(run, birth_date="1980-05-06")
    trajectory = retaining.ended(run, client)
    notes = retaining.session(run, client, trajectory)
    correction = identified(run, asked(run, client, "rectification"))
    assert dossier.refusals(run, *closing(correction), given=GRANTED) == ["gate.close_request.task.correct"]
    run.ok("client", "edit", client, "--from", "-", given={"birth_date": "1980-06-05"})
    asking.step(run, correction, "correct", "Geboortedatum verbeterd.")
    assert run.ok(*closing(correction), given=GRANTED)["outcome"] == "granted"
    request = retaining.erasure(run, client)
    assert dossier.refusals(run, *closing(request), given=GRANTED) == ["gate.close_request.task.erase"]
    wanted = ("--client", client, "--request", request)
    assert "gate.destroy.fiscal" in retaining.why(retaining.preview(run, *wanted), trajectory)
    retaining.destroy(run, *wanted)
    assert notes not in retaining.there(run, client)
    assert trajectory in retaining.there(run, client), "the fiscal rest"
    in_part = {
        "outcome": "granted_in_part",
        "answer": "De administratie bewaren we zeven jaar voor de Belastingdienst.",
    }
    assert run.ok(*closing(request), given=in_part)["state"] == "closed"


@noticed(without_gate("app.domain.gates.close_request:close_request_gate"))
def test_c13_each_right_asks_its_own_work_before_it_is_closed(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run)
    wanted = {
        "access": ["give_copy"],
        "copy": ["give_copy"],
        "rectification": ["correct"],
        "erasure": ["erase"],
        "restriction": ["restrict"],
        "portability": ["give_copy"],
        "withdrawal": ["withdraw"],
        "complaint": ["look_into"],
    }
    for kind, left in wanted.items():
        request = identified(run, asked(run, client, kind))
        assert stands(run, request)["to_do"] == left, kind
        codes = [f"gate.close_request.task.{each}" for each in left]
        assert dossier.refusals(run, *closing(request), given=GRANTED) == codes
    request = asked(run, client, "objection")
    assert stands(run, request)["to_do"] == [], "what is objected to has stopped at once"
    assert run.ok(*closing(request), given=GRANTED)["state"] == "closed"


@noticed(without_rows("career_advice", "answers", kind="access"))
def test_d7_inspection_within_three_working_days_by_a_named_person(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    found = stands(run, identified(run, asked(run, client, "access", received_on="2026-02-27")))
    assert found["remind_on"] == "2026-03-04", "Friday to Wednesday"
    assert found["responsible"] == "Marijke de Wit"
    assert dossier.refusals(run, *closing(found["id"]), given=GRANTED) == ["gate.close_request.task.give_copy"]
    asking.step(run, found["id"], "give_copy", "Samen het dossier doorgenomen.")
    assert run.ok(*closing(found["id"]), given=GRANTED)["state"] == "closed"


@noticed(without_rows("career_advice", "answers", kind="copy"))
def test_d11_a_digital_copy_within_fourteen_days_over_a_secure_way(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    retaining.session(run, client, dossier.trajectory(run, client), notes="Sanne wil rustiger werken.")
    request = asked(run, client, "copy")
    assert stands(run, request)["promised_term"] == "2026-03-16"
    out = run.folder.parent / "copy.html"
    assert dossier.refusals(run, "request", "package", request, "--to", out) == ["gate.access_package.not_identified"]
    package = asking.copy(run, identified(run, request))
    assert "Sanne wil rustiger werken." in asking.overview(package)
    sealed = (run.folder.parent / f"{request}.html").read_bytes()
    assert b"rustiger" not in sealed, "encrypted, with its passphrase on another way"


@noticed(without_gate("app.domain.gates.request_work:place_statement_gate"))
def test_d8_facts_are_corrected_and_a_finding_gets_the_clients_statement_beside_it(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, document = asking.gave_report(run)
    request = identified(run, asked(run, client, "rectification"))
    (version,) = run.ok("document", "versions", document)
    words = {
        "version": version["id"],
        "request": request,
        "finding": "Sanne wil rustiger werken.",
        "text": "Ik wil niet rustiger werken maar minder uren.",
        "given_how": "email",
    }
    draft = run.ok("document", "write", document, "--text", run.folder.parent / "report.md")["id"]
    place = ("client-statement", "add", "--client", client, "--from", "-")
    assert dossier.refusals(run, *place, given={**words, "version": draft}) == ["gate.place_statement.draft"]
    run.ok(*place, given=words)
    (same, _) = run.ok("document", "versions", document)
    assert same["content_sha256"] == version["content_sha256"], "the finding stays as it is"
    copied = asking.overview(asking.copy(run, identified(run, asked(run, client, "copy"))))
    assert copied.index("rustiger werken") < copied.index("maar minder uren"), "shown with it"
    assert stands(run, request)["to_do"] == ["tell_recipients"]
    to_employer = asking.letter(run, request, "recipient", "--recipient", employer)
    assert "maar minder uren" in to_employer, "whoever got the report gets the words beside it"
    stranger = dossier.organisation(run, "Drukkerij De Wilg")
    assert "minder uren" not in asking.letter(run, request, "recipient", "--recipient", stranger)


@noticed(with_answer("app.usecases.statement_paper:statements_beside", ()))
def test_d8_the_statement_goes_along_when_the_report_goes_out(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, document = asking.gave_report(run)
    (version,) = run.ok("document", "versions", document)
    words = {"version": version["id"], "text": "Ik zie het anders.", "given_how": "paper"}
    run.ok("client-statement", "add", "--client", client, "--from", "-", given=words)
    out = run.folder.parent / "again.html"
    made = run.ok("disclose", document, "--to", employer, "--not-medical", "--file", out)
    package = asking.opened(made)
    assert "Verklaring van de cliënt.pdf" in asking.files(package)
