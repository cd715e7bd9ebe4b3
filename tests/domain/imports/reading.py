"""Reads the text of a file as an import does, with the labels of both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.domain.client import Client
from app.domain.imports.entry import ImportFile
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import ImportPlan, plan_lines
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator
from app.packages.workbook import UnreadableWorkbook
from app.usecases.import_clients import guessed, headings, source_of

TODAY = date(2026, 3, 3)
HEADINGS = headings([load_translator(each, resources()) for each in Language])
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "import"


def read(content: str | bytes, *, vcard: bool = False) -> ImportFile:
    """What a file with this content holds; text is written as Dutch Excel does."""
    written = content.encode("cp1252") if isinstance(content, str) else content
    return guessed(source_of(written, HEADINGS, vcard=vcard), HEADINGS)


def sample(name: str) -> ImportFile:
    """What a file of tests/samples/import holds."""
    return read((SAMPLES / name).read_bytes())


def planned(content: str | bytes, known: Iterable[Client] = ()) -> ImportPlan:
    """The plan for a file with this content."""
    return plan_lines(read(content), known, TODAY)


def outcome(content: bytes) -> str:
    """`plan` where a file can be planned, else the code of the error that says why not."""
    try:
        planned(content)
    except (UnreadableImport, UnreadableWorkbook) as error:
        return error.code
    return "plan"


def card(*lines: str, version: str = "3.0") -> str:
    """The text of one vCard."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def codes(plan: ImportPlan, line: int = 0) -> list[str]:
    """The codes of the faults of one line of a plan (counted from 0)."""
    return [fault.code for fault in plan.lines[line].faults]
