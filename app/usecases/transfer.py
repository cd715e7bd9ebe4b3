"""A copy for the organisation that the client names, such as a new provider (GDPR art. 20(2); rows A8, E15, L2)."""

from __future__ import annotations

from datetime import date

from app.domain.declare import columns
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel
from app.domain.gate import require
from app.domain.gates.disclose import DisclosureFacts, disclose_gate
from app.domain.medical_words import medical_words
from app.domain.organisation import Organisation
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.domain.trajectory import Trajectory
from app.kernel.translator import Translator
from app.usecases.disclosure_facts import Terms, is_employer, telling_facts
from app.usecases.dossier_contents import DossierContents
from app.vault.rows import Rows
from app.vault.work import Work


def transfer_facts(rows: Rows, request: Request, dossier: DossierContents, today: date) -> DisclosureFacts:
    """What the gate of disclosure looks at: the client asked, and it is the client who asked. To an employer goes no
    whole dossier in which a word betrays something medical; what the client provided is the client's to give.
    """
    organisation = rows.get(Organisation, request.recipient)
    trajectory = rows.maybe(Trajectory, request.trajectory)
    said = _texts(dossier) if is_employer(organisation, trajectory) and _is_whole(request) else ""
    medical = None if medical_words(said) else False
    terms = Terms(ground=DisclosureGround.OWN_REQUEST, request=request.id, medical=medical)
    return telling_facts(rows, request.client, trajectory, organisation, said, today, terms)


def log_transfer(work: Work, request: Request, dossier: DossierContents, translator: Translator) -> Disclosure:
    """Log it in the transaction that keeps the package; the gate is asked once more."""
    facts = transfer_facts(work, request, dossier, work.today)
    require(disclose_gate(facts))
    what = translator.text("disclosure.copy.whole" if _is_whole(request) else "disclosure.copy.portable")
    return work.new(
        Disclosure,
        client=request.client,
        recipient=facts.recipient.id,
        trajectory=request.trajectory,
        what=what,
        disclosed_on=work.today,
        how=Channel.PACKAGE,
        request=request.id,
        ground=DisclosureGround.OWN_REQUEST,
        decided_by=request.responsible,
        capacity=facts.recipient.kind,
        secrecy=facts.secrecy,
    )


def _is_whole(request: Request) -> bool:
    return request.kind is not RequestKind.PORTABILITY


def _texts(dossier: DossierContents) -> str:
    """Everything written in a dossier, to look through."""
    return "\n".join(
        value
        for record in dossier.everything()
        for each in columns(type(record))
        if isinstance(value := getattr(record, each.name), str)
    )
