"""Record that a client uses a right (GDPR art. 12-22): from its receipt the terms run, and what cannot wait is done in
the same transaction (rows D7, L3, L6, L14).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.client import Client
from app.domain.hold import Hold, HoldReason
from app.domain.newsletter_contact import NewsletterContact
from app.domain.period import Period, Unit, last_day
from app.domain.professional_code import Codes
from app.domain.recipient_notice import RecipientNotice
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.domain.request_task import PASSED_ON
from app.domain.restriction import RestrictionCause
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.usecases.current_policy import policy_on
from app.usecases.keep_item import require_same_dossier
from app.usecases.practice import the_practice
from app.usecases.request_facts import recipients
from app.usecases.restrict_dossier import restrict
from app.usecases.subscribe import at_address, unsubscribe
from app.vault.work import Work

ASKED = ("kind", "received_on", "channel", "asked", "trajectory", "recipient", "marketing", "responsible")
"""What is known when a request comes in."""
NEEDED = ("kind", "channel")
LOOK_AGAIN = Period(3, Unit.MONTHS)
"""After so long one looks whether a complaint still runs."""


def open_request(work: Work, given: Mapping[str, object], client: str, codes: Codes | None = None) -> Request:
    """A new request of a client, from the fields that were given; received today unless told otherwise, to be answered
    by whoever the practice named.

    Who got the data is noted at once where they will have to be told; an objection restricts at once, and one against
    marketing ends the newsletter; a complaint stops
    destruction where the professional code asks it, and always where `codes` are not at hand. Raises InputError with
    every fault, NotFound where there is no such client.
    """
    values = {"received_on": work.today, **read_named(Request, given, ASKED)}
    missing = [Fault(f"request.{name}", "required") for name in NEEDED if not values.get(name)]
    if values.get("marketing") and values.get("kind") is not RequestKind.OBJECTION:
        missing.append(Fault("request.marketing", "marketing_without_objection"))
    if missing:
        raise InputError(*missing)
    person = work.get(Client, client)
    require_same_dossier(work, Request, {**values, "client": person.id})
    practice = the_practice(work)
    values["responsible"] = values.get("responsible") or practice.responsible or practice.coach
    made = work.new(Request, client=person.id, **values)
    if made.kind in PASSED_ON:
        for each in recipients(work, person.id):
            work.new(RecipientNotice, client=person.id, request=made.id, recipient=each, right=made.kind)
    if made.kind is RequestKind.OBJECTION:
        cause = RestrictionCause.MARKETING if made.marketing else RestrictionCause.OBJECTION
        restrict(work, made.client, cause, made.asked, request=made.id, trajectory=made.trajectory)
        if made.marketing:  # the list need not know the address: an objection stands all the same
            for reader in at_address(work, NewsletterContact, person.email):
                unsubscribe(work, reader.id)
    if made.kind is RequestKind.COMPLAINT and _stops_destruction(work, codes):
        work.new(
            Hold, client=made.client, trajectory=made.trajectory, reason=HoldReason.COMPLAINT,
            explanation=made.asked[:2000], since=work.today, review_on=last_day(work.today, LOOK_AGAIN),
        )  # fmt: skip
    return made


def _stops_destruction(work: Work, codes: Codes | None) -> bool:
    """Whether the professional code that the practice keeps asks that nothing is destroyed during a complaint."""
    code = policy_on(work, work.today).code
    return codes is None or codes.rules(code, work.today).held_during_complaint
