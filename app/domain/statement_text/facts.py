"""What the privacy statement is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.authority import Authority
from app.domain.policy import Policy
from app.domain.policy_recipient import Recipient
from app.domain.practice import Practice
from app.domain.professional_code import CodeRules, Codes
from app.domain.statute import Statute
from app.domain.trajectory import ControllerRole
from app.domain.transfers import Transfers
from app.kernel.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """The practice, the version of its policy, and the law as it is on a day."""

    practice: Practice
    policy: Policy
    on: date
    statute: Statute
    transfers: Transfers
    authority: Authority
    codes: Codes
    organisations: Mapping[str, str] = field(default_factory=dict)
    """The names of the organisations that fill the role of a recipient, by their ids."""
    roles: frozenset[ControllerRole] = frozenset()
    """What the practice is in some trajectories, where that is not the controller by itself (L12)."""

    @property
    def code(self) -> CodeRules:
        """What the professional code of the policy asks on the day (L14)."""
        return self.codes.rules(self.policy.code, self.on)

    def name_of(self, recipient: Recipient, translator: Translator) -> str:
        """The recipient's role, and who it is where that is known (C-154/21 asks names where they are known)."""
        role, who = recipient.name.words(translator), self.organisations.get(recipient.organisation, "")
        return f"{role}: {who}" if who else role
