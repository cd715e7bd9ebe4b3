"""Who the client is (row C3), and who acts for the client (rows C2, L13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.age import ages_on, younger_than
from app.domain.client import Client
from app.domain.representative import Representative
from app.ui.dossier_cards import CardsView
from app.ui.feature import Action
from app.ui.forms.client import edit_client
from app.ui.forms.representative import edit_representative, new_representative
from app.ui.widgets.card import Card, details, pairs
from app.ui.widgets.parts import button, label, notice

_REPRESENTATIVE = ("phone", "email", "acts_from", "acts_until", "reach", "statement_read_on")


class PeopleView(CardsView):
    """The client's own details, and below them one card for each representative."""

    own = frozenset({"client", "representative"})

    def actions_here(self) -> tuple[Action, ...]:
        """Change the details, add a representative."""
        return (
            Action("edit_client", "client.edit", lambda _: self._edit_client(), "Ctrl+E"),
            Action("new_representative", "representative.new", lambda _: self._new_representative()),
        )

    def cards(self) -> Sequence[QWidget]:
        """The client, each representative, and the way to add one."""
        client = self.context.reader.maybe(Client, self.client)
        if client is None:
            return ()
        cards: list[QWidget] = [self._client(client)]
        if client.died_on is not None:
            cards.insert(0, notice(self.context.text("people.died"), "notice"))
        representatives = self.context.reader.find(Representative, client=self.client)
        cards += [self._representative(each) for each in representatives]
        cards.append(self._more(client, known=bool(representatives)))
        return cards

    def _client(self, client: Client) -> Card:
        text, translator = self.context.text, self.context.translator
        street = f"{client.street} {client.house_number}".strip()
        town = f"{client.postcode} {client.town}".strip()
        born = "" if client.birth_date is None else translator.date(client.birth_date)
        told = (
            (text("people.name"), client.name),
            (text("client.initials"), client.initials),
            (text("client.birth_date"), born),
            (text("client.birth_place"), client.birth_place),
            (text("client.phone"), client.phone),
            (text("client.mobile"), client.mobile),
            (text("client.email"), client.email),
            (text("summary.address"), "\n".join(each for each in (street, town, client.country) if each)),
            (text("client.gender"), text(f"gender.{client.gender.value}")),
            (text("client.died_on"), "" if client.died_on is None else translator.date(client.died_on)),
            (text("client.language"), text(f"language.{client.language.value}")),
        )
        card = Card(
            text("people.client"), button(text("client.edit"), self._edit_client, "primary", name="edit_client")
        )
        card.body.addWidget(pairs([(name, value) for name, value in told if value]))
        return card

    def _representative(self, representative: Representative) -> Card:
        text, translator = self.context.text, self.context.translator
        edit = button(text("edit"), lambda: self._edit(representative), "quiet", name=f"edit_{representative.id}")
        edit.setAccessibleName(f"{edit.text()}: {representative.name}")
        card = Card(representative.name, edit)
        card.body.addWidget(label(text(f"capacity.{representative.capacity.value}"), "muted"))
        card.body.addWidget(details(representative, _REPRESENTATIVE, translator, 3))
        return card

    def _more(self, client: Client, *, known: bool) -> QWidget:
        text = self.context.text
        new = button(text("representative.new"), self._new_representative, name="new_representative")
        ages = ages_on(self.context.law.statute, self.context.today)
        young = younger_than(client.birth_date, ages.consent, self.context.today)
        if young and not known:
            return notice(text("dossier.too_young"), "warning", new)
        card = Card(text("people.representatives"), new)
        card.body.addWidget(label(text("people.representatives.hint"), "muted"))
        return card

    def _edit_client(self) -> None:
        edit_client(self.context, self, self.context.reader.get(Client, self.client))

    def _new_representative(self) -> None:
        new_representative(self.context, self, self.client)

    def _edit(self, representative: Representative) -> None:
        edit_representative(self.context, self, representative)
