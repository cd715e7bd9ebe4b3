"""A copy that is refused after its preparation: what was covered is kept and told, and the same file works again."""

from __future__ import annotations

from app.domain.covering import BAR
from tests.acceptance import asking, dossier, retaining
from tests.acceptance.asking import asked, identified
from tests.cli.driver import CommandLine

OTHER = "Bram de Groot"
WHY = {"cause": "third_person", "reason": "Dit gaat over een collega van je."}
KEPT = "is bewaard bij het verzoek"


def test_x7_the_same_preparation_can_be_given_again(command_line: CommandLine) -> None:
    run, out = command_line, command_line.folder.parent / "copy.html"
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    first = retaining.session(run, client, trajectory, notes=f"Zij werkt met {OTHER}, Bram\u00a0de Groot.")
    retaining.session(run, client, trajectory, on="2025-03-04", notes="Bram de Groots agenda is vol.")
    request = identified(run, asked(run, client, "access"))
    box = {**WHY, "item": first, "field": "notes", "passage": "Zij werkt"}
    given = {"redactions": [{**WHY, "everywhere": OTHER}, box]}
    package = ("request", "package", request, "--to", out, "--from", "-")
    bare = run(*package, given={"redactions": [{**WHY, "everywhere": "Staat er niet"}]})
    assert bare.code == 2
    assert KEPT not in bare.err, "nothing was done"
    refused = run(*package, given=given)
    assert refused.code == 6
    assert KEPT in refused.err
    assert not out.exists()
    made = run.ok(*package, "--even-if-left", given=given)
    overview = asking.overview(asking.opened(made))
    assert overview.count(f"{BAR} [over iemand anders]") == 3, "covered once, and no less"
    assert OTHER not in overview.replace(f"{OTHER}s", "")
