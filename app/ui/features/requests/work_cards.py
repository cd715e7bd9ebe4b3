"""The cards of the work on a request: what is to be done, whom to tell, what is restricted or left out, letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.gates.access_package import COPIED
from app.domain.omission import Omission
from app.domain.organisation import Organisation
from app.domain.recipient_notice import RecipientNotice
from app.domain.request import Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.request_step import RequestStep
from app.domain.request_task import BY_HAND, PASSED_ON, RequestFacts, RequestTask
from app.domain.restriction import Restriction
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.features.requests import work_forms as forms
from app.ui.theme.glyphs import pixmap
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import tell
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import button, label, row
from app.usecases.request_facts import request_facts
from app.usecases.request_letter import FOR_OTHERS, RequestLetter, letters_of, write_request_letter
from app.usecases.request_work import put_back

_ICON = 18


class WorkCards:
    """Makes the cards anew whenever something changed. `near` is the page that they stand on."""

    def __init__(self, context: Context, near: QWidget) -> None:
        self._context, self._near = context, near

    def all(self, request: Request) -> list[QWidget]:
        """The cards that this request asks for."""
        facts = request_facts(self._context.reader, request)
        cards: list[QWidget] = [self._tasks(request, facts)]
        restrictions = self._context.reader.find(Restriction, request=request.id)
        if restrictions:
            cards.append(self._restrictions(restrictions))
        if request.kind in PASSED_ON and not facts.processor:
            cards.append(self._recipients(request, facts))
        if request.kind in COPIED and not facts.processor:
            cards.append(self._omissions(request))
        return [*cards, self._letters(request)]

    def _tasks(self, request: Request, facts: RequestFacts) -> Card:
        """What is to be done, with what was: the steps are ticked as the vault sees them done."""
        text, translator = self._context.text, self._context.translator
        is_open = request.state is RequestState.OPEN
        buttons = []
        if is_open and RequestTask.RESTRICT in facts.left:
            buttons.append(self._button("restrict", lambda: _done(forms.restrict_form(*self._about(request)))))
        if is_open and request.kind is RequestKind.RECTIFICATION:
            buttons.append(self._button("statement", lambda: _done(forms.statement_form(*self._about(request)))))
        if is_open and any(each in BY_HAND for each in facts.left):
            buttons.append(self._button("step", lambda: _done(forms.step_form(*self._about(request)))))
        card = Card(text("requests.to_do"), *buttons)
        for each in facts.tasks:
            done = facts.is_done(each)
            colour = self._context.colours.accent if done else self._context.colours.muted
            mark = label("", wrap=False)
            mark.setPixmap(pixmap("check-circle" if done else "circle", colour, _ICON, self._near.devicePixelRatioF()))
            words = label(text(f"request_task.{each.value}"), "muted" if done else "")
            words.setObjectName(f"task_{each.value}")
            state = text("requests.task.done" if done else "requests.task.left")
            words.setAccessibleName(f"{words.text()}: {state}")
            line = row(mark, words)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        for step in self._context.reader.find(RequestStep, request=request.id):
            what = text(f"request_task.{step.task.value}")
            card.body.addWidget(label(f"{translator.date(step.done_on)} · {what}: {step.note}", "hint"))
        return card

    def _restrictions(self, restrictions: tuple[Restriction, ...]) -> Card:
        """In force until the client was told and it was lifted."""
        text = self._context.text
        last = restrictions[-1]
        buttons = []
        if last.in_force and last.told_on is None:
            buttons.append(self._button("lift_tell", lambda: _done(forms.tell_lifting_form(*self._near_to, last))))
        if last.in_force:
            buttons.append(self._button("lift", lambda: _done(forms.lift_form(*self._near_to, last))))
        card = Card(text("requests.restricted"), *buttons)
        for each in restrictions:
            cause = text(f"restriction_cause.{each.cause.value}")
            card.body.addWidget(label(text("requests.restricted.since", date=each.since, cause=cause)))
            if each.told_on is not None:
                card.body.addWidget(label(text("requests.restricted.told", date=each.told_on), "muted"))
            if each.lifted_on is not None:
                lifted = text("requests.restricted.lifted", date=each.lifted_on, why=each.lifted_because)
                card.body.addWidget(label(lifted, "muted"))
            elif each.told_on is None:
                card.body.addWidget(label(text("requests.restricted.tell_first"), "muted"))
        return card

    def _recipients(self, request: Request, facts: RequestFacts) -> Card:
        """Who must be told (art. 19), each once, with a letter."""
        text, reader = self._context.text, self._context.reader
        is_open = request.state is RequestState.OPEN
        told = (self._button("tell", lambda: _done(forms.tell_form(*self._about(request)))),)
        card = Card(text("requests.recipients"), *(told if facts.untold and is_open else ()))
        for each in facts.untold:
            name = reader.get(Organisation, each).name
            write = button(
                text("request_letter.recipient"), partial(self._write, request, RequestLetter.RECIPIENT, each),
                "quiet", name=f"letter_{each}",
            )  # fmt: skip
            card.body.addLayout(row(label(text("requests.untold", name=name)), write, None))
        settled = [each for each in reader.find(RecipientNotice, request=request.id) if each.is_settled]
        for notice in settled:
            name = reader.get(Organisation, notice.recipient).name
            if notice.told_on is not None:
                words = text("requests.told", name=name, date=notice.told_on)
            else:
                words = text("requests.not_told", name=name, why=notice.not_told)
            card.body.addWidget(label(words, "muted"))
        if not facts.untold and not settled:
            card.body.addWidget(label(text("requests.nobody_to_tell"), "muted"))
        return card

    def _omissions(self, request: Request) -> Card:
        """What is left out of the copy, each with its reason; by itself nothing is."""
        text, reader = self._context.text, self._context.reader
        is_open = request.state is RequestState.OPEN
        omit = (self._button("omit", lambda: _done(forms.omit_form(*self._about(request)))),)
        card = Card(text("requests.omitted"), *(omit if is_open else ()))
        found = reader.find(Omission, request=request.id)
        if not found:
            card.body.addWidget(label(text("requests.nothing_omitted"), "muted"))
        for each in found:
            noun = text(f"noun.{each.about}")
            words = label(text("requests.omission", noun=noun[:1].upper() + noun[1:], reason=each.reason))
            back = button(
                text("requests.put_back"), partial(self._put_back, each), "quiet", name=f"back_{each.id}"
            )  # fmt: skip
            card.body.addLayout(row(words, *((back,) if is_open else ()), None))
        return card

    def _letters(self, request: Request) -> Card:
        """The letters that can be written now, in the client's language."""
        text = self._context.text
        card = Card(text("requests.letters"))
        card.body.addWidget(label(text("requests.letters.text"), "muted"))
        line = Flow()
        for each in letters_of(self._context.reader, request):
            if each is not RequestLetter.RECIPIENT:
                words = text(f"request_letter.{each.value}")
                line.addWidget(button(words, partial(self._write, request, each, ""), name=f"letter_{each.value}"))
        card.body.addLayout(line)
        return card

    def _write(self, request: Request, letter: RequestLetter, recipient: str) -> None:
        """Ask where, and write it there; nothing is ever overwritten."""
        context, near = self._context, self._near
        title = context.text(f"request_letter.{letter.value}")

        def saved(file: Path) -> None:
            to = "requests.letter_saved.other" if letter in FOR_OTHERS else "requests.letter_saved"
            tell(context, near, to, file.name)

        def write(path: Path) -> None:
            context.run(
                near,
                saved,
                lambda _: write_request_letter(context.vault, context.parts, request.id, letter, path, recipient),
                label="requests.letter_saving",
            )

        context.files.save_file(near, title, f"{safe_name(title)}.pdf", "PDF (*.pdf)", write)

    def _put_back(self, omission: Omission) -> None:
        self._context.do(self._near, _done, put_back, omission.id)

    def _button(self, name: str, clicked: Callable[[], None]) -> QPushButton:
        return button(self._context.text(f"requests.{name}"), clicked, name=f"{name}_request")

    def _about(self, request: Request) -> tuple[Context, QWidget, Request]:
        return self._context, self._near, request

    @property
    def _near_to(self) -> tuple[Context, QWidget]:
        return self._context, self._near


def _done(_: object) -> None:
    """A button gives nothing back."""
