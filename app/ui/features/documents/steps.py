"""What can be done next with a version, as data: one step is the obvious one, the others are at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.document import VersionState
from app.domain.gate import Allowed
from app.domain.gates.finalise import finalise_gate
from app.ui.widgets.state_mark import Tone


class Step(StrEnum):
    """Something that the coach does with a version; `documents_screen.step.<step>` is what its button says."""

    SHARE = "share"
    APPROVE = "approve"
    BLOCK = "block"
    CHANGES = "changes"
    RECEIVE = "receive"
    READ = "read"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take_back"
    NOTICE = "notice"
    FINALISE = "finalise"
    DISCLOSE = "disclose"
    NEW_VERSION = "new_version"
    PRINT = "print"
    SAVE_PDF = "save_pdf"
    SAVE_LOCKED = "save_locked"
    EDIT = "edit"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Steps:
    """`primary` is the button that stands out, `beside` a button next to it, `more` what stands in the menu."""

    primary: Step
    beside: tuple[Step, ...]
    more: tuple[Step, ...]

    @property
    def all(self) -> tuple[Step, ...]:
        """Every step that is possible here."""
        return (self.primary, *self.beside, *self.more)


_ON_PAPER = (Step.PRINT, Step.SAVE_PDF, Step.SAVE_LOCKED)
_ALWAYS = (*_ON_PAPER, Step.EDIT)
_AT_CLIENT = (Step.RECEIVE, Step.WITHDRAW)
_STEPS = {
    VersionState.DRAFT: Steps(Step.SHARE, (), (Step.DISCLOSE, *_ALWAYS)),
    VersionState.SHARED: Steps(
        Step.APPROVE,
        (Step.BLOCK,),
        (Step.RECEIVE, Step.CHANGES, Step.NEW_VERSION, Step.WITHDRAW, Step.DISCLOSE, *_ALWAYS),
    ),
    VersionState.ANSWERED: Steps(
        Step.NEW_VERSION,
        (Step.APPROVE,),
        (*_AT_CLIENT, Step.CHANGES, Step.BLOCK, Step.TAKE_BACK, Step.DISCLOSE, *_ALWAYS),
    ),
    VersionState.APPROVED: Steps(
        Step.FINALISE,
        (),
        (Step.BLOCK, Step.CHANGES, Step.NEW_VERSION, *_AT_CLIENT, Step.TAKE_BACK, Step.DISCLOSE, *_ALWAYS),
    ),
    VersionState.BLOCKED: Steps(
        Step.NEW_VERSION, (Step.APPROVE,), (Step.NOTICE, Step.RECEIVE, Step.TAKE_BACK, Step.DISCLOSE, *_ALWAYS)
    ),
    VersionState.FINAL: Steps(
        Step.DISCLOSE, (Step.SAVE_PDF,), (Step.PRINT, Step.SAVE_LOCKED, Step.NEW_VERSION, Step.EDIT)
    ),
    VersionState.SUPERSEDED: Steps(Step.NEWEST, (), _ON_PAPER),
    VersionState.WITHDRAWN: Steps(Step.NEW_VERSION, (), _ALWAYS),
}
_TONES = {
    VersionState.DRAFT: Tone.QUIET,
    VersionState.SHARED: Tone.WAITING,
    VersionState.ANSWERED: Tone.WAITING,
    VersionState.APPROVED: Tone.WAITING,
    VersionState.BLOCKED: Tone.STOPPED,
    VersionState.FINAL: Tone.GOOD,
    VersionState.SUPERSEDED: Tone.QUIET,
    VersionState.WITHDRAWN: Tone.QUIET,
}


def steps_for(
    state: VersionState, *, newest: bool, client_first: bool, untold: bool = False, waits: bool = False,
    by_file: bool = False,
) -> Steps:  # fmt: skip
    """The steps for a version in this state.

    newest        whether it is the document's newest version: of an older one only reading is left, and handing over
                  where it is still the final one
    client_first  whether the policy promises that the client sees this kind of document before it is final
    untold        whether a principal still has to hear that this blocked version does not come
    waits         whether an answer to this version waits: reading that comes before anything else
    by_file       whether the decision that stands came in a file: the coach cannot have written it down by mistake
    """
    found = _steps_for(state, newest=newest, client_first=client_first, untold=untold)
    if by_file:
        found = replace(found, more=tuple(each for each in found.more if each is not Step.TAKE_BACK))
    return Steps(Step.READ, (), (found.primary, *found.beside, *found.more)) if waits else found


def _steps_for(state: VersionState, *, newest: bool, client_first: bool, untold: bool) -> Steps:
    found = _STEPS[state]
    if not newest:
        disclosable = (Step.DISCLOSE,) if state is VersionState.FINAL else ()
        return Steps(Step.NEWEST, (), (*disclosable, Step.SAVE_PDF))
    if state is VersionState.BLOCKED and untold:
        more = tuple(each for each in found.more if each is not Step.NOTICE)
        return Steps(found.primary, (Step.NOTICE, *found.beside), more)
    if state is VersionState.SHARED and isinstance(finalise_gate(state, (), client_first=client_first), Allowed):
        return Steps(found.primary, found.beside, (Step.FINALISE, *found.more))
    return found


def tone_of(state: VersionState) -> Tone:
    """How a version stands in the eyes of the coach. An approved one waits for the coach to make it final."""
    return _TONES[state]
