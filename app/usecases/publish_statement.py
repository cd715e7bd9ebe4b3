"""Publish the privacy statement as it is now (rows C1, L17): from then on its words stay what they are."""

from __future__ import annotations

from app.domain.gate import require
from app.domain.gates.publish_statement import publish_statement_gate
from app.domain.statement import Statement, statement_sha256, written_letterhead
from app.kernel.translator import Language
from app.usecases.parts import Parts
from app.usecases.practice import practice_details
from app.usecases.statement_now import newest_statement, statement_now
from app.vault.work import Work


def publish_statement(work: Work, parts: Parts) -> Statement:
    """The next version. Raises GateRefused with every element that is missing, or where it says nothing new."""
    now, before = statement_now(work, parts), newest_statement(work)
    require(publish_statement_gate(now.facts, unchanged=before is not None and now.same_as(before)))
    number = before.number + 1 if before else 1
    letterhead = written_letterhead(practice_details(now.facts.practice))
    dutch, english = (now.texts[each] for each in (Language.DUTCH, Language.ENGLISH))
    return work.new(
        Statement,
        number=number,
        policy_version=now.facts.policy.version,
        published_on=work.today,
        valid_from=now.valid_from,
        changed_on=now.changed_on,
        letterhead=letterhead,
        text_nl=dutch,
        text_en=english,
        sha256_nl=statement_sha256(number, now.valid_from, now.changed_on, letterhead, dutch),
        sha256_en=statement_sha256(number, now.valid_from, now.changed_on, letterhead, english),
    )
