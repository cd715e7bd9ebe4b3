"""What a process wrote, in the order in which the disk was asked for it, and what may be left after a power cut.

Without a sync a disk owes nothing: of what was written since, any 4096-byte block may be there or not, and a name that
was given since the folder was last synced may be the new one or the old. What was synced is there.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

BLOCK = 4096
TRACED = (
    "openat,write,pwrite64,writev,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(<[^>]*>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^-?\d+<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the system was asked for. `kind`: make, write, cut, sync, drop, rename, folder_sync or said."""

    kind: str
    path: str
    data: bytes = b""
    at: int = 0
    other: str = ""


def read_trace(log: Path, root: Path) -> list[Step]:
    """The steps under `root`, and the lines that were said, from what strace wrote with -y -xx."""
    waiting: dict[str, str] = {}
    steps: list[Step] = []
    offsets: dict[tuple[str, str], int] = {}
    for line in log.read_text().splitlines():
        thread = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[thread] = line.removesuffix("<unfinished ...>").rstrip()
            continue
        resumed = re.match(r"^\d+ +<\.\.\. \w+ resumed>(.*)$", line)
        steps += _steps(waiting.pop(thread) + resumed[1] if resumed else line, root, offsets)
    return steps


def _steps(line: str, root: Path, offsets: dict[tuple[str, str], int]) -> list[Step]:
    found = _LINE.match(line)
    if found is None or int(found[3]) < 0:
        return []
    call, given = found[1], found[2]
    texts = [_bytes(each) for each in _TEXT.findall(given)]
    own = _FILE.match(given)
    path = _bytes(own[1]).decode() if own else ""
    base = str(root)
    if call == "writev":
        return [Step("said", "", b"".join(texts))] if given.startswith("1<") else []
    if call == "openat":
        name = texts[0].decode()
        if "O_CREAT" in given and name.startswith(base):
            offsets[name, ""] = 0
            return [Step("make", name)]
        return []
    if call in ("rename", "renameat", "renameat2") and texts[0].decode().startswith(base):
        return [Step("rename", texts[0].decode(), other=texts[1].decode())]
    if call in ("unlink", "unlinkat") and texts[0].decode().startswith(base):
        return [Step("drop", texts[0].decode())]
    if not path.startswith(base):
        return []
    if call == "pwrite64":
        return [Step("write", path, texts[0], int(given.rsplit(", ", 1)[1]))]
    if call == "write":
        at = offsets.get((path, ""), 0)
        offsets[path, ""] = at + len(texts[0])
        return [Step("write", path, texts[0], at)]
    if call == "ftruncate":
        return [Step("cut", path, at=int(given.rsplit(", ", 1)[1]))]
    if call in ("fsync", "fdatasync"):
        return [Step("folder_sync" if path == base else "sync", path)]
    return []


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass(slots=True)
class _File:
    """A file's bytes as a reader sees them, and those that the disk has for certain."""

    seen: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)


class Disk:
    """A folder on a disk whose power may go. Names and bytes are kept apart, as a file system does."""

    def __init__(self) -> None:
        self._files: list[_File] = []
        self._names: dict[str, int] = {}
        self._safe_names: dict[str, int] = {}

    def take(self, step: Step) -> None:
        """What the step does."""
        if step.kind == "make":
            if step.path not in self._names:
                self._files.append(_File())
                self._names[step.path] = len(self._files) - 1
        elif step.kind == "rename":
            self._names[step.other] = self._names.pop(step.path)
        elif step.kind == "drop":
            self._names.pop(step.path, None)
        elif step.kind == "folder_sync":
            self._safe_names = dict(self._names)
        elif step.kind != "said":
            self._change(self._files[self._names[step.path]], step)

    def _change(self, file: _File, step: Step) -> None:
        if step.kind == "sync":
            file.safe = bytearray(file.seen)
            return
        if step.kind == "cut":
            del file.seen[step.at :]
            file.seen.extend(bytes(step.at - len(file.seen)))
            return
        file.seen.extend(bytes(max(0, step.at - len(file.seen))))
        file.seen[step.at : step.at + len(step.data)] = step.data

    def killed(self) -> dict[str, bytes]:
        """What is there when the process dies and the system lives."""
        return {name: bytes(self._files[at].seen) for name, at in self._names.items()}

    def cut_off(self, chance: random.Random) -> dict[str, bytes]:
        """What may be there when the power goes: what was synced, and of the rest whatever chance gives."""
        names = dict(self._safe_names)
        for name in sorted({*self._names, *self._safe_names}):
            if self._names.get(name) != self._safe_names.get(name) and chance.random() < 0.5:
                if name in self._names:
                    names[name] = self._names[name]
                else:
                    names.pop(name, None)
        return {name: _torn(self._files[at], chance) for name, at in names.items()}


def _torn(file: _File, chance: random.Random) -> bytes:
    """Blocks of the newest content or of the synced one, each by chance; and the length of either."""
    length = len(file.seen) if chance.random() < 0.5 else len(file.safe)
    torn = bytearray()
    for start in range(0, length, BLOCK):
        newer = chance.random() < 0.5
        block = bytes((file.seen if newer else file.safe)[start : start + BLOCK])
        torn += block.ljust(min(BLOCK, length - start), b"\0")[: length - start]
    return bytes(torn)
