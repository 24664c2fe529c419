"""Five scenes of an office's letters, each document as its whole text; `scenes/` has the golden texts.

A text has the lines of the PDF with single blanks, pages parted by ---; of a report without its annexes.
Every page is measured too (`measuring`).
TUNG_NHA_GOLDEN=1 writes them; read them before you commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Final

import pypdfium2
import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.content.document import OfficialDocument
from core.households.desk import NewHousehold
from core.letters.models import LetterState
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.reports.writing import Form, rendered
from core.sync.desk import NewKeys
from tests.reports.measuring import off
from tests.reports.reading import pdf_text, placed_lines
from tests.reports.season import CUT_OFF, Season
from tests.sitting import CHEAP

SCENES: Final = Path(__file__).parent / "scenes"
NGOC_HIEN: Final = ("32244", "32248", "32233", "32245", "32236", "32242", "32239")


def check(document: OfficialDocument, name: str) -> str:
    """Compare the text of a document with its golden one; return it."""
    data = rendered(document, Form.PDF)
    assert off(document, data) == [], name
    pages = [
        "\n".join(" ".join(line.text.split()) for line in placed_lines(data, page))
        for page in range(page_count(data))
    ]
    if document.kind:
        pages = list(takewhile(lambda page: not page.startswith("Phụ lục"), pages))
    said = "\n---\n".join(pages) + "\n"
    golden = SCENES / f"{name}.txt"
    if os.environ.get("TUNG_NHA_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8"), name
    return " ".join(said.split())


def page_count(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    document.close()
    return pages


@pytest.fixture
def office(province: Services) -> Iterator[Services]:
    """The province with three wards; the day goes on and is put back."""
    clock = province.clock
    assert isinstance(clock, FixedClock)
    instant = clock.instant
    yield province
    clock.instant = instant


def urge(services: Services, number: str, *names: str) -> OfficialDocument:
    """Draft, number and day; the letter as it was issued."""
    reports = services.reports
    rows = {row.name: row.unit for row in reports.behind()}
    reports.enter(reports.urge([rows[name] for name in names]))
    letter = reports.issuing.issue("urge", number, services.clock.now().date()).value
    return reports.issuing.text(letter)


def next_day(services: Services) -> None:
    assert isinstance(services.clock, FixedClock)
    services.clock.instant += timedelta(days=1)


def test_three_rounds_to_different_units_each_cites_the_one_before(office: Services) -> None:
    first = ("Xã Đông Hưng", "Xã Đông Thới", "Thị trấn Cái Nước")
    check(urge(office, "07", *first), "lan-1")
    next_day(office)
    text = check(urge(office, "12", "Xã Đông Hưng", "Xã Hoà Mỹ"), "lan-2")
    assert "01 đơn vị đã được đôn đốc tại Công văn số 07/MTTQ-BTT ngày 03/9/2020 (lần 1)" in text
    next_day(office)
    text = check(urge(office, "15", "Xã Đông Hưng"), "lan-3")
    assert "Công văn số 12/MTTQ-BTT ngày 04/9/2020 (lần 2)" in text
    assert "07/MTTQ-BTT" not in text, "the newest letter to a unit is cited, not every one"


def test_a_complete_unit_urges_nobody(tmp_path: Path) -> None:
    """A district with all its communes instead of a province, whose hundred laptops take a minute."""
    communes = dict.fromkeys(NGOC_HIEN, "")
    season = Season(tmp_path / "mùa", unit="973", communes=communes)
    try:
        at = CUT_OFF - timedelta(days=1)
        season.clock.instant = at
        for code, ward in season.wards.items():
            for n, household in enumerate(season.households[code]):
                ward.visits.record(
                    VisitEntry(
                        household=household,
                        result=Result.COMPLETED,
                        at=at - timedelta(minutes=20 * n),
                        people=3,
                        smartphones=2,
                        installed=2,
                    )
                )
        season.end_of(4)
        season.send()
        reports = season.province.reports
        assert reports.behind() == ()
        with pytest.raises(UserError) as caught:
            reports.urge()
        assert caught.value.code == "report.nobody_to_urge"
        season.province.province.periods.close(4)
        text = check(reports.weekly(4), "du-so-lieu")
        assert "7/7 đơn vị đã có số liệu" in text
        assert "chưa đủ" not in text
        text = check(reports.summary(4), "tom-tat-du-so-lieu")
        assert "Kỳ này không có nội dung xin ý kiến chỉ đạo./." in text, "leaders are asked for nothing"
    finally:
        season.close()


def test_vneid_has_no_deadline_and_says_none(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 16, 9, 0, tzinfo=VIETNAM))
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)

    def made(code: str) -> Services:
        new = NewWorkspace(
            unit_code=code, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        )
        return workspaces.create(tmp_path / code, new)

    province, ward = made("96"), made("32014")
    try:
        for n in range(4):
            household = ward.households.add(NewHousehold(name=f"Trần {n}", hamlet="Khóm 1")).value
            ward.visits.record(
                VisitEntry(
                    household=household,
                    result=Result.COMPLETED,
                    at=clock.instant,
                    people=3,
                    smartphones=2,
                    installed=1,
                )
            )
        clock.instant += timedelta(hours=1)
        exported = ward.batches.export(province.batches.own_keys(), tmp_path / "usb").value
        province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
        names = [row.name for row in province.reports.behind()][:2]
        text = check(urge(province, "3", *names), "vneid-don-doc")
        assert "hoàn thành trước" not in text
        assert "còn" in text
        weekly = check(province.reports.weekly(), "vneid-tuan")
        assert "Đến lại các hộ vắng" not in weekly, "the sentence is about a deadline"
        assert "hoàn thành trước" not in check(province.reports.summary(), "vneid-tom-tat")
    finally:
        ward.close()
        province.close()


def test_a_corrected_week_says_what_came_late_and_stays_as_it_was_closed(tmp_path: Path) -> None:
    season = Season(tmp_path / "mùa")
    try:
        season.work(4)
        season.end_of(4)
        season.send()
        reports = season.province.reports
        season.province.province.periods.close(4)
        before = check(reports.weekly(4), "tuan-4")
        for code in ("32014", "32017"):
            visit, entry = season.visits[code][0]
            season.wards[code].visits.correct(visit, replace(entry, smartphones=6, installed=5, people=7))
        season.work(5)
        season.end_of(5)
        season.send()
        season.province.province.periods.close(5)
        text = check(reports.weekly(5), "tuan-5")
        assert "thuộc số liệu đến muộn của các kỳ đã chốt" in text
        check(reports.summary(5), "tom-tat-tuan-5")
        figures = [part for part in before.split(". ") if part.startswith("Tính đến 08 giờ ngày 03/9/2020")]
        assert all(
            part in " ".join(pdf_text(rendered(reports.weekly(4), Form.PDF)).split()) for part in figures
        )
    finally:
        season.close()


def test_a_withdrawn_letter_counts_no_round_and_is_cited_nowhere(office: Services) -> None:
    register = office.province.register
    urge(office, "07", "Xã Đông Hưng")
    register.withdraw(register.newest("07"), "Gửi nhầm đơn vị")
    assert not office.reports.sharing.tasks()
    next_day(office)
    text = check(urge(office, "08", "Xã Đông Thới"), "sau-thu-hoi")
    assert "(lần 1)" in text
    assert "07/MTTQ-BTT" not in text
    weekly = check(office.reports.weekly(), "tuan-sau-thu-hoi")
    assert "07/MTTQ-BTT" not in weekly
    assert [(one.number, one.state) for one in register.letters() if one.n is not None] == [
        ("07", LetterState.WITHDRAWN),
        ("08", LetterState.IN_FORCE),
    ]
