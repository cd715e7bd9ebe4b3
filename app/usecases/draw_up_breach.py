"""Draw up what to tell the supervisory authority and the people of a breach (GDPR art. 33(3), 34(2); rows B8, L10)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from app.documents.letter import Letter
from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.printed import render_letter, render_overview
from app.domain.breach import Breach, BreachReport
from app.domain.breach_duties import tell_reason
from app.domain.declare import column
from app.domain.gate import require
from app.domain.gates.tell_of_breach import breach_letter_gate
from app.domain.prose import Heading, Paragraph, Span
from app.domain.worded_value import worded_value
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.breach_facts import breach_facts, breach_term
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows
from app.vault.vault import Vault


class BreachPaper(StrEnum):
    """What is drawn up. `breach_paper.<value>` words it."""

    REPORT = "report"
    """For the authority, to copy into its form: every element of art. 33(3) in its order."""
    LETTER = "letter"
    """For the people, in plain words: every element of art. 34(2)."""


def breach_paper(rows: Rows, parts: Parts, identity: str, paper: BreachPaper, translator: Translator) -> bytes:
    """The PDF, in the translator's language; NotFound where there is no such breach, GateRefused where a letter to the
    people would leave out what the law has them told.
    """
    breach = rows.get(Breach, identity)
    if paper is BreachPaper.LETTER:
        require(breach_letter_gate(breach))
        return render_letter(_letter(rows, parts, breach, translator), translator)
    return render_overview(_report(rows, parts, breach, translator), translator)


def draw_up_breach(
    vault: Vault, parts: Parts, identity: str, paper: BreachPaper, translator: Translator, target: Path
) -> Path:
    """Write that PDF to a new file, for its owner alone."""
    content = breach_paper(vault.reader(), parts, identity, paper, translator)
    with new_file(target) as file:
        file.write(content)
    return target


def _report(rows: Rows, parts: Parts, breach: Breach, translator: Translator) -> Overview:
    practice = the_practice(rows)
    term = breach_term(breach, parts.law)
    return Overview(
        title=translator.text("breach.report.title"),
        practice=practice_details(practice),
        client="",
        day=legal_date(parts.clock.now()),
        introduction=(translator.text("breach.report.introduction"),),
        sections=(
            Section(
                title=translator.text("breach.report.when"),
                entries=(
                    Entry(
                        pairs=(
                            *_facts(breach, ("began_on",), translator),
                            Pair(translator.text("breach.suspected"), _moment(breach, translator)),
                            Pair(translator.text("breach.aware"), _aware(breach, translator)),
                            Pair(
                                translator.text("breach.report_by"),
                                translator.instant(term.ends) if term else "",
                            ),
                        )
                    ),
                ),
            ),
            _section("what", ("nature", "facts", "data", "people", "encrypted"), breach, translator),
            _section("risk", ("risk", "risk_reason", "effects"), breach, translator),
            _section("done", ("measures", "prevention"), breach, translator),
            Section(
                title=translator.text("breach.report.contact"),
                entries=(
                    Entry(
                        pairs=(
                            Pair(translator.text("practice.trade_name"), practice.trade_name),
                            Pair(translator.text("practice.kvk"), practice.kvk),
                            Pair(translator.text("practice.officer"), practice.officer),
                            Pair(translator.text("practice.coach"), practice.coach),
                            Pair(translator.text("practice.phone"), practice.phone),
                            Pair(translator.text("practice.email"), practice.email),
                        )
                    ),
                ),
            ),
            Section(
                title=translator.text("breach.report.stages"),
                entries=tuple(_stage(each, translator) for each in breach_facts(rows, breach).reports),
                nothing=translator.text("breach.report.no_stage"),
            ),
        ),
    )


def _section(name: str, fields: tuple[str, ...], breach: Breach, translator: Translator) -> Section:
    return Section(
        title=translator.text(f"breach.report.{name}"), entries=(Entry(pairs=_facts(breach, fields, translator)),)
    )


def _facts(breach: Breach, fields: tuple[str, ...], translator: Translator) -> tuple[Pair, ...]:
    """Fields under their labels; what is not known yet is said to be so, since the report may come in stages."""
    unknown = translator.text("breach.unknown")
    return tuple(
        Pair(
            translator.text(f"breach.{name}"),
            worded_value(column(Breach, name), getattr(breach, name), translator) or unknown,
        )
        for name in fields
    )


def _moment(breach: Breach, translator: Translator) -> str:
    return translator.text("breach.moment", date=breach.suspected_on, time=breach.suspected_at)


def _aware(breach: Breach, translator: Translator) -> str:
    if breach.aware_on is None:
        return translator.text("breach.unknown")
    return translator.text("breach.moment", date=breach.aware_on, time=breach.aware_at)


def _stage(report: BreachReport, translator: Translator) -> Entry:
    whom = translator.text(f"reported_to.{report.reported_to.value}")
    return Entry(
        title=translator.text("breach.stage", number=report.stage, whom=whom),
        pairs=(
            Pair(
                translator.text("breach_report.reported_on"),
                translator.text("breach.moment", date=report.reported_on, time=report.reported_at),
            ),
            Pair(translator.text("breach_report.reference"), report.reference),
            Pair(translator.text("breach_report.late_reason"), report.late_reason),
            Pair(translator.text("breach_report.told"), report.told),
        ),
    )


def _letter(rows: Rows, parts: Parts, breach: Breach, translator: Translator) -> Letter:
    practice = the_practice(rows)
    return Letter(
        practice=practice_details(practice),
        addressee=(translator.text("breach.letter.addressee"),),
        day=legal_date(parts.clock.now()),
        subject=translator.text("breach.letter.subject"),
        salutation=translator.text("breach.letter.salutation"),
        blocks=tuple(_letter_blocks(rows, breach, translator)),
        signed=practice.coach,
    )


def _letter_blocks(rows: Rows, breach: Breach, translator: Translator) -> Iterator[Heading | Paragraph]:
    """What happened, what it may mean, what was done and what one can do, and whom to ask (art. 34(2))."""
    practice = the_practice(rows)
    yield _words(translator.text("breach.letter.opening"))
    why = tell_reason(breach, breach_facts(rows, breach).policy)
    if why is not None:
        yield _words(translator.text(f"breach.letter.because.{why.code.rpartition('.')[2]}"))
    for name, words in (("what", breach.facts), ("data", breach.data), ("effects", breach.effects)):
        yield from _part(name, words, translator)
    yield from _part("measures", breach.measures, translator)
    yield _head("breach.letter.you", translator)
    yield _words(translator.text("breach.letter.advice"))
    yield _head("breach.letter.contact", translator)
    contact = ", ".join(filter(None, (practice.officer or practice.coach, practice.phone, practice.email)))
    yield _words(translator.text("breach.letter.ask", contact=contact))


def _part(name: str, words: str, translator: Translator) -> Iterator[Heading | Paragraph]:
    yield _head(f"breach.letter.{name}", translator)
    for passage in (words.strip() or translator.text("breach.unknown")).split("\n\n"):
        yield _words(passage)


def _head(key: str, translator: Translator) -> Heading:
    return Heading(2, (Span(translator.text(key)),))


def _words(text: str) -> Paragraph:
    return Paragraph((Span(text),))
