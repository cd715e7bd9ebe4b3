"""What one can ask, how and how soon, and where one can complain (GDPR art. 13(2)(b)-(d), (f), 15-22, 77; rows A8-A11,
C13, D7, D11, E13, E15).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.period import Period
from app.domain.policy_promise import PromiseKind
from app.domain.prose import Block
from app.domain.request_kind import RequestKind
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import fact, heading, listed, said
from app.domain.statement_text.who import responsible
from app.domain.statute import FigureName
from app.kernel.translator import Translator

_AT_ONCE = frozenset({RequestKind.WITHDRAWAL, RequestKind.COMPLAINT})
"""Withdrawing works at once, and a complaint is not about a right alone."""
_WITH_RIGHTS = (
    PromiseKind.IDENTITY_CHECK,
    PromiseKind.TO_NAMED_ORGANISATION,
    PromiseKind.STATEMENT_BESIDE_FINDING,
    PromiseKind.WITHDRAWAL_ANY_TIME,
)


def rights(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """Every right with the day by which it is answered, and how to use it."""
    text, policy = translator.text, facts.policy
    legal = facts.statute.figure(FigureName.ANSWER_TERM, facts.on).period
    longer = facts.statute.figure(FigureName.ANSWER_EXTENSION, facts.on).period
    terms = {policy.promised_answer(each) for each in RequestKind if each not in _AT_ONCE}
    same = next(iter(terms)) if len(terms) == 1 else None
    yield heading(translator, "rights")
    yield said(text("statement.rights.introduction"))
    yield from listed(
        fact(text(f"statement.right.{kind.value}.name"), _right(facts, kind, {legal, same}, translator))
        for kind in RequestKind
        if kind is not RequestKind.COMPLAINT
    )
    how = text(
        "statement.rights.how",
        person=responsible(facts, translator),
        way=_way(facts, f" {text('statement.rights.or')} "),
    )
    yield said(f"{how} {text('statement.rights.free')}")
    if same is not None and same != legal:
        yield said(text("statement.rights.promised", period=same.words(translator)))
    yield said(text("statement.rights.terms", period=legal.words(translator), longer=longer.words(translator)))
    for kind in _WITH_RIGHTS:
        promise = policy.promise(kind)
        if promise is not None:
            yield said(promise.text.words(translator))


def complaint(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """To the practice, to the supervisory authority, and to the court."""
    text, authority = translator.text, facts.authority
    promise = facts.policy.promise(PromiseKind.COMPLAINT_ROUTE)
    yield heading(translator, "complaint")
    if promise is not None:
        yield said(promise.text.words(translator))
    yield from listed(
        (
            fact(text("statement.complaint.us"), _way(facts)),
            fact(
                authority.name.words(translator),
                " · ".join((authority.website, authority.post, authority.phone)),
            ),
        )
    )
    yield said(text("statement.complaint.court"))


def automated(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """That no decision is taken by a computer alone (13(2)(f)); the program takes none."""
    promise = facts.policy.promise(PromiseKind.NO_AUTOMATED_DECISIONS)
    yield heading(translator, "automated")
    yield said(promise.text.words(translator) if promise else translator.text("statement.automated.none"))


def _right(facts: StatementFacts, kind: RequestKind, told: set[Period | None], translator: Translator) -> str:
    """What the right is, and its promised term where that is not one that is told for all."""
    earlier = kind is RequestKind.ERASURE and facts.policy.promises_that(PromiseKind.EARLIER_DESTRUCTION)
    words = translator.text(f"statement.right.{kind.value}{'.earlier' if earlier else ''}")
    promised = facts.policy.promised_answer(kind)
    if promised is None or promised in told:
        return words
    return f"{words} {translator.text('statement.right.within', period=promised.words(translator))}"


def _way(facts: StatementFacts, between: str = " · ") -> str:
    """How the practice is reached."""
    practice = facts.practice
    return between.join(filter(None, (practice.email, practice.phone)))
