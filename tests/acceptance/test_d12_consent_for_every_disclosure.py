from __future__ import annotations

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_policy


@noticed(with_policy("career_advice", consent_for_disclosure=False))
def test_d12_nothing_goes_to_an_employer_without_consent_that_names_it(practice: Practice) -> None:
    run = practice("career_advice")
    client, employer = dossier.client(run), dossier.organisation(run)
    other = dossier.organisation(run, "Drukkerij Het Web")
    trajectory = dossier.trajectory(run, client, principal=employer, ends_on="2026-02-20")
    report = dossier.final_report(run, client, trajectory)
    out = run.folder.parent / "out.html"
    to_employer = ("disclose", report, "--to", employer, "--not-medical", "--file", out)

    assert dossier.refusals(run, *to_employer) == ["gate.disclose.no_consent"]
    dossier.release(run, client, other)
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.no_consent"]
    given = dossier.release(run, client, employer)
    run.ok(*to_employer)
    assert out.exists()
    out.unlink()
    run.ok("consent", "withdraw", given)
    assert dossier.refusals(run, *to_employer) == ["gate.disclose.consent_withdrawn"]
    assert not out.exists()
