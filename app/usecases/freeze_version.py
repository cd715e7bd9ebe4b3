"""What a version says when it is frozen: every field resolved, in the document's language."""

from __future__ import annotations

from datetime import date

from app.domain.client import Client
from app.domain.document import Document, Version
from app.domain.frozen import FrozenVersion
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.kernel.translator import Translator
from app.usecases.document_fields import resolved
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


def frozen_version(rows: Rows, version: Version, translator: Translator, on: date) -> FrozenVersion:
    """The version as it would be shared on a day; `translator` speaks the document's language."""
    document = rows.get(Document, version.document)
    trajectory = rows.get(Trajectory, document.trajectory)
    principal = rows.maybe(Organisation, trajectory.principal)
    practice = the_practice(rows)
    client = rows.get(Client, version.client)
    lines = dict.fromkeys(("confidentiality", "purpose", "validity"), "")
    rules = document.kind.rules
    if rules.of_the_person:
        named = {"client": client.name, "trajectory": trajectory.title}
        named["period"] = rules.valid_for.words(translator) if rules.valid_for else ""
        lines = {name: translator.text(f"document.{name}", **named) for name in lines}
    return FrozenVersion(
        practice=practice_details(practice),
        client=client.name,
        kind=translator.text(f"document_kind.{document.kind.value}"),
        title=document.title,
        language=document.language,
        trajectory=trajectory.title,
        principal=principal.name if principal else "",
        author=practice.coach or practice.trade_name,
        source=resolved(rows, document, version.source, translator, on),
        frozen_on=on,
        **lines,
    )
