"""The cards of one request: its terms, what was asked, who asked, the copy, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.gates.access_package import COPIED
from app.domain.organisation import Organisation
from app.domain.package import Package
from app.domain.reason import worded
from app.domain.request import IdentityCheck, Request
from app.domain.request_task import RequestTask
from app.domain.term import Term
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.requests.copy_place import COPY
from app.ui.features.requests.forms import close_form, extend_form, identify_form
from app.ui.features.requests.rows import RequestRow
from app.ui.features.requests.work_cards import WorkCards
from app.ui.place import Place
from app.ui.widgets.card import Card, details, pairs
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import button, label, row
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.usecases.request_facts import request_facts

if TYPE_CHECKING:
    from app.ui.features.requests.copy_dialog import CopyDialog

_ASKED = ("kind", "received_on", "channel", "responsible")
_ENDED = ("outcome", "closed_on")
_EXTENDED = ("extended_on", "extension_reason")


class RequestCards:
    """Makes the cards anew whenever something changed. `near` is the page that they stand on."""

    def __init__(self, context: Context, near: QWidget) -> None:
        self._context, self._near = context, near
        self._work = WorkCards(context, near)

    def all(self, shown: RequestRow) -> list[QWidget]:
        """Every card, in the order in which a request is handled; the next step has the primary button."""
        request = shown.request
        cards: list[QWidget] = [self._terms(shown), self._asked(request)]
        if RequestTask.IDENTIFY in request_facts(self._context.reader, request).tasks or request.identified_on:
            cards.append(self._who(shown))
        work, *others = self._work.all(request)
        cards.append(work)
        if request.kind in COPIED:
            cards.append(self._copy(shown))
        return [*cards, *others, self._end(shown)]

    def steps(self, identity: Id) -> tuple[Action, ...]:
        """The same steps for menu, keys and palette."""

        def with_request(step: Callable[[Context, QWidget, Request], object]) -> Callable[[Context], None]:
            return lambda context: _done(step(context, self._near, context.reader.get(Request, identity)))

        request = self._context.reader.maybe(Request, identity)
        copied = request is not None and request.kind in COPIED
        return (
            Action("identify_request", "requests.identify", with_request(identify_form)),
            *((Action("copy_request", "requests.copy", with_request(_copy_dialog), "Ctrl+Shift+K"),) if copied else ()),
            Action("extend_request", "requests.extend", with_request(extend_form)),
            Action("close_request", "requests.close", with_request(close_form)),
        )

    def _terms(self, shown: RequestRow) -> Card:
        """Both terms beside each other, each with its reasons; the one that drives is said above them."""
        text, translator = self._context.text, self._context.translator
        extend = button(text("requests.extend"), lambda: _done(extend_form(*self._about(shown))), name="extend_request")
        may = shown.is_open and shown.request.extended_on is None
        card = Card(text("requests.by", date=shown.terms.remind_on), *((extend,) if may else ()))
        beside = QHBoxLayout()
        beside.setSpacing(24)
        for key, term in (("term.promised", shown.terms.promised), ("term.legal", shown.terms.legal)):
            beside.addLayout(self._term(key, term), 1)
        card.body.addLayout(beside)
        if shown.request.extended_on is not None:
            card.body.addWidget(details(shown.request, _EXTENDED, translator))
        return card

    def _term(self, key: str, term: Term | None) -> QVBoxLayout:
        text, translator = self._context.text, self._context.translator
        made = QVBoxLayout()
        made.setSpacing(4)
        made.addWidget(label(text(key), "hint"))
        if term is None:
            made.addWidget(label(text("requests.no_promise"), "muted"))
        else:
            day = label(translator.date(term.ends_on), "large")
            day.setObjectName(key)
            made.addWidget(day)
            for each in term.reasons:
                made.addWidget(label(worded(each, translator), "muted"))
        made.addStretch(1)
        return made

    def _asked(self, request: Request) -> Card:
        card = Card(self._context.text("requests.asked"))
        card.body.addWidget(details(request, _ASKED, self._context.translator, 4))
        named = self._context.reader.maybe(Organisation, request.recipient)
        if named is not None:
            card.body.addWidget(pairs([(self._context.text("request.recipient"), named.name)], 1))
        if request.asked:
            card.body.addSpacing(4)
            card.body.addWidget(details(request, ("asked",), self._context.translator, 1))
        return card

    def _who(self, shown: RequestRow) -> Card:
        text, translator = self._context.text, self._context.translator
        request = shown.request
        known = request.identity is not IdentityCheck.NOT_YET
        step = button(
            text("requests.identify"),
            lambda: _done(identify_form(*self._about(shown))),
            "" if known else "primary",
            name="identify_request",
        )
        card = Card(text("requests.who"), *((step,) if shown.is_open else ()))
        if known:
            how = text(f"identity_check.{request.identity.value}")
            day = translator.date(request.identified_on) if request.identified_on else ""
            words = label(text("requests.identified", how=how, date=day))
        else:
            words = label(text("requests.not_identified"), "muted")
        words.setObjectName("identified")
        card.body.addWidget(words)
        return card

    def _copy(self, shown: RequestRow) -> Card:
        text = self._context.text
        request = shown.request
        made = self._context.reader.find(Package, request=request.id)
        ready = request.identity is not IdentityCheck.NOT_YET and not made
        step = button(
            text("requests.copy"),
            lambda: _done(_copy_dialog(*self._about(shown))),
            "primary" if ready else "",
            name="make_copy",
        )
        build = button(text("copy_builder.build"), lambda: self._build(request), name="build_copy")
        card = Card(text("requests.the_copy"), *((build, step) if shown.is_open else (build,)))
        if not made:
            card.body.addWidget(label(text("requests.no_copy"), "muted"))
        for each in made:
            card.body.addLayout(self._made(each))
        return card

    def _build(self, request: Request) -> None:
        """Walk through it first."""
        self._context.navigate(Place("dossier", request.client, f"{COPY}{request.id}", "requests"))

    def _made(self, package: Package) -> QHBoxLayout:
        text = self._context.text
        words = label(text("requests.copy_made", date=package.made_on), wrap=False)
        again = button(
            text("requests.passphrase_again"), lambda: _done(self._tell(package)), "quiet", name=f"again_{package.id}"
        )
        return row(words, again, None)

    def _tell(self, package: Package) -> Dialog:
        """The passphrase once more: the client may have lost it."""
        dialog = Dialog(self._context, self._near, "requests.passphrase_again", "dialog.close", name="passphrase")
        dialog.back.hide()
        dialog.body.addWidget(PassphrasePanel(self._context, package.passphrase))
        dialog.open()
        return dialog

    def _end(self, shown: RequestRow) -> Card:
        text = self._context.text
        request = shown.request
        if not shown.is_open:
            card = Card(text("requests.ended"))
            card.body.addWidget(details(request, _ENDED, self._context.translator))
            if request.answer:
                card.body.addSpacing(4)
                card.body.addWidget(details(request, ("answer",), self._context.translator, 1))
            return card
        ready = not request_facts(self._context.reader, request).left
        step: QPushButton = button(
            text("requests.close"),
            lambda: _done(close_form(*self._about(shown))),
            "primary" if ready else "",
            name="close_request",
        )
        card = Card(text("requests.end"), step)
        card.body.addWidget(label(text("requests.end.text"), "muted"))
        return card

    def _about(self, shown: RequestRow) -> tuple[Context, QWidget, Request]:
        return self._context, self._near, shown.request


def _copy_dialog(context: Context, near: QWidget, request: Request) -> CopyDialog:
    from app.ui.features.requests.copy_dialog import CopyDialog  # with what makes packages, for the few that are made

    dialog = CopyDialog(context, near, request)
    dialog.open()
    return dialog


def _done(_: object) -> None:
    """A button gives nothing back."""
