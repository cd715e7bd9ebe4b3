"""Verifying the vault: what was looked at, what is wrong, and what a backup can give back."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.context import Context
from app.ui.widgets.card import Card
from app.ui.widgets.parts import button, label, row
from app.ui.widgets.state_mark import StateMark, Tone
from app.usecases.backups.finding import Finding
from app.usecases.backups.look_over import LookedOver


def verify_card(
    context: Context, looked: LookedOver | None, verify: Callable[[], None], put_back: Callable[[Finding], None],
    rebuild: Callable[[], None], *, busy: bool,
) -> Card:  # fmt: skip
    """One line while all is well; else every finding, with a button where it can be mended."""
    text = context.text
    now = button(text("backups.verify"), verify, name="verify")
    now.setEnabled(not busy)
    card = Card(text("backups.verify.title"), now)
    if looked is None:
        card.body.addWidget(label(text("backups.verify.text"), "muted"))
        return card
    found = looked.verified
    mark = StateMark(context.colours)
    mark.words.setObjectName("verified")
    words = (
        text("verify.ok") if not looked.findings else context.translator.count("backups.findings", len(looked.findings))
    )
    mark.show_state(Tone.STOPPED if looked.findings else Tone.GOOD, words)
    card.body.addWidget(mark)
    done = text("verify.done", items=found.items, entries=found.entries, attachments=found.attachments)
    card.body.addWidget(label(done, "muted"))
    if found.room:
        room = label(text("verify.room", megabytes=found.room // 10**6), "muted")
        room.setObjectName("room")
        card.body.addWidget(room)
    unreadable = any(each.unreadable for each in looked.findings)
    if unreadable:
        again = button(text("rebuild.ask"), rebuild, "primary", name="rebuild_vault")
        again.setEnabled(not busy)
        card.body.addWidget(label(text("rebuild.needed")))
        card.body.addLayout(row(again, None))
    for number, each in enumerate(looked.findings):
        said = label(each.what.words(context.translator))
        said.setObjectName(f"finding_{number}")
        if each.restorable and looked.backup is not None:
            back = button(text("backups.put_back"), _with(put_back, each), name=f"put_back_{number}")
            line = row(said, back)
            line.setStretch(0, 1)
            card.body.addLayout(line)
        else:
            card.body.addWidget(said)
    if looked.findings and looked.backup is None:
        card.body.addWidget(label(text("backups.findings.no_backup"), "hint"))
    elif not unreadable and any(not each.restorable for each in looked.findings):
        card.body.addWidget(label(text("backups.findings.whole"), "hint"))
    return card


def _with(act: Callable[[Finding], None], finding: Finding) -> Callable[[], None]:
    return lambda: act(finding)
