"""The fields of a consent, whether it was given or is asked: only what fits shows, and the standard text follows."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole, GivenBy
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Document, Version, VersionState
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.consent_text import TEXT_VERSION, consent_words
from app.ui.forms.references import attachments_of, organisations, representatives_of, trajectories_of
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.inputs import Option

_GROUNDS = frozenset({ConsentRole.LEGAL_BASIS.value, ConsentRole.SPECIAL_CATEGORIES.value})
"""Roles that name no recipient: a release is recorded apart (L7)."""
_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.FINAL)


class ConsentForm(RecordForm):
    """Purpose and text, in the client's language, follow the other fields until the coach changes them by hand."""

    def __init__(
        self,
        context: Context,
        record: type[Consent] | type[ConsentAsked],
        rows: Arrangement,
        client: Id,
        known: dict[str, object],
        *,
        high: int,
    ) -> None:
        """`known` is filled in beforehand; `high` is the least height of the exact text, in lines."""
        super().__init__(
            context, record, rows,
            references={
                "recipient": lambda: organisations(context),
                "version": lambda: frozen_versions(context, client),
                "trajectory": lambda: trajectories_of(context, client),
                "representative": lambda: representatives_of(context, client),
                "evidence": lambda: attachments_of(context, client),
            },
        )  # fmt: skip
        self._language = context.parts.translator(context.reader.get(Client, client).language)
        self.set_values(known)
        self._role = self.values()["role"]
        words = self._words = consent_words(context.reader, self._language, self.values())
        self.set_values({"purpose": words.purpose, "text": words.text})
        exact = self.fields["text"].input.inner
        exact.setMinimumHeight(exact.fontMetrics().lineSpacing() * high + 26)
        self._arrange()
        self.edited.connect(self.follow)

    def given(self) -> dict[str, object]:
        """The values, with the version of the standard text where that stands unchanged."""
        values = self.values()
        standard = values["text"] == self._words.text
        return {**values, "text_version": f"{values['role']}-{TEXT_VERSION}" if standard else ""}

    def taken_up(self) -> None:
        """What was typed before was filled in: what follows from the other fields follows on."""
        values = self.values()
        self._role = values["role"]
        self._words = consent_words(self._context.reader, self._language, values)
        self._arrange()

    def follow(self) -> None:
        """Let purpose and text follow, as far as they are still the standard's own."""
        self._arrange()
        before, values = self._words, self.values()
        untouched = {name for name in ("purpose", "text") if values[name] == getattr(before, name)}
        role, self._role = self._role, values["role"]
        if role != self._role and "purpose" in untouched:
            values["purpose"] = ""
        words = self._words = consent_words(self._context.reader, self._language, values)
        for name in untouched:
            if getattr(words, name) != getattr(before, name):
                self.fields[name].input.show_value(getattr(words, name))

    def _arrange(self) -> None:
        """Show only what this kind of consent, given by this person, is about. What is filled in stays in sight."""
        values = self.values()
        release = values["role"] == ConsentRole.RELEASE
        wanted = {
            "recipient": release or str(values["role"]) not in _GROUNDS,
            "version": release,
            "data_category": not release,
            "representative": values["given_by"] == GivenBy.REPRESENTATIVE,
            "freely": values["role"] == ConsentRole.LEGAL_BASIS,
        }
        for name, shown in wanted.items():
            self.fields[name].setVisible(shown or bool(values[name]))


def frozen_versions(context: Context, client: Id) -> list[Option]:
    """What was frozen and is still of use. A draft is none of these: its text may change after the consent."""
    reader, text = context.reader, context.text
    titles = {each.id: each.title for each in reader.find(Document, client=client)}
    found = [each for each in reader.find(Version, client=client) if each.state in _OPEN]
    return [
        (
            each.id,
            text(
                "consent.version_option", title=titles[each.document], number=each.number,
                state=text(f"version_state.{each.state.value}"),
            ),
        )
        for each in reversed(found)
    ]  # fmt: skip
