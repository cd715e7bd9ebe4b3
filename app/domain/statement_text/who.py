"""Who we are and whom to ask (GDPR art. 13(1)(a), (b); rows A1, D7, E1), and where it may be changed (C1, B11, D14)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.policy_promise import PromiseKind
from app.domain.practice import Practice
from app.domain.prose import Block
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import ended, fact, heading, listed, said
from app.domain.trajectory import ControllerRole
from app.kernel.translator import Translator


def who(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """The controller, how to reach it, who answers, and the officer where there is one."""
    practice, text = facts.practice, translator.text
    yield heading(translator, "who")
    yield said(text("statement.who.controller", name=practice.trade_name))
    found = (
        ("trade_name", practice.trade_name),
        ("legal_name", practice.legal_name if practice.legal_name != practice.trade_name else ""),
        ("kvk", practice.kvk),
        ("address", address(practice)),
        ("phone", practice.phone),
        ("email", practice.email),
        ("website", practice.website),
        ("responsible", responsible(facts, translator)),
        ("officer", practice.officer),
    )
    yield from listed(fact(text(f"statement.who.{name}"), value) for name, value in found if value.strip())
    for role in (ControllerRole.JOINT_CONTROLLER, ControllerRole.PROCESSOR):
        if role in facts.roles:
            yield said(text(f"statement.who.{role.value}"))
    officer = facts.policy.promise(PromiseKind.OFFICER)
    if officer is not None:
        yield said(officer.text.words(translator))


def changes(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """How one hears of a change, and how to get the statement on paper."""
    yield heading(translator, "changes")
    sentences = [translator.text("statement.changes.dates")]
    for kind in (PromiseKind.TOLD_OF_CHANGES, PromiseKind.STATEMENT_ON_PAPER):
        promise = facts.policy.promise(kind)
        words = promise.text.words(translator) if promise else translator.text(f"statement.changes.{kind.value}")
        sentences.append(ended(words))
    yield said(" ".join(sentences))


def address(practice: Practice) -> str:
    """Street and town on one line; what is not known is left out."""
    street = f"{practice.street} {practice.house_number}".strip()
    town = f"{practice.postcode} {practice.town}".strip()
    return ", ".join(filter(None, (street, town, practice.country)))


def responsible(facts: StatementFacts, translator: Translator) -> str:
    """Who answers requests: by name where the practice names somebody, and by role."""
    role, name = facts.policy.responsible.words(translator), facts.practice.responsible
    return f"{name} ({role})" if name and role else name or role or facts.practice.coach
