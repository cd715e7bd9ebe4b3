"""The colours of the window: one accent, much white, each pair readable by WCAG 2.2 AA (a test measures them)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by what they are for, as `#rrggbb`.

    `line` only divides; `control_line` is what shows where a field is, so it stands out 3:1. The `..._soft` colours
    lie behind text of the colour they are named for, or behind plain text.
    """

    window: str
    sidebar: str
    raised: str
    line: str
    control_line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    hover: str
    danger: str
    danger_soft: str
    on_danger: str
    warning: str
    warning_soft: str


LIGHT = Colours(
    window="#ffffff", sidebar="#f3f6f3", raised="#fafbfa", line="#dfe5e0", control_line="#7b8a82", text="#17211c",
    muted="#55635b", accent="#1b5e47", accent_hover="#134936", accent_soft="#e1eee8", on_accent="#ffffff",
    hover="#eaf0ec", danger="#a5241b", danger_soft="#fbeae8", on_danger="#ffffff", warning="#734800",
    warning_soft="#fdf2dc",
)  # fmt: skip
DARK = Colours(
    window="#171c1a", sidebar="#111513", raised="#1d2421", line="#2f3934", control_line="#7f8f86", text="#e9eeeb",
    muted="#a9b6af", accent="#82d2b0", accent_hover="#a0e2c6", accent_soft="#20392f", on_accent="#0b1f17",
    hover="#222b27", danger="#ff9d93", danger_soft="#3b211e", on_danger="#2b0906", warning="#f3c56f",
    warning_soft="#382c14",
)  # fmt: skip
