"""The rows and columns of the list of trainings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.organisation import Organisation
from app.domain.participation import Participation
from app.domain.training import Training
from app.ui.context import Context
from app.ui.widgets.paged import Order, TableColumn
from app.ui.widgets.state_mark import Tone

NEWEST = Order("when", descending=True)


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training as the list shows it."""

    training: Training
    principal: str
    people: int
    today: date

    @property
    def state(self) -> str:
        """Whether it is to come, runs, or is past."""
        training = self.training
        if training.starts_on > self.today:
            return "planned"
        return "past" if training.ends_on is not None and training.ends_on < self.today else "running"


def training_rows(context: Context) -> list[TrainingRow]:
    """All trainings."""
    reader = context.reader
    names = {each.id: each.name for each in reader.each(Organisation)}
    people: dict[str, int] = {}
    for each in reader.each(Participation):
        if each.cancelled_on is None:
            people[each.training] = people.get(each.training, 0) + 1
    return [
        TrainingRow(each, names.get(each.principal, ""), people.get(each.id, 0), context.today)
        for each in reader.find(Training)
    ]


def training_columns(context: Context) -> tuple[TableColumn[TrainingRow], ...]:
    """What, for whom, when, for how many, and whether it runs."""
    text = context.text
    return (
        TableColumn("title", "training.title", lambda row: row.training.title, 260),
        TableColumn("principal", "training.principal", lambda row: row.principal, 190),
        TableColumn("when", "trainings.when", lambda row: when_words(context, row.training), 210),
        TableColumn("people", "trainings.people", lambda row: str(row.people), 130, right=True),
        TableColumn("state", "trainings.state", lambda row: text(f"trainings.state.{row.state}"), 140),
    )


def when_words(context: Context, training: Training) -> str:
    """Its first and last day."""
    short = context.translator.short_date
    if training.ends_on is None or training.ends_on == training.starts_on:
        return short(training.starts_on)
    return f"{short(training.starts_on)} \u2013 {short(training.ends_on)}"


def tone_of(row: TrainingRow) -> Tone:
    """How it stands."""
    return {"planned": Tone.WAITING, "running": Tone.GOOD, "past": Tone.QUIET}[row.state]
