"""No reachable state in which an unapproved, blocked or unconsented version goes to a recipient (rows D10, D12, L4,
L14, X3): a coach, a client and a clock do anything in any order on a real vault, and a second book is kept beside it.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.answer import Decision
from app.domain.disclosure import Disclosure, DisclosureGround
from app.domain.document import Channel, Version, VersionState
from app.domain.gate import GateRefused
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.disclose_document import disclose_version
from app.usecases.disclosure_facts import Terms
from app.usecases.finalise_document import finalise_document
from app.usecases.freeze_version import frozen_version
from app.usecases.give_consent import give_consent
from app.usecases.identify_request import identify_request
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.record_answer import record_answer
from app.usecases.restrict_dossier import lift_restriction, restrict_dossier, tell_of_lifting
from app.usecases.take_decision_back import take_decision_back
from app.usecases.withdraw_consent import withdraw_consent
from app.usecases.write_document import begin_document, begin_version, newest_version, save_draft
from app.vault.effort import Effort
from app.vault.vault import Vault, open_vault
from app.vault.work import Work
from tests.fakes import SetClock
from tests.practices import practice_in
from tests.usecases import dossier
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

WHO = st.sampled_from(["first", "second"])
REFUSED = (GateRefused,)
GROUNDS = (DisclosureGround.CONSENT, DisclosureGround.OWN_REQUEST, DisclosureGround.CONTRACT)
"""Those that leave the client a say; a law and a danger to life are the others."""


@dataclass
class Told:
    """What the client said of one consent, and since when."""

    recipient: str
    version: str
    number: int
    standing: bool = True


@dataclass
class Book:
    """What was really said and done, in order, kept by the test and by nothing of the program."""

    at: int = 0
    said: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    """What the client said of each version, the last of it last; what was recorded by mistake is not in it any more."""
    final: str = ""
    """The version that was made final last."""
    consents: dict[str, Told] = field(default_factory=dict)
    requests: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Of requests by someone who was identified: to whom, and when."""
    restricted: dict[str, int] = field(default_factory=dict)
    gone: int = 0

    def next(self) -> int:
        self.at += 1
        return self.at

    def may_go(self, version: str, recipient: str, ground: DisclosureGround | None) -> bool:
        """Whether it could rightly have gone."""
        if self.said[version][-1:] != [Decision.APPROVE] or version != self.final:
            return False
        if ground is DisclosureGround.CONTRACT and self.restricted:
            return False
        since = max(self.restricted.values(), default=0)
        if ground is DisclosureGround.OWN_REQUEST:
            return any(to == recipient and at > since for to, at in self.requests.values())
        return any(
            each.standing and each.recipient == recipient and each.version in ("", version) and each.number > since
            for each in self.consents.values()
        )


class Handing(RuleBasedStateMachine):
    """A document, two who could get it, and a client who consents, withdraws, blocks, asks and restricts."""

    def __init__(self) -> None:
        super().__init__()
        self._held = tempfile.TemporaryDirectory(prefix="coachkluis-handing-")
        self.clock = SetClock()
        self.parts = Parts(self.clock, resources(), Effort(FAST, FAST_COST))
        self.book = Book()
        self.vault: Vault

    @initialize()
    def a_practice(self) -> None:
        folder = practice_in(Path(self._held.name) / "vault")
        self.vault = open_vault(folder, PASSPHRASE, self.clock, self.parts.effort)
        self.client = dossier.client(self.vault)
        trajectory = dossier.trajectory(self.vault, self.client)
        self.who = {name: dossier.employer(self.vault, name) for name in ("first", "second")}
        given = {"title": "Verslag", "trajectory": trajectory.id}
        self.document = self.vault.now(begin_document, given, self.client.id, "De tekst.").document
        self.share()
        self.decide(Decision.APPROVE)
        self.finalise()
        self.consent("first", this_version=False)

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
        self._held.cleanup()

    @property
    def newest(self) -> Version:
        return newest_version(self.vault.reader(), self.document)

    def _later(self) -> int:
        """Every act a second after the one before: the order is what counts."""
        self.clock.forward(seconds=1)
        return self.book.next()

    @rule()
    def write(self) -> None:
        self._later()
        with contextlib.suppress(*REFUSED):
            draft = self.vault.now(begin_version, self.document)
            self.vault.now(save_draft, draft.id, f"De tekst, {self.book.at}.")

    @rule()
    def share(self) -> None:
        """As sharing does, without the package."""
        self._later()
        version = self.newest
        if version.state is VersionState.DRAFT:
            translator = self.parts.translator(Language.DUTCH)

            def share_version(work: Work) -> None:
                frozen = frozen_version(work, version, translator, date(2026, 3, 3))
                work.change(
                    work.get(Version, version.id), state=VersionState.SHARED, shared_on=date(2026, 3, 3),
                    frozen=frozen.canonical_bytes(), content_sha256=frozen.content_sha256(),
                )  # fmt: skip

            self.vault.now(share_version)

    @rule(decision=st.sampled_from(Decision))
    def decide(self, decision: Decision) -> None:
        self._later()
        version, said = self.newest, {"decided_by": "Anna Berg", "decided_how": "email"}
        with contextlib.suppress(*REFUSED):
            self.vault.now(record_answer, version.id, decision, said)
            self.book.said[version.id].append(decision)

    @rule()
    def take_back(self) -> None:
        """What was recorded last was a mistake, the client never said it."""
        self._later()
        version = self.newest
        with contextlib.suppress(*REFUSED):
            self.vault.now(take_decision_back, version.id, "Een ander verslag.")
            self.book.said[version.id].pop()

    @rule()
    def finalise(self) -> None:
        self._later()
        version = self.newest
        with contextlib.suppress(*REFUSED):
            finalise_document(self.vault, self.parts, version.id)
            self.book.final = version.id

    @rule(who=WHO, this_version=st.booleans())
    def consent(self, who: str, *, this_version: bool) -> None:
        number = self._later()
        version = self.newest.id if this_version else ""
        given = {
            "purpose": "Verslag", "recipient": self.who[who].id, "version": version, "text": "Dat mag.",
            "given_on": "2026-03-03", "given_name": "Anna Berg", "given_how": "paper",
        }  # fmt: skip
        made = self.vault.now(give_consent, given, self.client.id, self.parts.law)
        self.book.consents[made.id] = Told(self.who[who].id, version, number)

    @rule(which=st.integers(0, 5))
    def withdraw(self, which: int) -> None:
        self._later()
        standing = [key for key, each in self.book.consents.items() if each.standing]
        if standing:
            chosen = standing[which % len(standing)]
            self.vault.now(withdraw_consent, chosen, {})
            self.book.consents[chosen].standing = False

    @rule(who=WHO, identified=st.booleans())
    def ask(self, who: str, identified: bool) -> None:
        number = self._later()
        asked = {"kind": "copy", "channel": "email", "recipient": self.who[who].id}
        made: Request = self.vault.now(open_request, asked, self.client.id, self.parts.law.codes)
        if identified:
            self.vault.now(identify_request, made.id, {"identity": "known"})
            self.book.requests[made.id] = (self.who[who].id, number)

    @rule()
    def restrict(self) -> None:
        number = self._later()
        made: Restriction = self.vault.now(restrict_dossier, {"cause": "disputed"}, self.client.id)
        self.book.restricted[made.id] = number

    @rule(told=st.booleans())
    def lift(self, told: bool) -> None:
        self._later()
        for identity in list(self.book.restricted):
            if told:
                self.vault.now(tell_of_lifting, identity, {"told_how": "email"})
            with contextlib.suppress(*REFUSED):
                self.vault.now(lift_restriction, identity, {"lifted_because": "Het klopt nu."})
                del self.book.restricted[identity]

    @rule(who=WHO, which=st.integers(0, 5), ground=st.sampled_from([None, *GROUNDS]), asked=st.integers(0, 5))
    def disclose_any(self, who: str, which: int, ground: DisclosureGround | None, asked: int) -> None:
        """Any version, on any request."""
        versions = self.vault.reader().find(Version, document=self.document)
        self._disclose(versions[which % len(versions)].id, who, ground, asked)

    def _disclose(self, version: str, who: str, ground: DisclosureGround | None, asked: int) -> None:
        self._later()
        requests = self.vault.reader().find(Request, client=self.client.id)
        terms = Terms(
            ground=ground, ground_reason="Omdat het kan.", with_statement=True, medical=False,
            request=requests[asked % len(requests)].id if requests else "",
        )  # fmt: skip
        rightly = self.book.may_go(version, self.who[who].id, ground)
        try:
            self.vault.now(disclose_version, version, self.who[who].id, Channel.PAPER, terms)
        except GateRefused:
            return
        assert rightly, (self.vault.reader().get(Version, version).state, who, ground, self.book)
        self.book.gone += 1

    @invariant()
    def nothing_goes_that_may_not(self) -> None:
        """In every state that is reached, handing over is tried: of the final version and of the newest."""
        if hasattr(self, "vault"):
            for version in {self.book.final, self.newest.id}:
                self._disclose(version, "first", None, 0)
            assert self.vault.reader().count(Disclosure) == self.book.gone


Handing.TestCase.settings = settings(max_examples=10, stateful_step_count=16, suppress_health_check=list(HealthCheck))
TestHanding = Handing.TestCase
