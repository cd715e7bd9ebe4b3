"""The long tasks, each as the program runs it, to be cancelled, killed or starved of room at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.document import Document, Version, VersionState
from app.domain.drill import Drill
from app.domain.package import Package
from app.domain.request import Request
from app.domain.trajectory import Trajectory
from app.kernel.progress import Cancelled, Progress, Silent
from app.kernel.translator import Language
from app.usecases import take_in_attachment as take_in
from app.usecases.backups.drill import hold_drill
from app.usecases.backups.look_over import look_over
from app.usecases.backups.make import make_backup
from app.usecases.export_vault import export_vault
from app.usecases.identify_request import identify_request
from app.usecases.import_clients import plan_import, read_import, run_import
from app.usecases.make_access_package import make_access_package
from app.usecases.open_request import open_request
from app.usecases.save_attachment import save_attachment
from app.usecases.share_document import share_document
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.write_document import begin_document, begin_version
from app.vault.backup import back_up
from app.vault.new_vault_key import renew_vault_key
from app.vault.restore import restore
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.faults.places import EFFORT, opened, parts
from tests.vault.fast_keys import PASSPHRASE

PLANTED = "Hoogendijkplanted"
"""What must not be readable in anything that a broken-off task leaves."""


@dataclass(frozen=True)
class Amount:
    """How much there is for the tasks to do: words in the file that is taken in, clients in the list, lines of text."""

    words: int
    clients: int
    lines: int


MUCH = Amount(words=200_000, clients=1200, lines=4000)
"""A file of three megabytes and more, which comes in by several goes and leaves room on the small disk of F6."""
SMALL_PART, SMALL_GO = 2**14, 3
"""Bytes of a part, and parts of one go, so that a small file comes in as a large one does."""


def prepare(folder: Path, amount: Amount = MUCH) -> None:
    """What the tasks need, beside and in the vault `folder / "vault"`."""
    (folder / "in.txt").write_bytes((PLANTED.encode() + b" ") * amount.words)
    rows = "".join(f"Piet;{PLANTED}{number}\n" for number in range(amount.clients))
    (folder / "in.csv").write_text("first name;surname\n" + rows, encoding="utf-8")
    with opened(folder / "vault") as vault:
        client = vault.reader().find(Client)[0]
        take_in_attachment(vault, client.id, folder / "in.txt", {}, Silent())
        asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02"}
        request = vault.now(open_request, asked, client.id)
        vault.now(identify_request, request.id, {"identity": "known"})
        course = vault.reader().find(Trajectory, client=client.id)[0]
        vault.now(
            begin_document,
            {"title": "Verslag", "trajectory": course.id},
            client.id,
            f"Over {PLANTED}.\n" * amount.lines,
        )
        make_backup(vault, folder / "made.backup", SetClock(), Silent())


def attach(vault: Vault, folder: Path, progress: Progress) -> None:
    """Take a file in, by goes of so few parts that it takes several of them."""
    usual, take_in.AT_ONCE = take_in.AT_ONCE, SMALL_GO
    try:
        take_in_attachment(vault, vault.reader().find(Client)[1].id, folder / "in.txt", {}, progress)
    finally:
        take_in.AT_ONCE = usual


def package(vault: Vault, folder: Path, progress: Progress) -> None:
    """Make the package that a request asks for."""
    (request,) = vault.reader().find(Request)
    make_access_package(vault, parts(), request.id, folder / "out.html", progress)


def backup(vault: Vault, folder: Path, progress: Progress) -> None:
    """Back up."""
    back_up(vault, folder / "out.backup", SetClock().now(), progress)


def restoring(vault: Vault, folder: Path, progress: Progress) -> None:
    """Restore into a new folder."""
    restore(folder / "made.backup", folder / "out", PASSPHRASE, SetClock(), progress, EFFORT)


def export(vault: Vault, folder: Path, progress: Progress) -> None:
    """Write everything out."""
    given = parts()
    export_vault(vault, given, folder / "out", given.translator(Language.ENGLISH), progress)


def importing(vault: Vault, folder: Path, progress: Progress) -> None:
    """Import clients."""
    given = parts()
    read = read_import(folder / "in.csv", [given.translator(each) for each in Language])
    plan = plan_import(vault.reader(), read, given.clock.now().date())
    run_import(vault, plan, given.clock.now(), progress)


def save(vault: Vault, folder: Path, progress: Progress) -> None:
    """Save an attachment outside the vault."""
    with suppress(OSError):  # where it cannot be made there is none, and the program has to say so
        (folder / "out").mkdir(exist_ok=True)
    attachment = max(vault.reader().find(Attachment), key=lambda each: each.size)
    save_attachment(vault, attachment.id, folder / "out", progress)


def verifying(vault: Vault, folder: Path, progress: Progress) -> None:
    """Look at everything."""
    look_over(vault, SetClock(), progress)


def drill(vault: Vault, folder: Path, progress: Progress) -> None:
    """Rehearse a restore."""
    hold_drill(vault, parts(), PASSPHRASE, progress)


def share(vault: Vault, folder: Path, progress: Progress) -> None:
    """Share a draft; one that is shared already gives way to a new version of it."""
    (document,) = vault.reader().find(Document, title="Verslag")
    newest = max(vault.reader().find(Version, document=document.id), key=lambda each: each.number)
    draft = newest if newest.state is VersionState.DRAFT else vault.now(begin_version, document.id)
    share_document(vault, parts(), draft.id, folder / "out.html", progress)


def renew(folder: Path, progress: Progress) -> None:
    """Make a new vault key; the vault is closed."""
    renew_vault_key(folder / "vault", PASSPHRASE, SetClock(), progress, EFFORT)


TASKS: dict[str, Callable[[Vault, Path, Progress], None]] = {
    "attach": attach,
    "package": package,
    "backup": backup,
    "restore": restoring,
    "export": export,
    "import": importing,
    "save": save,
}
"""What writes outside the vault, or takes something in."""
WITHIN: dict[str, Callable[[Vault, Path, Progress], None]] = {"verify": verifying, "drill": drill, "share": share}
"""What is done to the vault itself and to what lies in it."""
CLOSED: dict[str, Callable[[Path, Progress], None]] = {"renew": renew}
"""What is done to a vault that is closed."""
EVERY = (*TASKS, *WITHIN, *CLOSED)


@contextmanager
def begun(name: str, place: Path) -> Iterator[tuple[Callable[[Progress], None], Callable[[], dict[str, int]]]]:
    """A task, ready to be run, and what counts what there is in the vault."""
    if name in CLOSED:
        yield lambda progress: CLOSED[name](place, progress), lambda: counted(place)
        return
    with opened(place / "vault") as vault:
        yield lambda progress: {**TASKS, **WITHIN}[name](vault, place, progress), lambda: contents(vault)


def counted(place: Path) -> dict[str, int]:
    """`contents` of a closed vault."""
    with opened(place / "vault") as vault:
        return contents(vault)


def left_within(folder: Path) -> set[str]:
    """What lies in the folder of a vault besides the vault: all of it is encrypted, and none of it may stay."""
    own = {"vault.json", "vault.json.old", "vault.lock", "erasures.log"}
    return {each.name for each in folder.iterdir() if each.name not in own and not each.name.startswith("vault-")} | {
        each.name for each in folder.glob("*.new*")
    }


class Until:
    """Progress that, at some percent, cancels or stands still; `say` is told first."""

    def __init__(self, percent: int, *, stands: bool, say: Callable[[str], None]) -> None:
        self._percent = percent
        self._stands = stands
        self._say = say
        self.reached = False

    def report(self, done: int, total: int) -> None:
        """Go on, or end here."""
        if done * 100 < self._percent * total or self.reached:
            return
        self.reached = True
        if self._stands:
            self._say(f"stands at {done * 100 // max(1, total)}")
            Event().wait()
        raise Cancelled


def contents(vault: Vault) -> dict[str, int]:
    """How much there is of what the tasks make, chunks that belong to nothing among it."""
    reader = vault.reader()
    (chunks,) = reader.connection.execute("SELECT count(*) FROM chunk").fetchone()
    nouns = (Client, Attachment, Package, Drill)
    shared = reader.count(Version, state=VersionState.SHARED)
    return {"chunks": int(chunks), "shared": shared, **{each.noun.name: reader.count(each) for each in nouns}}


def run_task(name: str, folder: Path, how: str, say: Callable[[str], None]) -> dict[str, object]:
    """Run a task on `folder / "vault"`: `small` (whole, a file in small parts), `cancel:PERCENT` or `stand:PERCENT`."""
    kind, _, percent = how.partition(":")
    progress = Silent() if kind == "small" else Until(int(percent), stands=kind == "stand", say=say)
    if kind == "small":
        take_in.CHUNK = SMALL_PART
    with begun(name, folder) as (task, _):
        task(progress)
    return {"task": name}
