"""The letter that goes with a copy: what is in it, what for, from whom, until when, who got it (GDPR art. 15(1), 15(2);
rows A11, L2, L15, X7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.domain.category import Category
from app.domain.disclosure import Disclosure
from app.domain.omission import Omission
from app.domain.organisation import Organisation
from app.domain.policy import Policy
from app.domain.policy_recipient import Recipient
from app.domain.prose import Block, BulletList, Heading, Paragraph, Span
from app.domain.reason import worded
from app.domain.redaction import Redaction
from app.domain.representative import Representative
from app.domain.request import Request
from app.domain.transfers import Transfers
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.dossier_contents import DossierContents
from app.usecases.kept_until import KeptItem
from app.usecases.overview_account import about_the_data, rights
from app.usecases.practice import practice_details
from app.usecases.request_letter import reader_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What a letter is about: the copy as it goes out, and what is known of who gets data."""

    request: Request
    contents: DossierContents
    kept: Sequence[KeptItem]
    policy: Policy
    acting: Representative | None
    organisations: dict[Id, Organisation]
    """Those that the policy names as recipients, by their id."""
    transfers: Transfers
    day: date
    documents: int
    """How many documents are read in the page."""
    files: tuple[str, ...]
    """The names of the files, in their order."""


def covering_letter(covering: Covering, translator: Translator) -> bytes:
    """The PDF of the letter, in the client's language."""
    writer = _Writer(covering, translator)
    contents = covering.contents
    addressee, salutation = reader_of(contents.client, covering.acting, translator)
    kind = translator.text(f"request_kind.{covering.request.kind.value}").lower()
    return render_letter(
        Letter(
            practice=practice_details(contents.practice),
            addressee=addressee,
            day=covering.day,
            subject=translator.text("covering_letter.subject", kind=kind),
            salutation=salutation,
            blocks=tuple(writer.blocks()),
            signed=covering.request.responsible or contents.practice.coach,
            enclosures=covering.files,
        ),
        translator,
    )


def what_is_missing(contents: DossierContents, request: Id, translator: Translator) -> list[str]:
    """What was left out of a copy, and what is covered in it, each with its reason: a line for each."""
    lines = [
        translator.text(
            "covering_letter.omitted", noun=translator.text(f"noun.{each.about}"), cause=_cause(each, translator),
            reason=each.reason,
        )
        for each in contents.of(Omission)
        if each.request == request
    ]  # fmt: skip
    covered = Counter(
        (worded(each.named(contents.lookup), translator), _cause(each, translator), each.reason)
        for each in contents.of(Redaction)
        if each.request == request and contents.lookup(each.item) is not None
    )
    return lines + [
        translator.count("covering_letter.covered", number, item=item, cause=cause, reason=reason)
        for (item, cause, reason), number in covered.items()
    ]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what the letter says."""

    covering: Covering
    translator: Translator

    def blocks(self) -> Iterator[Block]:
        """The letter from salutation to signature."""
        covering, contents = self.covering, self.covering.contents
        practice = contents.practice.trade_name
        if covering.acting is not None:
            yield self._say("acting", client=contents.client.name)
        yield self._say("answer", date=covering.request.received_on, practice=practice)
        read = self.translator.count("covering_letter.documents", covering.documents) if covering.documents else ""
        yield self._say("files", count=read)
        yield self._head("missing")
        missing = what_is_missing(contents, covering.request.id, self.translator)
        if missing:
            yield self._say("missing.why")
            yield _listed(missing)
        else:
            yield self._say("missing.nothing")
        yield self._head("purposes")
        yield from self._purposes()
        yield self._head("recipients")
        yield from self._recipients()
        yield self._head("rights")
        for entry in rights(contents, self.translator).entries:
            yield from entry.blocks

    def _purposes(self) -> Iterator[Block]:
        """Per kind of data: what for, from whom, until when (15(1)(a), (b), (d), (g))."""
        text = self.translator.text
        section = about_the_data(self.covering.contents, self.covering.kept, self.translator)
        if not section.entries:
            yield self._say("purposes.none")
            return
        items = []
        for entry, category in zip(section.entries, self._categories(), strict=True):
            said = {pair.label: pair.value for pair in entry.pairs}
            words = self.translator.text(
                "covering_letter.purpose",
                purpose=said[text("overview.purpose")],
                source=said[text("overview.source")],
                until=self._until(category),
            )
            items.append((Paragraph((Span(f"{entry.title}\n", bold=True), Span(words))),))
        yield BulletList(tuple(items))
        yield self._say("purposes.each")

    def _categories(self) -> list[Category]:
        present = {each.category for each in self.covering.kept}
        return [each for each in Category if each in present]

    def _until(self, category: Category) -> str:
        """Until when the last of this kind is kept; in a sentence where no day can be named."""
        own = [each for each in self.covering.kept if each.category is category]
        days = [each.kept.until for each in own if each.kept.until is not None]
        if days and len(days) == len(own):
            return self.translator.text("covering_letter.until", date=max(days))
        open_ended = next(each for each in own if each.kept.until is None)
        if open_ended.kept.rule is None:
            return self.translator.text("overview.kept.no_rule")
        return open_ended.sentence(self.translator)

    def _recipients(self) -> Iterator[Block]:
        """Those who actually got something, and those who handle data for the practice (15(1)(c), 15(2); C-154/21)."""
        contents = self.covering.contents
        given = [
            self.translator.text(
                "covering_letter.recipient", name=contents.named(each.recipient, self.translator), what=each.what,
                date=each.disclosed_on,
            )
            for each in contents.of(Disclosure)
        ]  # fmt: skip
        yield _listed(given) if given else _paragraph(self.translator.text("overview.disclosures.none"))
        processors = self.covering.policy.processors
        if processors:
            yield self._say("processors", practice=contents.practice.trade_name)
            yield _listed(self._processor(each) for each in processors)

    def _processor(self, recipient: Recipient) -> str:
        known = self.covering.organisations.get(Id(recipient.organisation))
        name = known.name if known is not None else recipient.name.words(self.translator)
        said = self.translator.text(
            "covering_letter.processor", name=name, purpose=recipient.purpose.words(self.translator)
        )
        if self.covering.transfers.inside(recipient.country):
            return said
        country = self.translator.country(recipient.country)
        safeguard = self.covering.transfers.safeguard(recipient.safeguard)
        if safeguard is None:
            return f"{said} {self.translator.text('covering_letter.outside.bare', country=country)}"
        by = safeguard.title.words(self.translator)
        return f"{said} {self.translator.text('covering_letter.outside', country=country, safeguard=by)}"

    def _head(self, key: str) -> Heading:
        return Heading(2, (Span(self.translator.text(f"covering_letter.{key}")),))

    def _say(self, key: str, **arguments: object) -> Paragraph:
        return _paragraph(self.translator.text(f"covering_letter.{key}", **arguments))


def _cause(what: Omission | Redaction, translator: Translator) -> str:
    return translator.text(f"omission_cause.{what.cause.value}")


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Span(words),))


def _listed(lines: Iterable[str]) -> BulletList:
    return BulletList(tuple((_paragraph(each),) for each in lines))
