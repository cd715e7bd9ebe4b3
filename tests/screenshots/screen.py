"""What a screen in the list of pictures is. Each file in `screens` has a tuple `SCREENS` of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from tests.screenshots import screens
from tests.screenshots.stage import Stage


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture by its name. `set_up` brings the stage to what is to be seen: `stage.open()`, `stage.go(place)`, ...

    empty   the picture is taken before there is a vault
    locked  it is taken before the vault is opened
    """

    name: str
    set_up: Callable[[Stage], object]
    empty: bool = False
    locked: bool = False


def all_screens() -> tuple[Screen, ...]:
    """Every screen of every file in `screens`, in the order of their names."""
    found: list[Screen] = []
    for module in pkgutil.iter_modules(screens.__path__):
        found += importlib.import_module(f"{screens.__name__}.{module.name}").SCREENS
    return tuple(sorted(found, key=lambda each: each.name))
