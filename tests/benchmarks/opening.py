"""Opening a package in Chromium: from going to the file until the documents can be read."""

from __future__ import annotations

import secrets
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.package import PackageUse
from app.kernel.progress import Silent
from app.packages.contents import PackageFile
from app.packages.html_writer import write_html_package
from app.packages.passphrase import generate_passphrase
from tests.benchmarks.figures import Figure
from tests.packages.browser import Browser
from tests.packages.examples import REPORT, contents_of, page_texts

SECONDS = "s"
BUDGETS = {5: 1.5, 100: 6.0}
"""Seconds, by the package's size in MiB."""
TURNS = 3
_PIECE = 256 * 1024
_SHOWN = """
const told = (id) => {
  const place = document.getElementById(id);
  return place && !place.hidden && place.getClientRects().length > 0;
};
window.reached = {};
const look = () => {
  for (const id of ["locked", "opened"]) {
    if (!(id in window.reached) && told(id)) {
      // Once more, so that what is counted has been painted.
      requestAnimationFrame(() => { window.reached[id] ??= performance.now(); });
    }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_GIVE = """
document.getElementById("passphrase").value = arguments[0];
window.given = performance.now();
document.getElementById("open").click();
"""


def measure_opening(folder: Path) -> list[Figure]:
    """Seconds for a report with 5 and with 100 MiB beside it that nothing makes smaller, and the memory of the page."""
    passphrase = generate_passphrase()
    packages = {size: _package(folder / f"opening-{size}.html", size, passphrase) for size in BUDGETS}
    figures = []
    with tempfile.TemporaryDirectory(prefix="coachkluis-browser-") as profile:
        browser = Browser(Path(profile))
        try:
            with browser.before_scripts(_SHOWN):
                for size, budget in BUDGETS.items():
                    figures += _measured(browser, packages[size], size, budget, passphrase)
        finally:
            browser.quit()
    for package in packages.values():
        package.unlink()
    return figures


def _measured(browser: Browser, package: Path, size: int, budget: float, passphrase: str) -> list[Figure]:
    turns = [_opened(browser, package, passphrase) for _ in range(TURNS)]
    whole, before = (statistics.median(each) for each in zip(*((a + b, a) for a, b in turns), strict=True))
    note = f"{before:.2f} s until a passphrase is asked"
    memory = _memory(browser)
    return [
        Figure(f"a package of {size} MiB opened in Chromium", whole, SECONDS, budget, note=note),
        Figure(f"memory of Chromium with {size} MiB open", memory, "MiB", note="of its largest process, at its most"),
    ]


def _opened(browser: Browser, package: Path, passphrase: str) -> tuple[float, float]:
    """Seconds until a passphrase is asked, and from when it is given until the documents are there."""
    browser.go("about:blank")
    browser.go(package.as_uri())
    browser.wait(lambda: browser.run("return window.reached.locked"))
    browser.run(_GIVE, passphrase)
    browser.wait(lambda: browser.run("return window.reached.opened"))
    locked, given, opened = (
        float(str(browser.run(f"return {name}"))) / 1000
        for name in ("window.reached.locked", "window.given", "window.reached.opened")
    )
    return locked, opened - given


def _memory(browser: Browser) -> float:
    """MiB that the largest process of the browser held at its most; 0 where the system does not tell."""
    largest = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if str(browser.profile).encode() in status.with_name("cmdline").read_bytes():
                told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                largest = max(largest, int(told.get("VmHWM", "0 kB").split()[0]))
        except OSError:
            continue  # it has ended meanwhile
    return largest / 1024


def _package(target: Path, size: int, passphrase: str) -> Path:
    def pieces() -> Iterator[bytes]:
        for _ in range(size * 2**20 // _PIECE):
            yield secrets.token_bytes(_PIECE)

    beside = PackageFile("opname.bin", "application/octet-stream", size * 2**20, pieces)
    contents = contents_of(REPORT, files=(beside,), use=PackageUse.REVIEW)
    write_html_package(target, contents, passphrase, progress=Silent(), texts=page_texts())
    return target
