"""F29: a hold placed while a destruction runs: it wins, or the destruction was before it; one order, in the ledger."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

from app.domain.client import Client
from app.domain.gate import GateRefused
from app.domain.hold import Hold
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.translator import Language
from app.usecases.destroy_items import confirmation, destroy_items
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.place_hold import place_hold
from app.usecases.plan_destruction import Chosen, plan_for
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.faults.places import EFFORT, found_wrong, opened, parts, vault_in
from tests.faults.trials import Row, Trials

HOLD = {"reason": "procedure", "review_on": "2030-01-01"}
SESSIONS = 12


def past_its_term(vault: Vault) -> Client:
    """A dossier of which everything but the administration is due."""
    client: Client = vault.now(add_item, Client, {"surname": "Verjaard", "phone": "0570 123456"})
    given = {"title": "Loopbaan", "starts_on": "2018-01-08", "ends_on": "2019-02-01"}
    trajectory: Trajectory = vault.now(add_item, Trajectory, given, client.id)
    for number in range(SESSIONS):
        fields = {"trajectory": trajectory.id, "on": date(2018, 1 + number % 12, 9).isoformat(), "notes": "Gesprek."}
        vault.now(add_item, Session, fields, client.id)
    return client


def race(vault: Vault, known: Parts, client: Client, hold_late: float) -> tuple[bool, bool]:
    """Destroy in one thread and place a hold in another, at the same moment; whether each was done."""
    chosen = Chosen(client.id)
    plan = plan_for(vault.reader(), known, chosen, legal_date(known.clock.now()))
    typed = confirmation(vault.reader(), known, plan, "destroy", Language.DUTCH)
    together = Barrier(2)

    def destroyed() -> bool:
        together.wait()
        try:
            vault.now(destroy_items, known, chosen, typed, plan.fingerprint)
        except GateRefused as error:
            return "gate.destroy.held" not in {each.code for each in error.reasons}
        return True

    def held() -> bool:
        together.wait()
        for _ in range(int(hold_late)):
            vault.reader().count(Session)  # later by as much as some reads take
        vault.now(place_hold, HOLD, client.id)
        return True

    with ThreadPoolExecutor(2) as both:
        done, placed = both.submit(destroyed), both.submit(held)
        return done.result(), placed.result()


def act(trials: Trials) -> None:
    """Hold and destruction at the same moment, the hold later by a little more each time."""
    first = 0
    for number in trials.times(sample=12, whole=200):
        with trials.attempt(number) as place:
            folder, clock = vault_in(place), SetClock()
            known = Parts(clock, parts().resources, EFFORT)
            with opened(folder, clock=clock) as vault:
                client = past_its_term(vault)
                before = {each.id: each for each in vault.reader().find(Session, client=client.id)}
                begun = len(vault.ledger_entries())
                done, placed = race(vault, known, client, trials.random.randrange(8))
                assert placed
            with opened(folder, clock=clock) as vault:
                after = {each.id: each for each in vault.reader().find(Session, client=client.id)}
                assert after == ({} if done else before), "all of it, or nothing"
                (hold,) = vault.reader().find(Hold, client=client.id)
                acts = [(each.act, each.record) for each in vault.ledger_entries()[begun:]]
                at = next(place for place, (_, record) in enumerate(acts) if record == hold.id)
                assert all(act == "destroy_items" for act, _ in acts[:at])
                assert not any(act == "destroy_items" for act, _ in acts[at:]), "one order, and nothing after the hold"
                assert bool(acts[:at]) is done
                assert found_wrong(vault) == []
                first += done
    trials.note(f"the destruction was first {first} times of {trials.tried}")


ROWS = (Row("F29", "a hold placed while a destruction runs", "the hold wins or came later: one order", act),)


def test_f29_a_hold_and_a_destruction_have_one_order(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)
