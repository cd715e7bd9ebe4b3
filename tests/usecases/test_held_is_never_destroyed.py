"""No reachable state in which something held is destroyed, reduced or anonymised: a walk at random."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.client import Client
from app.domain.declare import Record
from app.domain.dossier_facts import owner
from app.domain.gate import GateRefused
from app.domain.hold import Hold
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.paper_item import PaperItem
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError, InputError
from app.kernel.resources import resources
from app.kernel.translator import Language
from app.usecases.anonymise_dossier import anonymise_dossier
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.identify_request import identify_request
from app.usecases.keep_item import add_item
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.place_hold import place_hold, release_hold
from app.usecases.plan_destruction import Chosen, plan_for
from app.vault.effort import Effort
from app.vault.vault import open_vault
from tests.fakes import SetClock
from tests.practices import practice_in
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

PICK = st.integers(0, 10_000)
_LATER = timedelta(days=700)


class Held(RuleBasedStateMachine):
    """A vault, what may not go from it, and everything that can make something go."""

    @initialize(policy=st.sampled_from(["career_advice", "office", "reintegration", "training_and_interim"]))
    def begin(self, policy: str) -> None:
        self.scratch = Path(tempfile.mkdtemp(prefix="coachkluis-held-"))
        self.clock = SetClock()
        self.parts = Parts(self.clock, resources(), Effort(FAST, FAST_COST))
        folder = practice_in(self.scratch / "v", policy)
        self.vault = open_vault(folder, PASSPHRASE, self.clock, self.parts.effort)
        self.protected: dict[str, Record] = {}
        self.destroyed = 0
        for name in ("Een", "Twee"):
            self._dossier(name)

    def _now(self, *act: Any) -> Any:
        """An act a second after the one before: records come in the order in which they were made, whatever the id."""
        self.clock.forward(seconds=1)
        return self.vault.now(*act)

    def _dossier(self, surname: str) -> None:
        client: Client = self._now(add_item, Client, {"surname": surname, "phone": "0570 123456"})
        for ends_on in ("2020-02-01", "2025-02-01"):
            given = {"title": "Traject", "starts_on": "2018-01-08", "ends_on": ends_on, "question": "Wat nu?"}
            trajectory: Trajectory = self._now(add_item, Trajectory, given, client.id)
            notes = {"trajectory": trajectory.id, "on": "2019-01-08", "notes": "Gesprek."}
            self._now(add_item, Session, notes, client.id)
            paper = {"what": "Map", "place": "Kast", "dated": "2019-01-08", "trajectory": trajectory.id}
            self._now(add_item, PaperItem, paper, client.id)

    def _all(self) -> list[Record]:
        return [each for noun in DOSSIER_NOUNS for each in self.vault.reader().each(noun)]

    def _one(self, noun: type[Record], pick: int) -> Any:
        found = self.vault.reader().find(noun)
        return found[pick % len(found)] if found else None

    @rule(pick=PICK, where=st.sampled_from(["dossier", "trajectory", "item"]))
    def hold(self, pick: int, where: str) -> None:
        client = self._one(Client, pick)
        if client is None:
            return
        mine = [each for each in self._all() if owner(each) == client.id and not isinstance(each, Hold)]
        given: dict[str, object] = {"reason": "procedure", "review_on": str(self.clock.now().date() + _LATER)}
        item = ""
        trajectories = [each for each in mine if isinstance(each, Trajectory)]
        if where == "trajectory" and trajectories:
            given["trajectory"] = trajectories[pick % len(trajectories)].id
            covered = [each for each in mine if _trajectory(each) in ("", given["trajectory"])]
        elif where == "item":
            item = mine[pick % len(mine)].id
            covered = [each for each in mine if each.id == item]
        else:
            covered = mine
        held = self._now(place_hold, given, client.id, item)
        self.protected |= {f"{held.id} {each.id}": each for each in (*covered, held)}

    @rule(pick=PICK)
    def release(self, pick: int) -> None:
        in_force = [each for each in self.vault.reader().find(Hold) if each.in_force]
        if in_force:
            hold = in_force[pick % len(in_force)]
            try:
                self._now(release_hold, hold.id, {"released_because": "Voorbij."})
            except InputError:
                return  # The clock was set back to before the hold began.
            self.protected = {key: each for key, each in self.protected.items() if not key.startswith(hold.id)}

    @rule(days=st.integers(1, 1500))
    def wait(self, days: int) -> None:
        self.clock.forward(days=days)

    @rule(days=st.integers(1, 1500))
    def set_back(self, days: int) -> None:
        self.clock.forward(days=-days)

    @rule(pick=PICK, whole=st.booleans())
    def destroy(self, pick: int, whole: bool) -> None:
        client = self._one(Client, pick)
        self._do(Chosen() if whole or client is None else Chosen(client.id), destroy_items, "destroy")

    @rule(pick=PICK)
    def destroy_one(self, pick: int) -> None:
        records = self._all()
        if records:
            record = records[pick % len(records)]
            self._do(Chosen(owner(record), frozenset({record.id})), destroy_items, "destroy")

    @rule(pick=PICK)
    def erase_on_request(self, pick: int) -> None:
        client = self._one(Client, pick)
        if client is not None:
            given = {"kind": "erasure", "channel": "email", "received_on": legal_date(self.clock.now()).isoformat()}
            request = self._now(open_request, given, client.id)
            self._now(identify_request, request.id, {"identity": "known"})
            self._do(Chosen(client.id, request=request.id), destroy_items, "destroy")

    @rule(pick=PICK)
    def anonymise(self, pick: int) -> None:
        client = self._one(Client, pick)
        if client is not None:
            self._do(Chosen(client.id, looked=True), anonymise_dossier, "anonymise")

    def _do(self, chosen: Chosen, act: Callable[..., Any], name: str) -> None:
        plan = plan_for(self.vault.reader(), self.parts, chosen, legal_date(self.clock.now()))
        typed = confirmation(self.vault.reader(), self.parts, plan, name, Language.DUTCH)
        self._try(lambda: self.vault.now(act, self.parts, chosen, typed))

    def _try(self, act: Callable[[], Any]) -> None:
        try:
            act()
            self.destroyed += 1
        except (GateRefused, CoachkluisError):
            pass

    @invariant()
    def what_is_held_is_there_as_it_was(self) -> None:
        if hasattr(self, "protected"):
            there = {each.id: each for each in self._all()}
            for record in self.protected.values():
                assert there.get(record.id) == record, f"{record.noun.name} was held"

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.scratch, ignore_errors=True)


def _trajectory(record: Record) -> str:
    return record.id if isinstance(record, Trajectory) else str(getattr(record, "trajectory", ""))


TestHeldIsNeverDestroyed = Held.TestCase
TestHeldIsNeverDestroyed.settings = settings(
    max_examples=12, stateful_step_count=15, suppress_health_check=list(HealthCheck)
)
