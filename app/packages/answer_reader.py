"""Reading an answer: the file that comes back from a package (row X1). What it says is checked, never yet believed."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.domain.answer import (
    WHOLE_DOCUMENT,
    Answer,
    Comment,
    ConsentAnswer,
    ConsentChoice,
    Decision,
    DocumentAnswer,
    FieldAnswer,
)
from app.packages.answer_format import parse_sealed_answer
from app.packages.errors import AnswerDamaged, AnswerForged, PackageDamaged
from app.packages.json_fields import JsonObject, parse_object

MOST_COMMENTS = 20_000
"""In one answer, over all its documents."""
LONGEST_COMMENT = 4_000
LONGEST_TEXT = 20_000
"""Characters of a remark, or of what was filled in at one question."""
LONGEST_NAME = 200
MOST_LINES = 1_000
"""Documents, lines of consent or questions, each."""

MOST_SAVED = 1_000_000
"""Answers of one opened page."""

_NUMBER = re.compile("[0-9a-f]{32}")
_SHA256 = re.compile("[0-9a-f]{64}")
_INSTANT = re.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LONGEST_ID = 100


def answer_package(data: bytes) -> str:
    """The id of the package that an answer belongs to: it stands in the clear, so that the keys can be found.

    Raises NotAnAnswer, AnswerDamaged, AnswerNewer or AnswerTooLarge.
    """
    return parse_sealed_answer(data).package


def read_answer(data: bytes, package: str, private_key: bytes, answer_key: bytes) -> Answer:
    """What an answer to this package says.

    `private_key` and `answer_key` are those of the package's record. Raises AnswerForged where they do not fit or it
    is another package's, and what `answer_package` raises. Texts are as typed: whoever shows them, shows them as text.
    """
    sealed = parse_sealed_answer(data)
    if sealed.package != package:
        raise AnswerForged
    content = sealed.open(private_key, answer_key)
    try:
        answer = _answer(parse_object(content))
    except (PackageDamaged, ValueError) as error:
        raise AnswerDamaged from error
    if answer.package != package:
        raise AnswerForged
    return answer


def _answer(value: JsonObject) -> Answer:
    answer = Answer(
        package=value.text("package"),
        number=_matching(_NUMBER, value.text("number")),
        name=_text(value, "name", LONGEST_NAME),
        written_on=date.fromisoformat(value.text("written_on")),
        written_at=_instant(value),
        sequence=value.number("sequence") if value.optional("sequence") is not None else 0,
        remark=_text(value, "remark", LONGEST_TEXT),
        documents=tuple(map(_document, value.objects("documents"))),
        consents=tuple(map(_consent, value.objects("consents"))),
        fields=tuple(map(_field, value.objects("fields"))),
    )
    comments = sum(len(document.comments) for document in answer.documents)
    rows = (
        tuple(document.version for document in answer.documents),
        tuple(consent.line for consent in answer.consents),
        tuple(field.question for field in answer.fields),
    )
    if (
        comments > MOST_COMMENTS
        or answer.sequence > MOST_SAVED
        or any(len(row) > MOST_LINES or len(set(row)) < len(row) for row in rows)
    ):
        raise AnswerDamaged
    return answer


def _instant(value: JsonObject) -> datetime | None:
    """The instant on the reader's own clock; a page that was made before there was one says none."""
    if value.optional("written_at") is None:
        return None
    return datetime.fromisoformat(_matching(_INSTANT, value.text("written_at")))


def _document(value: JsonObject) -> DocumentAnswer:
    decision = value.optional("decision")
    return DocumentAnswer(
        version=_text(value, "version", _LONGEST_ID),
        content_sha256=_matching(_SHA256, value.text("content_sha256")),
        decision=None if decision is None else Decision(value.text("decision")),
        comments=tuple(map(_comment, value.objects("comments"))),
    )


def _comment(value: JsonObject) -> Comment:
    block = value.optional("block")
    number = WHOLE_DOCUMENT if block == WHOLE_DOCUMENT else value.number("block")
    return Comment(block=number, text=_text(value, "text", LONGEST_COMMENT))


def _consent(value: JsonObject) -> ConsentAnswer:
    return ConsentAnswer(
        line=_text(value, "line", _LONGEST_ID),
        choice=ConsentChoice(value.text("choice")),
        text_sha256=_matching(_SHA256, value.text("text_sha256")),
    )


def _field(value: JsonObject) -> FieldAnswer:
    return FieldAnswer(question=_text(value, "question", _LONGEST_ID), text=_text(value, "text", LONGEST_TEXT))


def _text(value: JsonObject, name: str, longest: int) -> str:
    """A text as typed. A character that no font has and no database keeps (NUL, a lone surrogate) is not typed."""
    text = value.text(name)
    if len(text) > longest or "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise AnswerDamaged
    return text


def _matching(shape: re.Pattern[str], text: str) -> str:
    if not shape.fullmatch(text):
        raise AnswerDamaged
    return text
