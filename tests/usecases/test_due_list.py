"""What is due, found by index, is what `explain` says item by item: on vaults and days drawn at random."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel, Document, DocumentKind, Version
from app.domain.hold import Hold, HoldReason
from app.domain.item_facts import facts_of, item_of
from app.domain.paper_item import PaperItem
from app.domain.period import Period, Unit
from app.domain.policy import Basis, Policy, RetentionAction, RetentionRule, Trigger
from app.domain.policy_json import policy_to_json
from app.domain.reason import LocalText
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.domain.retention import Kept, KeptState
from app.domain.review import Review
from app.domain.session import Session
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id
from app.usecases.compare_retention import compare_retention
from app.usecases.due_list import due_list
from app.usecases.kept_until import each_kept
from app.usecases.parts import Parts
from app.vault.kept_items import items_in, make_anew
from app.vault.vault import Vault
from app.vault.work import Work
from tests.fakes import SetClock

SEEDS = (1, 2, 3)
DUE = (KeptState.DUE, KeptState.REVIEW)
GROUND = LocalText("Grond.", "Ground.")


def many_dossiers(work: Work, seed: int) -> None:
    """Dossiers of every sort, with something of each noun that a term depends on."""
    chance = random.Random(seed)
    print(f"seed {seed}")

    def day(first: int = 2015, last: int = 2025) -> date:
        return date(chance.randint(first, last), chance.randint(1, 12), chance.choice((1, 28)))

    for number in range(14):
        client = work.new(Client, surname=f"Nummer {number}")
        trajectories = []
        for _ in range(chance.choice((0, 1, 1, 2))):
            starts = day(2015, 2020)
            ends = chance.choice((None, starts + timedelta(days=chance.randrange(2000))))
            trajectories.append(
                work.new(
                    Trajectory, client=client.id, title="Traject", kind=chance.choice(list(TrajectoryKind)),
                    starts_on=starts, ends_on=ends,
                )
            )  # fmt: skip
        for trajectory in trajectories:
            for _ in range(chance.randrange(3)):
                work.new(Session, client=client.id, trajectory=trajectory.id, on=day())
            document = work.new(
                Document,
                client=client.id,
                trajectory=trajectory.id,
                title="Stuk",
                kind=chance.choice(list(DocumentKind)),
            )
            work.new(Version, client=client.id, document=document.id, kind=document.kind, number=1, source="Tekst.")
        own = [Id(""), *(each.id for each in trajectories)]
        paper = work.new(
            PaperItem, client=client.id, trajectory=chance.choice(own), what="Map", place="Kast", dated=day(),
            category=chance.choice([each for each in Category if each is not Category.PRACTICE]),
        )  # fmt: skip
        if chance.random() < 0.5:
            work.new(
                Request, client=client.id, kind=RequestKind.ACCESS, received_on=(on := day(2015, 2024)),
                channel=Channel.EMAIL, closed_on=chance.choice((None, on + timedelta(days=20))),
            )  # fmt: skip
        if chance.random() < 0.5:
            work.new(
                Consent, client=client.id, role=ConsentRole.LEGAL_BASIS, purpose="Bewaren", text="Ja.",
                given_on=day(2015, 2017),
                given_name="N", given_how=Channel.PAPER, trajectory=chance.choice((Id(""), Id(""), *own)),
                valid_until=chance.choice((None, day(2018, 2030))), withdrawn_on=chance.choice((None, day(2018, 2025))),
            )  # fmt: skip
        if chance.random() < 0.4:
            item = chance.choice((client, paper))
            work.new(
                Review, client=client.id, about=item.noun.name, item=item.id, category=item.item_category,
                reviewed_on=date(2024, 1, 1), next_on=day(2025, 2028), why="Nog een opdracht.",
            )  # fmt: skip
        if chance.random() < 0.4:
            held = chance.choice(("", paper.id))
            work.new(
                Hold, client=client.id, trajectory="" if held else chance.choice(own), item=held,
                about="paper_item" if held else "",
                reason=HoldReason.PROCEDURE, since=date(2025, 1, 1), review_on=date(2027, 1, 1),
                released_on=chance.choice((None, date(2025, 6, 1))), released_because="Afgelopen.",
            )  # fmt: skip


def with_more_rules(policy: Policy) -> Policy:
    """The policy with a rule of each sort that it does not have: by last contact, to be looked at, by withdrawal."""
    more = (
        RetentionRule(Category.IDENTITY, Trigger.WITHDRAWAL, None, RetentionAction.DESTROY, Basis.PROMISED, GROUND),
        RetentionRule(
            Category.PERSONAL_DOCUMENT, Trigger.LAST_CONTACT, Period(18, Unit.MONTHS), RetentionAction.REVIEW,
            Basis.PROMISED, GROUND,
        ),
        RetentionRule(
            Category.ADMINISTRATION, Trigger.TRAJECTORY_END, Period(1, Unit.YEARS), RetentionAction.REVIEW,
            Basis.PROMISED, GROUND,
        ),
    )  # fmt: skip
    return replace(policy, rules=(*more, *policy.rules))


def adopt_policy(work: Work, policy: Policy) -> None:
    """Have this policy in force, instead of the one that was."""
    (adopted,) = work.find(AdoptedPolicy)
    work.change(
        adopted, valid_from=date(2015, 1, 1), content=policy_to_json(replace(policy, valid_from=date(2015, 1, 1)))
    )


def policies(parts: Parts) -> list[Policy]:
    plain = list(parts.starting_policies)
    return [*plain, *(with_more_rules(each) for each in plain)]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_due_is_what_is_explained_item_by_item(vault: Vault, parts: Parts, clock: SetClock, seed: int) -> None:
    vault.now(many_dossiers, seed)
    reader, chance = vault.reader(), random.Random(seed)
    seen: Counter[KeptState] = Counter()
    for policy in policies(parts):
        vault.now(adopt_policy, policy)
        for day in (date(2026, 3, 3), date(chance.randint(2019, 2035), chance.randint(1, 12), chance.randint(1, 28))):
            one_by_one = {
                each.id: each.kept for each in each_kept(reader, parts, on=day) if each.noun != Review.noun.name
            }
            listed = due_list(reader, parts, on=day)
            assert {each.id for each in listed.due} == {i for i, kept in one_by_one.items() if kept.state in DUE}
            assert {each.id for each in listed.held} == {
                i for i, kept in one_by_one.items() if kept.state is KeptState.HELD
            }
            for due in (listed.due, listed.held):
                assert list(due) == [due[place] for place in range(len(due))] == list(due[:])
                assert [*due[-1:], *due[:2]] == [*list(due)[-1:], *list(due)[:2]]
                assert due.dossiers == {each.client for each in due}
                assert [each.id for each in due.to_review(wanted=True)] == [
                    each.id for each in due if each.action is RetentionAction.REVIEW
                ]
            for each in (*listed.due, *listed.held):
                assert replace(each.kept, item=one_by_one[each.id].item) == one_by_one[each.id]
                assert each.since == one_by_one[each.id].due_from
            seen.update(kept.state for kept in one_by_one.values())
    assert {KeptState.DUE, KeptState.REVIEW, KeptState.HELD, KeptState.KEPT} <= set(seen)


@pytest.mark.parametrize("seed", SEEDS)
def test_facts_follow_every_change_and_are_what_is_made_anew(vault: Vault, seed: int) -> None:
    vault.now(many_dossiers, seed)

    def change(work: Work) -> None:
        for each in work.find(Trajectory)[::2]:
            work.change(each, ends_on=date(2024, 5, 1) if each.ends_on is None else None, kind=TrajectoryKind.TRAINING)
        for request in work.find(Request):
            work.change(request, closed_on=date(2025, 12, 1))
        trajectories = work.find(Trajectory)
        for document in work.find(Document):
            mine = [each.id for each in trajectories if each.client == document.client]
            work.change(document, trajectory=mine[-1])
        for paper in work.find(PaperItem)[::3]:
            work.remove(paper)
        for consent in work.find(Consent):
            work.change(consent, withdrawn_on=date(2026, 1, 5))

    vault.now(change)
    kept = _facts(vault)
    assert kept

    def anew(work: Work) -> None:
        make_anew(work.connection)

    vault.now(anew)
    assert _facts(vault) == kept


@pytest.mark.parametrize("seed", SEEDS)
def test_another_policy_is_compared_as_item_by_item(vault: Vault, parts: Parts, seed: int) -> None:
    vault.now(many_dossiers, seed)
    reader, today, statute = vault.reader(), date(2026, 3, 3), parts.law.statute
    chosen = policies(parts)
    for before, after in zip(chosen, [*chosen[1:], chosen[0]], strict=True):
        kept: list[dict[Id, tuple[object, ...]]] = []
        for policy in (before, after):
            vault.now(adopt_policy, policy)
            kept.append(
                {
                    each.id: (each.kept.until, each.kept.state, _action(each.kept.rule), _open_ended(each.kept))
                    for each in each_kept(reader, parts, on=today)
                    if not each.kept.held
                }
            )
        different = {i for i in kept[0] if kept[0][i] != kept[1][i]}
        moved = compare_retention(reader, statute, before, after, today)
        found = {
            each.id for group in moved for each in items_in(reader, group.facts, group.decisive) if each.id in kept[0]
        }
        # By last contact, items of which the same days hold may differ by what else is in their dossiers.
        by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in (*before.rules, *after.rules))
        assert different <= found if by_contact else different == found


def test_facts_and_item_are_each_others_inverse(vault: Vault, parts: Parts) -> None:
    vault.now(many_dossiers, 4)
    for each in each_kept(vault.reader(), parts):
        item = each.kept.item
        contact = item.triggers[Trigger.LAST_CONTACT]
        assert item_of(item.noun, item.id, facts_of(item), contact) == item


def _open_ended(kept: Kept) -> tuple[object, ...] | None:
    """The term that will run, where its end is not known yet."""
    return (kept.rule.trigger, kept.rule.period) if kept.rule is not None and kept.until is None else None


def _facts(vault: Vault) -> list[tuple[object, ...]]:
    return list(vault.reader().connection.execute("SELECT * FROM kept_item ORDER BY record"))


def _action(rule: RetentionRule | None) -> RetentionAction | None:
    return rule.action if rule else None
