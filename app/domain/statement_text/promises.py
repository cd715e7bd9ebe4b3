"""What is promised beside: security first, and then everything that no other part has said yet."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.policy_promise import PromiseKind
from app.domain.prose import Block
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import heading, listed, said
from app.kernel.translator import Translator

_ELSEWHERE = frozenset(
    {
        PromiseKind.OFFICER,
        PromiseKind.TOLD_OF_CHANGES,
        PromiseKind.STATEMENT_ON_PAPER,
        PromiseKind.EARLIER_DESTRUCTION,
        PromiseKind.DEFERRED_DELETION,
        PromiseKind.NOTHING_DESTROYED_IN_PROCEDURE,
        PromiseKind.ANONYMISED,
        PromiseKind.IDENTITY_CHECK,
        PromiseKind.TO_NAMED_ORGANISATION,
        PromiseKind.STATEMENT_BESIDE_FINDING,
        PromiseKind.WITHDRAWAL_ANY_TIME,
        PromiseKind.COMPLAINT_ROUTE,
        PromiseKind.NO_AUTOMATED_DECISIONS,
        PromiseKind.SECURITY,
        PromiseKind.TOLD_OF_ADVERSE_BREACH,
    }
)
"""Promises that another part of the statement says. A test holds that none is said nowhere."""


def security(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """How data are protected, and what is done when that fails."""
    promise = facts.policy.promise(PromiseKind.SECURITY)
    yield heading(translator, "security")
    yield said(promise.text.words(translator) if promise else translator.text("statement.security.vault"))
    told = facts.policy.promise(PromiseKind.TOLD_OF_ADVERSE_BREACH)
    yield said(told.text.words(translator) if told else translator.text("statement.security.breach"))


def promises(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """What no other part says."""
    left = [each for each in facts.policy.promises if each.kind not in _ELSEWHERE]
    if left:
        yield heading(translator, "promises")
        yield from listed(said(each.text.words(translator)) for each in left)
