"""Everything that can be done in the open vault, as data: what menus, keys and the palette show."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.context import Context
from app.ui.feature import Action, Feature, Menu
from app.ui.place import Place


def shell_actions(
    features: tuple[Feature, ...], back: Callable[[], None], palette: Callable[[], None]
) -> tuple[Action, ...]:
    """What the window itself can do."""
    places = [each for each in features if each.sidebar]
    go = tuple(
        Action(f"go_{each.name}", each.label, _going(each.name), f"Ctrl+{number}" if number < 10 else "", menu=Menu.GO)
        for number, each in enumerate(places, 1)
    )
    return (
        Action("lock", "window.lock", lambda context: context.door.lock(), "Ctrl+L", menu=Menu.VAULT),
        Action("palette", "window.palette", lambda _: palette(), "Ctrl+K", menu=Menu.GO),
        Action("back", "window.back", lambda _: back(), "Alt+Left", menu=Menu.GO),
        *go,
    )


def _going(feature: str) -> Callable[[Context], None]:
    return lambda context: context.navigate(Place(feature))
