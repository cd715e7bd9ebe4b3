"""A version from draft to final (D9, D10, L14): the client first, and nothing that is not written to the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.category import Category
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel, DocumentKind, VersionState
from app.domain.gates.finalise import finalise_gate
from app.domain.gates.neutral_notice import neutral_notice_gate
from app.domain.gates.plan_of_action import PlanFacts, plan_of_action_gate
from app.domain.gates.share import share_gate
from app.domain.reason import reason
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record
from tests.domain.policy_samples import starting_policy

CLIENT, TRAJECTORY = new_id(), new_id()


@pytest.mark.parametrize("state", VersionState)
def test_only_what_the_client_saw_becomes_final(state: VersionState) -> None:
    own = {
        VersionState.BLOCKED: "blocked",
        VersionState.ANSWERED: "changes_asked",
        VersionState.FINAL: "state",
        VersionState.SUPERSEDED: "state",
        VersionState.WITHDRAWN: "state",
    }
    first = own | {VersionState.DRAFT: "not_approved", VersionState.SHARED: "not_approved"}
    free = own | {VersionState.DRAFT: "not_shared"}
    for known, client_first in ((first, True), (free, False)):
        expected = [f"gate.finalise.{known[state]}"] if state in known else []
        assert codes(finalise_gate(state, (), client_first=client_first)) == expected


def test_a_draft_is_shared_when_there_is_something_to_read() -> None:
    unfilled = reason("gate.share.field", field="x")
    assert codes(share_gate(VersionState.DRAFT, "Anna wil rust.", ())) == []
    assert codes(share_gate(VersionState.DRAFT, "Anna wil rust.", (), (unfilled,))) == ["gate.share.field"]
    assert codes(share_gate(VersionState.SHARED, " ", ("Schrijf hier.",))) == [
        "gate.share.not_a_draft",
        "gate.share.empty",
        "gate.share.guidance_left",
    ]


def test_that_no_report_comes_is_told_to_who_commissioned_a_blocked_one() -> None:
    assert codes(neutral_notice_gate(VersionState.BLOCKED, new_id())) == []
    assert codes(neutral_notice_gate(VersionState.SHARED, "")) == [
        "gate.neutral_notice.not_blocked",
        "gate.neutral_notice.no_principal",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"role": ConsentRole.LEGAL_BASIS}, []),
        ({"role": ConsentRole.RELEASE}, ["no_consent"]),
        ({"data_category": Category.COACHING_REPORT}, ["no_consent"]),
        ({"trajectory": new_id()}, ["no_consent"]),
        ({"withdrawn_on": TODAY}, ["withdrawn"]),
        ({"valid_until": TODAY - timedelta(1)}, ["no_consent"]),
    ],
)
def test_d9_a_plan_of_action_is_set_while_the_client_agrees(fields: dict[str, object], expected: list[str]) -> None:
    agreed: dict[str, object] = {"role": ConsentRole.PROMISE, "data_category": Category.PLAN_OF_ACTION, **fields}
    consent = record(
        Consent, client=CLIENT, purpose="Plan", text="Goed.", given_on=TODAY - timedelta(2), given_name="Anna",
        given_how=Channel.EMAIL, **agreed,
    )  # fmt: skip

    def asked(policy: str, kind: DocumentKind) -> list[str]:
        return codes(plan_of_action_gate(PlanFacts(starting_policy(policy), kind, TRAJECTORY, (consent,), TODAY)))

    assert asked("career_advice", DocumentKind.PLAN_OF_ACTION) == [f"gate.plan.{each}" for each in expected]
    assert asked("career_advice", DocumentKind.REPORT) == []
    assert asked("office", DocumentKind.PLAN_OF_ACTION) == [], "where it is not promised"
