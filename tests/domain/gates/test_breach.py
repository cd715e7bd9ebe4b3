"""A breach from suspicion to closed (B8, L10): nothing too early, nothing without its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.domain.breach import Breach, BreachNature, BreachReport, BreachRisk, BreachState, ReportedTo
from app.domain.breach_duties import BreachFacts
from app.domain.breach_term import ReportTerm, report_term
from app.domain.gates.assess_breach import assess_breach_gate, dismiss_breach_gate
from app.domain.gates.close_breach import close_breach_gate
from app.domain.gates.report_breach import report_breach_gate
from app.domain.gates.tell_of_breach import breach_letter_gate, tell_of_breach_gate
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record
from tests.domain.policy_samples import starting_policy, statute

ENDED = (BreachState.CLOSED, BreachState.NO_BREACH)
AWARE = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

SUSPECTED = date(2026, 3, 1)


def breach(state: BreachState = BreachState.ESTABLISHED, **fields: object) -> Breach:
    aware = {} if state is BreachState.SUSPECTED else {"aware_on": date(2026, 3, 2), "aware_at": "09:30"}
    return record(
        Breach, title="Laptop kwijt", nature=BreachNature.LOST_DEVICE, facts="In de trein.", state=state,
        suspected_on=SUSPECTED, suspected_at="18:00", **aware, **fields,
    )  # fmt: skip


@pytest.mark.parametrize("state", BreachState)
def test_what_has_ended_is_not_changed_and_only_a_suspicion_is_put_aside(state: BreachState) -> None:
    ended = ["gate.assess_breach.closed"] if state in ENDED else []
    assert codes(assess_breach_gate(breach(state), {"data": "Adressen"})) == ended
    established = ["gate.dismiss_breach.established"] if state is BreachState.ESTABLISHED else []
    assert codes(dismiss_breach_gate(breach(state), "Hij lag thuis.")) == ended + established
    assert codes(dismiss_breach_gate(breach(state), " "))[-1] == "gate.dismiss_breach.no_reason"


@pytest.mark.parametrize(
    ("changes", "moved"),
    [
        ({}, False),
        ({"aware_on": date(2026, 3, 1)}, False),
        ({"aware_at": "08:00"}, False),
        ({"aware_at": "09:31"}, True),
        ({"aware_on": date(2026, 3, 3), "aware_at": "00:00"}, True),
        ({"aware_on": None}, True),
    ],
)
def test_the_moment_of_awareness_never_comes_later(changes: dict[str, object], moved: bool) -> None:
    assert codes(assess_breach_gate(breach(), changes)) == (["gate.assess_breach.awareness"] if moved else [])


def test_a_suspicion_may_turn_out_to_be_older_and_never_younger() -> None:
    suspicion = breach(BreachState.SUSPECTED)
    assert codes(assess_breach_gate(suspicion, {"suspected_at": "17:59"})) == []
    assert codes(assess_breach_gate(suspicion, {"suspected_on": date(2026, 2, 28), "suspected_at": "23:00"})) == []
    assert codes(assess_breach_gate(suspicion, {"suspected_at": "18:01"})) == ["gate.assess_breach.suspicion"]


def test_a_report_is_of_an_established_breach_and_late_only_with_the_reason() -> None:
    found = breach()
    aware = found.aware
    assert aware is not None
    term: ReportTerm = report_term(aware, statute())
    late = term.ends + timedelta(minutes=1)
    assert codes(report_breach_gate(found, term.ends, "", term)) == []
    assert codes(report_breach_gate(found, late, " ", term)) == ["gate.report_breach.late"]
    assert codes(report_breach_gate(found, late, "De politie vroeg te wachten.", term)) == []
    assert codes(report_breach_gate(found, late, "", None)) == [], "a controller is told without delay, not by hours"
    early = aware - timedelta(minutes=1)
    assert codes(report_breach_gate(found, early, "", term)) == ["gate.report_breach.before_awareness"]
    assert codes(report_breach_gate(breach(BreachState.SUSPECTED), AWARE, "", None)) == ["gate.report_breach.suspected"]
    for state in ENDED:
        assert codes(report_breach_gate(breach(state), term.ends, "", term)) == ["gate.report_breach.closed"]


def test_clients_are_told_of_an_established_breach_also_afterwards() -> None:
    assert codes(tell_of_breach_gate(breach(), 1, SUSPECTED)) == []
    assert codes(tell_of_breach_gate(breach(BreachState.CLOSED), 1, SUSPECTED)) == []
    assert codes(tell_of_breach_gate(breach(), 0, SUSPECTED)) == ["gate.tell_of_breach.nobody"]
    early = codes(tell_of_breach_gate(breach(), 1, SUSPECTED - timedelta(days=1)))
    assert early == ["gate.tell_of_breach.before_suspicion"], "of what nobody suspected nobody was told"
    for state in (BreachState.SUSPECTED, BreachState.NO_BREACH):
        assert codes(tell_of_breach_gate(breach(state), 1, SUSPECTED)) == ["gate.tell_of_breach.not_established"]


def test_a_letter_says_what_it_may_mean_and_what_was_done() -> None:
    said: dict[str, Any] = {"effects": "Iemand kan je verslag lezen.", "measures": "Op afstand gewist."}
    assert codes(breach_letter_gate(breach(**said))) == []
    assert codes(breach_letter_gate(breach())) == ["gate.tell_of_breach.unsaid"] * 2
    assert codes(breach_letter_gate(breach(BreachState.SUSPECTED, **said))) == ["gate.tell_of_breach.not_established"]


WRITTEN: dict[str, Any] = {
    "data": "Gespreksverslagen.",
    "effects": "Geen.",
    "measures": "Op afstand gewist.",
    "evaluation": "Schijf was versleuteld.",
}
REPORT = record(
    BreachReport, breach=new_id(), reported_to=ReportedTo.AUTHORITY, stage=1, reported_on=TODAY, reported_at="10:00"
)


def test_it_closes_when_nothing_of_it_is_left_to_do() -> None:
    done = BreachFacts(
        breach(risk=BreachRisk.HIGH, prevention="Kabelslot.", **WRITTEN), (REPORT,), 3,
        starting_policy("office"), processor=False,
    )  # fmt: skip
    assert codes(close_breach_gate(done)) == []
    left: tuple[tuple[dict[str, Any], str], ...] = (
        ({"reports": ()}, "report"),
        ({"notices": 0}, "tell_people"),
        ({"processor": True}, "tell_controllers"),
        ({"breach": replace(done.breach, evaluation="")}, "evaluate"),
        ({"breach": replace(done.breach, prevention=" ")}, "prevention"),
        ({"breach": replace(done.breach, data=" ")}, "evaluate"),
        ({"breach": replace(done.breach, risk=BreachRisk.NOT_ASSESSED), "notices": 3}, "assess"),
        ({"breach": replace(done.breach, state=BreachState.CLOSED)}, "closed"),
    )
    for changed, duty in left:
        assert codes(close_breach_gate(replace(done, **changed))) == [f"gate.close_breach.{duty}"]
