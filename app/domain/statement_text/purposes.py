"""What data are used for, on what ground, where they come from and what has to be given (GDPR art. 13(1)(c), (d),
13(2)(c), (e), 14(1)(d), 14(2)(f); rows A3, A4, B2, C5, C14, C16, E3, E14).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.category import Category, Sensitivity, Source
from app.domain.policy_activity import Activity, LegalBasis, Subject
from app.domain.prose import Block
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import (
    ended,
    enumerated,
    fact,
    heading,
    kinds,
    large,
    listed,
    said,
    small,
    table,
    under,
)
from app.domain.statute import FigureName
from app.kernel.translator import Translator


def purposes(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """A row for each processing activity; below it what was weighed where a legitimate interest is the ground."""
    text, activities = translator.text, facts.policy.activities
    yield heading(translator, "purposes")
    yield said(text("statement.purposes.introduction"))
    yield from table(
        translator,
        "purposes",
        ("purpose", "data", "basis"),
        [(each.purpose.words(translator), data_of(each, translator), _basis(each, translator)) for each in activities],
    )
    weighed = [each for each in activities if each.basis is LegalBasis.LEGITIMATE_INTEREST]
    if weighed:
        yield under(translator, "purposes.weighed")
        yield said(text("statement.purposes.weighed.introduction"))
        yield from listed(fact(each.purpose.words(translator), each.weighing.words(translator)) for each in weighed)
    yield from _special(facts, translator)


def sources(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """From whom the data come: by purpose where that is not the person."""
    text, activities = translator.text, facts.policy.activities
    yield heading(translator, "sources")
    yield said(text("statement.sources.client"))
    for source in (Source.PRINCIPAL, Source.COACH):
        of = [each for each in activities if source in each.sources]
        if of:
            yield said(text(f"statement.sources.{source.value}"))
            yield from listed(said(each.purpose.words(translator)) for each in of)
    if any(Source.PRINCIPAL in each.sources for each in activities):
        told = facts.statute.figure(FigureName.TOLD_OF_SOURCE, facts.on).period
        yield said(text("statement.sources.told", period=told.words(translator)))


def asked(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """What is asked, whether it must be given, and what follows when it is not."""
    if not facts.policy.asked:
        return
    yield heading(translator, "asked")
    yield said(translator.text("statement.asked.introduction"))
    yield from table(
        translator,
        "asked",
        ("what", "consequence"),
        [
            (f"{each.what.words(translator)}{' *' if each.required else ''}", each.consequence.words(translator))
            for each in facts.policy.asked
        ],
    )


def data_of(activity: Activity, translator: Translator) -> str:
    """Which data, and of whom."""
    told = ended(large(kinds(activity.categories, translator)))
    more = ended(activity.data.words(translator))
    people = [small(translator.text(f"subject.{each.value}")) for each in activity.subjects]
    about = translator.text("statement.about", people=enumerated(people, translator))
    return " ".join(filter(None, (told, more, about)))


def _basis(activity: Activity, translator: Translator) -> str:
    """The legal basis with its article, and the ground for special categories beside it."""
    words = translator.text(f"statement.basis.{activity.basis.value}{stage_of(activity)}")
    if activity.special_ground is None:
        return words
    ground = translator.text(f"special_ground.{activity.special_ground.value}")
    return f"{ended(words)} {translator.text('statement.basis.special', ground=small(ground))}"


_BEFORE = frozenset({Subject.ENQUIRER, Subject.PROSPECT})
"""Who has no contract yet: for them the steps count that they ask for before one (6(1)(b), second half)."""


def stage_of(activity: Activity) -> str:
    """How a text's key goes on: the contract ("" as with any other basis), what is asked before one, or either."""
    if activity.basis is not LegalBasis.CONTRACT or _BEFORE.isdisjoint(activity.subjects):
        return ""
    return ".before" if _BEFORE.issuperset(activity.subjects) else ".either"


def _special(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """Whether anything of a special kind is recorded at all, and the BSN (L8)."""
    policy, text = facts.policy, translator.text
    yield under(translator, "special")
    kept = policy.special_categories and any(Category.SPECIAL in each.categories for each in policy.activities)
    yield said(text("statement.special.kept" if kept else "statement.special.none"))
    sensitive = [each for each in SENSITIVE if any(each in activity.categories for activity in policy.activities)]
    if sensitive:
        yield said(text("statement.special.sensitive", kinds=kinds(sensitive, translator)))
    if policy.bsn:
        yield said(text("statement.special.bsn", ground=ended(policy.bsn_ground.words(translator))))
    else:
        yield said(text("statement.special.no_bsn"))


SENSITIVE = tuple(each for each in Category if each.sensitivity is Sensitivity.SENSITIVE)
"""Kinds of data that are no special category, but say much about somebody (A3)."""
