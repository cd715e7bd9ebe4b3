"""The fields that a document may have: what the dossier says, named once for screen, command line and text.

`document_field.<value>` is what a coach reads. Only what may stand in a letter to anybody is here: nothing of a special
category, no BSN, no notes.
"""

from __future__ import annotations

from enum import StrEnum


class DocumentField(StrEnum):
    """A field by its name in a text, in the order in which they are offered."""

    CLIENT_NAME = "client.name"
    CLIENT_FIRST_NAME = "client.first_name"
    CLIENT_SURNAME = "client.surname"
    CLIENT_BIRTH_DATE = "client.birth_date"
    CLIENT_ADDRESS = "client.address"
    CLIENT_PHONE = "client.phone"
    CLIENT_EMAIL = "client.email"
    TRAJECTORY_TITLE = "trajectory.title"
    TRAJECTORY_START = "trajectory.start"
    TRAJECTORY_END = "trajectory.end"
    PRINCIPAL_NAME = "principal.name"
    PRACTICE_NAME = "practice.name"
    PRACTICE_COACH = "practice.coach"
    PRACTICE_ADDRESS = "practice.address"
    PRACTICE_PHONE = "practice.phone"
    PRACTICE_EMAIL = "practice.email"
    PRACTICE_KVK = "practice.kvk"
    DOCUMENT_TITLE = "document.title"
    DOCUMENT_DATE = "document.date"
    """The day on which the version is shared."""

    @property
    def label(self) -> str:
        """The key of its name in plain words."""
        return f"document_field.{self.value}"


def field_named(name: str) -> DocumentField | None:
    """The field with this name, or None where a text names one that does not exist."""
    return DocumentField(name) if name in set(DocumentField) else None
