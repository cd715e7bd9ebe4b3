"""Why something is so, as data: a code and its arguments, put in words by whoever shows it.

Terms, retention and gates explain themselves in reasons; a screen, the command line and a letter each word them
with `worded`, in the language of whoever reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.kernel.ids import Id
from app.kernel.translator import Language, Translator


class Wordable(Protocol):
    """An argument that needs a translator to become text."""

    def words(self, translator: Translator) -> str:
        """The text in the translator's language."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text that stands in the data itself, in both languages: a policy's ground, a holiday's name."""

    nl: str
    en: str

    def words(self, translator: Translator) -> str:
        """The text in the translator's language."""
        return self.nl if translator.language is Language.DUTCH else self.en


@dataclass(frozen=True, slots=True)
class Label:
    """A text that stands in the locale files, under its dotted key."""

    key: str

    def words(self, translator: Translator) -> str:
        """The text in the translator's language."""
        return translator.text(self.key)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things, under the key of their singular and plural: *5 stukken*."""

    key: str
    number: int

    def words(self, translator: Translator) -> str:
        """The number and its noun in the translator's language."""
        return translator.count(self.key, self.number)


Argument = str | int | date | Wordable


@dataclass(frozen=True, slots=True)
class At:
    """The record where something can be done about a reason: its noun, the client whose it is, and its id."""

    noun: str
    client: Id
    record: Id


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the dotted key of its text, what fills the text's named places, and where it leads, if anywhere."""

    code: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    at: At | None = None

    def __getitem__(self, name: str) -> Argument:
        """One argument by its name; KeyError where there is none."""
        return dict(self.arguments)[name]

    def words(self, translator: Translator) -> str:
        """A reason may stand in another: the name of an item in what is said of it."""
        return worded(self, translator)


def reason(code: str, at: At | None = None, /, **arguments: Argument) -> Reason:
    """A reason from its code, where it leads and named arguments."""
    return Reason(code, tuple(arguments.items()), at)


def worded(what: Reason, translator: Translator) -> str:
    """A reason as a sentence in the translator's language."""
    filled = {
        name: value if isinstance(value, str | int | date) else value.words(translator)
        for name, value in what.arguments
    }
    return translator.text(what.code, **filled)
