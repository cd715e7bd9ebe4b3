"""What many stories have in common: how a dossier opens, how meetings follow, how a report comes about."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from random import Random

from app.domain.category import Category
from app.domain.consent import Consent
from app.domain.document import DocumentKind, Version
from app.domain.organisation import Organisation
from app.usecases.demo import writings
from app.usecases.demo.desk import Desk, Dossier
from app.usecases.demo.papers import signed_form
from app.usecases.demo.people import Person
from app.usecases.demo.themes import Theme
from app.usecases.practice import practice_details, the_practice

FIVE_YEARS = 1826
"""Days that the demonstration's policy keeps a dossier after its trajectory."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in a story."""

    person: Person
    principal: Organisation
    chance: Random


def opened(
    desk: Desk, cast: Cast, theme: Theme, days_ago: int, *, paid_by: Organisation | None = None
) -> Generator[int, None, Dossier]:
    """A client comes, and a trajectory begins with a signed agreement."""
    yield days_ago
    client = desk.client(cast.person)
    dossier = desk.begin(client, cast.person, theme, cast.chance, paid_by)
    agreed(desk, dossier)
    return dossier


def agreed(desk: Desk, dossier: Dossier) -> None:
    """The agreement is signed today, and kept."""
    practice, payer = practice_details(the_practice(desk.vault.reader())), dossier.principal
    text = writings.agreement(dossier.person, dossier.theme, practice.trade_name, payer.name if payer else "")
    title = writings.TITLES[DocumentKind.AGREEMENT]
    scan = signed_form(dossier.person, practice, title, text, desk.today, desk.dutch)
    kept = desk.take_in(dossier.client, f"{title}, getekend.pdf", scan, Category.ADMINISTRATION, dossier.trajectory.id)
    desk.edit_trajectory(dossier, agreement=kept.id, agreement_on=desk.today.isoformat())


def meetings(desk: Desk, dossier: Dossier, days_ago: tuple[int, ...]) -> Iterator[int]:
    """A session on each of these days."""
    for days in days_ago:
        yield days
        desk.talk(dossier)


def written_report(desk: Desk, dossier: Dossier, days_ago: int) -> Generator[int, None, Version]:
    """The last session, the final report, and its draft to the client some days after."""
    yield days_ago
    desk.talk(dossier, last=True)
    text = writings.final_report(dossier.person, dossier.theme, dossier.sessions)
    version = desk.write(dossier, DocumentKind.REPORT, writings.TITLES[DocumentKind.REPORT], text)
    yield days_ago - 4
    desk.share(version)
    return version


def consent_to_principal(desk: Desk, dossier: Dossier) -> Consent:
    """The client's consent, on paper, that the reports go to the principal."""
    if dossier.principal is None:
        raise ValueError("a consent names a recipient")
    name = dossier.principal.name
    text = f"Ik heb het verslag gelezen en vind het goed dat het naar {name} gaat, en naar niemand anders."
    practice = practice_details(the_practice(desk.vault.reader()))
    scan = signed_form(dossier.person, practice, "Toestemming", text, desk.today, desk.dutch)
    kept = desk.take_in(
        dossier.client, "Toestemming, getekend.pdf", scan, Category.CONSENT_EVIDENCE, dossier.trajectory.id
    )
    return desk.consent(
        dossier.client,
        role="release",
        purpose="Verslagen aan de opdrachtgever",
        recipient=dossier.principal.id,
        trajectory=dossier.trajectory.id,
        text=text,
        given_name=dossier.person.name,
        given_how="paper",
        evidence=kept.id,
    )


def ended(desk: Desk, dossier: Dossier) -> None:
    """The trajectory ends today."""
    desk.edit_trajectory(dossier, ends_on=desk.today.isoformat())
