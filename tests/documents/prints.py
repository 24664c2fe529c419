"""Printed documents as cases: the rendered document, and the texts of each page's codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from core.campaigns.models import Campaign
from core.campaigns.parsing import bundled_campaign
from core.papers import calibration_a4, consent_a6, labels_a4, slip_dl, staff_card_id1, team_poster_a4
from core.papers.calibration import compose_calibration
from core.papers.consent import BLANK as BLANK_CONSENT
from core.papers.consent import compose_consent
from core.papers.guides import poster_a4
from core.papers.guides.editions import GuideEdition, make_edition
from core.papers.guides.poster import SupportPoint, compose_poster
from core.papers.labels import PRESETS, LabelPreset, LabelSheet, compose_labels
from core.papers.selection import Addressee
from core.papers.slip import BLANK, compose_slips
from core.papers.staff_card import StaffCardContent, StaffMember, compose_card
from core.papers.team_poster import Team, TeamMember, TeamPosterContent, compose_team_poster
from core.records.workspace import Language, UnitSettings
from storage.keys.device_keys import DeviceKeys, DeviceSigner

ZALO: Final = "https://zalo.me/g/lyvanlam2026"
SETTINGS: Final = UnitSettings(
    issuer="UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm",
    help_number="02903550117",
    help_hours="7 giờ – 20 giờ, cả thứ Bảy, Chủ nhật",
    zalo_link=ZALO,
    zalo_label="Nhóm Zalo xã",
)
BARE: Final = UnitSettings(issuer="Ấp Bà Điều", help_number="", help_hours="", zalo_link="", zalo_label="")
POINT: Final = SupportPoint(
    place="Nhà văn hóa ấp Bà Điều",
    times=("Thứ Bảy 12/9 và Chủ nhật 13/9/2020", "8 giờ – 11 giờ và 13 giờ 30 – 17 giờ"),
)
BLUEZONE: Final = bundled_campaign("bluezone-2020")
VNEID: Final = bundled_campaign("vneid-2026")
BLUEZONE_STORES: Final = replace(BLUEZONE, links=BLUEZONE.links[:2])
VNEID_STORES: Final = replace(VNEID, links=VNEID.links[:2])


HOUSEHOLDS: Final = tuple(
    Addressee(code=code, name=name, address=address)
    for code, name, address in (
        ("K7-147-B", "Nguyễn Văn Thành", "Tổ 4, nhà ngói sát cầu Bà Điều, ấp Bà Điều"),
        ("K7-148-D", "Trần Thị Nguyệt Ánh", "Tổ 4, ấp Bà Điều"),
        ("K7-149-F", "Lê Hoàng Phước Đỗ Quyên", "Số 12, tổ 5, ấp Bà Điều"),
        ("K7-150-1", "Đặng Thị Ngọc Yến", "Tổ 5, cạnh cầu Rạch Rập, ấp Bà Điều"),
        ("K7-151-3", '<img src="/etc/x"/> &amp; <b>', "<b>Tổ 5"),
    )
)
LONG_NAME: Final = "Công Tằng Tôn Nữ Huỳnh Thị Phương Hoàng Nguyệt Ánh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """`codes` are the texts of the codes page by page; `golden` keeps the bytes beside the tests.

    The codes of a `ladder` are too small on purpose.
    """

    render: Callable[[], bytes]
    codes: tuple[Counter[str], ...] = field(default_factory=lambda: (Counter(),))
    golden: bool = False
    ladder: bool = False


def stores(campaign: Campaign, *more: str, copies: int = 1) -> tuple[Counter[str]]:
    """One page with each link of the campaign, and more, `copies` times."""
    return (Counter(dict.fromkeys((*(link.url for link in campaign.links), *more), copies)),)


def households(*counts: int, more: tuple[str, ...] = ()) -> tuple[Counter[str], ...]:
    """Return pages with the given counts of HOUSEHOLDS' codes, and `more` beside each of them."""
    texts = [household.code_text for household in HOUSEHOLDS]
    pages = []
    for count in counts:
        pages.append(Counter(texts[:count]) + Counter(more * count))
        texts = texts[count:]
    return tuple(pages)


def labels(sheet: LabelSheet) -> bytes:
    return labels_a4.render(compose_labels(SETTINGS, sheet, HOUSEHOLDS, language=Language.VIETNAMESE))


def guide(campaign: Campaign, settings: UnitSettings, edition: GuideEdition, language: Language) -> bytes:
    return make_edition(campaign, settings, edition, language).data


KEYS: Final = DeviceKeys(identity="", recipient="", seed=bytes(range(32)))
SIGNER: Final = DeviceSigner(lambda: KEYS)
MEMBER: Final = StaffMember(
    name="Trần Thị Diễm Hường",
    role="Trưởng Ban công tác Mặt trận ấp Bà Điều",
    area="ấp Bà Điều, ấp Chánh",
    number=17,
    until=date(2026, 12, 31),
)


ROLES: Final = ("Trưởng Ban công tác Mặt trận ấp Bà Điều", "Bí thư Chi đoàn", "", "Công an viên")
NAMES: Final = (MEMBER.name, "Lê Văn Tám", LONG_NAME, "Nguyễn Văn Thành")
TEAM: Final = Team(
    name="Tổ công nghệ số cộng đồng ấp Bà Điều",
    area=MEMBER.area,
    until=MEMBER.until,
    members=tuple(TeamMember(name=name, role=role) for name, role in zip(NAMES, ROLES, strict=True)),
)
CROWD: Final = replace(TEAM, name="", members=TEAM.members * 2)


def poster_of(settings: UnitSettings, team: Team, language: Language) -> TeamPosterContent:
    return compose_team_poster(VNEID, "32032", settings, team, SIGNER, language=language)


def card(settings: UnitSettings, member: StaffMember, language: Language) -> StaffCardContent:
    return compose_card(VNEID.id, "32032", settings, member, SIGNER, language=language)


PRINTS: Final[dict[str, Print]] = {
    "poster": Print(
        render=lambda: poster_a4.render(
            compose_poster(BLUEZONE_STORES, SETTINGS, point=POINT, language=Language.VIETNAMESE)
        ),
        codes=stores(BLUEZONE_STORES, ZALO),
        golden=True,
    ),
    "poster-three-stores": Print(
        render=lambda: poster_a4.render(
            compose_poster(BLUEZONE, SETTINGS, point=POINT, language=Language.VIETNAMESE)
        ),
        codes=stores(BLUEZONE, ZALO),
    ),
    "poster-english-bare": Print(
        render=lambda: poster_a4.render(compose_poster(VNEID, BARE, point=None, language=Language.ENGLISH)),
        codes=stores(VNEID),
    ),
    "slip": Print(
        render=lambda: slip_dl.render(
            compose_slips(BLUEZONE, SETTINGS, HOUSEHOLDS, language=Language.VIETNAMESE)
        ),
        codes=households(3, 2, more=(ZALO,)),
        golden=True,
    ),
    "slip-blank-english": Print(
        render=lambda: slip_dl.render(compose_slips(VNEID, BARE, BLANK, language=Language.ENGLISH)),
    ),
    "labels-3x8": Print(
        render=lambda: labels(replace(PRESETS[LabelPreset.THREE_BY_EIGHT], start=3)),
        codes=households(5),
        golden=True,
    ),
    "labels-5x6": Print(
        render=lambda: labels(replace(PRESETS[LabelPreset.FIVE_BY_SIX], start=28, nudge_x=0.5)),
        codes=households(3, 2),
    ),
    "labels-2x4": Print(render=lambda: labels(PRESETS[LabelPreset.TWO_BY_FOUR]), codes=households(5)),
    "labels-2x5": Print(render=lambda: labels(PRESETS[LabelPreset.TWO_BY_FIVE]), codes=households(5)),
    "calibration": Print(
        render=lambda: calibration_a4.render(compose_calibration(SETTINGS, language=Language.VIETNAMESE)),
        golden=True,
        ladder=True,
    ),
    "calibration-english": Print(
        render=lambda: calibration_a4.render(compose_calibration(BARE, language=Language.ENGLISH)),
        ladder=True,
    ),
    "guide-a5x2": Print(
        render=lambda: guide(BLUEZONE, SETTINGS, GuideEdition.A5X2, Language.VIETNAMESE),
        codes=(*stores(BLUEZONE, ZALO, copies=2), Counter()),
        golden=True,
    ),
    "guide-a5x2-english-bare": Print(
        render=lambda: guide(VNEID, BARE, GuideEdition.A5X2, Language.ENGLISH),
        codes=(*stores(VNEID, copies=2), Counter()),
    ),
    "guide-dl": Print(
        render=lambda: guide(BLUEZONE, SETTINGS, GuideEdition.DL, Language.VIETNAMESE),
        codes=stores(BLUEZONE, ZALO, copies=3),
        golden=True,
    ),
    "guide-dl-english-bare": Print(
        render=lambda: guide(VNEID, BARE, GuideEdition.DL, Language.ENGLISH),
        codes=stores(VNEID, copies=3),
    ),
    "consent": Print(
        render=lambda: consent_a6.render(
            compose_consent(BLUEZONE, SETTINGS, HOUSEHOLDS, language=Language.VIETNAMESE)
        ),
        codes=households(4, 1),
        golden=True,
    ),
    "consent-blank-english": Print(
        render=lambda: consent_a6.render(
            compose_consent(VNEID, BARE, BLANK_CONSENT, language=Language.ENGLISH)
        ),
    ),
    "guide-large": Print(
        render=lambda: guide(BLUEZONE, SETTINGS, GuideEdition.LARGE, Language.VIETNAMESE),
        codes=(*stores(BLUEZONE_STORES), Counter((BLUEZONE.links[2].url, ZALO))),
        golden=True,
    ),
    "guide-large-english-bare": Print(
        render=lambda: guide(VNEID, BARE, GuideEdition.LARGE, Language.ENGLISH),
        codes=(*stores(VNEID_STORES), Counter((VNEID.links[2].url,))),
    ),
    "staff-card": Print(
        render=lambda: staff_card_id1.render(card(SETTINGS, MEMBER, Language.VIETNAMESE)),
        codes=(Counter((card(SETTINGS, MEMBER, Language.VIETNAMESE).code,)),),
        golden=True,
    ),
    "staff-card-english-bare": Print(
        render=lambda: staff_card_id1.render(card(BARE, replace(MEMBER, role=""), Language.ENGLISH)),
        codes=(Counter((card(BARE, MEMBER, Language.ENGLISH).code,)),),
    ),
    "team-poster": Print(
        render=lambda: team_poster_a4.render(poster_of(SETTINGS, TEAM, Language.VIETNAMESE)),
        codes=(Counter((poster_of(SETTINGS, TEAM, Language.VIETNAMESE).code,)),),
        golden=True,
    ),
    "team-poster-english-bare-eight": Print(
        render=lambda: team_poster_a4.render(poster_of(BARE, CROWD, Language.ENGLISH)),
        codes=(Counter((poster_of(BARE, CROWD, Language.ENGLISH).code,)),),
    ),
}
