"""Where in a policy something is wrong, as a coach would say it: *bewaarregel 2, termijn*.

As text a place is what a program knows it by: the path in the file, or the key of a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.policy_activity import Activity
from app.domain.policy_recipient import Recipient
from app.domain.reason import Label, LocalText, Reason, Wordable
from app.kernel.translator import Translator

_STEP = re.compile(r"(?P<name>[^.\[]+)(?:\[(?P<number>[0-9]+)\])?")


@dataclass(frozen=True, slots=True)
class PathPlace:
    """A place in a file: `policy.rules[2].period`."""

    path: str

    def __str__(self) -> str:
        """The path itself."""
        return self.path

    def words(self, translator: Translator) -> str:
        """Each step in words, as far as it has any; a name that nobody knows stays as it was written."""
        steps = list(_STEP.finditer(self.path.removeprefix("policy.")))
        return ", ".join(_step(each["name"], each["number"], translator) for each in steps)


def _step(name: str, number: str | None, translator: Translator) -> str:
    for key in (f"policy_place.{name}",) if number else (f"policy_row.{name}", f"policy.{name}"):
        if translator.has(key):
            said = translator.text(key)
            # A field is said inside a sentence; what is in capitals stays so.
            said = said if said[1:2].isupper() else said[:1].lower() + said[1:]
            return f"{said} {number}" if number else said
    return f"\u201c{name}\u201d" + (f" {number}" if number else "")


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of the policy, by its key and by what it is called."""

    key: str
    called: Wordable

    def __str__(self) -> str:
        """The key."""
        return self.key

    def words(self, translator: Translator) -> str:
        """What it is called; its key where it is called nothing."""
        return self.called.words(translator) or self.key


def activity_place(activity: Activity) -> RowPlace:
    """By its purpose."""
    return RowPlace(activity.key, activity.purpose)


def recipient_place(recipient: Recipient) -> RowPlace:
    """By its name."""
    return RowPlace(recipient.key, recipient.name)


def key_place(key: str) -> RowPlace:
    """A row that is known by its key alone."""
    return RowPlace(key, LocalText(key, key))


def labelled_place(key: str, label: str) -> RowPlace:
    """A row that has a label: a kind of request, a category."""
    return RowPlace(key, Label(label))


def rule_place(category: str, trigger: str) -> RowPlace:
    """A retention rule: its category, and from when its term runs."""
    arguments = (("category", Label(f"category.{category}")), ("trigger", Label(f"retention.trigger.{trigger}")))
    return RowPlace(f"{category} {trigger}", Reason("policy_place.rule", arguments))
