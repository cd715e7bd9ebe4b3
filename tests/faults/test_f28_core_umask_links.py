"""F28: a core dump, `umask 000`, links planted at every target; no core, 0600, not followed."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.export_vault import export_vault
from app.usecases.save_attachment import save_attachment
from app.vault.backup import back_up
from app.vault.erasure_logs import log_beside
from app.vault.restore import restore
from app.vault.vault import Vault, create_vault
from tests.fakes import SetClock
from tests.faults import tasks
from tests.faults.places import DATABASE, EFFORT, add_client, opened, parts, require_sound, vault_in
from tests.faults.processes import ROOT
from tests.faults.trials import CannotTry, Row, Trials
from tests.vault.fast_keys import PASSPHRASE

SEALED = "import sys; from app.__main__ import main; sys.argv[1:] = {arguments!r}; main()"
BARE = "import sys; sys.stdin.read()"
DEADLY = (signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE)


def dumped(program: str, deadly: signal.Signals, place: Path) -> bool:
    """Whether a program that waits for its passphrase leaves a core when it is killed so, with no limit on cores."""
    import resource

    def without_limit() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))
        for each in DEADLY:  # a shell lets what it puts in the background ignore some of them
            signal.signal(each, signal.SIG_DFL)

    process = subprocess.Popen(
        [sys.executable, "-X", "faulthandler=0", "-c", program], cwd=place, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=without_limit,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    while "pipe_" not in _waits_in(process.pid) and process.poll() is None:
        os.sched_yield()
    os.kill(process.pid, deadly)
    _, status = os.waitpid(process.pid, 0)
    process.returncode = -deadly
    assert process.stdin is not None
    process.stdin.close()
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status)


def _waits_in(pid: int) -> str:
    """What a process waits for: reading a pipe."""
    try:
        call = Path(f"/proc/{pid}/syscall").read_text().split()
    except OSError:
        return ""
    reading = call[:2] == ["0", "0x0"] or (call[:2] == ["63", "0x0"])
    return "pipe_" if reading else ""


def core(trials: Trials) -> None:
    """Killed by what makes a core, while it waits for a passphrase."""
    if not sys.platform.startswith("linux"):
        raise CannotTry("only tried on Linux")
    place = trials.scratch / "cores"
    place.mkdir()
    if not dumped(BARE, signal.SIGSEGV, place):
        raise CannotTry("this machine makes no core of any program, so there is nothing to compare with")
    folder = vault_in(place)
    program = SEALED.format(arguments=["--vault", str(folder), "--passphrase-file", "-", "status"])
    for deadly in trials.some(DEADLY, sample=1):
        with trials.attempt(deadly.name):
            assert not dumped(program, deadly, place)
            assert not [each.name for each in place.iterdir() if each.name.startswith("core") and each.is_file()
                        and str(folder).encode() in each.read_bytes()]  # fmt: skip


def umask(trials: Trials) -> None:
    """Every file that comes into being under `umask 000` is its owner's alone."""
    before = os.umask(0)
    try:
        with trials.attempt("umask 000") as place:
            vault, _ = create_vault(place / "new", PASSPHRASE, SetClock(), EFFORT)
            vault.now(add_client, "Visser")
            require_private(place / "new")
            vault.close()
            folder = vault_in(place)
            tasks.prepare(place)
            theirs = set(place.rglob("*"))
            for name, task in tasks.TASKS.items():
                trials.tried += 1
                with opened(folder) as vault:
                    task(vault, place, Silent())
                    require_private(folder)
                out = place / "out"
                if name in ("restore", "export"):
                    require_private(out)
                    out.rename(place / f"out of {name}")
            for each in place.rglob("*"):
                if each not in theirs and each.is_file():
                    assert mode(each) == 0o600, each
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    """The rights of a path."""
    return stat.S_IMODE(path.lstat().st_mode)


def require_private(folder: Path) -> None:
    """Folders 0700, files 0600."""
    for each in (folder, *folder.rglob("*")):
        assert mode(each) == (0o700 if each.is_dir() else 0o600), f"{each.name} {mode(each):o}"


def links(trials: Trials) -> None:
    """A link lies where something will be written. What it leads to is never touched."""
    for name in ("vault.json", "vault.json.new", "vault.json.old", "vault.json.old.new", "vault.lock", DATABASE,
                 "erasures.log", "erasures.log.new"):  # fmt: skip
        for leads_to in ("a file", "nothing"):
            with trials.attempt(f"{name} leads to {leads_to}") as place:
                folder, victim = vault_in(place), place / "victim"
                if leads_to == "a file":
                    victim.write_bytes(b"precious")
                    victim.chmod(0o644)
                (folder / name).unlink(missing_ok=True)
                (folder / name).symlink_to(victim)
                try:
                    with opened(folder) as vault:
                        vault.now(add_client, "Visser")
                except CoachkluisError as error:
                    if error.exit_code not in (4, 8):
                        raise
                require_untouched(victim, leads_to == "a file")
    for name in ("vault.json", DATABASE, "vault.lock", "vault.json.new"):
        with trials.attempt(f"a new vault where {name} is a link") as place:
            (place / "new").mkdir(mode=0o700)
            (place / "new" / name).symlink_to(place / "victim")
            with pytest.raises(CoachkluisError):
                create_vault(place / "new", PASSPHRASE, SetClock(), EFFORT)
            require_untouched(place / "victim", False)


def targets(trials: Trials) -> None:
    """The same where something is written outside the vault: backup, its log, package, restore, export, saved file."""
    for name in ("out.backup", log_beside(Path("out.backup")).name, "out.html", "restored", "exported", "saved"):
        with trials.attempt(f"{name} is a link") as place:
            folder, victim = vault_in(place), place / "victim"
            tasks.prepare(place)
            victim.write_bytes(b"precious")
            victim.chmod(0o644)
            into = place / "saved-in"
            into.mkdir()
            with opened(folder) as vault:
                attachment = max(vault.reader().find(Attachment), key=lambda each: each.size)
                (into / attachment.name if name == "saved" else place / name).symlink_to(victim)
                # Refused is as good: what counts is what the link leads to.
                with contextlib.suppress(CoachkluisError):
                    _write(vault, name, place, attachment.id)
            require_untouched(victim, True)
            require_sound(folder)


def _write(vault: Vault, name: str, place: Path, attachment: str) -> None:
    given = parts()
    if "backup" in name:
        back_up(vault, place / "out.backup", SetClock().now(), Silent())
    elif name == "out.html":
        tasks.package(vault, place, Silent())
    elif name == "restored":
        restore(place / "made.backup", place / name, PASSPHRASE, SetClock(), Silent(), EFFORT)
    elif name == "exported":
        export_vault(vault, given, place / name, given.translator(Language.ENGLISH), Silent())
    else:
        save_attachment(vault, attachment, place / "saved-in", Silent())


def require_untouched(victim: Path, was_there: bool) -> None:
    """What a link leads to is as it was."""
    assert victim.exists() is was_there
    if was_there:
        assert victim.read_bytes() == b"precious"
        assert mode(victim) == 0o644


ROWS = (
    Row("F28", "killed by what makes a core", "no core (another program makes one)", core),
    Row("F28", "`umask 000` in every task", "0600 and 0700", umask),
    Row("F28", "links planted at every file of the vault", "not followed, nothing touched", links),
    Row("F28", "links planted at every target outside it", "not followed, nothing touched", targets),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f28_nothing_is_left_readable_and_no_link_is_followed(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
