"""Mark a comment of the client as dealt with, or as open again."""

from __future__ import annotations

from app.domain.client_comment import ClientComment
from app.domain.document import Version
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.vault.rows import Rows
from app.vault.work import Work


def deal_with_comment(work: Work, identity: str, done: bool = True) -> ClientComment:
    """What there was to do with it was done, today; or, where not `done`, it is open after all."""
    comment = work.get(ClientComment, identity)
    if done and comment.dealt_with_on is not None:
        return comment
    return work.change(comment, dealt_with_on=work.today if done else None)


def open_comments(rows: Rows, version: Version) -> tuple[ClientComment, ...]:
    """What the client remarked up to this version, of which nobody said that it was dealt with."""
    found = comments_of(rows, version.document, version.number)
    return tuple(each for each in found if each.dealt_with_on is None)


def comments_of(rows: Rows, document: str, until: int) -> tuple[ClientComment, ...]:
    """The comments on a document's versions up to a number, of answers that were not set aside: those on the newest
    version first, and of one version in the order of its text. What was taken over is given once, with the newer one.
    """
    versions = {each.id: each.number for each in rows.find(Version, document=document) if each.number <= until}
    elsewhere = {
        (version, each.id)
        for version in versions
        for state in (AnswerState.SET_ASIDE, AnswerState.COMMENTS_TAKEN)
        for each in rows.each(ReceivedAnswer, version=version, state=state)
    }
    found = [
        each
        for version in versions
        for each in rows.each(ClientComment, version=version)
        if (version, each.answer) not in elsewhere
    ]
    return tuple(sorted(found, key=lambda each: (-versions[each.version], each.place, each.made)))
