"""Processes that begin at once: forked off one that has read every module of the program, and has done nothing else.

Starting Python and reading the modules takes twice as long as most jobs; here it is done once. What is forked shares
nothing with another: the process it comes from has one thread, no vault and no connection, and has asked for nothing
random. (Python, SQLite and OpenSSL each see by themselves that they were forked, and begin their random numbers anew.)
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import IO, Protocol, TextIO

from tests.faults import child

FORKS = sys.platform == "linux"
JOBS = ("commits", "create", "backup", "restore", "replace", "passphrase", "migrate", "open_old", "renew", "task")
"""The jobs that are begun so. The window, the command line and what needs a place of its own start as anyone does."""


class Process(Protocol):
    """A process that is spoken with in lines."""

    stdin: IO[str] | None
    stdout: IO[str] | None

    def kill(self) -> None:
        """As `kill -9`."""

    def wait(self) -> int:
        """Until it has ended; gives its exit code (negative: the signal)."""


class Forked:
    """One of them, as `subprocess.Popen` has it."""

    def __init__(self, job: str, arguments: Sequence[str], errors: TextIO) -> None:
        asked, asking = os.pipe()
        telling, told = os.pipe()
        ends = (
            Connection(asked, writable=False),
            Connection(told, readable=False),
            Connection(os.dup(errors.fileno()), readable=False),
        )
        try:
            self._process = _context().Process(target=_begin, args=(job, arguments, *ends), daemon=True)
            self._process.start()
        finally:
            for end in ends:
                end.close()
        self.stdin: IO[str] | None = os.fdopen(asking, "w")
        self.stdout: IO[str] | None = os.fdopen(telling)

    def kill(self) -> None:
        """As `kill -9`."""
        self._process.kill()

    def wait(self) -> int:
        """Until it has ended; gives its exit code (negative: the signal)."""
        self._process.join()
        code = self._process.exitcode
        assert code is not None
        return code


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    needed = {*child.LATE, *(module for job in JOBS for module in child.BEFORE.get(job, ()))}
    context.set_forkserver_preload([__name__, *sorted(needed)])
    return context


def _begin(job: str, arguments: Sequence[str], asked: Connection, told: Connection, errors: Connection) -> None:
    """In the new process: its own ends in the place of those of the process it comes from, then the job."""
    threads = list(Path("/proc/self/task").iterdir())
    for place, end in enumerate((asked, told, errors)):
        os.dup2(end.fileno(), place)
        end.close()
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - lives as long as the process
    if len(threads) != 1:
        raise RuntimeError("threads do not come along when a process is forked: none may run before")
    raise SystemExit(child.main(job, arguments))
