"""All nouns of the practice: the one list that mapper, export, access package and tests walk."""

from __future__ import annotations

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.anonymous_item import AnonymousItem
from app.domain.attachment import Attachment
from app.domain.billing_line import BillingLine
from app.domain.breach import Breach, BreachNotice, BreachReport
from app.domain.client import Client
from app.domain.client_comment import ClientComment
from app.domain.client_statement import ClientStatement
from app.domain.closing import Closing
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.declare import Record, in_dossier
from app.domain.destruction import Destruction
from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version
from app.domain.drill import Drill
from app.domain.enquiry import Enquiry
from app.domain.evaluation import Evaluation, Tally
from app.domain.evaluation_form import EvaluationForm, EvaluationTotal
from app.domain.goal import Assignment, Goal
from app.domain.handover import Handover
from app.domain.hold import Hold
from app.domain.intervision_case import IntervisionCase
from app.domain.joint_talk import JointTalk
from app.domain.message import Message
from app.domain.national_number import NationalNumber
from app.domain.newsletter_contact import NewsletterContact
from app.domain.omission import Omission
from app.domain.organisation import Contact, Organisation
from app.domain.other_use import OtherUse
from app.domain.package import Package
from app.domain.paper_item import PaperItem
from app.domain.participation import Attendance, Participation
from app.domain.practice import Practice
from app.domain.received_answer import ReceivedAnswer
from app.domain.recipient_notice import RecipientNotice
from app.domain.recording import Recording
from app.domain.redaction import Redaction
from app.domain.refusal import Refusal
from app.domain.report_due import ReportDue
from app.domain.representative import Representative
from app.domain.request import Request
from app.domain.request_step import RequestStep
from app.domain.restriction import Restriction
from app.domain.reusable_text import ReusableText
from app.domain.review import Review
from app.domain.scan_result import ScanResult
from app.domain.session import Session
from app.domain.special_note import SpecialNote
from app.domain.stand_in import StandIn
from app.domain.statement import Statement, StatementTold
from app.domain.telling import Telling
from app.domain.terms import Terms, TermsGiven
from app.domain.training import Training, TrainingMeeting
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished

NOUNS: tuple[type[Record], ...] = (
    Practice,
    AdoptedPolicy,
    Organisation,
    Contact,
    Client,
    Representative,
    Trajectory,
    Session,
    BillingLine,
    Attachment,
    Goal,
    Assignment,
    Message,
    JointTalk,
    IntervisionCase,
    Evaluation,
    Tally,
    StandIn,
    Closing,
    Document,
    Version,
    Consent,
    Disclosure,
    Recording,
    ReportDue,
    Request,
    Package,
    Drill,
    Unfinished,
    Breach,
    BreachReport,
    BreachNotice,
    Hold,
    PaperItem,
    Review,
    Destruction,
    AnonymousItem,
    Telling,
    Refusal,
    SpecialNote,
    NationalNumber,
    OtherUse,
    Handover,
    RequestStep,
    RecipientNotice,
    Restriction,
    ClientStatement,
    Omission,
    Redaction,
    Training,
    TrainingMeeting,
    Participation,
    Attendance,
    EvaluationForm,
    EvaluationTotal,
    ScanResult,
    NewsletterContact,
    Enquiry,
    Statement,
    StatementTold,
    ReusableText,
    Terms,
    TermsGiven,
    ConsentAsked,
    ReceivedAnswer,
    ClientComment,
)
"""In such an order that what a reference leads to comes before what refers to it, as far as that can be."""

DOSSIER_NOUNS: tuple[type[Record], ...] = tuple(noun for noun in NOUNS if in_dossier(noun))
"""The nouns whose items belong to a client: what a right of the client must reach."""

OUTSIDE_NOUNS: tuple[type[Record], ...] = (NewsletterContact, Enquiry, Contact, Organisation)
"""The nouns of people who are in no dossier, and whose items have a retention term all the same (B10, C7)."""


def noun_named(name: str) -> type[Record]:
    """The noun with this name; KeyError where there is none."""
    return {noun.noun.name: noun for noun in NOUNS}[name]
