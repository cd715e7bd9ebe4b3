"""Loads Qt without two things that PySide does as it is loaded, each of which a start would wait for.

It imports a generator of type stubs (`support.signature.lib.pyi_generator`), compiled from its source anew each time,
with the regular expressions that it searches C++ by: a tenth of a lock screen, and used by those who build PySide. In
its place stands an empty module.

And it puts import statements of its own in the place of Python's. One looks through the source of every module that is
imported from then on for the word PySide6, in case somebody wants Qt's methods in snake_case (`from __feature__ import
snake_case`); the other is for `from PySide6.QtCore import *`. Nobody does either here. The first reads and keeps the
text of five hundred modules: another tenth, and megabytes that nobody looks at.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType

_PACKAGE, _GENERATOR = "shibokensupport.signature.lib", "pyi_generator"
_plain = builtins.__import__


def load_qt() -> None:
    """Import Qt's core, and have `import` be what it was. Where somebody else has loaded Qt already, as the tests do,
    only the first of PySide's own is taken away; where PySide has no generator nothing is left out.
    """
    if "PySide6" in sys.modules:
        builtins.__import__ = getattr(builtins, "__orig_import__", _plain)
        return
    builtins.__import__ = _importing
    try:
        import PySide6.QtCore  # noqa: F401  # the module that replaces it
    finally:
        builtins.__import__ = _plain


def _importing(
    name: str, globals: Mapping[str, object] | None = None, locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (), level: int = 0,
) -> ModuleType:  # fmt: skip
    """Python's own import, which takes the generator for imported."""
    if name == _PACKAGE and _GENERATOR in (fromlist or ()):
        package = _plain(name, globals, locals, ["__name__"], level)
        if not hasattr(package, _GENERATOR):
            empty = module_from_spec(ModuleSpec(f"{_PACKAGE}.{_GENERATOR}", None))
            sys.modules[empty.__name__] = empty
            setattr(package, _GENERATOR, empty)
    return _plain(name, globals, locals, fromlist, level)
