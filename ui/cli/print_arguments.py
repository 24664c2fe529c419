"""Arguments of `print ...`; a contract (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from core.records.household import WalkFilter

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]

LABEL_SHEETS: Final = ("2x4", "2x5", "3x8", "5x6")
_LENGTHS: Final = ("width", "height", "left", "top", "gap-x", "gap-y", "nudge-x", "nudge-y")
_COUNTS: Final = ("columns", "rows", "start")


def add_print(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    """The parsers of all documents printed from the workspace's data."""
    prints = commands.add_parser("print", help="documents as PDF").add_subparsers(
        dest="action", required=True
    )
    notes = {"slip": "a note for a door nobody opened", "consent": "agreement to keep personal data"}
    for name, text in notes.items():
        note = _paper(common(prints.add_parser(name, help=text)))
        add_selection(note)
        note.add_argument("--blank", action="store_true", help="one sheet to be filled by hand")
    walk_list = _paper(
        common(prints.add_parser("walk-list", help="households to tick off, in walking order"))
    )
    add_selection(walk_list)
    walk_list.add_argument("--walker", default="", metavar="NAME", help="else written by hand")
    _add_staff_card(_paper(common(prints.add_parser("staff-card", help="a card that can be checked"))))
    _add_team_poster(_paper(common(prints.add_parser("team-poster", help="who goes from house to house"))))
    labels = _paper(common(prints.add_parser("labels", help="household labels")))
    add_selection(labels)
    labels.add_argument("--sheet", choices=LABEL_SHEETS, default="3x8", help="check with a ruler")
    for name in _LENGTHS:
        labels.add_argument(f"--{name}", type=float, metavar="MM")
    for name in _COUNTS:
        labels.add_argument(f"--{name}", type=int, metavar="N")
    _paper(common(prints.add_parser("calibration", help="measures a printer")))
    _paper(common(prints.add_parser("sides-test", help="how paper is put back to print its other side")))
    for name in ("progress-a4", "progress-a3"):
        poster = _paper(common(prints.add_parser(name, help="progress for the wall, anonymous")))
        poster.add_argument("--hamlet", default="", metavar="NAME", help="else that of the workspace, or all")
    _paper(common(prints.add_parser("handbook", help="the help on four pages")))
    _paper(common(prints.add_parser("key-sheet", help="every key on one page")))
    cards = commands.add_parser("card", help="staff cards").add_subparsers(dest="action", required=True)
    check = common(cards.add_parser("check", help="who signed a staff card, and until when it holds"))
    check.add_argument("code", metavar="CODE", help="what the card's QR code says")
    check.add_argument("--key", action="append", default=[], type=Path, metavar="PUBLIC_KEY_FILE")


def _add_staff_card(card: argparse.ArgumentParser) -> None:
    card.add_argument("--number", required=True, type=int, metavar="N", help="of the card, in the unit")
    card.add_argument("--until", required=True, metavar="YYYY-MM-DD", help="its last day")
    card.add_argument("--name", default="", metavar="NAME", help="else the officer of the workspace")
    card.add_argument("--role", default="", metavar="TEXT")
    card.add_argument("--area", default="", metavar="TEXT", help="else where the workspace sits")


def _add_team_poster(poster: argparse.ArgumentParser) -> None:
    poster.add_argument("--member", action="append", default=[], metavar="NAME;ROLE", help="may be repeated")
    poster.add_argument("--team", default="", metavar="NAME", help="else made of the area")
    poster.add_argument("--area", default="", metavar="TEXT", help="else where the workspace sits")
    poster.add_argument("--until", default="", metavar="YYYY-MM-DD", help="else the campaign's last day")


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add the options that select households: those named, else those of a list in walking order."""
    parser.add_argument("--household", action="append", default=[], metavar="ID", help="may be repeated")
    parser.add_argument("--hamlet", default="", metavar="NAME")
    parser.add_argument("--show", choices=[show.value for show in WalkFilter], default=WalkFilter.ALL.value)
    parser.add_argument("--limit", type=int, metavar="N")
    parser.add_argument("--officer", metavar="OFFICER", help="only doors of this officer")


def _paper(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--paper-language", choices=("vi", "en"), default="vi", help="of the printed text")
    return parser
