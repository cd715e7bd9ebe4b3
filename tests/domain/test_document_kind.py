"""Each kind of document declares in one place what follows from it, and what it declares is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.category import Category
from app.domain.document import DocumentKind, Version, VersionState
from app.domain.document_kind import KINDS, SeenFirst
from app.kernel.ids import new_id
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.parts import Parts
from app.usecases.templates import template_named

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("language", Language)
def test_every_kind_has_its_row_and_a_template_of_its_own_kind(kind: DocumentKind, language: Language) -> None:
    assert kind.rules is KINDS[kind]
    assert template_named(resources(), language, kind.rules.template).kind is kind
    assert kind.category is not Category.PRACTICE


def test_a_consent_form_is_seen_first_whatever_the_policy_promises(parts: Parts) -> None:
    policy = replace(parts.starting_policies[0], shown_first=frozenset())
    asked = [each for each in DocumentKind if policy.requires_client_approval(each)]
    assert asked == [each for each in DocumentKind if each.rules.seen_first is SeenFirst.ALWAYS]
    assert asked == [DocumentKind.CONSENT_FORM]


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        (DocumentKind.REPORT, date(2027, 3, 3)),
        (DocumentKind.QUOTATION, date(2026, 4, 2)),
        (DocumentKind.AGREEMENT, None),
    ],
)
def test_what_is_final_says_how_long_it_holds(kind: DocumentKind, until: date | None) -> None:
    version = Version(
        id=new_id(), made=NOW, changed=NOW, client=new_id(), document=new_id(), kind=kind, number=1,
        state=VersionState.FINAL, final_on=date(2026, 3, 3),
    )  # fmt: skip
    assert version.valid_until == until
    assert replace(version, final_on=None).valid_until is None
