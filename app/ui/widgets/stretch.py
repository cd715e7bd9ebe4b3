"""How the columns of a table share its width: as much as there is, in the proportion of what they ask for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from math import ceil

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHeaderView

from app.ui.theme.fonts import grown
from app.ui.widgets.list_corner import ROOM
from app.ui.widgets.table import RecordTable

_AROUND = 6
"""Pixels of room beside the longest words of a column."""
_EDGE = 13
"""Pixels at the right of every heading, which the last has anyhow."""
_LEAST = 80
"""Pixels of the narrowest column."""
_SHORT = 160
"""Pixels that words have at the most in a table that is scrolled sideways."""


def stretch_column(table: RecordTable, place: int) -> None:
    """Let one column, counted from 0, take the room that the others leave; they keep their own width."""
    places = range(table.model.columnCount())
    widths = tuple(table.view.columnWidth(each) for each in places)
    fit_columns(table, widths, fixed=[each for each in places if each != place])


def fit_columns(table: RecordTable, widths: tuple[int, ...], fixed: Collection[int] = ()) -> None:
    """Let the columns fill the table, however wide it is; those in `fixed`, counted from 0, keep their own width, but
    for what they have to spare where words of the others would be cut off.
    """
    _Sharing(table, widths, frozenset(fixed))


class _Sharing(QObject):
    """Follows the width of a table. It lives as long as the table does."""

    def __init__(self, table: RecordTable, widths: tuple[int, ...], fixed: frozenset[int]) -> None:
        super().__init__(table)
        self._view, self._widths, self._fixed = table.view, tuple(grown(each) for each in widths), fixed
        header = self._view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_LEAST)
        header.setResizeContentsPrecision(0)  # what is in sight counts, however long the list is
        self._view.viewport().installEventFilter(self)
        header.sortIndicatorChanged.connect(lambda *_: self._share_in_sight())
        table.columns_changed.connect(self._share_in_sight)
        self._filled = table.model.rowCount() > 0
        table.model.modelReset.connect(self._fill)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Share anew when the table became wider or narrower."""
        if event.type() == QEvent.Type.Resize:
            self._share_in_sight()
        elif event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._share_in_sight)  # once the look of the headings is known
        return False

    def _share_in_sight(self) -> None:
        """Not of a table that is gone with its vault meanwhile: nothing could be read. Nor of one that is not seen yet:
        Qt would measure all its rows, ten thousand of an import.
        """
        if self._view.isVisible():
            self._share()

    def _fill(self) -> None:
        """The first rows came: now it is known how wide their words are. Later, nothing moves while one filters."""
        if not self._filled and self._view.model().rowCount() > 0:
            self._filled = True
            self._share_in_sight()

    def _headings(self, header: QHeaderView) -> list[int]:
        """Pixels that each heading needs. Qt keeps room for the arrow of the sorted column in all of them."""
        shown, sorted_by = header.isSortIndicatorShown(), header.sortIndicatorSection()
        header.blockSignals(True)
        header.setSortIndicatorShown(False)
        needed = [header.sectionSizeHint(place) for place in range(len(self._widths))]
        header.setSortIndicatorShown(shown)
        header.blockSignals(False)
        if shown and 0 <= sorted_by < len(needed):
            needed[sorted_by] = header.sectionSizeHint(sorted_by)
        return needed

    def _share(self) -> None:
        """In proportion, yet with room for every heading: what that takes comes from the columns that have more."""
        room, header = self._view.viewport().width(), self._view.horizontalHeader()
        needed = self._headings(header)
        places = [place for place in range(len(self._widths)) if not header.isSectionHidden(place)]
        fixed = [place for place in places if place in self._fixed]
        kept = sum(self._widths[place] for place in fixed)
        scale = max(0, room - kept) / max(1, sum(self._widths[place] for place in places) - kept)
        least = [max(_LEAST, needed[place]) for place in places]
        least[-1] += grown(ROOM) - _EDGE
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == places[-1]:
            least[-1] += grown(ROOM)  # the arrow stands before the corner, and Qt keeps the words off all of that
        shared = [self._widths[place] if place in fixed else int(self._widths[place] * scale) for place in places]
        widths = [max(*pair) for pair in zip(shared, least, strict=True)]
        free = [place not in fixed for place in places]
        for may in (free, [True] * len(places)):  # what keeps its own width gives way only where the others cannot
            spare = [wide - low if gives else 0 for wide, low, gives in zip(widths, least, may, strict=True)]
            over = sum(widths) - room
            if over > 0 and sum(spare) > 0:
                part = min(1.0, over / sum(spare))
                widths = [wide - ceil(each * part) for wide, each in zip(widths, spare, strict=True)]
        content = [
            max(self._view.sizeHintForColumn(place) + _AROUND, low) for place, low in zip(places, least, strict=True)
        ]
        if sum(least) > room:  # it is scrolled sideways anyhow: then dates, states and names are whole
            widths = [max(low, min(wide, grown(_SHORT))) for wide, low in zip(content, least, strict=True)]
            least[-1] = widths[-1]
        elif sum(content) > room:
            kept_whole = [place in fixed for place in places]
            whole = [wide if keep else low for keep, wide, low in zip(kept_whole, content, least, strict=True)]
            # What keeps its own width comes first: a day that is cut off says nothing, half a name still does.
            widths = _fair(content, whole, room) if sum(whole) <= room else _fair(whole, least, room)
        else:
            _give_to_content([at for at, place in enumerate(places) if place not in fixed], widths, content)
        for place, wide in zip(places[:-1], widths, strict=False):
            self._view.setColumnWidth(place, wide)
        self._view.setColumnWidth(places[-1], max(least[-1], room - sum(widths[:-1])))


def _give_to_content(free: list[int], widths: list[int], content: list[int]) -> None:
    """Let columns with more room than what stands in them give it to those in `free` whose words would be cut off: also
    those that keep their own width, for dates and states that are shorter than that.
    """
    spare = [max(0, wide - wanted) for wide, wanted in zip(widths, content, strict=True)]
    lacking = {at: max(0, content[at] - widths[at]) for at in free}
    given = min(sum(spare), sum(lacking.values()))
    if given <= 0:
        return
    for at, each in enumerate(spare):
        widths[at] -= ceil(each * given / sum(spare))
    for at in free:
        widths[at] += lacking[at] * given // sum(lacking.values())


def _fair(content: list[int], least: list[int], room: int) -> list[int]:
    """Where not all words fit: the widest columns give way first, all to the same width, so that dates, states and
    names stay whole beside a long sentence.
    """

    def capped(cap: int) -> list[int]:
        return [max(low, min(wide, cap)) for wide, low in zip(content, least, strict=True)]

    cap = bisect_right(range(room + 1), room, key=lambda most: sum(capped(most))) - 1
    return capped(max(0, cap))
