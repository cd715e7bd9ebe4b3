"""The privacy statement and the registers, as they follow from policy, practice and law."""

from __future__ import annotations

import csv
from pathlib import Path

from app.domain.policy_promise import PromiseKind
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_figure, with_policy, without_gate, without_rows
from tests.acceptance.policies import adopted, changed, drift, shown, without
from tests.cli.driver import CommandLine
from tests.documents.reading import pages, squeezed
from tests.fakes import SetClock

_REACHED = {
    "legal_name": "De Brug Coaching B.V.",
    "kvk": "90123456",
    "street": "Kerkpad",
    "house_number": "7",
    "postcode": "7411 AB",
    "phone": "0570 555 123",
    "email": "post@debrug.example",
    "officer": "mr. A. Jansen, fg@debrug.example",
}
_PUBLISH = "app.domain.gates.publish_statement:publish_statement_gate"
_TELL = "app.domain.gates.tell_statement:tell_statement_gate"


def known(run: CommandLine) -> CommandLine:
    """The practice with all its details."""
    run.ok("practice", "edit", "--from", "-", given=_REACHED)
    return run


def published(run: CommandLine) -> str:
    """The Dutch words of a statement that is published now."""
    run.ok("statement", "publish")
    return str(run.ok("statement", "show")["text"]["nl"])


def told(run: CommandLine, client: str, **fields: object) -> object:
    """What comes of recording that a client was told."""
    return run.ok("statement", "told", "--client", client, "--from", "-", given={"told_how": "email", **fields})


@noticed(without_gate(_PUBLISH))
def test_a1_the_statement_says_who_is_responsible_and_how_to_reach_them(practice: Practice) -> None:
    run = practice("reintegration")
    assert dossier.refusals(run, "statement", "publish") == [
        "gate.publish_statement.no_contact",
        "gate.publish_statement.no_officer",
    ]
    assert run.ok("statement", "list") == []
    text = published(known(run))
    for value in ("De Brug Coaching B.V.", "Praktijk De Brug", *(_REACHED[name] for name in ("kvk", "phone", "email"))):
        assert value in text
    assert "Kerkpad 7, 7411 AB Deventer" in text
    assert "**Functionaris gegevensbescherming:** mr. A. Jansen, fg@debrug.example" in text


@noticed(without_rows("online_platform", "activities", key="service"))
def test_a3_sensitive_kinds_are_flagged_with_their_source(practice: Practice) -> None:
    run = known(practice("online_platform"))
    text = published(run)
    flagged = text.split("Daarom behandelen we dit als vertrouwelijk: ")[1].split("\n")[0]
    for kind in (
        "gespreksaantekeningen",
        "verslagen",
        "testuitslagen",
        "persoonlijke documenten",
    ):
        assert kind in flagged
    assert "De meeste gegevens krijgen we van jou, bij de start en tijdens de begeleiding." in text
    assert "Een deel schrijven we zelf op" in text
    rows = run.ok("register", "show", "processing")
    assert all(each["sources"] for each in rows)
    refused = run("register", "show", "sensitive", "--json")
    assert refused.code == 2


@noticed(without_rows("online_platform", "promises", kind=PromiseKind.COMPLAINT_ROUTE))
def test_a11_the_complaint_route_stands_in_the_statement(practice: Practice) -> None:
    run = known(practice("online_platform"))
    text = published(run)
    route = text.split("# Als je een klacht hebt")[1].split("\n# ")[0]
    assert "klacht indienen bij ons, en bij de Autoriteit Persoonsgegevens" in route
    assert "autoriteitpersoonsgegevens.nl" in route
    assert "Postbus 93374" in route
    adopted(run, without("promises", "complaint_route"))
    assert ("no_complaint_route", "complaint_route") in drift(run)
    later = published(run)
    assert "Postbus 93374" in later, "the authority stands there whatever is promised"


@noticed(with_answer("app.usecases.statement_now:last_published", None))
def test_b11_the_statement_is_read_and_downloaded(practice: Practice, tmp_path: Path) -> None:
    run = known(practice("office"))
    nothing = tmp_path / "nothing.pdf"
    assert dossier.refusals(run, "statement", "--to", nothing) == ["gate.tell_statement.none_published"]
    assert not nothing.exists()
    assert ("no_statement", "") in drift(run)
    run.ok("statement", "publish")
    assert ("no_statement", "") not in drift(run)
    for language, title in (("nl", "Privacyverklaring"), ("en", "Privacy statement")):
        paper, page = tmp_path / f"{language}.pdf", tmp_path / f"{language}.html"
        run.ok("statement", "--to", paper, "--lang", language)
        run.ok("statement", "--to", page, "--lang", language, *(["--html"] if language == "nl" else []))
        assert title in pages(paper.read_bytes())[0]
        written = page.read_text("utf-8")
        assert f'<html lang="{language}">' in written
        assert "<script" not in written
        assert "default-src 'none'" in written
        assert "http" not in written.replace("http-equiv", ""), "nothing is fetched from anywhere"


@noticed(without_gate(_TELL))
def test_c1_versions_carry_number_and_dates_and_it_is_recorded_who_was_told(
    practice: Practice, clock: SetClock
) -> None:
    run = known(practice("training_and_interim"))
    client, other = dossier.client(run), dossier.client(run, first_name="Joost", surname="Hendriks")
    first = run.ok("statement", "publish")
    assert (first["number"], first["valid_from"], first["changed_on"]) == (1, "2026-03-03", "2026-03-03")
    told(run, client)
    clock.forward(days=30)
    assert dossier.refusals(run, "statement", "publish") == ["gate.publish_statement.nothing_changed"]
    adopted(run, changed("promises", "never_sold", text={"nl": "We verkopen niets.", "en": "We sell nothing."}))
    assert ("statement_older", "1") in drift(run)
    clock.forward(days=4)
    second = run.ok("statement", "publish")
    assert (second["number"], second["valid_from"], second["changed_on"]) == (2, "2026-04-06", "2026-04-02")
    before = run.ok("statement", "show", "1")
    assert "We verkopen je gegevens nooit." in before["text"]["nl"]
    assert before["intact"]
    assert set(run.ok("statement", "to-tell")["statement"]) == {client, other}
    tell = ("statement", "told", "--client", client, "--from", "-")
    early = {"told_how": "email", "told_on": "2026-04-01"}
    assert dossier.refusals(run, *tell, given=early) == ["gate.tell_statement.too_early"]
    told(run, client, note="Met de nieuwsbrief.")
    assert dossier.refusals(run, *tell, given={"told_how": "email"}) == ["gate.tell_statement.told_before"]
    register = run.ok("register", "show", "told")
    assert [(each["client"], each["statement"], each["told_how"]) for each in register] == [
        ("Sanne Dekker", "Privacyverklaring, versie 2", "Per e-mail"),
        ("Sanne Dekker", "Privacyverklaring, versie 1", "Per e-mail"),
    ]
    assert run.ok("statement", "to-tell")["statement"] == [other]


@noticed(with_figure("answer_term", 2))
def test_c13_every_right_stands_in_the_statement_with_its_term(practice: Practice) -> None:
    run = known(practice("training_and_interim"))
    rights = published(run).split("# Wat je van ons kunt vragen")[1].split("\n# ")[0]
    for right in ("Inzage", "Een kopie", "Verbeteren en aanvullen", "Verwijderen", "Afschermen", "Meenemen",
                  "Bezwaar maken", "Toestemming intrekken"):  # fmt: skip
        assert f"**{right}:**" in rights
    assert "We antwoorden in elk geval binnen 1 maand." in rights
    assert "post@debrug.example" in rights
    nobody = run("statement", "told", "--from", "-", "--json", given={"told_how": "shouting"})
    assert nobody.code == 2, "a way that does not exist"


@noticed(with_policy("career_advice", promises=()))
def test_d14_the_statement_lies_in_the_clients_folder_in_the_clients_language(
    practice: Practice, tmp_path: Path
) -> None:
    run = known(practice("career_advice"))
    client = dossier.client(run, language="en")
    folder, terms = tmp_path / "welcome.pdf", tmp_path / "terms.pdf"
    assert dossier.refusals(run, "statement", "welcome", client, "--to", folder) == [
        "gate.tell_statement.none_published"
    ]
    assert not folder.exists()
    run.ok("statement", "publish")
    run.ok("statement", "--to", terms, "--lang", "nl")
    run.ok("statement", "welcome", client, "--to", folder, "--terms", terms)
    printed = pages(folder.read_bytes())
    behind = len(pages(terms.read_bytes()))
    words = " ".join(printed[:-behind])
    assert "It is good to have you here, Sanne." in words
    assert "Privacy statement" in words
    assert "post@debrug.example" in words
    assert squeezed("get it on paper if you ask") in squeezed(words)
    assert squeezed("We ask only what the guidance needs, and use it for nothing else.") in squeezed(words)
    assert "Privacyverklaring" in printed[-behind]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")
    refused = run("statement", "welcome", client, "--to", tmp_path / "other.pdf", "--terms", broken, "--json")
    assert refused.code == 2
    assert not (tmp_path / "other.pdf").exists()


@noticed(without_rows("reintegration", "recipients", key="collection_agency"))
def test_e9_the_list_of_processors_stands_in_statement_and_register(practice: Practice) -> None:
    run = known(practice("reintegration"))
    listed = published(run).split("## Wie voor ons met gegevens werkt")[1].split("\n#")[0]
    rows = run.ok("register", "show", "processors")
    assert {each["id"] for each in rows} == {"accountant", "software", "collection_agency"}
    for each in rows:
        assert f"| {each['name']} |" in listed
        assert each["agreement_on"] == "Nog geen overeenkomst"
    bureau = dossier.organisation(run, "Incasso Noord", kind="processor")
    adopted(run, changed("recipients", "collection_agency", organisation=bureau, agreement_on="2026-02-01"))
    (row,) = [each for each in run.ok("register", "show", "processors") if each["id"] == "collection_agency"]
    assert (row["name"], row["agreement_on"]) == ("Incassobureau: Incasso Noord", "1 februari 2026")
    assert "Incasso Noord" not in run.ok("statement", "show")["text"]["nl"], "what was published does not change"
    assert "Incassobureau: Incasso Noord" in published(run)


@noticed(without_rows("office", "activities", key="service"))
def test_b12_the_register_of_processing_is_shown_and_exported(practice: Practice, tmp_path: Path) -> None:
    run = known(practice("office"))
    rows = run.ok("register", "show", "processing")
    service = next(each for each in rows if each["id"] == "service")
    assert all(
        service[name] for name in ("purpose", "subjects", "data", "basis", "recipients", "terms", "risks", "measures")
    )
    assert service["review_on"] == "3 maart 2027"
    for ending in ("pdf", "csv", "json"):
        run.ok("register", "export", "processing", "--to", tmp_path / f"register.{ending}")
    assert service["purpose"] in " ".join(pages((tmp_path / "register.pdf").read_bytes()))
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == len(rows) + 1
    refused = run("register", "export", "processing", "--to", tmp_path / "register.docx", "--json")
    assert refused.code == 2
    assert not (tmp_path / "register.docx").exists()


@noticed(without_rows("training_and_interim", "recipients", key="analytics"))
def test_l9_the_register_holds_every_field_of_article_30(practice: Practice) -> None:
    run = known(practice("training_and_interim"))
    for row in run.ok("register", "show", "processing"):
        for field in ("purpose", "subjects", "data", "recipients", "transfers", "terms", "measures"):
            assert row[field], (row["id"], field)
    website = next(each for each in run.ok("register", "show", "processing") if each["id"] == "website")
    assert "Verenigde Staten" in website["transfers"]
    assert "50 maanden" in website["terms"]
    readable = run("register", "show", "processing").out
    assert "Verantwoordelijke: De Brug Coaching B.V. / Praktijk De Brug" in readable
    assert "Vertegenwoordiger in de EU" in readable
    assert "mr. A. Jansen" in readable
    assert run.ok("register", "show", "for_controllers") == [], "nothing is done for another controller"
    client, employer = dossier.client(run), dossier.organisation(run)
    alone = run("trajectory", "add", "--client", client, "--from", "-", "--json",
                given={"title": "Traject", "starts_on": "2026-01-05", "role": "processor"})  # fmt: skip
    assert alone.code == 2, "a processor has a controller"
    dossier.trajectory(run, client, principal=employer, role="processor")
    (other,) = run.ok("register", "show", "for_controllers")
    assert (other["controller"], other["people"], other["kinds"]) == ("Bakkerij De Korenaar", "1", "Coaching")
    assert other["measures"]


@noticed(with_figure("told_of_source", 12))
def test_l17_where_data_came_from_the_employer_the_client_is_told_within_a_month(
    practice: Practice, clock: SetClock
) -> None:
    run = known(practice("office"))
    client, employer = dossier.client(run), dossier.organisation(run)
    mine = dossier.trajectory(run, client, principal=employer)
    dossier.trajectory(run, dossier.client(run, first_name="Els", surname="Vos"), title="Eigen rekening")
    (due,) = run.ok("statement", "to-tell")["source"]
    assert due == {"client": client, "trajectory": mine, "by": "2026-04-03"}
    clock.forward(days=35)
    (line,) = [each for each in run.ok("today") if each["code"] == "today.source"]
    assert (line["day"], line["pressing"]) == ("2026-04-03", "overdue")
    tell = ("telling", "record", "--client", client, "--from", "-")
    soon = {"about": "source", "told_how": "in_person", "told_on": "2027-01-01"}
    assert run(*tell, "--json", given=soon).code == 2, "nothing is told in the future"
    told = ("statement", "source-told", "--from", "-")
    assert dossier.refusals(run, *told, given={"told_how": "in_person"}) == ["gate.tell_statement.nobody"]
    (made,) = run.ok(*told, "--all", given={"told_how": "in_person"})
    assert (made["client"], made["about"]) == (client, "source")
    assert run.ok("statement", "to-tell")["source"] == []


@noticed(without_gate(_PUBLISH))
def test_l17_nothing_is_published_that_lacks_an_element_of_articles_13_and_14(practice: Practice) -> None:
    run = known(practice("career_advice"))
    adopted(run, changed("promises", "not_combined", text={"nl": "We leggen niets naast elkaar.", "en": ""}))
    assert dossier.refusals(run, "statement", "publish") == ["gate.publish_statement.one_language"]
    assert run.ok("statement", "list") == []
    adopted(run, without("promises", "not_combined"))
    text = published(run)
    for part in ("Wie we zijn", "Waarvoor we gegevens gebruiken", "Hoe we aan je gegevens komen", "Wat we je vragen",
                 "Wie gegevens krijgt", "Hoe lang we bewaren", "Besluiten neemt een mens", "Wat je van ons kunt vragen",
                 "Als je een klacht hebt"):  # fmt: skip
        assert f"# {part}\n" in text
    assert "## Buiten Europa" in text


@noticed(with_answer("app.usecases.statement_now:last_published", None))
def test_x2_the_statement_drifts_as_soon_as_policy_or_practice_say_something_else(practice: Practice) -> None:
    run = known(practice("career_advice"))
    run.ok("statement", "publish")
    assert [each for each in drift(run) if each[0].startswith("statement")] == []
    run.ok("practice", "edit", "--from", "-", given={"phone": "0570 555 999"})
    assert ("statement_differs", "1") in drift(run)
    said = [(each["added"], each["text"]) for each in run.ok("statement", "changes")]
    assert (True, "Telefoon: 0570 555 999") in said
    assert (False, "Telefoon: 0570 555 123") in said
    run.ok("statement", "publish")
    assert [each for each in drift(run) if each[0].startswith("statement")] == []
    assert shown(run)["version"] == 1
    assert dossier.refusals(run, "statement", "publish") == ["gate.publish_statement.nothing_changed"]
