"""Hostile names and addresses of households on every paper of a ward: nobody stops the run of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from app.workspaces import Workspaces
from core.application.paper import first_page, make_paper
from core.application.paper_order import OF_HOUSEHOLDS, Paper, PaperOrder
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource
from core.campaigns.models import LocalText
from core.households.desk import NewHousehold
from core.papers.guides.poster import SupportPoint
from core.papers.labels import PRESETS, LabelPreset
from core.papers.selection import Selection
from core.papers.staff_card import StaffMember
from core.papers.team_poster import Team, TeamMember
from core.records.workspace import Language, UnitSetting
from tests.documents.prints import MEMBER

NAME_60 = "Công Tằng Tôn Nữ Huỳnh Thị Phương Hoàng Nguyệt Ánh Bích Trâm"
ADDRESS_100 = (
    "số 12/3/45 hẻm 7 đường Lý Thường Kiệt nối dài, sau lưng nhà văn hóa ấp, đi qua cầu khỉ thứ ba rồi rẽ"
)
ADDRESS_200 = (
    ADDRESS_100
    + " trái theo bờ kinh xáng khoảng hai trăm mét, nhà mái lá có hàng dừa nước phía trước sân và cây"
)
HOSTILE = {
    "plain": NewHousehold(name="Lê Văn Tám", hamlet="Ấp 1", group="4"),
    "name": NewHousehold(name=NAME_60, hamlet="Ấp 1", group="4", address="nhà ngói sát cầu"),
    "address": NewHousehold(name="Nguyễn Văn Hai", hamlet="Ấp 1", group="4", address=ADDRESS_100),
    "both": NewHousehold(name=NAME_60, hamlet="Ấp 1", group="4", address=ADDRESS_100),
    "endless": NewHousehold(name="Nguyễn Văn Ba", hamlet="Ấp 1", group="4", address=ADDRESS_200),
    "one word": NewHousehold(name="x" * 60, hamlet="Ấp 1", address="y" * 200),
    "emoji": NewHousehold(name="Nguyễn 😀 Tư", hamlet="Ấp 1", address="nhà 🏠 số 2"),
    "khmer": NewHousehold(name="សុខា Sok Kha", hamlet="Ấp 1", address="漢字"),
    "arabic": NewHousehold(name="Ahmad محمد", hamlet="Ấp 1"),
}
SET_ASIDE = {
    Paper.FLYERS: {"endless", "one word", "both"},
    Paper.SLIP: {"one word"},
    Paper.CONSENT: set[str](),
    Paper.LABELS: {"one word"},
    Paper.WALK_LIST: {"endless", "one word"},
}


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, dict[str, HouseholdId]]]:
    clock = FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM))
    workspaces = Workspaces(clock=clock, ids=IdSource())
    services = workspaces.create_demo(Path(tmp_path_factory.mktemp("ward")) / "thu", Language.VIETNAMESE)
    for name in ("Lê Văn Chín", "Lê Văn Mười"):  # a poster of progress wants ten
        services.households.add(NewHousehold(name=name, hamlet="Ấp 1", group="4"))
    yield services, {key: services.households.add(new).value for key, new in HOSTILE.items()}
    services.close()


def order(paper: Paper, *named: HouseholdId) -> PaperOrder:
    return PaperOrder(paper=paper, language=Language.VIETNAMESE, selection=Selection(named=named))


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("paper", sorted(OF_HOUSEHOLDS))
def test_every_other_household_is_printed(
    ward: tuple[Services, dict[str, HouseholdId]], paper: Paper
) -> None:
    services, ids = ward
    made = make_paper(services, order(paper, *ids.values()))
    keys = {household: key for key, household in ids.items()}
    aside = {keys[HouseholdId(one.household or "")] for one in made.aside}
    assert aside == SET_ASIDE[paper]
    whole = paper is Paper.WALK_LIST
    assert made.households == len(HOSTILE) - (0 if whole else len(aside))
    codes = {services.store.households.get(one).code: key for key, one in ids.items()}  # type: ignore[union-attr]
    printed = {codes[text.removeprefix("TN1:")] for text in made.codes if text.removeprefix("TN1:") in codes}
    assert printed == set(HOSTILE) - (set() if whole else aside)
    if paper is not Paper.CONSENT:
        assert {text.partition(" ")[2] for text in made.replaced} == {"Nguyễn □ Tư", "□ Sok Kha", "Ahmad □"}
        assert "Nguyễn □ Tư" in text_of(made.data).replace("\xa0", " ").replace("\r\n", " ")


@pytest.mark.parametrize("preset", LabelPreset)
def test_labels_of_every_size_hold_long_texts(
    ward: tuple[Services, dict[str, HouseholdId]], preset: LabelPreset
) -> None:
    services, ids = ward
    made = make_paper(
        services, replace(order(Paper.LABELS, ids["name"], ids["address"]), labels=PRESETS[preset])
    )
    assert made.households == 2


def test_a_household_alone_that_has_no_room_is_named(ward: tuple[Services, dict[str, HouseholdId]]) -> None:
    services, ids = ward
    with pytest.raises(UserError) as caught:
        make_paper(services, order(Paper.FLYERS, ids["endless"]))
    assert (caught.value.code, caught.value.params["household"]) == (
        "document.household_too_long",
        ids["endless"],
    )


def test_the_first_page_is_that_of_the_run_without_the_set_aside(
    ward: tuple[Services, dict[str, HouseholdId]],
) -> None:
    services, ids = ward
    wanted = order(Paper.FLYERS, ids["endless"], *(ids[key] for key in ("plain", "name", "emoji", "khmer")))
    assert make_paper(services, wanted).pages == 1
    assert text_of(first_page(services, wanted)) == text_of(make_paper(services, wanted).data)


def test_names_typed_for_a_paper_are_replaced_too(ward: tuple[Services, dict[str, HouseholdId]]) -> None:
    services, _ = ward
    services.settings.change(UnitSetting.ISSUER, "UBND 🏛 xã Lý Văn Lâm")
    member: StaffMember = replace(MEMBER, name="Trần 😀 Hường")
    team = Team(name="Tổ 漢", area="Ấp 1", until=MEMBER.until, members=(TeamMember(name=NAME_60),))
    for paper in (Paper.STAFF_CARD, Paper.TEAM_POSTER, Paper.A5, Paper.POSTER, Paper.CALIBRATION):
        made = make_paper(services, replace(order(paper), selection=None, member=member, team=team))
        assert made.replaced == ("Trần 😀 Hường", "Tổ 漢", "UBND 🏛 xã Lý Văn Lâm")
    services.settings.change(UnitSetting.ISSUER, "")


@pytest.mark.parametrize("paper", Paper)
def test_a_sign_in_the_campaign_and_the_unit_stops_no_paper(
    ward: tuple[Services, dict[str, HouseholdId]], paper: Paper
) -> None:
    services, ids = ward
    campaign, told = services.campaign, "Cài Bluezone 😀"
    words = LocalText(vi=told, en=told)
    choices = tuple(replace(one, label=words) for one in campaign.obstacles)
    notes = (replace(campaign.obstacles[0], label=words),)
    marked = replace(
        campaign,
        name=words,
        slogan=words,
        title=words,
        subtitle=words,
        app_name=told,
        obstacles=choices,
        notes=notes,
        consent=replace(campaign.consent, text=words),
    )
    info = replace(services.info, unit_name="Xã 漢 Tân")
    services = replace(services, campaign=marked, info=info)
    member: StaffMember = replace(MEMBER, name="Trần 😀 Hường")
    team = Team(name="Tổ 漢", area="Ấp 1", until=MEMBER.until, members=(TeamMember(name="Lê 😀 Tám"),))
    named = Selection(named=(ids["plain"],)) if paper in OF_HOUSEHOLDS else None
    wanted = replace(order(paper), selection=named, member=member, team=team)
    made = make_paper(services, wanted)
    own_fonts = paper in {Paper.HTML, Paper.TEXT}
    assert made.replaced.count(told) == (0 if own_fonts else 1)
    if not own_fonts and paper is not Paper.PNG:
        assert first_page(services, wanted).startswith(b"%PDF")


_PARTED = re.compile(r"(?i)\b(việt\r?\nnam|app\r?\nstore|google\r?\nplay|ch\r?\nplay)\b")
LONG_SETTINGS = {
    UnitSetting.ISSUER: (
        "Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc Việt Nam phường Lý Văn Lâm thành phố Cà Mau"
    ),
    UnitSetting.HELP_NUMBER: "02903550117",
    UnitSetting.HELP_HOURS: (
        "7 giờ – 20 giờ tất cả các ngày, kể cả thứ Bảy, Chủ nhật, ngày lễ, nghỉ trưa 11 – 13 giờ"
    ),
    UnitSetting.ZALO_LINK: "https://zalo.me/g/lyvanlam2026",
    UnitSetting.ZALO_LABEL: "Nhóm Zalo hỗ trợ cài đặt của phường",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("paper", Paper)
def test_long_texts_of_the_unit_and_of_people_stop_no_paper(
    ward: tuple[Services, dict[str, HouseholdId]], paper: Paper, language: Language
) -> None:
    services, ids = ward
    for setting, text in LONG_SETTINGS.items():
        services.settings.change(setting, text)
    role = "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam, Trưởng ban công tác Mặt trận ấp Bà Điều"
    member: StaffMember = replace(MEMBER, name=NAME_60, role=role, area=ADDRESS_200)
    members = (TeamMember(name=NAME_60, role=role), TeamMember(name="Lê Tám", role=ADDRESS_200))
    team = Team(name="", area=ADDRESS_200, until=MEMBER.until, members=members * 4)
    named = Selection(named=(ids["plain"],)) if paper in OF_HOUSEHOLDS else None
    point = SupportPoint(place=ADDRESS_200, times=(ADDRESS_100, ADDRESS_100))
    wanted = PaperOrder(paper=paper, language=language, selection=named, member=member, team=team)
    try:
        made = make_paper(services, replace(wanted, point=point, walker=ADDRESS_200))
    finally:
        for setting in LONG_SETTINGS:
            services.settings.change(setting, "")
    if made.data.startswith(b"%PDF"):
        assert _PARTED.findall(text_of(made.data)) == []
    begun = {Paper.STAFF_CARD, Paper.TEAM_POSTER, Paper.POSTER, Paper.WALK_LIST}
    assert (ADDRESS_200 in made.shortened) is (paper in begun)


def test_saved_papers_are_named_in_vietnamese() -> None:
    from ui.qt.printing.words import FILE_NAMES, PAPERS

    named_by_format = {Paper.A5, Paper.A5X2, Paper.A6X4, Paper.DL, Paper.TEXT}
    assert set(PAPERS) - set(FILE_NAMES) == named_by_format
    assert not {name for name in FILE_NAMES.values() if name in set(Paper)}
