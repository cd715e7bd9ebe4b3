"""The comments of an answer as items of the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.answer import Comment
from app.domain.client_comment import ClientComment
from app.domain.document import Version
from app.domain.prose_source import plain_text
from app.domain.prose_text import clean_text
from app.domain.received_answer import ReceivedAnswer
from app.kernel.ids import new_id
from app.usecases.answer_facts import frozen_blocks

_PASSAGE = 400


def comments_on(
    answer: ReceivedAnswer, version: Version, comments: tuple[Comment, ...], moment: Callable[[], datetime]
) -> Iterator[ClientComment]:
    """The comments as items of the dossier, each with the beginning of the passage that it is on. Each is made at a
    `moment` after the one before it: items are read in the order in which they were made, so comments at one passage
    are read as they were said.
    """
    passages = passages_of(version)
    for each in comments:
        if text := clean_text(each.text).strip():
            made = moment()
            yield ClientComment(
                id=new_id(), made=made, changed=made, client=version.client, trajectory=answer.trajectory,
                category=version.item_category, answer=answer.id, version=version.id, place=each.block + 1,
                passage=passages[each.block] if each.block >= 0 else "", text=text,
            )  # fmt: skip


def passages_of(version: Version) -> list[str]:
    """How each block of the text that was shown begins; none of a draft, in which they still move about."""
    return [_beginning(" ".join(plain_text((each,)).split())) for each in frozen_blocks(version)]


def _beginning(words: str) -> str:
    """As much as there is room for; an ellipsis tells that something was left out."""
    return words if len(words) <= _PASSAGE else f"{words[: _PASSAGE - 1].rstrip()}…"
