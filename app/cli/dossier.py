"""`coachkluis dossier`: the head of a dossier, who it is about and who commissions what."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli.command import Call, Json, command
from app.domain.client import Client
from app.domain.reason import worded
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.usecases.dossier_summary import DossierSummary, dossier_summary
from app.usecases.matters import Matter, matters
from app.usecases.timeline import Moment, timeline


@click.command(help="The head of a dossier: who it is about, its trajectories, and who commissions them.")
@click.argument("client", metavar="CLIENT")
@click.option("--timeline", "whole", is_flag=True, help="Instead all that happened, the last first.")
@command
def dossier(call: Call, client: str, whole: bool) -> None:
    """Show who is in the matter, or what happened in it."""
    with call.vault() as vault:
        reader, today = vault.reader(), legal_date(call.parts.clock.now())
        if whole:
            moments = timeline(reader, client)
            call.answer([_moment(each, call.translator) for each in moments], _told(moments, call.translator))
            return
        summary = dossier_summary(reader, call.parts.law, today, reader.get(Client, client))
        found = matters(reader, client)
        value: dict[str, Json] = {
            "id": summary.client.id,
            "name": summary.client.name,
            "age": summary.age,
            "lacks_representative": summary.lacks_representative,
            "trajectories": [_plain(each) for each in found],
            "sessions": summary.sessions,
            "waits": len(summary.waits),
        }
        call.answer(value, list(_lines(summary, found, call.translator)))


def _moment(moment: Moment, translator: Translator) -> Json:
    return {
        "day": moment.day.isoformat(),
        "noun": moment.noun,
        "id": moment.record,
        "what": worded(moment.what, translator),
        "happened": translator.text(moment.label),
    }


def _told(moments: list[Moment], translator: Translator) -> list[str]:
    lines = [
        f"{translator.short_date(each.day)}  {translator.text(each.label)}: {worded(each.what, translator)}"
        for each in moments
    ]
    return lines or [translator.text("cli.nothing")]


def _plain(matter: Matter) -> Json:
    trajectory, principal = matter.trajectory, matter.principal
    return {
        "id": trajectory.id,
        "title": trajectory.title,
        "kind": trajectory.kind.value,
        "starts_on": trajectory.starts_on.isoformat(),
        "ends_on": trajectory.ends_on.isoformat() if trajectory.ends_on else None,
        "principal": {"id": principal.id, "name": principal.name, "kind": principal.kind.value} if principal else None,
        "contacts": [{"id": each.id, "name": each.name, "position": each.position} for each in matter.contacts],
    }


def _lines(summary: DossierSummary, found: tuple[Matter, ...], translator: Translator) -> Iterator[str]:
    age = "" if summary.age is None else f" · {translator.count('dossier.age', summary.age)}"
    yield f"{summary.client.name}{age}"
    for matter in found:
        principal = matter.principal
        named = f" · {translator.text('dossier.for', principal=principal.name)}" if principal else ""
        yield f"  {matter.trajectory.title}{named}"
        for each in matter.contacts:
            yield f"    {', '.join(filter(None, (each.name, each.position)))}"
