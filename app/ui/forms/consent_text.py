"""The text of a consent to begin with, in the client's own language. The coach may change it before it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.consent import ConsentRole
from app.domain.document import Document, Version
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.kernel.translator import Translator
from app.usecases.practice import the_practice
from app.vault.rows import Rows

TEXT_VERSION = "2"
"""The version of the standard texts: a consent that used one unchanged says so. Another wording is another version."""


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """What the standard gives for the fields that were filled in so far."""

    purpose: str
    text: str


def consent_words(rows: Rows, translator: Translator, given: dict[str, object]) -> ConsentWords:
    """Purpose and text for the `role`, `recipient`, `version`, `trajectory` and `purpose` of a form."""
    role = ConsentRole(str(given["role"]))
    recipient = rows.maybe(Organisation, str(given["recipient"] or ""))
    name = recipient.name if recipient else translator.text("consent.blank.recipient")
    purpose = str(given["purpose"] or "")
    if role is ConsentRole.RELEASE:
        purpose = translator.text("consent.purpose.release", recipient=name) if recipient else ""
    text = translator.text(
        f"consent.text.{role.value}",
        practice=the_practice(rows).trade_name,
        recipient=name,
        what=_what(rows, translator, given),
        purpose=purpose or translator.text("consent.blank.purpose"),
    )
    return ConsentWords(purpose, text)


def _what(rows: Rows, translator: Translator, given: dict[str, object]) -> str:
    """What may be handed over, as it stands in the middle of a sentence."""
    version = rows.maybe(Version, str(given["version"] or ""))
    if version is not None:
        title = rows.get(Document, version.document).title
        return translator.text("consent.what.version", title=title, number=version.number)
    trajectory = rows.maybe(Trajectory, str(given["trajectory"] or ""))
    if trajectory is not None:
        return translator.text("consent.what.trajectory", title=trajectory.title)
    return translator.text("consent.what.all")
