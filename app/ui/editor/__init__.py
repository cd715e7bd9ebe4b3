"""The editor of written text: what is seen is what will be printed, and what is stored is app.domain.prose_source."""

from __future__ import annotations

from app.ui.editor.editor import ProseEditor, TextOffer
from app.ui.editor.fields import FieldOffer
from app.ui.editor.page_style import HOUSE_STYLE, PageStyle, Type

__all__ = ["HOUSE_STYLE", "FieldOffer", "PageStyle", "ProseEditor", "TextOffer", "Type"]
