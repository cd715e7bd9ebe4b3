"""Fields of what belongs to the file of a request: written by the coach."""

from __future__ import annotations

from typing import Any

from app.domain.category import Category, Source
from app.domain.declare import Shape, declare


def of_request(shape: Shape = Shape.LINE, **options: Any) -> Any:
    """Declare a field of a request's file."""
    return declare(Category.REQUEST_FILE, shape, **{"source": Source.COACH, **options})
