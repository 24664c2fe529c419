"""Templates a unit may edit: bad ones are refused whole, and no sentence states a rate without its base."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.content.document import OfficialDocument, Paragraph
from core.reports.templates import OFFERED, bundled_file, load, read
from tests.docs.pages import page, sections, table_rows
from tests.reports.season import Season
from ui.cli.report_commands import write_weekly

BASE = re.compile(r"\d[\d.]*(?:,\d+)? ?%")
SAID = re.compile(r"\d[\d.]*/\d[\d.]*|% (?:người|số|hộ|đoàn viên|cán bộ)|không nêu mẫu số|để đạt 50%")


def sentences(document: OfficialDocument) -> list[str]:
    texts = [
        "".join(run.text for run in block.text) for block in document.body if isinstance(block, Paragraph)
    ]
    return [part for text in texts for part in re.split(r"(?<=[.;])\s", text)]


def documents(services: Services) -> list[OfficialDocument]:
    reports = services.reports
    return [reports.weekly(), reports.notice(), reports.urge().document, reports.minutes()]


def test_no_sentence_states_a_rate_without_what_it_is_of(province: Services, week: Season) -> None:
    ward = week.wards["32014"].reports
    bare = [
        sentence
        for document in (*documents(province), ward.unit(), ward.weekly())
        for sentence in sentences(document)
        if BASE.search(sentence) and not SAID.search(sentence)
    ]
    assert not bare


@pytest.mark.parametrize("name", OFFERED)
def test_a_bundled_template_reads_and_writes_no_rate_by_hand(name: str) -> None:
    made = read(bundled_file(name), OFFERED[name])
    assert all("%" not in part.words for part in made.body)


def edited(services: Services, old: str, new: str, name: str = "weekly") -> Path:
    path, text = services.reports.template_copy(name)
    path.parent.mkdir(exist_ok=True)
    assert old in text.decode()
    path.write_text(text.decode().replace(old, new), encoding="utf-8")
    return path


def test_the_units_own_copy_stands_before_ours(province: Services) -> None:
    edited(province, "Trên đây là báo cáo", "**Kính trình** báo cáo")
    last = province.reports.weekly().body[-1]
    assert isinstance(last, Paragraph)
    assert last.text[0].text == "Kính trình"
    assert last.text[0].strong


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{installed}", "{instaled}", "report.template_field"),
        ("{installed}", "{installed", "report.template_field"),
        ('table = "rates"', 'table = "secrets"', "report.template_field"),
        ('each = "models"', 'each = "persons"', "report.template_field"),
        ("II. KẾT QUẢ", "II. KẾT QUẢ 16,08 %", "report.template_percent"),
        ('section = "II. KẾT QUẢ"', 'title = "II. KẾT QUẢ"', "report.template_unreadable"),
        ('kind = "BÁO CÁO"', 'kind = "BÁO CÁO', "report.template_unreadable"),
        ('urgency = "none"', 'urgency = "hot"', "report.template_unreadable"),
    ],
)
def test_a_bad_template_is_refused_and_nothing_is_written(
    province: Services, tmp_path: Path, old: str, new: str, code: str
) -> None:

    from ui.cli.report_arguments import add_reports  # noqa: F401 - the command is what a person runs

    edited(province, old, new)
    out = tmp_path / "out"
    with pytest.raises(UserError) as caught:
        write_weekly(province, Namespace(period=None, format="pdf,docx,xlsx", out=out))
    assert caught.value.code == code
    assert "weekly.toml" in str(caught.value.params["file"])
    assert not out.exists()


def test_what_a_field_says_is_never_read_as_a_field(province: Services) -> None:
    from core.reports.sharing import GoodModel

    kept = province.reports.registers.enter_model(
        GoodModel(title="Mô hình {installed}", place="Phường 8", what="Làm **tốt**")
    ).value
    province.reports.registers.approve_model(kept.n or 0)
    words = " ".join(sentences(province.reports.weekly()))
    assert "Mô hình {installed}" in words
    assert "Làm **tốt**" in words


def test_missing_batches_are_said_on_the_page(province: Services) -> None:
    words = " ".join(sentences(province.reports.weekly()))
    assert "Số liệu kỳ này chưa đủ." in words
    assert "ghi tại Phụ lục" in words


def test_before_the_campaign_there_is_no_report(province: Services, week: Season) -> None:
    from datetime import datetime

    from core.base.clock import VIETNAM

    now = week.clock.instant
    week.clock.instant = datetime(2020, 8, 1, 9, 0, tzinfo=VIETNAM)
    try:
        with pytest.raises(UserError) as caught:
            province.reports.weekly()
    finally:
        week.clock.instant = now
    assert caught.value.code == "report.no_period"


def test_the_top_has_no_superior_and_nobody_behind_no_letter(province: Services) -> None:
    with pytest.raises(UserError) as caught:
        province.reports.unit()
    assert caught.value.code == "report.no_superior"


def test_a_template_of_another_folder_is_not_read(tmp_path: Path) -> None:
    assert load("weekly", tmp_path).kind == "BÁO CÁO"


def test_every_field_is_documented_and_every_documented_one_exists() -> None:
    section = sections(page("docs/reports.md"), 2)["Templates"]
    rows = [set(re.findall(r"`([a-z_]+)`", row[0])) for row in table_rows(section)]
    offered = set().union(*(names.texts for names in OFFERED.values()))
    assert set().union(*rows) == offered
    listed = {name for names in OFFERED.values() for part in names.lists.values() for name in part}
    tables = {name for names in OFFERED.values() for name in (*names.tables, *names.lists)}
    assert listed | tables <= set(re.findall(r"`([a-z_]+)`", section))
