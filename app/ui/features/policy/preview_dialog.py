"""What a change of the policy would do, before it is adopted: to promises, items and running trajectories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.nouns import noun_named
from app.domain.policy import Policy
from app.domain.policy_change import Changed, Direction
from app.domain.reason import worded
from app.kernel.errors import InputError
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.widgets.card import pairs
from app.ui.widgets.date_input import DateInput
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import box, column, label, labelled, notice, row
from app.ui.widgets.rule_link import rule_link
from app.ui.widgets.scrolled import scrolled
from app.usecases.change_policy import change_policy
from app.usecases.preview_policy import MovedItem, PolicyPreview, preview_policy
from app.vault.snapshot import snapshot

_SHOWN = 6
"""Items that are named; the rest is counted."""


class PolicyPreviewDialog(Dialog):
    """Looks through the whole vault in a thread of its own; adopting waits for that. Another day looks again."""

    def __init__(self, context: Context, near: QWidget, policy: Policy, adopted: Callable[[Policy], None]) -> None:
        super().__init__(context, near, "policy_screen.preview", "policy_screen.adopt", name="policy_preview")
        self._policy, self._adopted = policy, adopted
        self._day = DateInput(context.translator, context.colours)
        self._day.setObjectName("valid_from")
        self._day.setFixedWidth(grown(200))
        self._day.show_value(context.today)
        self._day.edited.connect(self._look)
        self.body.addLayout(labelled(context.text("policy_screen.valid_from"), self._day))
        self._scroll = scrolled(read_as=context.text("policy_screen.preview"))
        self._scroll.setObjectName("policy_effects")
        self.body.addWidget(self._scroll, 1)
        self._day.setFocus()  # the primary button rests while it looks
        self.setMinimumSize(680, min(600, self.screen().availableGeometry().height() - 80))
        self._look()

    def confirmed(self) -> None:
        """Adopt it."""
        day = self._asked_day()
        if day is not None:
            self.primary.setEnabled(False)
            self.context.do(self, self._done, change_policy, self._policy, day, self.context.law)

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def _done(self, adopted: Policy) -> None:
        self._adopted(adopted)
        self.accept()

    def _asked_day(self) -> date | None:
        try:
            return date.fromisoformat(str(self._day.given()))
        except ValueError:
            return None

    def _look(self) -> None:
        self.primary.setEnabled(False)
        day, context, policy = self._asked_day(), self.context, self._policy
        if day is None:
            self._put([notice(context.text("fault.not_a_date"), "error")])
            return
        self._put([label(context.text("policy_screen.looking"), "muted")])
        vault, parts = context.vault, context.parts

        def looked(_: Progress) -> PolicyPreview:
            reader = vault.reader()
            with snapshot(reader):
                return preview_policy(reader, parts, policy, day)

        context.tasks.run(looked, self, self._show, self._refused)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, InputError):
            self._put([notice(self.context.text("reading.failed"), "error")])
            self.context.present(error, self)
            return
        told = [self.context.text(each.key, **dict(each.arguments)) for each in error.faults]
        self._put([notice("\n".join(told), "error")])

    def _show(self, found: PolicyPreview) -> None:
        blocks: list[QWidget] = []
        if found.refused:
            words = [f"• {worded(each, self.context.translator)}" for each in found.refused]
            rule = rule_link(self.context, found.refused)
            said = "\n".join([self.context.text("policy_preview.refused"), *words])
            blocks.append(notice(said, "error", *([] if rule is None else [box(row(rule, None))])))
        for direction in (Direction.BELOW_LAW, Direction.WEAKER, Direction.STRICTER, Direction.OTHER):
            blocks += self._promises(direction, [each for each in found.changes if each.direction is direction])
        blocks += [self._items(found), *self._running(found)]
        self._put(blocks)
        self.primary.setEnabled(not found.refused)

    def _promises(self, direction: Direction, changed: Sequence[Changed]) -> list[QWidget]:
        if not changed:
            return []
        lines = [label(f"•  {worded(each.what, self.context.translator)}") for each in changed]
        head = label(self.context.text(f"policy_screen.{direction.value}"), "label")
        return [box(column(head, *lines, spacing=4))]

    def _items(self, found: PolicyPreview) -> QWidget:
        context, count = self.context, self.context.translator.count
        head = label(context.text("policy_screen.items"), "label")
        if not found.moved:
            return box(column(head, label(context.text("policy_screen.no_items"), "muted"), spacing=4))
        told = [
            (context.text(f"category.{category.value}"), count(f"policy_shift.{shift.value}", number))
            for (category, shift), number in found.moved.items()
        ]
        below: list[QWidget] = [label(count("policy_screen.dossiers", found.clients), "muted")]
        if found.due_at_once:
            below.append(notice(count("policy_preview.due_at_once", found.due_at_once), "warning"))
        dated = [each for each in found.shown if each.before and each.after][:_SHOWN]
        for each in dated:
            dates = {"before": each.before, "after": each.after}
            what = context.text(f"noun.{each.noun}")
            words = context.text("policy_screen.item", what=what, name=self._whose(each), **dates)
            below.append(label(words, "hint"))
        return box(column(head, pairs(told), *below, spacing=6))

    def _whose(self, item: MovedItem) -> str:
        """The client in whose dossier it is; of who is in none, what the item itself is called."""
        reader = self.context.reader
        if item.client:
            client = reader.maybe(Client, item.client)
            return client.name if client else ""
        found = reader.maybe(noun_named(item.noun), item.id)
        return worded(found.named(lambda _: None), self.context.translator) if found else ""

    def _running(self, found: PolicyPreview) -> list[QWidget]:
        if not found.running:
            return []
        lines = [
            label(
                self.context.translator.count(
                    "policy_preview.running",
                    each.trajectories,
                    version=each.version,
                    stricter=each.count(Direction.STRICTER),
                    weaker=each.count(Direction.WEAKER),
                )
            )
            for each in found.running
        ]
        return [box(column(label(self.context.text("policy_screen.running"), "label"), *lines, spacing=4))]

    def _put(self, blocks: Sequence[QWidget]) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 2, 14, 2)
        inside.setSpacing(18)
        for each in blocks:
            inside.addWidget(each)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
