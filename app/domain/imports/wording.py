"""What an import tells of a file, in words."""

from __future__ import annotations

from app.domain.imports.entry import LINE, Labels, Note
from app.domain.imports.plan import ImportLine
from app.kernel.errors import Fault
from app.kernel.translator import Translator


def fault_text(fault: Fault, translator: Translator) -> str:
    """What is wrong with a field, in a sentence."""
    return translator.text(fault.key, **dict(fault.arguments))


def note_text(note: Note, translator: Translator) -> str:
    """What to look at, in a sentence."""
    return translator.text(note.key, **dict(note.arguments))


def remarks(line: ImportLine, translator: Translator) -> list[str]:
    """Everything to say of a line: its faults, what to look at, each with its field, and what is filled."""
    return [
        *(f"{translator.text(each.label)}: {fault_text(each, translator)}" for each in line.faults),
        *(_remark(each, translator) for each in line.notes),
        *((fills_text(line, translator),) if line.fills else ()),
    ]


def _remark(note: Note, translator: Translator) -> str:
    """A note with the field that it is about; of the person as a whole the sentence says enough."""
    said = note_text(note, translator)
    return said if note.label == LINE else f"{translator.text(note.label)}: {said}"


def fills_text(line: ImportLine, translator: Translator) -> str:
    """Which fields a merge fills, in a sentence."""
    fields = Labels(tuple(f"client.{name}" for name in line.fills))
    return translator.text("import.fills", fields=fields)


def unused_name(name: str, translator: Translator) -> str:
    """What is not taken over, as a person calls it: a column by its heading, a property of a vCard in words."""
    if name.startswith("#"):
        return translator.text("import.column", number=name[1:])
    key = f"import.property.{name.lower()}"
    return translator.text(key) if translator.has(key) else name
