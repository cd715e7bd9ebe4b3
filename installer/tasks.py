"""What `make` can be asked for, once the environment is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from installer.environment import ROOT, script
from installer.report import EXIT_FAILED, SetupError, tell
from installer.system import has_display


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a task: a program of the environment and its arguments."""

    name: str
    program: str
    arguments: tuple[str, ...]

    def succeeds(self) -> bool:
        """Run it with its output in sight; whether it found nothing wrong.

        Says nothing more where it did not: the last line of a good run is pytest's own sum.
        """
        tell(f"{self.name} ...")
        code = start(self.program, self.arguments)
        if code != 0:
            tell(f"{self.name}: NOT GOOD (exit code {code})")
        return code == 0


CHECKS = (
    Step("lint", "python", ("-m", "ruff", "check", ".")),
    Step("format", "python", ("-m", "ruff", "format", "--check", ".")),
    Step("types", "python", ("-m", "mypy")),
    Step("contracts", "lint-imports", ("--no-logo",)),
)
TESTS = Step("tests", "python", ("-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"))
AHEAD = (
    ("-m", "compileall", "-q", "app"),
    ("-m", "pytest", "-qq", "--collect-only"),
)
"""What reads all sources once, and leaves them compiled for every process that the tests start."""
LOCKS = (
    ("pyproject.toml", "-o", "installer/requirements.txt"),
    (
        "pyproject.toml",
        "--group",
        "dev",
        "-c",
        "installer/requirements.txt",
        "-o",
        "installer/requirements-dev.txt",
    ),
    ("--group", "build", "-o", "installer/requirements-build.txt"),
)


def start(program: str, arguments: Sequence[str]) -> int:
    """Run a program of the environment in the project's folder and give back its exit code."""
    return subprocess.run([str(script(program)), *arguments], cwd=ROOT, check=False).returncode


def run() -> int:
    """The window; where there is no display, the main job in a demonstration vault, step by step."""
    if has_display():
        return start("coachkluis", ())
    tell("there is no display here, so this is the main job in a demonstration vault, step by step")
    return start("coachkluis", ("tour",))


def check() -> int:
    """Lint, types and contracts."""
    return _all(CHECKS)


def test() -> int:
    """Everything that is checked, and all tests; all of it runs even where a part is not good."""

    def steps() -> Iterator[Step]:
        with compiling():
            yield from CHECKS
        yield TESTS

    return _all(steps())


@contextmanager
def compiling() -> Iterator[None]:
    """Compile the sources meanwhile: checks use one core, and each process of the tests would compile them by itself,
    where the environment says that nothing is to be written too. What is wrong with a source, the tests tell.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    python = str(script("python"))

    def compile_all() -> None:
        for arguments in AHEAD:
            quiet = subprocess.DEVNULL
            subprocess.run(
                [python, *arguments], cwd=ROOT, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, check=False
            )

    beside = Thread(target=compile_all)
    beside.start()
    try:
        yield
    finally:
        beside.join()


def tidy() -> int:
    """Format the sources, and mend what ruff can mend safely."""
    return _all(
        (
            Step("mend", "python", ("-m", "ruff", "check", "--fix", "--quiet", "--exit-zero", ".")),
            Step("format", "python", ("-m", "ruff", "format", ".")),
        )
    )


def lock() -> int:
    """Pin every library anew, for all systems at once, with hashes and without addresses."""
    common = ("--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:")
    bare = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
    newer = ("--upgrade",) if os.environ.get("UPGRADE") else ()
    for arguments in LOCKS:
        code = start("python", ("-m", "uv", "pip", "compile", *common, *bare, *newer, *arguments))
        if code != 0:
            raise SetupError("the libraries could not be locked; the reason stands above.")
    return 0


def module(name: str) -> Callable[[], int]:
    """The task that runs a module of the project."""
    return lambda: start("python", ("-m", name))


def _all(steps: Iterable[Step]) -> int:
    failed = [step.name for step in steps if not step.succeeds()]
    if failed:
        print(f"coachkluis: not good: {', '.join(failed)}", file=sys.stderr)
    return EXIT_FAILED if failed else 0
