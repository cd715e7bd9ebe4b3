"""Fields of what belongs to the file of a request: written by the coach, less of it left when anonymised."""

from __future__ import annotations

from typing import Any

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Shape, declare

_LEFT = {
    Shape.CHOICE: Anonymise.KEEP,
    Shape.YES_NO: Anonymise.KEEP,
    Shape.DATE: Anonymise.GENERALISE,
    Shape.PAST_DATE: Anonymise.GENERALISE,
}


def of_request(shape: Shape = Shape.LINE, **options: Any) -> Any:
    """Declare a field of a request's file. Its client stays known by an opaque id alone."""
    kept = Anonymise.KEEP if options.get("refers") == "client" else _LEFT.get(shape, Anonymise.DROP)
    return declare(Category.REQUEST_FILE, shape, **{"source": Source.COACH, "anonymise": kept, **options})
