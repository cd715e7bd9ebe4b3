"""Six questions in plain words that lead to a policy to begin with (`resources/policies/questions`).

The first answer says with which starting policy the practice begins. Every other one changes in it what it has another
way, and nothing where it says so already: so each starting policy is reached unchanged, and whatever is answered, the
policy that comes out keeps what was answered.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import policy_reader as read
from app.domain.policy import Policy
from app.domain.professional_code import Codes
from app.domain.reason import LocalText
from app.domain.starting_changes import StartingChanges, read_changes
from app.kernel.errors import Fault, InputError

LABEL = "starting.answers"
"""The label of a fault in the answers."""


@dataclass(frozen=True, slots=True)
class StartingAnswer:
    """One answer: with which policy one begins, or what becomes another way except in those of `as_in`."""

    key: str
    text: LocalText
    starts_from: str
    as_in: tuple[str, ...]
    changes: StartingChanges


@dataclass(frozen=True, slots=True)
class StartingQuestion:
    """One question, a hint beside it, and its answers."""

    key: str
    text: LocalText
    hint: LocalText
    answers: tuple[StartingAnswer, ...]

    def answer(self, key: str) -> StartingAnswer | None:
        """The answer with this key."""
        return next((each for each in self.answers if each.key == key), None)

    def usual(self, policy: str) -> StartingAnswer:
        """The answer that the starting policy of this name stands for: chosen beforehand once one begins with it."""
        fitting = (each for each in self.answers if policy in (each.starts_from, *each.as_in))
        return next(fitting, self.answers[0])


@dataclass(frozen=True, slots=True)
class StartingQuestions:
    """All questions, in the order in which they are asked, as they hold from a day."""

    valid_from: date
    adapted: LocalText
    """What a policy that answers changed says of itself; `{title}` is the one that it began with."""
    questions: tuple[StartingQuestion, ...]

    def begins(self, given: Mapping[str, str]) -> str:
        """The name of the starting policy that the answers lead to; empty where none does yet."""
        answers = (question.answer(given.get(question.key, "")) for question in self.questions)
        return next((each.starts_from for each in answers if each is not None and each.starts_from), "")

    def policy(self, given: Mapping[str, str], starting: Sequence[Policy], codes: Codes, on: date) -> Policy:
        """The policy that follows from an answer to every question, by their keys.

        What the chosen professional code has the client read first, the client reads first. Raises InputError with
        every question that has no answer, or one that it does not know.
        """
        answers = self._answers(given)
        begun = next(each for each in starting if each.name == self.begins(given))
        policy = begun
        for answer in answers:
            if not answer.starts_from and begun.name not in answer.as_in:
                policy = answer.changes.applied(policy, starting)
        asked_by_code = codes.rules(policy.code, on).shown_first
        policy = replace(policy, shown_first=policy.shown_first | asked_by_code)
        if policy == begun:
            return begun
        return replace(policy, description=_filled(self.adapted, begun.title))

    def _answers(self, given: Mapping[str, str]) -> list[StartingAnswer]:
        found, faults = [], []
        for question in self.questions:
            answer = question.answer(given.get(question.key, ""))
            if answer is None:
                known = ", ".join(each.key for each in question.answers)
                arguments = (("question", question.text), ("key", question.key), ("answers", known))
                faults.append(Fault(LABEL, "starting.no_answer", arguments))
            else:
                found.append(answer)
        known_keys = {each.key for each in self.questions}
        for key in given:
            if key not in known_keys:
                faults.append(Fault(LABEL, "starting.unknown_question", (("key", key),)))
        if faults:
            raise InputError(*faults)
        return found


def read_questions(text: str) -> StartingQuestions:
    """The questions in a text of TOML, laid out as `resources/policies/questions/starting.toml`.

    The file comes with the program: InputError with every place where it is wrong is a bug.
    """
    faults: list[Fault] = []
    table = read.Table(tomllib.loads(text), "questions", faults)
    made = StartingQuestions(
        table.get("valid_from", read.day),
        table.get("adapted", read.both_languages),
        tuple(map(_question, table.rows("questions"))),
    )
    table.finish()
    if faults:
        raise InputError(*faults)
    return made


def _question(row: read.Table) -> StartingQuestion:
    made = StartingQuestion(
        row.get("key", read.name),
        row.get("text", read.both_languages),
        row.get("hint", read.both_languages),
        tuple(map(_answer, row.rows("answers"))),
    )
    row.finish()
    return made


def _answer(row: read.Table) -> StartingAnswer:
    made = StartingAnswer(
        row.get("key", read.name),
        row.get("text", read.both_languages),
        row.maybe("starts_from", read.name) or "",
        row.maybe("as_in", read.some(read.name)) or (),
        read_changes(row),
    )
    row.finish()
    return made


def _filled(text: LocalText, title: LocalText) -> LocalText:
    return LocalText(text.nl.format(title=title.nl), text.en.format(title=title.en))
