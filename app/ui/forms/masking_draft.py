"""What is drawn on a file and not used yet: kept inside the vault as a form is, so that a lock takes nothing away."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.documents.boxes import Box
from app.domain.attachment import Attachment
from app.domain.declare import Noun


@dataclass(frozen=True, slots=True)
class Drawn:
    """Boxes with the part of the list that each covers ("" for none), the cut, quarters clockwise, the page that is
    shown, and what the document does not have.
    """

    boxes: tuple[tuple[Box, str], ...] = ()
    crop: Box | None = None
    quarters: int = 0
    page: int = 0
    absent: tuple[str, ...] = ()


@dataclass(slots=True)
class _Kept:
    files: list[str] = field(default_factory=list)
    drawn: str = ""
    shown: bool = False


class MaskingDraft(QObject):
    """A form without fields, to a FormKeeper: which files it is about, what is drawn, and whether that is on the screen
    now. `taken_up` tells that there is something from before a lock.
    """

    edited = Signal()
    taken_up = Signal()

    def __init__(self, parent: QObject | None = None, files: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self._kept = _Kept([str(each) for each in files])

    @property
    def noun(self) -> Noun:
        """What will come of it."""
        return Attachment.noun

    @property
    def files(self) -> list[Path]:
        """The files that were chosen, where they are not in the vault yet."""
        return [Path(each) for each in self._kept.files]

    @files.setter
    def files(self, paths: Sequence[Path]) -> None:
        self._kept = _Kept([str(each) for each in paths])
        self.edited.emit()

    @property
    def shown(self) -> bool:
        """Whether it was being drawn on."""
        return self._kept.shown

    @property
    def drawn(self) -> Drawn:
        """What was drawn last."""
        return _read(self._kept.drawn)

    def keep(self, drawn: Drawn, *, shown: bool) -> None:
        """Keep what is drawn now."""
        written = _written(drawn)
        if (written, shown) != (self._kept.drawn, self._kept.shown):
            self._kept.drawn, self._kept.shown = written, shown
            self.edited.emit()

    def values(self) -> dict[str, object]:
        """As it is kept."""
        return {"files": list(self._kept.files), "drawn": self._kept.drawn, "shown": self._kept.shown}

    def fill_in(self, given: Mapping[str, object]) -> None:
        """Take up what was kept."""
        files = given.get("files", ())
        paths = [str(each) for each in files] if isinstance(files, list) else []
        self._kept = _Kept(paths or self._kept.files, str(given.get("drawn", "")), bool(given.get("shown", False)))
        if self._kept.drawn:
            self.taken_up.emit()


def files_of(values: Mapping[str, object]) -> list[Path]:
    """The files that kept values are about."""
    files = values.get("files", ())
    return [Path(str(each)) for each in files] if isinstance(files, list) else []


def _written(drawn: Drawn) -> str:
    if drawn == Drawn():
        return ""
    crop = None if drawn.crop is None else _numbers(drawn.crop)
    boxes = [[*_numbers(box), part] for box, part in drawn.boxes]
    return json.dumps([boxes, crop, drawn.quarters, drawn.page, list(drawn.absent)], separators=(",", ":"))


def _read(written: str) -> Drawn:
    """What `_written` wrote: by this program, and kept in the vault, so of no other shape."""
    if not written:
        return Drawn()
    boxes, crop, quarters, page, absent = json.loads(written)
    return Drawn(
        tuple((Box(*numbers), part) for *numbers, part in boxes),
        None if crop is None else Box(*crop),
        quarters,
        page,
        tuple(absent),
    )


def _numbers(box: Box) -> tuple[int, int, int, int, int]:
    return box.page, box.left, box.top, box.width, box.height
