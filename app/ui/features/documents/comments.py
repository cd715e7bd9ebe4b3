"""The client's comments beside a version: while the next draft is written, each can be marked as dealt with."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.domain.client_comment import ClientComment
from app.domain.document import Version, VersionState
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.ui.context import Context
from app.ui.place import Place
from app.ui.theme.theme import set_role
from app.ui.widgets.breakable import breakable
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, column, label
from app.ui.widgets.quoted import beginning
from app.usecases.deal_with_comment import comments_of, deal_with_comment

_PASSAGE = 90
"""Characters of the passage that a comment is on."""
_AT_ONCE = 60
"""Comments that are shown here; the page of the answer has them all."""


def add_comments(context: Context, layout: QVBoxLayout, version: Version) -> None:
    """Those on the version, and on every version before it: with a new version none of them goes out of sight."""
    found = comments_of(context.reader, version.document, version.number)
    if not found:
        return
    open_still = sum(1 for each in found if each.dealt_with_on is None)
    words = context.translator.count("documents_screen.comments", len(found))
    layout.addWidget(label(words, "label"))
    over = version.state is VersionState.FINAL
    if not over:
        layout.addWidget(label(context.translator.count("documents_screen.comments_open", open_still), "hint"))
    for each in sorted(found, key=lambda each: each.dealt_with_on is not None)[:_AT_ONCE]:
        ended = _how_it_ended(context, each) if over else _done_mark(context, each)
        layout.addWidget(_card(context, each, version, ended))
    if len(found) > _AT_ONCE:
        layout.addWidget(
            label(context.translator.count("documents_screen.comments_more", len(found) - _AT_ONCE), "hint")
        )


def add_answers(context: Context, layout: QVBoxLayout, version: Version) -> None:
    """The answers to this version, each a way to its page."""
    for each in context.reader.find(ReceivedAnswer, version=version.id):
        words = context.text("documents_screen.answer", day=context.translator.short_date(each.received_on))
        place = Place("answer", each.client, each.id)
        show = link(words, partial(context.navigate, place), name="show_answer")
        show.setToolTip(context.text(f"answer_state.{each.state.value}"))
        says = context.text(f"decision.{each.decision.value}") if each.decision is not None else ""
        state = context.text(f"answer_state.{each.state.value}") if each.state is not AnswerState.ACCEPTED else ""
        below = label(" · ".join(filter(None, (says, state))), "hint")
        below.setObjectName("answer_says")
        show.setAccessibleName(": ".join(filter(None, (words, below.text()))))
        layout.addWidget(box(column(show, *([below] if below.text() else []), spacing=0)))


def _done_mark(context: Context, comment: ClientComment) -> QWidget:
    done = QCheckBox(context.text("documents_screen.comment_done"))
    done.setObjectName(f"comment_{comment.id}")
    done.setAccessibleName(f"{done.text()}: {comment.text[:80]}")
    done.setChecked(comment.dealt_with_on is not None)
    done.toggled.connect(lambda checked: context.do(done, None, deal_with_comment, comment.id, checked))
    return done


def _how_it_ended(context: Context, comment: ClientComment) -> QWidget:
    """In a version that is final nothing is to be done any more."""
    if comment.dealt_with_on is None:
        words = context.text("documents_screen.comment_left")
    else:
        day = context.translator.short_date(comment.dealt_with_on)
        words = context.text("documents_screen.comment_done_on", day=day)
    shown = label(words, "hint")
    shown.setObjectName(f"comment_end_{comment.id}")
    return shown


def _card(context: Context, comment: ClientComment, version: Version, below: QWidget) -> QWidget:
    """What was remarked, on which passage, and on which version where that is another one."""
    made = QFrame()
    set_role(made, "notice")
    other = context.reader.maybe(Version, comment.version) if comment.version != version.id else None
    on = [label(context.text("documents_screen.comment_on", number=other.number), "hint")] if other else []
    passage = [label(breakable(f"‘{beginning(comment.passage, _PASSAGE)}’"), "hint")] if comment.passage else []
    words = label(breakable(comment.text))
    inside = column(*on, *passage, words, below, spacing=4)
    inside.setContentsMargins(10, 8, 10, 8)
    made.setLayout(inside)
    return made
