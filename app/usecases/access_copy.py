"""Everything that goes out as the copy for a request, as the client will have it (GDPR art. 15(3), 20; rows L15, X7).

The window shows these very bytes before they go, and the package is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256

from app.documents.printed import render_overview
from app.domain.attachment import Attachment
from app.domain.document import Version
from app.domain.frozen import FrozenVersion
from app.domain.organisation import Organisation
from app.domain.package import PackageUse
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.packages.contents import PackageContents, PackageDocument, PackageFile
from app.packages.safe_names import safe_name
from app.usecases.covering_letter import Covering, covering_letter, what_is_missing
from app.usecases.current_policy import policy_on
from app.usecases.dossier_json import dossier_json, json_bytes
from app.usecases.dossier_overview import dossier_overview
from app.usecases.kept_until import KeptItem, kept_until
from app.usecases.open_schema import dossier_schema, portable_schema
from app.usecases.parts import Parts
from app.usecases.plain_records import Json
from app.usecases.portable import portable_files, portable_json
from app.usecases.redacted_copy import CopyContents
from app.usecases.request_letter import acts_for
from app.usecases.share_document import as_package_document
from app.vault.rows import Rows

FORMAT, VERSION = "coachkluis-copy", 1
_PDF, _JSON = "application/pdf", "application/json"


def access_copy(rows: Rows, parts: Parts, request: Request, out: CopyContents) -> PackageContents:
    """What the package for a request holds, of what goes out (app.usecases.redacted_copy)."""
    copy, client = _Copy(rows, parts, request, out), out.contents.client
    whole = request.kind is not RequestKind.PORTABILITY
    return PackageContents(
        use=PackageUse.COPY,
        language=client.language,
        practice=out.contents.practice.trade_name,
        introduction=copy.introduction("whole" if whole else "portable"),
        documents=copy.documents if whole else (),
        files=tuple(copy.everything() if whole else copy.portable()),
        created=legal_date(parts.clock.now()),
    )


class _Copy:
    """The parts of a copy, each made when it is asked for."""

    def __init__(self, rows: Rows, parts: Parts, request: Request, out: CopyContents) -> None:
        self._rows, self._parts, self._request, self._out = rows, parts, request, out
        self._contents = out.contents
        self._today = legal_date(parts.clock.now())
        self._translator: Translator = parts.translator(out.contents.client.language)

    def introduction(self, kind: str) -> str:
        """To the client; or to the organisation that the client named."""
        client, named = self._contents.client, self._contents.lookup(self._request.recipient)
        text = self._translator.text
        if isinstance(named, Organisation):
            return text("package.introduction.transfer", recipient=named.name, client=client.name)
        return text(f"package.introduction.copy.{kind}", client=client.first_name or client.name)

    def everything(self) -> Iterator[PackageFile]:
        """The letter, the overview, every attachment (final PDFs among them), then the files for computers."""
        names = _Names(self._translator)
        letter = "" if self._request.recipient else names.own("letter")
        overview, copy, copy_schema = names.own("overview"), names.own("dossier"), names.own("dossier_schema")
        own, own_schema, listed = names.own("portable"), names.own("portable_schema"), names.own("manifest")
        attachments = names.of(self._contents.of(Attachment))
        files = {each.id: name for each, name in attachments}
        policy = policy_on(self._rows, self._today)
        seen = dossier_overview(self._contents, self._kept, policy, self._translator, self._today, self._request)
        made = [
            _file(overview, _PDF, render_overview(seen, self._translator)),
            *(self._attachment(each, name) for each, name in attachments),
            _file(copy, _JSON, dossier_json(self._contents, self._kept, files, self._translator, self._today)),
            _file(copy_schema, _JSON, dossier_schema()),
            _file(own, _JSON, portable_json(self._contents, files, self._today)),
            _file(own_schema, _JSON, portable_schema()),
        ]
        if letter:
            names_of_all = (letter, *(each.name for each in made), listed)
            made.insert(0, _file(letter, _PDF, self._letter(names_of_all)))
        yield from made
        yield self._manifest(listed, made, self.documents)

    def portable(self) -> Iterator[PackageFile]:
        """The portability file with its schema, and the files that the client provided: that copy may be meant for a
        new provider, who has no business with the coach's notes.
        """
        names = _Names(self._translator)
        own, schema, listed = names.own("portable"), names.own("portable_schema"), names.own("manifest")
        attachments = names.of(portable_files(self._contents, self._today))
        files = {each.id: name for each, name in attachments}
        made = [
            _file(own, _JSON, portable_json(self._contents, files, self._today)),
            _file(schema, _JSON, portable_schema()),
            *(self._attachment(each, name) for each, name in attachments),
        ]
        yield from made
        yield self._manifest(listed, made, ())

    @cached_property
    def documents(self) -> tuple[PackageDocument, ...]:
        """Every version that was shared or made final, exactly as it was frozen. Drafts stand in the overview."""
        return tuple(self._documents())

    def _documents(self) -> Iterator[PackageDocument]:
        text = self._translator.text
        for version in self._contents.of(Version):
            if version.frozen:
                shown = as_package_document(FrozenVersion.read(version.frozen), version.id)
                state = text(f"version_state.{version.state.value}")
                title = text("package.document.version", title=shown.title, number=version.number, state=state)
                yield replace(shown, title=title)

    @cached_property
    def _kept(self) -> tuple[KeptItem, ...]:
        """Until when each item that goes out is kept."""
        there = {each.id for each in self._contents.everything()}
        kept = kept_until(self._rows, self._parts, self._contents.client.id)
        return tuple(self._named_as_it_goes_out(each) for each in kept if each.id in there)

    def _named_as_it_goes_out(self, item: KeptItem) -> KeptItem:
        record = self._contents.lookup(item.id)
        return item if record is None else replace(item, what=self._contents.name(record))

    def _letter(self, files: tuple[str, ...]) -> bytes:
        policy = policy_on(self._rows, self._today)
        named = [self._rows.maybe(Organisation, each.organisation) for each in policy.recipients]
        covering = Covering(
            request=self._request, contents=self._contents, kept=self._kept, policy=policy,
            acting=acts_for(self._rows, self._parts, self._contents.client),
            organisations={each.id: each for each in named if each is not None},
            transfers=self._parts.law.transfers, day=self._today, documents=len(self.documents), files=files,
        )  # fmt: skip
        return covering_letter(covering, self._translator)

    def _manifest(self, name: str, files: list[PackageFile], documents: tuple[PackageDocument, ...]) -> PackageFile:
        """What there is, with the hash of each: by this a copy of the copy can be held against what was sent."""
        listed: list[Json] = [
            {"name": each.name, "media_type": each.media_type, "size": each.size, "sha256": each.sha256}
            for each in files
        ]
        read: list[Json] = [{"title": each.title, "content_sha256": each.content_sha256} for each in documents]
        missing: list[Json] = list(what_is_missing(self._contents, self._request.id, self._translator))
        return _file(
            name,
            _JSON,
            json_bytes(
                {
                    "format": FORMAT,
                    "version": VERSION,
                    "made_on": self._today.isoformat(),
                    "files": listed,
                    "documents": read,
                    "left_out": missing,
                }
            ),
        )

    def _attachment(self, attachment: Attachment, name: str) -> PackageFile:
        masked = self._out.files.get(attachment.id)
        if masked is not None:
            return _file(name, attachment.media_type, masked)
        chunks = partial(self._rows.chunks, attachment.id)
        return PackageFile(name, attachment.media_type, attachment.size, chunks, attachment.sha256)


class _Names:
    """Names for the files of one copy, no two the same."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._taken: list[str] = []

    def own(self, key: str) -> str:
        """The name of a file that every copy has."""
        return self._take(self._translator.text(f"package.file.{key}"))

    def of(self, attachments: tuple[Attachment, ...]) -> list[tuple[Attachment, str]]:
        """The attachments with their names."""
        return [(each, self._take(each.name)) for each in attachments]

    def _take(self, name: str) -> str:
        self._taken.append(safe_name(name, self._taken))
        return self._taken[-1]


def _file(name: str, media_type: str, content: bytes) -> PackageFile:
    return PackageFile(name, media_type, len(content), lambda: iter((content,)), sha256(content).hexdigest())
