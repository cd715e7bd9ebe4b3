"""No source of today is written and then forgotten."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from app.usecases import today
from app.usecases.today.sources import SOURCES


def test_every_source_is_asked() -> None:
    written = {
        each
        for module in pkgutil.iter_modules(today.__path__, f"{today.__name__}.")
        if not module.name.endswith(".sources")
        for name, each in inspect.getmembers(importlib.import_module(module.name), inspect.isgeneratorfunction)
        if each.__module__ == module.name and not name.startswith("_")
    }
    assert written == set(SOURCES)
