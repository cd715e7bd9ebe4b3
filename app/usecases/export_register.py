"""A register as a file: PDF and a page to read, CSV and JSON for another program (row B12)."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from pathlib import Path

from app.documents.overview import Entry, Overview, Pair, Section
from app.documents.printed import render_overview
from app.domain.register import Register
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError
from app.kernel.translator import Translator
from app.packages.csv_cells import guarded
from app.packages.new_file import new_file
from app.packages.table_html import table_html
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


class RegisterForm(StrEnum):
    """In what form, which is also how the file's name ends."""

    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


def form_of(target: Path) -> RegisterForm:
    """The form that the name of a file asks for; InputError where it asks for none."""
    ending = target.suffix.lower().removeprefix(".")
    if ending not in {each.value for each in RegisterForm}:
        raise InputError(Fault("register.file", "register.form"))
    return RegisterForm(ending)


def register_bytes(rows: Rows, parts: Parts, register: Register, form: RegisterForm, translator: Translator) -> bytes:
    """The file's bytes, in the translator's language."""
    match form:
        case RegisterForm.PDF:
            return _pdf(rows, parts, register, translator)
        case RegisterForm.HTML:
            return _html(rows, parts, register, translator).encode()
        case RegisterForm.CSV:
            return _csv(register, translator)
        case RegisterForm.JSON:
            return json.dumps(plain_register(register), ensure_ascii=False, indent=2).encode()


def save_register(rows: Rows, parts: Parts, register: Register, translator: Translator, target: Path) -> Path:
    """Write it to a new file, in the form that its name asks for."""
    content = register_bytes(rows, parts, register, form_of(target), translator)
    with new_file(target) as file:
        file.write(content)
    return target


def plain_register(register: Register) -> list[dict[str, str]]:
    """Its rows as plain data, by the names of the columns; `id` is the record, or the key in the policy."""
    names = [each.name for each in register.columns]
    return [{"id": row.record, **dict(zip(names, row.cells, strict=True))} for row in register.rows]


def _pdf(rows: Rows, parts: Parts, register: Register, translator: Translator) -> bytes:
    text = translator.text
    labels = [text(each.label) for each in register.columns]
    title = text(f"register.{register.name.value}")
    head = tuple(Pair(text(label), value) for label, value in register.head)
    parts_of_it = [Section(title=text("register.head"), entries=(Entry(pairs=head),))] if head else []
    for row in register.rows:
        first, *rest = (Pair(label, value) for label, value in zip(labels, row.cells, strict=True))
        parts_of_it.append(Section(title=first.value or title, entries=(Entry(pairs=tuple(rest)),)))
    if not register.rows:
        parts_of_it.append(Section(title=title))
    overview = Overview(
        title=title,
        practice=practice_details(the_practice(rows)),
        client="",
        day=legal_date(parts.clock.now()),
        introduction=(text(f"register.{register.name.value}.below"),),
        sections=tuple(parts_of_it),
    )
    return render_overview(overview, translator)


def _html(rows: Rows, parts: Parts, register: Register, translator: Translator) -> str:
    text = translator.text
    day = translator.date(legal_date(parts.clock.now()))
    return table_html(
        text(f"register.{register.name.value}"),
        the_practice(rows).trade_name,
        text(f"register.{register.name.value}.below"),
        [(text("register.as_of"), day), *((text(label), value) for label, value in register.head)],
        [text(each.label) for each in register.columns],
        [row.cells for row in register.rows],
        translator.language,
    )


def _csv(register: Register, translator: Translator) -> bytes:
    goal = io.StringIO()
    writer = csv.writer(goal, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([translator.text(each.label) for each in register.columns])
    writer.writerows([guarded(cell) for cell in row.cells] for row in register.rows)
    return goal.getvalue().encode("utf-8-sig")
