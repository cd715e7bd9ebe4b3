"""What is to be asked of, or told to, clients: at sixteen, of the purpose, at the end of a processor's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.age import ages_on, birthday
from app.domain.client import Client
from app.domain.consent import Consent, GivenBy
from app.domain.handover import Handover
from app.domain.policy_promise import PromiseKind
from app.domain.reason import reason
from app.domain.representative import Representative
from app.domain.telling import Telling, ToldOf
from app.domain.today import SOON, TodayLine
from app.domain.trajectory import ControllerRole, Trajectory
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.parts import Parts
from app.vault.glance import every, glance
from app.vault.rows import Rows

_NEW = timedelta(days=90)
"""So long after its beginning a trajectory is new: what was not told by then is past asking every day."""


def sixteenth_birthdays(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Whoever is old enough to decide alone, and for whom a parent or guardian consented, is asked (C2, L13). It is
    done when every such consent was withdrawn, or given by the client too.
    """
    age = ages_on(parts.law.statute, today).consent
    for each in rows.each(Consent, given_by=GivenBy.REPRESENTATIVE, withdrawn_on=None):
        who, client = rows.maybe(Representative, each.representative), rows.get(Client, each.client)
        if who is None or not who.of_a_minor or client.birth_date is None or client.died_on is not None:
            continue
        day = birthday(client.birth_date, age)
        if day <= today + SOON and each.in_force(today) and not _given_again(rows, each, day):
            what = reason("today.sixteen", purpose=each.purpose, age=age)
            yield TodayLine(what, day, Consent.noun.name, each.id, client.id)


def _given_again(rows: Rows, consent: Consent, since: date) -> bool:
    return any(
        each.given_by is GivenBy.CLIENT and each.given_on >= since and each.recipient == consent.recipient
        for each in rows.find(Consent, client=consent.client, role=consent.role, withdrawn_on=None)
    )


def purposes_to_tell(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Where it is promised that data serve the guidance alone, whoever begins a trajectory is told so (D1)."""
    if not policy_on(rows, today).promises_that(PromiseKind.EXCLUSIVE_PURPOSE):
        return
    told = {row[0] for row in glance(rows, Telling, ("client",), "about", (ToldOf.EXCLUSIVE_PURPOSE,))}
    begun = every(rows, Trajectory, ("client",), since=("starts_on", today - _NEW))
    new = (str(client) for (client,) in begun if client not in told)
    for client in dict.fromkeys(new):
        yield TodayLine(reason("today.purpose_untold"), None, Telling.noun.name, "", Id(client))


def data_to_hand_back(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Of a trajectory of another controller that ended, the data go back or go away (L12)."""
    for each in rows.each(Trajectory, role=ControllerRole.PROCESSOR):
        if each.ends_on is not None and each.ends_on <= today and not rows.count(Handover, trajectory=each.id):
            what = reason("today.hand_back", title=each.title)
            yield TodayLine(what, each.ends_on, Handover.noun.name, "", each.client)
