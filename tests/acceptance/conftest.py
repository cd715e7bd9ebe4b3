"""A practice on disk for each starting policy, and the command line on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.usecases.parts import Parts
from tests.cli.driver import CommandLine
from tests.practices import practice_in

Practice = Callable[[str], CommandLine]
"""Gives the command line on the vault of a practice with this starting policy."""


@pytest.fixture
def practice(parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Practice:
    """`practice("career_advice")`: a vault on disk. Every command opens it and closes it again."""

    def made(policy: str) -> CommandLine:
        return CommandLine(parts, practice_in(tmp_path / policy, policy), capsys, tmp_path)

    return made
