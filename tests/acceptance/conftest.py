"""A practice on disk for each starting policy, and the command line on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.usecases.create_practice import create_practice
from app.usecases.parts import Parts
from app.vault.vault import create_vault
from tests.cli.driver import CommandLine
from tests.conftest import PRACTICE
from tests.vault.fast_keys import PASSPHRASE

Practice = Callable[[str], CommandLine]
"""Gives the command line on the vault of a practice with this starting policy."""


@pytest.fixture
def practice(parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Practice:
    """`practice("career_advice")`: a vault on disk. Every command opens it and closes it again."""

    def made(policy: str) -> CommandLine:
        folder = tmp_path / policy
        vault, _ = create_vault(folder, PASSPHRASE, parts.clock, parts.effort)
        starting = next(each for each in parts.starting_policies if each.name == policy)
        vault.now(create_practice, PRACTICE, starting)
        vault.close()
        return CommandLine(parts, folder, capsys, tmp_path)

    return made
