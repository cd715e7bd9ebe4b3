"""Handing a version to a recipient outside the practice: the gate's answer first, and then the package (row X3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.disclosure import Disclosure
from app.domain.document import Channel, Document, Version, VersionState
from app.domain.gate import Refused, require
from app.domain.gates.disclose import DisclosureFacts, disclose_gate
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.documents.ground import GroundChoice
from app.ui.features.documents.steps import Step
from app.ui.features.documents.verdict_list import VerdictList
from app.ui.forms.consent import new_consent
from app.ui.forms.organisation import new_organisation
from app.ui.forms.packing import PackingDialog
from app.ui.forms.references import organisations
from app.ui.open_list import OpenList
from app.ui.widgets.dialog import tell
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, label, labelled, row
from app.usecases.disclose_document import disclose_document, disclose_version
from app.usecases.disclosure_facts import NOTHING_SAID, Terms, disclosure_facts
from app.usecases.package_for import MadePackage
from app.vault.work import Change

Take = Callable[[Step, QWidget], None]
"""Does a step of the document; dialogs come up near the widget."""
_LEADS_AWAY = (Step.NEW_VERSION, Step.NEWEST, Step.READ)
_LOOKED_AT = frozenset(
    {"version", "answer", "consent", "organisation", "policy", "document", "restriction", "request", "client_statement"}
)


class DiscloseDialog(PackingDialog):
    """Who gets it and how; below that whether it may go out, kept up to date while the coach mends what is missing."""

    def __init__(self, context: Context, near: QWidget, version: Version, take: Take) -> None:
        super().__init__(
            context, near, "documents_screen.disclose.title", "documents_screen.disclose.make", name="disclose"
        )  # fmt: skip
        text = context.text
        self._version, self._take, self._near = version, take, near
        self._recipient = OpenList()
        self._recipient.setObjectName("recipient")
        self._how = OpenList()
        self._how.setObjectName("how")
        for each in (Channel.PACKAGE, Channel.PAPER, Channel.IN_PERSON, Channel.EMAIL, Channel.TELEPHONE):
            self._how.addItem(text(f"channel.{each.value}"), each.value)
        self._hint = label("", "hint")
        self._terms = NOTHING_SAID
        self._ground = GroundChoice(context, version.client)
        self._verdict = VerdictList(context, self._do, self._record_consent, self._say)
        new = link(text("documents_screen.new_recipient"), self._new_recipient, name="new_recipient")
        document = context.reader.get(Document, version.document)
        self._about_version = label("", "muted")
        self._about_version.setObjectName("about_version")
        self.question.addWidget(self._about_version)
        chosen = QHBoxLayout()
        chosen.setSpacing(16)
        to_whom = labelled(text("disclosure.recipient"), self._recipient, box(row(new, None)))
        by_what = labelled(text("disclosure.how"), self._how, self._hint)
        for side in (to_whom, by_what):
            side.addStretch(1)
            chosen.addLayout(side, 1)
        self.question.addLayout(chosen)
        self.question.addWidget(self._ground)
        self.question.addWidget(self._verdict)
        self.question.addStretch(1)
        self._stepped = False
        self._fill(self._likely(document))
        self._recipient.activated.connect(lambda _: self._other_recipient())
        self._how.activated.connect(lambda _: self._show())
        self._ground.edited.connect(self._show)
        context.changed.connect(self._changed)
        self._show()
        self._recipient.setFocus()

    def confirmed(self) -> None:
        """Try it: the gate is asked once more, and again when the disclosure is logged."""
        organisation = self._organisation
        if organisation is None:
            tell(self.context, self, "message.input", self.context.text("documents_screen.disclose.choose"))
            return
        if self._channel is Channel.PACKAGE:
            self._pack(organisation)
        else:
            self.primary.setEnabled(False)
            self.context.do(
                self, self._logged, disclose_version, self._version.id, organisation.id, self._channel,
                self._said(organisation),
            )  # fmt: skip

    def _pack(self, organisation: Organisation) -> None:
        vault, parts, version = self.context.vault, self.context.parts, self._version
        terms, today = self._said(organisation), self.context.today

        def ready(_: Progress) -> None:
            reader = vault.reader()
            now = reader.get(Version, version.id)
            require(disclose_gate(disclosure_facts(reader, now, organisation, today, terms)))

        def disclosing(target: Path, progress: Progress) -> MadePackage:
            return disclose_document(vault, parts, version.id, organisation.id, target, progress, terms)

        suggested = self.context.text("documents_screen.disclose.file", day=self.context.today.isoformat())
        self.pack("documents_screen.disclose.place", suggested, ready, disclosing)

    def failed(self) -> None:
        """It was not handed over: the gate may have another answer by now."""
        super().failed()
        self._show()

    def _logged(self, _: Disclosure) -> None:
        self.accept()

    @property
    def _organisation(self) -> Organisation | None:
        return self.context.reader.maybe(Organisation, str(self._recipient.currentData() or ""))

    @property
    def _channel(self) -> Channel:
        return Channel(self._how.currentData())

    def _facts(self, organisation: Organisation) -> DisclosureFacts:
        return disclosure_facts(
            self.context.reader, self._version, organisation, self.context.today, self._said(organisation)
        )

    def _said(self, organisation: Organisation) -> Terms:
        """What the coach said of it. A package takes the client's statement along by itself."""
        along = self._terms.with_statement or self._channel is Channel.PACKAGE
        return replace(self._ground.terms(self._terms, organisation.id), with_statement=along)

    def _say(self, terms: Terms) -> None:
        """Something was confirmed below a reason: it counts for this disclosure."""
        self._terms = terms
        self._stepped = True
        self._show()
        self._go_on()

    def _show(self) -> None:
        """The gate's answer for what is chosen now."""
        self._about_version.setText(self._about(self.context.reader.get(Document, self._version.document)))
        text, by_package = self.context.text, self._channel is Channel.PACKAGE
        way = "package" if by_package else "other"
        self._hint.setText(text(f"documents_screen.disclose.{way}"))
        organisation = self._organisation
        self._verdict.setVisible(organisation is not None)
        refused = False
        if organisation is not None:
            answer = disclose_gate(self._facts(organisation))
            refused = isinstance(answer, Refused)
            self._verdict.show_verdict(answer, self._version, organisation, self._terms)
        if not self.is_done:
            self.primary.setEnabled(not refused)  # why not stands above it
            key = "documents_screen.disclose.make" if by_package else "documents_screen.disclose.log"
            self.primary.setText(text(key))
        self.fit()

    def _fill(self, chosen: str) -> None:
        self._recipient.clear()
        self._recipient.addItem(self.context.text("form.choose"), "")
        for identity, name in organisations(self.context):
            self._recipient.addItem(name, identity)
        self._recipient.setCurrentIndex(max(0, self._recipient.findData(chosen)))

    def _likely(self, document: Document) -> str:
        """The principal of the trajectory: to whom most reports go."""
        trajectory = self.context.reader.maybe(Trajectory, document.trajectory)
        return trajectory.principal if trajectory else ""

    def _about(self, document: Document) -> str:
        state = self.context.text(f"version_state.{self._version.state.value}")
        return self.context.text(
            "documents_screen.version_of", title=document.title, number=self._version.number, state=state
        )

    def _new_recipient(self) -> None:
        new_organisation(self.context, self, self._chosen_recipient)

    def _chosen_recipient(self, organisation: Organisation) -> None:
        self._terms = NOTHING_SAID
        self._fill(organisation.id)
        self._show()

    def _other_recipient(self) -> None:
        """What was confirmed was confirmed of another."""
        self._terms = NOTHING_SAID
        self._show()

    def _do(self, step: Step) -> None:
        """Take a step that brings the document nearer. One that leads to another version ends this dialog."""
        self._stepped = True
        if step in _LEADS_AWAY:
            self.reject()
        self._take(step, self._near if step in _LEADS_AWAY else self)

    def _record_consent(self) -> None:
        """For exactly this version where its text is settled; for the trajectory while it is still a draft."""
        organisation = self._organisation
        if organisation is None:
            return
        self._stepped = True
        document = self.context.reader.get(Document, self._version.document)
        settled = self._version.state is not VersionState.DRAFT
        new_consent(
            self.context, self, self._version.client, recipient=organisation.id,
            version=self._version.id if settled else "", trajectory="" if settled else document.trajectory,
        )  # fmt: skip

    def _changed(self, changes: frozenset[Change]) -> None:
        """Something that the gate looks at: ask it again."""
        if self.is_done or not any(each.noun in _LOOKED_AT for each in changes):
            return
        self._version = self.context.reader.get(Version, self._version.id)
        self._fill(str(self._recipient.currentData() or ""))
        self._show()
        if self._stepped:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """After a step, the keyboard stands at the next one: a way out, or else handing over itself."""
        if not self.is_done:
            self.go_to(self._verdict.first_button or self.primary)

    def fit(self) -> None:
        """Grow with the reasons, but stay as high when they go: then no button moves away from under the hand."""
        before = self.height() if self.isVisible() and not self.is_done else 0
        super().fit()
        if before > self.height():
            self.resize(self.width(), before)
