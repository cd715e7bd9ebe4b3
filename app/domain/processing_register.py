"""The registers that follow from the policy: of processing (GDPR art. 30(1), (2); rows B12, L9, L12), and of processors
(art. 28; rows A7, E9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.category import Source
from app.domain.policy import RetentionRule
from app.domain.policy_activity import Activity, Subject
from app.domain.policy_recipient import Recipient
from app.domain.register import Register, RegisterColumn, RegisterName, RegisterRow
from app.domain.statement_text.facts import StatementFacts
from app.domain.statement_text.keeping import kept_data, kept_for
from app.domain.statement_text.purposes import stage_of
from app.domain.statement_text.setting import ended, enumerated, large, small
from app.domain.statement_text.who import address
from app.kernel.translator import Translator

_LISTED = frozenset(
    {"purpose", "basis", "subjects", "review_on", "name", "scope", "agreement_on", "country", "controller"}
)
_ACTIVITY = (
    "purpose", "subjects", "data", "special_ground", "basis", "weighing", "sources", "recipients", "transfers",
    "terms", "location", "risks", "measures", "review_on", "compatibility",
)  # fmt: skip
_PROCESSOR = ("name", "scope", "categories", "activities", "agreement_on", "secrecy", "country", "safeguard")
_FOR_OTHERS = ("controller", "contact", "kinds", "people", "helpers", "transfers", "measures")


@dataclass(frozen=True, slots=True)
class WorkForOther:
    """What is done for one controller: who it is, how it is reached, which kinds of trajectory, for how many people."""

    name: str
    contact: str
    kinds: tuple[str, ...]
    people: int
    record: str


def processing(facts: StatementFacts, translator: Translator) -> Register:
    """A row for each processing activity, with everything that art. 30(1) asks."""
    rows = [
        _row(_activity(facts, each, translator), _ACTIVITY, each.key, each.review_on)
        for each in facts.policy.activities
    ]
    return Register(RegisterName.PROCESSING, _columns(_ACTIVITY), tuple(rows), controller_head(facts, translator))


def processors(facts: StatementFacts, translator: Translator) -> Register:
    """A row for each processor: for what, under which agreement, in which country."""
    rows = [_row(_processor(facts, each, translator), _PROCESSOR, each.key) for each in facts.policy.processors]
    return Register(RegisterName.PROCESSORS, _columns(_PROCESSOR), tuple(rows))


def for_controllers(facts: StatementFacts, work: Sequence[WorkForOther], translator: Translator) -> Register:
    """A row for each controller for whom the practice is a processor, with everything that art. 30(2) asks."""
    helpers = enumerated([facts.name_of(each, translator) for each in facts.policy.processors], translator)
    abroad = [_abroad(facts, each, translator) for each in facts.policy.processors]
    measures = dict.fromkeys(each.measures.words(translator) for each in facts.policy.activities)
    rows = [
        _row(
            {
                "controller": each.name,
                "contact": each.contact,
                "kinds": large(
                    enumerated([translator.text(f"trajectory_kind.{kind}") for kind in each.kinds], translator)
                ),
                "people": str(each.people),
                "helpers": helpers or translator.text("register.none"),
                "transfers": " ".join(filter(None, abroad)) or translator.text("register.inside"),
                "measures": " ".join(filter(None, measures)),
            },
            _FOR_OTHERS,
            each.record,
        )
        for each in work
    ]
    (_, practice), _, *others = controller_head(facts, translator)
    head = (("register.head.processor", practice), *others)
    return Register(RegisterName.FOR_CONTROLLERS, _columns(_FOR_OTHERS), tuple(rows), head)


def controller_head(facts: StatementFacts, translator: Translator) -> tuple[tuple[str, str], ...]:
    """The controller, joint controllers, the EU representative and the officer (art. 30(1)(a))."""
    practice, text = facts.practice, translator.text
    roles = [text(f"register.role.{each.value}") for each in sorted(facts.roles)]
    reached = " · ".join(filter(None, (address(practice), practice.phone, practice.email)))
    named = dict.fromkeys(filter(None, (practice.legal_name, practice.trade_name)))
    return (
        (
            "register.head.controller",
            " · ".join(filter(None, (" / ".join(named), practice.kvk and f"KvK {practice.kvk}", reached))),
        ),
        ("register.head.role", large(enumerated(roles, translator)) or text("register.role.controller")),
        ("register.head.representative", text("register.no_representative")),
        ("register.head.officer", practice.officer or text("register.no_officer")),
    )


def _activity(facts: StatementFacts, activity: Activity, translator: Translator) -> dict[str, str]:
    text, policy = translator.text, facts.policy
    kinds = [text(f"retention.category.{each.value}") for each in activity.categories]
    data = (ended(large(", ".join(kinds))), activity.data.words(translator))
    received = policy.recipients_of(activity)
    terms = [*_terms(policy.rules_of(activity), translator)]
    if activity.own_term is not None:
        terms.append(ended(activity.own_term.words(translator)))
    return {
        "purpose": activity.purpose.words(translator),
        "subjects": large(enumerated([small(text(f"subject.{each.value}")) for each in activity.subjects], translator)),
        "data": " ".join(filter(None, data)),
        "special_ground": text(f"special_ground.{activity.special_ground.value}") if activity.special_ground else "",
        "basis": _basis(activity, translator),
        "weighing": activity.weighing.words(translator),
        "sources": large(enumerated([small(text(_source(each, activity))) for each in activity.sources], translator)),
        "recipients": "; ".join(_received(facts, each, translator) for each in received) or text("register.none"),
        "transfers": " ".join(filter(None, (_abroad(facts, each, translator) for each in received)))
        or text("register.inside"),
        "terms": "\n".join(dict.fromkeys(terms)),
        "location": activity.location.words(translator),
        "risks": activity.risks.words(translator),
        "measures": activity.measures.words(translator),
        "review_on": translator.date(activity.review_on) if activity.review_on else "",
        "compatibility": activity.compatibility.words(translator),
    }


def _basis(activity: Activity, translator: Translator) -> str:
    """The legal basis, with whom the agreement is, and whether it is asked for before there is one (6(1)(b))."""
    stage = stage_of(activity)
    if stage == ".before":
        return translator.text("register.basis.before")
    basis = translator.text(f"legal_basis.{activity.basis.value}")
    if activity.agreement_with is not None:
        basis = f"{basis}, {translator.text(f'agreement_with.{activity.agreement_with.value}')}"
    return f"{basis}, {translator.text('register.basis.either')}" if stage else basis


def _processor(facts: StatementFacts, recipient: Recipient, translator: Translator) -> dict[str, str]:
    text = translator.text
    purposes = [facts.policy.activity(each) for each in recipient.activities]
    safeguard = facts.transfers.safeguard(recipient.safeguard)
    until = f" ({translator.date(recipient.safeguard_until)})" if recipient.safeguard_until else ""
    return {
        "name": facts.name_of(recipient, translator),
        "scope": recipient.purpose.words(translator),
        "categories": large(", ".join(text(f"retention.category.{each.value}") for each in recipient.categories)),
        "activities": "; ".join(each.purpose.words(translator) for each in purposes if each is not None),
        "agreement_on": translator.date(recipient.agreement_on)
        if recipient.agreement_on
        else text("register.no_agreement"),
        "secrecy": text(f"secrecy.{recipient.secrecy.value}"),
        "country": translator.country(recipient.country),
        "safeguard": f"{safeguard.title.words(translator)}{until}" if safeguard else "",
    }


def _terms(rules: Sequence[RetentionRule], translator: Translator) -> Iterator[str]:
    """*Coachingsverslagen, plannen van aanpak: 3 jaar na het einde van het traject.*"""
    by_term: dict[str, list[str]] = {}
    for rule in rules:
        by_term.setdefault(kept_for(rule, translator), []).append(kept_data(rule, translator))
    for term, kinds in by_term.items():
        yield f"{large(', '.join(kinds))}: {ended(small(term))}"


def _received(facts: StatementFacts, recipient: Recipient, translator: Translator) -> str:
    when = small(translator.text(f"recipient_when.{recipient.when.value}"))
    return f"{facts.name_of(recipient, translator)} ({small(recipient.purpose.words(translator))}; {when})"


def _abroad(facts: StatementFacts, recipient: Recipient, translator: Translator) -> str:
    """Where it goes outside the EEA, and what protects it; nothing inside."""
    if facts.transfers.inside(recipient.country):
        return ""
    safeguard = facts.transfers.safeguard(recipient.safeguard)
    protected = safeguard.title.words(translator) if safeguard else translator.text("register.no_safeguard")
    return f"{facts.name_of(recipient, translator)}: {translator.country(recipient.country)}, {protected}."


def _columns(names: Sequence[str]) -> tuple[RegisterColumn, ...]:
    return tuple(RegisterColumn(each, f"register.column.{each}", each in _LISTED) for each in names)


def _row(values: dict[str, str], names: Sequence[str], record: str, review_on: date | None = None) -> RegisterRow:
    days = tuple(review_on if each == "review_on" else None for each in names)
    return RegisterRow(tuple(values[each] for each in names), record, days=days)


def _source(source: Source, activity: Activity) -> str:
    """Where data came from. Whoever it is about need not be a client; of others it is the client who tells."""
    own = source is Source.CLIENT and Subject.THIRD_PERSON not in activity.subjects
    return "register.source.own" if own else f"source.{source.value}"
