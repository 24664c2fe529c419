"""Seasons of the simulator, reported: three weeks closed, three reports, two letters, a split unit."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.content.document import OfficialDocument
from core.content.drawing import Label
from core.letters.models import LetterKind
from core.reports.writing import Form, rendered
from tests.reports import annexes, bodies, played
from tests.reports.oracle import Counted, counted, dotted, percent, total
from tests.reports.played import Played
from tests.reports.reading import docx_tables, pdf_text, xlsx_rows
from tests.reports.retold import (
    DISTRICTS,
    PROVINCE,
    Retold,
    Week,
    came_in,
    day_of,
    district_of,
    name_of,
    names,
)
from tests.reports.season import Season as SmallSeason
from tests.sim.oracle import Household

UNITS_2025 = date(2025, 7, 1)
SPLIT = "32017"
NEW_NAMES = {
    "32014": "Phường Lý Văn Lâm",
    "32025": "Phường Tân Thành",
    "32041": "Phường Hòa Thành",
    "32044": "Xã Nguyễn Phích",
}
EXTERNAL = (
    "Theo Bộ Thông tin và Truyền thông, đến ngày 31/8/2020, việc cài đặt ứng dụng Bluezone của tỉnh Cà Mau"
    " xếp hạng 59/63 (tỷ lệ 16,08%; văn bản không nêu mẫu số)."
)
DECLARED: Final = (
    (PROVINCE, "dân số", 1_194_476, "Cục Thống kê", date(2020, 8, 27)),
    (PROVINCE, "người có ĐTTM", 512_345, "Sở Thông tin và Truyền thông", date(2020, 8, 20)),
    (PROVINCE, "số hộ", 303_331, "Cục Thống kê", date(2019, 4, 1)),
    ("964", "dân số", 226_372, "Cục Thống kê", date(2019, 4, 1)),
    ("966", "dân số", 101_567, "Cục Thống kê", date(2019, 4, 1)),
    ("32014", "dân số", 25_000, "Phường 8", date(2019, 4, 1)),
    ("32014", "dân số", 24_108, "Phường 8", date(2020, 9, 5)),
    ("32017", "người có ĐTTM", 3, "Phường 6", date(2020, 8, 20)),
    ("32044", "dân số", 7_911, "Thị trấn U Minh", date(2019, 4, 1)),
)
"""Of 32014 a newer count came in the fifth week; that of 32017 is so small that its rate may pass 100 %."""
FIXED: Final = (
    "Công văn số 4865/UBND-KGVX ngày 13/8/2020; 5355/UBND-KGVX ngày 08/9/2020 (lần 2)",
    "524/MTTQ-BTT ngày 10/9/2020; tháng 9 năm 2020",
    "(1) (2) (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13) (14) (15) (16)",
    "hạn 18/9/2020; hạn 18/9, cần mỗi ngày; vạch ngang: 50%",
    "dân số, Cục Thống kê, 01/4/2019; Phường 8, 05/9/2020; tổng cộng: Cục Thống kê, 27/8/2020",
    "1.194.476 người",
)
"""Letters that are cited, numbers of columns, the deadline, the note on inhabitants and its sources."""
FIRST = "Công văn số 5355/UBND-KGVX ngày 08/9/2020 (lần 2)"


SEED: Final = 3
"""In its season files come late, visits of closed weeks are corrected, some households are not known, and a
unit passes 100 % of the owners declared."""


def test_a_season_of_the_simulator_is_reported_as_it_was(tmp_path: Path) -> None:
    weeks, corrections = check_season(SEED, tmp_path)
    assert [bool(bodies.late(week)) for week in weeks] == [False, True, True]
    assert corrections > 0
    assert any(0 < one.smartphones_homes < one.ever for one in weeks[-1].now.values())
    reasons = [bodies.reasons(one, weeks[-1], code) for code, one in weeks[-1].now.items()]
    assert any("vượt" in why for said in reasons for why in said)
    assert any("trên 100%" in said for said in bodies.doubts(weeks[-1], str))
    assert {len(bodies.tracks(week)) for week in weeks} >= {1, 2}, "members, and points in some week"


@pytest.mark.season
@pytest.mark.parametrize("seed", [seed for seed in range(1, 13) if seed != SEED])
def test_more_seasons_are_reported_as_they_were(seed: int, tmp_path: Path) -> None:
    check_season(seed, tmp_path)


def test_a_ward_reports_to_its_superior(week: SmallSeason) -> None:
    ward, code = week.wards["32014"], "32014"
    now, before = counted(ward, "2020-09-02"), counted(ward, "2020-08-26")
    told = Week(number=4, now=now, before=before, asked=week.clock.instant)
    data = rendered(ward.reports.unit(4), Form.DOCX)
    assert sentences(data) == bodies.of_unit(told, code)
    assert [rows_of(table) for table in docx_tables(data) if len(table[0]) == 5] == [bodies.rates(told)]


def check_season(seed: int, folder: Path) -> tuple[list[Week], int]:
    """The weeks, and how many corrections of `installed` came late for one that was closed."""
    with played.opened(seed, folder) as season:
        load_denominators(season.province, folder / "mau-so.xlsx")
        weeks: dict[int, Week] = {}
        urged: list[str] = []
        for number in (4, 5, 6):
            season.week = number
            season.play()
            season.collect(*season.stage.laptops[: None if number == 6 else 1])
            if number == 5:
                season.province.province.ranks.enter(
                    "59/63", rate="16,08", denominator=None, as_of=date(2020, 8, 31),
                    source="Bộ Thông tin và Truyền thông",
                )  # fmt: skip
            former = weeks.get(number - 1)
            season.province.province.periods.close(number)
            weeks[number] = week = retold(season, number, former)
            check_weekly(season.province.reports.weekly(number), week)
            if number > 4:
                urged = check_letter(season, number - 4, urged)
        check_document(season.province.reports.notice(6), bodies.notice(weeks[6]), weeks[6])
        check_closed(season, weeks[5])
        check_split(season, weeks[6])
        return list(weeks.values()), late_corrections(season, [weeks[4], weeks[5]])


def late_corrections(season: Played, closed: Sequence[Week]) -> int:
    """Return the number of corrections after a week was closed, of visits up to its end."""
    visits = season.truth.visits
    return sum(
        event.kind == "visit.corrected"
        and "installed" in event.body
        and event.body["visit"] in visits
        and any(
            season.arrived[event.id] > week.asked
            and day_of(visits[event.body["visit"]].at) < week.end.isoformat()
            for week in closed
        )
        for event in season.truth.events
    )


def retold(season: Played, number: int, former: Week | None) -> Week:
    """Return the week by the events and files at the moment of closing."""
    told = retold_now(season)
    last = (season.cut_off - timedelta(days=1)).date()
    now = told.communes(last.isoformat())
    earlier = told.communes((last - timedelta(days=7)).isoformat())
    before = earlier if former is None else former.now
    late = {} if former is None else {
        code: earlier.get(code, Counted()).installed - before.get(code, Counted()).installed for code in now
    }  # fmt: skip
    ends = [(last - timedelta(days=7 * back)).isoformat() for back in range(number, 0, -1)]
    return Week(
        number=number,
        now=now,
        before=before,
        late=late,
        files=season.files(),
        declared=declared(season.cut_off.date()),
        received=season.received,
        asked=season.now,
        installed=tuple(total(told.communes(end).values()).smartphones_installed for end in ends),
        sections=tuple(told.sections(season.cut_off)),
        external=EXTERNAL if number > 4 else "",
        came_since="" if former is None else came_since(season, former),
        members=told.members(),
        declared_members=told.declared_members(),
        points=tuple(told.points(last - timedelta(days=6), last)),
    )


def came_since(season: Played, former: Week) -> str:
    """Units that had sent nothing, or whose files waited, when the week before was closed."""
    files, said = season.files(), []
    for code, name in names().items():
        then, now = former.files.get(code), files.get(code)
        if then is None and now is not None and now.senders and not now.withdrawn:
            said.append(f"{name}: đã gửi tệp")
        elif then is not None and now is not None and (came := came_in(then.held, now.held)):
            said.append(f"{name}: {came}")
        elif then is not None and then.withdrawn and now is not None and not now.withdrawn:
            said.append(f"{name}: đã nhận lại tệp")
    return "; ".join(said)


def declared(until: date) -> dict[str, dict[str, tuple[int, str, date]]]:
    """The newest of each unit and kind."""
    found: dict[str, dict[str, tuple[int, str, date]]] = {}
    for code, kind, value, source, as_of in sorted(DECLARED, key=lambda one: one[-1]):
        if as_of <= until:
            found.setdefault(code, {})[kind] = (value, source, as_of)
    return found


def load_denominators(province: Services, file: Path) -> None:
    """As an office types them into Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã đơn vị", "Mẫu số", "Giá trị", "Nguồn", "Ngày số liệu"])
    for code, kind, value, source, as_of in DECLARED:
        sheet.append([code, kind, value, source, as_of.strftime("%d/%m/%Y")])
    book.save(file)
    assert province.province.denominators.load(file).value.new == len(DECLARED)


def check_weekly(document: OfficialDocument, week: Week) -> None:
    """Every printed figure, in each form."""
    data, text = check_document(document, bodies.weekly(week), week)
    districts, before = week.lifted()
    tables = [
        annexes.annex(week, districts, before),
        [*(communes := annexes.annex(week, week.now, week.before))[:-1], *annexes.silent(week), communes[-1]],
        *([annexes.agencies(week)] if week.sections else []),
    ]
    word = [rows_of(table) for table in docx_tables(data)]
    assert [table for table in word if len(table[0]) in (8, 16)] == tables
    book = rendered(document, Form.XLSX)
    for at, rows in enumerate(tables):
        for cells, printed in zip(xlsx_rows(book, at)[1:], rows, strict=True):
            assert all(map(is_printed_as, cells, printed)), (cells, printed)
    drawings = document.annexes[-1].drawings
    labels = [mark.text for drawing in drawings for mark in drawing.marks if isinstance(mark, Label)]
    charted = Counter(annexes.charted(week))
    assert charted <= Counter(labels)
    for rows in tables:
        for line in rows:
            figures = line[2:14] if len(line) == 16 else line[2:7]
            assert " ".join(filter(None, figures)) in text, line
    known = [*bodies.weekly(week), *charted, *FIXED, *scales(labels)]
    known += [cell for rows in (*tables, bodies.rates(week)) for cells in rows for cell in cells]
    begin = week.end - timedelta(days=7)
    known.append(f"từ 08 giờ ngày {begin.day:02d}/{begin.month}")
    known += [name_of(code) for code in (*DISTRICTS, *names())]
    unknown = set(numbers(text)) - set(numbers(" ".join(known)))
    assert not unknown, unknown


def check_document(document: OfficialDocument, expected: list[str], week: Week) -> tuple[bytes, str]:
    """The sentences and the table of rates as read back from DOCX and PDF; the one, and the other's text."""
    data, text = rendered(document, Form.DOCX), pdf_text(rendered(document, Form.PDF))
    assert sentences(data) == expected
    rates = bodies.rates(week)
    assert [rows_of(table) for table in docx_tables(data) if len(table[0]) == 5] == [rates]
    squeezed = tight(text)
    for said in [*expected, *(cell for cells in rates for cell in cells)]:
        assert tight(said) in squeezed, said
    return data, text.replace("\u00a0", " ")


def check_letter(season: Played, round_: int, urged: Sequence[str]) -> list[str]:
    """Check the units behind and the reasons; N is counted, each unit gets its task. `urged` were those
    before.
    """
    reports, asked = season.province.reports, season.now
    told = retold_now(season)
    now = told.communes("9999")
    week = Week(
        number=9, now=now, before={}, asked=asked, files=season.files(), declared=declared(asked.date())
    )
    why = {code: bodies.reasons(one, week, code) for code, one in now.items()}
    why |= {code: bodies.reasons_of_absent(week, code) for code in names() if code not in now}
    behind = sorted((code for code in why if why[code]), key=lambda code: -len(why[code]))
    urging = reports.urge()
    document = urging.document
    data = rendered(document, Form.DOCX)
    lines = below_districts(behind, now, why)
    (table,) = (rows_of(table) for table in docx_tables(data) if len(table[0]) == 6)
    assert table == lines
    first, *others = sentences(data, "")
    expected, *more = bodies.urging(asked, [why[code] for code in behind])
    assert first.endswith(expected)
    assert others == more + previous(behind, urged, asked)
    text = tight(pdf_text(rendered(document, Form.PDF)))
    for said in (expected, *more, *(cell for cells in lines for cell in cells[2:])):
        assert tight(said) in text, said
    values = xlsx_rows(rendered(document, Form.XLSX))
    for cells, printed in zip(values[-len(lines) :], lines, strict=True):
        assert all(map(is_printed_as, cells, printed)), (cells, printed)
    assert (urging.round, document.abstract[-1]) == (round_, f"(lần {round_})")
    kept = reports.enter(urging).value
    assert not [task for task in reports.sharing.tasks() if task.letter not in season.issued]
    letter = reports.issuing.issue(kept.name, str(round_), asked.date()).value
    season.issued.append(letter.n)
    assert (letter.kind, letter.round, letter.number) == (LetterKind.URGE, round_, f"{round_:02d}")
    tasks = [task for task in reports.sharing.tasks() if task.letter == letter.n]
    assert sorted(task.unit.code for task in tasks if task.unit) == sorted(behind)
    return behind


def below_districts(
    behind: Sequence[str], now: Mapping[str, Counted], why: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """The lines of the annex: of several districts each is named above its communes."""
    groups: dict[str, list[str]] = {}
    for code in behind:
        groups.setdefault(district_of(code), []).append(code)
    lines: list[list[str]] = []
    at = 0
    for district, codes in groups.items():
        if len(groups) > 1:
            lines.append(["", district.upper(), "", "", "", f"{bodies.few(len(codes))} đơn vị"])
        for code in codes:
            at += 1
            lines.append([str(at), name_of(code), *counts(now.get(code)), "; ".join(why[code])])
    return lines


def previous(behind: Sequence[str], urged: Sequence[str], asked: datetime) -> list[str]:
    """A unit was urged by the office's letter of a week ago, the others by the one of the campaign file."""
    if not behind:
        return []
    day = asked - timedelta(days=7)
    own = f"Công văn số 01/MTTQ-BTT ngày {day:%d}/{day.month}/{day.year} (lần 1)"
    cited = dict.fromkeys(own if code in urged else FIRST for code in behind)
    return [f"Các đơn vị nêu trên đã được đôn đốc tại {'; '.join(cited)}."]


def counts(one: Counted | None) -> list[str]:
    if one is None:
        return ["", "", ""]
    return [
        dotted(one.smartphones_installed),
        dotted(one.smartphones_known),
        percent(one.smartphones_installed, one.smartphones_known),
    ]


def check_closed(season: Played, week: Week) -> None:
    """Check that a closed period is printed as it was closed, whatever came since."""
    data = rendered(season.province.reports.weekly(week.number), Form.DOCX)
    again = [rows_of(table) for table in docx_tables(data) if len(table[0]) == 16]
    districts, before = week.lifted()
    communes = annexes.annex(week, week.now, week.before)
    assert again == [
        annexes.annex(week, districts, before), [*communes[:-1], *annexes.silent(week), communes[-1]]
    ]  # fmt: skip


def check_split(season: Played, week: Week) -> None:
    """Hamlets of the split ward wait for a word; then every figure is read in the units of 2025."""
    desk = season.province.province.figures
    with pytest.raises(UserError) as caught:
        desk.table(structure=UNITS_2025, period=week.number)
    assert caught.value.code == "unit.split_undecided"
    day = (season.cut_off - timedelta(days=1)).date().isoformat()
    places = retold_now(season).counted(day, place_of)
    hamlets = {key[1]: one for key, one in places.items() if key[0] == SPLIT}
    (waiting,) = desk.undecided(UNITS_2025)
    assert {name.casefold() for _, name in waiting.hamlets} == set(hamlets)
    first, *others = hamlets
    expected = {code: one for code, one in week.now.items() if code != SPLIT}
    desk.decide(waiting.commune, first, "32025", UNITS_2025)
    expected["32025"] = hamlets[first]
    if others:
        desk.decide(waiting.commune, None, "32041", UNITS_2025)
        expected["32041"] = total(hamlets[name] for name in others)
    read = desk.table(structure=UNITS_2025, period=week.number)
    shown = {
        row.unit.code: Counted(*(getattr(row.figures, name) for name in Counted.__dataclass_fields__))
        for row in read.rows
    }
    assert shown == expected
    assert {row.figures.name for row in read.rows} == {NEW_NAMES[code] for code in expected}


def retold_now(season: Played) -> Retold:
    """Return the possible knowledge of the province at this moment."""
    return Retold(season.truth, season.arrived, frozenset(season.stage.province.know.local))


def place_of(household: Household) -> tuple[str, str]:
    assert household.added is not None
    return household.added["commune"], str(household.fields.get("hamlet") or "").casefold()


def sentences(data: bytes, beginning: str = "Thực hiện") -> list[str]:
    """Return the paragraphs of a DOCX with a figure or about received files, from the first that cites no
    letter.
    """
    texts = [one.text.replace("\u00a0", " ") for one in docx.Document(io.BytesIO(data)).paragraphs]
    first = next(at for at, text in enumerate(texts) if text.startswith("Thực hiện"))
    last = next((at for at, text in enumerate(texts) if text.startswith("Phụ lục")), len(texts))
    return [
        text
        for text in texts[first:last]
        if (any(letter.isdigit() for letter in text) or text.startswith("Sau khi chốt"))
        and text.endswith((".", ":", ";"))
        and not (
            beginning and text.startswith((beginning, "Ban Thường trực", "Kết quả và thứ hạng", "Trên đây"))
        )
    ]


def rows_of(table: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without the head and the numbers of its columns."""
    return [list(cells) for cells in table if cells[0] not in ("STT", "Chỉ tiêu", "(1)")]


def is_printed_as(value: object, printed: str) -> bool:
    """Return True if a cell of a spreadsheet equals the printed value, to half of its last place."""
    if isinstance(value, int | float):
        said = printed.replace(".", "").replace(",", ".").lstrip("+")
        return abs(value - float(said or "nan")) <= 0.00501
    return (value or "") == printed


def tight(text: str) -> str:
    """Without blanks: lines are broken where they end."""
    return re.sub(r"\s", "", text)


def numbers(text: str) -> list[str]:
    return re.findall(r"[\d.,/]*\d", text)


def scales(labels: Sequence[str]) -> list[str]:
    """The labels of scales: each in equal steps from nought."""
    found = []
    for pattern, unit in ((r"\d+%", "%"), (r"[\d.]+", "")):
        run = [label for label in labels if re.fullmatch(pattern, label)]
        steps = [int(label.removesuffix(unit).replace(".", "")) for label in run]
        assert steps == [at * steps[1] for at in range(len(steps))]
        found += run
    return [*found, *(label for label in labels if re.fullmatch(r"\d\d/\d", label))]
