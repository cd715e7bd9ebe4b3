"""The rows of the list of disclosures."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.disclosure import Disclosure
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

    def ground(row: DisclosureRow) -> str:
        known = row.disclosure.ground
        if known is None:
            return text("disclosure_ground.consent") if row.disclosure.consent else ""
        return text(f"disclosure_ground.{known.value}")

    return (
        TableColumn("what", "disclosure.what", lambda row: row.disclosure.what, 220),
        TableColumn("recipient", "disclosure.recipient", lambda row: row.recipient, 170),
        TableColumn("on", "disclosure.disclosed_on", lambda row: short(row.disclosure.disclosed_on), 110),
        TableColumn("how", "disclosure.how", lambda row: text(f"channel.{row.disclosure.how.value}"), 130),
        TableColumn("ground", "disclosure.ground", ground, 170),
    )
