"""The tour carries out the main job on a real vault, and what it says it made is there and opens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.main import run_command
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.packages.extraction import extract_package
from app.packages.html_reader import open_html_package
from app.usecases.demo.tour import new_tour_folder, play_tour
from app.usecases.demo.tour_stage import LineKind, TourFailed
from app.usecases.parts import Parts
from tests.cli.driver import CommandLine

PACKAGES = ("concept-voor-de-client.html", "verslag-voor-de-werkgever.html", "kopie-voor-de-client.html")


def test_all_ten_steps_are_done_and_every_passphrase_opens_its_file(command_line: CommandLine, tmp_path: Path) -> None:
    run, folder = command_line, tmp_path / "tour"
    answer = run("tour", folder, "--json")
    assert answer.code == 0, answer.err
    assert "er is geen toestemming" in answer.err
    assert "[" not in answer.err
    told = answer.json
    assert told["steps"] == 10
    assert {Path(each) for each in told["files"]} == set(folder.iterdir())
    opens = {Path(each["file"]): each["passphrase"] for each in told["passphrases"]}
    assert set(opens) == {folder / "kluis", *(folder / name for name in PACKAGES)}
    for name in PACKAGES:
        opened = open_html_package(folder / name, opens[folder / name])
        files = extract_package(opened, tmp_path / f"out-{name}", Silent())
        assert files
    final = (folder / "eindrapportage.pdf").read_bytes()
    assert (tmp_path / f"out-{PACKAGES[1]}" / "Eindrapportage.pdf").read_bytes() == final
    run.folder = folder / "kluis"
    run.passphrase_file.write_text(opens[folder / "kluis"], encoding="utf-8")
    assert len(run.ok("client", "list")) == 5
    assert len(run.ok("session", "list")) == 3
    assert run.ok("verify")["ok"]
    assert run.ok("request", "list")[0]["state"] == "closed"


def test_the_story_is_whole_in_english(parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(parts, ["--lang", "en", "tour", str(tmp_path / "tour")]) == 0
    story = capsys.readouterr().out
    assert "10. Lock, open and verify" in story
    assert "no consent" in story
    assert "[" not in story


def test_a_folder_that_holds_anything_is_left_alone(command_line: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brief.txt").write_text("van mij", encoding="utf-8")
    answer = command_line("tour", tmp_path / "mine", "--json")
    assert answer.code == 1
    assert answer.json["error"] == "tour.folder_not_empty"
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["brief.txt"]


def test_without_a_folder_it_takes_a_new_one_at_home(tmp_path: Path) -> None:
    first, second = new_tour_folder(tmp_path), new_tour_folder(tmp_path)
    assert (first.name, second.name) == ("coachkluis-demo-1", "coachkluis-demo-2")
    assert first.stat().st_mode & 0o077 == 0


def test_where_home_cannot_be_written_it_takes_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    assert new_tour_folder(tmp_path / "file").parent == tmp_path / "temporary"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    with pytest.raises(CoachkluisError, match=r"tour\.no_folder"):
        new_tour_folder(tmp_path / "file")


def test_a_step_that_does_not_end_as_it_must_ends_the_tour(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The employer's package is there already, as if it had gone out without consent: the tour must notice."""

    def lines() -> Iterator[str]:
        for line in play_tour(parts, parts.translator(Language.DUTCH), tmp_path / "tour"):
            yield line.text
            if line.kind is LineKind.STEP and line.text.startswith("6."):
                (tmp_path / "tour" / "verslag-voor-de-werkgever.html").touch()

    with pytest.raises(TourFailed):
        list(lines())
