"""What is kept on a consent, so that withdrawing it makes erasure due: never more than it was for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.category import Category
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel
from app.domain.policy_activity import SpecialGround
from app.domain.resting import rests_on
from app.kernel.ids import new_id

NOW = datetime(2026, 3, 3, tzinfo=UTC)
MINE, OTHER = new_id(), new_id()


def consent(role: ConsentRole, **fields: object) -> Consent:
    return Consent(
        id=new_id(), made=NOW, changed=NOW, client=new_id(), role=role, purpose="Doel", text="Goed.",
        given_on=date(2026, 3, 2), given_name="Anna", given_how=Channel.PAPER, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("category", list(Category))
def test_a_newsletter_or_a_promise_carries_no_dossier(category: Category) -> None:
    for role in (ConsentRole.LEGAL_BASIS, ConsentRole.PROMISE, ConsentRole.RELEASE):
        assert not rests_on(consent(role), category, MINE, prospect=False)


@pytest.mark.parametrize("category", list(Category))
def test_evidence_and_requests_rest_on_nothing(category: Category) -> None:
    kept = category in (Category.CONSENT_EVIDENCE, Category.REQUEST_FILE, Category.PRACTICE)
    assert rests_on(consent(ConsentRole.LEGAL_BASIS), category, "", prospect=True) is not kept


def test_a_basis_carries_its_kind_of_data_in_its_trajectory() -> None:
    basis = consent(ConsentRole.LEGAL_BASIS, data_category=Category.ASSESSMENT, trajectory=MINE)
    assert rests_on(basis, Category.ASSESSMENT, MINE, prospect=False)
    assert not rests_on(basis, Category.ASSESSMENT, OTHER, prospect=False)
    assert not rests_on(basis, Category.SESSION_NOTES, MINE, prospect=False)


def test_a_special_category_on_another_ground_stays() -> None:
    special = consent(ConsentRole.SPECIAL_CATEGORIES)
    for ground, rests in ((None, True), (SpecialGround.EXPLICIT_CONSENT, True), (SpecialGround.REINTEGRATION, False)):
        assert rests_on(special, Category.SPECIAL, MINE, prospect=False, ground=ground) is rests
    assert not rests_on(special, Category.SESSION_NOTES, MINE, prospect=False)
