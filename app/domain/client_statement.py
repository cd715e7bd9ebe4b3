"""The client's statement beside a finding: facts are corrected, findings stay (rows D8, L14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, kept_as
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientStatement(Record):
    """The client's own words beside a version of a document or a session. Shown with it wherever it is shown, and along
    with it in every copy and disclosure. It is kept as long as what it stands beside, of which it has the category.
    """

    noun: ClassVar[Noun] = Noun("client_statement", Category.COACHING_REPORT)

    client: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="trajectory", required=True, fixed=True,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    version: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="version", fixed=True)
    session: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="session", fixed=True)
    request: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="request", fixed=True)
    """The request for rectification that it answers."""
    category: Category = kept_as(Category.COACHING_REPORT)
    """The data category of what it stands beside."""
    finding: str = declare(Category.COACHING_REPORT, sensitivity=Sensitivity.SENSITIVE, source=Source.COACH, limit=400)
    """Which finding it is about."""
    text: str = declare(Category.COACHING_REPORT, Shape.TEXT, required=True, sensitivity=Sensitivity.SENSITIVE)
    given_on: date = declare(Category.COACHING_REPORT, Shape.PAST_DATE, required=True, fixed=True, listed=True)
    given_how: Channel = declare(Category.COACHING_REPORT, Shape.CHOICE, required=True, fixed=True, listed=True)

    @property
    def item_category(self) -> Category:
        """The category of what it stands beside."""
        return self.category

    @property
    def happened_on(self) -> date:
        """The day on which the client gave it."""
        return self.given_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Verklaring van de cliënt van 3 maart 2026*."""
        return reason("item.client_statement", date=self.given_on)

    def faults(self) -> tuple[Fault, ...]:
        """It stands beside something."""
        if not self.version and not self.session:
            return (Fault("client_statement.version", "beside_one_thing"),)
        return ()
