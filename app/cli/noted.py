"""`coachkluis refusal | telling | special | bsn | other-use | handover`: what is noted beside notes and documents."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one, recording
from app.cli.show import lines_of
from app.domain.document import Channel
from app.domain.handover import Handover
from app.domain.national_number import NationalNumber
from app.domain.other_use import OtherUse
from app.domain.refusal import Refusal
from app.domain.special_note import SpecialNote
from app.domain.telling import Telling
from app.kernel.ids import Id
from app.usecases.forget_bsn import forget_bsn
from app.usecases.hand_over import hand_over
from app.usecases.note_bsn import ASKED as BSN_ASKED
from app.usecases.note_bsn import note_bsn
from app.usecases.note_special import note_special
from app.usecases.record_refusal import DECLINED, REFUSED, decline, record_refusal
from app.usecases.tell import ASKED, neutral_notice, tell, tell_principal
from app.usecases.use_otherwise import ASKED as USE_ASKED
from app.usecases.use_otherwise import stop_using, use_otherwise

refusal = noun_group(Refusal, adding=False)
recording(
    refusal,
    "record",
    record_refusal,
    "Record what a client refuses, today unless told.",
    fields_of(Refusal, *REFUSED, today=("refused_on",)),
)
about_one(
    refusal,
    "decline",
    decline,
    "Record that the practice declines.",
    fields_of(Refusal, *DECLINED, today=("declined_on",)),
)

telling = noun_group(Telling, adding=False)
recording(
    telling,
    "record",
    tell,
    "Record that somebody was told, today unless told.",
    fields_of(Telling, *ASKED, today=("told_on",)),
)

special = noun_group(SpecialNote, adding=False)
special.name = "special"
recording(
    special,
    "note",
    note_special,
    "Record something of a special category.",
    fields_of(SpecialNote, today=("noted_on",)),
)

bsn = noun_group(NationalNumber, adding=False)
recording(bsn, "note", note_bsn, "Note a BSN.", fields_of(NationalNumber, *BSN_ASKED))

other_use = noun_group(OtherUse, adding=False)
other_use.name = "other-use"
recording(
    other_use,
    "record",
    use_otherwise,
    "Record another use of data.",
    fields_of(OtherUse, *USE_ASKED, today=("used_on",)),
)
about_one(
    other_use, "stop", stop_using, "Record that it stopped.", fields_of(OtherUse, "stopped_on", today=("stopped_on",))
)

handover = noun_group(Handover, adding=False)
recording(handover, "record", hand_over, "Hand over to the controller.", fields_of(Handover, today=("handed_on",)))


@bsn.command("forget", help="Erase it for good: nothing may be kept of it longer than the law needs.")
@click.argument("identity", metavar="BSN")
@command
def forget(call: Call, identity: str) -> None:
    """Erase a BSN."""
    with call.vault() as vault:
        forgotten = vault.now(forget_bsn, Id(identity))
        call.answer({"id": forgotten.id}, lines_of(forgotten, call.translator)[:1])


@telling.command("neutral-notice", help="Write the letter to a principal that no report comes, without the reason.")
@click.argument("version", metavar="VERSION")
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--told", type=click.Choice([each.value for each in Channel]), help="Also record that it went, this way.")
@command
def notice(call: Call, version: str, target: Path, told: str | None) -> None:
    """Write the notice about a blocked version."""
    with call.vault() as vault:
        if told is None:
            principal = neutral_notice(vault, call.parts, version, target)
        else:
            principal = tell_principal(vault, call.parts, version, target, Channel(told)).recipient
        call.answer({"file": str(target), "recipient": principal, "told": told}, str(target))
