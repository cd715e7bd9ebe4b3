"""What the gates of an answer look at, from the package that it names (faults F31)."""

from __future__ import annotations

from app.domain.answer import Answer
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Version
from app.domain.frozen import FrozenVersion
from app.domain.gates.answer import AnswerFacts
from app.domain.package import Package
from app.domain.prose import Block
from app.domain.prose_source import read_source
from app.domain.received_answer import ReceivedAnswer
from app.vault.rows import Rows


def answer_facts(rows: Rows, answer: Answer, package: Package) -> AnswerFacts:
    """Of an answer to a package of this vault."""
    version = rows.maybe(Version, package.version)
    before = rows.find(ReceivedAnswer, number=answer.number)
    return AnswerFacts(
        answer=answer,
        package=package,
        version=version,
        blocks=len(frozen_blocks(version)) if version is not None else 0,
        lines=rows.find(ConsentAsked, package=package.id),
        before=before[0].received_on if before else None,
    )


def frozen_blocks(version: Version) -> tuple[Block, ...]:
    """The blocks of the text that was shown, as an answer counts them; none where nothing of it is left."""
    return read_source(FrozenVersion.read(version.frozen).source) if version.frozen else ()
