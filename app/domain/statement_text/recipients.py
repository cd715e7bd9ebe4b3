"""Who receives what, who handles data for the practice, where it goes, and who inside sees what (GDPR art. 13(1)(e),
(f); rows A7, B9, B14, C9, C12, E7-E9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.policy_promise import PromiseKind
from app.domain.policy_recipient import Recipient, RecipientWhen, Secrecy
from app.domain.prose import Block, Paragraph
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import ended, fact, heading, kinds, large, listed, said, table, under
from app.kernel.translator import Translator


def recipients(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """Everybody outside who may get something, with its scope; the processors as a list of their own (E9)."""
    text, policy = translator.text, facts.policy
    others = [each for each in policy.recipients if not each.is_processor]
    yield heading(translator, "recipients")
    yield said(text("statement.recipients.introduction"))
    yield from _rows(facts, others, translator)
    yield under(translator, "processors")
    yield said(text("statement.processors.introduction" if policy.processors else "statement.processors.none"))
    yield from _rows(facts, policy.processors, translator)
    yield from _transfers(facts, translator)


def inside(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """Who inside may see what (B14)."""
    if not facts.policy.roles:
        return
    yield heading(translator, "inside")
    yield from listed(
        fact(
            each.title.words(translator),
            f"{ended(large(kinds(each.sees, translator)))} {each.note.words(translator)}".strip(),
        )
        for each in facts.policy.roles
    )


def _rows(facts: StatementFacts, found: Sequence[Recipient], translator: Translator) -> tuple[Block, ...]:
    rows = [(facts.name_of(each, translator), _scope(each, translator), _when(each, translator)) for each in found]
    return table(translator, "recipients", ("name", "scope", "when"), rows)


def _scope(recipient: Recipient, translator: Translator) -> str:
    """For what, and which data."""
    purpose = ended(large(recipient.purpose.words(translator)))
    if not recipient.categories:
        return purpose
    return f"{purpose} {translator.text('statement.recipients.kinds', kinds=kinds(recipient.categories, translator))}"


def _when(recipient: Recipient, translator: Translator) -> str:
    """When it gets something, and what binds it to silence."""
    words = []
    if not (recipient.is_processor and recipient.when is RecipientWhen.SERVICE):
        words.append(translator.text(f"statement.when.{recipient.when.value}"))
    if recipient.secrecy is not Secrecy.NONE:
        words.append(translator.text(f"statement.secrecy.{recipient.secrecy.value}"))
    return " ".join(words)


def _transfers(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """What goes outside the EEA, under which safeguard, and how to see it (13(1)(f))."""
    text, transfers = translator.text, facts.transfers
    abroad = [each for each in facts.policy.recipients if not transfers.inside(each.country)]
    yield under(translator, "transfers")
    if not abroad:
        only_eu = facts.policy.promises_that(PromiseKind.EU_ONLY)
        yield said(text("statement.transfers.never" if only_eu else "statement.transfers.none"))
        return
    yield said(text("statement.transfers.introduction"))
    yield from listed(_transfer(facts, each, translator) for each in abroad)
    yield said(text("statement.transfers.copy"))


def _transfer(facts: StatementFacts, recipient: Recipient, translator: Translator) -> Paragraph:
    name, country = facts.name_of(recipient, translator), translator.country(recipient.country)
    safeguard = facts.transfers.safeguard(recipient.safeguard)
    if safeguard is None:
        return fact(name, translator.text("statement.transfers.without", country=country))
    words = translator.text(
        "statement.transfers.with",
        country=country,
        safeguard=safeguard.title.words(translator),
        source=safeguard.source.words(translator),
    )
    return fact(name, words)
