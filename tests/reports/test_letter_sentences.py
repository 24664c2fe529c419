"""Sentences of letters: reasons, deadlines, ranks, members of organisations, outreach points."""

from __future__ import annotations

from datetime import date

import pytest

from core.base.notation import tight_percent
from core.content.document import Paragraph
from core.figures.reasons import Reason, ReasonCode
from core.ranking.external import ExternalRank
from core.ranking.urging import UrgeRow
from core.records.denominators import DenominatorKind
from core.records.figures import EVER_LISTED, SMARTPHONES_KNOWN
from core.records.person import MemberCount
from core.reports.letter_words import addressed, deadline_texts, rank_sentence, urge_texts
from core.reports.templates import OFFERED, Fields, bundled_file, read
from core.reports.track_words import members_text, outreach_text
from core.tracks.models import Point
from core.units.models import UnitKey
from tests.reports.test_sentences import BLUEZONE, GRID, OFFICE


@pytest.mark.parametrize(
    ("code", "data", "letter"),
    [
        (ReasonCode.NO_FILE, {}, "chưa gửi tệp số liệu nào"),
        (
            ReasonCode.LATE_FILE,
            {"days": 12, "last": "2020-09-08"},
            "12 ngày chưa gửi tệp, tệp cuối ngày 08/9/2020",
        ),
        (
            ReasonCode.MISSING_FILES,
            {"count": 1, "files": [["4487-1123", 2, []]], "events": 0},
            "còn thiếu 01 tệp số liệu (số 2)",
        ),
        (
            ReasonCode.BEHIND_PACE,
            {"of": SMARTPHONES_KNOWN, "above": 4, "below": 10, "due": 0.45, "target": 0.5, "needed": 1},
            (
                "đạt 40,00% (4/10 người có điện thoại thông minh đã biết), đến nay cần 45,00%; cần thêm 01"
                " người để đạt 50%"
            ),
        ),
        (
            ReasonCode.OVER_HUNDRED,
            {"of": DenominatorKind.HOUSEHOLDS.value, "above": 52, "below": 21},
            "số hộ đã đến vượt số hộ công bố (52/21), đề nghị rà soát",
        ),
        (
            ReasonCode.OVER_HUNDRED,
            {"of": EVER_LISTED, "above": 52, "below": 21},
            "số hộ đã đến vượt số hộ đã lập danh sách (52/21), đề nghị rà soát",
        ),
        (
            ReasonCode.OVER_HUNDRED,
            {"of": DenominatorKind.INHABITANTS.value, "above": 52, "below": 21},
            "số người đã cài vượt dân số (52/21), đề nghị rà soát",
        ),
        (
            ReasonCode.SUSPECT_TIMES,
            {"count": 5, "visits": 20},
            "5/20 lượt ghi có giờ không hợp lý, đề nghị rà soát",
        ),
        (ReasonCode.DOUBLE_VISITS, {"count": 5, "visits": 20}, "5/20 lượt bị ghi hai lần, đề nghị rà soát"),
    ],
)
def test_a_reason_in_a_letter(code: ReasonCode, data: dict[str, object], letter: str) -> None:
    reason = Reason(code=code, data=data)
    assert reason.letter == letter
    if code is not ReasonCode.LATE_FILE:
        assert tight_percent(reason.vi) == letter, "the window has the same words"
    assert "50%" not in reason.vi, "and keeps the blank before the sign"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2020, 9, 3), "hoàn thành trước ngày 19/9/2020 (còn 15 ngày)"),
        (date(2020, 9, 17), "hoàn thành trước ngày 19/9/2020 (còn 01 ngày)"),
        (date(2020, 9, 18), "hoàn thành trước ngày 19/9/2020 (hôm nay là ngày cuối)"),
        (date(2020, 9, 20), "hoàn thành trước ngày 19/9/2020 (đã quá 02 ngày)"),
    ],
)
def test_a_deadline_counts_to_its_last_day(today: date, said: str) -> None:
    assert deadline_texts(BLUEZONE, today)["deadline"] == said


@pytest.mark.parametrize(
    ("rate", "of", "said"),
    [
        (None, None, "xếp hạng 59/63."),
        ("16,08", None, "xếp hạng 59/63 (tỷ lệ 16,08%; văn bản không nêu mẫu số)."),
        ("16,08", "dân số", "xếp hạng 59/63 (tỷ lệ 16,08%; trên dân số)."),
    ],
)
def test_a_rank_from_outside_names_its_letter_and_its_denominator(
    rate: str | None, of: str | None, said: str
) -> None:
    rank = ExternalRank(
        rank=59, units=63, rate=rate, denominator=of, as_of=date(2020, 9, 7), source="Công văn số 1166"
    )
    start = "Theo Công văn số 1166, đến ngày 07/9/2020, việc cài đặt ứng dụng Bluezone của tỉnh Cà Mau "
    assert rank_sentence(rank, BLUEZONE, OFFICE) == start + said


def urged(*codes: ReasonCode) -> UrgeRow:
    reasons = tuple(Reason(code=code) for code in codes)
    return UrgeRow(
        unit=UnitKey("32014", date(2004, 1, 1)),
        name="Phường 8",
        reasons=reasons,
        row=None,
        last=None,
        rounds=0,
    )


@pytest.mark.parametrize(
    ("codes", "kinds"),
    [
        ((ReasonCode.NO_FILE,), "chậm gửi số liệu"),
        ((ReasonCode.BEHIND_PACE,), "chậm tiến độ"),
        ((ReasonCode.NO_FILE, ReasonCode.DOUBLE_VISITS), "chậm gửi số liệu hoặc có số liệu cần rà soát"),
        (
            (ReasonCode.LATE_FILE, ReasonCode.BEHIND_PACE, ReasonCode.OVER_HUNDRED),
            "chậm gửi số liệu, chậm tiến độ hoặc có số liệu cần rà soát",
        ),
    ],
)
def test_a_letter_names_only_the_kinds_of_reasons_that_it_has(
    codes: tuple[ReasonCode, ...], kinds: str
) -> None:
    assert urge_texts([urged(one) for one in codes])["kinds"] == kinds


def test_few_units_are_addressed_by_name_and_many_by_their_kinds() -> None:
    committee = "Ban Thường trực Ủy ban MTTQ Việt Nam"
    assert addressed(["Xã A", "Phường 8"], hamlets=False) == (f"{committee} xã A", f"{committee} phường 8")
    many = ["Thị trấn U Minh", *(f"Xã {n}" for n in range(5)), "Phường 8"]
    assert addressed(many, hamlets=False) == (
        f"{committee} các xã, phường, thị trấn (theo danh sách kèm theo)",
    )
    assert addressed(["Khóm 1"], hamlets=True) == ("Ban công tác Mặt trận khóm 1",)
    assert addressed([f"Ấp {n}" for n in range(9)], hamlets=True) == (
        "Ban công tác Mặt trận các ấp (theo danh sách kèm theo)",
    )


def count(members: int, smartphones: int, installed: int) -> MemberCount:
    return MemberCount(organisation="", members=members, smartphones=smartphones, installed=installed)


@pytest.mark.parametrize(
    ("found", "declared", "said"),
    [
        (count(0, 0, 0), (0, 0), ""),
        (
            count(1200, 960, 610),
            (0, 0),
            (
                "Trong 1.200 đoàn viên, hội viên đã ghi đến 08 giờ (đã tính trong số của hộ), 610 người"
                " đã cài ứng dụng, bằng 63,54% của 960 người có điện thoại thông minh."
            ),
        ),
        (
            count(3, 0, 0),
            (0, 0),
            (
                "Trong 3 đoàn viên, hội viên đã ghi đến 08 giờ (đã tính trong số của hộ), 0 người"
                " đã cài ứng dụng."
            ),
        ),
        (
            count(0, 0, 0),
            (2, 8),
            (
                "Của các tổ chức đã báo số, 02 người đã cài, bằng 25,00% của 8 người có điện thoại thông"
                " minh các tổ chức đã báo."
            ),
        ),
    ],
)
def test_members_of_organisations_are_said_with_what_a_rate_is_of(
    found: MemberCount, declared: tuple[int, int], said: str
) -> None:
    assert members_text(found, declared, "08 giờ") == said


def point(guided: int, had: int, installed: int, day: str = "2020-09-01") -> Point:
    return Point(
        id="a",
        unit="32014",
        valid_from="1975-01-01",
        kind="market",
        place="Chợ",
        day=day,
        opens="",
        closes="",
        host="",
        guided=guided,
        had=had,
        installed=installed,
        last_at="2020-09-14T09:00:00+07:00",
    )


def test_outreach_points_are_said_with_those_in_doubt_left_out() -> None:
    assert outreach_text([]) == ""
    good, wrong = point(120, 10, 45), point(3, 2, 2)
    assert outreach_text([good]) == (
        "Trong kỳ có 01 điểm hướng dẫn; đã hướng dẫn 120 người, cài được 45 người, bằng 37,50% của 120 người"
        " được hướng dẫn (không cộng vào số của hộ)."
    )
    assert "02 điểm hướng dẫn; đã hướng dẫn 120 người" in outreach_text([good, wrong])
    assert "; chưa tính 01 điểm có số cần rà soát (" in outreach_text([good, wrong])


def test_a_run_of_bases_ends_with_semicolons_and_a_full_stop() -> None:
    template = read(bundled_file("minutes"), OFFERED["minutes"])
    texts = dict.fromkeys(OFFERED["minutes"].texts, "") | {
        "legal": "Luật",
        "retention": "đến ngày 31/12/2020",
    }
    for given, said in (
        (texts, ["Căn cứ Luật;", "Căn cứ thời hạn lưu giữ đã nêu với người dân: đến ngày 31/12/2020."]),
        (texts | {"retention": ""}, ["Căn cứ Luật."]),
    ):
        blocks = template.blocks(Fields(texts=given, tables={"destroyed": GRID}))
        bases = [one for one in blocks if isinstance(one, Paragraph) and one.italic]
        assert ["".join(run.text for run in one.text) for one in bases] == said
