"""The totals as registers: hours for accreditation, and what clients thought (row W10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.domain.register import Register, RegisterColumn, RegisterName, RegisterRow
from app.kernel.translator import Translator
from app.usecases.totals import mark_totals, year_totals
from app.vault.rows import Rows


def _hours(rows: Rows, translator: Translator) -> Register:
    lines = (
        (str(each.year), str(each.sessions), translator.decimal(each.minutes / 60), str(each.gone),
         str(each.training_hours), translator.decimal(each.hours))
        for each in year_totals(rows)
    )  # fmt: skip
    columns = ("year", "sessions", "session_hours", "gone", "training_hours", "sum")
    return _register(RegisterName.HOURS, columns, lines, ("year", "sessions", "gone", "sum"))


def _marks(rows: Rows, translator: Translator) -> Register:
    text = translator.text
    lines = (
        (text(f"moment.{each.moment.value}"), text(f"evaluation.{each.mark}"), translator.decimal(each.average),
         str(each.number))
        for each in mark_totals(rows)
        if each.average is not None
    )  # fmt: skip
    columns = ("moment", "mark", "average", "answers")
    return _register(RegisterName.MARKS, columns, lines, columns)


def _register(
    name: RegisterName, columns: tuple[str, ...], lines: Iterable[tuple[str, ...]], listed: tuple[str, ...]
) -> Register:
    headed = tuple(RegisterColumn(each, f"register.column.{each}", each in listed) for each in columns)
    return Register(name, headed, tuple(RegisterRow(each) for each in lines))


TOTALS: dict[RegisterName, Callable[[Rows, Translator], Register]] = {
    RegisterName.HOURS: _hours,
    RegisterName.MARKS: _marks,
}
