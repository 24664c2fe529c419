"""One truth about files: missing, waiting and received ones are described alike in every place."""

from __future__ import annotations

import json
import re
import shutil
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.figures.arrivals import MissingBatch, Standing
from core.figures.file_words import files_vi
from core.sync.desk import NewKeys
from tests.reports.season import Season
from ui.cli.answer import Answer
from ui.cli.figure_commands import show_rates
from ui.cli.place_commands import show_ranking
from ui.cli.sync_commands import show_status

WARD, NAME = "32014", "Phường 8"
OPTIONS = Namespace(level="commune", period=None, units_of=None, out=None, by=None, language="vi")
SHOWN = {"rates": show_rates, "ranking": show_ranking, "status": show_status}
WORDS = ("thiếu", "chưa gửi", "chưa duyệt", "đang chờ tệp", "missing", "not_sent", "held", "on_its_way")


@dataclass(slots=True)
class Office:
    """A season of three wards whose files are carried by hand."""

    season: Season
    stack: ExitStack
    sent: dict[int, tuple[Path, ...]] = field(default_factory=dict)

    @property
    def province(self) -> Services:
        return self.season.province

    @property
    def ward(self) -> Services:
        return self.season.wards[WARD]

    def export(self) -> int:
        """The next file of the ward, which nobody has carried yet; its number."""
        self.season.clock.advance(timedelta(minutes=1))
        out = self.season.folder / f"stick-{len(self.sent)}"
        exported = self.ward.batches.export(self.province.batches.own_keys(), out).value
        self.sent[exported.number] = exported.files
        return exported.number

    def bring(self, number: int, new_keys: NewKeys = NewKeys.TRUST) -> None:
        self.province.batches.receive(self.sent[number], new_keys=new_keys)

    def answer(self) -> None:
        files = self.province.answers.write_receipts(self.season.folder / "receipts").value.files
        self.ward.batches.receive(files)

    def work(self, week: int = 4) -> None:
        self.season.work(week, WARD)

    def put_back(self) -> Callable[[], None]:
        """Copy the province's folder; the result restores it."""
        folder, image = self.province.info.folder, self.season.folder / "image"
        self.province.close()
        shutil.copytree(folder, image)
        self.season.province = self.season.workspaces.open(folder)

        def back() -> None:
            self.province.close()
            shutil.rmtree(folder)
            shutil.copytree(image, folder)
            self.season.province = self.season.workspaces.open(folder)

        return back

    def said(self) -> Mapping[str, str]:
        """Return the text of each place about the ward, for those that mention its files."""
        province = self.province
        table = province.province.figures.table()
        rows = {row.unit.code: row.files for row in table.rows} | {
            one.unit.code: one.files for one in table.absent
        }
        sheet = province.reports.weekly().annexes
        return {
            "table": rows[WARD].standing.value,
            **{place: state_in(show(province, OPTIONS)) for place, show in SHOWN.items()},
            "report": named(repr(province.reports.weekly().body)),
            "annex": named(repr([annex.grid for annex in sheet])),
            "zalo": named(province.reports.shared()[1]),
            "urged": "; ".join(
                reason.vi
                for row in province.reports.behind()
                if row.unit.code == WARD
                for reason in row.reasons
            ),
        }

    def accused(self) -> dict[str, str]:
        """Return the places that mention the ward's files."""
        return {place: text for place, text in self.said().items() if any(word in text for word in WORDS)}


def state_in(answer: Answer) -> str:
    """Return the record of the ward in `--json`."""
    data = json.loads(json.dumps(answer.data))
    units = [*data["units"], *data.get("absent", ())]
    found = next(one for one in units if one["code"] == WARD)
    return str(found.get("files", found)["state"])


def named(text: str) -> str:
    """Return the text after the ward's name about files; else after its first occurrence."""
    told = [text[at.start() : at.start() + 60] for at in re.finditer(re.escape(f"{NAME}: "), text)]
    of_files = (one for one in told if any(word in one for word in WORDS))
    return next(of_files, told[0] if told else "")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    season = Season(tmp_path)
    with ExitStack() as stack:
        stack.callback(season.close)
        yield Office(season, stack)


def test_a_lost_file_healed_by_a_later_one_accuses_nobody_anywhere(office: Office) -> None:
    office.work()
    office.export()
    office.bring(1)
    office.work()
    assert office.export() == 2  # lost
    office.work()
    office.export()
    office.bring(3)
    office.season.send("32017", "32044")
    office.season.end_of(4)
    (machine, *_) = [one for one in office.province.answers.machines() if NAME in one.place]
    assert (machine.missing, machine.missing_batches, machine.files_state.standing) == (
        0,
        (),
        Standing.COMPLETE,
    )
    assert office.accused() == {}
    office.answer()
    (receipt,) = office.ward.answers.received()
    assert (receipt.missing, receipt.missing_batches) == (0, ())
    closed = office.province.province.periods.close().value
    assert not [text for text in closed.missing if NAME in text]
    assert office.accused() == {}


def test_a_file_that_waits_here_was_sent_and_nobody_is_urged_for_it(office: Office) -> None:
    office.work()
    office.export()
    office.bring(1, NewKeys.HOLD)
    office.season.send("32017", "32044")
    office.season.end_of(4)
    said = office.said()
    told = "đã gửi, tỉnh chưa duyệt máy"
    assert {said[place] for place in ("table", "rates", "ranking", "status")} == {"held"}
    assert said["report"].startswith(f"{NAME}: {told}")
    assert told in said["zalo"]
    assert told in repr([annex.grid for annex in office.province.reports.weekly().annexes])
    assert "chưa gửi" not in said["urged"]
    assert "tệp" not in said["urged"]
    closed = office.province.province.periods.close().value
    assert f"{NAME}: {told}" in closed.missing
    total = office.province.province.figures.table().total.files
    assert files_vi(total) == f"{told}; 98 đơn vị chưa gửi tệp"
    assert [one.unit.code for one in office.province.province.periods.lacking(4)][:1] == [WARD]
    office.bring(1)
    assert office.said()["table"] == "complete"
    assert told in office.said()["report"]  # of the closed period, as it was
    office.season.end_of(5)
    assert "máy đã được duyệt, đã nhận tệp số 1" in repr(office.province.reports.weekly(5).body)
    assert office.accused() == {}


def test_events_that_nobody_brings_again_are_missing_by_their_number_everywhere(office: Office) -> None:
    office.work()
    office.export()
    office.bring(1)
    back = office.put_back()
    office.work()
    assert office.export() == 2
    office.bring(2)
    office.answer()
    back()  # number 2 is gone with the disk, and the ward takes it for known
    office.work()
    office.export()
    office.bring(3)
    office.season.send("32017", "32044")
    assert office.said()["status"] == "on_its_way"
    assert "số 2" not in office.said()["urged"]
    office.season.end_of(4)
    office.season.clock.advance(timedelta(hours=25))
    said = office.said()
    assert {said[place] for place in ("table", "rates", "ranking", "status")} == {"missing"}
    for place in ("report", "zalo"):
        assert said[place].startswith(f"{NAME}: thiếu tệp số 2")
    assert "còn thiếu 01 tệp số liệu (số 2)" in said["urged"]
    (machine,) = [one for one in office.province.answers.machines() if NAME in one.place]
    assert machine.missing_batches == (MissingBatch(number=2),)
    urging = office.province.reports.urge()
    assert "còn thiếu 01 tệp số liệu (số 2)" in repr(urging.document)
    closed = office.province.province.periods.close().value
    assert f"{NAME}: thiếu tệp số 2" in closed.missing
    office.answer()
    office.export()
    office.bring(4)
    assert office.said()["table"] == "complete"
    assert office.said()["report"].startswith(f"{NAME}: thiếu tệp số 2")
    office.season.end_of(5)
    assert f"{NAME}: đã nhận tệp số 2" in repr(office.province.reports.weekly(5).body)
