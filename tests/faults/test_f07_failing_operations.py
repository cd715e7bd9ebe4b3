"""F7: an operation on a file fails, for every one; the error is shown, and nothing said to be saved that is not."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.kernel.progress import Silent
from app.packages.errors import PackageTarget
from app.packages.export_folder import export_folder
from app.usecases.backups.drill import sweep_drills
from app.usecases.save_attachment import save_attachment
from app.vault.errors import FileFailed
from app.vault.older_databases import next_database
from app.vault.traces import holds_vault
from tests.faults.places import DATABASE, NEW_PASSPHRASE, opened, require_sound, vault_in
from tests.faults.processes import Child, failing_at, operations
from tests.faults.tasks import TASKS, Amount, prepare
from tests.faults.trials import Row, Trials, quick_folder
from tests.vault.fast_keys import PASSPHRASE

COMMITS = 4
WHOLE = (*TASKS, "share")
"""The tasks that are begun with an open vault, and write. Verifying does not, and a drill is a restore by itself."""
JOBS = ("commits", "create", "passphrase", "renew", *WHOLE)
ERRORS = {"write": "EIO", "pwrite64": "EIO", "fsync": "EIO", "fdatasync": "EIO"}
OTHERWISE = "ENOSPC"
FEWEST = 15
LITTLE = Amount(words=9000, clients=250, lines=300)
"""Each task does everything that it does to more, and most of it several times: a file comes in by four goes of some
small parts, a list by three pieces, a backup is copied in two goes, a draft has pages. What is larger repeats the same
operations on more pages, and an attempt is made for every one of them.
"""


def arguments(job: str, place: Path) -> tuple[object, ...]:
    """What a job needs, in a new place."""
    if job == "create":
        return (place / "vault", COMMITS)
    if job == "commits":
        return (vault_in(place), COMMITS)
    if job in ("passphrase", "renew"):
        return (vault_in(place),)
    shutil.copytree(_prepared(), place, dirs_exist_ok=True)
    return (place, "small")


@cache
def _prepared() -> Path:
    # Kept for as long as the process lives; removed with it.
    holder = tempfile.TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder())
    _held.append(holder)
    vault_in(Path(holder.name))
    prepare(Path(holder.name), LITTLE)
    return Path(holder.name)


_held: list[tempfile.TemporaryDirectory[str]] = []


def start(job: str, place: Path) -> Child:
    """The child that does it."""
    given = arguments(job, place)
    return Child("task", job, *given) if job in WHOLE else Child(job, *given)


def require_honest(job: str, child: Child, code: int, place: Path) -> None:
    """The child ended by itself, in words; what it said is true; the vault is whole."""
    assert "Traceback" not in child.errors, child.errors[-1500:]
    assert child.lines, "nothing was said"
    said = {line.removeprefix("kept ") for line in child.lines if line.startswith("kept ")}
    assert code == 0 or child.answer["error"], child.lines
    if job == "create" and "made" not in child.lines:
        return
    changed = job == "passphrase" and "changed" in child.lines
    try:
        present = require_sound(place / "vault", NEW_PASSPHRASE if changed else PASSPHRASE)
    except Exception:
        if job != "passphrase" or changed:
            raise
        # A change that failed after it was in place was not said to be done: the new one opens it, and none else.
        present = require_sound(place / "vault", NEW_PASSPHRASE)
    assert said <= present, said - present
    if code != 0 and job in WHOLE:
        # Where it is the removing that fails, a name may stay, with nothing under it.
        left = [each for top in place.iterdir() if top.name.startswith(("out", ".")) for each in (top, *top.rglob("*"))]
        assert [each.name for each in left if each.is_file() and each.stat().st_size] == []


def act(trials: Trials, job: str) -> None:
    """A job once by itself, to count its operations; then once for each of them, which fails."""
    with trials.attempt(f"{job}, not failing") as place:
        child_arguments = arguments(job, place)
        job_arguments = (job, *child_arguments) if job in WHOLE else child_arguments
        places = operations("task" if job in WHOLE else job, *job_arguments, scratch=place)
        # The tasks open much that is only read, such as fonts: there, creating files is left to F6.
        places = [each for each in places if job not in WHOLE or each[0] != "openat"]
        assert len(places) >= FEWEST, places
    for call, number in trials.some(places, sample=1):
        error = ERRORS.get(call, OTHERWISE)
        stays = trials.random.random() < 0.3
        attempt(trials, job, call, number, error, stays=stays)


def attempt(trials: Trials, job: str, call: str, number: int, error: str, *, stays: bool) -> None:
    """A job of which one operation fails, and with `stays` all of its kind after it."""
    with trials.attempt(f"{job}: {call} {number}{'+' if stays else ''} gives {error}") as place:
        child = start(job, place)
        code = failing_at(child, call, number, error, stays=stays)
        require_honest(job, child, code, place)


def again(trials: Trials, lost: Sequence[str]) -> None:
    """The attempts that were lost, by what was said of each."""
    for said in lost:
        found = re.match(r"(\w+): (\w+) (\d+)(\+?) gives (\w+)", said)
        assert found, f"this tells of no attempt: {said}"
        job, call, number, stays, error = found.groups()
        attempt(trials, job, call, int(number), error, stays=bool(stays))


def two_jobs(trials: Trials) -> None:
    """What a sample has time for."""
    for job in trials.some(JOBS, sample=2):
        act(trials, job)


FAULT = "fsync, write or another call fails at operation N, for every N"
OUTCOME = "the error is shown, nothing is said to be saved that is not"
ROWS = tuple(Row("F7", f"{job}: {FAULT}", OUTCOME, partial(act, job=job), again) for job in JOBS)
"""One for each job: eleven thousand operations in all take hours, and what was tried is kept."""


def test_f7_nothing_is_said_to_be_saved_that_is_not(tmp_path: Path) -> None:
    Row("F7", FAULT, OUTCOME, two_jobs).sample(tmp_path)


ONCE_LOST = (
    "create: openat 2 gives ENOSPC", "renew: openat 10 gives ENOSPC", "backup: fsync 3 gives EIO",
    "backup: unlink 2+ gives ENOSPC", "restore: unlink 1 gives ENOSPC", "restore: unlink 5 gives ENOSPC",
    "restore: fsync 9 gives EIO",
)  # fmt: skip
"""Where the program once fell over, or left something of what it said had failed."""


def test_what_was_once_not_survived_is(tmp_path: Path) -> None:
    trials = Trials(tmp_path, whole=False, seed=0)
    again(trials, ONCE_LOST)
    assert trials.tried == len(ONCE_LOST)


@contextmanager
def no_more_files() -> Iterator[None]:
    """No file or folder can be opened, as where a program has too many open; what there is can still be asked."""
    limits = pytest.importorskip("resource")
    before = limits.getrlimit(limits.RLIMIT_NOFILE)
    limits.setrlimit(limits.RLIMIT_NOFILE, (0, before[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_NOFILE, before)


def test_a_folder_that_cannot_be_looked_into_is_told_and_never_taken_for_empty(tmp_path: Path) -> None:
    folder = vault_in(tmp_path)
    with opened(folder) as vault:
        attachment = vault.reader().find(Attachment)[0]
        asks: tuple[Callable[[], object], ...] = (
            lambda: holds_vault(tmp_path),
            lambda: next_database(folder, DATABASE),
            lambda: save_attachment(vault, attachment.id, tmp_path, Silent()),
            lambda: export_folder(folder).__enter__(),
        )
        for ask in asks:
            with no_more_files(), pytest.raises((FileFailed, PackageTarget)):
                ask()
        with no_more_files():
            sweep_drills(vault)
    assert not holds_vault(tmp_path)
    assert not holds_vault(tmp_path / "nowhere")
