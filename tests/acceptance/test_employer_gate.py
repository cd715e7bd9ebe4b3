"""The employer gate: exactly the approved version, a consent that names this recipient, no block (row X3)."""

from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate
from tests.fakes import SetClock

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
    to_employer = ("disclose", report, "--to", employer, "--not-medical", "--file", papers / "uit.html")
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
    elsewhere = ("disclose", report, "--to", other, "--not-medical", "--file", papers / "elders.html")
    assert dossier.refusals(run, *elsewhere) == ["gate.disclose.no_consent"], "the consent names another"
    assert not list(papers.glob("elders*"))
    run.ok(*to_employer)
    (logged,) = run.ok("disclosure", "list", "--client", client)
    assert (logged["content_sha256"], logged["pdf_sha256"]) == (final["content_sha256"], final["pdf_sha256"])
    assert logged["recipient"] == employer


@noticed(with_answer("app.domain.document:valid_until", None, "nothing ever runs out"))
def test_l14_a_report_that_ran_out_goes_to_nobody_and_today_told_before(practice: Practice, clock: SetClock) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    report = dossier.final_report(run, client, dossier.trajectory(run, client, principal=employer))
    dossier.release(run, client, employer)
    papers = run.folder.parent
    going = ("disclose", report, "--to", employer, "--not-medical", "--file")
    run.ok(*going, papers / "op-tijd.html")
    clock.forward(days=360)
    ends = [each for each in run.ok("today") if each["code"] == "today.document.ends"]
    assert [(each["day"], each["pressing"]) for each in ends] == [("2027-03-03", "soon")]
    clock.forward(days=6)
    assert dossier.refusals(run, *going, papers / "te-laat.html") == ["gate.disclose.expired"]
    assert not (papers / "te-laat.html").exists()
    assert "today.document.ends" not in [each["code"] for each in run.ok("today")]
    assert len(run.ok("disclosure", "list", "--client", client)) == 1
    by_law = {"ground": "legal_duty", "ground_reason": "Bevel van de rechtbank."}
    run.ok(*going, papers / "bevel.html", "--from", "-", given=by_law)


@noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
def test_l8_an_employer_gets_only_what_somebody_read_through(practice: Practice) -> None:
    """No word in it betrays anything, which proves nothing: on the command line the same is asked as in the window."""
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run, kind="employer")
    report = dossier.final_report(run, client, dossier.trajectory(run, client))
    dossier.release(run, client, employer)
    going = ("disclose", report, "--to", employer, "--how", "paper")
    assert dossier.refusals(run, *going) == ["gate.disclose.medical_unread"]
    medical = {"medical": True}
    assert dossier.refusals(run, *going, "--from", "-", given=medical) == ["gate.disclose.medical"]
    assert run.ok("disclosure", "list", "--client", client) == []
    assert run.ok(*going, "--not-medical")["recipient"] == employer
