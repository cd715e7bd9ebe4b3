"""How twelve dossiers came to be what they are. A story yields how many days ago its next part happened.

The stories are told side by side in the order of time, so that the vault fills as a practice does. Each part runs the
program's own use cases on its own day: gates, terms and the ledger hold as they would have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.representative import Representative
from app.kernel.translator import Language
from app.usecases.close_request import close_request
from app.usecases.demo import writings
from app.usecases.demo.desk import Desk
from app.usecases.demo.papers import cv_pdf, photo_png
from app.usecases.demo.story_parts import (
    FIVE_YEARS,
    Cast,
    agreed,
    consent_to_principal,
    ended,
    meetings,
    opened,
    written_report,
)
from app.usecases.demo.themes import BOUNDARIES, DIRECTION, LEADING, STUDY, TOGETHER, VISIBLE
from app.usecases.extend_request import extend_request
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import add_item
from app.usecases.request_work import record_step

Story = Callable[[Desk, Cast], Iterator[int]]


def draft_being_written(desk: Desk, cast: Cast) -> Iterator[int]:
    """Halfway, for an employer: notes, a CV, a photo, a report being written, an answer to an earlier one that waits to
    be looked at, the next session planned, and a letter that was taken back.
    """
    dossier = yield from opened(desk, cast, BOUNDARIES, 74, paid_by=cast.principal)
    day = desk.today
    desk.take_in(
        dossier.client, f"CV {cast.person.name}.pdf", cv_pdf(cast.chance, cast.person, day, desk.dutch),
        Category.PERSONAL_DOCUMENT, dossier.trajectory.id,
    )  # fmt: skip
    desk.take_in(dossier.client, "Foto.png", photo_png(cast.chance), Category.PERSONAL_DOCUMENT)
    yield from meetings(desk, dossier, (60, 41))
    earlier = desk.write(dossier, DocumentKind.REPORT, "Tussenverslag", writings.draft_report(cast.person, BOUNDARIES))
    yield from meetings(desk, dossier, (20,))
    yield 9
    desk.share(earlier)
    yield from meetings(desk, dossier, (4,))
    letter = desk.write(dossier, DocumentKind.LETTER, "Brief over de planning", writings.planning_letter(cast.person))
    desk.write(dossier, DocumentKind.REPORT, "Gespreksverslag", writings.draft_report(cast.person, BOUNDARIES))
    yield 3
    desk.share(letter)
    yield 2
    desk.take_back(letter, "De datum van het volgende gesprek klopte niet.")
    desk.answered_at_home(earlier, cast.person.name, writings.AT_HOME, "Ik ben er donderdag weer.")
    yield 1
    desk.plan(dossier, 18, "Tussenstand")


def draft_waits_for_the_client(desk: Desk, cast: Cast) -> Iterator[int]:
    """An English-speaking client has had the draft of the final report for six days."""
    cast = replace(cast, person=replace(cast.person, language=Language.ENGLISH))
    dossier = yield from opened(desk, cast, LEADING, 210, paid_by=cast.principal)
    yield from meetings(desk, dossier, (188, 160, 131, 103, 61, 24))
    text = writings.ENGLISH_REPORT.format(name=cast.person.first_name)
    version = desk.write(dossier, DocumentKind.REPORT, "Final report", text)
    yield 6
    desk.share(version)


def approved_but_not_final(desk: Desk, cast: Cast) -> Iterator[int]:
    """Approved yesterday, consent given: one step before it may go out."""
    dossier = yield from opened(desk, cast, VISIBLE, 160, paid_by=cast.principal)
    yield from meetings(desk, dossier, (140, 119, 96, 70, 33))
    version = yield from written_report(desk, dossier, 12)
    yield 1
    desk.approve(version, cast.person.name)
    consent_to_principal(desk, dossier)


def blocked_by_the_client(desk: Desk, cast: Cast) -> Iterator[int]:
    """The client read the draft and does not want it to go out like this."""
    dossier = yield from opened(desk, cast, TOGETHER, 130, paid_by=cast.principal)
    yield from meetings(desk, dossier, (112, 84, 55))
    yield 33
    desk.not_held(dossier, "missed", "Niet gekomen, later gebeld")
    yield 26
    version = desk.write(
        dossier, DocumentKind.REPORT, "Voortgangsrapportage",
        writings.progress_report(cast.person, TOGETHER, dossier.sessions),
    )  # fmt: skip
    desk.share(version)
    yield 19
    desk.block(version, cast.person.name)


def report_with_the_employer(desk: Desk, cast: Cast) -> Iterator[int]:
    """Ended: the final report was approved, made final and handed to the employer, with consent."""
    dossier = yield from opened(desk, cast, BOUNDARIES, 330, paid_by=cast.principal)
    yield from meetings(desk, dossier, (310, 281, 255, 230, 197, 150))
    version = yield from written_report(desk, dossier, 140)
    yield 131
    desk.approve(version, cast.person.name)
    consent_to_principal(desk, dossier)
    desk.finalise(version)
    yield 130
    desk.disclose(version, cast.principal)
    yield 128
    ended(desk, dossier)


def consent_withdrawn(desk: Desk, cast: Cast) -> Iterator[int]:
    """A progress report went to the employer; since then the client has withdrawn the consent, and wants something
    changed in the final report.
    """
    dossier = yield from opened(desk, cast, LEADING, 190, paid_by=cast.principal)
    yield from meetings(desk, dossier, (170, 141, 113, 90))
    version = desk.write(
        dossier, DocumentKind.REPORT, "Voortgangsrapportage",
        writings.progress_report(cast.person, LEADING, dossier.sessions),
    )  # fmt: skip
    desk.share(version)
    yield 84
    desk.approve(version, cast.person.name)
    consent = consent_to_principal(desk, dossier)
    desk.finalise(version)
    desk.disclose(version, cast.principal)
    yield from meetings(desk, dossier, (62, 34, 13))
    version = desk.write(
        dossier, DocumentKind.REPORT, "Eindrapportage", writings.final_report(cast.person, LEADING, dossier.sessions)
    )
    yield 11
    desk.share(version)
    yield 9
    desk.withdraw(consent)
    yield 5
    desk.wants_changes(version, cast.person.name, writings.COMMENTS)


def minor_with_a_parent(desk: Desk, cast: Cast) -> Iterator[int]:
    """Fifteen years old: the mother consents, and the client agreed to the plan."""
    dossier = yield from opened(desk, cast, STUDY, 66)
    mother = {
        "capacity": "parent", "first_name": "Marleen", "surname": cast.person.surname, "infix": cast.person.infix,
        "phone": "0000-010203", "email": "ouder@voorbeeld.example", "acts_from": cast.person.birth_date.isoformat(),
        "statement_read_on": desk.today.isoformat(),
    }  # fmt: skip
    parent = desk.vault.now(add_item, Representative, mother, client=dossier.client.id)
    by_mother = {
        "given_by": "representative", "representative": parent.id, "given_name": parent.name, "given_how": "paper",
        "trajectory": dossier.trajectory.id,
    }  # fmt: skip
    desk.consent(
        dossier.client, role="legal_basis", purpose="Begeleiding bij studiekeuze", **by_mother,
        text="Ik heb het privacybeleid gelezen en vind het goed dat mijn kind bij de studiekeuze wordt begeleid.",
    )  # fmt: skip
    yield from meetings(desk, dossier, (59, 45))
    desk.consent(
        dossier.client, role="promise", purpose="Een plan van aanpak maken", data_category="plan_of_action",
        text="Ik vind het goed dat er een plan van aanpak wordt gemaakt, en dat het verandert als dat nodig is.",
        **by_mother,
    )  # fmt: skip
    plan = desk.write(
        dossier, DocumentKind.PLAN_OF_ACTION, "Plan van aanpak", writings.plan_of_action(cast.person, STUDY)
    )
    desk.share(plan)
    yield 40
    desk.approve(plan, cast.person.name, how="in_person")
    desk.finalise(plan)
    yield from meetings(desk, dossier, (24, 5))
    desk.plan(dossier, 9, "Na de open dag")


def nearly_past_its_term(desk: Desk, cast: Cast) -> Iterator[int]:
    """Ended nearly five years ago: its retention date is less than three weeks away."""
    dossier = yield from opened(desk, cast, VISIBLE, FIVE_YEARS + 160, paid_by=cast.principal)
    yield from meetings(desk, dossier, tuple(FIVE_YEARS + days for days in (140, 110, 71, 30)))
    yield FIVE_YEARS - 18
    ended(desk, dossier)


def past_its_term(desk: Desk, cast: Cast) -> Iterator[int]:
    """Ended more than five years ago, for the client's own account: due."""
    dossier = yield from opened(desk, cast, DIRECTION, FIVE_YEARS + 230)
    yield from meetings(desk, dossier, tuple(FIVE_YEARS + days for days in (200, 165, 120, 80)))
    yield FIVE_YEARS + 41
    ended(desk, dossier)


def asks_for_a_copy(desk: Desk, cast: Cast) -> Iterator[int]:
    """Came back for a second trajectory, and asked for a copy twelve days ago: the promised term is near."""
    first = yield from opened(desk, cast, BOUNDARIES, 820, paid_by=cast.principal)
    yield from meetings(desk, first, (800, 770, 735, 700))
    yield 690
    ended(desk, first)
    yield 150
    second = desk.begin(first.client, cast.person, DIRECTION, cast.chance)
    agreed(desk, second)
    yield from meetings(desk, second, (150, 121, 92, 64, 30))
    yield 12
    asked = "Kun je me een kopie sturen van alles wat je van me hebt, ook van het eerste traject? Digitaal is prima."
    request = desk.request(first.client, "copy", asked)
    yield 11
    desk.vault.now(identify_request, request.id, {"identity": "called_back"})


def asks_for_a_correction(desk: Desk, cast: Cast) -> Iterator[int]:
    """Two reports to go through: the term was extended, with the reason."""
    dossier = yield from opened(desk, cast, TOGETHER, 250, paid_by=cast.principal)
    yield from meetings(desk, dossier, (230, 201, 170, 139, 100))
    version = yield from written_report(desk, dossier, 90)
    yield 80
    desk.approve(version, cast.person.name)
    desk.finalise(version)
    yield 76
    ended(desk, dossier)
    yield 38
    asked = "In de eindrapportage staan jaartallen die niet kloppen, en bij de tweede bevinding wil ik iets toevoegen."
    request = desk.request(dossier.client, "rectification", asked)
    yield 37
    desk.vault.now(identify_request, request.id, {"identity": "known"})
    yield 15
    reason = "Ik wil de jaartallen eerst naast de aantekeningen van vijf gesprekken leggen."
    desk.vault.now(extend_request, request.id, {"extension_reason": reason}, desk.parts.law)


def asked_for_access(desk: Desk, cast: Cast) -> Iterator[int]:
    """Asked what is kept, came by to look, and that was enough."""
    dossier = yield from opened(desk, cast, DIRECTION, 400)
    yield from meetings(desk, dossier, (380, 350, 322, 290, 260, 240))
    yield 233
    ended(desk, dossier)
    yield 56
    request = desk.request(dossier.client, "access", "Mag ik een keer zien wat er in mijn dossier staat?")
    yield 54
    desk.vault.now(identify_request, request.id, {"identity": "known"})
    yield 53
    looked = {"task": "give_copy", "note": "Samen het dossier doorgenomen, een uur."}
    desk.vault.now(record_step, request.id, looked)
    answer = "Samen het dossier doorgenomen, een uur. Alle vragen beantwoord. Een klacht kan ook bij de toezichthouder."
    desk.vault.now(close_request, request.id, {"outcome": "granted", "answer": answer})


STORIES: tuple[Story, ...] = (
    draft_being_written,
    draft_waits_for_the_client,
    approved_but_not_final,
    blocked_by_the_client,
    report_with_the_employer,
    consent_withdrawn,
    minor_with_a_parent,
    nearly_past_its_term,
    past_its_term,
    asks_for_a_copy,
    asks_for_a_correction,
    asked_for_access,
)
"""In such an order that a small practice has the most of what there is to see."""
