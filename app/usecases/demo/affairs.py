"""The practice's own affairs in the demonstration vault: what is no client's story but makes a practice look lived in.

Everything goes by the program's own use cases, in the days before today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.breach import Breach
from app.domain.client import Client
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.paper_item import PaperItem
from app.domain.participation import Participation
from app.domain.policy import Policy
from app.domain.training import Training, TrainingMeeting
from app.usecases.answer_enquiry import answer_enquiry, take_in_enquiry
from app.usecases.assess_breach import assess_breach
from app.usecases.attend import attend
from app.usecases.change_policy import change_policy
from app.usecases.close_breach import close_breach
from app.usecases.current_policy import newest_policy
from app.usecases.enrol import enrol
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.place_hold import place_hold
from app.usecases.plan_meeting import plan_meeting
from app.usecases.publish_statement import publish_statement
from app.usecases.record_scan import record_scan
from app.usecases.report_breach import report_breach
from app.usecases.subscribe import subscribe, unsubscribe
from app.usecases.suspect_breach import suspect_breach
from app.usecases.take_in_evaluation import take_in_evaluation
from app.usecases.tell_statement import tell_statement
from app.vault.vault import Vault
from app.vault.work import Work

_YEAR = timedelta(days=365)
_GROUP = 5
"""How many clients take part in the training."""
_TOLD = 6
"""How many clients were given the statement."""
_READERS = (
    ("Anneloes Wierda", "anneloes@post.example", "Website"),
    ("Ruben Oosterkamp", "ruben.oosterkamp@post.example", "Website"),
    ("Fenna Hazelhoff", "fenna@hazelhoff.example", "Training"),
    ("Joris Bleeker", "jbleeker@post.example", "Kennismakingsgesprek"),
)
_SHOWN = "Ja, stuur mij vier keer per jaar de nieuwsbrief. Ik kan mij in elke nieuwsbrief afmelden."


def keep_affairs(vault: Vault, parts: Parts, today: date) -> None:
    """A reviewed policy and its statement, a breach that was dealt with and a suspicion, a training, enquiries, readers
    of the newsletter, a hold and a paper item.
    """
    clients = vault.reader().find(Client)
    vault.now(_review_policy, parts, today)
    vault.now(publish_statement, parts)
    _breaches(vault, parts, today)
    _relations(vault, today)
    if clients:
        vault.now(tell_statement, [each.id for each in clients[:_TOLD]], {"told_how": "email"})
        _training(vault, clients[:_GROUP], today)
        _training_before(vault, parts, clients[1 : _GROUP + 2], today)
        _kept_longer(vault, clients[-1], today)


def _review_policy(work: Work, parts: Parts, today: date) -> Policy:
    """All that was to be looked at again was. One agreement with a processor is not on record yet: that is drift."""
    before = newest_policy(work)
    reviewed = tuple(replace(each, review_on=today + _YEAR // 2) for each in before.activities)
    signed = tuple(
        replace(each, agreement_on=today - 2 * _YEAR) if each.is_processor and each.agreement_on is None else each
        for each in before.recipients
    )
    waiting = before.processors[-1:]
    recipients = tuple(waiting[0] if waiting and each.key == waiting[0].key else each for each in signed)
    after = replace(before, activities=reviewed, recipients=recipients)
    return change_policy(work, after, work.today, parts.law)


def _breaches(vault: Vault, parts: Parts, today: date) -> None:
    began = today - _YEAR * 2 // 3
    mailed: Breach = vault.now(
        suspect_breach,
        {
            "title": "Verslag naar het verkeerde adres",
            "nature": "wrong_recipient",
            "facts": "Een voortgangsrapportage ging naar een naamgenoot. De ontvanger belde zelf en wiste het bericht.",
            "suspected_on": began.isoformat(),
            "suspected_at": "16:20",
            "data": "Een voortgangsrapportage van \u00e9\u00e9n cli\u00ebnt.",
            "people": 1,
        },
    )
    vault.now(
        assess_breach,
        mailed.id,
        {
            "aware_on": began.isoformat(),
            "aware_at": "16:40",
            "risk": "risk",
            "risk_reason": "Het verslag is door een onbekende geopend, die het meteen wiste.",
            "effects": "Een onbekende heeft kort gelezen waar het traject over ging.",
            "measures": "Het bericht is gewist; dat is schriftelijk bevestigd.",
            "evaluation": "Het adresboek vulde een naam aan die er op leek.",
            "prevention": "Verslagen gaan nu alleen nog als beveiligd bestand de deur uit.",
        },
    )
    reported = {"reported_on": (began + timedelta(days=1)).isoformat(), "reported_at": "09:15", "reference": "DL-0417"}
    vault.now(report_breach, mailed.id, reported, parts.law)
    vault.now(close_breach, mailed.id)
    vault.now(
        suspect_breach,
        {
            "title": "Notitieblok kwijt",
            "nature": "lost_device",
            "facts": "Na een training lag het notitieblok niet meer in de tas. Misschien ligt het nog in de zaal.",
        },
    )


def _relations(vault: Vault, today: date) -> None:
    readers: list[NewsletterContact] = [
        vault.now(
            subscribe,
            {
                "name": name,
                "email": email,
                "source": source,
                "text": _SHOWN,
                "consented_on": (today - timedelta(days=90 * place + 30)).isoformat(),
                "consented_how": "email",
            },
        )
        for place, (name, email, source) in enumerate(_READERS)
    ]
    vault.now(unsubscribe, readers[-1].id)
    asked: list[Enquiry] = [
        vault.now(take_in_enquiry, {"received_on": (today - timedelta(days=days)).isoformat(), **fields})
        for days, fields in (
            (
                40,
                {
                    "name": "Wietske Oldenburg",
                    "email": "wietske@post.example",
                    "question": "Geef je ook avondtrajecten?",
                },
            ),
            (
                2,
                {
                    "name": "Hidde Verkerk",
                    "email": "hidde@post.example",
                    "question": "Ik zoek hulp bij een loopbaankeuze.",
                },
            ),
        )
    ]
    vault.now(answer_enquiry, asked[0].id, "Ja, op dinsdag en donderdag.")


def _training(vault: Vault, group: Sequence[Client], today: date) -> None:
    held, coming = today - timedelta(days=12), today + timedelta(days=9)
    training: Training = vault.now(
        add_item,
        Training,
        {
            "title": "Regie over je werkdag",
            "place": "Vaartbroek",
            "starts_on": held.isoformat(),
            "ends_on": coming.isoformat(),
            "hours": 12,
            "about": "Twee dagdelen over aandacht, grenzen en herstel.",
        },
    )
    first: TrainingMeeting = vault.now(plan_meeting, training.id, {"on": held.isoformat(), "topic": "Aandacht"})
    vault.now(plan_meeting, training.id, {"on": coming.isoformat(), "topic": "Grenzen en herstel"})
    enrolled: Sequence[Participation] = vault.now(enrol, training.id, [{"client": each.id} for each in group])
    presence: dict[str, object] = {
        each.id: "excused" if place == 1 else "present" for place, each in enumerate(enrolled)
    }
    vault.now(attend, first.id, presence)


def _training_before(vault: Vault, parts: Parts, group: Sequence[Client], today: date) -> None:
    """One that is over: everybody came, filled in a form, and some did the scan of the team, with their consent."""
    if not group:
        return
    held = today - timedelta(days=110)
    training: Training = vault.now(add_item, Training, {
        "title": "Samen werken zonder wrijving", "place": "Nieuw-Oosterdam", "starts_on": held.isoformat(),
        "ends_on": held.isoformat(), "hours": 6, "about": "Een dag over verschil, rolverdeling en feedback.",
    })  # fmt: skip
    day: TrainingMeeting = vault.now(plan_meeting, training.id, {"on": held.isoformat(), "topic": "Verschil werkt"})
    enrolled: Sequence[Participation] = vault.now(enrol, training.id, [{"client": each.id} for each in group])
    vault.now(attend, day.id, {each.id: "present" for each in enrolled})
    for place, each in enumerate(enrolled):
        best, better = _THOUGHT[place % len(_THOUGHT)]
        vault.now(take_in_evaluation, each.id, {
            "filled_on": (held + timedelta(days=3)).isoformat(), "content_mark": 7 + place % 3,
            "use_mark": 8 - place % 2, "trainer_mark": 8 + place % 2, "best": best, "better": better,
        })  # fmt: skip
    names = {client.id: client.name for client in group}
    for each, outcome in zip(enrolled, _SCANNED, strict=False):
        vault.now(give_consent, {
            "role": "legal_basis", "purpose": "Teamscan in een training", "data_category": "assessment",
            "given_on": held.isoformat(), "given_name": names[each.client], "given_how": "paper",
            "text": "Ik vind het goed dat mijn uitkomst van de teamscan in de training wordt gebruikt.",
            "freely": "Wie de scan niet wil doen, volgt de training zonder, en niemand op het werk hoort daarvan.",
        }, each.client, parts.law)  # fmt: skip
        vault.now(record_scan, each.client, {
            "participation": each.id, "instrument": "Teamrollen", "taken_on": held.isoformat(), "outcome": outcome,
        })  # fmt: skip


_THOUGHT = (
    ("De oefening met de stoelen.", "Iets meer tijd om na te praten."),
    ("Dat we het over ons eigen team hadden.", "Een grotere zaal."),
    ("De rust waarmee het ging.", ""),
)
_SCANNED = (
    "Brengt rust en overzicht. Wacht soms lang met iets zeggen.",
    "Begint snel en krijgt anderen mee. Mag vaker afmaken.",
    "Ziet wat er mis kan gaan. Zegt het vriendelijk en op tijd.",
)


def _kept_longer(vault: Vault, client: Client, today: date) -> None:
    """A dossier of which nothing may go for now, and a paper that lies in a drawer."""
    since = today - timedelta(days=20)
    vault.now(
        place_hold,
        {
            "reason": "complaint",
            "explanation": "Er loopt een klacht over de rapportage aan de werkgever.",
            "since": since.isoformat(),
            "review_on": (today + timedelta(days=10)).isoformat(),
        },
        client.id,
    )
    paper = {"what": "Getekende overeenkomst", "place": "Grijze kast, tweede lade", "dated": since.isoformat()}
    vault.now(add_item, PaperItem, {**paper, "category": "administration"}, client.id)
