"""How each form that was left is opened again. A new form is one line here; a test holds the list against the forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.answer import Decision
from app.domain.attachment import Attachment
from app.domain.breach import Breach
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.document import Version
from app.domain.enquiry import Enquiry
from app.domain.goal import Assignment, Goal
from app.domain.hold import Hold
from app.domain.joint_talk import JointTalk
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Contact
from app.domain.package import Package
from app.domain.paper_item import PaperItem
from app.domain.participation import Participation
from app.domain.received_answer import ReceivedAnswer
from app.domain.refusal import Refusal
from app.domain.representative import Representative
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.domain.reusable_text import ReusableText
from app.domain.session import Session
from app.domain.training import Training, TrainingMeeting
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished
from app.kernel.errors import NotFound
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.answers.forms import set_aside_form
from app.ui.features.around import forms as around
from app.ui.features.attachments.mask_later import mask_again
from app.ui.features.attachments.take_in import edit_attachment, take_in_again
from app.ui.features.breaches.forms import (
    dismiss_form,
    establish_form,
    known_form,
    learned_form,
    report_form,
    risk_form,
    suspect_form,
    tell_form,
)
from app.ui.features.closing.dialogs import closing_form, told_form
from app.ui.features.consents.ask import ask_for_consent
from app.ui.features.consents.asked import call_back_form
from app.ui.features.consents.withdraw import withdraw
from app.ui.features.disclosures.tell import tell_outside
from app.ui.features.documents.acts import edit_document
from app.ui.features.documents.decide import decide
from app.ui.features.documents.new_document import new_document
from app.ui.features.documents.withdraw import take_back_form, withdraw_form
from app.ui.features.goals import forms as goals
from app.ui.features.noted import forms as noted
from app.ui.features.relations.business_kept import review_form as review_contact_form
from app.ui.features.relations.forms import answer_form, edit_reader, new_enquiry, new_reader, take_over_form
from app.ui.features.requests.copy_why import why_again
from app.ui.features.requests.forms import close_form, extend_form, identify_form, open_request_form
from app.ui.features.requests.work_forms import (
    lift_form,
    omit_form,
    restrict_dossier_form,
    restrict_form,
    statement_form,
    step_form,
    tell_lifting_form,
)
from app.ui.features.requests.work_forms import (
    tell_form as tell_recipient_form,
)
from app.ui.features.retention.forms import (
    hold_form,
    look_again_form,
    paper_form,
    paper_gone_form,
    release_form,
    review_form,
)
from app.ui.features.statement.tell import tell_source_form, tell_statement_form
from app.ui.features.statement.welcome import welcome_form
from app.ui.features.today.stand_in_dialog import stand_in_form
from app.ui.features.trainings.add_people import add_people
from app.ui.features.trainings.forms import (
    edit_meeting,
    edit_training,
    evaluation,
    new_meeting,
    new_training,
    preparation,
    scan,
    scan_of,
)
from app.ui.forms.billing import new_billing_line
from app.ui.forms.client import edit_client, new_client
from app.ui.forms.consent import new_consent
from app.ui.forms.contact import edit_contact, new_contact
from app.ui.forms.kinds import record_form
from app.ui.forms.organisation import edit_organisation, new_organisation
from app.ui.forms.representative import edit_representative, new_representative
from app.ui.forms.reusable_text import edit_text, new_text
from app.ui.forms.session import any_session, edit_session, new_session
from app.ui.forms.trajectory import edit_trajectory, end_trajectory, new_trajectory
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog
from app.usecases.kept_until import KeptItem, kept_until

Way = Callable[[Context, QWidget, Unfinished], Dialog | bool | None]
"""Opens a form near a widget, as it was opened at first; the fields are filled in afterwards. A page that does so
itself gives True, and where there is no form any more there is none.
"""
R = TypeVar("R", bound=Record)


def _new(opens: Callable[[Context, QWidget], Dialog]) -> Way:
    """Something that belongs to no dossier yet."""
    return lambda context, near, _: opens(context, near)


def _of(opens: Callable[[Context, QWidget, Id], Dialog]) -> Way:
    """Something new in a client's dossier."""
    return lambda context, near, left: opens(context, near, context.reader.get(Client, left.client).id)


def _the(record: type[R], opens: Callable[[Context, QWidget, R], Dialog]) -> Way:
    """A record that is changed."""
    return lambda context, near, left: opens(context, near, context.reader.get(record, left.record))


WAYS_BACK: dict[str, Way] = {
    "breaches.suspect": _new(suspect_form),
    "breaches.establish": _the(Breach, establish_form),
    "breaches.known": _the(Breach, known_form),
    "breaches.judge": _the(Breach, risk_form),
    "breaches.learned": _the(Breach, learned_form),
    "breaches.dismiss": _the(Breach, dismiss_form),
    "breaches.report": _the(Breach, report_form),
    "breaches.tell": _the(Breach, tell_form),
    "client.new": _new(new_client),
    "client.edit": _the(Client, edit_client),
    "practice.title": lambda context, near, left: _practice(context, near, left),
    "organisation.new": _new(new_organisation),
    "organisation.edit": lambda context, near, left: edit_organisation(context, near, "organisation", left.record),
    "contact.new": lambda context, near, left: new_contact(context, near, Id(left.record)),
    "contact.edit": _the(Contact, edit_contact),
    "representative.new": _of(new_representative),
    "representative.edit": _the(Representative, edit_representative),
    "trajectory.new": _of(new_trajectory),
    "trajectory.edit": _the(Trajectory, edit_trajectory),
    "trajectory.end": _the(Trajectory, end_trajectory),
    "session.new": _of(new_session),
    "today.session.new": _new(any_session),
    "closing.plan": _new(closing_form),
    "closing.tell": _new(told_form),
    "stand_in.make": _new(stand_in_form),
    "billing.new": _the(Trajectory, new_billing_line),
    "session.edit": _the(Session, edit_session),
    "reusable_texts.new": _new(new_text),
    "reusable_texts.edit": _the(ReusableText, edit_text),
    "consent.new": _of(new_consent),
    "consents.ask": _of(ask_for_consent),
    "consents.call_back.title": _the(Package, call_back_form),
    "consents.withdraw.title": _the(Consent, withdraw),
    **{each.title: _of(partial(record_form, kind=each)) for each in (*noted.KINDS, *goals.KINDS, *around.KINDS)},
    "noted.decline": _the(Refusal, noted.decline_form),
    "around.joint_talk.edit": _the(JointTalk, around.change_form),
    "around.agree": _the(JointTalk, around.agree_form),
    "around.share": _the(JointTalk, around.share_form),
    "goals.goal.edit": _the(Goal, goals.edit_goal),
    "goals.close": _the(Goal, goals.close_form),
    "goals.assignment.edit": _the(Assignment, goals.edit_assignment),
    "goals.return": _the(Assignment, goals.return_form),
    "goals.reflect": _the(Assignment, goals.reflect_form),
    "attachments.add": take_in_again,
    "masking.title": mask_again,
    "attachments.edit": _the(Attachment, edit_attachment),
    "documents_screen.new": _of(new_document),
    "documents_screen.step.edit": _the(Version, edit_document),
    **{f"documents_screen.{each.value}.title": _the(Version, partial(decide, decision=each)) for each in Decision},
    "documents_screen.withdraw.title": _the(Version, withdraw_form),
    "documents_screen.take_back.title": _the(Version, take_back_form),
    "answers.set_aside.title": _the(ReceivedAnswer, set_aside_form),
    "relations.reader.new": _new(new_reader),
    "relations.reader.edit": _the(NewsletterContact, edit_reader),
    "relations.enquiry.new": _new(new_enquiry),
    "relations.enquiry.answer": _the(Enquiry, answer_form),
    "relations.kept.look": _the(Contact, review_contact_form),
    "relations.enquiry.take_over": _the(Enquiry, take_over_form),
    "trainings.new": _new(new_training),
    "trainings.edit": _the(Training, edit_training),
    "trainings.add_people": _the(Training, add_people),
    "trainings.meeting.new": _the(Training, new_meeting),
    "trainings.meeting.edit": _the(TrainingMeeting, edit_meeting),
    "trainings.evaluation": _the(Participation, evaluation),
    "trainings.scan": _the(Participation, scan),
    "trainings.scan.alone": _of(scan_of),
    "trainings.preparation": _the(Participation, preparation),
    "statement_screen.tell": _new(tell_statement_form),
    "statement_screen.tell_source": _new(tell_source_form),
    "statement_screen.welcome": _new(welcome_form),
    "disclosures.record": _of(tell_outside),
    "requests.new": _of(open_request_form),
    "requests.identify": _the(Request, identify_form),
    "requests.extend": _the(Request, extend_form),
    "requests.close": _the(Request, close_form),
    "requests.step": _the(Request, step_form),
    "requests.tell": _the(Request, tell_recipient_form),
    "requests.restrict": _the(Request, restrict_form),
    "requests.restrict_dossier": _of(restrict_dossier_form),
    "requests.lift_tell": _the(Restriction, tell_lifting_form),
    "requests.lift": _the(Restriction, lift_form),
    "requests.omit": _the(Request, omit_form),
    "copy_builder.why.title": _the(Request, why_again),
    "requests.statement": _the(Request, statement_form),
    "retention_acts.hold.title": lambda context, near, left: hold_form(
        context, near, left.client, _kept(context, left) if left.record else None
    ),
    "retention_acts.release.title": _the(Hold, release_form),
    "retention_acts.look_again.title": _the(Hold, look_again_form),
    "retention_acts.paper.title": _of(paper_form),
    "retention_acts.paper_gone": _the(PaperItem, paper_gone_form),
    "retention_acts.review.title": lambda context, near, left: review_form(context, near, _kept(context, left)),
}
"""By the key of the form's title."""


def open_again(context: Context, near: QWidget, left: Unfinished) -> bool:
    """Open the form that was left, with what was typed in it; whether that could be done."""
    way = WAYS_BACK.get(left.form)
    if way is None:
        return False
    try:
        opened = way(context, near, left)
    except NotFound:
        return False
    if isinstance(opened, Dialog):
        opened.take_up(left)
    return bool(opened)


def _kept(context: Context, left: Unfinished) -> KeptItem:
    """The item of the dossier that it is about; NotFound where it went meanwhile."""
    for each in kept_until(context.reader, context.parts, left.client):
        if each.id == left.record:
            return each
    raise NotFound("item", left.record)


def _practice(context: Context, _: QWidget, __: Unfinished) -> bool:
    """The page of the practice fills in by itself what was left."""
    context.navigate(Place("practice"))
    return True
