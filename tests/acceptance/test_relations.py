from __future__ import annotations

import csv
from pathlib import Path

from app.domain.category import Category
from app.domain.relation import RelationKind
from tests.acceptance import dossier, group
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate, without_rows
from tests.acceptance.policies import row
from tests.acceptance.retaining import destroy, due, ended, refused, there
from tests.cli.driver import CommandLine
from tests.fakes import SetClock

ASKED = {"name": "Joke van der Veen", "email": "joke@voorbeeld.nl", "question": "Wat kost een traject?"}
PERSON = {
    "first_name": "Sanne", "initials": "S.M.", "infix": "van der", "surname": "Meer", "gender": "female",
    "birth_date": "1984-05-06", "birth_place": "Almelo", "street": "Brink", "house_number": "4a",
    "postcode": "7411 BR", "town": "Deventer", "country": "Nederland", "phone": "0570 123456",
    "mobile": "06-12345678", "email": "sanne@voorbeeld.nl",
}  # fmt: skip
FIRM = {
    "name": "Bakkerij De Korenaar", "kvk": "12345678", "street": "Markt", "house_number": "1",
    "postcode": "7411 AA", "town": "Deventer", "country": "Nederland", "phone": "0570 654321",
    "email": "info@korenaar.nl",
}  # fmt: skip


def reader(run: CommandLine, **fields: object) -> str:
    """Someone who gets the newsletter; gives the id."""
    given = {"name": "Joke", "email": "joke@voorbeeld.nl", **group.CONSENTED, **fields}
    return str(run.ok("newsletter", "add", "--from", "-", given=given)["id"])


def enquiry(run: CommandLine, **fields: object) -> str:
    """A question that came in; gives the id."""
    return str(run.ok("enquiry", "add", "--from", "-", given={**ASKED, **fields})["id"])


def fault(run: CommandLine, *arguments: object, given: object) -> str:
    """The code of the first fault for which input is refused."""
    answer = run(*map(str, arguments), "--json", given=given)
    assert answer.code == 2, (answer.code, answer.out)
    return str(answer.json["faults"][0]["code"])


@noticed(with_answer("app.domain.check:_shape_fault", "", "any text is an address, a number or a KvK number"))
def test_a2_names_addresses_phones_and_mail_of_principals_and_clients(practice: Practice) -> None:
    run = practice("online_platform")
    client, firm = dossier.client(run, **PERSON), dossier.organisation(run, **FIRM)
    shown = run.ok("client", "show", client)
    assert {name: shown[name] for name in PERSON} == PERSON
    account = run.ok("relation", "organisation", firm)
    assert {name: account[name] for name in FIRM} == FIRM
    add = ("client", "add", "--from", "-")
    assert fault(run, *add, given={**PERSON, "email": "geen adres"}) == "not_an_email"
    assert fault(run, *add, given={**PERSON, "phone": "bel maar"}) == "not_a_phone"
    assert len(run.ok("client", "list")) == 1, "nothing of it was recorded"


@noticed(with_answer("app.domain.check:_date_faults", [], "any date will do"))
def test_c3_every_field_of_a_person_is_kept_and_birth_lies_in_the_past(practice: Practice) -> None:
    run = practice("training_and_interim")
    client = dossier.client(run, **PERSON)
    shown = run.ok("client", "show", client)
    assert {name: shown[name] for name in PERSON} == PERSON
    edit = ("client", "edit", client, "--from", "-")
    assert fault(run, *edit, given={"birth_date": "2026-03-04"}) == "date_in_future"
    assert fault(run, *edit, given={"birth_date": "0204-05-06"}) == "date_out_of_range"
    assert run.ok("client", "show", client)["birth_date"] == "1984-05-06"


@noticed(with_answer("app.usecases.keep_item:require_same_dossier", None, "a reference may lead anywhere"))
def test_c4_a_company_has_its_name_address_and_contacts(practice: Practice) -> None:
    run = practice("training_and_interim")
    firm = dossier.organisation(run, **FIRM)
    person = {"first_name": "Peter", "surname": "Bos", "position": "Personeelszaken", "email": "peter@korenaar.nl"}
    add = ("contact", "add", "--from", "-")
    run.ok(*add, given={**person, "organisation": firm})
    client = dossier.client(run)
    dossier.trajectory(run, client, principal=firm)
    group.training(run, principal=firm)
    account = run.ok("relation", "organisation", firm)
    assert [each["position"] for each in account["contacts"]] == ["Personeelszaken"]
    assert [each["client_name"] for each in account["trajectories"]] == ["Sanne Dekker"]
    assert [each["title"] for each in account["trainings"]] == ["Feedback geven"]
    assert fault(run, *add, given={**person, "organisation": client}) == "leads_nowhere"
    assert len(run.ok("contact", "list")) == 1


@noticed(with_answer("app.domain.relation:standing_of", RelationKind.CLIENT, "everybody is a client"))
def test_b1_everybody_is_known_by_what_they_are_to_the_practice(practice: Practice) -> None:
    run = practice("office")
    firm = dossier.organisation(run)
    contact = {"surname": "Bos", "position": "Directeur", "organisation": firm}
    director = run.ok("contact", "add", "--from", "-", given=contact)["id"]
    prospect, client, former = (dossier.client(run, surname=name) for name in ("Misschien", "Nu", "Toen"))
    dossier.trajectory(run, client, principal=firm)
    ended(run, former)
    asked, reads = enquiry(run), reader(run, email="lezer@voorbeeld.nl")
    kinds = {each["id"]: each["kind"] for each in run.ok("relation", "list")}
    assert kinds == {
        prospect: "prospect", client: "client", former: "former_client", director: "principal",
        asked: "enquirer", reads: "newsletter_reader",
    }  # fmt: skip
    edit = ("client", "edit", prospect, "--from", "-")
    assert fault(run, *edit, given={"standing": "client"}) == "unknown_field", "it follows from what there is"
    dossier.trajectory(run, prospect)
    assert {each["id"] for each in run.ok("relation", "list", "--kind", "client")} == {client, prospect}


@noticed(without_gate("app.domain.gates.use_enquiry:use_enquiry_gate"))
def test_b10_an_enquiry_is_used_to_answer_and_for_nothing_else(practice: Practice, tmp_path: Path) -> None:
    run = practice("office")
    made = enquiry(run)
    take = ("enquiry", "take-over", made, "--from", "-")
    assert dossier.refusals(run, *take, given={}) == ["gate.use_enquiry.only_to_answer"]
    forever = {"consent_text": "Bewaar mijn gegevens maar."}
    assert dossier.refusals(run, *take, given=forever) == ["gate.use_enquiry.until_when"]
    assert run.ok("client", "list") == [], "no dossier was made of it"
    answered = run.ok("enquiry", "answer", made, "--from", "-", given={"answer": "Dat hangt ervan af."})
    assert answered["answered_on"] == "2026-03-03"
    again = dossier.refusals(run, "enquiry", "answer", made, "--from", "-", given={"answer": "Nog iets."})
    assert again == ["gate.answer_enquiry.answered"]
    period = {**forever, "consented_on": "2026-03-02", "kept_until": "2026-09-01"}
    client = run.ok(*take, given=period)
    assert (client["first_name"], client["infix"], client["surname"]) == ("Joke", "van der", "Veen")
    assert run.ok("enquiry", "list") == [], "one person's data stands in one place"
    (consent,) = run.ok("consent", "list", "--client", client["id"])
    assert (consent["text"], consent["valid_until"]) == (forever["consent_text"], "2026-09-01")


@noticed(without_gate("app.domain.gates.newsletter:subscribe_gate"))
def test_b10_an_enquirer_gets_the_newsletter_by_a_consent_alone(practice: Practice) -> None:
    run = practice("office")
    enquiry(run)
    add = ("newsletter", "add", "--from", "-")
    custom = {**group.CONSENTED, "email": ASKED["email"], "ground": "customer", "text": ""}
    assert dossier.refusals(run, *add, given=custom) == ["gate.newsletter.on_consent", "gate.newsletter.only_asked"]
    assert fault(run, *add, given={**custom, "ground": "consent"}) == "consent_without_text"
    gone = {**group.CONSENTED, "email": ASKED["email"], "unsubscribed_on": "2026-03-01"}
    assert fault(run, *add, given=gone) == "unknown_field", "whoever unsubscribed is not put on the list by that"
    assert run.ok("newsletter", "list") == []
    reader(run)
    assert dossier.refusals(run, *add, given={**group.CONSENTED, "email": "JOKE@voorbeeld.nl"}) == [
        "gate.newsletter.listed"
    ]


@noticed(without_rows("training_and_interim", "rules", category=Category.NEWSLETTER))
def test_c7_a_newsletter_contact_is_kept_until_unsubscribed(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    made = reader(run)
    clock.forward(days=3650)
    assert due(run) == set()
    assert refused(run, "--item", made) == ["gate.destroy.running"]
    run.ok("newsletter", "unsubscribe", "--address-from", "-", given=ASKED["email"])
    assert due(run) == {made}
    certificate = destroy(run)
    assert (certificate["items"], certificate["dossiers"]) == (1, 0)
    assert run.ok("newsletter", "list") == []
    gone = run("newsletter", "unsubscribe", "--address-from", "-", "--json", given=ASKED["email"])
    assert (gone.code, gone.json["error"]) == (1, "newsletter.not_listed")


@noticed(without_rows("training_and_interim", "rules", category=Category.ENQUIRY))
def test_c7_a_contact_form_is_kept_a_year_at_most(practice: Practice, clock: SetClock) -> None:
    run = practice("training_and_interim")
    made, other = enquiry(run), enquiry(run, received_on="2026-03-02", email="ander@voorbeeld.nl")
    assert due(run, "--on", "2027-03-02") == set()
    assert due(run, "--on", "2027-03-03") == {other}
    assert refused(run, "--item", made) == ["gate.destroy.not_due"]
    clock.forward(days=366)
    assert due(run) == {made, other}
    destroy(run)
    assert run.ok("enquiry", "list") == []


@noticed(without_gate("app.domain.gates.newsletter:mail_newsletter_gate"))
def test_d4_the_newsletter_goes_to_whoever_is_on_the_list_and_says_how_to_get_off(
    practice: Practice, tmp_path: Path
) -> None:
    run = practice("career_advice")
    mail = ("newsletter", "mail", "--to")
    assert dossier.refusals(run, *mail, tmp_path / "niet.csv") == [
        "gate.newsletter.no_way_out", "gate.newsletter.nobody",
    ]  # fmt: skip
    assert not (tmp_path / "niet.csv").exists()
    run.ok("practice", "edit", "--from", "-", given={"email": "post@debrug.nl"})
    dossier.client(run, email="joke@voorbeeld.nl")
    stays, leaves = reader(run, name="=Joke"), reader(run, email="weg@voorbeeld.nl", language="en")
    run.ok("newsletter", "unsubscribe", leaves)
    assert run.ok(*mail, tmp_path / "lijst.csv")["readers"] == 1
    with (tmp_path / "lijst.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["email"], row["name"]) == ("joke@voorbeeld.nl", "'=Joke"), "no cell is a formula"
    assert "post@debrug.nl" in row["unsubscribe"]
    run.ok("newsletter", "unsubscribe", stays)
    assert dossier.refusals(run, *mail, tmp_path / "leeg.csv") == ["gate.newsletter.nobody"]


@noticed(without_rows("career_advice", "promises", kind="not_combined"))
def test_d5_a_message_may_be_kept_and_is_not_combined_with_other_data(practice: Practice) -> None:
    run = practice("career_advice")
    made = enquiry(run)
    client = dossier.client(run, email=ASKED["email"])
    take = ("enquiry", "take-over", made, "--from", "-", "--json")
    refusal = run(*take, given={})
    assert refusal.code == 6
    (why,) = refusal.json["reasons"]
    promise = row(run.ok("policy", "show"), "promises", "not_combined")
    assert promise["text"]["nl"] in why["message"]
    assert {each["noun"] for each in run.ok("retention", "list", "--client", client)} == {"client"}
    new = run.ok(*take[:-1], given={"asked_on": "2026-03-02"})["id"]
    kept = run.ok("retention", "list", "--client", new)
    assert {(each["noun"], each["category"]) for each in kept} == {
        ("client", "identity"), ("attachment", "correspondence"),
    }  # fmt: skip
    assert "Wat kost" not in str(run.ok("client", "show", new)), "a message of its own"


@noticed(with_answer("app.usecases.subscribe:at_address", (), "nobody is found by an address"))
def test_b6_who_is_in_no_dossier_gets_access_and_erasure_as_well(practice: Practice, tmp_path: Path) -> None:
    run = practice("office")
    asked, reads = enquiry(run), reader(run)
    person = ("relation", "person", "--address-from", "-")
    found = run.ok(*person, "--to", tmp_path / "inzage.pdf", given="Joke@voorbeeld.nl")
    assert {each["id"] for each in found["records"]} == {asked, reads}
    assert all(each["kept"] for each in found["records"])
    printed = group.printed(tmp_path / "inzage.pdf")
    assert "Wat kost een traject?" in printed
    assert run(*person, given="niemand@voorbeeld.nl").code == 1
    choice = ("--item", asked, "--item", reads, "--asked")
    assert refused(run, *choice) == ["gate.destroy.not_confirmed"], "a person decides"
    destroy(run, *choice)
    assert run(*person, given="joke@voorbeeld.nl").code == 1
    client = dossier.client(run)
    assert run("retention", "preview", "--item", client, "--asked").code == 1, "a dossier has requests for that"
    assert there(run, client) == {client}
