"""How long everything is kept, in words, from the retention rules (GDPR art. 13(2)(a); rows A6, B3-B5, C7, D6, E10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from app.domain.category import Category
from app.domain.fiscal_duty import asked_by
from app.domain.period import Period
from app.domain.policy import Basis, RetentionAction, RetentionRule, Trigger
from app.domain.policy_activity import Subject
from app.domain.policy_promise import PromiseKind
from app.domain.prose import Block
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import enumerated, heading, kinds, large, said, table
from app.domain.statute import FigureName
from app.domain.trajectory import TrajectoryKind
from app.kernel.translator import Translator

_Term = tuple[Trigger, Period | None, RetentionAction, Basis, TrajectoryKind | None]


def keeping(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """A row for each term, with the kinds of data that have it, in the policy's own order."""
    text, policy = translator.text, facts.policy
    yield heading(translator, "keeping")
    yield said(text("statement.keeping.introduction"))
    terms: dict[tuple[*_Term, bool], list[Category]] = {}
    for rule in policy.rules:
        if rule.category is Category.SPECIAL and not policy.special_categories:
            continue  # nothing of it is recorded: that stands with the purposes
        terms.setdefault((*_term(rule), _by_consent(rule)), []).append(rule.category)
    rows = []
    for (*parts, consent), categories in terms.items():
        term = cast(_Term, tuple(parts))
        long = text("statement.keeping.with_consent") if consent else _how_long(term, translator)
        rows.append((_what(term, categories, translator), long, _after(facts, term, translator)))
    rows += [
        (
            large(each.data.words(translator).rstrip(".")),
            each.own_term.words(translator),
            text("statement.keeping.elsewhere", location=each.location.words(translator)),
        )
        for each in policy.activities
        if each.own_term is not None
    ]
    yield from table(translator, "keeping", ("what", "how_long", "after"), rows)
    if any(Subject.PRINCIPAL in each.subjects for each in policy.activities):
        yield said(text("statement.keeping.principals"))
    for kind in _KINDS:
        promise = policy.promise(kind)
        if promise is not None:
            yield said(promise.text.words(translator))
    yield said(text("statement.keeping.longer"))


def _what(term: _Term, categories: list[Category], translator: Translator) -> str:
    """The kinds of data. What is in the administration only since it was made led to no agreement: a quotation."""
    if term[0] is Trigger.MADE and Category.ADMINISTRATION in categories:
        rest = [each for each in categories if each is not Category.ADMINISTRATION]
        words = [translator.text("statement.kind.quotation"), *([kinds(rest, translator)] if rest else [])]
        return large(enumerated(words, translator))
    return large(kinds(categories, translator))


def kept_data(rule: RetentionRule, translator: Translator) -> str:
    """What one rule speaks of, inside a sentence: what is in the administration since it was made is a quotation."""
    if rule.category is Category.ADMINISTRATION and rule.trigger is Trigger.MADE:
        return translator.text("statement.kind.quotation")
    return translator.text(f"retention.category.{rule.category.value}")


def kept_for(rule: RetentionRule, translator: Translator) -> str:
    """How long one rule keeps, as the register tells it, which nobody reads of themselves: *3 jaar na het einde van het
    traject*.
    """
    key = "with_consent" if _by_consent(rule) else f"{'until' if rule.period is None else 'term'}.{rule.trigger.value}"
    if rule.action is RetentionAction.NEVER_KEEP or not translator.has(f"register.keeping.{key}"):
        return _how_long(_term(rule), translator)
    return translator.text(f"register.keeping.{key}", period=rule.period.words(translator) if rule.period else "")


def _by_consent(rule: RetentionRule) -> bool:
    """Whether it keeps for as long as somebody consents to it: a prospect (B3). From a newsletter one unsubscribes."""
    return rule.trigger is Trigger.WITHDRAWAL and rule.period is None and rule.category is not Category.NEWSLETTER


def _how_long(term: _Term, translator: Translator) -> str:
    """*3 jaar na het einde van het traject*."""
    trigger, period, action, _, only = term
    text = translator.text
    if action is RetentionAction.NEVER_KEEP:
        words = text("statement.keeping.never")
    elif period is None:
        words = text(f"statement.keeping.until.{trigger.value}")
    else:
        words = text(f"statement.keeping.term.{trigger.value}", period=period.words(translator))
    return words if only is None else f"{words} {text(f'statement.keeping.only.{only.value}')}"


def _term(rule: RetentionRule) -> _Term:
    return rule.trigger, rule.period, rule.action, rule.basis, rule.only


def _after(facts: StatementFacts, term: _Term, translator: Translator) -> str:
    """What is done then, and the law that asks it where one does. What is less or more, no law asks."""
    trigger, period, action, basis, _ = term
    never = action is RetentionAction.NEVER_KEEP
    words = [] if never else [translator.text(f"statement.keeping.after.{action.value}")]
    if basis is Basis.STATUTORY and trigger is Trigger.BOOK_YEAR_END:
        figure = asked_by(trigger, period, facts.statute, facts.on)
        if figure is not None:
            of_estate = figure.name is FigureName.FISCAL_RETENTION_REAL_ESTATE
            key = "statement.keeping.law_of_estate" if of_estate else "statement.keeping.law"
            words.append(translator.text(key, source=figure.source.words(translator)))
    elif basis is Basis.STATUTORY:
        words.append(translator.text("statement.keeping.by_law"))
    return " ".join(words)


_KINDS = (
    PromiseKind.EARLIER_DESTRUCTION,
    PromiseKind.DEFERRED_DELETION,
    PromiseKind.NOTHING_DESTROYED_IN_PROCEDURE,
    PromiseKind.ANONYMISED,
)
"""The promises that are about keeping, and are said here."""
