"""What the installer tells whoever is waiting for it, and how it gives up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence

EXIT_FAILED = 1
EXIT_YOUR_TURN = 2


class SetupError(Exception):
    """The setup cannot go on. The message says what happened and what to do now; `code` is the exit code."""

    def __init__(self, message: str, code: int = EXIT_FAILED) -> None:
        super().__init__(message)
        self.code = code


def tell(message: str) -> None:
    """One line of progress, at once, on standard error: standard output belongs to what is started."""
    print(f"coachkluis: {message}", file=sys.stderr, flush=True)


def run_quietly(command: Sequence[str], doing: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a command without input; its output is shown only when it fails, and on a terminal while it runs.

    Raises SetupError, naming what was being done.
    """
    shown = sys.stderr.isatty()
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr if shown else subprocess.PIPE,
        stderr=sys.stderr if shown else subprocess.STDOUT,
        env=environment,
        check=False,
        text=True,
        errors="replace",
    )
    if done.returncode == 0:
        return
    if done.stdout:
        print(done.stdout[-4000:], file=sys.stderr)
    raise SetupError(f"{doing} did not succeed (exit code {done.returncode}); the reason stands above.")
