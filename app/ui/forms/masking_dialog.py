"""Covering, cutting and turning a scan before it is kept; of an identity document a list leads the eye (A9, W3).

Nothing of what lies under a box, outside the cut, or beside the dots is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.documents.boxes import Box, Masking
from app.ui.context import Context
from app.ui.forms.masking_draft import Drawn, MaskingDraft
from app.ui.theme.fonts import grown
from app.ui.widgets.box_canvas import CanvasArea, Drawing
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.file_pictures import FilePictures
from app.ui.widgets.flow import Flow
from app.ui.widgets.form_keeper import About, FormKeeper
from app.ui.widgets.parts import button, column, label, row

CHECKLIST = ("photo", "zone", "number", "bsn")
"""What is covered on an identity document, as the supervisory authority asks it."""


@dataclass(frozen=True, slots=True)
class Masked:
    """What was drawn; of an identity document also which parts of the list were dealt with."""

    masking: Masking
    covered: frozenset[str]


class MaskingDialog(Dialog):
    """`then` gets what was drawn, once there is something."""

    def __init__(
        self, context: Context, near: QWidget, data: bytes, then: Callable[[Masked], None], *,
        identity: bool = False, draft: MaskingDraft | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context, near, "masking.title", "masking.primary", name="masking")
        self._then, self._identity = then, identity
        self._draft = draft or MaskingDraft(self)
        self._before = self._draft.drawn
        self._ready = False
        self._file = FilePictures(data, self)
        self._page, self._quarters = 0, 0
        self._by_page: dict[int, list[Box]] = {}
        self._parts: dict[int, dict[Box, str]] = {}
        self._absent: dict[str, QCheckBox] = {}
        self._area = CanvasArea(context.colours)
        self._area.setMinimumSize(340, 240)
        self.canvas = self._area.canvas
        self.canvas.setAccessibleName(context.text("copy_builder.canvas"))
        self.canvas.changed.connect(self._changed)
        self._lead = label("", "label")
        self._lead.setObjectName("masking_lead")
        self._lead.setMinimumHeight(40)
        self._number = label("", "muted", wrap=False)
        self._states: dict[str, QLabel] = {}
        beside = row(self._area, self._side(), spacing=18)
        beside.setStretch(0, 1)
        self.body.addWidget(self._lead)
        self.body.addLayout(beside)
        searched = label(context.text("masking.not_searched"), "hint")
        searched.setObjectName("not_searched")
        self.body.addWidget(searched)
        self.setMinimumWidth(780)
        if self._file.count:
            self._show_page()
        self._settle()
        self.canvas.setFocus()
        self._ready = True
        self.restore()

    @property
    def readable(self) -> bool:
        """Whether there is anything to be seen in the file."""
        return self._file.count > 0

    @property
    def masked(self) -> Masked:
        """What was drawn until now."""
        self._remember()
        crop = self.canvas.crop
        upright = [box.turned(-self._quarters) for found in self._by_page.values() for box in found]
        masking = Masking(
            tuple(sorted(upright)),
            None if crop is None else crop.turned(-self._quarters),
            self._quarters % 4 * 90,
        )
        return Masked(masking, frozenset(each for each in CHECKLIST if self._is_done(each)))

    def confirmed(self) -> None:
        """Hand over what was drawn."""
        masked = self.masked
        self.accept()
        self._then(masked)

    def is_edited(self) -> bool:
        """Whether anything was drawn."""
        return self.masked.masking != Masking()

    def keep_drawn(self, about: About) -> None:
        """Keep what is drawn on a file of the vault until it is used or given up."""
        self.keeper = FormKeeper(self.context, self, self.title, about, (self._draft,))
        self._draft.taken_up.connect(self.restore)

    def restore(self) -> None:
        """Draw again what was drawn before a lock."""
        drawn = self._draft.drawn
        if drawn == Drawn() or not self.readable:
            return
        self._ready = False
        self._quarters, self._page = drawn.quarters, min(drawn.page, self._file.count - 1)
        self._by_page, self._parts = {}, {}
        for box, part in drawn.boxes:
            self._by_page.setdefault(box.page, []).append(box)
            if part:
                self._parts.setdefault(box.page, {})[box] = part
        for part in drawn.absent:
            if part in self._absent:
                self._absent[part].setChecked(True)
        self._show_page()
        self.canvas.crop = drawn.crop
        self.canvas.update()
        self._ready = True
        self._settle()

    def done(self, result: int) -> None:
        """Let go of the picture."""
        self._ready = False
        self._draft.keep(self._drawn if result else self._before, shown=False)
        super().done(result)
        self._file.close()

    def turn(self) -> None:
        """A quarter clockwise, with all that is drawn on it."""
        boxes = [each.turned(1) for each in self.canvas.boxes]
        labels = {each.turned(1): words for each, words in self.canvas.labels.items()}
        crop = None if self.canvas.crop is None else self.canvas.crop.turned(1)
        self._parts[self._page] = {each.turned(1): part for each, part in self._own_parts.items()}
        self._quarters += 1
        self._show(boxes, labels, crop)

    def cut(self) -> None:
        """What is dragged next is what stays; pressed again, all stays."""
        if self.canvas.crop is not None:
            self.canvas.crop = None
            self.canvas.update()
        else:
            self.canvas.drawing = Drawing.CROP
        self._settle()

    def cut_by_keys(self) -> None:
        """What stays is the chosen box: drawn with the keys, it becomes the cut."""
        if self.canvas.chosen >= 0:
            self.canvas.crop = self.canvas.boxes[self.canvas.chosen]
            self.canvas.remove_chosen()

    @property
    def _drawn(self) -> Drawn:
        """All that is drawn, as it lies on the picture that is shown."""
        self._remember()
        return Drawn(
            tuple(
                (box, self._parts.get(page, {}).get(box, "")) for page, boxes in self._by_page.items() for box in boxes
            ),
            self.canvas.crop,
            self._quarters % 4,
            self._page,
            tuple(part for part, box in self._absent.items() if box.isChecked()),
        )

    @property
    def _own_parts(self) -> dict[Box, str]:
        """Which part of an identity document each box of this page covers."""
        return self._parts.setdefault(self._page, {})

    def _side(self) -> QWidget:
        text, made = self.context.text, QWidget()
        self._cut = button(text("masking.cut"), self._press_cut, name="cut")
        acts = [
            button(text("copy_builder.new_box"), lambda: self.canvas.add(), name="new_box"),
            button(text("masking.remove"), self.canvas.remove_chosen, name="remove_box"),
            button(text("masking.turn"), self.turn, name="turn"),
            self._cut,
        ]
        zooms = row(
            button(text("masking.larger"), lambda: self.canvas.zoom(1), "quiet", name="larger"),
            button(text("masking.smaller"), lambda: self.canvas.zoom(-1), "quiet", name="smaller"),
            None, spacing=4,
        )  # fmt: skip
        self._picture_only = (acts[2], self._cut)
        self._pages = row(
            button(text("copy_builder.earlier"), lambda: self._go(-1), "quiet", name="earlier"),
            button(text("copy_builder.later"), lambda: self._go(1), "quiet", name="later"),
            None, spacing=4,
        )  # fmt: skip
        self._pages_box = QWidget()
        self._pages_box.setLayout(column(self._number, self._pages, spacing=2))
        layout = column(Flow(*acts), zooms, self._pages_box, spacing=8)
        if self._identity:
            layout.addSpacing(8)
            layout.addLayout(self._checklist())
        layout.addStretch(1)
        made.setLayout(layout)
        made.setFixedWidth(max(grown(316), made.minimumSizeHint().width()) if self._identity else grown(316))
        return made

    def _checklist(self) -> QVBoxLayout:
        text = self.context.text
        lines = column(label(text("masking.checklist"), "label"), spacing=6)
        for each in CHECKLIST:
            state = label(text(f"masking.part.{each}"))
            state.setObjectName(f"part_{each}")
            absent = QCheckBox(text("masking.absent"))
            absent.setObjectName(f"absent_{each}")
            absent.setAccessibleName(text("masking.absent.of", part=text(f"masking.part.{each}")))
            absent.toggled.connect(self._settle)
            self._states[each], self._absent[each] = state, absent
            line = row(state, absent, spacing=6)
            line.setStretch(0, 1)
            lines.addLayout(line)
        return lines

    def _press_cut(self) -> None:
        if self.canvas.crop is None and self.canvas.chosen >= 0:
            self.cut_by_keys()
        else:
            self.cut()
        self._settle()

    def _go(self, pages: int) -> None:
        if 0 <= self._page + pages < self._file.count:
            self._remember()
            self._page += pages
            self._show_page()
            self._settle()

    def _show_page(self) -> None:
        known = self._parts.get(self._page, {})
        labels = {box: self.context.text(f"masking.part.{part}") for box, part in known.items()}
        self._show(self._by_page.get(self._page, []), labels, None)

    def _show(self, boxes: list[Box], labels: dict[Box, str], crop: Box | None) -> None:
        picture = self._file.picture(self._page).transformed(QTransform().rotate(90 * (self._quarters % 4)))
        self.canvas.show_picture(picture, boxes, self._page)
        self.canvas.labels, self.canvas.crop = labels, crop
        self._settle()

    def _remember(self) -> None:
        self._by_page[self._page] = list(self.canvas.boxes)

    def _changed(self) -> None:
        """A new box on an identity document covers what is asked for now; one that was moved goes on covering it."""
        own, boxes = self._own_parts, self.canvas.boxes
        gone = [each for each in own if each not in boxes]
        fresh = [each for each in boxes if each not in own]
        moved = len(gone) == 1 and len(fresh) == 1
        if moved:
            own[fresh[0]] = own[gone[0]]
        for each in gone:
            del own[each]
        if self._identity and not moved:
            for each in fresh:
                if (part := self._asked) is not None:
                    own[each] = part
        self.canvas.labels = {box: self.context.text(f"masking.part.{part}") for box, part in own.items()}
        self._remember()
        self._settle()

    @property
    def _asked(self) -> str | None:
        """The first part of the list that is not dealt with yet."""
        return next((each for each in CHECKLIST if not self._is_done(each)), None)

    def _is_done(self, part: str) -> bool:
        drawn = any(part in own.values() for own in self._parts.values())
        return drawn or (part in self._absent and self._absent[part].isChecked())

    def _settle(self) -> None:
        text, many = self.context.text, self._file.count > 1
        self._number.setText(text("copy_builder.page", page=self._page + 1, pages=max(1, self._file.count)))
        self._pages_box.setVisible(many)
        for each in self._picture_only:
            each.setEnabled(not self._file.is_pdf)
        self._cut.setText(text("masking.uncut" if self.canvas.crop is not None else "masking.cut"))
        asked = self._asked if self._identity else None
        if not self.readable:
            words = text("copy_builder.unreadable")
        elif self.canvas.drawing is Drawing.CROP:
            words = text("masking.drag_cut")
        elif asked is not None:
            words = text("masking.now", part=text(f"masking.part.{asked}").lower())
        else:
            words = text("masking.all_done" if self._identity else "masking.hint")
        self._lead.setText(words)
        for part, state in self._states.items():
            done = self._is_done(part)
            name = text(f"masking.part.{part}")
            state.setText(("✓ " if done else "○ ") + name)
            state.setAccessibleName(text("masking.part.done" if done else "masking.part.open", part=name))
            drawn = any(part in own.values() for own in self._parts.values())
            self._absent[part].setEnabled(not drawn)
        self.primary.setEnabled(self.readable and asked is None)
        if self._ready:
            self._draft.keep(self._drawn, shown=True)
