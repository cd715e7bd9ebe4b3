"""Real processes that are killed, and whose work with the system is recorded or made to fail.

`strace` is what does it: it sees every call, and can kill a process at its N-th write or let its N-th sync fail.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults import forked
from tests.faults.trials import CannotTry

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds after which a child is taken to hang."""
WRITING = (
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "unlinkat", "rename", "renameat",
    "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat", "fchmod",
)  # fmt: skip
"""Every call by which a file changes, or comes or goes."""


class Child:
    """A process of `tests.faults.child` that waits for its start, and says in lines what it did."""

    def __init__(self, job: str, *arguments: object, before: Sequence[str] = ()) -> None:
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed when the child has ended
        given = [str(each) for each in arguments]
        forks = forked.FORKS and job in forked.JOBS and not before
        self.process = forked.Forked(job, given, self._errors) if forks else self._anew(before, job, given)
        self.lines: list[str] = []
        self.errors = ""
        first = self.line()
        if first is None:
            raise AssertionError(f"the child did not start: {self.finish()} {self.errors}")
        self.pid = int(first)

    def _anew(self, before: Sequence[str], job: str, given: Sequence[str]) -> forked.Process:
        return subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.child", job, *given],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def line(self) -> str | None:
        """The next line that the child says; None where it has ended."""
        assert self.process.stdout is not None
        text = self.process.stdout.readline()
        return text.rstrip("\n") if text.endswith("\n") else None

    def go(self) -> None:
        """Let it begin."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """As `kill -9`."""
        self.process.kill()

    def finish(self, patience: float = PATIENCE) -> int:
        """Wait for its end, keep the rest of what it says, give its exit code (negative: the signal)."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        hanging = threading.Timer(patience, self.kill)
        hanging.start()
        # Not `communicate`: that would pass over the lines that were read ahead.
        self.lines += [each for each in self.process.stdout.read().splitlines() if each]
        code = self.process.wait()
        hanging.cancel()
        self.process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self._errors.seek(0)
        self.errors = self._errors.read()
        self._errors.close()
        return code

    def run(self, patience: float = PATIENCE) -> int:
        """Begin, and wait for the end."""
        self.go()
        return self.finish(patience)

    @property
    def answer(self) -> dict[str, object]:
        """The last line, which is JSON where the job came to its end."""
        given: dict[str, object] = json.loads(self.lines[-1])
        return given


@contextmanager
def traced(child: Child, *options: str) -> Iterator[None]:
    """Watch a child that waits, with these options of strace."""
    if shutil.which("strace") is None:
        raise CannotTry("strace is not installed")
    tracer = subprocess.Popen(
        ["strace", "-f", "-qqq", *options, "-p", str(child.pid)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    patience = time.monotonic() + PATIENCE
    while b"TracerPid:\t0\n" in Path(f"/proc/{child.pid}/status").read_bytes():
        if tracer.poll() is not None or time.monotonic() > patience:
            child.kill()
            child.finish()
            said = tracer.stderr.read().strip() if tracer.stderr else ""
            raise CannotTry(f"strace may not look at other processes here: {said}")
        os.sched_yield()
    try:
        yield
    finally:
        tracer.communicate(timeout=PATIENCE)


def operations(job: str, *arguments: object, scratch: Path) -> list[tuple[str, int]]:
    """Every operation on files that a job does: the call, and the how-manieth of its kind in its thread."""
    log = scratch / "operations"
    child = Child(job, *arguments)
    with traced(child, "-o", str(log), "-e", f"trace={_present(WRITING)}", "-e", "signal=none"):
        code = child.run()
    if code != 0:
        raise AssertionError(f"{job} fails by itself: {child.lines} {child.errors}")
    counted: Counter[tuple[str, str]] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        thread, _, rest = line.partition(" ")
        if "resumed>" not in rest:
            counted[thread, rest.strip().split("(")[0]] += 1
    most: dict[str, int] = {}
    for (_, call), number in counted.items():
        most[call] = max(most.get(call, 0), number)
    log.unlink()
    return [(call, number) for call in sorted(most) for number in range(1, most[call] + 1)]


def killed_at(child: Child, call: str, number: int) -> int:
    """Run a child that is killed as it comes to its `number`-th `call`; gives its exit code."""
    with traced(child, "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"):
        return child.run()


def failing_at(child: Child, call: str, number: int, error: str, *, stays: bool = False) -> int:
    """Run a child whose `number`-th `call` fails, and with `stays` all after it; gives its exit code."""
    when = f"{number}+" if stays else str(number)
    with traced(child, "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"):
        return child.run()


def in_own_mounts(command: str) -> tuple[str, ...]:
    """What to put before a command so that `command` is run first, with mounts that nobody else sees and that go with
    the process. Raises CannotTry where the machine does not allow that.
    """
    start = ["unshare", "--mount", *(() if os.geteuid() == 0 else ("--user", "--map-root-user"))]
    tried = subprocess.run([*start, "sh", "-c", command], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        raise CannotTry(f"mounting is not allowed here: {tried.stderr.strip()[:120]}")
    return (*start, "sh", "-c", f'{command} && exec "$@"', "sh")


def _present(calls: Sequence[str]) -> str:
    """Calls that a processor's kernel does not have are passed over."""
    return ",".join(f"?{each}" for each in calls)
