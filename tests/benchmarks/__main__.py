"""`make bench`: measures everything, prints figures beside budgets, and ends in 1 where one is missed.

    python -m tests.benchmarks [--only NAME ...] [--clients N] [--keep DIR] [--write]

`--write` keeps the table in docs/benchmarks.md, `--keep` the large vault.
"""

from __future__ import annotations

import argparse
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, table, told
from tests.benchmarks.keeping import measure_keeping
from tests.benchmarks.keystrokes import measure_keystrokes
from tests.benchmarks.large_vault import CLIENTS, LargeVault, kept_large_vault
from tests.benchmarks.lists import measure_lists
from tests.benchmarks.meanwhile import measure_meanwhile
from tests.benchmarks.opening import measure_opening
from tests.benchmarks.packages import measure_package
from tests.benchmarks.reports import measure_report
from tests.benchmarks.retention import measure_retention
from tests.benchmarks.screens import measure_screens
from tests.benchmarks.searching import measure_search
from tests.benchmarks.unlock import measure_unlock
from tests.benchmarks.window import measure_heartbeat, measure_lock_screen, measure_window

KEPT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
WITHOUT_VAULT: dict[str, Callable[[Path], list[Figure]]] = {
    "report": lambda _: measure_report(),
    "package": measure_package,
    "opening": measure_opening,
    "keystrokes": measure_keystrokes,
}
WITH_VAULT: dict[str, Callable[[LargeVault, Path], list[Figure]]] = {
    "unlock": lambda large, _: measure_unlock(large),
    "lists": lambda large, _: measure_lists(large),
    "search": measure_search,
    "retention": lambda large, _: measure_retention(large),
    "keeping": measure_keeping,
    "meanwhile": measure_meanwhile,
    "lock_screen": measure_lock_screen,
    "window": measure_window,
    "screens": measure_screens,
    "heartbeat": measure_heartbeat,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for, or everything; 1 where a budget is missed."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=[*WITHOUT_VAULT, *WITH_VAULT], help="measure only these")
    parser.add_argument("--clients", type=int, default=CLIENTS, help="clients of the vault")
    parser.add_argument("--keep", type=Path, help="keep the vault in this folder, for the next time")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    given = parser.parse_args(arguments)
    wanted = given.only or [*WITHOUT_VAULT, *WITH_VAULT]
    with TemporaryDirectory(prefix="coachkluis-bench-") as scratch:
        run = _Run(Path(scratch))
        run.without_vault(wanted)
        if set(wanted) & set(WITH_VAULT):
            run.with_vault(wanted, given.keep or Path(scratch), given.clients)
    lines = list(table(run.figures))
    print("", *lines, sep="\n")
    if given.write:
        KEPT.write_text(_page(lines), encoding="utf-8")
    missed = [*run.failed, *(each.work for each in run.figures if not each.met)]
    print(f"\n{len(missed)} missed: {'; '.join(missed)}" if missed else "\nevery budget is met")
    return 1 if missed else 0


class _Run:
    """What was measured so far, and what could not be: one that fails leaves the others their turn."""

    def __init__(self, scratch: Path) -> None:
        self.figures: list[Figure] = []
        self.failed: list[str] = []
        self._scratch = scratch

    def without_vault(self, wanted: list[str]) -> None:
        """Measure what needs no vault."""
        for name, measure in WITHOUT_VAULT.items():
            if name in wanted:
                self._add(name, partial(measure, self._scratch))

    def with_vault(self, wanted: list[str], folder: Path, clients: int) -> None:
        """Make the large vault, and measure in it."""
        with told(f"a vault of {clients} clients"):
            large, figures = kept_large_vault(folder, clients)
        self.figures += figures
        for name, measure in WITH_VAULT.items():
            if name in wanted:
                self._add(name, partial(measure, large, self._scratch))

    def _add(self, name: str, measure: Callable[[], list[Figure]]) -> None:
        try:
            with told(name):
                self.figures += measure()
        except Exception:  # noqa: BLE001
            traceback.print_exc()
            self.failed.append(f"{name} could not be measured")


HOW = """
## How

`make bench` measures in one run, on vaults that it makes itself; `--only NAME ...` some of it. A ratio is that of two
medians, the program and its rival taken by turns on the same bytes, so that a busy moment hits both. A rival is the
least that the work could be done with, not another product, except for 7-Zip.

| work | is measured as |
|---|---|
| unlock | opening a vault of 10 000 clients and 100 000 notes / the Argon2id of its slot |
| lists, window, lock screen | the vault's answer; in a window that paints, from the key to the finished frame |
| search | 300 queries, common and rare words, whole, begun and two together / the same tables in SQLite without a key |
| backup | copied, every page and the seal checked, synced / `backup()`, then `cipher_integrity_check`, not synced |
| verify | everything / `cipher_integrity_check`; a vault of rows alone, and one filled with attachments to 1 GiB |
| screen | every place of the sidebar, every part of the fullest dossier, the longest document: until all is done |
| found | from a key typed until what fits is painted; each letter of six searches |
| window blocked | a beat every 5 ms in the real window; what others of the computer took is taken off (schedstat) |
| imports | by the page of the import: a file of 10 000 lines read, worked out, imported and undone |
| save, search | every 50 ms meanwhile; the slowest twentieth. Imports: 10 000 clients who come, 2 000 who are filled |
| lock | from the lock, in the middle of the work, until the vault's files are closed; the slowest of six moments |
| package | 100 MB that nothing makes smaller / PBKDF2, AES-GCM, base64, write and sync alone, and / `7z -p` |
| opened in Chromium | from going to the file until its documents are painted; the passphrase is given at once |
| report | pages a second of a report of 20 pages |
| keystroke | from when a key is due until it is painted; its text is kept every two seconds meanwhile |

*Processor* in a note is the same ratio in work of the processor: verifying takes more of that than of time, on
every core that there is.
"""


def _page(lines: list[str]) -> str:
    where = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    return "\n".join(
        (
            "# What was measured",
            "",
            f"By `make bench` on {day} ({where}). Ratios hold better than times.",
            "",
            *lines,
            HOW,
        )
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
