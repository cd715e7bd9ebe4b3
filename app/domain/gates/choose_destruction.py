"""Is there anything to destroy in what was chosen, and may all of it that was named go? (rows A5, X5)"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.gate import Verdict, verdict
from app.domain.reason import Reason, reason


def choose_destruction_gate(number: int, named: Sequence[Reason], others: Sequence[Reason]) -> Verdict:
    """What a person named goes wholly or not at all; of what was not named, whatever may go goes.

    `number` items may go. `named` tells why items that were named must stay, `others` why other items must.
    """
    if named:
        return verdict(dict.fromkeys(named))
    if number:
        return verdict(())
    return verdict(dict.fromkeys(others) or (reason("gate.destroy.nothing_due"),))
