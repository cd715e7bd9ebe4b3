"""The client reads it before anybody else does."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_policy, without_gate
from tests.documents.reading import pages

APPROVED = {"decided_by": "Sanne Dekker", "decided_how": "email"}


@noticed(with_policy("career_advice", shown_first=frozenset()))
def test_d10_quotations_and_reports_are_shown_to_the_client_first_as_drafts(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer)
    dossier.release(run, client, employer)
    for kind in ("quotation", "report"):
        made = dossier.report(run, client, trajectory, title="Voorstel", kind=kind)
        papers = run.folder.parent / kind
        papers.mkdir()
        to_employer = ("disclose", made, "--to", employer, "--not-medical", "--file", papers / "uit.html")
        assert "gate.disclose.not_approved" in dossier.refusals(run, *to_employer)
        assert dossier.refusals(run, "document", "finalise", made) == ["gate.finalise.not_approved"]
        run.ok("document", "print", made, "--to", papers / "concept.pdf")
        assert "concept" in pages((papers / "concept.pdf").read_bytes())[0].lower()
        run.ok("document", "share", made, "--to", papers / "concept.html")
        assert "gate.disclose.not_approved" in dossier.refusals(run, *to_employer), "shown is not yet approved"
        assert dossier.refusals(run, "document", "finalise", made) == ["gate.finalise.not_approved"]
        assert not (papers / "uit.html").exists()

        run.ok("document", "approve", made, "--from", "-", given=APPROVED)
        run.ok("document", "finalise", made)
        run.ok(*to_employer)
        (papers / "uit.html").unlink()
        (papers / "anders.md").write_text("Iets heel anders.", encoding="utf-8")
        run.ok("document", "write", made, "--text", papers / "anders.md")
        assert "gate.disclose.not_approved" in dossier.refusals(run, *to_employer), "what changed is read again first"
        assert not (papers / "uit.html").exists()


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_d10_a_report_that_the_client_blocks_goes_nowhere(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    made = dossier.report(run, client, dossier.trajectory(run, client, principal=employer))
    dossier.release(run, client, employer)
    out = run.folder.parent / "uit.html"
    said = {"decided_by": "Sanne Dekker", "decided_how": "in_person"}
    early = run("document", "block", made, "--from", "-", "--json", given=said)
    assert early.code == 6, "nothing can be blocked that was never shown"
    run.ok("document", "share", made, "--to", run.folder.parent / "concept.html")
    run.ok("document", "block", made, "--from", "-", given=said)
    assert dossier.refusals(run, "document", "finalise", made) == ["gate.finalise.blocked"]
    assert "gate.disclose.blocked" in dossier.refusals(
        run, "disclose", made, "--to", employer, "--not-medical", "--file", out
    )
    assert not out.exists()
