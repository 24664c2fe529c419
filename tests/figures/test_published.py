"""The published record: numbers in newspapers and letters, and those of the program."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.campaigns.parsing import bundled_bytes, parse_campaign
from core.campaigns.timing import period_of
from core.figures.table import UnitFigures
from core.letters.desk import RegisterDesk
from core.letters.models import LetterKind, NewLetter
from core.periods.models import cut_off_of
from core.ranking.counted import figures_of
from core.ranking.external import ExternalRankDesk
from core.ranking.ranking import rank
from core.records.denominators import Denominator, DenominatorKind
from core.records.sums import Sums
from core.units.models import UnitKey
from tests.figures.real_workspaces import new

INHABITANTS = DenominatorKind.INHABITANTS
OWNERS = DenominatorKind.SMARTPHONES
CA_MAU = UnitKey("96", date(2020, 1, 1))


def unit(name: str, installed: int, before: int | None = None, **declared: int) -> UnitFigures:
    key = UnitKey(f"{len(name) + 10}", date(2020, 1, 1))
    said = tuple(
        Denominator(kind=DenominatorKind[kind], unit=key, value=value, source="báo", as_of="2021-06-19")
        for kind, value in declared.items()
    )

    def figures(count: int) -> object:
        return figures_of(
            Sums(installed=count), unit=key, name=name, as_of="2021-06-19T08:00:00+07:00", declared=said
        )

    return UnitFigures(
        unit=key,
        figures=figures(installed),  # type: ignore[arg-type]  # Figures
        before=None if before is None else figures(before),  # type: ignore[arg-type]  # Figures
    )


def printed(share: float) -> str:
    """A share as an office prints it, `10,21`."""
    rounded = Decimal(str(100 * share)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(rounded).replace(".", ",")


def test_the_weekly_figure_of_27_august_2020() -> None:
    row = unit("Cà Mau", 121_909, 121_909 - 12_888, INHABITANTS=1_194_476)
    rate = row.figures.rate_on(INHABITANTS)
    assert rate is not None
    assert printed(rate.value) == "10,21"
    growth = row.growth(INHABITANTS)
    assert growth is not None
    assert growth.number == 12_888
    assert growth.points == pytest.approx(100 * 12_888 / 1_194_476)
    assert growth.points is not None
    assert printed(growth.points / 100) == "1,08", "the paper printed 1,09, which its own numbers do not give"


def test_the_national_table_of_19_june_2021_has_two_orders() -> None:
    """Denominators are those that the printed rates imply; Hà Nội's smartphones exceed its inhabitants."""
    rows = [
        unit("Bắc Ninh", 610_578, INHABITANTS=1_368_703, SMARTPHONES=1_376_726),
        unit("Hà Nội", 3_275_589, INHABITANTS=8_054_067, SMARTPHONES=8_741_898),
        unit("Hải Dương", 688_900, INHABITANTS=1_705_198, SMARTPHONES=1_398_498),
    ]
    shown = {
        kind: [
            (one.place, one.row.figures.name, printed(one.rate.value))
            for one in rank(rows, kind).units
            if one.rate is not None
        ]
        for kind in (INHABITANTS, OWNERS)
    }
    assert shown[INHABITANTS] == [
        (1, "Bắc Ninh", "44,61"),
        (2, "Hà Nội", "40,67"),
        (3, "Hải Dương", "40,40"),
    ]
    assert shown[OWNERS] == [(1, "Hải Dương", "49,26"), (2, "Bắc Ninh", "44,35"), (3, "Hà Nội", "37,47")]
    assert rank(rows, INHABITANTS).depends
    assert not rank(rows[:1], INHABITANTS).depends


def test_the_third_week_of_the_campaign_ended_on_27_august() -> None:
    campaign = parse_campaign(bundled_bytes("bluezone-2020"))
    period = period_of(campaign.period, date(2020, 8, 26))
    assert period is not None
    assert period.number == 3
    assert period.first_day == date(2020, 8, 20)
    assert period.first_day.weekday() == 3, "a Thursday, as 6/8/2020"
    assert cut_off_of(period, 8) == datetime(2020, 8, 27, 8, 0, tzinfo=VIETNAM)


@pytest.fixture
def province(tmp_path: Path) -> Services:
    clock = FixedClock(datetime(2020, 9, 14, 8, 0, tzinfo=VIETNAM))
    return Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "tinh", new("96"))


def test_the_external_rank_is_a_dated_fact_with_its_source(province: Services) -> None:
    desk: ExternalRankDesk = province.province.ranks
    entered = desk.enter(
        "59/63", rate="16.08 %", denominator=None, as_of=date(2020, 9, 7), source="1166/STTTT-CNTTBCVT"
    ).value
    assert desk.known() == [entered]
    assert entered.sentence == (
        "Xếp hạng 59/63, tỷ lệ 16,08 % (không nêu mẫu số), đến ngày 07/9/2020, theo 1166/STTTT-CNTTBCVT."
    )
    desk.enter("58/63", rate=None, denominator=None, as_of=date(2020, 9, 14), source="Bộ TT&TT")
    assert [one.rank for one in desk.known()] == [58, 59]
    province.close()


@pytest.mark.parametrize(
    ("code", "text", "rate", "day", "source"),
    [
        ("rank.unreadable", "64/63", None, date(2020, 9, 7), "x"),
        ("rank.unreadable", "thứ 59", None, date(2020, 9, 7), "x"),
        ("rank.rate", "59/63", "mười sáu", date(2020, 9, 7), "x"),
        ("rank.future", "59/63", None, date(2020, 9, 15), "x"),
        ("rank.source", "59/63", None, date(2020, 9, 7), "  "),
    ],
)
def test_a_rank_that_says_too_little_is_not_entered(
    province: Services, code: str, text: str, rate: str | None, day: date, source: str
) -> None:
    desk = province.province.ranks
    with pytest.raises(UserError) as caught:
        desk.enter(text, rate=rate, denominator=None, as_of=day, source=source)
    assert caught.value.code == code
    assert list(desk.known()) == []
    province.close()


def test_letters_are_found_by_the_number_printed_and_by_the_one_cited(province: Services) -> None:
    register: RegisterDesk = province.province.register
    for cited in ("3555", "5355", "3555/UBND-KGVX", "Số: 5355 /UBND-KGVX"):
        letter = register.find(cited)
        assert letter is not None
        assert letter.reference == "5355/UBND-KGVX"
    assert register.find("3555/MTTQ-BTT") is None
    assert register.basis(["4865", "3555"]) == (
        "Thực hiện Công văn số 4865/UBND-KGVX ngày 13/8/2020 của Ủy ban nhân dân tỉnh Cà Mau về việc"
        " tăng cường triển khai thực hiện cài đặt ứng dụng Bluezone; Công văn số 5355/UBND-KGVX ngày"
        " 08/9/2020 của Ủy ban nhân dân tỉnh Cà Mau về việc đôn đốc cài đặt ứng dụng Bluezone trên điện"
        " thoại thông minh (lần 2)."
    )
    province.close()


def test_the_round_of_an_urging_letter_is_counted_from_the_register(province: Services) -> None:
    register = province.province.register
    issuer = "Ủy ban nhân dân tỉnh Cà Mau"
    assert register.next_round(issuer) == 3, "5355 is the second"
    assert register.next_round("Sở Thông tin và Truyền thông") == 1
    urge = NewLetter(symbol="UBND-KGVX", issuer=issuer, abstract="đôn đốc", kind=LetterKind.URGE)
    first = register.enter(urge).value
    assert (first.round, register.next_round(issuer)) == (3, 4)
    assert first.n is not None
    named = register.number(first.n, "5601", date(2020, 9, 14)).value
    assert register.find("5601") == named
    for wrong, code in (("ab", "letter.number"), ("5355", "letter.known")):
        with pytest.raises(UserError) as caught:
            register.number(first.n, wrong, date(2020, 9, 8))
        assert caught.value.code == code
    with pytest.raises(UserError, match=r"letter\.incomplete"):
        register.enter(NewLetter(symbol=" ", issuer="x", abstract="y", kind=LetterKind.OTHER))
    with pytest.raises(UserError, match=r"letter\.unknown"):
        register.basis(["9999"])
    province.close()
