"""What is sensitive is flagged as such, each with where it came from."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.category import Category, Sensitivity
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import Mutation, noticed
from tests.acceptance.retaining import ended, kept, session
from tests.cli.driver import CommandLine
from tests.documents.reading import pages

SENSITIVE = {"session_notes", "coaching_report", "plan_of_action", "assessment", "personal_document"}


_UNFLAGGED = Mutation(
    "no kind of data is more than personal",
    lambda patch: patch.setattr(Category, "sensitivity", property(lambda _: Sensitivity.PERSONAL)),
)


def _copy(run: CommandLine, client: str, out: Path) -> dict[str, bytes]:
    """The files of a copy for the client, opened as the client does."""
    given = {"kind": "copy", "channel": "email", "received_on": "2026-03-02"}
    request = run.ok("request", "open", "--client", client, "--from", "-", given=given)["id"]
    refused = dossier.refusals(run, "request", "package", request, "--to", out / "kopie.html")
    assert refused == ["gate.access_package.not_identified"]
    run.ok("request", "identify", request, "--from", "-", given={"identity": "known"})
    made = run.ok("request", "package", request, "--to", out / "kopie.html")
    secret = out / "zin"
    secret.write_text(made["passphrase"], encoding="utf-8")
    run.ok("package", "open", out / "kopie.html", out / "gelezen", "--passphrase-file", secret)
    return {each.name: each.read_bytes() for each in (out / "gelezen").rglob("*") if each.is_file()}


def _under(words: str, heading: str, upto: str) -> str:
    """What stands under a heading of the overview, up to the next."""
    about = words.partition("Waarvoor, en van wie we het hebben")[2]
    return about.partition(heading)[2].partition(upto)[0]


@noticed(_UNFLAGGED)
def test_a3_sensitive_kinds_are_flagged_each_with_its_source(practice: Practice, tmp_path: Path) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    trajectory = ended(run, client, question="Blijven of gaan?")
    notes = session(run, client, trajectory)
    made = dossier.report(run, client, trajectory)
    files = {"cv.txt": ("personal_document", "client"), "scan.txt": ("assessment", "coach")}
    for name, (category, origin) in files.items():
        (tmp_path / name).write_text("Sanne", encoding="utf-8")
        given = {"category": category, "origin": origin, "trajectory": trajectory}
        run.ok("attachment", "add", tmp_path / name, "--client", client, "--from", "-", given=given)
    assert kept(run, client, notes)["sensitivity"] == kept(run, client, made)["sensitivity"] == "sensitive"
    assert kept(run, client, client)["sensitivity"] == "personal"

    copy = _copy(run, client, tmp_path)
    read = [json.loads(each) for name, each in copy.items() if name.endswith(".json")]
    (data,) = [each for each in read if "kept" in each]
    flagged = {each["category"] for each in data["kept"] if each["sensitivity"] == "sensitive"}
    assert flagged == {"session_notes", "coaching_report", "assessment", "personal_document"}
    said = {each["name"]: each for each in data["fields"]["session"]}
    assert (said["notes"]["sensitivity"], said["notes"]["source"]) == ("sensitive", "coach")
    question = next(each for each in data["fields"]["trajectory"] if each["name"] == "question")
    assert (question["sensitivity"], question["source"]) == ("sensitive", "client")

    (overview,) = [" ".join(pages(each)) for name, each in copy.items() if name.startswith("Overzicht")]
    conversations = _under(overview, "Gespreksaantekeningen", "Coachingsverslag")
    assert "gevoelig" in conversations
    assert "tijdens of na het traject" in conversations
    assert "Praktijk De Brug" in conversations


@noticed(_UNFLAGGED)
def test_a3_the_export_and_the_statement_name_what_is_sensitive(practice: Practice, tmp_path: Path) -> None:
    run = practice("online_platform")
    client = dossier.client(run)
    session(run, client, ended(run, client))
    run.ok("statement", "--draft", "--html", "--to", tmp_path / "verklaring.html")
    page = (tmp_path / "verklaring.html").read_text(encoding="utf-8")
    assert "Wat je vertelt is vaak gevoelig" in page
    run.ok("export", tmp_path / "uit")
    index = json.loads((tmp_path / "uit" / "index.json").read_text(encoding="utf-8"))
    kinds = {each["category"]: each["sensitivity"] for each in index["nouns"]}
    assert {name for name, how in kinds.items() if how == "sensitive"} <= SENSITIVE
    assert kinds["session_notes"] == "sensitive"
    assert kinds["special"] == "special"
    assert kinds["identity"] == "personal"
    unknown = {"trajectory": "", "on": "2025-02-03", "notes": "x", "sensitivity": "none"}
    command = ("session", "add", "--client", client, "--from", "-", "--json")
    assert run(*command, given=unknown).code == 2, "what is sensitive is not for whoever types to say"
