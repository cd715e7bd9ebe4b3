"""Terms of service: which version a client was given, and whether that was before signing (row W6)."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate


@noticed(without_gate("app.domain.gates.give_terms:give_terms_gate"))
def test_w6_the_version_that_was_given_before_signing_is_known_to_the_byte(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run, email="sanne@example.nl")
    trajectory = dossier.trajectory(run, client)
    first, other = tmp_path / "Voorwaarden 2025.pdf", tmp_path / "Voorwaarden 2026.pdf"
    run.ok("register", "export", "processors", "--to", first)
    run.ok("register", "export", "consents", "--to", other)
    old = run.ok("terms", "add", first)
    new = run.ok("terms", "add", other, "--title", "Algemene voorwaarden 2026")
    assert (old["number"], old["title"], new["number"]) == (1, "Voorwaarden 2025", 2)
    assert run.ok("terms", "add", other)["id"] == new["id"], "the same file is the same version"
    assert run("terms", "add", tmp_path / "none.pdf", "--json").code == 2

    give = ("terms", "give", "--client", client, "--from", "-")
    run.ok(*give, given={"trajectory": trajectory, "given_how": "email", "given_on": "2026-03-01"})
    again = dossier.refusals(run, *give, given={"trajectory": trajectory, "given_how": "paper"})
    assert again == ["gate.give_terms.twice"]
    agreement = dossier.final_report(run, client, trajectory, title="Overeenkomst", kind="agreement")
    run.ok(*give, given={"terms": old["id"], "trajectory": trajectory, "given_how": "paper", "given_on": "2026-03-03"})
    (given,) = [each for each in run.ok("terms", "given", "--client", client) if each["terms"] == new["id"]]
    assert (given["number"], given["signed_on"], given["too_late"]) == (2, "2026-03-03", False), agreement

    copy = tmp_path / "copy.pdf"
    run.ok("terms", "save", new["id"], "--to", copy)
    assert copy.read_bytes() == other.read_bytes()
    rows = run.ok("register", "show", "terms")
    assert {each["terms"] for each in rows} == {"Algemene voorwaarden 2026, versie 2", "Voorwaarden 2025, versie 1"}
    assert all("3 maart 2026: op tijd" in each["signed"] for each in rows)
