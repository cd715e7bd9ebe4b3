"""From a client to an approved report in the employer's hands, on the command line, on a real vault."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.cli.driver import CommandLine

TEXT = "# Verslag\n\nAnna wil **groeien**.\n\n- rust\n- richting\n"


def test_x3_report_reaches_the_employer_only_approved_final_and_with_consent(
    command_line: CommandLine, tmp_path: Path
) -> None:
    run = command_line
    client = run.ok("client", "add", "--from", "-", given={"first_name": "Anna", "surname": "Berg"})["id"]
    employer = run.ok("organisation", "add", "--from", "-", given={"name": "Bakkerij Jansen BV"})["id"]
    start = {"title": "Loopbaantraject", "principal": employer, "starts_on": "2026-01-05"}
    trajectory = run.ok("trajectory", "add", "--client", client, "--from", "-", given=start)["id"]
    (tmp_path / "text.md").write_text(TEXT, encoding="utf-8")
    fields = {"title": "Eindrapportage", "trajectory": trajectory}
    report = run.ok("document", "new", "--client", client, "--text", tmp_path / "text.md", "--from", "-", given=fields)[
        "document"
    ]
    out = tmp_path / "employer.html"

    def refused() -> list[str]:
        answer = run("disclose", report, "--to", employer, "--not-medical", "--file", out, "--json")
        assert answer.code == 6
        assert not out.exists()
        return [each["code"] for each in answer.json["reasons"]]

    assert refused() == ["gate.disclose.not_approved", "gate.disclose.no_consent"]
    run.ok("document", "share", report, "--to", tmp_path / "draft.html")
    assert refused() == ["gate.disclose.not_approved", "gate.disclose.no_consent"]
    approval = {"decided_by": "Anna Berg", "decided_how": "email"}
    approved = run.ok("document", "approve", report, "--from", "-", given=approval)
    assert refused() == ["gate.disclose.not_final", "gate.disclose.no_consent"]
    consent = {
        "purpose": "Verslag aan werkgever",
        "recipient": employer,
        "text": "Ik vind het goed dat mijn eindrapportage naar Bakkerij Jansen BV gaat.",
        "given_on": "2026-03-02",
        "given_name": "Anna Berg",
        "given_how": "paper",
    }
    given = run.ok("consent", "give", "--client", client, "--from", "-", given=consent)["id"]
    assert refused() == ["gate.disclose.not_final"]
    final = run.ok("document", "finalise", report)
    assert final["content_sha256"] == approved["content_sha256"]
    printed = run.ok("document", "print", report, "--to", tmp_path / "final.pdf")
    assert printed["sha256"] == final["pdf_sha256"]
    assert hashlib.sha256((tmp_path / "final.pdf").read_bytes()).hexdigest() == final["pdf_sha256"]
    run.ok("disclose", report, "--to", employer, "--not-medical", "--file", out)
    assert out.exists()
    out.unlink()
    run.ok("consent", "withdraw", given)
    assert refused() == ["gate.disclose.consent_withdrawn"]
