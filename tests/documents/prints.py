"""Printed documents as cases: what is rendered, and what each page's codes must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from core.campaigns.bundled import bundled_campaign
from core.campaigns.models import Campaign
from core.documents import poster_a4
from core.documents.poster import SupportPoint, compose_poster
from core.workspace import Language, UnitSettings

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """`codes` are the texts of the codes page by page; `golden` keeps the bytes beside the tests."""

    render: Callable[[], bytes]
    codes: tuple[Counter[str], ...] = field(default_factory=lambda: (Counter(),))
    golden: bool = False


def stores(campaign: Campaign, *more: str, copies: int = 1) -> tuple[Counter[str]]:
    """One page with each link of the campaign, and more, `copies` times."""
    return (Counter(dict.fromkeys((*(link.url for link in campaign.links), *more), copies)),)


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
}
