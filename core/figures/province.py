"""The desks of whoever compares, closes, urges and reports, in one place for both front ends."""

from __future__ import annotations

from dataclasses import dataclass

from core.figures.denominator_desk import DenominatorDesk
from core.figures.desk import FigureDesk
from core.figures.look_desk import LookDesk
from core.figures.urging import UrgingDesk
from core.periods.desk import PeriodDesk
from core.ranking.external import ExternalRankDesk
from core.register.desk import RegisterDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceDesks:
    """What an office asks; a commune has the same over its hamlets."""

    figures: FigureDesk
    denominators: DenominatorDesk
    periods: PeriodDesk
    register: RegisterDesk
    ranks: ExternalRankDesk
    urging: UrgingDesk
    looks: LookDesk
