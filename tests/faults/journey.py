"""The whole journey in a home of its own: in the window and on the command line, with every file and every connection
recorded. Run in a child by `tests.faults.child journey WAY ROOT`; looked at by F26 and F36.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from tests.faults.processes import ROOT, Child
from tests.faults.trials import CannotTry
from tests.journeys.terminal import Ended, Terminal, VaultTerminal
from tests.secret_service import session_bus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.packages.browser import Browser

WINDOW, COMMAND_LINE, PLANTED = "window", "command_line", "planted"
ASKED_FOR = "desk"
"""The folder of what the coach brings and asks for: papers, packages, PDFs. All else is the program's own doing."""
NAMES = (
    "van den Berg", "Bakkerij Jansen", "ademhalen", "Wat Anna meeneemt", "Kennismaking",
    "Anna wil weten welk werk bij haar past", "vastloopt tussen de winkel", "Mag ik alles zien",
    "Marijke de Wit", "Praktijk De Brug", "vier losse woorden samen", "Anna vertelt over haar werk", "Loopbaantraject",
)  # fmt: skip
"""What the journey types or takes in, and what must be readable nowhere."""
LEAKED = "Planteling Gelekt"
"""What a journey that leaks on purpose writes down."""
_PATIENCE = 30.0


@dataclass(frozen=True)
class Travelled:
    """A journey that was made: where, what strace saw, and the address of the session bus that it had."""

    root: Path
    calls: tuple[str, ...]
    bus: str


def travelled(way: str, root: Path, *, real_keys: bool) -> Travelled:
    """Make the journey in `root`, which is new. Raises CannotTry where nobody may look at calls."""
    for program in ("strace", "dbus-daemon"):
        if shutil.which(program) is None:
            raise CannotTry(f"{program} is not installed")
    if subprocess.run(["strace", "-qqq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        raise CannotTry("strace may not look at other processes here")
    log, bus = root.with_name(root.name + ".calls"), root.with_name("bus")
    bus.mkdir()
    for each in ("home", "tmp", "run", ASKED_FOR):
        (root / each).mkdir(parents=True, mode=0o700)
    watched = "trace=%network,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
    tracer = ("strace", "-f", "-qqq", "-y", "-s", "300", "--seccomp-bpf", "-e", watched, "-e", "signal=none", "-o", log)
    with session_bus(bus) as address:
        child = Child(
            "journey", way, root, "real" if real_keys else "cheap",
            before=("env", "-i", *_environment(root, address), *map(str, tracer)),
        )  # fmt: skip
        code = child.run(patience=600)
    assert code == 0, (code, child.lines[-3:], child.errors[-3000:])
    assert "Traceback" not in child.errors, child.errors[-3000:]
    return Travelled(root, tuple(log.read_text(errors="replace").splitlines()), address)


def _environment(root: Path, bus: str) -> Iterator[str]:
    for name in ("PATH", "LANG", "VIRTUAL_ENV"):
        if name in os.environ:
            yield f"{name}={os.environ[name]}"
    yield f"DBUS_SESSION_BUS_ADDRESS={bus}"
    # No folder of the XDG standard is named: what a library falls back on shows as well.
    yield from (f"HOME={root / 'home'}", f"TMPDIR={root / 'tmp'}", f"XDG_RUNTIME_DIR={root / 'run'}")
    yield from (f"PYTHONPATH={ROOT}", "PYTHONUTF8=1", "PYTHONDONTWRITEBYTECODE=1", "QT_QPA_PLATFORM=offscreen")


def travel(way: str, root: Path, keys: str) -> dict[str, object]:
    """Make the journey, in this process and its children."""
    if way == WINDOW:
        _in_the_window(root)
    elif way == COMMAND_LINE:
        _on_the_command_line(root, real_keys=keys == "real")
    else:
        _leaking(root)
    return {"travelled": way}


class _Left(Exception):
    """The journey has come to where a recipient opens a file in a browser: that is somewhere else."""


class _NoBrowser:
    def open(self, package: Path) -> None:
        assert package.stat().st_size > 1000
        raise _Left


class _Waiting:
    """What hands need of pytest-qt, without pytest: it would write files of its own."""

    def waitUntil(self, reached: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication
        from pytestqt.exceptions import TimeoutError as TooLate

        from tests.ui.look import PATIENCE

        patience = time.monotonic() + PATIENCE / 1000
        while not reached():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if time.monotonic() > patience:
                raise TooLate


def _without_browser() -> None:
    """The tests' own browser is no part of the journey: its library tries IPv6 as soon as it is imported."""
    absent = ModuleType("tests.packages.browser")
    setattr(absent, "Browser", _NoBrowser)  # noqa: B010 - a module that is made here has no attributes of its own
    sys.modules[absent.__name__] = absent


def _in_the_window(root: Path) -> None:
    _without_browser()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.host.folders import own_folders
    from app.host.keyring import SystemKeyring
    from app.host.process import seal_process
    from app.host.witness import FileWitness, KeyringWitness, Witnesses
    from app.kernel.resources import resources
    from app.ui.run import Program
    from app.usecases.parts import Parts
    from tests.fakes import SetClock
    from tests.faults.places import EFFORT
    from tests.journeys import main_job_begin, main_job_report, main_job_rights
    from tests.journeys.hands import Hands
    from tests.journeys.main_job import Desk, Remembered
    from tests.ui.answers import AnsweredFiles

    seal_process()
    application = QApplication([])
    keyring = SystemKeyring()
    witness = Witnesses(FileWitness(own_folders().state), KeyringWitness(keyring))
    files, browser = AnsweredFiles(), cast("Browser", _NoBrowser())
    program = Program(application, Parts(SetClock(), resources(), EFFORT, witness, keyring), own_folders(), None, files)
    program.window.show()
    hands = Hands(program, files, cast("QtBot", _Waiting()))
    desk, remembered = Desk(root / ASKED_FOR / "papers"), Remembered()
    main_job_begin.make_a_vault(hands, desk, remembered)
    main_job_begin.import_clients(hands)
    main_job_begin.keep_a_dossier(hands, desk, remembered)
    main_job_report.write_a_report(hands)
    with suppress(_Left):
        main_job_report.share_the_draft(hands, desk, remembered, browser)
    main_job_report.try_to_disclose(hands)
    with suppress(_Left):
        main_job_report.approve_finalise_disclose(hands, desk, remembered, browser)
    with suppress(_Left):
        main_job_rights.give_a_copy(hands, desk, remembered, browser)
    main_job_rights.see_until_when(hands)
    main_job_rights.lock_and_open_again(hands, remembered)
    program.window.close()
    QTimer.singleShot(0, application.quit)
    application.exec()
    program.end()


def _on_the_command_line(root: Path, *, real_keys: bool) -> None:
    import json

    from app.host.process import seal_process
    from tests.journeys import test_main_job_command_line as job

    seal_process()

    class Traced(Terminal):
        """A terminal in the journey's own home."""

        def __init__(self) -> None:
            self.home = root / ASKED_FOR / "home"
            self.home.mkdir()

        def run(self, *arguments: str | Path, given: object = None) -> Ended:
            text = given if isinstance(given, str) else json.dumps(given)
            command = [str(each) for each in arguments]
            return _in_a_process(command, text, self.home) if real_keys else _in_this_process(command, text)

    terminal, desk = Traced(), root / ASKED_FOR
    (desk / "passphrase").write_text(job.PASSPHRASE)
    practice = desk / "practice.json"
    practice.write_text(json.dumps({"trade_name": "Praktijk De Brug", "coach": "Marijke de Wit"}))
    folder = root / "home" / "kluis"
    made = terminal.run(
        "init", folder, "--policy", "career_advice", "--from", practice, "--new-passphrase-file", desk / "passphrase",
        "--recovery-to", desk / "recovery", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    vault = VaultTerminal(terminal, folder, desk / "passphrase")
    client = job.import_clients(vault)
    kept = job.keep_a_dossier(vault, client, desk)
    job.write_share_and_hand_over(vault, terminal, kept, desk)
    job.give_a_copy(vault, terminal, kept, desk)
    vault.ok("backup", root / "home" / "reservekopie")
    vault.ok("search", "-", given="leerlingen")
    vault.ok("verify")
    vault.ok("export", desk / "exported")


def _in_a_process(command: list[str], given: str, home: Path) -> Ended:
    run = [sys.executable, "-m", "app", *command]
    done = subprocess.run(run, input=given.encode(), capture_output=True, cwd=home, timeout=120, check=False)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def _in_this_process(command: list[str], given: str) -> Ended:
    """With keys that cost next to nothing, and what every command imports imported once."""
    from app.cli.main import run_command
    from app.host.folders import own_folders
    from app.host.keyring import SystemKeyring
    from app.host.witness import FileWitness
    from app.kernel.clock import SystemClock
    from app.kernel.resources import resources
    from app.usecases.parts import Parts
    from tests.faults.places import EFFORT

    witness = FileWitness(own_folders().state)
    parts = Parts(SystemClock(), resources(), EFFORT, witness=witness, keyring=SystemKeyring())
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    try:
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as errors:
            code = run_command(parts, command)
    finally:
        sys.stdin = before
    return Ended(code, out.getvalue(), errors.getvalue())


def _leaking(root: Path) -> None:
    """Everything that the other journeys must not do."""
    import socket
    import zlib
    from base64 import b64encode

    secret = f"dossier van {LEAKED}, geboren"
    (root / "home" / ".recently-used").write_text(secret)
    (root / "tmp" / "thumbnail").write_bytes(secret.encode("utf-16-le"))
    (root / "home" / ".crash").write_bytes(b"\0\1" + zlib.compress(secret.encode()) + b"\2")
    (root / "home" / ".settings").write_bytes(b"x" + b64encode(secret.encode()))
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caught:
        caught.connect(("127.0.0.1", 9))
    outside = Path("/tmp") / f"coachkluis-planted-{os.getpid()}"
    outside.write_text(secret)
    outside.unlink()


def written_outside(journey: Travelled) -> set[str]:
    """Files that were written, and folders and links that were made, outside the journey's own root."""
    found = {path for line in journey.calls for path in _made(line)}
    own = (f"{journey.root}/", "/dev/", "/proc/")
    return {path for path in found if not path.startswith(own) and path != str(journey.root)}


_CALL = re.compile(r"^\d+ +(\w+)\((.*?)(?:\) += (-?\d+).*|<unfinished \.\.\.>)$")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')


def _made(line: str) -> Iterator[str]:
    found = _CALL.match(line)
    if found is None or int(found[3] or 0) < 0:
        return
    call, given = found[1], found[2]
    if call == "openat" and not re.search(r"O_(CREAT|WRONLY|RDWR|TRUNC|TMPFILE)", given):
        return
    if call not in ("openat", "creat", "mkdir", "mkdirat") and not call.startswith(("rename", "link", "symlink")):
        return
    paths = _PATH.findall(given)
    for folder, name in paths[-1:] if call.startswith(("rename", "link", "symlink")) else paths[:1]:
        yield name if name.startswith("/") else f"{folder}/{name}"


def foreign_connections(journey: Travelled) -> set[str]:
    """Every socket that was made, connected, bound or sent to that is none of this machine's own: of the two buses, the
    display, or the lookup of the user's own name.
    """
    local = re.compile(
        rf"(socket|sendmsg|sendto) AF_UNIX|(connect|bind) AF_UNIX ({re.escape(_path(journey.bus))}|/(var/)?run/dbus/"
        r"system_bus_socket|/tmp/\.X11-unix/.*|/(var/)?run/nscd/socket)"
    )
    return {each for each in connections(journey) if not local.fullmatch(each)}


def _path(address: str) -> str:
    found = re.search(r"path=([^,]+)", address)
    return found[1] if found else address


def connections(journey: Travelled) -> set[str]:
    """Every kind of socket that was made, and every address that one was connected or bound to, or sent to."""
    found = set[str]()
    for line in journey.calls:
        call = re.match(r"^\d+ +(?:<\.\.\. )?(socket|connect|bind|sendto|sendmsg)\W", line)
        if call:
            for family in re.findall(r"\bA[FP]_[A-Z0-9]+|\bPF_[A-Z0-9]+", line):
                path = re.search(r'sun_path=@?"([^"]*)"', line)
                found.add(f"{call[1]} {family}" + (f" {path[1]}" if path else ""))
    return found
