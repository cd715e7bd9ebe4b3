"""Everything that reads dossiers and the practice, to be asked of a vault of which rows are gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from app.domain.breach import Breach
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.document import Version
from app.domain.organisation import Organisation
from app.domain.reason import worded
from app.domain.register import RegisterName
from app.domain.request import Request
from app.domain.training import Training
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError, NotFound
from app.kernel.translator import Language
from app.usecases.client_rows import beside
from app.usecases.close_practice import closing_state
from app.usecases.closing_facts import current_closing
from app.usecases.current_policy import policy_on
from app.usecases.disclosure_facts import statements_beside
from app.usecases.dossier_contents import dossier_contents
from app.usecases.dossier_glance import dossier_glance
from app.usecases.dossier_overview import dossier_overview
from app.usecases.dossier_summary import dossier_summary
from app.usecases.draw_up_breach import BreachPaper, breach_paper
from app.usecases.due_list import due_list
from app.usecases.enrol import participants
from app.usecases.find_drift import find_drift
from app.usecases.find_items import find_items
from app.usecases.freeze_version import frozen_version
from app.usecases.kept_until import kept_until
from app.usecases.left_over import left_over
from app.usecases.made_imports import made_imports
from app.usecases.matters import matters
from app.usecases.parts import Parts
from app.usecases.plan_destruction import Chosen, plan_for
from app.usecases.portable import portable_json
from app.usecases.redacted_copy import redacted_copy
from app.usecases.registers import read_register
from app.usecases.relations import organisation_account, relations
from app.usecases.request_letter import letters_of, request_letter
from app.usecases.share_document import require_shareable
from app.usecases.statement_now import statement_now
from app.usecases.tell import principal_to_tell
from app.usecases.timeline import timeline
from app.usecases.today.sources import today_lines
from app.usecases.totals import mark_totals, year_totals
from app.usecases.waiting import waiting
from app.usecases.withdrawal_effect import effect_reasons, withdrawal_effect
from app.vault.kept_items import make_anew
from app.vault.lost import UNKNOWN
from app.vault.reader import Reader

Source = Callable[[Reader, Parts], object]
P = ParamSpec("P")


def answered(ask: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Ask for something that may be refused, with words; that what it leads to is not there is no such answer."""
    try:
        ask(*args, **kwargs)
    except NotFound:
        raise
    except CoachkluisError:
        return


def _today(rows: Reader, parts: Parts) -> list[str]:
    return [worded(each.what, parts.translator(Language.DUTCH)) for each in today_lines(rows, parts)]


def _kept(rows: Reader, parts: Parts) -> list[str]:
    return [each.label(parts.translator(Language.DUTCH)) for each in kept_until(rows, parts)]


def _overview(rows: Reader, parts: Parts) -> None:
    for each in rows.find(Client):
        today = legal_date(parts.clock.now())
        contents = dossier_contents(rows, each.id)
        for item in contents.everything():
            worded(contents.name(item), parts.translator(Language.DUTCH))
        timeline(rows, each.id)
        matters(rows, each.id)
        dossier_glance(rows, parts, today, each)
        dossier_summary(rows, parts.law, today, each)
        kept_until(rows, parts, each.id)
        plan_for(rows, parts, Chosen(each.id), today)


def _copies(rows: Reader, parts: Parts) -> None:
    today = legal_date(parts.clock.now())
    for each in rows.find(Request):
        if rows.maybe(Client, each.client):
            copy = redacted_copy(rows, parts.translator, dossier_contents(rows, each.client), each.id)
            left_over(rows, copy)
            kept = kept_until(rows, parts, each.client)
            dossier_overview(copy.contents, kept, policy_on(rows, today), parts.translator(Language.DUTCH), today, each)
            portable_json(copy.contents, {}, today)


def _letters(rows: Reader, parts: Parts) -> None:
    recipient = next((each.id for each in rows.find(Organisation)), UNKNOWN)
    for each in rows.find(Request):
        for letter in letters_of(rows, each):
            answered(request_letter, rows, parts, each.id, letter, recipient)


def _registers(rows: Reader, parts: Parts) -> None:
    for name in RegisterName:
        read_register(rows, parts, name, parts.translator(Language.DUTCH))


def _lists(rows: Reader, parts: Parts) -> None:
    today = legal_date(parts.clock.now())
    relations(rows, today)
    clients = [each.id for each in rows.find(Client)]
    waiting(rows, parts.law, clients)
    beside(rows, parts.law, today, clients)
    made_imports(rows)
    year_totals(rows)
    mark_totals(rows)
    for each in rows.find(Organisation):
        organisation_account(rows, each.id)
    for training in rows.find(Training):
        participants(rows, training.id)
    for consent in rows.find(Consent):
        effect_reasons(withdrawal_effect(rows, consent, today))
    for breach in rows.find(Breach):
        for paper in BreachPaper:
            answered(breach_paper, rows, parts, breach.id, paper, parts.translator(Language.DUTCH))
    for version in rows.find(Version):
        statements_beside(rows, version)
        principal_to_tell(rows, version.id)
        answered(frozen_version, rows, version, parts.translator(Language.DUTCH), today)
        answered(require_shareable, rows, version, parts)


def _closing(rows: Reader, parts: Parts) -> None:
    closing = current_closing(rows)
    if closing is not None:
        closing_state(rows, parts, closing)


SOURCES: dict[str, Source] = {
    "kept items": lambda rows, parts: make_anew(rows.connection),
    "today": _today,
    "due list": lambda rows, parts: due_list(rows, parts),
    "kept until": _kept,
    "overview": _overview,
    "copies": _copies,
    "letters": _letters,
    "registers": _registers,
    "lists": _lists,
    "closing": _closing,
    "drift": lambda rows, parts: find_drift(rows, parts),
    "statement": lambda rows, parts: statement_now(rows, parts),
    "search": lambda rows, parts: [find_items(rows, words) for words in ("de", "en", "pieter", "verslag")],
}
