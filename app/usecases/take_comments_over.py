"""Take the comments of an answer over to the version that took the place of the one it is about (rows D10, X1).

What the client decided was said of another text, so it does not count; what was remarked is of use all the same.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.client_comment import ClientComment
from app.domain.document import Version
from app.domain.gate import require
from app.domain.gates.take_comments_over import TakeOverFacts
from app.domain.gates.take_comments_over import take_comments_over_gate as gate
from app.domain.package import Package
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.ids import new_id
from app.usecases.comments_on import passages_of
from app.usecases.require_recordable import require_recordable
from app.usecases.write_document import newest_version
from app.vault.prepared import prepare
from app.vault.rows import Rows
from app.vault.work import Work


def take_comments_over(work: Work, identity: str) -> ReceivedAnswer:
    """Put the comments with the newest version as well, at the passages that still stand in it; the answer stays with
    the version that it is about. GateRefused with every reason why not.
    """
    facts = take_over_facts(work, identity)
    require(gate(facts))
    received, newest = facts.received, facts.newest
    if newest is not None:
        passages = passages_of(newest)
        found = [
            replace(
                each, id=new_id(), **work.made_now(), version=newest.id, category=newest.item_category,
                place=passages.index(each.passage) + 1 if each.passage in passages else 0,
            )
            for each in work.find(ClientComment, answer=received.id)
        ]  # fmt: skip
        require_recordable(work, found[0])
        work.add_new(tuple(map(prepare, found)))
    return work.change(received, state=AnswerState.COMMENTS_TAKEN, settled_on=work.today)


def take_over_facts(rows: Rows, identity: str) -> TakeOverFacts:
    """What the gate looks at, of the answer with this id."""
    received = rows.get(ReceivedAnswer, identity)
    version = rows.maybe(Version, received.version)
    return TakeOverFacts(
        received=received,
        package=rows.maybe(Package, received.package),
        version=version,
        newest=newest_version(rows, version.document) if version is not None else None,
        comments=rows.count(ClientComment, answer=received.id),
    )
