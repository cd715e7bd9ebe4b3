"""One cell: what a person, Excel or a telephone wrote, as text that the field's declaration understands.

What Excel spoils cannot be mended for certain, so it is refused or pointed at, never repaired in silence: a telephone
number typed as a number has lost its leading 0 or +, a long one stands in scientific notation, a house number 1-3
became the first of March, a date became a number of days.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

LONGEST = 32_767
"""The most characters that a cell of Excel holds."""
_LONGEST_READ = 300
"""What is longer is no date, number or choice; the check of the field says so."""

_WRAPPED = re.compile(r'="(.*)"', re.DOTALL)
_INVISIBLE = re.compile("[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
_GARBLED = re.compile("Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
_NEUTRAL = re.compile(r"'(?=[=+@\t-])")
"""The apostrophe that an export puts before what a spreadsheet would take as a formula."""
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_DECIMAL = re.compile(r"\d+[.,]0+")
_SPREADSHEET_ERROR = re.compile(
    r"#(?:N/[AB]|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)", re.IGNORECASE
)
"""What stands in a cell of Excel, in either language, where its formula went wrong."""
_MONTH = r"(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)"
_DATE_LIKE = re.compile(rf"\d{{1,4}}-{_MONTH}\.?(?:-\d+)?|{_MONTH}-\d+", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})")
_WORDED_DATE = re.compile(r"(\d{1,2})[-. ]+([^\W\d_]+)\.?[-. ]+(\d{2,4})")
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00(?:\.0+)?)?Z?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may",
            "jun juni june", "jul juli july", "aug augustus august", "sep sept september",
            "okt oktober oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_GENDERS = {
    word: value
    for value, words in {
        "female": "v vrouw vrouwelijk f female woman w mevrouw mevr mw mrs ms",
        "male": "m man mannelijk male dhr heer deheer meneer mr",
        "other": "x anders overig other nonbinair nonbinary nonbinaire genderneutraal",
        "unknown": "o u onbekend unknown nietgevraagd notasked",
    }.items()
    for word in words.split()
}
_LANGUAGES = {"nl": "nl nld ned dut nederlands dutch nlnl", "en": "en eng engels english engb enus"}
_LANGUAGE = {word: value for value, words in _LANGUAGES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text for its field; the code of what is wrong with it, or of what to look at, where there is any."""

    text: str = ""
    fault: str = ""
    note: str = ""


def cleaned(text: str) -> str:
    """A cell without what nobody typed: the wrapper `="..."`, marks of direction, spaces around it. NFC."""
    if text.isascii() and text.isprintable() and not text.startswith(("=", "'")):
        return text.strip()
    bare = text.strip()
    wrapped = _WRAPPED.fullmatch(bare)
    bare = wrapped[1].replace('""', '"') if wrapped else _NEUTRAL.sub("", bare, count=1)
    plain = _INVISIBLE.sub("", bare).replace("\u00a0", " ").replace("\u202f", " ")
    return unicodedata.normalize("NFC", plain.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_cell(name: str, text: str) -> Cell:
    """A cleaned cell for the field `name`."""
    if len(text) > LONGEST:
        return Cell(fault="import.cell_too_long")
    if "\ufffd" in text:
        return Cell(fault="import.garbled")
    if _SPREADSHEET_ERROR.fullmatch(text):
        return Cell(fault="import.formula_error")
    one_line = " ".join(text.split("\n")) if "\n" in text else text
    reader = _READERS.get(name, _plain) if len(one_line) <= _LONGEST_READ else _plain
    cell = reader(one_line) if one_line else Cell()
    if cell.fault or cell.note:
        return cell
    if _GARBLED.search(text):
        return Cell(cell.text, note="garbled")
    return Cell(cell.text, note="one_line") if "\n" in text else cell


def _plain(text: str) -> Cell:
    return Cell(text)


def _phone(text: str) -> Cell:
    number = text.removeprefix("tel:").lstrip("'").strip()
    if _SCIENTIFIC.fullmatch(number):
        return Cell(fault="import.phone_scientific")
    if _DECIMAL.fullmatch(number):
        return Cell(fault="import.phone_decimal")
    digits = re.sub(r"[ ()\-./]", "", number)
    if re.fullmatch(r"[1-9]\d{8}", digits):
        return Cell(number, note="phone_without_zero")
    if re.fullmatch(r"(?:31|32|49)\d{8,10}", digits):
        return Cell(number, note="phone_without_plus")
    return Cell(number)


def _house_number(text: str) -> Cell:
    if _DECIMAL.fullmatch(text):
        return Cell(fault="import.house_number_decimal")
    return Cell(fault="import.house_number_date") if _DATE_LIKE.fullmatch(text) else Cell(text)


def _postcode(text: str) -> Cell:
    return Cell(fault="import.postcode_scientific") if _SCIENTIFIC.fullmatch(text) else Cell(text)


def _email(text: str) -> Cell:
    return Cell(re.sub(r"^mailto:", "", text, flags=re.IGNORECASE))


def _date(text: str) -> Cell:
    day = _MIDNIGHT.sub("", text)
    if re.fullmatch(r"\d{5}(?:[.,]0+)?", day):
        return Cell(fault="import.date_as_number")
    if worded := _WORDED_DATE.fullmatch(day):
        month = _MONTHS.get(worded[2].lower())
        return _day(worded[3], month, worded[1]) if month else Cell(fault="not_a_date")
    if not (parts := _NUMERIC_DATE.fullmatch(day)):
        return Cell(fault="not_a_date")
    first, mark, middle, last = parts.groups()
    if len(first) == 4:
        return _day(first, int(middle), last)
    if len(last) == 2:
        return Cell(fault="import.two_digit_year")
    cell = _day(last, int(middle), first)
    if not cell.fault and mark == "/" and int(first) <= 12 and first.lstrip("0") != middle.lstrip("0"):
        return Cell(cell.text, note="day_first")
    return cell


def _day(year: str, month: int, day: str) -> Cell:
    if len(year) != 4:
        return Cell(fault="import.two_digit_year")
    try:
        return Cell(date(int(year), month, int(day)).isoformat())
    except ValueError:
        return Cell(fault="no_such_date")


def _gender(text: str) -> Cell:
    word = "".join(character for character in text.casefold() if character.isalnum())
    if not word:
        return Cell()
    return Cell(_GENDERS[word]) if word in _GENDERS else Cell(fault="import.gender")


def _language(text: str) -> Cell:
    word = "".join(character for character in text.casefold() if character.isalnum())
    return Cell(_LANGUAGE[word]) if word in _LANGUAGE else Cell(note="language")


_READERS: Mapping[str, Callable[[str], Cell]] = {
    "phone": _phone,
    "mobile": _phone,
    "house_number": _house_number,
    "postcode": _postcode,
    "email": _email,
    "birth_date": _date,
    "gender": _gender,
    "language": _language,
}
