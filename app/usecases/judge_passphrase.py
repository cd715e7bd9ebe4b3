"""Judge a new passphrase for the vault: by Dutch words, and by what anyone can know of the practice (row D3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from app.domain.passphrase_strength import Strength, judge, known_words
from app.domain.practice import Practice
from app.kernel.errors import CoachkluisError
from app.usecases.parts import Parts


def make_ready(parts: Parts) -> None:
    """Read the words, which takes a quarter of a second the first time: in a thread where nobody waits for it."""
    judge_passphrase("-", parts, ())


def judge_passphrase(text: str, parts: Parts, about: Iterable[str]) -> Strength:
    """How hard it is to guess for whoever knows `about`: names of the practice, its town."""
    listed = (parts.resources / "words" / "nl.txt").read_text(encoding="utf-8")
    return judge(text, known_words(listed, tuple(about)), ranked_words(parts.resources))


@cache
def ranked_words(resources: Path) -> Mapping[str, int]:
    """The Dutch words with their place by how often they are used; setup makes the list (installer.word_list)."""
    with (resources / "words" / "nl.ranked").open(encoding="utf-8") as file:
        next(file)
        return {line.rstrip("\n"): place for place, line in enumerate(file, start=1)}


def require_strong(text: str, parts: Parts, about: Iterable[str]) -> Strength:
    """The judgement of a passphrase that may be set. Raises CoachkluisError where it is too weak."""
    strength = judge_passphrase(text, parts, about)
    if strength.refused:
        raise CoachkluisError("passphrase_too_weak")
    return strength


def known_of(practice: Practice) -> tuple[str, ...]:
    """What anyone can know of a practice."""
    found = (
        practice.trade_name,
        practice.legal_name,
        practice.coach,
        practice.town,
        practice.email.partition("@")[0],
        practice.phone,
    )
    return tuple(each for each in found if each)
