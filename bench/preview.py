"""CPU time of the first page a print page shows, each paper in a fresh process: libraries and fonts too.

    .venv/bin/python -m bench.preview

Goal: 150 ms. Waiting for other programs is not counted; the least of the runs is what the work takes.
"""

from __future__ import annotations

import subprocess
import sys
import time

GOAL_MS = 150
RUNS = 7
PAPERS = ("a5", "a5x2", "a6x4", "a4", "dl", "large")
SCALE = 1.25
"""Pixels a point: an A4 page 744 px wide."""


def main() -> None:
    for paper in PAPERS:
        runs = [apart(paper) for _ in range(RUNS)]
        first, again = (min(times) for times in zip(*runs, strict=True))
        print(
            f"{paper}: first page {first:.0f} ms of CPU (goal {GOAL_MS}), another of its kind {again:.0f} ms"
        )


def apart(paper: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.preview", paper], check=True, capture_output=True, text=True
    )
    first, again = done.stdout.split()
    return float(first), float(again)


def measured(paper: str) -> None:
    from core.campaigns.bundled import bundled_campaign
    from core.documents.guide_editions import GuideEdition, make_edition
    from core.documents.paper import Paper
    from core.workspace import Language, UnitSettings

    campaign = bundled_campaign("bluezone-2020")
    settings = UnitSettings(
        issuer="UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm",
        help_number="02903550117",
        help_hours="7 giờ – 20 giờ",
        zalo_link="https://zalo.me/g/lyvanlam2026",
        zalo_label="Nhóm Zalo xã",
    )
    edition = GuideEdition(Paper(paper).value)

    def preview(language: Language) -> float:
        from core.documents.preview import rasterise

        started = time.process_time()
        rasterise(make_edition(campaign, settings, edition, language).data, scale=SCALE)
        return 1000 * (time.process_time() - started)

    print(preview(Language.VIETNAMESE), preview(Language.ENGLISH))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(sys.argv[1])
    else:
        main()
