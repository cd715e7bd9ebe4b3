"""May somebody take part in a training, and may it be noted that somebody cancelled? (rows C7, C15, L18)"""

from __future__ import annotations

from app.domain.client import Client
from app.domain.gate import Verdict, verdict
from app.domain.participation import Participation
from app.domain.reason import reason
from app.domain.training import Training


def enrol_gate(client: Client, training: Training) -> Verdict:
    """Nobody who had died before it began: what a training sends its participants stops at a death."""
    died = client.died_on
    if died is None or died >= training.starts_on:
        return verdict(())
    return verdict((reason("gate.enrol.died", name=client.name, date=died),))


def cancel_gate(participation: Participation) -> Verdict:
    """Once: from that day runs the term of what is kept of it, and nobody moves it by saying so again."""
    cancelled = participation.cancelled_on
    return verdict(() if cancelled is None else (reason("gate.enrol.cancelled", date=cancelled),))
