"""What an answer says as bytes to keep, and read back: comments are kept as items of their own."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import cast

from app.domain.answer import Answer, ConsentAnswer, ConsentChoice, Decision, DocumentAnswer, FieldAnswer


def answer_bytes(answer: Answer) -> bytes:
    """All but the comments, as JSON with sorted keys."""
    written = {
        "package": answer.package,
        "number": answer.number,
        "name": answer.name,
        "written_on": answer.written_on.isoformat(),
        "written_at": answer.written_at.isoformat() if answer.written_at is not None else None,
        "sequence": answer.sequence,
        "remark": answer.remark,
        "documents": [
            {"version": each.version, "content_sha256": each.content_sha256, "decision": each.decision}
            for each in answer.documents
        ],
        "consents": [
            {"line": each.line, "choice": each.choice, "text_sha256": each.text_sha256} for each in answer.consents
        ],
        "fields": [{"question": each.question, "text": each.text} for each in answer.fields],
    }
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="replace")


def read_answer_bytes(data: bytes) -> Answer:
    """What `answer_bytes` wrote: only the vault's own rows are read so. Rows of before have no instant and no count."""
    read = cast("dict[str, str]", json.loads(data))
    written_at = read.get("written_at")
    rows = cast("dict[str, list[dict[str, str]]]", read)
    return Answer(
        package=read["package"],
        number=read["number"],
        name=read["name"],
        written_on=date.fromisoformat(read["written_on"]),
        written_at=datetime.fromisoformat(written_at) if written_at else None,
        sequence=int(read.get("sequence", 0)),
        remark=read["remark"],
        documents=tuple(
            DocumentAnswer(
                version=each["version"], content_sha256=each["content_sha256"],
                decision=Decision(each["decision"]) if each["decision"] else None, comments=(),
            )
            for each in rows["documents"]
        ),
        consents=tuple(
            ConsentAnswer(line=each["line"], choice=ConsentChoice(each["choice"]), text_sha256=each["text_sha256"])
            for each in rows["consents"]
        ),
        fields=tuple(FieldAnswer(question=each["question"], text=each["text"]) for each in rows["fields"]),
    )  # fmt: skip
