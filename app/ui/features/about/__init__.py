"""About: what Coachkluis is, and on whose work it stands."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Menu, Page, going_to


def _page(context: Context) -> Page:
    from app.ui.features.about.page import AboutPage

    return AboutPage(context)


FEATURE = Feature(
    "about",
    "about.title",
    "info",
    _page,
    under="practice",
    actions=(Action("about", "about.action", going_to("about"), menu=Menu.HELP),),
)
