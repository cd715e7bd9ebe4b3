"""Before anything was set the window speaks the language of the system, as far as it can."""

from __future__ import annotations

import pytest

from app.kernel.translator import Language
from app.ui.run import first_language


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        (("nl-Latn-NL", "nl-NL", "nl"), Language.DUTCH),
        (("fy-NL", "fy"), Language.DUTCH),
        (("en-Latn-US", "en-US", "en", "nl"), Language.ENGLISH),
        (("de-DE", "de"), Language.ENGLISH),
        (("de-DE", "de", "nl-NL", "nl"), Language.DUTCH),
        (("C",), Language.DUTCH),
        ((), Language.DUTCH),
    ],
)
def test_the_first_language_that_is_known(spoken: tuple[str, ...], language: Language) -> None:
    assert first_language(spoken) is language
