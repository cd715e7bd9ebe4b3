"""The cards of an organisation: its details, who speaks for it, what it commissioned, what was disclosed to it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.organisation import Organisation
from app.ui.context import Context
from app.ui.features.relations.business_kept import kept_card
from app.ui.forms.contact import ContactList
from app.ui.forms.organisation import edit_organisation
from app.ui.place import Place
from app.ui.widgets.card import Card, details
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, row
from app.usecases.relations import OrganisationAccount, organisation_account

_FIELDS = ("kind", "kvk", "street", "house_number", "postcode", "town", "country", "phone", "email")


def organisation_cards(context: Context, near: QWidget, organisation: Organisation) -> list[QWidget]:
    """All cards, made anew."""
    account = organisation_account(context.reader, organisation.id)
    return [
        _about(context, near, organisation),
        _contacts(context, organisation),
        kept_card(context, near, organisation),
        _commissioned(context, account),
        _disclosed(context, account),
    ]


def _about(context: Context, near: QWidget, organisation: Organisation) -> Card:
    def change() -> None:
        edit_organisation(context, near, "organisation", organisation.id)

    edit = button(context.text("edit"), change, name="edit_organisation")
    card = Card(context.text("relations.details"), edit)
    card.body.addWidget(details(organisation, _FIELDS, context.translator, 3))
    return card


def _contacts(context: Context, organisation: Organisation) -> Card:
    card = Card(context.text("organisation.contacts"))
    card.body.addWidget(ContactList(context, organisation.id))
    return card


def _commissioned(context: Context, account: OrganisationAccount) -> Card:
    card, short = Card(context.text("relations.commissions")), context.translator.short_date
    for trajectory, client in account.trajectories:
        place = Place("dossier", client.id, part="trajectory", record=trajectory.id)
        said = f"{short(trajectory.starts_on)} \u00b7 {trajectory.title} \u00b7 {client.name}"
        card.body.addLayout(_line(context, said, place))
    for training, number in account.trainings:
        people = context.translator.count("relations.participants", number)
        said = f"{short(training.starts_on)} \u00b7 {training.title} \u00b7 {people}"
        card.body.addLayout(_line(context, said, Place("trainings", record=training.id)))
    if not account.trajectories and not account.trainings:
        card.body.addWidget(label(context.text("relations.commissions.none"), "muted"))
    return card


def _disclosed(context: Context, account: OrganisationAccount) -> Card:
    card, short = Card(context.text("relations.disclosed")), context.translator.short_date
    for disclosure, client in account.disclosures:
        place = Place("dossier", client.id, part="disclosure", record=disclosure.id)
        said = f"{short(disclosure.disclosed_on)} \u00b7 {disclosure.what} \u00b7 {client.name}"
        card.body.addLayout(_line(context, said, place))
    if not account.disclosures:
        card.body.addWidget(label(context.text("relations.disclosed.none"), "muted"))
    return card


def _line(context: Context, said: str, place: Place) -> QHBoxLayout:
    to = link(context.text("relations.show"), lambda: context.navigate(place), name="show")
    to.setAccessibleName(f"{to.text()}: {said}")
    made = row(label(said), to)
    made.setStretch(0, 1)
    return made
