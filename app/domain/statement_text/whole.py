"""The whole of the statement: its parts, in the order in which one reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.prose import Block
from app.domain.prose_source import write_source
from app.domain.statement_text.code import code_kept
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.keeping import keeping
from app.domain.statement_text.promises import promises, security
from app.domain.statement_text.purposes import asked, purposes, sources
from app.domain.statement_text.recipients import inside, recipients
from app.domain.statement_text.rights import automated, complaint, rights
from app.domain.statement_text.who import changes, who
from app.kernel.translator import Translator

_PARTS: tuple[Callable[[StatementFacts, Translator], Iterator[Block]], ...] = (
    who,
    purposes,
    sources,
    asked,
    recipients,
    inside,
    keeping,
    security,
    automated,
    rights,
    complaint,
    code_kept,
    promises,
    changes,
)


def statement_source(facts: StatementFacts, translator: Translator) -> str:
    """What the statement says in the translator's language, as stored source: the same facts give the same text."""
    blocks = [block for part in _PARTS for block in part(facts, translator)]
    return write_source(blocks)
