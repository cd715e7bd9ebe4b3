"""No diagnosis, cause or treatment goes to an employer, consent or not (UAVG art. 30; rows E7, L8)."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.category import Category
from app.domain.gate import Verdict, verdict
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.reason import Label, reason
from app.domain.special_note import SpecialNote


def medical_to_employer_gate(
    recipient: Organisation, category: Category, text: str, notes: Iterable[SpecialNote]
) -> Verdict:
    """Whether something of this category with this text may go to a recipient.

    `notes` are the client's special categories: what is medical among them and stands in the text keeps it from going.
    What the coach wrote without noting it apart only the coach can see.
    """
    if recipient.kind is not OrganisationKind.EMPLOYER:
        return verdict(())
    reasons = []
    if category is Category.SPECIAL:
        reasons.append(reason("gate.medical.special", recipient=recipient.name))
    read = _plain(text)
    found = dict.fromkeys(each.matter for each in notes if each.matter.medical and _plain(each.what) in read)
    for matter in found:
        told = Label(f"matter.{matter.value}")
        reasons.append(reason("gate.medical.in_text", recipient=recipient.name, matter=told))
    return verdict(reasons)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
