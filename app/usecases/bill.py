"""Draw up billing lines, and write them for the bookkeeping: numbers, without content (row W4)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.billing_line import BillingLine
from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.bill import BillFacts, bill_gate
from app.domain.organisation import Organisation
from app.domain.session import Session
from app.domain.trajectory import RateUnit, Trajectory
from app.domain.values import read_named
from app.kernel.errors import Fault, InputError
from app.kernel.translator import Language, Translator
from app.packages.csv_cells import guarded
from app.packages.new_file import new_file
from app.usecases.keep_item import require_same_dossier
from app.usecases.require_recordable import require_recordable
from app.vault.rows import Rows
from app.vault.work import Work

ASKED = ("trajectory", "starts_on", "ends_on", "rate", "rate_per", "order_number")
_COLUMNS = (
    "billing_line.starts_on", "billing_line.ends_on", "billing.principal", "billing_line.order_number",
    "billing_line.sessions", "billing_line.minutes", "billing_line.rate", "billing_line.rate_per", "billing.amount",
)  # fmt: skip


def draw_up_billing_line(work: Work, given: Mapping[str, object], client: str) -> BillingLine:
    """A billing line over a period of a trajectory, at the trajectory's rate and under its order number unless told
    otherwise. InputError with every fault, GateRefused with the reasons.
    """
    values = read_named(BillingLine, given, ASKED)
    require_same_dossier(work, BillingLine, {**values, "client": client})
    trajectory = work.maybe(Trajectory, str(values.get("trajectory", "")))
    if trajectory is None:
        raise InputError(Fault("billing_line.trajectory", "required"))
    values["rate"] = values.get("rate") or trajectory.rate
    if not given.get("rate_per"):
        values["rate_per"] = trajectory.rate_per or RateUnit.SESSION
    values["order_number"] = values.get("order_number") or trajectory.order_number
    made = work.new(BillingLine, client=trajectory.client, sessions=0, **values)
    facts = BillFacts(
        starts_on=made.starts_on,
        ends_on=made.ends_on,
        sessions=work.find(Session, trajectory=trajectory.id),
        lines=tuple(each for each in work.find(BillingLine, trajectory=trajectory.id) if each.id != made.id),
        rate=made.rate,
        rate_per=made.rate_per,
    )
    require(bill_gate(facts))
    require_recordable(work, made)
    return work.change(made, sessions=len(facts.charged), minutes=sum(each.minutes for each in facts.charged))


def take_back_billing_line(work: Work, identity: str) -> BillingLine:
    """Take back a line that is wrong, so that its period can be charged again. The bill, if it went out, is a matter of
    the bookkeeping.
    """
    line = work.get(BillingLine, identity)
    work.remove(line)
    return line


@dataclass(frozen=True, slots=True)
class BillingChoice:
    """Which lines go out, by the last day of their period, and whether clients are named in them."""

    since: date | None = None
    until: date | None = None
    names: bool = False


def billing_lines(rows: Rows, choice: BillingChoice) -> list[BillingLine]:
    """The lines that were chosen, the oldest first."""
    first, last = choice.since or date.min, choice.until or date.max
    found = (each for each in rows.find(BillingLine) if first <= each.ends_on <= last)
    return sorted(found, key=lambda each: (each.ends_on, each.starts_on, each.made))


def write_billing_lines(rows: Rows, choice: BillingChoice, translator: Translator, target: Path) -> int:
    """Write the chosen lines to a new CSV file for the bookkeeping; gives how many there are. It names who commissions,
    and a client only where that was chosen.
    """
    lines = billing_lines(rows, choice)
    goal = io.StringIO()
    writer = csv.writer(goal, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    heads = (*_COLUMNS, "billing_line.client") if choice.names else _COLUMNS
    writer.writerow([translator.text(each) for each in heads])
    for line in lines:
        writer.writerow([guarded(cell) for cell in _cells(rows, line, choice, translator)])
    with new_file(target) as file:
        file.write(goal.getvalue().encode("utf-8-sig"))
    return len(lines)


def principal_of(rows: Rows, line: BillingLine, translator: Translator) -> str:
    """Who commissions; where nobody does, that the client pays."""
    principal = rows.maybe(Organisation, rows.get(Trajectory, line.trajectory).principal)
    return translator.text("summary.pays_self") if principal is None else principal.name


def _cells(rows: Rows, line: BillingLine, choice: BillingChoice, translator: Translator) -> tuple[str, ...]:
    cells = (
        translator.short_date(line.starts_on),
        translator.short_date(line.ends_on),
        principal_of(rows, line, translator),
        line.order_number,
        str(line.sessions),
        str(line.minutes or ""),
        _euros(line.rate, translator.language),
        translator.text(f"rate_unit.{line.rate_per.value}"),
        _euros(line.amount, translator.language),
    )
    return (*cells, rows.get(Client, line.client).name) if choice.names else cells


def _euros(cents: int, language: Language) -> str:
    """As a spreadsheet of that language reads a number."""
    return f"{cents // 100}{',' if language is Language.DUTCH else '.'}{cents % 100:02}"
