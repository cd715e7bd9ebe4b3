"""An import of hundreds of people by the name of Berg, as it is planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.imports.duplicates import Choices, Duplicate
from app.domain.imports.plan import ImportPlan
from app.kernel.progress import Cancelled
from app.kernel.translator import Language
from app.usecases.import_clients import plan_import, read_import
from app.usecases.parts import Parts
from app.vault.vault import Vault

TODAY, NOW = date(2026, 3, 3), datetime(2026, 3, 3, 9, tzinfo=UTC)


def plan_for(
    vault: Vault, parts: Parts, folder: Path, many: int, more: str = "", reach: Callable[[int], str] = lambda _: ";"
) -> ImportPlan:
    """The plan for `more` lines and `many` people; `reach` gives the e-mail address and the town of each by number."""
    source = folder / "many.csv"
    rows = "".join(f"Jan;Berg{number};{reach(number)}\n" for number in range(many))
    source.write_text(f"Voornaam;Achternaam;E-mail;Plaats\n{more}{rows}", encoding="ascii")
    read = read_import(source, [parts.translator(Language.DUTCH)])
    return plan_import(vault.reader(), read, TODAY, choices=Choices(Duplicate.MERGE))


def cancel(_: Vault) -> None:
    """As whoever presses Cancel."""
    raise Cancelled
