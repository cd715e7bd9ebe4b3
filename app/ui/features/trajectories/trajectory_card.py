"""One trajectory: what is agreed, with whom, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.domain.attachment import Attachment
from app.domain.billing_line import BillingLine
from app.domain.organisation import Contact, Organisation
from app.domain.session import Session
from app.domain.trajectory import RateUnit, Trajectory
from app.ui.agreement_words import agreement_words
from app.ui.context import Context
from app.ui.forms.billing import new_billing_line
from app.ui.forms.organisation import edit_organisation
from app.ui.forms.trajectory import edit_trajectory, end_trajectory
from app.ui.place import Place
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, row

_INSET = 14
"""Pixels between the edge of a quiet button and its text: without them the text stands in line with what is above."""


class TrajectoryCard(Card):
    """Made anew whenever something of it changes."""

    def __init__(self, context: Context, trajectory: Trajectory) -> None:
        self._context, self._trajectory = context, trajectory
        text = context.text
        ended = trajectory.ends_on is not None and trajectory.ends_on < context.today
        edit = button(text("edit"), self._edit, "quiet", name=f"edit_{trajectory.id}")
        edit.setAccessibleName(f"{edit.text()}: {trajectory.title}")
        buttons = [edit]
        if trajectory.ends_on is None:
            end = button(text("trajectory.end"), self._end, "quiet", name=f"end_{trajectory.id}")
            end.setAccessibleName(f"{end.text()}: {trajectory.title}")
            buttons.append(end)
        bill = button(text("billing.new"), self._bill, "quiet", name=f"bill_{trajectory.id}")
        bill.setAccessibleName(f"{bill.text()}: {trajectory.title}")
        buttons.append(bill)
        super().__init__(trajectory.title, *buttons)
        self.setObjectName(f"trajectory_{trajectory.id}")
        self.body.addWidget(label(self._state(ended=ended), "muted"))
        self.body.addWidget(pairs(self._told()))
        if trajectory.question:
            self.body.addWidget(label(text("trajectory.question"), "hint"))
            self.body.addWidget(label(trajectory.question))
        links = self._links()
        if links:
            beside = row(*links, None)
            beside.setContentsMargins(-_INSET, 0, 0, 0)
            self.body.addLayout(beside)

    def _state(self, *, ended: bool) -> str:
        text, trajectory = self._context.text, self._trajectory
        kind = text(f"trajectory_kind.{trajectory.kind.value}")
        if trajectory.ends_on is None:
            when = text("trajectories.since", start=trajectory.starts_on)
        else:
            key = "trajectories.ended" if ended else "trajectories.until"
            when = text(key, start=trajectory.starts_on, end=trajectory.ends_on)
        return f"{kind} · {when}"

    def _told(self) -> list[tuple[str, str]]:
        context, trajectory = self._context, self._trajectory
        text, reader = context.text, context.reader
        principal = reader.maybe(Organisation, trajectory.principal)
        contacts = reader.find(Contact, organisation=trajectory.principal) if principal is not None else ()
        sessions = reader.count(Session, trajectory=trajectory.id)
        told = [
            (text("trajectory.principal"), text("summary.pays_self") if principal is None else principal.name),
            (text("organisation.contacts"), ", ".join(each.name for each in contacts)),
            (text("summary.agreement"), agreement_words(context, trajectory)),
            (text("summary.sessions"), context.translator.count("trajectories.sessions", sessions)),
            (text("trajectory.rate"), self._rate()),
            (text("trajectory.order_number"), trajectory.order_number),
            (text("billing.charged"), self._charged()),
        ]
        return [(name, value) for name, value in told if value]

    def _rate(self) -> str:
        if not self._trajectory.rate:
            return ""
        unit = self._trajectory.rate_per or RateUnit.SESSION
        amount = self._context.translator.amount(self._trajectory.rate)
        return f"{amount} / {self._context.text(f'rate_unit.{unit.value}').lower()}"

    def _charged(self) -> str:
        """Until when it was charged, and how much in all."""
        lines = self._context.reader.find(BillingLine, trajectory=self._trajectory.id)
        if not lines:
            return ""
        amount = self._context.translator.amount(sum(each.amount for each in lines))
        until = max(each.ends_on for each in lines)
        return self._context.text("billing.charged_until", amount=amount, date=until)

    def _links(self) -> list[QPushButton]:
        text, trajectory = self._context.text, self._trajectory
        links = []
        if trajectory.principal:
            links.append(link(text("trajectories.principal"), self._open_principal, name="open_principal"))
        if trajectory.agreement:
            links.append(link(text("trajectories.agreement"), self._open_agreement, name="open_agreement"))
        for each in links:
            each.setAccessibleName(f"{each.text()}: {trajectory.title}")
        return links

    def _edit(self) -> None:
        edit_trajectory(self._context, self, self._trajectory)

    def _end(self) -> None:
        end_trajectory(self._context, self, self._trajectory)

    def _bill(self) -> None:
        new_billing_line(self._context, self, self._trajectory)

    def _open_principal(self) -> None:
        edit_organisation(self._context, self, Organisation.noun.name, self._trajectory.principal)

    def _open_agreement(self) -> None:
        trajectory = self._trajectory
        self._context.navigate(Place("dossier", trajectory.client, trajectory.agreement, Attachment.noun.name))
