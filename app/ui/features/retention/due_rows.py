"""The rows of the list of what is due: a dossier and what is to be done with it, however many items that are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.organisation import Contact, Organisation
from app.domain.policy import RetentionAction
from app.domain.reason import worded
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.state_mark import Tone
from app.usecases.due_list import DueItem
from app.vault.glance import glance
from app.vault.rows import Rows

_AT_ONCE = 5000
_BUSINESS = (Organisation.noun.name, Contact.noun.name)


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is due of one dossier, by what is to be done with it."""

    client: Id
    """Empty for people in no dossier."""
    organisation: Id
    """Of whom the row is where it is of an organisation and who speaks for it; otherwise empty."""
    name: str
    action: RetentionAction
    items: tuple[DueItem, ...]
    since: date
    """The first day on which one of them was due."""

    @property
    def id(self) -> tuple[str, str, str]:
        """What it is known by when it is read anew: whose it is, and what is to be done."""
        return self.client, self.organisation, self.action.value


def due_rows(rows: Rows, due: Sequence[DueItem]) -> list[DueRow]:
    """A row for each dossier and act, what is due longest first."""
    grouped: dict[tuple[Id, Id, bool], list[DueItem]] = {}
    for each in due:
        whose = _organisation(rows, each) if each.noun in _BUSINESS else Id("")
        grouped.setdefault((each.client, whose, each.action is RetentionAction.REVIEW), []).append(each)
    names = _names(rows, sorted({client for client, _, _ in grouped}))
    if any(whose for _, whose, _ in grouped):
        names |= {each.id: each.name for each in rows.find(Organisation)}
    made = [_row(client, whose, names.get(whose or client, ""), items) for (client, whose, _), items in grouped.items()]
    return sorted(made, key=lambda each: (each.since, each.name))


def _organisation(rows: Rows, item: DueItem) -> Id:
    """The organisation that an item of business is, or speaks for."""
    return rows.get(Contact, item.id).organisation if item.noun == Contact.noun.name else item.id


def _row(client: Id, organisation: Id, name: str, items: list[DueItem]) -> DueRow:
    first = min(day for each in items if (day := each.since) is not None)
    return DueRow(client, organisation, name, items[0].action, tuple(items), first)


def _names(rows: Rows, clients: Sequence[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    fields = ("id", "first_name", "initials", "infix", "surname")
    for first in range(0, len(clients), _AT_ONCE):
        for identity, given, initials, infix, surname in glance(
            rows, Client, fields, "id", clients[first : first + _AT_ONCE]
        ):
            spoken = (str(given or initials), str(infix), str(surname))
            names[str(identity)] = " ".join(each for each in spoken if each)
    return names


def due_columns(context: Context) -> tuple[TableColumn[DueRow], ...]:
    """Whose, what, since when, and what to do."""
    text, translator = context.text, context.translator

    def what(row: DueRow) -> str:
        number = Counter(each.category for each in row.items)
        kinds = ", ".join(text(f"retention.category.{each.value}") for each, _ in number.most_common())
        return f"{translator.count('retention_screen.items', len(row.items))}: {kinds}"

    return (
        TableColumn("client", "requests.client", lambda row: row.name or text("retention_screen.outside"), 200),
        TableColumn("what", "retention_screen.what", what, 300),
        TableColumn("since", "retention_acts.since", lambda row: translator.short_date(row.since), 130),
        TableColumn("action", "retention_acts.todo", lambda row: text(f"retention.action.{row.action.value}"), 160),
    )


def due_tone(row: DueRow) -> Tone:
    """How pressing it is."""
    return Tone.WAITING if row.action is RetentionAction.REVIEW else Tone.STOPPED


def due_sentences(context: Context, row: DueRow) -> tuple[str, ...]:
    """Why, each sentence once."""
    return tuple(dict.fromkeys(worded(each.kept.reasons[0], context.translator) for each in row.items))
