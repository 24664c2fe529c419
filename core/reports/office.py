"""The issuing office of a letter: the names of the Front's committee of a unit, for the head and the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.content.document import Head
from core.content.numbers import lower_first

COMMITTEE: Final = "Ban Thường trực Ủy ban MTTQ Việt Nam"
HAMLET_COMMITTEE: Final = "Ban công tác Mặt trận"
_LEVELS: Final = (*("Thành phố", "Tỉnh", "Thị trấn", "Thị xã", "Huyện", "Quận", "Phường", "Đặc khu", "Xã"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """`name` and `upper` are full names of units ("Tỉnh Cà Mau"); `upper` is empty at the top."""

    name: str
    upper: str

    @property
    def issuer(self) -> str:
        """As the register of letters names it."""
        return committee_of(self.name)

    @property
    def place(self) -> str:
        """`Cà Mau`: the name without its level; a numbered ward keeps it."""
        level = next((word for word in _LEVELS if self.name.startswith(f"{word} ")), "")
        bare = self.name[len(level) :].strip()
        return self.name if bare[:1].isdigit() else bare

    def head(self, symbol: str, now: datetime) -> Head:
        return Head(
            superior=("ỦY BAN MTTQ VIỆT NAM", self.name.upper()),
            issuer="BAN THƯỜNG TRỰC",
            symbol=symbol,
            place=self.place,
            month=now.month,
            year=now.year,
        )

    def texts(self, campaign: str, app: str, now: datetime) -> dict[str, str]:
        """The fields that every document may use."""
        return {
            "unit": lower_first(self.name),
            "unit_name": self.name,
            "upper": lower_first(self.upper),
            "upper_name": self.upper,
            "upper_issuer": committee_of(self.upper) if self.upper else "",
            "issuer": self.issuer,
            "campaign": campaign,
            "app": app,
            "month": str(now.month),
            "year": str(now.year),
        }


def committee_of(unit_name: str) -> str:
    """`Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau`."""
    return f"{COMMITTEE} {lower_first(unit_name)}"
