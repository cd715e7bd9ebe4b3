"""X7: everything by default, someone else covered so that nothing of it is left, a reason for all that is missing."""

from __future__ import annotations

import json

from app.domain.covering import BAR
from app.usecases.redacted_copy import CopyContents
from tests.acceptance import asking, dossier, retaining
from tests.acceptance.asking import asked, identified
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_other
from tests.documents.reading import pages
from tests.faults.leaks import found_in

OTHER = "Bram de Groot"
LETTER = "Begeleidende brief.pdf"
WHY = {"cause": "third_person", "reason": "Dit gaat over een collega van je."}


def _as_it_is(_: object, __: object, dossier: object, ___: object) -> CopyContents:
    return CopyContents(dossier, {})  # type: ignore[arg-type] # what the real one is given


@noticed(with_other("app.usecases.redacted_copy:redacted_copy", _as_it_is, "nothing is left out or covered"))
def test_x7_everything_but_what_is_about_someone_else_each_with_its_reason(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    noted = retaining.session(run, client, trajectory, notes=f"Sanne werkt met {OTHER}. {OTHER} belt veel.")
    about_other = retaining.session(run, client, trajectory, on="2025-03-04", notes="Een gesprek met Eveline alleen.")
    request = identified(run, asked(run, client, "access"))
    out = run.folder.parent / "copy.html"
    package = ("request", "package", request, "--to", out)
    passage = {**WHY, "item": noted, "field": "notes", "passage": f"{OTHER}."}
    bare = {**passage, "reason": " "}
    assert run(*package, "--from", "-", "--json", given={"redactions": [bare]}).code == 2, "not without a reason"
    once = {"redactions": [passage], "omissions": [{**WHY, "item": about_other}]}
    first = {**WHY, "field": "notes", "start": 16, "end": 29}
    run.ok("request", "redact", request, "--item", noted, "--from", "-", given=first)
    assert dossier.refusals(run, *package, "--from", "-", given={"omissions": once["omissions"]}) == ["gate.left_over"]
    assert not out.exists()
    opened = asking.opened(run.ok(*package, "--from", "-", given={"redactions": [{**WHY, "everywhere": OTHER}]}))
    files = asking.files(opened)
    everything = b"".join(files.values()) + repr(opened.manifest).encode()
    assert found_in(everything, (OTHER, "Eveline")) == set()
    overview, letter = asking.overview(opened), " ".join(pages(files[LETTER]))
    for said in (overview, letter):
        assert WHY["reason"] in said
        assert OTHER not in said
        assert "Eveline" not in said
    assert f"Sanne werkt met {BAR}" in overview
    assert "Autoriteit Persoonsgegevens" in letter
    listed = json.loads(files["Inhoud met controlegetallen.json"])
    assert {each["name"] for each in listed["files"]} == set(files) - {"Inhoud met controlegetallen.json"}
    assert len(listed["left_out"]) == 2
