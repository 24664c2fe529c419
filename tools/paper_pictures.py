"""Takes one picture of every paper, from a workspace with made-up households: python tools/paper_pictures.py

Each page is the PDF that the command line writes, as pixels.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.workspaces import Workspaces  # noqa: E402
from core.application.paper import make_paper  # noqa: E402
from core.application.paper_order import OF_HOUSEHOLDS, SCREENS, Paper, PaperOrder  # noqa: E402
from core.application.services import Services  # noqa: E402
from core.base.clock import VIETNAM, FixedClock  # noqa: E402
from core.base.ids import IdSource  # noqa: E402
from core.papers.selection import Selection  # noqa: E402
from core.papers.staff_card import StaffMember  # noqa: E402
from core.papers.team_poster import Team, TeamMember  # noqa: E402
from core.records.workspace import Language  # noqa: E402
from core.render.preview import POINTS_PER_INCH, page_size_pt, rasterise  # noqa: E402

OUT: Final = ROOT / "docs" / "paper.png"
CLOCK: Final = FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM))
UNTIL: Final = date(2026, 12, 31)
COLUMNS: Final = 5
CELL: Final = (256, 256)
GAP: Final = 16
DESK: Final = 0xD8
GREYS: Final = 16
PAGES: Final = ((Paper.A5X2, 1), (Paper.LARGE, 1), (Paper.SIDES_TEST, 1))
"""Pages shown beside the first of each paper."""

TEAM: Final = (("Trần Thị Diễm Hường", "Trưởng Ban công tác Mặt trận"), ("Danh Minh Khởi", "Bí thư Chi đoàn"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="takes the picture of the papers", allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE.png")
    out = parser.parse_args(arguments).out
    with tempfile.TemporaryDirectory() as folder:
        workspaces = Workspaces(clock=CLOCK, ids=IdSource())
        services = workspaces.create_demo(Path(folder) / "thu", Language.VIETNAMESE)
        try:
            sheet_of(services).save(out, "PNG", optimize=True, bits=4)
        finally:
            services.close()
    sys.stdout.write(f"{out}  {out.stat().st_size // 1024} KB\n")
    return 0


def sheet_of(services: Services) -> Image.Image:
    """All pages in rows, on grey."""
    papers = [paper for paper in Paper if paper not in SCREENS]
    shown = [(paper, page) for paper in papers for page in (0, *(at for one, at in PAGES if one is paper))]
    thumbs = [thumb(services, paper, page) for paper, page in shown]
    rows = -(-len(thumbs) // COLUMNS)
    width, height = (COLUMNS * (CELL[0] + GAP) + GAP, rows * (CELL[1] + GAP) + GAP)
    sheet = Image.new("L", (width, height), DESK)
    for at, image in enumerate(thumbs):
        x, y = (GAP + at % COLUMNS * (CELL[0] + GAP), GAP + at // COLUMNS * (CELL[1] + GAP))
        sheet.paste(image, (x + (CELL[0] - image.width) // 2, y + (CELL[1] - image.height) // 2))
    grey = Image.new("P", sheet.size)
    grey.putpalette([channel for level in range(GREYS) for channel in (level * 17,) * 3])
    grey.putdata(sheet.point([value // 17 for value in range(256)]).tobytes())
    return grey


def thumb(services: Services, paper: Paper, page: int) -> Image.Image:
    pdf = make_paper(services, order_of(services, paper)).data
    width, height = page_size_pt(pdf, page=page)
    scale = 3 * min(CELL[0] / width, CELL[1] / height)
    raster = rasterise(pdf, page=page, scale=min(scale, 200 / POINTS_PER_INCH))
    image = Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")
    image.thumbnail(CELL, Image.Resampling.LANCZOS)
    return image


def order_of(services: Services, paper: Paper) -> PaperOrder:
    order = PaperOrder(paper=paper, language=Language.VIETNAMESE)
    if paper in OF_HOUSEHOLDS:
        return replace(order, selection=Selection(limit=24))
    area = services.info.place
    members = tuple(TeamMember(name=name, role=role) for name, role in TEAM)
    (name, role), number = TEAM[0], 17
    member = StaffMember(name=name, role=role, area=area, number=number, until=UNTIL)
    return replace(order, member=member, team=Team(name="", area=area, until=UNTIL, members=members))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
