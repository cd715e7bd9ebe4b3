"""The employer gate: exactly the approved version, a consent that names this recipient, no block (row X3)."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate

APPROVED = {"decided_by": "Sanne Dekker", "decided_how": "email"}


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_x3_only_the_approved_version_goes_to_the_recipient_that_was_named(practice: Practice) -> None:
    run = practice("career_advice")
    papers = run.folder.parent
    client, employer, other = (
        dossier.client(run),
        dossier.organisation(run),
        dossier.organisation(run, "Arbodienst Zuid"),
    )
    trajectory = dossier.trajectory(run, client, principal=employer)
    report = dossier.report(run, client, trajectory)
    to_employer = ("disclose", report, "--to", employer, "--file", papers / "uit.html")
    dossier.release(run, client, employer)
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.not_approved"]
    run.ok("document", "share", report, "--to", papers / "een.html")
    said = {**APPROVED, "comments": ["Liever zonder de naam van mijn leidinggevende."]}
    assert run.ok("document", "changes", report, "--from", "-", given=said)["state"] == "answered"
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.not_approved"]
    assert dossier.refusals(run, "document", "finalise", report) == ["gate.finalise.changes_asked"]

    (papers / "anders.md").write_text("# Verslag\n\nEen andere tekst.\n", encoding="utf-8")
    run.ok("document", "write", report, "--text", papers / "anders.md")
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.not_approved"], "another text is another version"
    run.ok("document", "share", report, "--to", papers / "twee.html")
    run.ok("document", "block", report, "--from", "-", given=APPROVED)
    assert "gate.disclose.blocked" in dossier.refusals(run, *to_employer)
    approved = run.ok("document", "approve", report, "--from", "-", given=APPROVED)
    final = run.ok("document", "finalise", report)
    assert final["content_sha256"] == approved["content_sha256"]
    elsewhere = ("disclose", report, "--to", other, "--file", papers / "elders.html")
    assert dossier.refusals(run, *elsewhere) == ["gate.disclose.no_consent"], "the consent names another"
    assert not list(papers.glob("elders*"))
    run.ok(*to_employer)
    (logged,) = run.ok("disclosure", "list", "--client", client)
    assert (logged["content_sha256"], logged["pdf_sha256"]) == (final["content_sha256"], final["pdf_sha256"])
    assert logged["recipient"] == employer
