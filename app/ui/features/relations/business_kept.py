"""Until when an organisation and who speaks for it are kept, why, and what a person can do about that (row B4)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.declare import Record
from app.domain.organisation import Contact, Organisation
from app.domain.period import Period, Unit, last_day
from app.domain.policy import RetentionAction
from app.domain.reason import worded
from app.domain.retention import Explainer
from app.domain.review import Review
from app.ui.context import Context
from app.ui.features.relations.erase import erase_outside
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import button, label, row
from app.usecases.current_policy import policy_on
from app.usecases.review_item import ASKED, review_contact
from app.vault.kept_items import load_outside

_A_YEAR = Period(1, Unit.YEARS)


def kept_card(context: Context, near: QWidget, organisation: Organisation) -> Card:
    """One line for each: the sentence, looking again where the policy asks that, and erasing."""
    card = Card(context.text("relations.kept"))
    facts = load_outside(context.reader, (organisation.id,))
    explainer = Explainer(policy_on(context.reader, context.today), context.law.statute, context.today)
    if facts.must_stay(organisation):
        card.body.addWidget(label(context.text("relations.kept.named"), "muted"))
    else:
        said = worded(explainer.explain(facts.item(organisation)).reasons[0], context.translator)
        card.body.addLayout(_line(context, near, organisation, organisation.name, said))
    for each in context.reader.find(Contact, organisation=organisation.id):
        kept = explainer.explain(facts.item(each))
        said = worded(kept.reasons[0], context.translator)
        looked = kept.rule is not None and kept.rule.action is RetentionAction.REVIEW
        card.body.addLayout(_line(context, near, each, each.name, said, looked=looked))
    return card


def _line(
    context: Context, near: QWidget, record: Record, name: str, said: str, *, looked: bool = False
) -> QHBoxLayout:
    text = context.text
    acts = []
    if looked and isinstance(record, Contact):

        def look() -> None:
            review_form(context, near, record)

        acts.append(button(text("relations.kept.look"), look, name="look_again"))
    erase = button(text("relations.erase"), lambda: erase_outside(context, near, record), "quiet", name="erase_person")
    acts.append(erase)
    for each in acts:
        each.setAccessibleName(f"{each.text()}: {name}")
    made = row(label(name, wrap=False), label(said, "muted"), *acts)
    made.setStretch(1, 1)
    return made


def review_form(context: Context, near: QWidget, contact: Contact) -> FormDialog:
    """Say that more work is still expected, and when to look again."""
    form = RecordForm(context, Review, (("next_on",), ("why",)), required=ASKED)
    form.set_values({"next_on": last_day(context.today, _A_YEAR)})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, review_contact, context.parts, values, contact.id)

    about = About(record=contact.id)
    dialog = FormDialog(context, near, "relations.kept.look", form, save, name="review_contact", about=about)
    dialog.open()
    return dialog
