"""Emoji, from the icons that the program has: pictures in one colour, as outlines that a PDF can carry.

There is no typeface of emoji among the packages that can be pinned here, so these are the two sets of icons that come
with qtawesome. Font Awesome knows three hundred emoji by their own number; of others it, or Material Design Icons, has
the same picture under a name. What neither has stays missing, and a screen says so before a document goes out.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import cast

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

_NAMED = {
    "fontawesome6-solid-webfont": {
        "🙏": "hands-praying", "👏": "hands-clapping", "👶": "baby", "👣": "shoe-prints", "👦": "child",
        "👧": "child-dress",
    },
    "materialdesignicons6-webfont": {
        "👋": "hand-wave", "👌": "hand-okay", "💪": "arm-flex", "🙋": "human-greeting", "🧘": "meditation",
        "👨": "human-male", "👩": "human-female", "👪": "human-male-female-child",
        "😎": "emoticon-cool", "😔": "emoticon-sad", "🙁": "emoticon-frown", "😕": "emoticon-confused",
        "😡": "emoticon-angry", "🤒": "emoticon-sick", "😵": "emoticon-dead", "😈": "emoticon-devil",
        "🎉": "party-popper", "🎈": "balloon", "✨": "creation", "🌟": "star-four-points", "🎯": "bullseye-arrow",
        "🚀": "rocket-launch", "💕": "heart-multiple", "💭": "thought-bubble", "⏰": "alarm", "📧": "email",
        "🌳": "tree", "🌸": "flower", "🌷": "flower-tulip", "🍀": "clover", "📈": "chart-line", "📊": "chart-bar",
        "➡": "arrow-right-bold", "⬅": "arrow-left-bold", "⬆": "arrow-up-bold", "⬇": "arrow-down-bold",
        "👂": "ear-hearing", "🗣": "account-voice", "🧑": "account", "🗓": "calendar-month", "🎶": "music",
        "🕒": "clock-time-three", "🏡": "home-variant", "🌞": "white-balance-sunny", "🌻": "flower", "🌼": "flower",
        "🥇": "medal", "🐝": "bee", "🦋": "butterfly", "🐢": "turtle", "🌊": "waves", "⛰": "image-filter-hdr",
    },
}  # fmt: skip
"""By file: an emoji that the file does not know by its number, and the name of the icon that shows the same."""

_LONG = re.compile(r"<(1[0-9A-F]{4})>")


class _EmojiFont(TTFont):
    """A font whose characters are found and copied from a PDF: reportlab writes those beyond 16 bits in five digits."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """As reportlab does, then with each such character as the two halves that PDF asks for."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = cast(PDFStream, doc.idToObject[name])
                stream.content = _LONG.sub(lambda found: f"<{_halves(found[1])}>", stream.content)


def load_emoji(name: str) -> TTFont:
    """A set of icons, with the emoji in it that it has under a name. FileNotFoundError without qtawesome."""
    folder = _folder()
    (path,) = folder.glob(f"{name}-*.ttf")
    font = _EmojiFont(name, BytesIO(path.read_bytes()))
    named = _NAMED.get(name, {})
    if named:
        (charmap,) = folder.glob(f"{name}-charmap-*.json")
        codes = json.loads(charmap.read_bytes())
        for emoji, icon in named.items():
            code = int(codes[icon], 16)
            font.face.charToGlyph[ord(emoji)] = font.face.charToGlyph[code]
            font.face.charWidths[ord(emoji)] = font.face.charWidths[code]
    return font


def known_emoji(font: TTFont) -> frozenset[str]:
    """The emoji that a set of icons draws: its icons without a number of their own are not text."""
    return frozenset(chr(code) for code in cast("dict[int, int]", font.face.charToGlyph) if not _is_private(code))


def _halves(digits: str) -> str:
    return chr(int(digits, 16)).encode("utf-16-be").hex().upper()


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _folder() -> Path:
    found = find_spec("qtawesome")  # importing it would load Qt
    if found is None or found.origin is None:
        raise FileNotFoundError("qtawesome")
    return Path(found.origin).parent / "fonts"
