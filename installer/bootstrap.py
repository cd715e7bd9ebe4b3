"""Sets Coachkluis up on a machine that has Python 3.11 and little else, and starts what was asked for.

    python3 -m installer.bootstrap run      the program (what `make run` calls)
    py -m installer.bootstrap run           the same on Windows

Everything lands in `.venv`; nothing outside it is touched but, as root on Debian and its kin, missing
packages of the system. Exit codes: 0 done, 1 failed, 2 it is your turn (the message says what to do),
130 cancelled.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from installer import environment, system, tasks
from installer.report import SetupError, tell


@dataclass(frozen=True, slots=True)
class Task:
    """Something that can be asked for: what it does, and what must be there first."""

    help: str
    act: Callable[[], int] | None = None
    development: bool = False
    packages: tuple[system.SystemPackage, ...] = system.WINDOW


WITH_TESTS = (*system.WINDOW, *system.TESTS)
TASKS = {
    "setup": Task("make .venv, with .venv/bin/coachkluis"),
    "run": Task("open the program; without a display, carry out the main job step by step", tasks.run),
    "test": Task("lint, types, contracts and all tests", tasks.test, True, WITH_TESTS),
    "check": Task("lint, types and contracts", tasks.check, True, ()),
    "tidy": Task("format the sources", tasks.tidy, True, ()),
    "bench": Task("measure against the budgets", tasks.module("tests.benchmarks"), True, WITH_TESTS),
    "screenshots": Task(
        "pictures of every screen in build/screenshots", tasks.module("tests.screenshots"), True, WITH_TESTS
    ),
    "faults": Task("every fault at its full count", tasks.module("tests.faults"), True, WITH_TESTS),
    "acceptance": Task(
        "the test of every row with the thing taken out that it must notice",
        tasks.module("tests.acceptance"),
        True,
        WITH_TESTS,
    ),
    "lock": Task("pin the libraries anew (UPGRADE=1: the newest of each)", tasks.lock, True, ()),
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one task; its exit code."""
    parser = argparse.ArgumentParser(prog="installer.bootstrap", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    for name, task in TASKS.items():
        commands.add_parser(name, help=task.help)
    task = TASKS[parser.parse_args(arguments).task]
    try:
        system.ensure((*system.pip_packages(), *task.packages), system.may_install())
        environment.ensure(task.development)
        if task.act is None:
            tell(f"ready: {environment.script('coachkluis').relative_to(environment.ROOT)}")
            return 0
        return task.act()
    except SetupError as error:
        tell(str(error))
        return error.code
    except KeyboardInterrupt:
        tell("cancelled")
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
