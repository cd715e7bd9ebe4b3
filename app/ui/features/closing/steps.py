"""The steps to the end of the practice: how far each is, in words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.gate import Refused, Verdict
from app.domain.gates.close_practice import ClosingFacts, destroy_at_end_gate, hand_to_keeper_gate
from app.domain.organisation import Organisation
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.theme.theme import set_role
from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import box, button, column, label
from app.ui.widgets.state_mark import StateMark, Tone
from app.usecases.close_practice import ClosingState

Acts = dict[str, Callable[[], None]]
"""What a button does, by its name."""

_INDENT = 18
"""Pixels by which the words stand under the title, beside its dot."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `words` say how it stands, `buttons` name what can be done, `reasons` why not yet."""

    name: str
    done: bool
    words: str
    buttons: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def steps_of(context: Context, state: ClosingState) -> tuple[Step, ...]:
    """All of them, in their order; after the close only what was done."""
    text, facts = context.text, state.facts
    closing = facts.closing
    waiting = _waiting(context, state.verdict)
    keeper = context.reader.maybe(Organisation, closing.keeper)
    bound = keeper is not None and closing.keeper_agreed_on is not None
    open_still = () if closing.closed_on is not None else None

    def buttons(*names: str) -> tuple[str, ...]:
        return names if open_still is None else ()

    told = text("closing.step.tell.done") if not facts.untold else waiting["untold"]
    unfinished = [waiting[each] for each in ("running", "requests") if each in waiting]
    return (
        Step("tell", not facts.untold, told, buttons("letters", "told") if facts.untold else ()),
        Step(
            "finish", not unfinished, " ".join(unfinished) or text("closing.step.finish.done"),
            buttons("requests") if facts.requests else (),
        ),
        Step(
            "destroy", state.destroyed and not facts.due, _destroying(context, state, waiting),
            buttons("destroy", *(("retention",) if state.destroyed and facts.due else ())),
            _reasons(context, destroy_at_end_gate(facts)),
        ),
        Step(
            "keeper", bound or not facts.staying,
            text("closing.step.keeper.done", keeper=keeper.name, date=closing.keeper_agreed_on)
            if keeper is not None and bound
            else waiting.get("no_keeper", text("closing.step.keeper.none")),
            () if bound else buttons("plan"),
        ),
        Step(
            "hand", closing.handed_on is not None or not facts.staying, _handing(context, state),
            buttons("hand") if facts.staying and closing.handed_on is None else (),
            _reasons(context, hand_to_keeper_gate(facts)),
        ),
        Step(
            "close", closing.closed_on is not None,
            text("closing.closed", date=closing.closed_on) if closing.closed_on is not None
            else text("closing.step.close", date=closing.closes_on),
            buttons("close"), _reasons(context, state.verdict),
        ),
    )  # fmt: skip


class StepList(QWidget):
    """The steps below each other; the button of the first that can be taken now stands out."""

    def __init__(self, context: Context, steps: Sequence[Step], acts: Acts) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        first = next((each for each in steps if not each.done and each.buttons and not each.reasons), None)
        for number, each in enumerate(steps, 1):
            layout.addLayout(self._row(context, number, each, acts, stands_out=each is first))

    def _row(self, context: Context, number: int, step: Step, acts: Acts, *, stands_out: bool) -> Flow:
        text = context.text
        mark = StateMark(context.colours)
        tone = Tone.GOOD if step.done else Tone.WAITING
        title = f"{number}. {text(f'closing.step.{step.name}.title')}"
        mark.show_state(tone, f"{title} ({text('closing.step.is_done')})" if step.done else title)
        words = label(step.words, "muted")
        words.setObjectName(f"step_{step.name}")
        words.setContentsMargins(_INDENT, 0, 0, 0)
        made: list[QPushButton] = []
        for name in step.buttons:
            one = button(text(f"closing.act.{name}"), acts[name], name=f"closing_{name}")
            one.setEnabled(not step.reasons)
            one.setToolTip("\n".join(step.reasons))
            if stands_out and name == step.buttons[0]:
                set_role(one, "danger" if name in ("destroy", "close") else "primary")
            made.append(one)
        return Flow(box(column(mark, words, spacing=2)), *made, lead=True)


def _waiting(context: Context, verdict: Verdict) -> dict[str, str]:
    """What the gate says, by the end of its codes."""
    reasons = verdict.reasons if isinstance(verdict, Refused) else ()
    return {each.code.rpartition(".")[2]: worded(each, context.translator) for each in reasons}


def _reasons(context: Context, verdict: Verdict) -> tuple[str, ...]:
    return tuple(_waiting(context, verdict).values())


def _destroying(context: Context, state: ClosingState, waiting: dict[str, str]) -> str:
    facts: ClosingFacts = state.facts
    if "due" in waiting:
        return waiting["due"]
    if state.destroyed:
        return context.text("closing.step.destroy.done")
    key = "later" if facts.closing.closes_on > facts.today else "now"
    return context.text(f"closing.step.destroy.{key}", date=facts.closing.closes_on)


def _handing(context: Context, state: ClosingState) -> str:
    facts = state.facts
    if facts.closing.handed_on is not None:
        return context.text("closing.step.hand.done", date=facts.closing.handed_on)
    if not facts.staying:
        return context.text("closing.step.hand.nothing")
    stays = context.translator.count("closing.step.hand.stays", facts.staying)
    last = context.text("closing.until", date=state.until) if state.until else context.text("closing.until_open")
    return f"{stays} {last}"
