"""The templates that a document can begin with: headings, and under each a line in italics on what to write there.

They are Markdown files in `resources/templates/<language>`, in the order of their names. The first line says what the
document is and how it is called, `report: Gespreksverslag`; the rest is its source (app.domain.prose_source).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.document import DocumentKind
from app.domain.prose_source import read_source, write_source
from app.kernel.errors import NotFound
from app.kernel.translator import Language


@dataclass(frozen=True, slots=True)
class Template:
    """A text to begin with. `name` is the same in every language, `title` is in the template's own."""

    name: str
    kind: DocumentKind
    title: str
    source: str


@cache
def templates(resources: Path, language: Language) -> tuple[Template, ...]:
    """The templates in a language, those that are used most first."""
    files = sorted((resources / "templates" / language.value).glob("*.md"))
    return tuple(_read(file) for file in files)


def every_template(resources: Path) -> tuple[str, ...]:
    """The sources of all templates, in every language: a document's language may change after it was begun."""
    return tuple(each.source for language in Language for each in templates(resources, language))


def template_named(resources: Path, language: Language, name: str) -> Template:
    """The template with this name; NotFound where there is none."""
    found = next((each for each in templates(resources, language) if each.name == name), None)
    if found is None:
        raise NotFound("template", name)
    return found


def _read(file: Path) -> Template:
    """The template in a file; its number only sets its place."""
    heading, _, text = file.read_text(encoding="utf-8").partition("\n")
    kind, _, title = heading.partition(": ")
    source = write_source(read_source(text))
    return Template(file.stem.partition("-")[2], DocumentKind(kind), title.strip(), source)
