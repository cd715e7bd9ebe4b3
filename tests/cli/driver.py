"""Runs the command line as a user does, in this process, on a real vault; cheap keys are the only difference."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run_command
from app.usecases.parts import Parts
from tests.vault.fast_keys import PASSPHRASE


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


class CommandLine:
    """`coachkluis --vault FOLDER ...` with the passphrase in a file."""

    def __init__(self, parts: Parts, folder: Path, capture: pytest.CaptureFixture[str], scratch: Path) -> None:
        self._parts = parts
        self.folder = folder
        self._capture = capture
        self.passphrase_file = scratch / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE.text + "\n", encoding="utf-8")

    def __call__(self, *arguments: str | Path, given: object = None, language: str = "nl") -> Answer:
        """Run a command; `given` goes to standard input as JSON, or as it is where it is text."""
        text = given if isinstance(given, str) else json.dumps(given)
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        self._capture.readouterr()
        try:
            code = run_command(
                self._parts,
                [
                    *("--vault", str(self.folder), "--passphrase-file", str(self.passphrase_file)),
                    *("--lang", language),
                    *map(str, arguments),
                ],
            )
        finally:
            sys.stdin = before
        out, err = self._capture.readouterr()
        return Answer(code, out, err)

    def ok(self, *arguments: str | Path, given: object = None) -> Any:
        """Run a command that must succeed; gives its JSON value."""
        answer = self(*arguments, "--json", given=given)
        assert answer.code == 0, answer.err
        return answer.json
