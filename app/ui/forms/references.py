"""What a field that refers to something else can lead to, as a form offers it."""

from __future__ import annotations

from datetime import date

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.person import full_name
from app.domain.reason import worded
from app.domain.representative import Representative
from app.domain.terms import Terms
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.inputs import Option
from app.vault.glance import glance
from app.vault.lists import Query

MOST = 2_000
"""Organisations that are offered at most: nobody finds anything in a longer list."""


def organisations(context: Context) -> list[Option]:
    """All organisations by name; with the town, since branches of one firm are called the same."""
    found = context.reader.page(Query(Organisation), limit=MOST)
    return [(each.id, f"{each.name}, {each.town}" if each.town else each.name) for each in found]


def trajectories_of(context: Context, client: Id) -> list[Option]:
    """A client's trajectories, the newest first."""
    found = sorted(context.reader.find(Trajectory, client=client), key=lambda each: each.starts_on, reverse=True)
    return [(each.id, f"{each.title} ({context.translator.short_date(each.starts_on)})") for each in found]


def running_trajectories(context: Context) -> list[Option]:
    """The trajectories of all clients that have not ended, by the name of the client."""
    fields = ("id", "client", "title", "ends_on")
    found = [
        (str(identity), Id(str(client)), str(title))
        for identity, client, title, ends_on in glance(
            context.reader, Trajectory, fields, "kind", tuple(TrajectoryKind)
        )
        if not isinstance(ends_on, date) or ends_on >= context.today
    ]
    whose = tuple({client for _, client, _ in found})
    names = {
        Id(str(identity)): full_name(str(first or initials), str(infix), str(surname))
        for identity, first, initials, infix, surname in glance(
            context.reader, Client, ("id", "first_name", "initials", "infix", "surname"), "id", whose
        )
    }
    options = [(identity, f"{names[client]} · {title}") for identity, client, title in found]
    return sorted(options, key=lambda each: each[1].casefold())


def versions_of_terms(context: Context) -> list[Option]:
    """The versions of the terms of service, the newest first."""
    found = sorted(context.reader.find(Terms), key=lambda each: each.number, reverse=True)
    return [(each.id, worded(each.named(lambda _: None), context.translator)) for each in found]


def attachments_of(context: Context, client: Id) -> list[Option]:
    """The files in a client's dossier, the newest first."""
    found = context.reader.find(Attachment, client=client)
    return [(each.id, each.name) for each in reversed(found)]


def representatives_of(context: Context, client: Id) -> list[Option]:
    """Who acts for a client, with the capacity."""
    text = context.text
    found = context.reader.find(Representative, client=client)
    return [(each.id, f"{each.name} ({text(f'capacity.{each.capacity.value}')})") for each in found]
