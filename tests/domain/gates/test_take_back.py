"""Taking back what was recorded by mistake: what the coach wrote down, of the newest version, with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document import Channel, VersionState
from app.domain.gates.take_back import take_back_gate
from tests.domain.gates.gate_samples import TODAY, codes
from tests.domain.gates.test_decide import DECIDED, version


@pytest.mark.parametrize("state", VersionState)
def test_only_a_decision_that_stands_can_be_taken_back(state: VersionState) -> None:
    found = codes(take_back_gate(version(state, TODAY), 1, "Verkeerde dag."))
    assert found == ([] if state in DECIDED else ["gate.take_back.nothing_stands"])


def test_not_of_a_version_that_was_replaced_nor_what_came_in_a_file_nor_without_a_reason() -> None:
    blocked = version(VersionState.BLOCKED, TODAY)
    assert codes(take_back_gate(blocked, 2, " ")) == ["gate.take_back.replaced", "gate.take_back.no_reason"]
    by_file = replace(blocked, decided_how=Channel.PACKAGE)
    assert codes(take_back_gate(by_file, 1, "Verkeerde dag.")) == ["gate.take_back.by_file"]
