"""May this file be masked in the vault? (rows A9, L16, W3)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def mask_gate(*, relied_on: bool, too_large: bool) -> Verdict:
    """Masking takes the place of the file, for good: not of one on which something else rests, such as the proof of a
    consent or the final PDF of a version.
    """
    reasons = []
    if relied_on:
        reasons.append(reason("gate.mask.relied_on"))
    if too_large:
        reasons.append(reason("gate.mask.too_large"))
    return verdict(reasons)
