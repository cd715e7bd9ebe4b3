"""Texts in the language of whoever reads them.

Every text has a dotted key, and stands under that key in `resources/locale/<language>/<area>.po`; `make setup`
compiles the areas of a language into one catalogue. A key that is missing shows as the key itself, in brackets,
and a test walks all keys so that this is never seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from app.kernel.catalogue import Catalogue
from app.kernel.clock import amsterdam

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel.core import Locale

_GROUPED = 10_000
"""The least whole number that is written in groups."""
_NAMING = frozenset({"line", "sequence", "year", "page", "version", "format"})
"""The placeholders whose number counts nothing, but says which one it is: never in groups (regel 10001)."""

Day = date
"""The type of a calendar date, under a name that no method here takes."""


class Language(StrEnum):
    """The languages that the program and its documents speak."""

    DUTCH = "nl"
    ENGLISH = "en"


@runtime_checkable
class Words(Protocol):
    """An argument that becomes text only in a language."""

    def words(self, translator: Translator) -> str:
        """The text in the translator's language."""


class Translator:
    """Puts keys into words in one language."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def has(self, key: str) -> bool:
        """Whether there is a text under this key."""
        return self._catalogue.gettext(key) != key

    def text(self, key: str, /, **arguments: object) -> str:
        """The text under `key`, its named placeholders filled; dates and numbers are written as in the language."""
        template = self._catalogue.gettext(key)
        return f"[{key}]" if template == key else template.format_map(self._worded(arguments))

    def count(self, key: str, number: int, /, **arguments: object) -> str:
        """The text under `key` in the plural form for `number`, which fills `{number}`."""
        template = self._catalogue.ngettext(key, key + ".plural", number)
        if template in (key, key + ".plural"):
            return f"[{key}]"
        return template.format_map(self._worded({"number": number, **arguments}))

    def date(self, day: Day) -> str:
        """A date written out: 3 maart 2026, or 3 March 2026."""
        from babel.dates import format_date  # brings CLDR with it: most of the lock screen would be waiting for that

        return format_date(day, "d MMMM y", locale=self._locale)

    def short_date(self, day: Day) -> str:
        """A date for a column: 03-03-2026, or 03/03/2026."""
        between = "-" if self.language is Language.DUTCH else "/"
        return f"{day.day:02}{between}{day.month:02}{between}{day.year}"

    def period(self, first: Day, last: Day) -> str:
        """Two dates for a column, both of them in it: 2 jan – 28 feb 2026, or 2 Jan – 28 Feb 2026."""
        from babel.dates import format_interval

        day_first = "en_GB" if self.language is Language.ENGLISH else self._locale
        return format_interval(first, last, "yMMMd", locale=day_first)

    def instant(self, moment: datetime) -> str:
        """An instant as date and time of day in Amsterdam: 3 maart 2026 14:05."""
        from babel.dates import format_datetime

        return format_datetime(moment, "d MMMM y HH:mm", tzinfo=amsterdam(), locale=self._locale)

    def amount(self, cents: int) -> str:
        """Money in euros: € 87,50, or €87.50."""
        from babel.numbers import format_currency

        return format_currency(cents / 100, "EUR", locale=self._locale)

    def decimal(self, value: float) -> str:
        """A number with one decimal: 7,5 or 7.5."""
        from babel.numbers import format_decimal

        return format_decimal(value, "#,##0.0", locale=self._locale)

    def whole(self, value: int) -> str:
        """A number of things, from ten thousand on in groups of three: 9999, and 10.000 or 10,000."""
        if abs(value) < _GROUPED:
            return str(value)
        from babel.numbers import format_decimal

        return format_decimal(value, "#,##0", locale=self._locale)

    def size(self, size: int) -> str:
        """The size of a file, of so many bytes: 340 byte, 1,5 kB, or 340 bytes, 1.5 kB."""
        from app.kernel.file_size import file_size  # decimals: a lock screen tells no sizes

        dutch = self.language is Language.DUTCH
        return file_size(size, comma="," if dutch else ".", bytes_word="byte" if dutch else "bytes")

    def country(self, code: str) -> str:
        """The name of a country by its two letters of ISO 3166; the letters themselves where it has no name."""
        return str(self._locale.territories.get(code, code))

    @cached_property
    def _locale(self) -> Locale:
        """Looked up once: by its name it would be looked up for every date."""
        from babel.core import Locale

        return Locale.parse(self.language.value)

    def _worded(self, arguments: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(name, value) for name, value in arguments.items()}

    def _value(self, name: str, value: object) -> object:
        if type(value) is str:  # nearly always: what only some arguments are is asked of the others
            return value
        if isinstance(value, datetime):
            return self.instant(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, float):
            return self.decimal(value)
        if type(value) is int:  # a bool is no number of anything
            return str(value) if name in _NAMING else self.whole(value)
        return value.words(self) if isinstance(value, Words) else value


def load_translator(language: Language, resources: Path) -> Translator:
    """The translator for a language, from the compiled catalogue under `resources/locale`.

    Raises FileNotFoundError where `make setup` has not compiled the catalogues.
    """
    path = resources / "locale" / language.value / "LC_MESSAGES" / "coachkluis.mo"
    return Translator(language, Catalogue(path.read_bytes()))
