"""The environment is made without pip, told apart from a broken one, and filled only when a lock changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.environment import STAMP, Part, Stamp, create, script, works


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with locks of its own."""
    (tmp_path / "installer").mkdir()
    for part in Part:
        place = tmp_path if part is Part.PROJECT else tmp_path / "installer"
        (place / part.value).parent.mkdir(parents=True, exist_ok=True)
        (place / part.value).write_text(f"{part}\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_an_environment_is_made_without_pip_and_works(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    assert not works(folder)
    create(folder)
    assert works(folder)
    assert subprocess.run([script("python", folder), "-c", "import pip"], check=False).returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows copies Python instead of linking to it")
def test_an_environment_whose_python_went_away_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    create(folder)
    (folder / "left-over").touch()
    script("python", folder).unlink()
    script("python", folder).symlink_to(tmp_path / "gone")
    assert not works(folder)
    create(folder)
    assert works(folder)
    assert not (folder / "left-over").exists()


def test_a_stamp_holds_until_the_lock_changes(project: Path) -> None:
    Stamp(project / ".venv", project).note(Part.RUNTIME, Part.PROJECT)
    again = Stamp(project / ".venv", project)
    assert again.holds(Part.RUNTIME)
    assert again.holds(Part.PROJECT)
    assert not again.holds(Part.DEVELOPMENT)
    (project / "installer" / Part.RUNTIME.value).write_text("another\n", encoding="utf-8")
    assert not again.holds(Part.RUNTIME)
    assert again.holds(Part.PROJECT)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"requirements.txt": 3}'])
def test_a_damaged_stamp_is_as_good_as_none(project: Path, content: str) -> None:
    (project / ".venv" / STAMP).write_text(content, encoding="utf-8")
    assert not Stamp(project / ".venv", project).holds(Part.RUNTIME)


def test_an_environment_that_was_moved_is_noticed(project: Path) -> None:
    stamp = Stamp(project / ".venv", project)
    stamp.note(Part.RUNTIME)
    assert not Stamp(project / ".venv", project).is_of_another_place()
    shutil.move(project / ".venv", project / "moved")
    assert Stamp(project / "moved", project).is_of_another_place()
