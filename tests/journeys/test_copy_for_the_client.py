"""A client asks for a copy: both terms, identity check, a package with everything in it; on the command line."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdf

from tests.cli.driver import CommandLine
from tests.packages.browser import Browser

CV = b"%PDF-1.7 a cv of nobody" + bytes(range(256)) * 3000


def dossier(run: CommandLine, scratch: Path) -> dict[str, str]:
    """A client with a trajectory, a session, a file and a final report."""
    client = run.ok(
        "client", "add", "--from", "-",
        given={"first_name": "Anna", "surname": "Berg", "phone": "+31 6 12345678", "birth_date": "1984-05-06"},
    )["id"]  # fmt: skip
    trajectory = run.ok(
        "trajectory", "add", "--client", client, "--from", "-",
        given={"title": "Loopbaantraject", "starts_on": "2025-01-06", "ends_on": "2026-02-01"},
    )["id"]  # fmt: skip
    run.ok(
        "session", "add", "--client", client, "--from", "-",
        given={"trajectory": trajectory, "on": "2025-02-03", "notes": "Anna twijfelt over **haar werk**."},
    )  # fmt: skip
    (scratch / "cv.pdf").write_bytes(CV)
    attachment = run.ok("attachment", "add", scratch / "cv.pdf", "--client", client)["id"]
    (scratch / "text.md").write_text("# Verslag\n\nAnna wil groeien.\n", encoding="utf-8")
    report = run.ok(
        "document", "new", "--client", client, "--text", scratch / "text.md", "--from", "-",
        given={"title": "Eindrapportage", "trajectory": trajectory},
    )["document"]  # fmt: skip
    run.ok("document", "share", report, "--to", scratch / "draft.html")
    run.ok("document", "approve", report, "--from", "-", given={"decided_by": "Anna Berg", "decided_how": "email"})
    run.ok("document", "finalise", report)
    return {"client": client, "trajectory": trajectory, "attachment": attachment, "report": report}


def test_a_copy_reaches_an_identified_client_with_everything_in_it(command_line: CommandLine, tmp_path: Path) -> None:
    run = command_line
    made = dossier(run, tmp_path)
    asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02", "asked": "Mag ik alles zien?"}
    request = run.ok("request", "open", "--client", made["client"], "--from", "-", given=asked)
    assert (request["promised_term"], request["legal_term"]) == ("2026-03-16", "2026-04-02")
    assert request["remind_on"] == "2026-03-16"
    assert [each["code"] for each in request["reasons"]] == ["term.reason.promised", "term.reason.legal"]
    target = tmp_path / "copy.html"
    refused = run("request", "package", request["id"], "--to", target, "--json")
    assert refused.code == 6
    assert [each["code"] for each in refused.json["reasons"]] == ["gate.access_package.not_identified"]
    assert not target.exists()
    run.ok("request", "identify", request["id"], "--from", "-", given={"identity": "called_back"})
    package = run.ok("request", "package", request["id"], "--to", target)
    assert package["request"] == request["id"]
    (tmp_path / "secret").write_text(package["passphrase"], encoding="utf-8")
    out = tmp_path / "out"
    run.ok("package", "open", target, out, "--passphrase-file", tmp_path / "secret")
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert written["cv.pdf"] == CV
    final = run.ok("document", "versions", made["report"])[-1]
    assert sha256(written["Eindrapportage.pdf"]).hexdigest() == final["pdf_sha256"]
    overview = " ".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(written["Overzicht van je dossier.pdf"])).pages
    )
    assert "Anna twijfelt over haar werk." in overview
    assert "+31 6 12345678" in overview
    copy = json.loads(written["Je dossier voor de computer.json"])
    assert copy["items"]["session"][0]["notes"] == "Anna twijfelt over **haar werk**."
    assert copy["files"][made["attachment"]] == "cv.pdf"
    own = json.loads(written["Wat je zelf gaf.json"])
    assert own["items"]["client"][0]["phone"] == "+31 6 12345678"
    assert "twijfelt" not in json.dumps(own)
    closed = run.ok(
        "request", "close", request["id"], "--from", "-", given={"outcome": "granted", "answer": "Kopie gestuurd."}
    )
    assert (closed["state"], closed["closed_on"]) == ("closed", "2026-03-03")


def test_every_item_says_until_when_and_why(command_line: CommandLine, tmp_path: Path) -> None:
    run = command_line
    made = dossier(run, tmp_path)
    items = run.ok("retention", "list", "--client", made["client"])
    assert {each["noun"] for each in items} == {
        "client", "trajectory", "session", "attachment", "document", "version", "package", "answer",
    }  # fmt: skip
    session = next(each for each in items if each["noun"] == "session")
    assert (session["until"], session["due_from"], session["action"]) == ("2031-02-01", "2031-02-02", "destroy")
    assert all(each["sentence"] and each["what"] for each in items)
    assert run.ok("retention", "due") == []
    due = run.ok("retention", "due", "--on", "2031-02-02")
    assert {each["noun"] for each in due} == {
        "client",
        "session",
        "answer",
        "attachment",
        "document",
        "version",
        "package",
    }


def test_the_policy_can_be_shown(command_line: CommandLine) -> None:
    shown = command_line.ok("policy", "show")
    assert shown["answers"]["copy"] == "14 days"
    assert shown["differences"]
    assert "14 dagen" in command_line("policy", "show").out


def test_the_client_opens_the_copy_in_a_browser(command_line: CommandLine, tmp_path: Path, chromium: Browser) -> None:
    run = command_line
    made = dossier(run, tmp_path)
    asked = {"kind": "access", "channel": "email", "received_on": "2026-03-02"}
    request = run.ok("request", "open", "--client", made["client"], "--from", "-", given=asked)["id"]
    run.ok("request", "identify", request, "--from", "-", given={"identity": "known"})
    package = run.ok("request", "package", request, "--to", tmp_path / "copy.html")
    chromium.open(Path(package["file"]))
    chromium.unlock(package["passphrase"])
    shown = chromium.text("#opened")
    assert "Dag Anna" in shown
    assert "Eindrapportage (versie 1, Vastgesteld)" in shown
    assert "Anna wil groeien." in shown
    for name in ("Overzicht van je dossier.pdf", "Je dossier voor de computer.json", "cv.pdf"):
        assert name in shown
    assert {address.split(":")[0] for address in chromium.addresses()} <= {"file", "data", "blob"}
