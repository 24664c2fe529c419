"""The desks of whoever compares, closes, urges and reports, in one place for both front ends."""

from __future__ import annotations

from dataclasses import dataclass

from core.letters.desk import RegisterDesk
from core.periods.desk import PeriodDesk
from core.ranking.denominator_desk import DenominatorDesk
from core.ranking.desk import FigureDesk
from core.ranking.external import ExternalRankDesk
from core.ranking.look_desk import LookDesk
from core.ranking.urging import UrgingDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceDesks:
    """Use cases of an office; a commune has the same over its hamlets."""

    figures: FigureDesk
    denominators: DenominatorDesk
    periods: PeriodDesk
    register: RegisterDesk
    ranks: ExternalRankDesk
    urging: UrgingDesk
    looks: LookDesk
