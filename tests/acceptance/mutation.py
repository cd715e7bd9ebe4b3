"""What is taken out of the program to see whether the test of a row notices: a gate, a row of a policy, a figure.

One test per row of PRODUCT.md, and for each the thing without which it must fail.

A test of a row acts by command line or window on a vault on disk, opens it again, asserts the outcome and the refusal
beside it. It carries the row in its name and says what it would notice:

    @noticed(without_gate("app.domain.gates.disclose:disclose_gate"))
    def test_d12_nothing_leaves_without_consent(coach: Coach) -> None: ...

`make acceptance` runs every test once more with that thing taken out (tests.acceptance.mutation), counts those that
noticed, and writes docs/acceptance.md. In `make test` the tests run as they are; test_every_row.py holds the page and
the tests against each other.
"""

from __future__ import annotations

import dataclasses
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest

from app.domain.gate import Allowed
from app.domain.policy import Policy
from app.usecases import parts
from app.usecases.law import Law

Test = TypeVar("Test", bound=Callable[..., None])
MARK = "noticed"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One thing taken out: what it is, in words for docs/acceptance.md, and how it is done."""

    what: str
    apply: Callable[[pytest.MonkeyPatch], None]


def noticed(mutation: Mutation) -> Callable[[Test], Test]:
    """Marks a test of a row with the thing without which it fails."""
    return getattr(pytest.mark, MARK)(mutation)  # type: ignore[no-any-return] # a mark gives back its function


def without_gate(place: str) -> Mutation:
    """A gate that allows everything: `app.domain.gates.disclose:disclose_gate`."""
    return with_answer(place, Allowed(), f"gate `{_name(place)}` allows everything")


def with_answer(place: str, answer: object, what: str = "") -> Mutation:
    """A function that always gives the same, whatever it is asked."""

    def always(*_: object, **__: object) -> object:
        return answer

    return with_other(place, always, what or f"`{_name(place)}` always gives `{answer!r}`")


def with_other(place: str, replacement: Callable[..., object], what: str) -> Mutation:
    """A function in whose place another stands; `what` says in words what that takes out."""
    return Mutation(what, lambda patch: put_everywhere(patch, place, replacement))


def without_rows(policy: str, part: str, **where: object) -> Mutation:
    """A starting policy without the rows of one part (`rules`, `answers`, `activities`) that have these values."""

    def fewer(before: Policy) -> Policy:
        rows = getattr(before, part)
        kept = tuple(row for row in rows if any(getattr(row, name) != value for name, value in where.items()))
        if len(kept) == len(rows):
            raise LookupError(f"the policy {policy} has no row like this in {part}: {where}")
        values: dict[str, Any] = {part: kept}
        return dataclasses.replace(before, **values)

    told = ", ".join(f"{name} {getattr(value, 'value', value)}" for name, value in where.items())
    return Mutation(f"starting policy `{policy}` without {part}: {told}", lambda patch: _policies(patch, policy, fewer))


def with_policy(policy: str, **values: Any) -> Mutation:
    """A starting policy with other values: a switch the other way."""

    def other(before: Policy) -> Policy:
        after = dataclasses.replace(before, **values)
        if after == before:
            raise LookupError(f"the policy {policy} is like this already: {values}")
        return after

    told = ", ".join(f"{name} {value!r}" for name, value in values.items())
    return Mutation(f"starting policy `{policy}` with {told}", lambda patch: _policies(patch, policy, other))


def with_figure(name: str, amount: int) -> Mutation:
    """A figure of the law with another amount, in every dated row."""

    def changed(law: Law) -> Law:
        rows = tuple(
            dataclasses.replace(row, amount=amount) if row.name == name else row for row in law.statute.figures
        )
        if rows == law.statute.figures:
            raise LookupError(f"no figure of the law changes by {name} {amount}")
        return dataclasses.replace(law, statute=dataclasses.replace(law.statute, figures=rows))

    def apply(patch: pytest.MonkeyPatch) -> None:
        before = parts._law
        patch.setattr(parts, "_law", lambda resources: changed(before(resources)))

    return Mutation(f"statutory figure `{name}` is {amount}", apply)


def put_everywhere(patch: pytest.MonkeyPatch, place: str, replacement: object) -> None:
    """Put something in the place of a function wherever the program has taken it in by name."""
    module, name = place.split(":")
    original = getattr(importlib.import_module(module), name)
    for loaded in [each for key, each in sys.modules.items() if key.partition(".")[0] == "app" and each is not None]:
        for known, value in list(vars(loaded).items()):
            if value is original:
                patch.setattr(loaded, known, replacement)


def _policies(patch: pytest.MonkeyPatch, policy: str, change: Callable[[Policy], Policy]) -> None:
    before = parts._starting_policies

    def changed(*arguments: Any) -> tuple[Policy, ...]:
        return tuple(change(each) if each.name == policy else each for each in before(*arguments))

    patch.setattr(parts, "_starting_policies", changed)


def _name(place: str) -> str:
    return place.split(":")[1]
