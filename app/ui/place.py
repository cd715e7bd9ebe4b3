"""Where in the window one can be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and what it shows: the client whose dossier it is, one record of it, one part of the page."""

    feature: str
    client: str = ""
    record: str = ""
    part: str = ""
