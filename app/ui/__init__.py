"""The window: the only user of Qt. `run.run_window` opens it; docs/window.md tells how a feature is built."""

from app.ui.constants import keep_constants
from app.ui.own_import import load_qt

keep_constants()
load_qt()
