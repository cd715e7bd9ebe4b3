"""What is recorded beside notes and documents, one kind for each noun: the noun's declaration gives the fields."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.handover import Handover
from app.domain.national_number import NationalNumber
from app.domain.other_use import OtherUse
from app.domain.reason import worded
from app.domain.refusal import Refusal
from app.domain.special_note import SpecialNote
from app.domain.telling import Telling, ToldOf
from app.domain.terms import Terms, TermsGiven
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.forms.kinds import Kind, RecordAct, follow_form
from app.ui.widgets.dialog import FormDialog, ask
from app.usecases.forget_bsn import forget_bsn
from app.usecases.give_terms import give_terms, save_terms
from app.usecases.hand_over import hand_over
from app.usecases.note_bsn import note_bsn
from app.usecases.note_special import note_special
from app.usecases.record_refusal import decline, record_refusal
from app.usecases.tell import neutral_notice, tell
from app.usecases.use_otherwise import stop_using, use_otherwise


def decline_form(context: Context, near: QWidget, refusal: Refusal) -> FormDialog:
    """Decline after a refusal, and say why."""
    return follow_form(
        context, near, refusal, "noted.decline", (("declined_because",), ("declined_on",)), decline,
        today=("declined_on",),
    )  # fmt: skip


def _stop(context: Context, near: QWidget, use: OtherUse) -> None:
    context.do(near, lambda _: None, stop_using, use.id, {})


def _forget(context: Context, near: QWidget, number: NationalNumber) -> None:
    ask(context, near, "noted.forget.ask", "noted.forget", partial(_forgotten, context, near, number), danger=True)


def _forgotten(context: Context, near: QWidget, number: NationalNumber) -> None:
    context.do(near, lambda _: None, forget_bsn, number.id)


def _letter(context: Context, near: QWidget, telling: Telling) -> None:
    text = context.text
    context.files.save_file(
        near, text("noted.letter"), f"{text('noted.letter.file')}.pdf", "PDF (*.pdf)",
        partial(_write, context, near, telling.version),
    )  # fmt: skip


def _write(context: Context, near: QWidget, version: str, target: Path) -> None:
    vault, parts = context.vault, context.parts
    context.run(near, lambda _: None, lambda _: neutral_notice(vault, parts, version, target), label="noted.letter")


def _save_terms(context: Context, near: QWidget, given: TermsGiven) -> None:
    """The very version that was given, where there is a dispute on it later."""
    name = worded(context.reader.get(Terms, given.terms).named(lambda _: None), context.translator)

    def write(target: Path) -> None:
        vault = context.vault
        context.run(
            near, lambda _: None, lambda _: save_terms(vault.reader(), given.terms, target), label="noted.save_terms"
        )

    context.files.save_file(near, context.text("noted.save_terms"), f"{safe_name(name)}.pdf", "PDF (*.pdf)", write)


KINDS: tuple[Kind, ...] = (
    Kind(
        Telling, "noted.telling",
        (("about",), ("told_on", "told_how"), ("trajectory", "recipient"), ("version",), ("told",)), tell, ("told_on",),
        (RecordAct("noted.letter", "neutral_notice", _letter,
                   lambda each: each.about is ToldOf.REPORT_BLOCKED and bool(each.version)),),
    ),
    Kind(
        Refusal, "noted.refusal",
        (("what",), ("data_category", "trajectory"), ("refused_on", "refused_how"), ("said",)),
        record_refusal, ("refused_on",),
        (RecordAct("noted.decline", "decline_refusal", decline_form, lambda each: each.declined_on is None),),
    ),
    Kind(
        SpecialNote, "noted.special", (("matter", "ground"), ("what",), ("needed",), ("trajectory", "noted_on")),
        note_special, ("noted_on",),
    ),
    Kind(
        NationalNumber, "noted.bsn", (("number", "told_on"), ("law",), ("trajectory",)), note_bsn,
        acts=(RecordAct("noted.forget", "forget_bsn", _forget, role="danger"),),
    ),
    Kind(
        OtherUse, "noted.other_use", (("purpose",), ("consent",), ("what",), ("used_on",)), use_otherwise, ("used_on",),
        (RecordAct("noted.stop", "stop_use", _stop, lambda each: each.stopped_on is None),),
    ),
    Kind(
        Handover, "noted.handover", (("trajectory", "kind"), ("handed_on", "handed_how"), ("note",)), hand_over,
        ("handed_on",),
    ),
    Kind(
        TermsGiven, "noted.terms_given", (("terms",), ("given_on", "given_how"), ("trajectory",)), give_terms,
        ("given_on",), (RecordAct("noted.save_terms", "save_terms", _save_terms),),
    ),
)  # fmt: skip
"""In the order in which the menu offers them."""


def kind_of(title: str) -> Kind:
    """The kind with this title; KeyError where there is none."""
    return {each.title: each for each in KINDS}[title]
