"""What a withdrawal of consent does, before it is done: what becomes due, what is blocked, what stops (rows E6, L7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Document, DocumentKind, Version, VersionState
from app.domain.gate import Refused
from app.domain.gates.disclose import release_for
from app.domain.gates.plan_of_action import PlanFacts, plan_of_action_gate
from app.domain.gates.record_special import SpecialFacts, special_consents
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.organisation import Organisation
from app.domain.other_use import OtherUse
from app.domain.reason import Reason, reason
from app.domain.resting import rests_on
from app.domain.session import Session, SessionState
from app.domain.special_note import SpecialNote
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.disclosure_facts import disclosure_facts
from app.usecases.dossier_facts import each_of
from app.vault.kept_items import load_facts
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class WithdrawalEffect:
    """What happens. `erasure_due`: the consent was what the law lets this data be kept on, so that erasing them is due
    (row L7); `due` are those items by name, in their order.

    `stopped` are the documents that can no longer go to `recipient`; `gone` is what went out on this consent.
    `plans` are the plans of action that may not be changed any more, `uses` what data are used for otherwise, which
    stops, `sessions` what is planned in a trajectory that leans on it.
    """

    recipient: str
    stopped: tuple[Document, ...]
    gone: tuple[Disclosure, ...]
    erasure_due: bool
    due: tuple[Reason, ...] = ()
    plans: tuple[Document, ...] = ()
    uses: tuple[OtherUse, ...] = ()
    sessions: tuple[Session, ...] = ()
    special_off: bool = False
    """Whether nothing of a special category can be recorded any more on consent."""

    @property
    def nothing(self) -> bool:
        """Whether nothing waits for it and nothing rests on it."""
        return not (self.stopped or self.due or self.plans or self.uses or self.sessions or self.special_off)


def withdrawal_effect(rows: Rows, consent: Consent, today: date) -> WithdrawalEffect:
    """What withdrawing this consent today would change; of one that was withdrawn, what it did."""
    recipient = rows.maybe(Organisation, consent.recipient)
    before = replace(consent, withdrawn_on=None)
    others = tuple(each for each in rows.find(Consent, client=consent.client) if each.id != consent.id)
    return WithdrawalEffect(
        recipient=recipient.name if recipient else "",
        stopped=tuple(_stopped(rows, before, others, recipient, today)) if recipient is not None else (),
        gone=rows.find(Disclosure, consent=consent.id),
        erasure_due=consent.grounds_data,
        due=tuple(_due(rows, before, others)) if consent.grounds_data else (),
        plans=tuple(_plans(rows, before, others, today)),
        uses=rows.find(OtherUse, consent=consent.id),
        sessions=tuple(_sessions(rows, before)),
        special_off=_special_off(rows, before, others, today),
    )


def _due(rows: Rows, consent: Consent, others: tuple[Consent, ...]) -> Iterator[Reason]:
    """Every item that is kept on this consent alone."""
    facts = load_facts(rows, consent.client)
    documents = {each.id: each for each in rows.each(Document, client=consent.client)}
    prospect = not rows.count(Trajectory, client=consent.client)
    for noun in DOSSIER_NOUNS:
        for record in each_of(rows, noun, consent.client):
            item, trajectory = facts.item(record), facts.trajectory(record)
            ground = record.ground if isinstance(record, SpecialNote) else None

            def on(each: Consent) -> bool:
                return rests_on(each, item.category, trajectory, prospect=prospect, ground=ground)  # noqa: B023

            if on(consent) and not item.fiscal and not any(on(each) and each.withdrawn_on is None for each in others):
                yield record.named(lambda identity: documents.get(Id(identity)))


def _stopped(
    rows: Rows, consent: Consent, others: tuple[Consent, ...], recipient: Organisation, today: date
) -> dict[Document, None]:
    """Documents with a version for which this consent is the only one that covers it, in their own order."""
    found: dict[Document, None] = {}
    for version in rows.find(Version, client=consent.client):
        if version.state in (VersionState.SUPERSEDED, VersionState.BLOCKED, VersionState.WITHDRAWN):
            continue
        facts = replace(disclosure_facts(rows, version, recipient, today), consents=(*others, consent))
        if facts.consent_needed and release_for(facts) and not release_for(replace(facts, consents=others)):
            found[rows.get(Document, version.document)] = None
    return found


def _plans(rows: Rows, consent: Consent, others: tuple[Consent, ...], today: date) -> Iterator[Document]:
    """Plans of action that it lets be set or changed."""
    policy = policy_on(rows, today)
    for each in rows.find(Document, client=consent.client, kind=DocumentKind.PLAN_OF_ACTION):
        facts = PlanFacts(policy, each.kind, each.trajectory, (*others, consent), today)
        without = replace(facts, consents=others)
        if isinstance(plan_of_action_gate(without), Refused) and not isinstance(plan_of_action_gate(facts), Refused):
            yield each


def _sessions(rows: Rows, consent: Consent) -> Iterator[Session]:
    """What is planned in the one trajectory whose data it lets be kept."""
    if consent.grounds_data and consent.trajectory:
        yield from rows.find(Session, trajectory=consent.trajectory, state=SessionState.PLANNED)


def _special_off(rows: Rows, consent: Consent, others: tuple[Consent, ...], today: date) -> bool:
    """Whether it is the last consent on which a special category may be recorded."""
    trajectory = rows.maybe(Trajectory, consent.trajectory)
    facts = SpecialFacts(None, "", trajectory, (consent,), today)
    return bool(special_consents(facts)) and not special_consents(replace(facts, consents=others))


def effect_reasons(effect: WithdrawalEffect) -> tuple[Reason, ...]:
    """What happens, a sentence each."""
    recipient = effect.recipient
    found = [reason("consents.withdraw.stopped", title=each.title, recipient=recipient) for each in effect.stopped]
    if effect.nothing:
        found.append(reason("consents.withdraw.at_once"))
    found += [reason("consents.withdraw.plan", title=each.title) for each in effect.plans]
    found += [reason("consents.withdraw.use", purpose=each.purpose) for each in effect.uses if not each.stopped_on]
    if effect.special_off:
        found.append(reason("consents.withdraw.special_off"))
    found += [reason("consents.withdraw.session", date=each.on) for each in effect.sessions]
    found += [
        reason("consents.withdraw.gone", what=each.what, recipient=recipient, day=each.disclosed_on)
        for each in effect.gone
    ]
    found += [reason("consents.withdraw.due", what=each) for each in effect.due]
    if effect.erasure_due and not effect.due:
        found.append(reason("consents.withdraw.erasure"))
    return tuple(found)
