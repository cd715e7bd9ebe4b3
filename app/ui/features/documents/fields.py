"""The fields that can be put in a draft, with what the dossier says of each now."""

from __future__ import annotations

from app.domain.document import Document, Version
from app.domain.document_field import DocumentField
from app.ui.context import Context
from app.ui.editor import FieldOffer
from app.usecases.document_fields import field_values


def fields_of(context: Context, version: Version) -> tuple[FieldOffer, ...]:
    """Named in the language of the screen, filled in in that of the document."""
    document = context.reader.get(Document, version.document)
    values = field_values(
        context.reader, document, context.parts.translator(document.language), context.today
    )  # fmt: skip
    return tuple(FieldOffer(each.value, context.text(each.label), values[each]) for each in DocumentField)
