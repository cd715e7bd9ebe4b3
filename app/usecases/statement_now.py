"""What the privacy statement says now, and how that stands to what was published (rows C1, L17, X2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.drift import Published
from app.domain.organisation import Organisation
from app.domain.policy import Policy
from app.domain.policy_json import stored_policy
from app.domain.practice import Practice
from app.domain.statement import Statement
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.whole import statement_source
from app.domain.trajectory import ControllerRole, Trajectory
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.usecases.current_policy import policy_versions
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNow:
    """The statement as policy, practice and law would have it now, in both languages."""

    facts: StatementFacts
    texts: Mapping[Language, str]
    valid_from: date
    changed_on: date

    def same_as(self, statement: Statement) -> bool:
        """Whether a published version says all of this, in the same words and under the same details."""
        same = all(statement.text(language) == text for language, text in self.texts.items())
        return same and statement.practice == practice_details(self.facts.practice)


def statement_now(rows: Rows, parts: Parts) -> StatementNow:
    """What would be published today: by the version of the policy that was adopted last, in force already or from a
    day to come.
    """
    today = legal_date(parts.clock.now())
    newest = max(policy_versions(rows), key=lambda each: each.number)
    facts = statement_facts(rows, parts, stored_policy(newest.content), today)
    return StatementNow(
        facts=facts,
        texts={each: statement_source(facts, parts.translator(each)) for each in Language},
        valid_from=max(today, facts.policy.valid_from),
        changed_on=_changed_on(rows, newest, facts.practice),
    )


def statement_facts(rows: Rows, parts: Parts, policy: Policy, on: date) -> StatementFacts:
    """What the statement is made from, by a version of the policy."""
    law = parts.law
    named = {each.organisation for each in policy.recipients if each.organisation}
    found = (rows.maybe(Organisation, each) for each in sorted(named))
    other = (ControllerRole.JOINT_CONTROLLER, ControllerRole.PROCESSOR)
    return StatementFacts(
        practice=the_practice(rows),
        policy=policy,
        on=on,
        statute=law.statute,
        transfers=law.transfers,
        authority=law.authorities.on(on),
        codes=law.codes,
        organisations={each.id: each.name for each in found if each is not None},
        roles=frozenset(each for each in other if rows.count(Trajectory, role=each)),
    )


def published_statements(rows: Rows) -> tuple[Statement, ...]:
    """Every version that was published, the newest first."""
    return tuple(sorted(rows.each(Statement), key=lambda each: each.number, reverse=True))


def newest_statement(rows: Rows) -> Statement | None:
    """The version published last; None while there is none."""
    return next(iter(published_statements(rows)), None)


def last_published(rows: Rows, parts: Parts) -> Published | None:
    """The statement as it was last published, for drift; None while there is none."""
    statement = newest_statement(rows)
    if statement is None:
        return None
    same = statement_now(rows, parts).same_as(statement)
    return Published(str(statement.number), statement.published_on, statement.policy_version, same)


def _changed_on(rows: Rows, newest: AdoptedPolicy, practice: Practice) -> date:
    """The day on which what it is made from last changed; a version never says less than the one before it."""
    before = newest_statement(rows)
    days = [legal_date(newest.made), legal_date(practice.changed)]
    return max([*days, before.changed_on] if before else days)
