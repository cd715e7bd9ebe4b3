"""What is known of a version, beside its text: when, who, what proves it, its hash, its packages and disclosures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.domain.document import Version, VersionState
from app.domain.package import Package, PackageUse
from app.ui.context import Context
from app.ui.features.documents.comments import add_answers, add_comments
from app.ui.features.documents.rows import disclosure_rows
from app.ui.forms.evidence import evidence_place
from app.ui.forms.passphrase_again import PassphraseDialog
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, label

_DIGITS = 16
_DECIDED = {
    VersionState.BLOCKED: "documents_screen.blocked_on",
    VersionState.ANSWERED: "documents_screen.answered_on",
}


def facts_of(context: Context, version: Version, title: str) -> QWidget:
    """All of it, below each other; nothing where there is nothing yet."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    translator = context.translator
    add_comments(context, layout, version)
    for key, day in (
        ("version.shared_on", version.shared_on),
        (_DECIDED.get(version.state, "documents_screen.approved_on"), version.decided_on),
        ("version.final_on", version.final_on),
    ):
        if day is not None:
            _pair(layout, context.text(key), translator.date(day))
    if version.valid_until is not None:
        _pair(layout, context.text("documents_screen.valid_until"), translator.date(version.valid_until))
    add_answers(context, layout, version)
    evidence = context.reader.maybe(Attachment, version.evidence)
    if evidence is not None:
        _evidence(context, layout, evidence)
    if version.content_sha256:
        _hash(context, layout, version)
    _packages(context, layout, version)
    _disclosures(context, layout, version, title)
    return made


def _evidence(context: Context, layout: QVBoxLayout, evidence: Attachment) -> None:
    block = _block(context.text("version.evidence"))
    place = evidence_place(context, evidence)
    show = link(_short(evidence.name), lambda: context.navigate(place), name="show_evidence")
    show.setToolTip(context.text("documents_screen.show_evidence"))
    block.addWidget(show)
    layout.addWidget(box(block))


def _hash(context: Context, layout: QVBoxLayout, version: Version) -> None:
    """The beginning of the hash, enough to compare by eye; the whole of it where one points at it."""
    digest = version.pdf_sha256 or version.content_sha256
    key = "version.pdf_sha256" if version.pdf_sha256 else "version.content_sha256"
    groups = " ".join(digest[start : start + 4] for start in range(0, _DIGITS, 4))
    value = _pair(layout, context.text(key), f"{groups} …", "hint")
    value.setObjectName("hash")
    value.setToolTip(digest)


def _packages(context: Context, layout: QVBoxLayout, version: Version) -> None:
    for package in context.reader.find(Package, version=version.id):
        key = (
            "documents_screen.package.review" if package.use is PackageUse.REVIEW else "documents_screen.package.final"
        )
        # With the time of day: two files of one version may have been made on the same day.
        which = context.text(key, day=context.translator.instant(package.made))
        block = _block(which)
        words = context.text("documents_screen.passphrase.look_up")
        again = partial(_again, context, layout, package)
        look_up = link(words, again, name="look_up_passphrase")
        look_up.setAccessibleName(f"{words}: {which}")
        block.addWidget(look_up)
        layout.addWidget(box(block))


def _again(context: Context, layout: QVBoxLayout, package: Package) -> None:
    near = layout.parentWidget()
    if near is not None:
        PassphraseDialog(context, near, package).open()


def _disclosures(context: Context, layout: QVBoxLayout, version: Version, title: str) -> None:
    for each in disclosure_rows(context, version.client, version.document):
        if each.disclosure.version != version.id:
            continue
        how = context.text(f"channel.{each.disclosure.how.value}")
        day = context.translator.date(each.disclosure.disclosed_on)
        value = _pair(layout, context.text("documents_screen.disclosed_to", day=day), each.recipient)
        value.setToolTip(how)
        value.setObjectName("disclosed_to")


def _pair(layout: QVBoxLayout, name: str, value: str, role: str = "") -> QLabel:
    block = _block(name)
    shown = label(value, role)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    block.addWidget(shown)
    layout.addWidget(box(block))
    return shown


def _block(name: str) -> QVBoxLayout | QHBoxLayout:
    block = QVBoxLayout()
    block.setSpacing(1)
    block.addWidget(label(name, "hint"))
    return block


def _short(name: str, most: int = 30) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
