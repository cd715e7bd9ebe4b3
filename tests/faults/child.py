"""What runs in the processes that are harmed: `python -m tests.faults.child JOB ARGUMENT...`, or forked off.

It says its process id, waits for a line, does its job, and says each step that a user would take for done. The last
line of a job that came to its end is JSON; of one that was refused, the error as the command line gives it.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.kernel.clock import amsterdam
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent

ANYONE = -1
PR_SET_PTRACER = 0x59616D61


def say(text: str) -> None:
    """One line, in one call that is none of those that are made to fail."""
    os.writev(1, [text.encode() + b"\n"])


def commits(folder: str, count: str = "100000") -> dict[str, object]:
    """Keep one client after another, and say each when it was acknowledged."""
    from tests.faults.places import add_client, opened

    with opened(Path(folder)) as vault:
        for number in range(int(count)):
            vault.now(add_client, f"Nummer{number}")
            say(f"kept Nummer{number}")
    return {"kept": int(count)}


def create(folder: str, count: str) -> dict[str, object]:
    """Make a vault and keep some clients in it."""
    from app.vault.vault import create_vault
    from tests.fakes import SetClock
    from tests.faults.places import EFFORT, add_client
    from tests.vault.fast_keys import PASSPHRASE

    vault, _ = create_vault(Path(folder), PASSPHRASE, SetClock(), EFFORT)
    say("made")
    for number in range(int(count)):
        vault.now(add_client, f"Nummer{number}")
        say(f"kept Nummer{number}")
    vault.close()
    return {"kept": int(count)}


def backup(folder: str, target: str) -> dict[str, object]:
    """Back up."""
    from app.vault.backup import back_up
    from tests.fakes import SetClock
    from tests.faults.places import opened

    with opened(Path(folder)) as vault:
        made = back_up(vault, Path(target), SetClock().now(), Silent())
    return {"size": made.size}


def restore(source: str, target: str) -> dict[str, object]:
    """Restore."""
    from app.vault.restore import restore as restore_backup
    from tests.fakes import SetClock
    from tests.faults.places import EFFORT
    from tests.vault.fast_keys import PASSPHRASE

    done = restore_backup(Path(source), Path(target), PASSPHRASE, SetClock(), Silent(), EFFORT)
    return {"sequence": done.sequence}


def replace(source: str, target: str) -> dict[str, object]:
    """Restore in the place of the same vault."""
    from app.vault.restore import restore as restore_backup
    from tests.fakes import SetClock
    from tests.faults.places import EFFORT
    from tests.vault.fast_keys import PASSPHRASE

    done = restore_backup(Path(source), Path(target), PASSPHRASE, SetClock(), Silent(), EFFORT, replace=True)
    say("replaced")
    return {"sequence": done.sequence}


def passphrase(folder: str) -> dict[str, object]:
    """Change the passphrase, then keep a client."""
    from app.vault.passphrase_change import change_passphrase
    from tests.faults.places import EFFORT, NEW_PASSPHRASE, add_client, opened

    with opened(Path(folder)) as vault:
        change_passphrase(vault, NEW_PASSPHRASE, EFFORT)
        say("changed")
        vault.now(add_client, "Later")
        say("kept Later")
    return {"changed": True}


def migrate(folder: str, fatal: str = "0") -> dict[str, object]:
    """Open the vault with a program that has two migrations more; killed as it comes to statement `fatal`."""
    from tests.faults.newer_schema import Statements, with_newer_schema
    from tests.faults.places import opened

    statements = Statements(int(fatal))
    statements.install()
    with with_newer_schema(), opened(Path(folder)):
        return {"statements": statements.count}


def open_old(folder: str, name: str, fatal: str = "0") -> dict[str, object]:
    """Open a vault that an earlier program wrote; killed as it comes to statement `fatal`."""
    from tests.faults.newer_schema import Statements
    from tests.faults.places import opened
    from tests.vaults.old_vaults import HERE, OldVault

    old, statements = OldVault(HERE / name), Statements(int(fatal))
    statements.install()
    with opened(Path(folder), old.passphrase, old.clock):
        return {"statements": statements.count}


def renew(folder: str) -> dict[str, object]:
    """Put a vault under a new vault key."""
    from app.vault.new_vault_key import renew_vault_key
    from tests.fakes import SetClock
    from tests.faults.places import EFFORT
    from tests.vault.fast_keys import PASSPHRASE

    made = renew_vault_key(Path(folder), PASSPHRASE, SetClock(), Silent(), EFFORT)
    say(f"renewed {made.text}")
    return {"renewed": True}


def task(name: str, folder: str, how: str) -> dict[str, object]:
    """A long task that is cancelled, or stands still to be killed, at some percent (tests.faults.tasks)."""
    from tests.faults.tasks import run_task

    return run_task(name, Path(folder), how, say)


def full_disk(path: str, disk: str, left: str, how: str) -> dict[str, object]:
    """Try a write path on a disk with `left` KiB of room, then with more, and look whether anything was harmed."""
    from tests.faults.full_disk import try_full_disk

    return try_full_disk(path, Path(disk), int(left), how)


def full_disk_reading(disk: str, how: str) -> dict[str, object]:
    """Read, search and export on a disk without any room, then write with some; what was refused meanwhile."""
    from tests.faults.full_disk import read_on_full_disk

    return read_on_full_disk(Path(disk), how)


def window(folder: str) -> dict[str, object]:
    """The window on a vault in which every text is markup; what of it is not shown as text."""
    from tests.faults.hostile_window import look_at_every_page

    return look_at_every_page(Path(folder))


def journey(way: str, root: str, keys: str) -> dict[str, object]:
    """The whole journey, recorded from outside."""
    from tests.faults.journey import travel

    return travel(way, Path(root), keys)


def called_away(place: str, way: str, bus: str) -> dict[str, object]:
    """The window, in which somebody types and leaves."""
    from tests.faults.away import go_away

    return go_away(Path(place), way, bus)


def command(*arguments: str) -> dict[str, object]:
    """The command line, with cheap keys. Its output goes before the JSON."""
    from app.cli.main import run_command
    from tests.faults.places import parts

    return {"code": run_command(parts(), arguments)}


JOBS: dict[str, Callable[..., dict[str, object]]] = {
    job.__name__: job
    for job in (
        commits,
        create,
        backup,
        restore,
        replace,
        passphrase,
        migrate,
        open_old,
        renew,
        task,
        full_disk,
        full_disk_reading,
        window,
        journey,
        called_away,
        command,
    )
}

BEFORE = {
    "create": ("tests.vault.fast_keys",),
    "backup": ("app.vault.backup",),
    "restore": ("app.vault.restore",),
    "replace": ("app.vault.restore",),
    "passphrase": ("app.vault.passphrase_change",),
    "migrate": ("tests.faults.newer_schema",),
    "open_old": ("tests.faults.newer_schema", "tests.vaults.old_vaults"),
    "renew": ("app.vault.new_vault_key",),
    "task": ("tests.faults.tasks",),
    "full_disk": ("tests.faults.full_disk",),
    "full_disk_reading": ("tests.faults.full_disk",),
    "command": ("app.cli.main",),
    "window": ("tests.faults.hostile_window",),
}
"""Modules that a job needs: read before anything is counted or made to fail."""
LATE = (
    "tests.faults.places", "cryptography.hazmat.primitives.kdf.argon2", "cryptography.hazmat.primitives.kdf.hkdf",
    "zoneinfo",
)  # fmt: skip
"""What every job needs, and the program reads when it comes to it."""


def main(name: str, arguments: Sequence[str]) -> int:
    """Run one job in a thread of its own, where calls are counted from one."""
    job = JOBS[name]
    for module in (*LATE, *BEFORE.get(name, ())):
        importlib.import_module(module)
    amsterdam()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYONE, 0, 0, 0)
    say(str(os.getpid()))
    sys.stdin.readline()
    if job in (window, journey, called_away):
        return _run(job, arguments)  # Qt lives in the first thread
    ended: list[int] = []
    worker = threading.Thread(target=lambda: ended.append(_run(job, arguments)))
    worker.start()
    worker.join()
    return ended[0] if ended else 1


def _run(job: Callable[..., dict[str, object]], arguments: Sequence[str]) -> int:
    try:
        say(json.dumps(job(*arguments)))
    except CoachkluisError as error:
        say(json.dumps({"error": error.code}))
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
