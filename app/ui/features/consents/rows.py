"""The rows of the list of consents."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.consent import Consent
from app.domain.organisation import Organisation
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.consents.standing import Standing, standing_of
from app.ui.widgets.paged import TableColumn


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent as the list shows it."""

    consent: Consent
    recipient: str
    standing: Standing


def consent_rows(context: Context, client: Id) -> list[ConsentRow]:
    """A client's consents: the one that was recorded last first."""
    reader = context.reader
    names = {str(each.id): each.name for each in reader.find(Organisation)}
    return [
        ConsentRow(each, names.get(each.recipient, ""), standing_of(each, context.today))
        for each in reversed(reader.find(Consent, client=client))
    ]


def consent_columns(context: Context) -> tuple[TableColumn[ConsentRow], ...]:
    """What for, to whom, how it stands, since when, until when."""
    translator = context.translator
    text = translator.text

    def until(row: ConsentRow) -> str:
        day = row.consent.withdrawn_on or row.consent.valid_until
        return translator.short_date(day) if day else ""

    return (
        TableColumn("purpose", "consent.purpose", lambda row: row.consent.purpose, 230),
        TableColumn("recipient", "consent.recipient", lambda row: row.recipient, 170),
        TableColumn("standing", "version.state", lambda row: text(f"consents.standing.{row.standing.value}"), 140),
        TableColumn("given_on", "consent.given_on", lambda row: translator.short_date(row.consent.given_on), 110),
        TableColumn("until", "consents.until", until, 110),
    )
