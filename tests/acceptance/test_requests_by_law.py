from __future__ import annotations

import json

from app.kernel.ids import Id
from app.usecases.dossier_contents import DossierContents
from app.usecases.plain_records import plain_record
from tests.acceptance import asking, dossier, retaining
from tests.acceptance.asking import GRANTED, REFUSED, asked, closing, identified, letter, stands
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import (
    noticed,
    with_answer,
    with_figure,
    with_other,
    without_gate,
)
from tests.fakes import SetClock


@noticed(with_figure("answer_term", 2))
def test_l1_a_month_from_receipt_the_last_day_of_a_shorter_month_and_past_a_weekend(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("office")
    client = dossier.client(run)
    shorter = stands(run, asked(run, client, "access", received_on="2026-01-31"))
    assert shorter["legal_term"] == "2026-03-02", "28 February is a Saturday"
    easter = stands(run, asked(run, client, "access", received_on="2026-03-03"))
    assert easter["legal_term"] == "2026-04-07", "Good Friday, and Easter Monday after it"
    assert easter["remind_on"] == "2026-04-03", "where it is doubtful that a day extends, the earlier drives"
    assert all(each["message"] for each in easter["reasons"])
    tomorrow = {"kind": "access", "channel": "email", "received_on": "2026-03-04"}
    assert run("request", "open", "--client", client, "--from", "-", "--json", given=tomorrow).code == 2
    clock.forward(days=40)
    late = {each["id"]: each["pressing"] for each in run.ok("today")}
    assert late[easter["id"]] == "overdue"


@noticed(with_figure("answer_extension", 1))
def test_l1_extended_with_reasons_in_time_and_never_the_promise(practice: Practice, clock: SetClock) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    request = asked(run, client, "copy")
    extend = ("request", "extend", request, "--from", "-")
    assert dossier.refusals(run, *extend, given={"extension_reason": " "}) == ["gate.extend_request.no_reasons"]
    found = run.ok(*extend, given={"extension_reason": "Er zijn driehonderd berichten."})
    assert (found["legal_term"], found["promised_term"]) == ("2026-06-02", "2026-03-16")
    text = letter(run, request, "extension")
    assert "Er zijn driehonderd berichten." in text
    assert "2 juni 2026" in text
    late = asked(run, client, "access")
    clock.forward(days=40)
    given = {"extension_reason": "Te druk."}
    assert dossier.refusals(run, "request", "extend", late, "--from", "-", given=given) == [
        "gate.extend_request.too_late"
    ]


@noticed(without_gate("app.domain.gates.close_request:close_request_gate"))
def test_l3_everyone_who_got_the_data_is_told_also_when_the_log_is_gone(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, _ = asking.gave_report(run)
    request = retaining.erasure(run, client)
    retaining.destroy(run, "--client", client, "--request", request)
    assert asking.disclosed(run, client) == [], "earlier destruction was promised, the log included"
    assert stands(run, request)["to_tell"] == [employer]
    assert dossier.refusals(run, *closing(request), given=GRANTED) == ["gate.close_request.task.tell_recipients"]
    assert "wissen" in letter(run, request, "recipient", "--recipient", employer)
    run.ok("request", "tell", request, "--to", employer, "--from", "-", given={"told_how": "paper"})
    assert run.ok(*closing(request), given=GRANTED)["state"] == "closed"


@noticed(without_gate("app.domain.gates.request_work:lift_restriction_gate"))
def test_l4_restricted_is_stored_and_not_used_and_lifted_after_the_client_was_told(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, document = asking.gave_report(run)
    request = identified(run, asked(run, client, "restriction"))
    made = run.ok("request", "restrict", request, "--from", "-", given={"cause": "disputed"})
    out = run.folder.parent / "restricted.html"
    disclose = ("disclose", document, "--to", employer, "--not-medical", "--file", out)
    assert dossier.refusals(run, *disclose) == ["gate.disclose.restricted"]
    assert not out.exists()
    assert [each["reason"] for each in run.ok("retention", "holds", "--client", client)] == ["restriction"]
    lift = ("restriction", "lift", made["id"], "--from", "-")
    because = {"lifted_because": "De jaartallen kloppen nu."}
    assert dossier.refusals(run, *lift, given=because) == ["gate.lift.not_told"]
    assert "Die beperking heffen we binnenkort op." in letter(run, request, "lifting")
    run.ok("restriction", "tell", made["id"], "--from", "-", given={"told_how": "email"})
    run.ok(*lift, given=because)
    assert [each["in_force"] for each in run.ok("retention", "holds", "--client", client)] == [False]
    run.ok(*disclose)


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_l4_a_later_consent_is_ground_while_restricted(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer, document = asking.gave_report(run)
    run.ok("restriction", "add", "--client", client, "--from", "-", given={"cause": "kept_for_client"})
    out = run.folder.parent / "later.html"
    disclose = ("disclose", document, "--to", employer, "--not-medical", "--file", out)
    assert dossier.refusals(run, *disclose) == ["gate.disclose.restricted"]
    dossier.release(run, client, employer, given_on="2026-03-03")
    run.ok(*disclose)


@noticed(with_answer("app.usecases.request_letter:speaks_for", None, "nobody speaks for a client"))
def test_l13_a_letter_goes_to_whoever_acts_for_the_client(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    child = dossier.client(run, birth_date="2011-05-01", street="Kade", house_number="3", town="Zwolle")
    run.ok(
        "representative", "add", "--client", child, "--from", "-",
        given={"capacity": "parent", "first_name": "Marleen", "surname": "Dekker"},
    )  # fmt: skip
    request = asked(run, child, "access")
    text = letter(run, request, "receipt")
    assert "Marleen Dekker vertegenwoordigt Sanne Dekker Kade 3" in text
    assert "Beste Marleen," in text
    older = dossier.client(run, birth_date="1980-05-01", street="Kade", house_number="3")
    run.ok(
        "representative", "add", "--client", older, "--from", "-",
        given={"capacity": "curator", "first_name": "Joop", "surname": "Smit", "acts_until": "2026-03-10"},
    )  # fmt: skip
    request = asked(run, older, "access")
    text = letter(run, request, "receipt")
    assert "Beste Joop," in text
    assert "Kade 3" not in text, "there the curator does not live"
    clock.forward(days=10)
    assert "Beste Sanne," in letter(run, request, "identity"), "the curator acts no more"


@noticed(without_gate("app.domain.gates.after_death:mail_gate"))
def test_l18_no_letter_goes_to_a_client_who_died(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    request = asked(run, client, "access")
    run.ok("client", "edit", client, "--from", "-", given={"died_on": "2026-03-01"})
    out = run.folder.parent / "receipt.pdf"
    assert dossier.refusals(run, "request", "letter", request, "receipt", "--to", out) == ["gate.after_death.mail"]
    assert not out.exists()


@noticed(without_gate("app.domain.gates.use_restricted:use_gate"))
def test_l4_restricted_is_not_shared_made_final_or_written_on_without_a_later_consent(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    draft, approved = (dossier.report(run, client, trajectory, title=each) for each in ("Een", "Twee"))
    folder = run.folder.parent
    run.ok("document", "share", approved, "--to", folder / "approved.html")
    run.ok("document", "approve", approved, "--from", "-", given={"decided_by": "Sanne", "decided_how": "email"})
    held = retaining.session(run, client, trajectory, notes="Van vroeger.")
    run.ok("restriction", "add", "--client", client, "--from", "-", given={"cause": "disputed"})
    share = ("document", "share", draft, "--to", folder / "draft.html")
    finalise, write = ("document", "finalise", approved), ("session", "edit", held, "--from", "-")
    assert dossier.refusals(run, *share) == ["gate.use.restricted"]
    assert dossier.refusals(run, *finalise) == ["gate.use.restricted"]
    assert dossier.refusals(run, *write, given={"notes": "Van nu."}) == ["gate.use.restricted"]
    run.ok(*write, given={"place": "Kantoor"})
    dossier.release(run, client, "", role="promise", purpose="Verder gaan", given_on="2026-03-03")
    run.ok(*share)
    run.ok(*finalise)
    run.ok(*write, given={"notes": "Van nu."})


@noticed(
    with_other("app.usecases.portable:_provided", plain_record, "whatever is kept counts as provided by the client")
)
def test_l5_portability_is_what_the_client_provided_machine_readable(practice: Practice) -> None:
    run = practice("online_platform")
    client = dossier.client(run, email="sanne@voorbeeld.nl")
    retaining.session(run, client, dossier.trajectory(run, client), notes="Wat de coach vond.")
    request = asked(run, client, "portability")
    assert stands(run, request)["promised_term"] == "2026-03-16"
    out = run.folder.parent / "copy.html"
    assert dossier.refusals(run, "request", "package", request, "--to", out) == ["gate.access_package.not_identified"]
    found = asking.files(asking.copy(run, identified(run, request)))
    assert list(found) == ["Wat je zelf gaf.json", "Wat je zelf gaf - schema.json", "Inhoud met controlegetallen.json"]
    portable = json.loads(found["Wat je zelf gaf.json"])
    assert portable["items"]["client"][0]["email"] == "sanne@voorbeeld.nl"
    assert "Wat de coach vond." not in json.dumps(portable)


@noticed(without_gate("app.domain.gates.newsletter:subscribe_gate"))
def test_l6_whoever_objected_to_marketing_is_not_put_on_the_list_again(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run, email="Sanne@voorbeeld.nl")
    asked(run, client, "objection", marketing=True)
    add = ("newsletter", "add", "--from", "-")
    reader = {"email": "sanne@voorbeeld.nl", "text": "Ik wil de nieuwsbrief.", "consented_how": "email"}
    assert dossier.refusals(run, *add, given=reader) == ["gate.newsletter.objected"]
    assert run.ok("newsletter", "list") == []
    run.ok(*add, given={**reader, "email": "ander@voorbeeld.nl"})


@noticed(without_gate("app.domain.gates.request_work:lift_restriction_gate"))
def test_l6_an_objection_to_marketing_is_absolute_and_any_other_restricts_until_weighed(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run, email="sanne@voorbeeld.nl")
    reader = {"email": "sanne@voorbeeld.nl", "text": "Ik wil de nieuwsbrief.", "consented_how": "email"}
    run.ok("newsletter", "add", "--from", "-", given=reader)
    marketing = asked(run, client, "objection", marketing=True)
    assert [each["unsubscribed_on"] for each in run.ok("newsletter", "list")] == ["2026-03-03"]
    assert stands(run, marketing)["remind_on"] == "2026-03-02", "at once"
    other = asked(run, client, "objection", asked="Gebruik mijn gegevens niet voor jullie cijfers.")
    found = {each["cause"]: each["id"] for each in run.ok("restriction", "list", "--client", client)}
    assert set(found) == {"marketing", "objection"}
    for each in found.values():
        run.ok("restriction", "tell", each, "--from", "-", given={"told_how": "email"})

    def lift(cause: str) -> tuple[str, ...]:
        return ("restriction", "lift", found[cause], "--from", "-")

    because = {"lifted_because": "Dat mag.", "weighing": ""}
    assert dossier.refusals(run, *lift("marketing"), given=because) == ["gate.lift.marketing"]
    assert dossier.refusals(run, *lift("objection"), given=because) == ["gate.lift.not_weighed"]
    weighed = {**because, "weighing": "De cijfers noemen niemand; het belang van de praktijk gaat voor."}
    assert run.ok(*lift("objection"), given=weighed)["lifted_on"] == "2026-03-03"
    wrong = {"kind": "copy", "channel": "email", "marketing": True}
    assert run("request", "open", "--client", client, "--from", "-", "--json", given=wrong).code == 2
    assert stands(run, other)["to_do"] == []


def _whole(contents: DossierContents, request: Id) -> DossierContents:
    return contents


@noticed(with_other("app.usecases.omissions:for_copy", _whole, "an omission leaves nothing out"))
def test_l15_nothing_is_left_out_silently(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    kept = retaining.session(run, client, trajectory, notes="Over Sanne zelf.")
    about_other = retaining.session(run, client, trajectory, on="2025-03-04", notes="Over collega Bram de Groot.")
    request = identified(run, asked(run, client, "access"))
    omit = ("request", "omit", request, "--from", "-", "--item")
    given = {"cause": "third_person", "reason": "Dit gesprek gaat over iemand anders."}
    assert run(*omit, about_other, "--json", given={**given, "reason": " "}).code == 2, "not without a written reason"
    assert dossier.refusals(run, *omit, client, given=given) == ["gate.omit.never"]
    omitted = run.ok(*omit, about_other, given=given)
    (left_out,) = run.ok("request", "show", request)["left_out"]
    assert (left_out["id"], left_out["item"]) == (omitted["id"], about_other)
    run.ok("request", "put-back", left_out["id"])
    assert run.ok("request", "show", request)["left_out"] == []
    run.ok(*omit, about_other, given=given)
    package = asking.copy(run, request)
    text = asking.overview(package)
    assert "Over Sanne zelf." in text
    assert "Bram de Groot" not in text
    assert "Dit gesprek gaat over iemand anders." in text
    everything = b"".join(asking.files(package).values())
    assert b"Bram de Groot" not in everything
    assert kept.encode() in everything


@noticed(without_gate("app.domain.gates.close_request:close_request_gate"))
def test_l12_a_processor_passes_a_request_on_at_once_and_answers_nothing(practice: Practice) -> None:
    run = practice("reintegration")
    client, principal = dossier.client(run), dossier.organisation(run, "Verzekeraar", kind="other")
    dossier.trajectory(run, client, principal=principal, role="processor")
    request = asked(run, client, "copy", asked="Wat hebben jullie van mij?")
    found = stands(run, request)
    assert (found["remind_on"], found["to_do"]) == ("2026-03-02", ["pass_on"])
    assert dossier.refusals(run, *closing(request), given=GRANTED) == [
        "gate.close_request.not_controller",
        "gate.close_request.task.pass_on",
    ]
    assert "Wat hebben jullie van mij?" in letter(run, request, "controller")
    asking.step(run, request, "pass_on", "Vandaag gemaild.")
    passed = {"outcome": "passed_on", "answer": "Doorgegeven aan je verzekeraar."}
    assert run.ok(*closing(request), given=passed)["outcome"] == "passed_on"


@noticed(with_answer("app.usecases.open_request:_stops_destruction", answer=False))
def test_l14_a_complaint_stops_destruction_where_the_professional_code_asks_it(practice: Practice) -> None:
    run, without = practice("career_advice"), practice("office")
    client, other = dossier.client(run), dossier.client(without)
    request = asked(run, client, "complaint", asked="Ik voel me niet gehoord.")
    asked(without, other, "complaint")
    assert [each["reason"] for each in run.ok("retention", "holds", "--client", client)] == ["complaint"]
    assert without.ok("retention", "holds", "--client", other) == []
    assert dossier.refusals(run, *closing(request), given=REFUSED) == ["gate.close_request.task.look_into"]
    asking.step(run, request, "look_into", "Besproken met de cliënt.")
    assert run.ok(*closing(request), given=GRANTED)["state"] == "closed"
