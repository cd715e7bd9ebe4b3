"""Who stands in for the coach of the demonstration vault: agreed beforehand, and told of one week (row W13)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.domain.organisation import Organisation
from app.domain.policy_recipient import Secrecy
from app.kernel.clock import legal_date
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.stand_in import appointments, make_stand_in
from app.vault.vault import Vault

AHEAD = timedelta(days=21)


def agree_on_deputy(vault: Vault, parts: Parts, scratch: Path) -> None:
    """A colleague is bound to silence, and was given the appointments of the coming weeks, where there are any."""
    deputy = vault.now(
        add_item,
        Organisation,
        {
            "name": "Wendela Brouwer Loopbaancoaching",
            "kind": "provider",
            "town": "Vaartbroek",
            "phone": "0000-417052",
            "email": "wendela@brouwer-coaching.example",
            "country": "Nederland",
        },
    )
    since = legal_date(parts.clock.now())
    if not appointments(vault.reader(), since, since + AHEAD, since):
        return
    given = {
        "deputy": deputy.id,
        "why": "Kleine ingreep: misschien een week uit de running",
        "since": since.isoformat(),
        "until": (since + AHEAD).isoformat(),
    }
    target = scratch / "vervanging.html"
    make_stand_in(vault, parts, given, Secrecy.CONFIDENTIALITY_AGREEMENT, target, Language.DUTCH, Silent())
    target.unlink()
