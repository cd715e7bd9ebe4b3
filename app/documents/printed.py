"""Letters, overviews and reports on paper. What draws pages comes with the first one drawn, not with its words."""

from __future__ import annotations

from app.documents.letter import Letter
from app.documents.overview import Overview
from app.domain.frozen import FrozenVersion
from app.kernel.translator import Translator


def render_letter(letter: Letter, translator: Translator) -> bytes:
    """The PDF of a letter, in the translator's language."""
    from app.documents.set_letter import set_letter

    return set_letter(letter, translator)


def render_overview(overview: Overview, translator: Translator) -> bytes:
    """The PDF of an overview, in the translator's language."""
    from app.documents.set_overview import set_overview

    return set_overview(overview, translator)


def render_report(frozen: FrozenVersion, translator: Translator, *, draft: bool) -> bytes:
    """The PDF of a frozen version, a draft or not. ValueError where the translator does not speak its language."""
    from app.documents.report import set_report

    return set_report(frozen, translator, draft=draft)
