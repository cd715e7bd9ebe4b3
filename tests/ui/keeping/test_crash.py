"""A program that is killed in the middle of a sentence loses no more than the last seconds of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.domain.unfinished import Unfinished, read_typed
from app.ui.keeping.keeper import LONGEST
from app.usecases.parts import Parts
from app.vault.vault import open_vault
from tests.vault.fast_keys import PASSPHRASE

CHILD = Path(__file__).with_name("typing_child.py")
LATE = 4_000
"""Milliseconds that a busy computer may take for what takes none."""


def test_f27_a_kill_loses_the_last_seconds_at_most(vault_folder: Path, tmp_path: Path, parts: Parts) -> None:
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(vault_folder), str(tmp_path / "host")], stdout=subprocess.PIPE, text=True
    )
    typed: list[tuple[int, int]] = []
    try:
        assert child.stdout is not None
        for line in child.stdout:
            when, number = map(int, line.split())
            typed.append((when, number))
            if when - typed[0][0] > 2 * LONGEST + LATE:
                break
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    assert len(typed) > 20, "the child typed too little to tell"
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        (left,) = vault.reader().find(Unfinished)
    finally:
        vault.close()
    kept = {int(word) for word in str(read_typed(left.content)["trajectory"]["question"]).split()}
    last = max(when for when, number in typed if number in kept)
    assert typed[-1][0] - last <= LONGEST + LATE
    assert {number for when, number in typed if when <= last} <= kept
