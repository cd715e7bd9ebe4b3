"""How the tests are shared out over processes (`--dist loadgroup`): a file at a time, what takes long first.

What the tests of a file share (a window, a vault) comes into being once, they run in the same order every time, and
what is left at the end is quick: no process stands idle for long. Tests of one group stay together, wherever they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from xdist.scheduler.loadgroup import LoadGroupScheduling

LONG = (
    "browsers", "journey", "demo", "tests/journeys/", "tests/faults/", "tests/screenshots/", "tests/ui/",
    "tests/packages/", "tests/acceptance/", "tests/usecases/", "tests/installer/", "tests/vault/",
)  # fmt: skip
"""Groups, and folders, in the order in which they are begun; all else comes after."""


class ByFile(LoadGroupScheduling):  # type: ignore[misc] # it comes without types
    """Gives a process that is almost done the next file, or group."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)

    def _assign_work_unit(self, node: object) -> None:
        self.workqueue.move_to_end(next_of(self.workqueue), last=False)
        super()._assign_work_unit(node)

    def mark_test_complete(self, node: object, item_index: int, duration: float = 0) -> None:
        """Forgets a share that is done: it would be counted again after every test."""
        super().mark_test_complete(node, item_index, duration)
        work: dict[str, dict[str, bool]] = self.assigned_work[node]
        for scope in [each for each, tests in work.items() if all(tests.values())]:
            del work[scope]


def scope_of(test: str) -> str:
    """The share of a test: its group, which stands behind the last @, or its file."""
    group = test.rfind("@")
    return test[group + 1 :] if group > test.rfind("]") else test.split("::")[0]


def next_of(scopes: Iterable[str]) -> str:
    """The share that goes next of those that wait."""
    return min(
        scopes, key=lambda scope: next((n for n, begin in enumerate(LONG) if scope.startswith(begin)), len(LONG))
    )
