"""`make acceptance`: every row's test with the thing taken out that it must notice; the count goes to
docs/acceptance.md.

`python -m tests.acceptance -k c7` tries only some, and writes nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.acceptance.mutating import RESULT
from tests.acceptance.page import HERE, PAGE, page, row_tests
from tests.acceptance.test_every_row import mutation_of


def main(chosen: list[str]) -> int:
    """Run them; 0 where each noticed."""
    with tempfile.TemporaryDirectory(prefix="coachkluis-acceptance-") as held:
        result = Path(held) / "outcomes.json"
        command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-rN", "-p", "tests.acceptance.mutating"]
        subprocess.run([*command, str(HERE), *chosen], env={**os.environ, RESULT: str(result)}, check=False)
        outcomes: dict[str, str] = json.loads(result.read_text(encoding="utf-8"))
    tests = row_tests()
    if not chosen:
        PAGE.write_text(page({each.name: mutation_of(each) for each in tests}, outcomes), encoding="utf-8")
    unnoticed = [each.name for each in tests if outcomes.get(each.name, "failed") != "failed"]
    for name in unnoticed:
        print(f"did not notice ({outcomes[name]}): {name}")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
