"""The rows of the list of disclosures."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.consent import Consent
from app.domain.disclosure import Disclosure
from app.domain.document import Version
from app.domain.organisation import Organisation
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """A disclosure as the list shows it."""

    disclosure: Disclosure
    recipient: str


def disclosure_rows(context: Context, client: Id) -> list[DisclosureRow]:
    """What went out of a client's data, the last first."""
    reader = context.reader
    found = sorted(reader.find(Disclosure, client=client), key=lambda each: (each.disclosed_on, each.made))
    return [DisclosureRow(each, reader.get(Organisation, each.recipient).name) for each in reversed(found)]


def disclosure_columns(context: Context) -> tuple[TableColumn[DisclosureRow], ...]:
    """What, to whom, when, how, on which ground."""
    text, short = context.text, context.translator.short_date

    return (
        TableColumn("what", "disclosure.what", lambda row: row.disclosure.what, 220),
        TableColumn("recipient", "disclosure.recipient", lambda row: row.recipient, 170),
        TableColumn("on", "disclosure.disclosed_on", lambda row: short(row.disclosure.disclosed_on), 110),
        TableColumn("how", "disclosure.how", lambda row: text(f"channel.{row.disclosure.how.value}"), 130),
        TableColumn("ground", "disclosure.ground", lambda row: _ground(context, row.disclosure), 170),
    )


def ground_of(context: Context, disclosure: Disclosure) -> list[tuple[str, str]]:
    """On what it rests: the version that went out, the ground, and the consent where that was it."""
    reader, text, found = context.reader, context.text, []
    version = reader.maybe(Version, disclosure.version)
    if version is not None:
        state = text(f"version_state.{version.state.value}")
        words = text("disclosures.version", number=version.number, state=state.lower())
        found.append((text("disclosure.version"), words))
    if ground := _ground(context, disclosure):
        found.append((text("disclosure.ground"), ground))
    consent = reader.maybe(Consent, disclosure.consent)
    if consent is not None:
        words = text("disclosures.consent", purpose=consent.purpose, day=context.translator.date(consent.given_on))
        found.append((text("disclosure.consent"), words))
    return found


def _ground(context: Context, disclosure: Disclosure) -> str:
    if disclosure.ground is not None:
        return context.text(f"disclosure_ground.{disclosure.ground.value}")
    return context.text("disclosure_ground.consent") if disclosure.consent else ""
