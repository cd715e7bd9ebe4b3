"""The part that a dossier opens with: what waits, what runs, the last session, how to reach the client."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.session import Session
from app.ui.agreement_words import agreement_words
from app.ui.dossier_cards import CardsView
from app.ui.features.dossier.glance_card import glance_card
from app.ui.forms.session import new_session
from app.ui.forms.trajectory import new_trajectory
from app.ui.place import Place
from app.ui.waiting_words import waiting_sentence
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import box, button, label, notice, row
from app.usecases.dossier_summary import DossierSummary, Running, dossier_summary, excerpt


class Overview(CardsView):
    """Cards, made anew when something in the dossier changes."""

    of_practice = frozenset({"organisation"})

    def cards(self) -> Sequence[QWidget]:
        """What is wanting first, then who this is and how it goes."""
        context = self.context
        client = context.reader.maybe(Client, self.client)
        if client is None:
            return ()
        summary = dossier_summary(context.reader, context.law, context.today, client)
        cards: list[QWidget] = []
        if summary.lacks_representative:
            cards.append(self._too_young())
        if summary.waits:
            cards.append(self._waiting(summary))
        cards.append(glance_card(context, client))
        cards += [self._running(summary), self._sessions(summary), self._contact(client)]
        return cards

    def _too_young(self) -> QWidget:
        go = button(self.context.text("summary.to_people"), lambda: self._go("people"), name="to_people")
        return notice(self.context.text("dossier.too_young"), "warning", go)

    def _waiting(self, summary: DossierSummary) -> Card:
        card = Card(self.context.text("summary.waits"))
        for each in summary.waits:
            place = Place("dossier", each.client, each.record, each.noun)
            sentence = waiting_sentence(self.context, each)
            go = button(self.context.text("summary.open"), lambda place=place: self.context.navigate(place), "quiet")  # type: ignore[misc]
            go.setAccessibleName(f"{go.text()}: {sentence}")
            line = row(label(sentence), go)
            line.setStretch(0, 1)
            card.body.addLayout(line)
        return card

    def _running(self, summary: DossierSummary) -> Card:
        text = self.context.text
        new = button(text("trajectory.new"), self._new_trajectory, "quiet", name="new_trajectory")
        if not summary.running:
            card = Card(text("summary.trajectory"), new)
            key = "summary.no_trajectory" if not summary.trajectories else "summary.ended"
            card.body.addWidget(label(text(key), "muted"))
            return card
        go = button(text("summary.all_trajectories"), lambda: self._go("trajectories"), "quiet", name="to_trajectories")
        card = Card(text("summary.trajectory"), go)
        for each in summary.running:
            self._add_running(card, each)
        return card

    def _add_running(self, card: Card, running: Running) -> None:
        text, trajectory = self.context.text, running.trajectory
        name = ElidedLabel("large")
        name.setText(trajectory.title)
        card.body.addWidget(name)
        told = [
            (text("trajectory.kind"), text(f"trajectory_kind.{trajectory.kind.value}")),
            (text("trajectory.principal"), running.principal or text("summary.pays_self")),
            (text("summary.since"), self.context.translator.date(trajectory.starts_on)),
        ]
        card.body.addWidget(pairs([*told, (text("summary.agreement"), agreement_words(self.context, trajectory))]))

    def _sessions(self, summary: DossierSummary) -> Card:
        text = self.context.text
        new = button(text("session.new"), self._new_session, name="new_session")
        card = Card(text("summary.sessions"), new)
        if summary.next is not None:
            card.body.addWidget(self._session("summary.next", summary.next))
        if summary.last is not None:
            card.body.addWidget(self._session("summary.last", summary.last))
        if summary.next is None and summary.last is None:
            card.body.addWidget(label(text("summary.no_session"), "muted"))
        return card

    def _session(self, key: str, session: Session) -> QWidget:
        translator = self.context.translator
        when = f"{translator.date(session.on)} {session.at}".strip()
        place = Place("dossier", self.client, session.id, Session.noun.name)
        open_it = button(self.context.text("summary.open"), lambda: self.context.navigate(place), "quiet", name=key)
        open_it.setAccessibleName(f"{open_it.text()}: {when}")
        head = row(label(self.context.text(key, when=when)), open_it)
        head.setStretch(0, 1)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        if session.subject:
            subject = ElidedLabel()
            subject.setText(session.subject)
            layout.addWidget(subject)
        words = excerpt(session.notes)
        if words:
            layout.addWidget(label(words, "muted"))
        return made

    def _contact(self, client: Client) -> Card:
        text = self.context.text
        card = Card(text("summary.contact"), button(text("summary.to_people"), lambda: self._go("people"), "quiet"))
        street = f"{client.street} {client.house_number}".strip()
        address = ", ".join(each for each in (street, f"{client.postcode} {client.town}".strip()) if each)
        told = [
            (text("client.phone"), client.phone), (text("client.mobile"), client.mobile),
            (text("client.email"), client.email), (text("summary.address"), address),
        ]  # fmt: skip
        known = [(name, value) for name, value in told if value]
        card.body.addWidget(pairs(known) if known else box(row(label(text("summary.no_contact"), "muted"))))
        return card

    def _go(self, part: str) -> None:
        self.context.navigate(Place("dossier", self.client, part=part))

    def _new_trajectory(self) -> None:
        new_trajectory(self.context, self, self.client)

    def _new_session(self) -> None:
        new_session(self.context, self, self.client)
