"""Scenes of the pictures of the field: a khóm of 2020 under the letters, in its sixth week."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.campaigns.models import Platform, Stage, Track
from core.households.desk import NewHousehold
from core.papers.selection import Selection
from core.papers.walk_list_desk import WalkListChoice, WalkListDesk
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.quality.models import ReturnReason
from core.records.consent import How, Subject
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.person import Way
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import Language, NewWorkspace
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Tally
from ui.qt.page_ids import PageId

if TYPE_CHECKING:
    from tools.studio import Camera

ROSTER: Final = Path(__file__).resolve().parents[1] / "tests" / "samples" / "khom-3-phuong-ly-van-lam.csv"
MONDAY: Final = datetime(2020, 9, 14, 15, 20, tzinfo=VIETNAM)
"""Five days before the deadline of the letter."""

SHEET_DAY: Final = "13/9"
TYPED: Final = ("1 3 2 2", "4", "1 4 3 1", "5 17/9", "1 2 2 2", "3")
VISITS: Final = (
    (Result.COMPLETED, 3, 2, 2, None),
    (Result.COMPLETED, 4, 4, 1, None),
    (Result.NOT_HOME, None, None, None, None),
    (Result.COMPLETED, 2, 0, 0, None),
    (Result.RESPONDENT_AWAY, None, None, None, -2),
    (Result.COMPLETED, 5, 3, 3, None),
    (Result.REFUSED_SOFT, None, None, None, None),
)
A_DAY: Final = 11


def make_field_ward(workspaces: Workspaces, clock: FixedClock, folder: Path, language: Language) -> Services:
    """Six days of visits, a household person by person, doors given away, a sheet begun, all four tracks."""
    clock.instant = MONDAY - timedelta(days=6)
    new = NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign="bluezone-2020",
        language=language,
    )
    services = workspaces.create(folder, new)
    if services.imports is None:
        raise TypeError(new.unit_code)
    services.imports.apply(services.imports.prepare((ROSTER,)))
    rows = walk(services)
    _visit(services, clock, rows)
    clock.instant = MONDAY
    _record_people(services, rows)
    _give_doors(services, rows)
    _leave_questions(services, rows)
    _begin_sheet(services, rows)
    _count_tracks(services)
    services.visits.save_draft(rows[80].id, "32")
    return services


def walk(services: Services) -> list[HouseholdRow]:
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def show_field(camera: Camera) -> None:
    """The pages that the pictures of the demo ward lack."""
    services = camera.session.context().services
    rows = walk(services)
    camera.go_to(PageId.HOUSEHOLDS, rows[0].id)
    camera.take("tung-nguoi")
    camera.go_to(PageId.HOUSEHOLDS)
    pick(camera)
    camera.take("giao-ho")
    QTest.keyClick(camera.named("households.list"), Qt.Key.Key_Escape)
    camera.go_to(PageId.PAPER, services.sheets.begun()[0])
    camera.take("nhap-tu-giay")
    camera.go_to(PageId.QUALITY, "households")
    camera.take("ra-soat")
    camera.go_to(PageId.TRACKS, Track.MEMBERS)
    camera.take("cac-luong")


def pick(camera: Camera) -> None:
    """Four doors one below the other."""
    camera.window.open_page(PageId.HOUSEHOLDS).go_to_search()
    QTest.keyClick(camera.named("households.search"), Qt.Key.Key_Down)
    doors = camera.named("households.list")
    for _ in range(4):
        QTest.keyClick(doors, Qt.Key.Key_Space)
        QTest.keyClick(doors, Qt.Key.Key_Down)


def _visit(services: Services, clock: FixedClock, rows: list[HouseholdRow]) -> None:
    for at, row in enumerate(rows[1:67]):
        day, place = divmod(at, A_DAY)
        clock.instant = MONDAY - timedelta(days=5 - day, hours=5) + timedelta(minutes=14 * place)
        result, people, smartphones, installed, days = VISITS[at % len(VISITS)]
        back = None if days is None else (MONDAY + timedelta(days=days + day // 2)).date().isoformat()
        services.visits.record(
            VisitEntry(
                household=row.id,
                result=result,
                at=clock.now(),
                people=people,
                smartphones=smartphones,
                installed=installed,
                callback=back,
            )
        )


def _record_people(services: Services, rows: list[HouseholdRow]) -> None:
    """The first door by name, and members of organisations at four others."""
    organisations = ("phu_nu", "thanh_nien", "nong_dan", "cuu_chien_binh")
    names = ("Phạm Hữu Hà", "Trần Thị Bé Sáu", "Nguyễn Thanh Tâm", "Lê Thị Kim Ngân", "Đặng Văn Út")
    for row, name, organisation in zip(rows[:5], names, (*organisations, "phu_nu"), strict=True):
        services.people.set_way(row.id, Way.PERSONS)
        services.consents.give(Subject(household=row.id), services.consents.purposes, How.PAPER)
        person = services.people.add(row.id, NewPerson(name=name, birth_year=1961)).value
        services.people.set_memberships(person, (organisation,))
        services.people.set_stage(person, StageEntry(stage=Stage.SMARTPHONE))
    first = rows[0].id
    minh = services.people.add(first, NewPerson(name="Phạm Lê Minh", birth_year=1988)).value
    services.people.set_stage(minh, StageEntry(stage=Stage.WORKING, platform=Platform.ANDROID))
    services.people.set_memberships(minh, ("thanh_nien", "cong_doan"))
    services.people.add(first, NewPerson(is_child=True))


def _give_doors(services: Services, rows: list[HouseholdRow]) -> None:
    services.assignments.add_officer("Trần Thị Hoa")
    hoa = services.assignments.find("Trần Thị Hoa")
    services.assignments.give([row.id for row in rows[:12]], services.info.officer)
    services.assignments.give([row.id for row in rows[12:24]], hoa)
    services.assignments.check_out([row.id for row in rows[2:4]], hoa)


def _leave_questions(services: Services, rows: list[HouseholdRow]) -> None:
    """Add a visit sent back, and a household that is twice in the list."""
    reader = services.store.households
    services.quality.send_back(
        reader.visits(rows[2].id)[0].id, ReturnReason.COUNTS, "Bốn máy mà chỉ cài một, hỏi lại giúp"
    )
    twin = rows[30]
    services.households.add(
        NewHousehold(name=twin.head, hamlet=twin.hamlet, group=twin.group, address=twin.address)
    )


def _begin_sheet(services: Services, rows: list[HouseholdRow]) -> None:
    desk = WalkListDesk(
        services.store,
        services.campaign,
        services.settings.unit(),
        place=services.info.place,
        clock=services.clock,
    )
    selection = Selection(named=tuple(row.id for row in rows[67:85]))
    drawn = desk.draw(WalkListChoice(selection=selection, language=Language.VIETNAMESE))
    desk.keep(drawn)
    sheet = services.sheets.open(f"{drawn.version}-1")
    services.sheets.keep_day(sheet, SHEET_DAY)
    for row, text in zip(sheet.rows, TYPED, strict=False):
        services.sheets.record(sheet, row, text, MONDAY - timedelta(days=1))
    services.sheets.keep_row(sheet, sheet.rows[len(TYPED)], "2 5 3")


def _count_tracks(services: Services) -> None:
    tracks = services.tracks
    for section, staff, phones, installed in (
        ("Văn phòng UBND phường", 14, 13, 13),
        ("Công an phường", 11, 11, 9),
        ("Trạm Y tế", 9, 8, 5),
    ):
        reason = services.campaign.obstacles[0].id
        left = {reason: phones - installed} if phones > installed else {}
        tracks.set_staff(
            NewStaffCount(section=section, staff=staff, smartphones=phones, installed=installed, reasons=left)
        )
    for organisation, members, phones in (("phu_nu", 46, 38), ("thanh_nien", 31, 30), ("nong_dan", 52, 33)):
        tracks.declare_members(organisation, members=members, smartphones=phones)
    point = tracks.add_point(
        NewPoint(
            kind=PlaceKind.MARKET, place="Chợ Phường 8", day=MONDAY.date(), opens="06:00", closes="09:00"
        )
    ).value
    tracks.tally(point, {Tally.GUIDED: 34, Tally.HAD: 9, Tally.INSTALLED: 21})
