"""Prepare a driegesprek with the client, and keep what came of it for all who were there (row W7)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.joint_talk import agree_topics_gate, share_record_gate
from app.domain.joint_talk import JointTalk
from app.domain.values import read_named
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Work

ASKED = ("trajectory", "on", "present", "topics")


def plan_joint_talk(work: Work, given: Mapping[str, object], client: str) -> JointTalk:
    """A driegesprek that is to come, or was. InputError with every fault."""
    read_named(JointTalk, given, ASKED)
    return add_item(work, JointTalk, given, client)


def change_joint_talk(work: Work, identity: str, given: Mapping[str, object]) -> JointTalk:
    """Another day, others at the table, or other topics: to other topics the client has not agreed."""
    read_named(JointTalk, given, ("on", "present", "topics"))
    before = work.get(JointTalk, identity)
    after = edit_item(work, JointTalk, identity, given)
    return after if after.topics == before.topics else work.change(after, agreed_on=None)


def agree_topics(work: Work, identity: str, given: Mapping[str, object]) -> JointTalk:
    """The client agreed to the topics, today unless told otherwise."""
    read_named(JointTalk, given, ("agreed_on",))
    agreed = edit_item(work, JointTalk, identity, {"agreed_on": work.today.isoformat(), **given})
    require(agree_topics_gate(agreed))
    return agreed


def share_record(work: Work, identity: str, given: Mapping[str, object]) -> JointTalk:
    """What was agreed at the table. GateRefused before the talk, and where the client never agreed to the topics."""
    read_named(JointTalk, given, ("shared",))
    require(share_record_gate(work.get(JointTalk, identity), work.today))
    return edit_item(work, JointTalk, identity, given)
