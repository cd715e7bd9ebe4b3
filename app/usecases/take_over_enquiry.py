"""Make a dossier of an enquiry, in one step: of someone who asks for guidance, or agrees to be kept for a while
(rows B3, B10, D5).
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from app.domain.category import Category, Source
from app.domain.check import field_faults
from app.domain.client import Client
from app.domain.consent import ConsentRole
from app.domain.enquiry import Enquiry
from app.domain.gate import require
from app.domain.gates.use_enquiry import UseEnquiryFacts, use_enquiry_gate
from app.domain.imports.names import split_name
from app.domain.take_over import TakeOver
from app.domain.values import read_fields
from app.kernel.errors import InputError
from app.kernel.ids import new_id
from app.kernel.translator import Translator
from app.usecases.current_policy import policy_on
from app.usecases.give_consent import give_consent
from app.usecases.keep_item import add_item
from app.usecases.law import Law
from app.usecases.take_in_attachment import add_attachment
from app.vault.work import Work


def take_over_enquiry(
    work: Work, law: Law, translator: Translator, enquiry: str, given: Mapping[str, object]
) -> Client:
    """A prospect's dossier with what was asked in it as correspondence, and the consent where it rests on one.

    The enquiry itself is gone afterwards: one person's data stands in one place. GateRefused where the enquirer asked
    for no guidance and gave no consent for a definite period; InputError with every fault. Nothing is done then.
    """
    found, asked = work.get(Enquiry, enquiry), read_fields(TakeOver, given)
    faults = field_faults(TakeOver, {"id": found.id, "made": work.now, "changed": work.now, **asked}, work.today)
    if faults:
        raise InputError(*faults)
    rests_on = TakeOver(id=found.id, made=work.now, changed=work.now, **asked)  # type: ignore[arg-type] # read by declaration
    consented = bool(rests_on.consent_text.strip())
    facts = UseEnquiryFacts(policy_on(work, work.today), rests_on.asked_on, consented, rests_on.kept_until, work.today)
    require(use_enquiry_gate(facts))
    client = add_item(work, Client, _names(found))
    _keep_question(work, found, client, translator)
    if consented:
        _consent(work, law, translator, client, rests_on)
    work.erase(found)
    return client


def _names(enquiry: Enquiry) -> dict[str, object]:
    parts = split_name(enquiry.name)
    return {
        "first_name": parts.first_name,
        "initials": parts.initials,
        "infix": parts.infix,
        "surname": parts.surname or enquiry.name,
        "email": enquiry.email,
        "phone": enquiry.phone,
    }


def _keep_question(work: Work, enquiry: Enquiry, client: Client, translator: Translator) -> None:
    """What was asked and answered, as a message of its own: it is not mixed with other data (D5)."""
    answer = f"\n\n{enquiry.answer}" if enquiry.answer else ""
    content = f"{enquiry.question}{answer}\n".encode()
    identity = new_id()
    work.put_chunks(identity, 0, [content])
    name = translator.text("take_over.file", date=enquiry.received_on)
    values = {"name": name, "category": Category.CORRESPONDENCE, "origin": Source.CLIENT}
    add_attachment(work, identity, client.id, values, len(content), sha256(content).hexdigest())


def _consent(work: Work, law: Law, translator: Translator, client: Client, rests_on: TakeOver) -> None:
    given = {
        "role": ConsentRole.LEGAL_BASIS.value,
        "purpose": translator.text("take_over.purpose"),
        "text": rests_on.consent_text,
        "given_on": (rests_on.consented_on or work.today).isoformat(),
        "given_name": client.name,
        "given_how": rests_on.consented_how.value,
        "valid_until": rests_on.kept_until.isoformat() if rests_on.kept_until else "",
    }
    give_consent(work, given, client.id, law)
