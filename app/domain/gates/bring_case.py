"""May a case be brought to intervision? (rows C10, W9)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason
from app.domain.same_words import words_pattern

_SHORTEST = 3
"""Letters of a name that is looked for: shorter ones stand in every text."""
_PATTERNS = (
    re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    re.compile(r"\b\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}\b"),
    re.compile(r"\b\d{4} ?[A-Z]{2}\b"),
    re.compile(r"(?:\+31|\b0)[\d -]{8,}"),
)
"""An e-mail address, a date with its year, a Dutch postcode, a telephone number: whose ever they are."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The question and the case, the names that must not stand in them, and what was looked over."""

    question: str
    case: str
    names: tuple[str, ...]
    previewed: str

    @property
    def telling(self) -> tuple[str, ...]:
        """What in the case leads to somebody, each as it stands there."""
        return telling(f"{self.question}\n{self.case}", self.names)


def bring_case_gate(facts: CaseFacts) -> Verdict:
    """Where nobody is known in it, and the coach looked over exactly this."""
    return verdict(_reasons(facts))


def _reasons(facts: CaseFacts) -> Iterator[Reason]:
    if facts.telling:
        yield reason("gate.case.telling", words=", ".join(facts.telling))
    if facts.previewed != case_digest(facts.question, facts.case):
        yield reason("gate.case.not_looked_over")


def case_digest(question: str, case: str) -> str:
    """The digest of what is looked over."""
    return sha256(f"{question}\0{case}".encode()).hexdigest()


def telling(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The words in a text by which somebody is known."""
    found: dict[str, None] = {}
    for name in names:
        for part in {name, *re.split(r"[\s/,&()-]+", name)}:
            if len(part) >= _SHORTEST:
                for match in words_pattern(part).finditer(text):
                    found[match[0]] = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found[match[0].strip()] = None
    return tuple(found)
