"""What an answer has another way than the starting policy it begins with: pure, from one policy to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain import policy_reader as read
from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.period import Period, rough_end
from app.domain.policy import AnswerPromise, Policy, RetentionAction, RetentionRule, Trigger
from app.domain.policy_json import read_answers, read_rules
from app.domain.policy_rows import Row, read_row, row_key, rows_of, with_row, without_row
from app.domain.professional_code import ProfessionalCode
from app.domain.reason import LocalText

T = TypeVar("T")
_ROW_PARTS = ("activities", "recipients", "asked")
"""The parts of which rows come and go with an answer."""


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """Another period, and its ground, for the rules of some categories that count from some triggers."""

    categories: tuple[Category, ...]
    triggers: tuple[Trigger, ...]
    period: Period
    ground: LocalText
    only_shorter: bool
    """Rules that are as short already stay as they are."""

    def of(self, rule: RetentionRule) -> RetentionRule:
        """The rule as it becomes: itself where it is of something else, or looks again instead of ending."""
        ends = rule.action in (RetentionAction.DESTROY, RetentionAction.ANONYMISE)
        meant = rule.category in self.categories and rule.trigger in self.triggers and rule.only is None
        if not (ends and meant) or rule.period is None:
            return rule
        if self.only_shorter and rough_end(rule.period) <= rough_end(self.period):
            return rule
        return replace(rule, period=self.period, ground=self.ground)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingChanges:
    """What becomes another way. None is: as it was."""

    special_categories: bool | None
    bsn: bool | None
    bsn_ground: LocalText | None
    shown_first: tuple[DocumentKind, ...] | None
    code: ProfessionalCode | None
    answers: tuple[AnswerPromise, ...] | None
    rules: tuple[RetentionRule, ...]
    periods: tuple[NewPeriod, ...]
    rows: tuple[tuple[str, Row], ...]
    taken_from: str
    """The starting policy whose rows `taken` are."""
    taken: Mapping[str, tuple[str, ...]]
    without: Mapping[str, tuple[str, ...]]
    without_categories: tuple[Category, ...]
    """Categories that no recipient gets any more."""
    ends: tuple[str, ...]
    """The rows of the remarks that hold no longer."""

    def applied(self, policy: Policy, starting: Sequence[Policy]) -> Policy:
        """The policy with these changes; `starting` are the policies that rows may be taken from."""
        changed = self._switched(policy)
        if self.rules:
            anew = {each.category for each in self.rules}
            kept = tuple(each for each in changed.rules if each.category not in anew or each.only is not None)
            changed = replace(changed, rules=(*kept, *self.rules))
        for period in self.periods:
            changed = replace(changed, rules=tuple(map(period.of, changed.rules)))
        for part, keys in self.without.items():
            for key in keys:
                changed = without_row(changed, part, key)
        for part, row in (*self.rows, *self._taken(starting)):
            changed = with_row(changed, part, row, row_key(row))
        remarks = tuple(each for each in changed.differences if each.row not in self.ends)
        return _joined(replace(changed, differences=remarks), self.without_categories)

    def _switched(self, policy: Policy) -> Policy:
        return replace(
            policy,
            special_categories=_or(self.special_categories, policy.special_categories),
            bsn=_or(self.bsn, policy.bsn),
            bsn_ground=_or(self.bsn_ground, policy.bsn_ground),
            shown_first=policy.shown_first if self.shown_first is None else frozenset(self.shown_first),
            code=_or(self.code, policy.code),
            answers=_or(self.answers, policy.answers),
        )

    def _taken(self, starting: Sequence[Policy]) -> tuple[tuple[str, Row], ...]:
        source = next((each for each in starting if each.name == self.taken_from), None)
        if source is None:
            return ()
        return tuple(
            (part, row) for part, keys in self.taken.items() for row in rows_of(source, part) if row_key(row) in keys
        )


def _joined(policy: Policy, without: Sequence[Category]) -> Policy:
    """No recipient receives for an activity that is gone, or what nobody keeps any more."""
    known = {each.key for each in policy.activities}
    recipients = (
        replace(
            each,
            activities=tuple(key for key in each.activities if key in known),
            categories=tuple(category for category in each.categories if category not in without),
        )
        for each in policy.recipients
    )
    return replace(policy, recipients=tuple(recipients))


def read_changes(row: read.Table) -> StartingChanges:
    """The changes in the row of an answer."""
    switches = row.table("set") if "set" in row.names() else read.Table({}, row.place, row.faults)
    without = row.table("without") if "without" in row.names() else read.Table({}, row.place, row.faults)
    take = row.table("take") if "take" in row.names() else read.Table({}, row.place, row.faults)
    made = StartingChanges(
        special_categories=switches.maybe("special_categories", read.yes_no),
        bsn=switches.maybe("bsn", read.yes_no),
        bsn_ground=switches.maybe("bsn_ground", read.both_languages),
        shown_first=switches.maybe("shown_first", read.some(read.choice(DocumentKind))),
        code=switches.maybe("code", read.choice(ProfessionalCode)),
        answers=read_answers(switches.table("answers")) if "answers" in switches.names() else None,
        rules=tuple(rule for each in row.maybe_rows("rules") for rule in read_rules(each)),
        periods=tuple(map(_period, row.maybe_rows("periods"))),
        rows=tuple(made for each in row.maybe("rows", read.row_of_values) or () for made in _rows(each)),
        taken_from=take.maybe("from", read.name) or "",
        taken=_keys(take),
        without=_keys(without),
        without_categories=without.maybe("recipient_categories", read.some(read.choice(Category))) or (),
        ends=row.maybe("ends", read.some(read.text)) or (),
    )
    for each in (switches, without, take):
        each.finish()
    return made


def _period(row: read.Table) -> NewPeriod:
    made = NewPeriod(
        row.get("categories", read.some(read.choice(Category))),
        row.get("triggers", read.some(read.choice(Trigger))),
        row.get("period", read.period),
        row.get("ground", read.both_languages),
        row.maybe("only_shorter", read.yes_no) or False,
    )
    row.finish()
    return made


def _rows(value: object) -> tuple[tuple[str, Row], ...]:
    data = dict(value) if isinstance(value, dict) else {}
    part = str(data.pop("part", ""))
    return tuple((part, row) for row in read_row(part, data))


def _keys(table: read.Table) -> dict[str, tuple[str, ...]]:
    return {part: keys for part in _ROW_PARTS if (keys := table.maybe(part, read.some(read.name)) or ())}


def _or(given: T | None, otherwise: T) -> T:
    return otherwise if given is None else given
