"""Every register, read from the policy and from what is recorded (rows B12, E9, L9, L12; GDPR art. 5(2), 30)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.breach import Breach
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record, asked, column
from app.domain.destruction import Destruction
from app.domain.disclosure import Disclosure
from app.domain.gates.give_terms import signed_before
from app.domain.nouns import noun_named
from app.domain.organisation import Organisation
from app.domain.processing_register import WorkForOther, for_controllers, processing, processors
from app.domain.reason import worded
from app.domain.register import Register, RegisterColumn, RegisterName, RegisterRow
from app.domain.request import Request
from app.domain.statement import Statement, StatementTold
from app.domain.terms import TermsGiven
from app.domain.trajectory import ControllerRole, Trajectory
from app.domain.worded_value import worded_value
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.current_policy import policy_on
from app.usecases.give_terms import signed_on
from app.usecases.item_names import ItemNames
from app.usecases.parts import Parts
from app.usecases.request_account import COLUMNS, request_cells
from app.usecases.statement_now import statement_facts
from app.usecases.total_registers import TOTALS
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class _Listing:
    """A register of records: of which noun, which fields it shows beside the client, and by which day it is ordered."""

    noun: type[Record]
    fields: tuple[str, ...]
    listed: tuple[str, ...]


_RECORDS = {
    RegisterName.BREACHES: _Listing(
        Breach,
        ("title", "nature", "facts", "began_on", "suspected_on", "state", "aware_on", "aware_at", "data", "people",
         "encrypted", "risk", "risk_reason", "effects", "measures", "controllers_told_on", "evaluation", "prevention",
         "closed_on"),
        ("title", "nature", "suspected_on", "state", "risk"),
    ),
    RegisterName.REQUESTS: _Listing(
        Request,
        ("kind", "received_on", "channel", "identity", "identified_on", "extended_on", "extension_reason", "state",
         "outcome", "closed_on", "answer", "responsible", "identity_reason"),
        ("kind", "received_on", "state", "outcome", "closed_on"),
    ),
    RegisterName.CONSENTS: _Listing(
        Consent,
        ("role", "purpose", "recipient", "text", "text_version", "given_on", "given_by", "given_name", "given_how",
         "valid_until", "withdrawn_on", "withdrawn_how", "effect"),
        ("purpose", "recipient", "given_on", "withdrawn_on"),
    ),
    RegisterName.DISCLOSURES: _Listing(
        Disclosure,
        ("disclosed_on", "recipient", "what", "how", "ground", "ground_reason", "capacity", "secrecy", "told_to",
         "decided_by", "content_sha256", "pdf_sha256"),
        ("disclosed_on", "recipient", "what", "ground"),
    ),
    RegisterName.DESTRUCTIONS: _Listing(
        Destruction,
        ("done_on", "kind", "dossiers", "items", "reduced", "papers", "stayed", "policy_version"),
        ("done_on", "kind", "dossiers", "items", "stayed"),
    ),
    RegisterName.STATEMENTS: _Listing(
        Statement,
        ("number", "policy_version", "published_on", "valid_from", "changed_on", "sha256_nl", "sha256_en"),
        ("number", "policy_version", "published_on", "valid_from", "changed_on"),
    ),
    RegisterName.TOLD: _Listing(
        StatementTold, ("statement", "told_on", "told_how", "note"), ("statement", "told_on", "told_how")
    ),
    RegisterName.TERMS: _Listing(
        TermsGiven, ("terms", "given_on", "given_how", "trajectory"), ("terms", "given_on", "given_how")
    ),
}  # fmt: skip


def read_register(
    rows: Rows, parts: Parts, name: RegisterName, translator: Translator, *, names: bool = True
) -> Register:
    """A register as it is now, in the translator's language. Without `names` a client is an opaque id: for whoever need
    not know who somebody is.
    """
    if name in _RECORDS:
        found = _of_records(rows, name, translator, names=names)
        if name is RegisterName.REQUESTS:
            return _with_account(rows, parts, found, translator)
        return _with_signing(rows, found, translator) if name is RegisterName.TERMS else found
    if name in TOTALS:
        return TOTALS[name](rows, translator)
    today = legal_date(parts.clock.now())
    facts = statement_facts(rows, parts, policy_on(rows, today), today)
    if name is RegisterName.PROCESSING:
        return processing(facts, translator)
    if name is RegisterName.PROCESSORS:
        return processors(facts, translator)
    return for_controllers(facts, tuple(_work_for_others(rows)), translator)


def _of_records(rows: Rows, name: RegisterName, translator: Translator, *, names: bool) -> Register:
    listing = _RECORDS[name]
    noun = listing.noun
    of_client = any(each.name == "client" for each in asked(noun))
    columns = [RegisterColumn("client", "register.column.client", listed=True)] if of_client else []
    columns += [RegisterColumn(each, column(noun, each).label, each in listing.listed) for each in listing.fields]
    found = sorted(rows.each(noun), key=lambda each: each.happened_on, reverse=True)
    words = _Words(rows, translator, names)
    lines = [
        RegisterRow(
            (*((words.client(each),) if of_client else ()), *(words.value(each, field) for field in listing.fields)),
            each.id,
            str(getattr(each, "client", "")),
            (*((None,) if of_client else ()), *(_day(getattr(each, field)) for field in listing.fields)),
        )
        for each in found
    ]
    return Register(name, tuple(columns), tuple(lines))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _with_account(rows: Rows, parts: Parts, found: Register, translator: Translator) -> Register:
    """The register of requests with what was done for each beside what was asked."""
    columns = tuple(RegisterColumn(each, f"register.column.{each}") for each in COLUMNS)
    lines = tuple(
        replace(each, cells=(*each.cells, *request_cells(rows, parts.law, rows.get(Request, each.record), translator)))
        for each in found.rows
    )
    return replace(found, columns=(*found.columns, *columns), rows=lines)


def _with_signing(rows: Rows, found: Register, translator: Translator) -> Register:
    """The register of terms with when the agreement was signed, and whether they were given before."""

    def cell(record: str) -> str:
        given = rows.get(TermsGiven, record)
        signed = signed_on(rows, given)
        if signed is None:
            return ""
        late = "late" if signed_before(given.given_on, signed) else "in_time"
        return translator.text(f"register.terms_{late}", date=signed)

    columns = (*found.columns, RegisterColumn("signed", "register.column.signed", listed=True))
    return replace(
        found, columns=columns, rows=tuple(replace(each, cells=(*each.cells, cell(each.record))) for each in found.rows)
    )


class _Words:
    """Records in words; what a reference leads to is looked up once."""

    def __init__(self, rows: Rows, translator: Translator, names: bool) -> None:
        self._rows, self._translator, self._names = rows, translator, names
        self._known: dict[str, str] = {}

    def client(self, record: Record) -> str:
        """The client's name, or the opaque id."""
        identity = str(getattr(record, "client", ""))
        return self._named(Client, identity, lambda each: each.name) if self._names else identity

    def value(self, record: Record, name: str) -> str:
        """A field in words. A name of somebody is left out where no names are wanted."""
        if name == "given_name" and not self._names:
            return ""
        field, value = column(type(record), name), getattr(record, name)
        if not field.declaration.refers:
            return worded_value(field, value, self._translator)
        if field.declaration.refers == "organisation":
            return self._named(Organisation, value, lambda each: each.name)
        found = self._rows.maybe(noun_named(field.declaration.refers), value)
        return worded(ItemNames(self._rows).of(found), self._translator) if found else ""

    def _named(self, noun: type[Client] | type[Organisation], identity: str, name: Callable[..., str]) -> str:
        if identity not in self._known:
            found = self._rows.maybe(noun, identity)
            self._known[identity] = name(found) if found is not None else identity
        return self._known[identity]


def _work_for_others(rows: Rows) -> Iterator[WorkForOther]:
    """What is done as a processor, by controller."""
    by_controller: dict[Id, list[Trajectory]] = {}
    for each in rows.find(Trajectory, role=ControllerRole.PROCESSOR):
        by_controller.setdefault(each.principal, []).append(each)
    for principal, trajectories in by_controller.items():
        found = rows.maybe(Organisation, principal)
        if found is None:
            continue
        town = f"{found.street} {found.house_number}".strip(), f"{found.postcode} {found.town}".strip(), found.country
        kinds = tuple(dict.fromkeys(each.kind.value for each in trajectories))
        people = len({each.client for each in trajectories})
        yield WorkForOther(found.name, ", ".join(filter(None, town)), kinds, people, found.id)
