"""How a fault is tried: a seeded sample of it in `make test`, all of it in `make faults`.

A row of FAULTS.md is one function that makes its attempts through `Trials`. The same code runs in both; only the number
of attempts differs.
"""

from __future__ import annotations

import os
import random
import secrets
import shutil
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")
MEMORY = Path("/dev/shm")
ROOM = 2**30
SEED = "COACHKLUIS_FAULT_SEED"
"""The environment variable that repeats a run."""


def quick_folder() -> Path | None:
    """A file system in memory with a gigabyte of room, where there is one: a killed process loses nothing of it, as it
    loses nothing of a disk, and its syncs cost nothing. Power loss is tried by replay (F5), on any.
    """
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if usable else None


class CannotTry(Exception):
    """The machine does not allow what the fault needs; says why. Shown, never passed over."""


@dataclass
class Trials:
    """The attempts of one row: how many there were, and which were not survived."""

    scratch: Path
    whole: bool
    seed: int
    tried: int = 0
    lost: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.scratch.mkdir(parents=True, exist_ok=True)

    def times(self, sample: int, whole: int) -> range:
        """As many attempts as this run makes."""
        return range(whole if self.whole else sample)

    def some(self, places: Sequence[T], sample: int) -> list[T]:
        """The places that this run looks at, in their order: all of them, or a sample."""
        if self.whole or len(places) <= sample:
            return list(places)
        return [places[at] for at in sorted(self.random.sample(range(len(places)), sample))]

    @contextmanager
    def attempt(self, what: object) -> Iterator[Path]:
        """One attempt in a new folder of its own. What fails is raised in a sample, and noted in a whole run."""
        folder = self.scratch / secrets.token_hex(4)
        folder.mkdir()
        self.tried += 1
        try:
            yield folder
        except (Exception, pytest.fail.Exception) as error:
            if not self.whole:
                raise AssertionError(f"not survived, seed {self.seed}: {what}") from error
            place = traceback.extract_tb(error.__traceback__)[-1]
            self.lost.append(f"{what}: {type(error).__name__} {str(error)[:200]} ({place.name}:{place.lineno})")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def note(self, words: str) -> None:
        """Something that the reader of the outcome must know, such as what could not be tried."""
        if words not in self.notes:
            self.notes.append(words)


@dataclass(frozen=True)
class Row:
    """A row of FAULTS.md, and how it is tried. `outcome` is what must be seen."""

    number: str
    fault: str
    outcome: str
    act: Callable[[Trials], None]
    again: Callable[[Trials, Sequence[str]], None] | None = None
    """Makes only these attempts anew, by what was said of each: for what takes hours."""

    def sample(self, scratch: Path) -> None:
        """A seeded sample, for `make test`."""
        seed = int(os.environ.get(SEED, "0")) or secrets.randbelow(10**9)
        print(f"{self.number}: repeat with {SEED}={seed}")
        with tempfile.TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder() or scratch) as held:
            trials = Trials(Path(held) / self.number, whole=False, seed=seed)
            try:
                self.act(trials)
            except CannotTry as error:
                pytest.skip(f"{self.number}: {error}")
        assert trials.tried, "nothing was tried"
        for each in trials.notes:
            print(f"{self.number}: {each}")

    def whole(self, scratch: Path, seed: int) -> Outcome:
        """All of it, for `make faults`."""
        return self._tried(scratch, seed, self.act)

    def once_more(self, scratch: Path, seed: int, lost: Sequence[str]) -> Outcome:
        """Only what was lost, after the program was mended."""
        again = self.again
        if again is None:
            raise ValueError(f"{self.number}: this can only be tried as a whole")
        return self._tried(scratch, seed, lambda trials: again(trials, lost))

    def _tried(self, scratch: Path, seed: int, act: Callable[[Trials], None]) -> Outcome:
        trials = Trials(scratch / self.number, whole=True, seed=seed)
        started = time.perf_counter()
        refused = ""
        try:
            act(trials)
        except CannotTry as error:
            refused = str(error)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - the other rows are still to be tried
            trials.lost.append("".join(traceback.format_exception_only(error)).strip())
            traceback.print_exc()
        shutil.rmtree(trials.scratch, ignore_errors=True)
        return Outcome(self, trials.tried, tuple(trials.lost), tuple(trials.notes), refused, started)


@dataclass(frozen=True)
class Outcome:
    """What came of a row."""

    row: Row
    tried: int
    lost: tuple[str, ...]
    notes: tuple[str, ...]
    refused: str
    started: float
    seconds: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seconds", time.perf_counter() - self.started)

    @property
    def good(self) -> bool:
        """Whether all of it was tried and survived."""
        return not self.lost and not self.refused and self.tried > 0
