"""Fields of a notice: that one client was told or given something of the practice's, on a day and in a way."""

from __future__ import annotations

from typing import Any

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Shape, declare


def of_notice(shape: Shape, category: Category = Category.CORRESPONDENCE, **options: Any) -> Any:
    """Declare a field of a notice: set once, when it is recorded. Whose it is, and of what, stays known by opaque ids.

    Options as those of `declare`.
    """
    whose = options.get("refers") == "client"
    settled = {
        "required": True, "fixed": True, "listed": not whose, "source": Source.CLIENT if whose else Source.COACH,
        "anonymise": Anonymise.KEEP if shape is Shape.REFERENCE else None,
    }  # fmt: skip
    return declare(category, shape, **{**settled, **options})
