"""Row W13: a deputy at illness sees appointments and telephone numbers, from a package, and nothing else."""

from __future__ import annotations

from app.kernel.progress import Silent
from app.packages.html_reader import open_html_package
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, without_gate


@noticed(without_gate("app.domain.gates.stand_in:stand_in_gate"))
def test_w13_a_deputy_sees_appointments_and_numbers_only(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run, mobile="06-00000012", email="sanne@voorbeeld.nl")
    trajectory = dossier.trajectory(run, client, question="Hoe zeg ik mijn baan op?")
    planned = {"trajectory": trajectory, "on": "2026-03-05", "at": "14:00", "state": "planned", "subject": "Ontslag"}
    run.ok("session", "add", "--client", client, "--from", "-", given=planned)
    later = {**planned, "on": "2026-04-20"}
    run.ok("session", "add", "--client", client, "--from", "-", given=later)
    deputy = dossier.organisation(run, "Praktijk Zonder Drempel")
    file = run.folder.parent / "afspraken.html"
    given = {"deputy": deputy, "why": "Ziekte", "since": "2026-03-03", "until": "2026-03-31"}
    make = ("stand-in", "make", "--to", file, "--from", "-")
    bound = ("--secrecy", "confidentiality_agreement")
    assert dossier.refusals(run, *make, given=given) == ["gate.stand_in.unbound"]
    long = {**given, "until": "2026-12-31"}
    assert dossier.refusals(run, *make, *bound, given=long) == ["gate.stand_in.too_long"]
    empty = {**given, "since": "2026-03-10", "until": "2026-03-11"}
    assert dossier.refusals(run, *make, *bound, given=empty) == ["gate.stand_in.nothing"]
    assert not file.exists()

    made = run.ok(*make, *bound, given=given)
    assert made["sessions"] == 1
    opened = open_html_package(file, made["passphrase"], progress=Silent())
    text = str(opened.manifest)
    assert "06-00000012" in text
    assert "Sanne Dekker" in text
    assert not any(word in text for word in ("Ontslag", "baan", "sanne@voorbeeld.nl", "Loopbaantraject", "20 april"))
    (told,) = run.ok("disclosure", "list", "--client", client)
    assert (told["recipient"], told["secrecy"]) == (deputy, "confidentiality_agreement"), "the client can be told"
