"""Row W14: the practice closes when everybody knows, what may go is gone, and somebody keeps the fiscal rest."""

from __future__ import annotations

from pypdf import PdfReader

from app.kernel.progress import Silent
from app.packages.html_reader import open_html_package
from tests.acceptance import asking, dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate
from tests.cli.driver import CommandLine


def _reasons(run: CommandLine) -> list[str]:
    return [each["code"].removeprefix("gate.closing.") for each in run.ok("closing", "show")["reasons"]]


@noticed(without_gate("app.domain.gates.close_practice:close_practice_gate"))
def test_w14_the_practice_closes_when_everything_is_seen_to(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client, agreement_on="2026-01-05")
    request = asking.asked(run, client, "copy")
    plan = ("closing", "plan", "--from", "-")
    run.ok(*plan, given={"closes_on": "2026-03-04", "why": "Pensioen"})
    assert _reasons(run) == ["not_yet", "untold", "running", "requests", "no_keeper"]
    assert len(dossier.refusals(run, "closing", "close")) == 5
    assert run.ok("closing", "told", "--how", "email") == {"told": 1}
    (telling,) = run.ok("telling", "list", "--client", client)
    assert telling["about"] == "practice_closes"
    run.ok("trajectory", "edit", trajectory, "--from", "-", given={"ends_on": "2026-03-03"})
    run.ok("request", "close", request, "--from", "-", given={"outcome": "withdrawn", "answer": "Ingetrokken."})
    keeper = dossier.organisation(run, "Notariskantoor Vaartbroek")
    run.ok(*plan, given={"closes_on": "2026-03-03", "keeper": keeper})
    assert _reasons(run) == ["no_keeper"], "a keeper without an agreement keeps nothing"
    run.ok(*plan, given={"keeper_agreed_on": "2026-03-03"})
    assert _reasons(run) == ["not_handed"], "an agreement without the data keeps nothing either"
    shown = run.ok("closing", "show")
    (left,) = shown["dossiers"]
    assert left["told"]
    assert shown["until"] >= "2033-12-31", "the fiscal duty: seven years after the book year"
    run.ok("closing", "hand", "--to", run.folder.parent / "rest.html")
    run.ok("closing", "close")
    assert run.ok("closing", "show")["closed_on"] == "2026-03-03"
    assert dossier.refusals(run, "closing", "close") == ["gate.closing.closed"]


@noticed(with_answer("app.usecases.plan_destruction:_without_purpose", frozenset(), "nobody outside a dossier goes"))
def test_w14_neither_an_old_dossier_nor_who_is_in_none_stands_in_the_way(practice: Practice) -> None:
    run = practice("career_advice")
    client, keeper = dossier.client(run), dossier.organisation(run, "Notariskantoor Vaartbroek")
    dossier.trajectory(run, client, starts_on="2020-01-06", agreement_on="2020-01-05", ends_on="2020-06-30")
    asked = {
        "received_on": "2026-03-01",
        "name": "Wietske Oldenburg",
        "email": "wietske@voorbeeld.nl",
        "question": "Wat kost het?",
    }
    run.ok("enquiry", "add", "--from", "-", given=asked)
    plan = {"closes_on": "2026-03-03", "keeper": keeper, "keeper_agreed_on": "2026-03-03"}
    run.ok("closing", "plan", "--from", "-", given=plan)
    run.ok("closing", "told", "--how", "email")
    shown = run.ok("retention", "preview", "--closing")
    run.ok("retention", "destroy", "--closing", "--confirm", shown["confirm"])
    assert run.ok("enquiry", "list") == [], "who asked something once"
    run.ok("closing", "hand", "--to", run.folder.parent / "rest.html")
    assert _reasons(run) == [], "that the keeper has it is no reason to destroy once more"
    assert len(run.ok("disclosure", "list", "--client", client)) == 1
    run.ok("closing", "close")


@noticed(without_gate("app.domain.gates.closing_letters:closing_letters_gate"))
def test_w14_everybody_gets_a_letter_once(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run, first_name="Femke", surname="Aalders")
    keeper = dossier.organisation(run, "Notariskantoor Vaartbroek", phone="0000-000009")
    run.ok("closing", "plan", "--from", "-", given={"closes_on": "2026-06-30", "keeper": keeper})
    letters = run.folder.parent / "letters"
    assert run.ok("closing", "letters", "--to", letters)["letters"] == 1
    (letter,) = letters.iterdir()
    assert letter.name == "Femke Aalders.pdf"
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(letter).pages).split())
    for words in ("30 juni 2026", "Notariskantoor Vaartbroek", "0000-000009", "Beste Femke"):
        assert words in said
    run.ok("closing", "told", "--how", "paper")
    (telling,) = run.ok("telling", "list", "--client", client)
    assert "Notariskantoor Vaartbroek" in telling["told"], "the dossier keeps the words"
    assert dossier.refusals(run, "closing", "letters", "--to", letters.with_name("again")) == ["gate.closing.all_told"]
    assert not letters.with_name("again").exists()


@noticed(without_gate("app.domain.gates.close_practice:destroy_at_end_gate"))
def test_w14_what_has_no_purpose_left_goes_and_the_fiscal_rest_stays(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client, agreement_on="2026-01-05")
    notes = {"trajectory": trajectory, "on": "2026-02-01", "state": "held", "notes": "Sanne twijfelt."}
    run.ok("session", "add", "--client", client, "--from", "-", given=notes)
    run.ok("trajectory", "edit", trajectory, "--from", "-", given={"ends_on": "2026-03-01"})
    run.ok("closing", "plan", "--from", "-", given={"closes_on": "2026-03-03"})
    preview = ("retention", "preview", "--closing")
    assert dossier.refusals(run, *preview) == ["gate.closing.untold"], "first everybody can ask for a copy"
    run.ok("closing", "told", "--how", "email")
    shown = run.ok(*preview)
    assert {"session", "telling"} <= {each["noun"] for each in shown["goes"]}
    assert "trajectory" in {each["noun"] for each in (*shown["stays"], *shown["reduced"])}, (
        "the agreement: the fiscal duty"
    )
    done = run.ok("retention", "destroy", "--closing", "--confirm", shown["confirm"])
    assert done["kind"] == "closing"
    assert run.ok("session", "list", "--client", client) == []
    (left,) = run.ok("trajectory", "list", "--client", client)
    assert left["id"] == trajectory
    assert _reasons(run) == ["no_keeper"], "whoever knew still knows, though the record of it went"


@noticed(without_gate("app.domain.gates.close_practice:hand_to_keeper_gate"))
def test_w14_the_keeper_gets_what_stays_and_until_when(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    dossier.trajectory(run, client, agreement_on="2026-01-05", ends_on="2026-03-01")
    keeper = dossier.organisation(run, "Notariskantoor Vaartbroek")
    file = run.folder.parent / "rest.html"
    run.ok("closing", "plan", "--from", "-", given={"closes_on": "2026-03-03", "keeper": keeper})
    hand = ("closing", "hand", "--to", file)
    assert dossier.refusals(run, *hand) == ["gate.closing.untold", "gate.closing.no_keeper"]
    assert not file.exists()
    run.ok("closing", "told", "--how", "email")
    run.ok("closing", "plan", "--from", "-", given={"keeper_agreed_on": "2026-03-03"})
    made = run.ok(*hand)
    assert made["handed_on"] == "2026-03-03"
    (disclosure,) = run.ok("disclosure", "list", "--client", client)
    assert (disclosure["recipient"], disclosure["secrecy"]) == (keeper, "processor_agreement")
    told = str(open_html_package(file, made["passphrase"], progress=Silent()).manifest)
    assert "31 december 2033" in told, "until when each stays"
    assert "Sanne Dekker - " in told, "the dossier itself lies in it"
