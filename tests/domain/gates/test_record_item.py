"""What may be recorded at all, by each of the starting policies."""

from __future__ import annotations

import pytest

from app.domain.category import Category
from app.domain.gate import Allowed, Refused
from app.domain.gates.record_item import Switches, record_item_gate
from app.domain.trajectory import TrajectoryKind
from tests.domain.policy_samples import policy_names, starting_policy


@pytest.mark.parametrize("name", policy_names())
@pytest.mark.parametrize("kind", [None, *TrajectoryKind])
def test_administration_is_always_recorded(name: str, kind: TrajectoryKind | None) -> None:
    assert isinstance(record_item_gate(starting_policy(name), Category.ADMINISTRATION, kind), Allowed)


def test_c7_personnel_data_of_an_interim_assignment_are_not() -> None:
    policy = starting_policy("training_and_interim")
    for category in (Category.SESSION_NOTES, Category.COACHING_REPORT, Category.ASSESSMENT, Category.PERSONAL_DOCUMENT):
        found = record_item_gate(policy, category, TrajectoryKind.INTERIM)
        assert isinstance(found, Refused)
        assert [each.code for each in found.reasons] == ["gate.record_item.never_kept"]
        assert isinstance(record_item_gate(policy, category, TrajectoryKind.COACHING), Allowed)


def test_l8_special_categories_are_not_while_they_are_switched_off() -> None:
    policy = starting_policy("reintegration")
    assert isinstance(record_item_gate(policy, Category.SPECIAL, TrajectoryKind.REINTEGRATION), Allowed)
    off = record_item_gate(policy, Category.SPECIAL, TrajectoryKind.REINTEGRATION, Switches(special_categories=False))
    assert isinstance(off, Refused)
    assert [each.code for each in off.reasons] == ["gate.record_item.special_off"]
