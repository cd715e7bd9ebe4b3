"""Row W3: a voice memo comes in without what its telephone wrote beside it; a paper that was scanned is destroyed."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, without_gate
from tests.packages.test_recording_metadata import M4A, SECRET, SOUND


@noticed(with_answer("app.packages.recording_metadata:telling_stretches", ()))
def test_w3_a_voice_memo_loses_its_place_and_its_telephone(practice: Practice, tmp_path: Path) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    memo = tmp_path / "memo.m4a"
    memo.write_bytes(M4A)
    made = run.ok("attachment", "add", memo, "--client", client)
    (tmp_path / "out").mkdir()
    kept = Path(run.ok("attachment", "save", made["id"], tmp_path / "out")["file"]).read_bytes()
    assert SOUND in kept
    assert SECRET not in kept
    assert memo.read_bytes() == M4A, "the coach's own file stays as it was"
    assert SECRET not in b"".join(each.read_bytes() for each in run.folder.iterdir())


@noticed(without_gate("app.domain.gates.destroy_paper:destroy_paper_gate"))
def test_w3_paper_is_destroyed_on_a_day_and_not_under_a_hold(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    given = {"what": "Flip-over, twee vellen", "place": "Kast boven", "dated": "2026-02-10"}
    paper = run.ok("paper-item", "add", "--client", client, "--from", "-", given=given)["id"]
    gone = ("paper-item", "destroyed", paper, "--from", "-")
    hold = {"reason": "procedure", "review_on": "2026-09-01", "explanation": "Er loopt een klacht."}
    held = run.ok("retention", "hold", "--client", client, "--from", "-", given=hold)["id"]
    assert dossier.refusals(run, *gone, given={}) == ["gate.paper.held"]
    run.ok("retention", "release", held, "--from", "-", given={"released_because": "De klacht is ingetrokken."})
    assert run(*gone, "--json", given={"destroyed_on": "2026-02-09"}).code == 2, "before it was made"
    assert run.ok(*gone, given={})["destroyed_on"] == "2026-03-03"
    assert dossier.refusals(run, *gone, given={}) == ["gate.paper.destroyed"]
