"""Record that somebody was told something, and draw up what a principal is told of a blocked report (rows D1, L14)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.documents.letter import Letter
from app.documents.printed import render_letter
from app.domain.document import Channel, Document, Version
from app.domain.gate import require
from app.domain.gates.neutral_notice import neutral_notice_gate
from app.domain.organisation import Organisation
from app.domain.prose import Paragraph, Span
from app.domain.telling import Telling, ToldOf
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.packages.new_file import new_file
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.usecases.removed_unless_recorded import removed_unless_recorded
from app.vault.rows import Rows
from app.vault.vault import Vault
from app.vault.work import Work

ASKED = ("trajectory", "about", "recipient", "version", "told_on", "told_how", "told")


def tell(work: Work, given: Mapping[str, object], client: str) -> Telling:
    """A telling; today, unless told otherwise. That no report comes is told of a blocked version only, to the
    principal of its trajectory. InputError with every fault, GateRefused with the reasons.
    """
    read_named(Telling, given, ASKED)
    values: dict[str, object] = {"told_on": work.today.isoformat(), **given}
    version = work.maybe(Version, str(given.get("version") or ""))
    if version is not None and given.get("about") == ToldOf.REPORT_BLOCKED:
        trajectory = _trajectory(work, version)
        require(neutral_notice_gate(version.state, trajectory.principal))
        values |= {"trajectory": trajectory.id, "recipient": trajectory.principal}
    return add_item(work, Telling, values, client)


def neutral_notice(vault: Vault, parts: Parts, version: str, target: Path) -> Id:
    """Write the letter that tells the principal that no report comes, without the reason; gives the principal's id.

    GateRefused where the client did not block this version, or nobody commissioned the trajectory.
    """
    rows = vault.reader()
    blocked = rows.get(Version, version)
    trajectory, document = _trajectory(rows, blocked), rows.get(Document, blocked.document)
    require(neutral_notice_gate(blocked.state, trajectory.principal))
    principal = rows.get(Organisation, trajectory.principal)
    practice, translator = the_practice(rows), parts.translator(document.language)
    street = f"{principal.street} {principal.house_number}".strip()
    town = f"{principal.postcode} {principal.town}".strip()
    letter = Letter(
        practice=practice_details(practice),
        addressee=tuple(each for each in (principal.name, street, town) if each),
        day=legal_date(parts.clock.now()),
        subject=translator.text("neutral_notice.subject", trajectory=trajectory.title),
        salutation=translator.text("neutral_notice.salutation"),
        blocks=(
            Paragraph((Span(translator.text("neutral_notice.text", trajectory=trajectory.title)),)),
            Paragraph((Span(translator.text("neutral_notice.rest")),)),
        ),
        signed=practice.coach,
    )
    with new_file(target) as file:
        file.write(render_letter(letter, translator))
    return principal.id


def tell_principal(vault: Vault, parts: Parts, version: str, target: Path, how: Channel) -> Telling:
    """Write the neutral notice and record that the principal was told: both, or neither. GateRefused as above."""
    neutral_notice(vault, parts, version, target)
    given = {"about": ToldOf.REPORT_BLOCKED.value, "version": version, "told_how": how.value}
    with removed_unless_recorded(target):
        return vault.now(tell, given, vault.reader().get(Version, version).client)


def principal_to_tell(rows: Rows, version: str) -> Id:
    """The principal who has to hear that a blocked report does not come, and has not heard it yet; empty where there
    is none.
    """
    told = rows.count(Telling, version=version, about=ToldOf.REPORT_BLOCKED)
    return Id("") if told else _trajectory(rows, rows.get(Version, version)).principal


def _trajectory(rows: Rows, version: Version) -> Trajectory:
    return rows.get(Trajectory, rows.get(Document, version.document).trajectory)
