"""What was done for a request outside the program's sight: passed on, corrected on paper, shown at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Sensitivity
from app.domain.declare import Noun, Record, Shape
from app.domain.of_request import of_request
from app.domain.reason import Label, Reason, reason
from app.domain.request_task import RequestTask
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStep(Record):
    """One task of a request, done by a person who says how."""

    noun: ClassVar[Noun] = Noun("request_step", Category.REQUEST_FILE)

    client: Id = of_request(Shape.REFERENCE, refers="client", required=True, fixed=True)
    request: Id = of_request(Shape.REFERENCE, refers="request", required=True, fixed=True)
    task: RequestTask = of_request(Shape.CHOICE, required=True, fixed=True, listed=True)
    done_on: date = of_request(Shape.PAST_DATE, required=True, fixed=True, listed=True)
    note: str = of_request(
        Shape.TEXT, required=True, fixed=True, listed=True, limit=4000, sensitivity=Sensitivity.SENSITIVE
    )
    """How it was done."""

    @property
    def happened_on(self) -> date:
        """The day it was done."""
        return self.done_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Verbeterd op 3 maart 2026*."""
        return reason("item.request_step", task=Label(f"request_task.{self.task.value}"), date=self.done_on)
