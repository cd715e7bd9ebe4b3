"""The few ways in which the statement sets its words: a paragraph, a list of facts, a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.category import Category
from app.domain.prose import Block, BulletList, Heading, Paragraph, Span, Table
from app.kernel.translator import Translator


def heading(translator: Translator, part: str) -> Heading:
    """The heading of a part of the statement."""
    return Heading(1, (Span(translator.text(f"statement.{part}")),))


def under(translator: Translator, key: str) -> Heading:
    """A heading below that."""
    return Heading(2, (Span(translator.text(f"statement.{key}")),))


def said(words: str) -> Paragraph:
    """A paragraph."""
    return Paragraph((Span(words),))


def fact(what: str, words: str) -> Paragraph:
    """What it is about in bold, and what is said of it."""
    return Paragraph((Span(ended(what, ":"), bold=True), Span(f" {words}")))


def listed(lines: Iterable[Paragraph]) -> tuple[Block, ...]:
    """A list; nothing where there are no lines."""
    items = tuple((each,) for each in lines)
    return (BulletList(items),) if items else ()


def table(translator: Translator, part: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Block, ...]:
    """A table whose columns are labelled `statement.<part>.<name>`; nothing where there are no rows."""
    header = tuple((Span(translator.text(f"statement.{part}.{name}")),) for name in names)
    body = tuple(tuple((Span(cell),) for cell in row) for row in rows)
    return (Table(header, body),) if body else ()


def enumerated(words: Sequence[str], translator: Translator) -> str:
    """Several things in one sentence: *a, b en c*."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {translator.text('statement.and')} {words[-1]}"


def kinds(categories: Sequence[Category], translator: Translator) -> str:
    """Kinds of data as the statement calls them; all of them, and all of a dossier, in a few words."""
    found = frozenset(categories) - {Category.SPECIAL}
    if found >= _ALL - {Category.SPECIAL}:
        return translator.text("statement.all_kinds")
    if found == _OF_A_DOSSIER:
        return translator.text("statement.whole_dossier")
    once = dict.fromkeys(categories)
    alone = f"statement.kind.{categories[0].value}.alone" if len(once) == 1 else ""
    if alone and translator.has(alone):
        return translator.text(alone)  # there is room to say what belongs to it
    return enumerated([translator.text(f"statement.kind.{each.value}") for each in once], translator)


_ALL = frozenset(Category) - {Category.PRACTICE}
_OF_A_DOSSIER = _ALL - {
    Category.SPECIAL, Category.ADMINISTRATION, Category.ENQUIRY, Category.NEWSLETTER, Category.REQUEST_FILE,
}  # fmt: skip
"""What is kept of a client for the guidance itself."""


def small(words: str) -> str:
    """Inside a sentence: its first letter small, unless the word is an abbreviation."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def large(words: str) -> str:
    """At the beginning of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def ended(words: str, mark: str = ".") -> str:
    """As a whole sentence."""
    return words if not words or words[-1] in ".!?:" else f"{words}{mark}"
