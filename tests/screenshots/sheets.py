"""Sheets of six pictures, so that one can look at many screens, one by one, in a short time."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

_ACROSS, _DOWN = 2, 3
_CAPTION = 18


def make_sheets(folder: Path, ending: str, width: int = 980) -> None:
    """Put the pictures in a folder whose names end so on sheets, in the order of their names."""
    found = sorted(each for each in folder.glob(f"*-{ending}.png") if not each.name.startswith("sheet-"))
    each_sheet = _ACROSS * _DOWN
    for number, start in enumerate(range(0, len(found), each_sheet), 1):
        _sheet(found[start : start + each_sheet], width).save(folder / f"sheet-{number:02}-{ending}.png")


def _sheet(paths: list[Path], width: int) -> Image.Image:
    pictures = [(each.stem, _narrowed(each, width)) for each in paths]
    rows = [pictures[start : start + _ACROSS] for start in range(0, len(pictures), _ACROSS)]
    heights = [max(picture.height for _, picture in row) + _CAPTION for row in rows]
    sheet = Image.new("RGB", (width * _ACROSS, sum(heights)), "#888888")
    draw = ImageDraw.Draw(sheet)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for place, (name, picture) in enumerate(row):
            draw.text((place * width + 4, top + 3), name, fill="white")
            sheet.paste(picture, (place * width, top + _CAPTION))
        top += height
    return sheet


def _narrowed(path: Path, width: int) -> Image.Image:
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    if picture.width <= width:
        return picture
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
