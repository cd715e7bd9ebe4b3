"""A part of a page or picture, measured in ten-thousandths of its width and height: the same at every size."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.redaction import WHOLE


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """`page` is counted from 0; a picture has one. `left` and `top` are measured from the corner at the upper left."""

    page: int
    left: int
    top: int
    width: int
    height: int

    def dots(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in dots of a picture of this size, right and bottom not included: outwards to
        whole dots, so that no edge of what is covered shows.
        """
        right, bottom = self.left + self.width, self.top + self.height
        return (
            max(0, self.left * width // WHOLE),
            max(0, self.top * height // WHOLE),
            min(width, -(-right * width // WHOLE)),
            min(height, -(-bottom * height // WHOLE)),
        )

    def turned(self, quarters: int) -> Box:
        """Where it lies after the picture was turned so many quarters clockwise."""
        left, top, width, height = self.left, self.top, self.width, self.height
        for _ in range(quarters % 4):
            left, top, width, height = WHOLE - top - height, left, height, width
        return Box(self.page, left, top, width, height)


@dataclass(frozen=True, slots=True)
class Masking:
    """What is done to a picture: `boxes` and `crop` as it is seen upright, then a `turn` clockwise, in degrees."""

    boxes: tuple[Box, ...] = ()
    crop: Box | None = None
    turn: int = 0
