"""Everything that can be done in the open vault, as data: what menus, keys and the palette show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.ui.context import QUIT_KEY, Context
from app.ui.door import LOCK_KEY
from app.ui.feature import Action, Feature, Kind, Menu, going_to


def shell_actions(
    back: Callable[[], None],
    forward: Callable[[], None],
    palette: Callable[[], None],
) -> tuple[Action, ...]:
    """What the window itself can do."""
    return (
        Action(
            "lock",
            "window.lock",
            lambda context: context.door.lock(),
            LOCK_KEY,
            menu=Menu.VAULT,
            kind=Kind.ENDING,
            through=True,
        ),
        Action("quit", "window.quit", _quit, QUIT_KEY, menu=Menu.VAULT, kind=Kind.ENDING),
        Action("palette", "window.palette", lambda _: palette(), "Ctrl+K", menu=Menu.GO),
        Action("back", "window.back", lambda _: back(), "Alt+Left", menu=Menu.GO),
        Action("forward", "window.forward", lambda _: forward(), "Alt+Right", menu=Menu.GO),
    )


def place_actions(features: tuple[Feature, ...]) -> tuple[Action, ...]:
    """Going to the places of the sidebar; what stands below one of them stands in a menu with it."""
    keys = {each.name: f"Ctrl+{number}" for number, each in enumerate(first_places(features), 1) if number < 10}
    known = {each.name: each for each in features}
    above = {each.under for each in features if each.sidebar and each.under}

    def menu(each: Feature) -> str:
        return known[each.under].label if each.under else each.label if each.name in above else ""

    return tuple(
        Action(
            f"go_{each.name}", each.label, going_to(each.name), keys.get(each.name, ""), menu=Menu.GO, under=menu(each)
        )
        for each in features
        if each.sidebar
    )


def first_places(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """What always stands in the sidebar; the other places stand below one of these."""
    return tuple(each for each in features if each.sidebar and not each.under)


def _quit(context: Context) -> None:
    """As the button of the window does: what was typed is kept first. Later, for a menu is still open."""
    if (window := context.window) is not None:
        QTimer.singleShot(0, window, window.close)
