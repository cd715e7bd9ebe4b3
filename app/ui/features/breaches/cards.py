"""The cards of one breach, in the order in which it is dealt with; the next step has the primary button."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.breach import Breach, BreachNotice, BreachState
from app.domain.breach_duties import BreachDuty, tell_reason
from app.domain.client import Client
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.breaches import forms
from app.ui.features.breaches.papers import save_paper
from app.ui.features.breaches.rows import BreachRow
from app.ui.widgets.card import Card, details, pairs
from app.ui.widgets.dialog import ask
from app.ui.widgets.parts import button, label
from app.usecases.close_breach import close_breach
from app.usecases.draw_up_breach import BreachPaper

_NEXT = {
    BreachDuty.ASSESS: "judge",
    BreachDuty.TELL_CONTROLLERS: "judge",
    BreachDuty.REPORT: "report",
    BreachDuty.TELL_PEOPLE: "tell",
    BreachDuty.EVALUATE: "learned",
}
"""Which step a duty asks for."""
_FORMS: dict[str, forms.FormOf] = {
    "establish": forms.establish_form,
    "known": forms.known_form,
    "judge": forms.risk_form,
    "learned": forms.learned_form,
    "dismiss": forms.dismiss_form,
    "report": forms.report_form,
    "tell": forms.tell_form,
}


class BreachCards:
    """Makes the cards anew whenever something changed. `near` is the page that they stand on."""

    def __init__(self, context: Context, near: QWidget) -> None:
        self._context, self._near = context, near

    def all(self, shown: BreachRow) -> list[QWidget]:
        """Every card."""
        if shown.breach.state is BreachState.SUSPECTED:
            return [self._suspicion(shown), self._known(shown)]
        if shown.breach.state is BreachState.NO_BREACH:
            return [self._no_breach(shown), self._known(shown)]
        return [
            self._to_do(shown), self._known(shown), self._risk(shown), self._reported(shown), self._told(shown),
            self._learned(shown),
        ]  # fmt: skip

    def steps(self, breach: Breach) -> tuple[Action, ...]:
        """The same steps for menu, keys and palette."""
        if breach.state is BreachState.SUSPECTED:
            names: tuple[str, ...] = ("establish", "known", "dismiss")
        elif breach.state is BreachState.ESTABLISHED:
            names = ("known", "judge", "report", "tell", "learned")
        else:
            return ()
        return tuple(
            Action(f"breach_{name}", f"breaches.{name}", lambda _, name=name: self._open(name, breach))  # type: ignore[misc]
            for name in names
        )

    def _suspicion(self, shown: BreachRow) -> Card:
        text = self._context.text
        card = Card(
            text("breaches.suspicion"),
            self._step("dismiss", shown.breach),
            self._step("establish", shown.breach, primary=True),
        )
        card.body.addWidget(label(text("breaches.suspicion.text")))
        card.body.addWidget(pairs([(text("breach.suspected"), self._moment(shown.breach, "suspected"))]))
        return card

    def _no_breach(self, shown: BreachRow) -> Card:
        card = Card(self._context.text("breach_state.no_breach"))
        card.body.addWidget(details(shown.breach, ("risk_reason", "closed_on"), self._context.translator))
        return card

    def _to_do(self, shown: BreachRow) -> Card:
        text, translator = self._context.text, self._context.translator
        closed = shown.breach.state is BreachState.CLOSED
        ready = not shown.left and shown.breach.prevention.strip() != ""
        close = button(
            text("breaches.close"), lambda: self._close(shown), "primary" if ready else "", name="close_breach"
        )
        title = "breaches.closed" if closed else "breaches.ready" if not shown.left else "breaches.still"
        card = Card(text(title), *(() if closed else (close,)))
        if shown.term is not None and BreachDuty.REPORT in shown.left:
            by = text("breaches.report_by", moment=translator.instant(shown.term.ends), hours=shown.term.hours)
            told = label(by, "large")
            told.setObjectName("report_by")
            card.body.addWidget(told)
            source = shown.term.source.words(translator)
            card.body.addWidget(label(text("breaches.report_by.why", source=source), "muted"))
        for each in shown.left:
            card.body.addWidget(label(f"\u2022  {text(f'breach_duty.{each.value}')}"))
        when = [
            (text("breach.suspected"), self._moment(shown.breach, "suspected")),
            (text("breach.aware"), self._moment(shown.breach, "aware")),
        ]
        if closed and shown.breach.closed_on is not None:
            when.append((text("breach.closed_on"), translator.date(shown.breach.closed_on)))
        card.body.addWidget(pairs(when, 3))
        return card

    def _known(self, shown: BreachRow) -> Card:
        fields = ("nature", "began_on", "people", "encrypted")
        card = Card(self._context.text("breaches.what"), *self._while_open("known", shown))
        card.body.addWidget(details(shown.breach, fields, self._context.translator, 4))
        card.body.addWidget(details(shown.breach, ("facts", "data"), self._context.translator, 1))
        return card

    def _risk(self, shown: BreachRow) -> Card:
        card = Card(self._context.text("breaches.risk"), *self._while_open("judge", shown))
        fields = ("risk", "risk_reason", "effects", "measures", "controllers_told_on")
        card.body.addWidget(details(shown.breach, fields, self._context.translator, 1))
        return card

    def _reported(self, shown: BreachRow) -> Card:
        text = self._context.text
        paper = button(text("breach_paper.report"), lambda: self._paper(shown, BreachPaper.REPORT), name="paper_report")
        card = Card(text("breaches.reported"), paper, *self._while_open("report", shown))
        if not shown.facts.reports:
            card.body.addWidget(label(text("breaches.not_reported"), "muted"))
        for each in shown.facts.reports:
            whom = text(f"reported_to.{each.reported_to.value}")
            moment = text("breach.moment", date=each.reported_on, time=each.reported_at)
            words = [each.reference, each.told, each.late_reason]
            line = " · ".join(filter(None, (text("breach.stage", number=each.stage, whom=whom), moment, *words)))
            card.body.addWidget(label(line))
        return card

    def _told(self, shown: BreachRow) -> Card:
        context = self._context
        paper = button(
            context.text("breach_paper.letter"), lambda: self._paper(shown, BreachPaper.LETTER), name="paper_letter"
        )
        card = Card(context.text("breaches.told"), paper, *self._while_open("tell", shown))
        why = tell_reason(shown.breach, shown.facts.policy)
        if why is not None:
            card.body.addWidget(label(worded(why, context.translator), "muted"))
        notices = context.reader.find(BreachNotice, breach=shown.breach.id)
        if not notices:
            card.body.addWidget(label(context.text("breaches.nobody_told"), "muted"))
        for each in notices:
            name = context.reader.get(Client, each.client).name
            how = context.text(f"channel.{each.told_how.value}")
            card.body.addWidget(label(f"{name} · {context.translator.date(each.told_on)} · {how}"))
        return card

    def _learned(self, shown: BreachRow) -> Card:
        card = Card(self._context.text("breaches.lesson"), *self._while_open("learned", shown))
        card.body.addWidget(details(shown.breach, ("evaluation", "prevention"), self._context.translator, 1))
        return card

    def _while_open(self, name: str, shown: BreachRow) -> tuple[QPushButton, ...]:
        """The button of a step, primary where it is the next one; none once the breach is closed."""
        if shown.breach.state in (BreachState.CLOSED, BreachState.NO_BREACH):
            return ()
        following = _NEXT[shown.left[0]] if shown.left else "learned" if not shown.breach.prevention.strip() else ""
        return (self._step(name, shown.breach, primary=name == following),)

    def _step(self, name: str, breach: Breach, *, primary: bool = False) -> QPushButton:
        words = self._context.text(f"breaches.{name}")
        return button(words, lambda: self._open(name, breach), "primary" if primary else "", name=f"breach_{name}")

    def _open(self, name: str, breach: Breach) -> None:
        _FORMS[name](self._context, self._near, self._context.reader.get(Breach, breach.id))

    def _paper(self, shown: BreachRow, paper: BreachPaper) -> None:
        save_paper(self._context, self._near, shown.breach, paper)

    def _close(self, shown: BreachRow) -> None:
        def close() -> None:
            self._context.do(self._near, lambda _: None, close_breach, shown.breach.id)

        if shown.left:  # then it is refused, with all that is to be done: nothing to ask first
            close()
        else:
            ask(self._context, self._near, "breaches.close_ask", "breaches.close", close)

    def _moment(self, breach: Breach, name: str) -> str:
        day, at = getattr(breach, f"{name}_on"), getattr(breach, f"{name}_at")
        return self._context.text("breach.moment", date=day, time=at)
