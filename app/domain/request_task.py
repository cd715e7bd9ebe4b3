"""What each kind of request asks to be done, as data, and what of it is still to be done (GDPR art. 12-22; rows C13,
D7, L3-L6, L12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.request_kind import RequestKind
from app.kernel.ids import Id


class RequestTask(StrEnum):
    """One thing to do. `request_task.<value>` words it."""

    PASS_ON = "pass_on"  # noqa: S105 - to pass on
    """To the controller, at once: the practice is a processor here (L12)."""
    IDENTIFY = "identify"
    GIVE_COPY = "give_copy"
    """A copy went out, or the client looked at the dossier in person."""
    CORRECT = "correct"
    """Facts corrected, or the client's statement put beside a finding (D8)."""
    ERASE = "erase"
    """A destruction was carried out on this request."""
    RESTRICT = "restrict"
    """The restriction is in force (L4)."""
    STOP_USE = "stop_use"
    """What is objected to has stopped, until it is weighed (L6)."""
    WITHDRAW = "withdraw"
    """The consent is withdrawn (L7)."""
    HOLD = "hold"
    """Nothing is destroyed while the complaint runs (L14)."""
    LOOK_INTO = "look_into"
    """The complaint was looked into."""
    TELL_RECIPIENTS = "tell_recipients"
    """Everyone who got the data was told (L3)."""


TASKS: Mapping[RequestKind, tuple[RequestTask, ...]] = {
    RequestKind.ACCESS: (RequestTask.IDENTIFY, RequestTask.GIVE_COPY),
    RequestKind.COPY: (RequestTask.IDENTIFY, RequestTask.GIVE_COPY),
    RequestKind.RECTIFICATION: (RequestTask.IDENTIFY, RequestTask.CORRECT, RequestTask.TELL_RECIPIENTS),
    RequestKind.ERASURE: (RequestTask.IDENTIFY, RequestTask.ERASE, RequestTask.TELL_RECIPIENTS),
    RequestKind.RESTRICTION: (RequestTask.IDENTIFY, RequestTask.RESTRICT, RequestTask.TELL_RECIPIENTS),
    RequestKind.PORTABILITY: (RequestTask.IDENTIFY, RequestTask.GIVE_COPY),
    RequestKind.OBJECTION: (RequestTask.STOP_USE,),
    RequestKind.WITHDRAWAL: (RequestTask.WITHDRAW,),
    RequestKind.COMPLAINT: (RequestTask.HOLD, RequestTask.LOOK_INTO),
}
"""In the order in which they are done."""

PASSED_ON: tuple[RequestKind, ...] = (RequestKind.RECTIFICATION, RequestKind.ERASURE, RequestKind.RESTRICTION)
"""What recipients must be told of (GDPR art. 19)."""

BY_HAND = (
    RequestTask.PASS_ON,
    RequestTask.GIVE_COPY,
    RequestTask.CORRECT,
    RequestTask.STOP_USE,
    RequestTask.WITHDRAW,
    RequestTask.LOOK_INTO,
)
"""What may have been done where the program cannot see it; the rest it sees, or does, itself."""


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What is known of the work on one request.

    `seen` is what the vault itself shows to be done, `recorded` what a person says was. `untold` are the recipients who
    still have to be told. `held` says whether the professional code asks a hold, `processor` whether another is the
    controller.
    """

    kind: RequestKind
    seen: frozenset[RequestTask] = frozenset()
    recorded: frozenset[RequestTask] = frozenset()
    untold: tuple[Id, ...] = ()
    held: bool = False
    processor: bool = False

    @property
    def tasks(self) -> tuple[RequestTask, ...]:
        """What this request asks to be done. A processor answers nothing itself."""
        if self.processor:
            return (RequestTask.PASS_ON,)
        return tuple(each for each in TASKS[self.kind] if each is not RequestTask.HOLD or self.held)

    @property
    def left(self) -> tuple[RequestTask, ...]:
        """What of it is still to be done."""
        return tuple(each for each in self.tasks if not self.is_done(each))

    def is_done(self, task: RequestTask) -> bool:
        """Whether a task was done."""
        if task is RequestTask.TELL_RECIPIENTS:
            return not self.untold
        return task in self.seen or (task in BY_HAND and task in self.recorded)
