"""Relations: organisations with a page of their own, enquiries, the newsletter, and their dialogs."""

from __future__ import annotations

from datetime import timedelta

from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.usecases.answer_enquiry import answer_enquiry, take_in_enquiry
from app.usecases.subscribe import subscribe, unsubscribe
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

_QUESTION = "Ik zit vast in mijn werk als teamleider en zoek begeleiding. Wat kost een traject, en hoelang duurt het?"
_TEXT = "Ja, stuur mij vier keer per jaar de nieuwsbrief. Afmelden kan altijd."


def _made(stage: Stage) -> tuple[Enquiry, NewsletterContact]:
    stage.open()
    vault, today = stage.context.vault, stage.context.today
    given = {"name": "Joke van der Veen", "email": "joke@voorbeeld.nl", "question": _QUESTION}
    asked = vault.now(take_in_enquiry, {**given, "received_on": (today - timedelta(days=2)).isoformat()})
    other = {"name": "P. Groot", "phone": "06 12345678", "question": "Geeft u ook trainingen in Groningen?"}
    before = vault.now(take_in_enquiry, {**other, "received_on": (today - timedelta(days=90)).isoformat()})
    vault.now(answer_enquiry, before.id, "Ja, vanaf acht deelnemers.")
    consent = {"text": _TEXT, "consented_how": "email", "source": "Website"}
    reader = vault.now(subscribe, {"name": "Sanne Benhaddi", "email": "sanne@voorbeeld.nl", **consent})
    vault.now(subscribe, {"name": "Wim Terpstra", "email": "wim@voorbeeld.nl", **consent, "source": "Training"})
    gone = vault.now(subscribe, {"name": "Els Kok", "email": "els@voorbeeld.nl", **consent})
    vault.now(unsubscribe, gone.id)
    return asked, reader


def _list(stage: Stage, part: str) -> None:
    _made(stage)
    stage.go(Place("relations", part=part))


def _enquiry(stage: Stage, press: str = "") -> None:
    asked, _ = _made(stage)
    stage.go(Place("relations", record=asked.id, part="enquiry"))
    if press:
        stage.press(press)


def _reader(stage: Stage, press: str = "") -> None:
    _, reader = _made(stage)
    stage.go(Place("relations", record=reader.id, part="newsletter_contact"))
    if press:
        stage.press(press)


def _organisation(stage: Stage) -> None:
    stage.open()
    principals = [each.principal for each in stage.context.reader.find(Trajectory) if each.principal]
    most = max(stage.context.reader.find(Organisation), key=lambda each: principals.count(each.id))
    stage.go(Place("relations", record=most.id, part="organisation"))


def _empty(stage: Stage, press: str = "") -> None:
    stage.go(Place("relations", part="newsletter_contact"))
    if press:
        stage.press(press)


SCREENS = (
    Screen("relations-organisations", lambda stage: _list(stage, "organisation")),
    Screen("relations-organisation", _organisation),
    Screen("relations-enquiries", lambda stage: _list(stage, "enquiry")),
    Screen("relations-enquiry", lambda stage: _enquiry(stage)),
    Screen("relations-answer", lambda stage: _enquiry(stage, "answer")),
    Screen("relations-take-over", lambda stage: _enquiry(stage, "take_over")),
    Screen("relations-newsletter", lambda stage: _list(stage, "newsletter_contact")),
    Screen("relations-newsletter-empty", lambda stage: _empty(stage)),
    Screen("relations-reader", lambda stage: _reader(stage)),
    Screen("relations-new-reader", lambda stage: _empty(stage, "new_reader")),
    Screen("relations-erase", lambda stage: _reader(stage, "erase_person")),
)
