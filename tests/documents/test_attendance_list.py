"""The attendance list: every name on it once for each meeting's page, room to sign, and nothing else of anybody."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.documents.attendance_list import MOST_MEETINGS, AttendanceList, render_attendance_list
from app.domain.frozen import PracticeDetails
from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator

DUTCH = load_translator(Language.DUTCH, resources())
MEETINGS = tuple(f"0{day}-03-2026 09:30" for day in range(1, 7))
NAMES = ("Noor van Dam", "<b>Joris</b> & Zn.", "Anouk de Vries-Scharrenberg van der Meulen tot Oosterhout")


def listed(names: tuple[str, ...] = NAMES, meetings: tuple[str, ...] = MEETINGS) -> AttendanceList:
    return AttendanceList(
        title="Feedback geven", practice=PracticeDetails(trade_name="Praktijk De Brug"), principal="", place="Zwolle",
        when="1 maart 2026", day=date(2026, 3, 1), meetings=meetings, names=names,
    )  # fmt: skip


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_there_is_room_for_a_few_meetings_on_a_page_and_every_name_is_on_each() -> None:
    found = pages(render_attendance_list(listed(), DUTCH))
    assert len(found) == 2
    for page, meetings in zip(found, (MEETINGS[:MOST_MEETINGS], MEETINGS[MOST_MEETINGS:]), strict=True):
        assert all(each.split()[0] in page for each in meetings)
        assert all(page.count(name) == 1 for name in NAMES[:2]), "markup in a name is no markup"
        assert "Oosterhout" in page, "a long name takes more lines and is not cut off"


def test_without_meetings_there_is_a_column_to_sign() -> None:
    (page,) = pages(render_attendance_list(listed(meetings=()), DUTCH))
    assert "Handtekening" in page


def test_a_large_group_goes_on_with_its_headings() -> None:
    names = tuple(f"Deelnemer {number}" for number in range(60))
    found = pages(render_attendance_list(listed(names, MEETINGS[:1]), DUTCH))
    assert len(found) > 2
    assert all("Naam" in page for page in found if "Deelnemer" in page)
    assert sum(page.count("Deelnemer ") for page in found) == 60


def test_the_same_list_gives_the_same_bytes() -> None:
    assert render_attendance_list(listed(), DUTCH) == render_attendance_list(listed(), DUTCH)
