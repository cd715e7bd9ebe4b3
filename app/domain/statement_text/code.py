"""What the practice's professional code asks of it, told to whom it is asked for (row L14)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.policy_promise import PromiseKind
from app.domain.prose import Block
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.setting import heading, listed, said
from app.kernel.translator import Translator


def code_kept(facts: StatementFacts, translator: Translator) -> Iterator[Block]:
    """The code by its name, and what follows from it for a client; nothing where the practice keeps none."""
    kept = facts.code
    promised = facts.policy.promises_that(PromiseKind.STATEMENT_BESIDE_FINDING)
    asked = {
        "report_lines": kept.report_lines,
        "may_block": kept.may_block,
        "findings_stay": kept.findings_stay and not promised,  # said among the rights then, in the practice's words
        "held_during_complaint": kept.held_during_complaint,
    }
    lines = [said(translator.text(f"statement.code.{name}")) for name, holds in asked.items() if holds]
    if lines:
        yield heading(translator, "code")
        yield said(translator.text("statement.code.kept", code=kept.title.words(translator)))
        yield from listed(lines)
