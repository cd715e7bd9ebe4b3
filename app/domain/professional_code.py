"""Professional codes, by choice (row L14): what each asks of a coach, as dated rows with their source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.document import DocumentKind
from app.domain.reason import LocalText


class ProfessionalCode(StrEnum):
    """The code that a practice keeps. `professional_code.<value>` words it."""

    NONE = "none"
    NOBCO = "nobco"
    NOLOC = "noloc"
    NIP = "nip"
    LVSC = "lvsc"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRules:
    """What one code asks, from a day on.

    `held_during_complaint` and `shown_first` are kept because the code asks it. The other three the program keeps in
    every practice, since the law comes to the same (GDPR art. 5(1)(b) and (d), 7(3), 16): where a code asks them as
    well, the privacy statement promises them in its name.
    """

    code: ProfessionalCode
    valid_from: date
    title: LocalText
    source: LocalText
    held_during_complaint: bool
    """Nothing is destroyed while a complaint runs."""
    report_lines: bool
    """A report states its confidentiality, limited purpose and validity."""
    shown_first: frozenset[DocumentKind]
    """What the client reads before the principal does."""
    may_block: bool
    """The client may block a report; the principal is then told without the reason."""
    findings_stay: bool
    """Facts are corrected, findings are not: the client's statement goes beside them."""


@dataclass(frozen=True, slots=True)
class Codes:
    """All rows, each code's in order of the day they come into force."""

    rows: tuple[CodeRules, ...]

    def rules(self, code: ProfessionalCode, on: date) -> CodeRules:
        """What a code asks on a day; before its first row, that row."""
        rows = [each for each in self.rows if each.code is code]
        return next((each for each in reversed(rows) if each.valid_from <= on), rows[0])


def read_codes(text: str) -> Codes:
    """The codes in a text of TOML, laid out as `resources/statute/codes.toml`.

    The file comes with the program, so anything wrong with it, a missing code included, is a bug: ValueError,
    KeyError or TypeError.
    """
    rows = [
        CodeRules(
            code=ProfessionalCode(row["code"]),
            valid_from=row["valid_from"],
            title=LocalText(row["title"]["nl"], row["title"]["en"]),
            source=LocalText(row["source"]["nl"], row["source"]["en"]),
            held_during_complaint=row["held_during_complaint"],
            report_lines=row["report_lines"],
            shown_first=frozenset(map(DocumentKind, row["shown_first"])),
            may_block=row["may_block"],
            findings_stay=row["findings_stay"],
        )
        for row in tomllib.loads(text)["code"]
    ]
    missing = set(ProfessionalCode) - {row.code for row in rows}
    if missing:
        raise ValueError(f"no rules for {', '.join(sorted(missing))}")
    return Codes(tuple(sorted(rows, key=lambda row: (row.code, row.valid_from))))
