"""A client portal in one file: the whole round trip, answered by a real browser (rows X1, X3)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate
from tests.cli.driver import CommandLine
from tests.packages.browser import Browser
from tests.packages.conftest import chromium

__all__ = ["chromium"]

COMMENT = 'Rustiger, ja. <b>Maar</b> "vier dagen", niet drie.'
RELEASE = "Mijn eindrapportage mag naar Bakkerij De Korenaar."


def answered(browser: Browser, made: dict[str, Any], *chosen: str, comment: str = "") -> Path:
    """What a client does with a package: open it, choose, comment on the second paragraph, sign with a name, save."""
    browser.open(Path(made["file"]))
    browser.unlock(made["passphrase"])
    if comment:
        browser.click("#document-1-block-1-comment")
        browser.write("#document-1-block-1-text", comment)
    for each in chosen:
        browser.click(f"label[for={each}]")
    browser.write("#answer-name", "Sanne Dekker")
    browser.click("#answer-save")
    (answer,) = browser.wait(lambda: list(browser.downloads.glob("*.answer")))
    kept = Path(made["file"]).with_suffix(".answer")
    shutil.move(answer, kept)
    return kept


def taken_in(run: CommandLine, answer: Path) -> dict[str, Any]:
    """Received, looked at and accepted by the coach."""
    received = run.ok("receive", answer)
    assert received["state"] == "waiting", "nothing counts before the coach has looked"
    accepted: dict[str, Any] = run.ok("answer", "accept", received["id"])
    return accepted


@noticed(without_gate("app.domain.gates.answer:receive_answer_gate"))
def test_x1_a_client_answers_in_one_file_and_the_coach_takes_it_in_once(practice: Practice, chromium: Browser) -> None:
    run = practice("career_advice")
    papers = run.folder.parent
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer)
    report = dossier.report(run, client, trajectory)
    to_employer = ("disclose", report, "--to", employer, "--not-medical", "--file", papers / "uit.html")

    first = run.ok("document", "share", report, "--to", papers / "concept.html")
    answer = answered(chromium, first, "document-1-decision-changes", comment=COMMENT)
    said = {"decided_by": "Sanne Dekker", "decided_how": "telephone"}
    run.ok("document", "approve", report, "--from", "-", given=said)
    received = run.ok("receive", answer)
    assert run.ok("document", "versions", report)[-1]["state"] == "approved", "taking in is not yet accepting"
    assert [(each["text"], each["block"]) for each in received["comments"]] == [(COMMENT, 1)]
    assert dossier.refusals(run, "receive", answer) == ["gate.answer.twice"]
    assert dossier.refusals(run, "document", "finalise", report) == ["gate.unread.changes"], "it is read first"
    repeated = run("document", "approve", report, "--from", "-", "--json", given=said)
    assert (repeated.code, repeated.json["reasons"][-1]["id"]) == (6, received["id"])
    overturned = run.ok("answer", "show", received["id"])["overturns"]
    assert (overturned["now"], overturned["after"]) == ("approved", "answered"), "shown before it is taken in"
    run.ok("answer", "accept", received["id"])
    (version,) = run.ok("document", "versions", report)
    assert (version["state"], version["decided_how"], version["decided_by"]) == ("answered", "package", "Sanne Dekker")
    evidence = run.ok("attachment", "show", version["evidence"])
    assert evidence["size"] == answer.stat().st_size, "the file itself is the evidence"
    assert dossier.refusals(run, "document", "finalise", report) == ["gate.finalise.changes_asked"]

    (papers / "tekst.md").write_text("# Verslag\n\nSanne werkte vier dagen.\n", encoding="utf-8")
    run.ok("document", "write", report, "--text", papers / "tekst.md")
    (comment,) = run.ok("comment", "list", "--client", client)
    assert comment["dealt_with_on"] is None
    assert run.ok("comment", "done", comment["id"])["dealt_with_on"] == "2026-03-03"
    assert dossier.refusals(run, "receive", answer) == ["gate.answer.twice", "gate.answer.replaced"]
    second = run.ok("document", "share", report, "--to", papers / "tweede.html")
    taken_in(run, answered(chromium, second, "document-1-decision-approve"))
    final = run.ok("document", "finalise", report)
    assert final["state"] == "final"
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.no_consent"]

    line = {"recipient": employer, "version": final["id"], "purpose": "Rapport aan werkgever", "text": RELEASE}
    asked = run.ok(
        "consent", "ask", "--client", client, "--from", "-", "--to", papers / "vraag.html", given={"lines": [line]}
    )
    accepted = taken_in(run, answered(chromium, asked, "consent-1-give"))
    (given,) = run.ok("consent", "list", "--client", client)
    assert (given["text"], given["given_how"], given["evidence"]) == (RELEASE, "package", accepted["evidence"])
    run.ok(*to_employer)
    (papers / "uit.html").unlink()

    again = {"standing": [given["id"]]}
    offered = run.ok(
        "consent", "ask", "--client", client, "--from", "-", "--to", papers / "intrekken.html", given=again
    )
    taken_in(run, answered(chromium, offered, "consent-1-withdraw"))
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.consent_withdrawn"]
    receipt = run.ok("answer", "receipt", accepted["id"], "--to", papers / "bevestiging.pdf")
    assert "geen handtekening" in receipt["text"]
    assert (papers / "bevestiging.pdf").read_bytes().startswith(b"%PDF")


@noticed(without_gate("app.domain.gates.answer:receive_answer_gate"))
def test_x1_a_withdrawn_draft_takes_no_answer_and_paper_stays_a_way(practice: Practice, chromium: Browser) -> None:
    run = practice("career_advice")
    papers = run.folder.parent
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    report = dossier.report(run, client, trajectory)
    made = run.ok("document", "share", report, "--to", papers / "concept.html")
    answer = answered(chromium, made, "document-1-decision-block")
    why = {"reason": "Er stond een verkeerde naam in."}
    assert run.ok("document", "withdraw", report, "--from", "-", given=why)["state"] == "withdrawn"
    told = run("receive", answer, "--json")
    assert [each["code"] for each in told.json["reasons"]] == ["gate.answer.called_back"]
    assert why["reason"] in told.err
    assert run.ok("answer", "list", "--client", client) == []

    run.ok("document", "write", report, "--text", papers / "report.md")
    run.ok("document", "share", report, "--to", papers / "nieuw.html")
    said = {"decided_by": "Sanne Dekker", "decided_how": "telephone", "comments": ["Mooi zo."]}
    run.ok("document", "approve", report, "--from", "-", given=said)
    (recorded,) = run.ok("answer", "list", "--client", client)
    assert (recorded["how"], recorded["state"], recorded["decision"]) == ("telephone", "accepted", "approve")
    assert [each["text"] for each in run.ok("comment", "list", "--client", client)] == ["Mooi zo."]
