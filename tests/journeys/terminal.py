"""The program as a user starts it in a terminal: a process of its own, in a home of its own, with keys as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds that one command may take on a busy machine."""
_SHARED = ("PATH", "SYSTEMROOT", "LANG")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


class Terminal:
    """Runs `coachkluis ...`; everything that a command keeps outside the vault goes under `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()
        folders = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        kept = {name: os.environ[name] for name in _SHARED if name in os.environ}
        self._environment = {**kept, **folders, "HOME": str(home), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}

    def run(self, *arguments: str | Path, given: object = None) -> Ended:
        """Run a command to its end; `given` goes to standard input, as JSON unless it is text."""
        text = given if isinstance(given, str) else json.dumps(given)
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, arguments)],
            input=text.encode(),
            capture_output=True,
            env=self._environment,
            cwd=self.home,
            timeout=PATIENCE,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


class VaultTerminal:
    """`coachkluis --vault DIR --passphrase-file FILE ... --json`."""

    def __init__(self, terminal: Terminal, folder: Path, passphrase: Path) -> None:
        self.terminal, self.folder, self.passphrase = terminal, folder, passphrase

    def ended(self, *arguments: str | Path, given: object = None) -> Ended:
        """Run a command, however it ends."""
        opening = ("--vault", self.folder, "--passphrase-file", self.passphrase, "--lang", "nl")
        return self.terminal.run(*opening, *arguments, "--json", given=given)

    def ok(self, *arguments: str | Path, given: object = None) -> Any:
        """Run a command that must succeed; gives its JSON value."""
        ended = self.ended(*arguments, given=given)
        assert ended.code == 0, ended.err
        return ended.json

    def fails(self, code: int, *arguments: str | Path, given: object = None) -> dict[str, Any]:
        """Run a command that must end with this code; gives its JSON value. Nobody is shown a traceback."""
        ended = self.ended(*arguments, given=given)
        assert ended.code == code, f"{ended.code}: {ended.out} {ended.err}"
        assert "Traceback" not in ended.err
        told = ended.json
        assert isinstance(told, dict)
        return told
