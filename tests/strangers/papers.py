"""Every document the command line makes, each once, from a filled workspace: a kind is a line of PAPERS."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.workspaces import Workspaces
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.records.workspace import UnitSetting
from storage.keys.sealing import Cost
from ui.cli.program import run_command

ROSTER: Final = Path(__file__).resolve().parents[1] / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
SETTINGS: Final = {
    UnitSetting.ISSUER: "UBND và Ủy ban MTTQ Việt Nam xã Khánh An",
    UnitSetting.HELP_NUMBER: "02903550117",
    UnitSetting.HELP_HOURS: "7 giờ – 20 giờ, cả thứ Bảy, Chủ nhật",
    UnitSetting.ZALO_LINK: "https://zalo.me/g/lyvanlam2026",
    UnitSetting.ZALO_LABEL: "Nhóm Zalo xã",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF as it is asked for; a web address of its answer is printed `copies` times, any other code once.

    A `ladder` prints one code in sizes that are too small on purpose.
    """

    words: str
    copies: int = 1
    ladder: bool = False
    language: str = "vi-VN"


PAPERS: Final = {
    "guide-a4": Paper(words="guide --format a4"),
    "guide-a4-english": Paper(words="guide --format a4 --guide-language en", language="en"),
    "guide-a5": Paper(words="guide --format a5"),
    "guide-a5-english": Paper(words="guide --format a5 --guide-language en", language="en"),
    "guide-a5x2": Paper(words="guide --format a5x2", copies=2),
    "guide-a5x2-english": Paper(words="guide --format a5x2 --guide-language en", copies=2, language="en"),
    "guide-a6x4": Paper(words="guide --format a6x4", copies=4),
    "guide-dl": Paper(words="guide --format dl", copies=3),
    "guide-large": Paper(words="guide --format large"),
    "flyers": Paper(words="guide --format a6x4-personal --limit 5", copies=5),
    "walk-list": Paper(words="print walk-list --limit 12"),
    "slip": Paper(words="print slip --limit 4", copies=4),
    "slip-blank": Paper(words="print slip --blank", copies=3),
    "consent": Paper(words="print consent --limit 5"),
    "consent-blank": Paper(words="print consent --blank"),
    "staff-card": Paper(words="print staff-card --number 17 --until 2026-12-31"),
    "team-poster": Paper(words="print team-poster --member An;Ấp-trưởng --member Bình --until 2026-12-31"),
    "labels-2x4": Paper(words="print labels --sheet 2x4 --limit 9"),
    "labels-2x5": Paper(words="print labels --sheet 2x5 --limit 11"),
    "labels-3x8": Paper(words="print labels --sheet 3x8 --limit 25"),
    "labels-5x6": Paper(words="print labels --sheet 5x6 --limit 31"),
    "calibration": Paper(words="print calibration", ladder=True),
    "handbook": Paper(words="print handbook"),
    "key-sheet": Paper(words="print key-sheet"),
    "sides-test": Paper(words="print sides-test"),
    "progress-a4": Paper(words="print progress-a4"),
    "progress-a3": Paper(words="print progress-a3"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A written file, and the expected texts of its codes, each as often as it is printed."""

    file: Path
    pages: int
    codes: Counter[str]


class Office:
    """A ward of 214 households with a help number and a Zalo group, that prints into one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Made] = {}
        clock = FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM))
        cost = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
        self._workspaces = Workspaces(clock=clock, ids=IdSource(), cost=cost)
        self.run("init --unit 32059 --campaign bluezone-2020 --officer", "Lê Văn Tám")
        services = self._workspaces.open(folder / "ward")
        with services.store.writing() as writer:
            writer.set_meta("code_block", "K7")  # the same symbols in every run
        for setting, value in SETTINGS.items():
            services.settings.change(setting, value)
        services.close()
        self.run("roster import", str(ROSTER))

    def run(self, words: str, *arguments: str) -> dict[str, Any]:
        """The answer of a command that must succeed."""
        out = io.StringIO()
        ward = ("--data", str(self._folder / "ward"), "--json")
        with contextlib.redirect_stdout(out):
            code = run_command([*words.split(), *arguments, *ward], self._workspaces, self._folder)
        answer = json.loads(out.getvalue())
        assert code == 0, answer
        assert isinstance(answer, dict)
        return answer

    def make(self, name: str) -> Made:
        """The PDF of PAPERS[name]; made once."""
        if name not in self._made:
            paper = PAPERS[name]
            answer = self.run(paper.words, "--out", str(self._folder / f"{name}.pdf"))
            codes = Counter(
                {text: paper.copies if text.startswith("https://") else 1 for text in answer["codes"]}
            )
            self._made[name] = Made(file=Path(answer["file"]), pages=answer["pages"], codes=codes)
        return self._made[name]
