"""What the steps of the tour share: where they play, and the lines they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Language, Translator
from app.packages.new_file import new_file
from app.usecases.parts import Parts


class LineKind(StrEnum):
    """What a line of the tour is."""

    STEP = "step"
    SENTENCE = "sentence"
    DETAIL = "detail"
    FILE = "file"
    """The path of a file that was made."""
    SECRET = "secret"  # noqa: S105
    """A passphrase, after what it opens."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in the language of whoever reads it; `value` is the path or the passphrase."""

    kind: LineKind
    text: str
    value: str = ""


class TourFailed(CoachkluisError):
    """A step did not end as it must. What was made so far stays, for a look."""

    def __init__(self, step: int) -> None:
        super().__init__("tour.failed", step=step)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the tour is played, and in which language it is told."""

    parts: Parts
    words: Translator
    folder: Path

    @property
    def today(self) -> date:
        """The legal date."""
        return legal_date(self.parts.clock.now())

    @property
    def dutch(self) -> Translator:
        """The language of practice and clients, whatever the tour is told in."""
        return self.parts.translator(Language.DUTCH)

    def step(self, number: int) -> Line:
        """The heading of a step."""
        return Line(LineKind.STEP, f"{number}. {self.words.text(f'tour.step.{number}')}")

    def said(self, key: str, **arguments: object) -> Line:
        """A sentence on what happens now."""
        return Line(LineKind.SENTENCE, self.words.text(f"tour.{key}", **arguments))

    def path(self, name: str) -> Path:
        """The place of a file in the tour's folder; `tour.file.<name>` is how it is called."""
        return self.folder / self.words.text(f"tour.file.{name}")

    def made(self, path: Path) -> Line:
        """That a file was made."""
        return Line(LineKind.FILE, path.name, str(path))

    def secret(self, key: str, passphrase: str) -> Line:
        """A passphrase and what it opens."""
        return Line(LineKind.SECRET, self.words.text(f"tour.{key}"), passphrase)

    def write(self, name: str, content: bytes) -> Path:
        """A new file in the tour's folder, for its owner alone."""
        path = self.path(name)
        with new_file(path) as file:
            file.write(content)
        return path

    def require(self, held: bool, step: int) -> None:
        """Go on where what was to be seen was seen; TourFailed otherwise."""
        if not held:
            raise TourFailed(step)


def details(texts: Iterator[str] | tuple[str, ...] | list[str]) -> Iterator[Line]:
    """Lines below a sentence."""
    return (Line(LineKind.DETAIL, text) for text in texts)
