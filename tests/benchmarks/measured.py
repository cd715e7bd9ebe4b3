"""What processes that are measured measure by. Imports nothing that would count as the program's own memory."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time on both clocks: the wall's, and the processor's for the window's thread."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Moment:
        """The present one; asked in any thread."""
        main = threading.main_thread().ident
        if sys.platform != "linux" or main is None:
            return cls(time.perf_counter(), time.process_time())
        return cls(time.perf_counter(), time.clock_gettime(time.pthread_getcpuclockid(main)))

    def until(self, later: Moment) -> dict[str, float]:
        """What went by on both."""
        return asdict(Moment(later.wall - self.wall, later.cpu - self.cpu))


def memory() -> float:
    """MiB that the process holds now, in Linux' own words (proc(5): the second number is pages in memory)."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text().split()[1]) if told.exists() else 0
    return pages * 4096 / 2**20
