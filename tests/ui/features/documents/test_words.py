"""Every key that is put together from a choice has its text, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.consent import ConsentRole
from app.kernel.translator import Language
from app.ui.features.consents.standing import Standing
from app.ui.features.documents.steps import Step
from app.ui.keeping.keeper import Kept
from app.usecases.parts import Parts
from app.usecases.templates import templates


def keys(parts: Parts) -> Iterator[str]:
    yield from (f"documents_screen.step.{each.value}" for each in Step)
    yield from (f"kept.{each.value}" for each in Kept)
    yield from (f"consents.standing.{each.value}" for each in Standing)
    yield from (f"consent.text.{each.value}" for each in ConsentRole)
    for language in Language:
        yield from (f"template.{each.name}" for each in templates(parts.resources, language))


@pytest.mark.parametrize("language", Language)
def test_every_choice_has_its_words(parts: Parts, language: Language) -> None:
    translator = parts.translator(language)
    assert [each for each in keys(parts) if not translator.has(each)] == []
