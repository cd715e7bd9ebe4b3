"""What can be asked for, and what comes of asking for something else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from installer import tasks
from installer.bootstrap import TASKS, main
from installer.tasks import Step

ROOT = Path(__file__).resolve().parents[2]


def test_make_knows_every_task_and_no_other() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets is not None
    assert set(targets[1].split()) == set(TASKS)


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "fast"]])
def test_another_task_is_refused_with_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_step_succeeds_only_when_its_command_does() -> None:
    assert Step("good", "python", ("-c", "")).succeeds()
    assert not Step("bad", "python", ("-c", "raise SystemExit(1)")).succeeds()
    assert not Step("none", "python", ("-c", "raise SystemExit(5)")).succeeds()


def test_sources_are_compiled_beside_the_checks_also_where_python_is_told_to_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source.py").write_text("NUMBER = 1\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    importing = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import source"
    monkeypatch.setattr(tasks, "AHEAD", (("-c", "raise SystemExit(1)"), ("-c", importing)))
    with tasks.compiling():
        pass
    assert list(tmp_path.glob("__pycache__/source.*.pyc"))


def test_the_bootstrap_needs_nothing_but_the_standard_library() -> None:
    bare = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import installer.bootstrap"
    subprocess.run([sys.executable, "-I", "-S", "-c", bare], check=True)
