"""Words that betray a diagnosis, its cause or its treatment: none of that goes to an employer (row L8).

Finding one refuses nothing for good: it asks the coach to look. Not finding one proves nothing, so the coach is asked
anyway what a disclosure says.
"""

from __future__ import annotations

import re

_WORDS = (
    "adhd", "angststoornis", "antidepressiv", "antidepressant", "autis", "bipolair", "bipolar", "borderline",
    "burn-out", "burnout", "depressie", "depressief", "depression", "diagnos", "huisarts", "kanker", "medicatie",
    "medicijn", "medication", "overspannen", "paniekstoornis", "persoonlijkheidsstoornis", "psychiater", "psychiatrist",
    "psychotherap", "ptss", "ptsd", "therapeut", "therapist", "verslaafd", "verslaving", "whiplash", "ziekte van",
    "zwanger",
)  # fmt: skip
_FOUND = re.compile(r"\b(?:" + "|".join(map(re.escape, _WORDS)) + r")[\w-]*", re.IGNORECASE)


def medical_words(text: str) -> tuple[str, ...]:
    """The words in a text, each once, as they stand there first."""
    found: dict[str, str] = {}
    for match in _FOUND.finditer(text):
        found.setdefault(match.group().lower(), match.group())
    return tuple(found.values())
