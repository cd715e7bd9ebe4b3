"""The parts that `app.bootstrap` puts together, and that command line and window work with.

Every start goes through here, so what only some ask for is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.host.autostart import Autostart, own_autostart
from app.host.folders import Folders, own_folders
from app.host.keyring import Keyring, SystemKeyring
from app.kernel.clock import Clock, legal_date
from app.kernel.translator import Language, Translator, load_translator
from app.kernel.witness import NO_WITNESS, Witness
from app.vault.effort import STANDARD_EFFORT, Effort

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.domain.starting_question import StartingQuestions
    from app.host.player import Loudspeaker, Speaker
    from app.usecases.law import Law


def _system_speaker() -> Loudspeaker:
    from app.host.player import system_speaker  # what sound is made with comes with the first that is played

    return system_speaker()


@dataclass(frozen=True, slots=True)
class Parts:
    """What everything needs from outside: time, the files that came with the program, what unlocking costs, what was
    seen last of each vault, the keyring of the system and its loudspeaker.
    """

    clock: Clock
    resources: Path
    effort: Effort = field(default=STANDARD_EFFORT)
    witness: Witness = NO_WITNESS
    keyring: Keyring = field(default_factory=SystemKeyring)
    folders: Folders = field(default_factory=own_folders)
    autostart: Autostart = field(default_factory=own_autostart)
    speaker: Speaker = _system_speaker

    def translator(self, language: Language) -> Translator:
        """The translator for a language."""
        return _translator(language, self.resources)

    @property
    def law(self) -> Law:
        """Statutory figures and holidays."""
        return _law(self.resources)

    @property
    def starting_policies(self) -> tuple[Policy, ...]:
        """The policies to choose from, in the order of their names."""
        return _starting_policies(self.resources)

    @property
    def starting_questions(self) -> StartingQuestions:
        """The questions that lead to a policy to begin with."""
        return _starting_questions(self.resources)

    def policy_of(self, answers: Mapping[str, str]) -> Policy:
        """The policy that follows from an answer to every starting question; InputError where one has none."""
        today = legal_date(self.clock.now())
        return self.starting_questions.policy(answers, self.starting_policies, self.law.codes, today)

    def make_ready(self, language: Language) -> None:
        """Read now what a practice will soon ask for: the law, how dates are written in a language, and what templates
        tell to write, which is known of every document that is opened.
        """
        from app.domain.guidance import guidance_in
        from app.usecases.templates import every_template

        _law(self.resources)
        self.translator(language).date(legal_date(self.clock.now()))
        guidance_in(every_template(self.resources))


@cache
def _translator(language: Language, resources: Path) -> Translator:
    return load_translator(language, resources)


@cache
def _law(resources: Path) -> Law:
    from app.usecases.law import load_law

    return load_law(resources)


@cache
def _starting_policies(resources: Path) -> tuple[Policy, ...]:
    from app.domain.policy_json import policy_from_toml

    folder = resources / "policies"
    names = sorted(file.name for file in folder.glob("*.toml"))
    texts = (((folder / name), (folder / "register" / name)) for name in names)
    return tuple(policy_from_toml(*(each.read_text(encoding="utf-8") for each in pair)) for pair in texts)


@cache
def _starting_questions(resources: Path) -> StartingQuestions:
    from app.domain.starting_question import read_questions

    return read_questions((resources / "policies" / "questions" / "starting.toml").read_text(encoding="utf-8"))
