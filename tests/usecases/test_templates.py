"""The templates can be read, say the same in both languages, and print."""

from __future__ import annotations

import pytest

from app.domain.document import DocumentKind
from app.domain.prose import Heading, Paragraph
from app.domain.prose_source import plain_text, read_source, write_source
from app.kernel.errors import NotFound
from app.kernel.translator import Language
from app.usecases.parts import Parts
from app.usecases.templates import template_named, templates


def test_both_languages_have_the_same_templates_with_the_same_headings(parts: Parts) -> None:
    dutch, english = (templates(parts.resources, each) for each in (Language.DUTCH, Language.ENGLISH))
    assert [(each.name, each.kind) for each in dutch] == [(each.name, each.kind) for each in english]
    for one, other in zip(dutch, english, strict=True):
        levels = [
            [type(block).__name__ + str(getattr(block, "level", "")) for block in read_source(each.source)]
            for each in (one, other)
        ]
        assert levels[0] == levels[1], one.name
        assert one.title != other.title


def test_there_is_a_template_for_every_kind_of_document(parts: Parts) -> None:
    found = templates(parts.resources, Language.DUTCH)
    assert {each.kind for each in found} == set(DocumentKind)
    assert [each.title for each in found if each.kind is DocumentKind.REPORT] == [
        "Gespreksverslag", "Reflectieverslag", "Voortgangsrapportage", "Eindrapportage",
    ]  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_every_template_tells_in_italics_what_to_write_and_no_longer_changes(parts: Parts, language: Language) -> None:
    for each in templates(parts.resources, language):
        blocks = read_source(each.source)
        assert write_source(blocks) == each.source
        assert "*" not in plain_text(blocks), each.name
        assert any(span.italic for block in blocks if isinstance(block, Paragraph) for span in block.spans), each.name
        if each.kind is not DocumentKind.LETTER:
            assert isinstance(blocks[0], Heading), each.name


def test_a_template_that_is_not_there_is_told(parts: Parts) -> None:
    assert template_named(parts.resources, Language.DUTCH, "letter").title == "Brief"
    with pytest.raises(NotFound):
        template_named(parts.resources, Language.DUTCH, "../policies/office")
