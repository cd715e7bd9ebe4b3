"""The first card of a dossier: who this is at a glance."""

from __future__ import annotations

from app.domain.client import Client
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.parts import button
from app.usecases.dossier_glance import Glance, dossier_glance


def glance_card(context: Context, client: Client) -> Card:
    """Age, who acts for the client, what holds and restricts, whom nothing may be told, and the next terms."""
    seen = dossier_glance(context.reader, context.parts, context.today, client)
    text = context.text
    all_of_it = button(
        text("glance.timeline"),
        lambda: context.navigate(Place("dossier", client.id, part="timeline")),
        "quiet",
        name="to_timeline",
    )
    card = Card(text("glance.title"), all_of_it)
    card.setObjectName("glance")
    card.body.addWidget(pairs(_told(context, seen), 3))
    return card


def _told(context: Context, seen: Glance) -> list[tuple[str, str]]:
    text, translator = context.text, context.translator
    age = translator.count("dossier.age", seen.age) if seen.age is not None else text("glance.age.unknown")
    told = [(text("glance.age"), age)]
    if seen.representatives is not None:
        names = ", ".join(seen.representatives) or text("glance.acting.nobody")
        told.append((text("glance.acting"), names))
    if seen.restrictions:
        said = [text("glance.restricted.since", day=each.since) for each in seen.restrictions]
        told.append((text("glance.restricted"), "\n".join(said)))
    if seen.holds:
        said = [text(f"hold_reason.{each.reason.value}") for each in seen.holds]
        told.append((text("glance.holds"), "\n".join(each[:1].upper() + each[1:] for each in said)))
    if seen.unreleased:
        told.append((text("glance.unreleased"), "\n".join(seen.unreleased)))
    if seen.answer_by is not None:
        told.append((text("glance.answer_by"), translator.date(seen.answer_by)))
    term = text("glance.term.none") if seen.next_term is None else translator.date(seen.next_term)
    due = seen.next_term is not None and seen.next_term <= context.today
    told.append((text("glance.term"), text("glance.term.due") if due else term))
    return told
