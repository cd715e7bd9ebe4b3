"""Import: clients from a list or from contact cards, looked at line by line before anything happens."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Kind, Menu, Page, going_to


def _page(context: Context) -> Page:
    from app.ui.features.imports.page import ImportsPage

    return ImportsPage(context)


LISTS = (".xlsx", ".xlsm", ".csv", ".tsv", ".vcf", ".vcard")
"""How the files end that are lists or cards, and nothing else."""
KINDS = (*LISTS, ".txt")
"""How the files end that can be imported; most texts are none."""

FEATURE = Feature(
    "imports",
    "imports.title",
    "download-simple",
    _page,
    under="practice",
    takes=LISTS,
    actions=(
        Action(
            "import",
            "imports.action",
            going_to("imports"),
            "Ctrl+Shift+I",
            menu=Menu.VAULT,
            kind=Kind.CARRYING,
        ),
    ),
)
