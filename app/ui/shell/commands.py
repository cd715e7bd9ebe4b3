"""Everything that can be done in the open vault, as data: what menus, keys and the palette show."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.context import Context
from app.ui.door import LOCK_KEY
from app.ui.feature import Action, Feature, Menu
from app.ui.place import Place


def shell_actions(
    features: tuple[Feature, ...],
    back: Callable[[], None],
    forward: Callable[[], None],
    palette: Callable[[], None],
) -> tuple[Action, ...]:
    """What the window itself can do."""
    keys = {each.name: f"Ctrl+{number}" for number, each in enumerate(first_places(features), 1) if number < 10}
    go = tuple(
        Action(f"go_{each.name}", each.label, _going(each.name), keys.get(each.name, ""), menu=Menu.GO)
        for each in features
        if each.sidebar
    )
    return (
        Action("lock", "window.lock", lambda context: context.door.lock(), LOCK_KEY, menu=Menu.VAULT),
        Action("palette", "window.palette", lambda _: palette(), "Ctrl+K", menu=Menu.GO),
        Action("back", "window.back", lambda _: back(), "Alt+Left", menu=Menu.GO),
        Action("forward", "window.forward", lambda _: forward(), "Alt+Right", menu=Menu.GO),
        *go,
    )


def first_places(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """What always stands in the sidebar; the other places stand below one of these."""
    return tuple(each for each in features if each.sidebar and not each.under)


def _going(feature: str) -> Callable[[Context], None]:
    return lambda context: context.navigate(Place(feature))
