"""May an item be recorded at all? (rows C7, D13, L8)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.category import Category
from app.domain.gate import Verdict, verdict
from app.domain.item_facts import ItemKind, Standing
from app.domain.policy import Policy, RetentionAction
from app.domain.reason import Label, Reason, reason
from app.domain.trajectory import TrajectoryKind


@dataclass(frozen=True, slots=True)
class Switches:
    """What the practice lets be recorded at all: special categories (D13, L8)."""

    special_categories: bool


def record_item_gate(
    policy: Policy, category: Category, kind: TrajectoryKind | None, switches: Switches | None = None
) -> Verdict:
    """Nothing of which the policy says that it is never kept (personnel data of an interim assignment), and no special
    categories while the practice has those switched off.

    `kind` is that of the trajectory it would be in, None where it is in none. `switches` are the policy's own unless
    said otherwise.
    """
    return verdict(_reasons(policy, category, kind, switches or Switches(policy.special_categories)))


def _reasons(policy: Policy, category: Category, kind: TrajectoryKind | None, switches: Switches) -> Iterator[Reason]:
    if category is Category.PRACTICE:
        return
    label = Label(f"retention.category.{category.value}")
    rule = policy.rule(category, _standing(category, kind).triggers, kind)
    if rule is not None and rule.action is RetentionAction.NEVER_KEEP:
        yield reason("gate.record_item.never_kept", category=label, ground=rule.ground)
    elif category is Category.SPECIAL and not switches.special_categories:
        yield reason("gate.record_item.special_off", category=label)


def _standing(category: Category, kind: TrajectoryKind | None) -> ItemKind:
    standing = Standing.INTAKE if kind is None else Standing.TRAJECTORY
    if kind is TrajectoryKind.TRAINING:
        standing = Standing.TRAINING
    return ItemKind(category, fiscal=False, standing=standing, only=kind, own=None)
