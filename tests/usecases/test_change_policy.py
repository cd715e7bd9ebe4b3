"""A policy is changed by versions; what that does is told before, and is what happens after."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.category import Category
from app.domain.gate import GateRefused
from app.domain.item_shift import Shift
from app.domain.period import Period, Unit
from app.domain.policy import Basis, Policy, RetentionAction, Trigger
from app.domain.policy_change import Direction
from app.domain.reason import worded
from app.kernel.errors import InputError
from app.kernel.ids import Id
from app.kernel.translator import Language
from app.usecases.change_policy import change_policy
from app.usecases.current_policy import newest_policy, policy_on, policy_versions
from app.usecases.find_drift import find_drift
from app.usecases.kept_until import each_kept
from app.usecases.parts import Parts
from app.usecases.preview_policy import preview_policy
from app.vault.vault import Vault
from tests.usecases import dossier

TODAY = date(2026, 3, 3)


def kept_for(policy: Policy, category: Category, period: Period) -> Policy:
    rules = tuple(
        replace(each, period=period) if (each.category, each.trigger) == (category, Trigger.TRAJECTORY_END) else each
        for each in policy.rules
    )
    return replace(policy, rules=rules)


def two_years(policy: Policy) -> Policy:
    return kept_for(policy, Category.SESSION_NOTES, Period(2, Unit.YEARS))


def adopt(vault: Vault, parts: Parts, policy: Policy, on: date = TODAY) -> Policy:
    adopted: Policy = vault.now(change_policy, policy, on, parts.law)
    return adopted


def dossiers(vault: Vault) -> None:
    """One that ended long ago, one that ended lately, one that runs, and one without a trajectory."""
    for ends_on in ("2022-02-01", "2026-02-01", "", None):
        client = dossier.client(vault)
        if ends_on is not None:
            trajectory = dossier.trajectory(vault, client, starts_on="2021-06-01", ends_on=ends_on)
            dossier.session(vault, trajectory)
            dossier.session(vault, trajectory)


def test_what_was_promised_before_stays_findable(vault: Vault, parts: Parts) -> None:
    reader = vault.reader()
    first = policy_on(reader, TODAY)
    later = adopt(vault, parts, two_years(first), TODAY + timedelta(days=30))
    assert (later.version, later.valid_from) == (2, date(2026, 4, 2))
    assert policy_on(reader, date(2026, 4, 1)) == first
    assert policy_on(reader, date(2026, 4, 2)) == later == newest_policy(reader)
    assert [each.number for each in policy_versions(reader)] == [1, 2]


def test_a_change_is_in_the_ledger(vault: Vault, parts: Parts) -> None:
    adopt(vault, parts, two_years(policy_on(vault.reader(), TODAY)))
    (entry,) = (
        vault.reader().connection.execute("SELECT act, noun FROM ledger ORDER BY sequence DESC LIMIT 1").fetchall()
    )
    assert tuple(entry) == ("change_policy", "policy")


@pytest.mark.parametrize(
    ("on", "reason"),
    [(date(2026, 3, 2), "gate.policy.in_the_past"), (date(2020, 1, 1), "gate.policy.before_newest")],
    ids=["yesterday", "before the newest"],
)
def test_a_version_begins_today_or_later(vault: Vault, parts: Parts, on: date, reason: str) -> None:
    policy = two_years(policy_on(vault.reader(), TODAY))
    with pytest.raises(GateRefused) as raised:
        adopt(vault, parts, policy, on)
    assert reason in [each.code for each in raised.value.reasons]
    assert vault.reader().count(AdoptedPolicy) == 1


def test_nothing_changed_is_no_version(vault: Vault, parts: Parts) -> None:
    with pytest.raises(GateRefused) as raised:
        adopt(vault, parts, policy_on(vault.reader(), TODAY))
    assert [each.code for each in raised.value.reasons] == ["gate.policy.unchanged"]


def test_a_version_does_not_begin_before_one_that_was_announced(vault: Vault, parts: Parts) -> None:
    announced = adopt(vault, parts, two_years(policy_on(vault.reader(), TODAY)), date(2026, 6, 1))
    with pytest.raises(GateRefused) as raised:
        adopt(vault, parts, kept_for(announced, Category.SESSION_NOTES, Period(1, Unit.YEARS)))
    assert [each.code for each in raised.value.reasons] == ["gate.policy.before_newest"]


def invoices(policy: Policy, period: Period, basis: Basis = Basis.STATUTORY) -> Policy:
    rules = tuple(
        replace(each, period=period, basis=basis) if each.trigger is Trigger.BOOK_YEAR_END else each
        for each in policy.rules
    )
    return replace(policy, rules=rules)


@pytest.mark.parametrize("period", [Period(3, Unit.YEARS), Period(83, Unit.MONTHS)], ids=str)
def test_no_term_is_called_the_laws_while_the_law_asks_more(vault: Vault, parts: Parts, period: Period) -> None:
    short = invoices(policy_on(vault.reader(), TODAY), period)
    with pytest.raises(GateRefused) as raised:
        adopt(vault, parts, short)
    (why,) = raised.value.reasons
    assert why.code == "gate.policy.below_law"
    assert "De wet vraagt 7 jaar na het einde van het boekjaar (AWR art. 52 lid 4)" in worded(
        why, parts.translator(Language.DUTCH)
    )
    assert preview_policy(vault.reader(), parts, short, TODAY).refused == (why,)
    assert vault.reader().count(AdoptedPolicy) == 1


def test_what_the_law_asks_or_more_is_adopted_and_less_is_not_even_promised(vault: Vault, parts: Parts) -> None:
    policy = policy_on(vault.reader(), TODAY)
    assert adopt(vault, parts, invoices(policy, Period(84, Unit.MONTHS))).version == 2
    assert adopt(vault, parts, invoices(policy, Period(10, Unit.YEARS))).version == 3
    with pytest.raises(GateRefused) as raised:
        adopt(vault, parts, invoices(policy, Period(3, Unit.YEARS), Basis.PROMISED))
    assert [each.code for each in raised.value.reasons] == ["gate.policy.promise_below_law"]


def test_contradictory_rules_are_refused_and_nothing_is_adopted(vault: Vault, parts: Parts) -> None:
    policy = policy_on(vault.reader(), TODAY)
    twice = replace(policy, rules=(*policy.rules, policy.rules[0]))
    with pytest.raises(InputError):
        adopt(vault, parts, twice)
    with pytest.raises(InputError):
        preview_policy(vault.reader(), parts, twice, TODAY)
    assert vault.reader().count(AdoptedPolicy) == 1


def test_the_preview_is_what_happens(vault: Vault, parts: Parts) -> None:
    dossiers(vault)
    reader = vault.reader()
    before = {each.id: each.kept.until for each in each_kept(reader, parts)}
    due = {each.id for each in each_kept(reader, parts) if each.due}
    changed = kept_for(two_years(newest_policy(reader)), Category.IDENTITY, Period(8, Unit.YEARS))
    found = preview_policy(reader, parts, changed, TODAY)
    assert vault.reader().count(AdoptedPolicy) == 1

    adopt(vault, parts, changed)
    after = {each.id: each.kept.until for each in each_kept(reader, parts)}
    dated: Counter[Shift] = Counter()
    for identity, was in before.items():
        becomes = after[identity]
        if was is not None and becomes is not None and was != becomes:
            dated[Shift.EARLIER if becomes < was else Shift.LATER] += 1
    assert dated == {Shift.EARLIER: 4, Shift.LATER: 2}
    # Two notes and a name of the dossier that runs move as well: their term will be another.
    assert (found.items(Shift.EARLIER), found.items(Shift.LATER)) == (6, 3)
    assert found.clients == 3
    now_due = {each.id for each in each_kept(reader, parts) if each.due}
    assert found.due_at_once == len(now_due - due) == 2
    assert {each.id for each in found.shown} <= set(before)
    for each in found.shown:
        assert (each.before, each.after) == (before[Id(each.id)], after[Id(each.id)])


def test_what_the_duty_keeps_anyway_does_not_move(vault: Vault, parts: Parts) -> None:
    client = dossier.client(vault)
    for ends_on in ("2026-02-01", ""):
        trajectory = dossier.trajectory(vault, client, starts_on="2025-06-01", ends_on=ends_on)
        dossier.session(vault, trajectory)
    reader = vault.reader()
    fiscal = [each for each in each_kept(reader, parts) if each.kept.item.fiscal]
    assert {each.kept.until is None for each in fiscal} == {True, False}
    short = invoices(newest_policy(reader), Period(3, Unit.YEARS), Basis.PROMISED)
    assert preview_policy(reader, parts, short, TODAY).moved == {}
    longer = invoices(newest_policy(reader), Period(9, Unit.YEARS))
    found = preview_policy(reader, parts, longer, TODAY)
    assert found.moved == {(Category.ADMINISTRATION, Shift.LATER): len(fiscal)}


def test_promises_to_running_clients_are_compared_with_what_they_were_promised(vault: Vault, parts: Parts) -> None:
    dossiers(vault)
    reader = vault.reader()
    second = adopt(vault, parts, two_years(newest_policy(reader)))
    client = dossier.client(vault)
    dossier.trajectory(vault, client, starts_on="2026-03-03", ends_on="")
    back = kept_for(second, Category.SESSION_NOTES, Period(5, Unit.YEARS))
    found = preview_policy(reader, parts, back, TODAY)
    assert [(each.version, each.trajectories, each.clients) for each in found.running] == [(1, 1, 1), (2, 1, 1)]
    assert [(each.count(Direction.STRICTER), each.count(Direction.WEAKER)) for each in found.running] == [
        (0, 0),
        (0, 1),
    ]


def test_a_preview_tells_why_it_cannot_be_adopted(vault: Vault, parts: Parts) -> None:
    policy = two_years(newest_policy(vault.reader()))
    found = preview_policy(vault.reader(), parts, policy, TODAY - timedelta(days=1))
    assert "gate.policy.in_the_past" in [each.code for each in found.refused]


def test_drift_sees_what_lies_in_the_vault(vault: Vault, parts: Parts) -> None:
    dossiers(vault)
    policy = newest_policy(vault.reader())
    never = replace(
        policy,
        rules=tuple(
            replace(each, action=RetentionAction.NEVER_KEEP, period=None, trigger=Trigger.MADE)
            if (each.category, each.trigger) == (Category.SESSION_NOTES, Trigger.TRAJECTORY_END)
            else each
            for each in policy.rules
            if (each.category, each.trigger) != (Category.SESSION_NOTES, Trigger.INTAKE)
        ),
    )
    assert "never_kept" not in [each.code for each in find_drift(vault.reader(), parts)]
    adopt(vault, parts, never)
    (row,) = [each for each in find_drift(vault.reader(), parts) if each.code == "never_kept"]
    assert (row.key, row.why["number"]) == ("session_notes", 6)
