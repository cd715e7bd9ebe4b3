"""F26 and F36: the whole journey in a fresh home, in the window and on the command line; then every byte outside the
vault is searched for names, and every call that has to do with a connection is looked at.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.journey import (
    ASKED_FOR,
    COMMAND_LINE,
    LEAKED,
    NAMES,
    PLANTED,
    WINDOW,
    foreign_connections,
    travelled,
    written_outside,
)
from tests.faults.leaks import found_in, found_under
from tests.faults.trials import Row, Trials, quick_folder

pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("journey")]
WAYS = (WINDOW, COMMAND_LINE)


@dataclass(frozen=True)
class Seen:
    """What was seen of a journey after its end."""

    vaults: int
    files: int
    kibibytes: int
    calls: int
    asked_for: int
    """Files that the coach asked for, in which a name can be read: the scan sees something."""
    readable: dict[str, set[str]]
    outside: set[str]
    temporary: list[str]
    foreign: set[str]


@cache
def seen_on(way: str, *, real_keys: bool) -> Seen:
    """Make a journey once for both rows, and look at all that it left and did."""
    with TemporaryDirectory(prefix="coachkluis-faults-", dir=quick_folder()) as held:
        journey = travelled(way, Path(held) / "root", real_keys=real_keys)
        left = [each for each in journey.root.rglob("*") if each.is_file()]
        asked_for = journey.root / ASKED_FOR
        return Seen(
            vaults=sum(each.name == "vault.json" for each in left),
            files=len(left),
            kibibytes=sum(each.stat().st_size for each in left) // 1024,
            calls=len(journey.calls),
            asked_for=len(found_under(asked_for, NAMES)),
            readable=found_under(journey.root, NAMES, without=asked_for),
            outside=written_outside(journey),
            temporary=[each.name for each in (journey.root / "tmp").rglob("*") if each.is_file()],
            foreign=foreign_connections(journey),
        )


def plaintext(trials: Trials) -> None:
    """Every file that is left, those of the vault among them, and every one that was ever written."""
    for way in WAYS if trials.whole else WAYS[:1]:
        with trials.attempt(way):
            seen = seen_on(way, real_keys=trials.whole)
            assert seen.vaults, "the journey left no vault"
            assert seen.asked_for, "the scan finds nothing even in what was asked for"
            assert seen.readable == {}
            assert seen.outside == set(), "written outside the home, the temporary folder and what was asked for"
            assert seen.temporary == [], "left in the temporary folder"
            trials.note(f"{way.replace('_', ' ')}: {seen.files} files of {seen.kibibytes} KiB in all were searched")


def sockets(trials: Trials) -> None:
    """Every call of the family `network`, in every thread and process of the journey."""
    for way in WAYS if trials.whole else WAYS[:1]:
        with trials.attempt(way):
            seen = seen_on(way, real_keys=trials.whole)
            assert seen.foreign == set()
            trials.note(f"{way.replace('_', ' ')}: {seen.calls} calls were looked at")


ROWS = (
    Row(
        "F26",
        "the whole journey in a fresh home, then every byte outside the vault searched",
        "0 hits in UTF-8, UTF-16, base64 and compressed streams; nothing written elsewhere",
        plaintext,
    ),
    Row("F36", "every socket call during the whole journey", "none but to the two local buses", sockets),
)


def test_f26_no_name_is_readable_outside_the_vault(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_f36_nothing_is_connected_to_but_what_is_on_this_machine(tmp_path: Path) -> None:
    ROWS[1].sample(tmp_path)


def test_what_a_journey_must_not_do_is_seen(tmp_path: Path) -> None:
    """The detectors: names in four hiding places, a file beyond the home, a call over the network."""
    journey = travelled(PLANTED, tmp_path / "root", real_keys=False)
    found = found_under(journey.root, (LEAKED,), without=journey.root / ASKED_FOR)
    assert set(found) == {"home/.recently-used", "home/.crash", "home/.settings", "tmp/thumbnail"}
    assert [each for each in written_outside(journey) if "coachkluis-planted" in each]
    assert foreign_connections(journey) == {"socket AF_INET", "connect AF_INET"}


@pytest.mark.parametrize("before", range(7))
def test_a_name_is_found_however_it_is_wrapped(before: int) -> None:
    name, around = "Hendrikje Öztürk", b"\xff" * before
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        text = around + name.encode(code) + b"\xfe\0"
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr("inner", text * 3)
        ways = (text, b64encode(text), zlib.compress(text), b"stream\n" + zlib.compress(b64encode(text)) + b"endstream",
                gzip.compress(text), archive.getvalue())  # fmt: skip
        for way in ways:
            assert found_in(around + way, (name,)) == {name}
            assert found_in(around + way, ("Iemand anders",)) == set()
