"""Compiles the texts: all areas of a language (`resources/locale/<language>/<area>.po`) into one catalogue.

Runs inside the environment (it needs Babel), as a part of `make setup`; costs nothing when nothing changed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

LOCALES = Path(__file__).resolve().parents[1] / "resources" / "locale"
COMPILED = Path("LC_MESSAGES") / "coachkluis.mo"

# Babel itself takes a line whose quotes do not close, and loses a letter of it.
_LINE = re.compile(r'#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?) )?"([^"\\]|\\.)*"')


class CatalogueError(Exception):
    """The texts of a language cannot be compiled; the message says which file and key."""


class _Once(Catalog):
    """A catalogue that takes every key once, and only with its texts."""

    def __setitem__(self, key: Any, message: Message) -> None:
        if key:  # the header has none
            if key in self:
                raise CatalogueError(f"the key {_name(key)} stands there twice")
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            if not all(texts):
                raise CatalogueError(f"the key {_name(key)} has no text")
        super().__setitem__(key, message)


def compile_all(locales: Path = LOCALES) -> list[str]:
    """Compile every language whose texts changed; the languages that were compiled.

    Raises CatalogueError.
    """
    languages = sorted(folder for folder in locales.glob("*") if folder.is_dir())
    stale = [folder for folder in languages if _is_stale(folder)]
    for folder in stale:
        _write(folder / COMPILED, read_areas(folder.name, sorted(folder.glob("*.po"))))
    return [folder.name for folder in stale]


def read_areas(language: str, areas: Iterable[Path]) -> Catalog:
    """One catalogue from the files of all areas.

    Raises CatalogueError where a file cannot be read, or a key is there twice, in one file or in two, or
    without a text.
    """
    merged = _Once(locale=language, project="Coachkluis", fuzzy=False)
    for area in areas:
        single = _Once(locale=language)
        try:
            lines = area.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, start=1):
                if line and not _LINE.fullmatch(line):
                    raise CatalogueError(f"line {number} is no line of a catalogue")
            PoFileParser(single, abort_invalid=True).parse(lines)
            for message in single:
                merged.add(message.id, message.string)
        except (CatalogueError, PoFileError, UnicodeDecodeError) as error:
            raise CatalogueError(f"{language}/{area.name}: {error}") from error
    return merged


def _is_stale(folder: Path) -> bool:
    compiled = folder / COMPILED
    if not compiled.exists():
        return True
    # The folder's own time tells that an area was added or taken away.
    newest = max(path.stat().st_mtime_ns for path in (folder, *folder.glob("*.po")))
    return newest >= compiled.stat().st_mtime_ns


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(path)


def _name(key: Any) -> str:
    return str(key[0] if isinstance(key, tuple) else key)


def main() -> int:
    """Compile; 1 with the reason where that cannot be done."""
    try:
        done = compile_all()
    except CatalogueError as error:
        print(f"coachkluis: {error}", file=sys.stderr)
        return 1
    if done:
        print(f"coachkluis: compiled the texts ({', '.join(done)})", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
