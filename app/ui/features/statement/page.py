"""The page of the privacy statement: the paper at the left, what is to be done about it at the right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from app.domain.gate import Refused
from app.domain.reason import worded
from app.domain.statement import Statement
from app.kernel.progress import Progress
from app.kernel.translator import Language, Translator
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.statement.changes import ChangesDialog
from app.ui.features.statement.standing import Standing, StandingCards, standing
from app.ui.open_list import OpenList
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import ask
from app.ui.widgets.flow import Flow
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import box, button, labelled, row
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.printing import print_pdf
from app.ui.widgets.reading import ReadArea
from app.usecases.publish_statement import publish_statement
from app.usecases.statement_papers import StatementForm, numbered_paper, paper_bytes, save_statement
from app.vault.snapshot import snapshot
from app.vault.work import Change

_SIDE = 300
_PAPER, _LEAST = 330, 160
"""Pixels of width beside the cards, and of height, with which the paper is content."""
_UNLIMITED = 16_777_215
"""As wide as Qt lets anything be."""
_VERSION = 24
"""Characters of the longest version that is offered."""
_KINDS = "PDF (*.pdf);;HTML (*.html)"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows once it was read: how everything stands, and the paper that was asked for."""

    standing: Standing
    number: int
    language: Language
    pdf: bytes


class StatementPage(Page):
    """The paper is made in memory and shown from there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        save = button(text("statement_screen.save"), self.save, name="save_statement")
        print_ = button(text("statement_screen.print"), self.print_it, name="print_statement")
        self._publish = button(text("statement_screen.publish"), self.publish, "primary", name="publish")
        self._publish.setEnabled(False)
        self._header = PageHeader(text("statement_screen.title"), " ", save, print_, self._publish)
        self._version = OpenList()
        self._version.setObjectName("statement_version")
        self._version.setMinimumContentsLength(_VERSION)
        self._version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._version.addItem(text("statement_screen.as_now"), 0)
        self._version.activated.connect(lambda _: self._look())
        self._language = OpenList()
        self._language.setObjectName("statement_language")
        for each in Language:
            self._language.addItem(text(f"language.{each.value}").capitalize(), each)
        self._language.setCurrentIndex(list(Language).index(context.translator.language))
        self._language.activated.connect(lambda _: self._look())
        self._paper = PdfView(context)
        self._paper.setObjectName("statement_paper")
        self._cards = StandingCards(context, self, self.show_changes)
        self._pdf = b""
        self._fresh = True
        choices = Flow(
            box(labelled(text("statement_screen.version"), self._version)),
            box(labelled(text("statement_screen.language"), self._language)),
            gap=12,
        )
        holder = QWidget()
        self._area = ReadArea(context, holder)
        self._area.again.connect(self._look)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(choices)
        left.addWidget(self._paper, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._header)
        beside = self._beside = row(spacing=20)
        beside.addLayout(left, 1)
        beside.addWidget(self._cards)
        beside.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(beside)
        layout.addWidget(self._area, 1)
        self._paper.setMinimumHeight(grown(_LEAST))
        self._arrange(beside=True)
        context.changed.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the cards beside the paper they stand above it."""
        super().resizeEvent(event)
        self._arrange(beside=event.size().width() >= grown(_SIDE + _PAPER))

    def _arrange(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        self._beside.setDirection(direction)
        self._cards.setMinimumWidth(grown(_SIDE) if beside else 0)
        self._cards.setMaximumWidth(grown(_SIDE) if beside else _UNLIMITED)

    def arrive(self, place: Place) -> None:
        """Show it as it stands now."""
        self._version.setFocus()
        self._look()

    def publish(self) -> None:
        """Ask once more, and publish what stands there now."""
        ask(self.context, self, "statement_screen.publish_it", "statement_screen.publish", self._do_publish)

    def save(self) -> None:
        """As a PDF, or as a page for a website, by the ending of its name."""
        context, number, translator = self.context, int(self._version.currentData()), self._translator
        name = safe_name(translator.text("statement.title"))

        def write(path: Path) -> None:
            form = StatementForm.HTML if path.suffix.lower() in (".html", ".htm") else StatementForm.PDF

            def work(_: Progress) -> Path:
                paper = numbered_paper(context.vault.reader(), context.parts, number, translator)
                return save_statement(paper, form, translator, path)

            context.run(self, lambda _: None, work, label="statement_screen.saving")

        context.files.save_file(self, context.text("statement_screen.save"), f"{name}.pdf", _KINDS, write)

    def print_it(self) -> None:
        """Put what is shown on paper (rows B11, D14)."""
        if self._pdf:
            print_pdf(self.context, self._pdf, self)

    def show_changes(self, now: Standing) -> None:
        """What it would say that the newest version does not."""
        ChangesDialog(self.context, self, now.changes).open()

    def _do_publish(self) -> None:
        def published(_: Statement) -> None:
            self._fresh = True
            self._look()

        self.context.do(self, published, publish_statement, self.context.parts)

    @property
    def _translator(self) -> Translator:
        return self.context.parts.translator(Language(self._language.currentData()))

    def _look(self) -> None:
        """Read everything anew, in a thread of its own."""
        context, number, translator = self.context, int(self._version.currentData()), self._translator
        fresh, self._fresh = self._fresh, False

        def read(_: Progress) -> _Shown:
            reader = context.vault.reader()
            with snapshot(reader):
                now = standing(reader, context.parts, context.today, context.translator.language)
                wanted = (now.newest.number if now.newest else 0) if fresh else number
                paper = numbered_paper(reader, context.parts, wanted, translator)
            pdf = paper_bytes(paper, StatementForm.PDF, translator)
            return _Shown(now, paper.number, translator.language, pdf)

        context.read(self._area, self._show, read, self._lose)

    def _lose(self) -> None:
        """Nothing is published or printed that nobody sees."""
        self._pdf, self._fresh = b"", True
        self._publish.setEnabled(False)

    def _show(self, shown: _Shown) -> None:
        now, text = shown.standing, self.context.text
        if shown.language is not self._translator.language:
            return  # another was chosen meanwhile
        self._version.clear()
        self._version.addItem(text("statement_screen.as_now"), 0)
        for number, day in now.versions:
            short = self.context.translator.short_date(day)
            self._version.addItem(text("statement_screen.published", number=number, date=short), number)
        self._version.setCurrentIndex(max(0, self._version.findData(shown.number)))
        if shown.pdf != self._pdf:
            self._pdf = shown.pdf
            self._paper.show_pdf(shown.pdf)
        self._header.set_title(text("statement_screen.title"), self._told(now))
        self._publish.setEnabled(not isinstance(now.verdict, Refused))
        self._cards.show_standing(now, self._reasons(now))

    def _told(self, now: Standing) -> str:
        newest = now.newest
        if newest is None:
            return self.context.text("statement_screen.not_yet")
        return self.context.text(
            "statement_screen.stands", number=newest.number, date=newest.valid_from, changed=newest.changed_on
        )

    def _reasons(self, now: Standing) -> list[str]:
        return [worded(each, self.context.translator) for each in now.missing]

    def _changed(self, _: frozenset[Change]) -> None:
        if self.isVisible():
            self._look()
