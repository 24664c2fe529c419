"""The arguments of the command line; a contract (docs/cli.md)."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

from core.records.household import CLOSED_BY_HAND, ReopenReason
from core.records.results import Result
from ui.cli.figure_arguments import add_figures
from ui.cli.keys_arguments import add_authority, add_keys
from ui.cli.people_arguments import add_people
from ui.cli.print_arguments import add_print, add_selection
from ui.cli.quality_arguments import add_changes, add_quality, add_return
from ui.cli.report_arguments import add_reports, add_sharing
from ui.cli.requests import add_request
from ui.cli.sync_arguments import add_sync
from ui.cli.track_arguments import add_assignments, add_tracks

HOUSEHOLD_FLYERS = "a6x4-personal"
GUIDE_FORMATS = ("a4", "a5", "a5x2", "a6x4", HOUSEHOLD_FLYERS, "dl", "large", "html", "png", "text")
CLOSE_REASONS = [reason.value for reason in CLOSED_BY_HAND]
"""A list that is taken back closes by itself; as a reason for a single household it would hide it from every
figure.
"""

_COUNTS = ("people", "smartphones", "had", "installed")


@cache
def build_parser() -> argparse.ArgumentParser:
    """The parser of everything that runs without a window; made once: it has two hundred commands."""
    parser = argparse.ArgumentParser(prog="main.py", description="Từng Nhà", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_init(commands)
    _add_roster(commands)
    _add_references(commands)
    _add_backup(commands)
    _add_update(commands)
    _add_households(commands)
    _add_household(commands)
    _add_visit(commands)
    _add_guide(commands)
    add_print(commands, _common)
    add_keys(commands, _common)
    add_authority(commands, _common)
    add_sync(commands, _common)
    add_figures(commands, _common)
    add_reports(commands, _common)
    add_sharing(commands, _common)
    add_tracks(commands, _common)
    add_assignments(commands, _common)
    add_quality(commands, _common)
    add_request(parser)
    return parser


def _common(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--data", type=Path, metavar="DIR", help="the workspace folder")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="F", help="its first line opens the workspace"
    )
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="of messages")
    return parser


def _add_init(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    init = _common(commands.add_parser("init", help="make a workspace"))
    init.add_argument("--unit", required=True, metavar="CODE")
    init.add_argument("--valid-from", metavar="YYYY-MM-DD")
    init.add_argument("--hamlet", metavar="NAME")
    init.add_argument("--officer", required=True, metavar="NAME")
    init.add_argument("--campaign", required=True, metavar="ID")


def _add_roster(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    roster = commands.add_parser("roster", help="household lists").add_subparsers(
        dest="action", required=True
    )
    load = _common(roster.add_parser("import", help="load household lists"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--hamlet", metavar="NAME")
    load.add_argument("--dry-run", action="store_true")
    load.add_argument("--other-unit", action="store_true", help="though a title names another commune")
    load.add_argument(
        "--another", action="append", default=[], metavar="ROW", help="this row is no renamed household"
    )
    load.add_argument("--errors", type=Path, metavar="FILE", help="write the rows to look at, with names")
    load.add_argument("--close-missing", choices=CLOSE_REASONS, metavar="REASON")
    undo = _common(roster.add_parser("undo", help="take a whole import back"))
    undo.add_argument("run", metavar="IMPORT")


def _add_references(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    campaign = commands.add_parser("campaign", help="campaigns").add_subparsers(dest="action", required=True)
    load = _common(campaign.add_parser("import", help="load a campaign file"))
    load.add_argument("file", type=Path, metavar="FILE")
    use = _common(campaign.add_parser("use", help="make a loaded campaign the current one"))
    use.add_argument("campaign", metavar="ID")
    catalogue = commands.add_parser("catalogue", help="units").add_subparsers(dest="action", required=True)
    newer = _common(catalogue.add_parser("import", help="load a newer unit catalogue"))
    newer.add_argument("file", type=Path, metavar="FILE")


def _add_backup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="safe copies").add_subparsers(dest="action", required=True)
    _common(backup.add_parser("list", help="the copies, newest first"))
    _common(backup.add_parser("accept", help="go on without entries that are missing"))
    restore = _common(backup.add_parser("restore", help="put a copy in place"))
    restore.add_argument("name", metavar="NAME")
    stick = _common(backup.add_parser("to-stick", help="write a copy on a stick"))
    stick.add_argument("folder", type=Path, metavar="DIR", help="the stick, or any folder")
    found = _common(backup.add_parser("found", help="the copies on a stick"))
    found.add_argument("folder", type=Path, metavar="DIR", help="the stick, or any folder")
    old = _common(backup.add_parser("old", help="data of other laptops that can be opened here"))
    old.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: sticks and usual folders")
    over = _common(backup.add_parser("take-over", help="open data of another laptop as this workspace"))
    over.add_argument("file", type=Path, metavar="FILE", help="a database or copy that `backup old` lists")


def _add_update(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    update = commands.add_parser("update", help="a newer program").add_subparsers(
        dest="action", required=True
    )
    check = _common(update.add_parser("check", help="the newest package on a stick"))
    install = _common(update.add_parser("install", help="copy the data, then install that package"))
    for parser in (check, install):
        parser.add_argument("folder", type=Path, metavar="DIR", help="the stick, or any folder")
    _common(update.add_parser("back", help="the version before the last update"))


def _add_households(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    households = _common(commands.add_parser("households", help="list or search households"))
    households.add_argument("--search", default="", metavar="TEXT")
    households.add_argument("--limit", type=int, metavar="N")


def _add_household(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    household = commands.add_parser("household", help="one household").add_subparsers(
        dest="action", required=True
    )
    named = {
        "show": "its facts",
        "history": "who changed what, and when",
        "close": "take it off the lists",
        "reopen": "put it back on the lists",
        "merge": "say that two records are one household",
        "part": "take a merge back",
    }
    parsers = {name: _common(household.add_parser(name, help=text)) for name, text in named.items()}
    for parser in parsers.values():
        parser.add_argument("household", metavar="ID", help="an id or a printed code")
    parsers["close"].add_argument("--reason", required=True, choices=CLOSE_REASONS, metavar="CODE")
    parsers["reopen"].add_argument(
        "--reason", choices=[reason.value for reason in ReopenReason], metavar="CODE"
    )
    add_changes(household, _common)
    for name in ("merge", "part"):
        parsers[name].add_argument("other", metavar="OTHER", help="an id or a printed code")
    callback = commands.add_parser("callback", help="agreed returns").add_subparsers(
        dest="action", required=True
    )
    _common(callback.add_parser("list", help="the most overdue first"))
    add_people(commands, household, _common)


def _add_visit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    visit = commands.add_parser("visit", help="visits").add_subparsers(dest="action", required=True)
    add = _common(visit.add_parser("add", help="record a visit"))
    add.add_argument("--household", required=True, metavar="ID", help="an id or a printed code")
    add.add_argument("--result", required=True, choices=[result.value for result in Result])
    add.add_argument("--flyer", metavar="CODE", help="the code on what was handed out")
    correct = _common(visit.add_parser("correct", help="correct a visit"))
    correct.add_argument("visit", metavar="VISIT")
    correct.add_argument("--result", choices=[result.value for result in Result])
    for parser in (add, correct):
        for name in _COUNTS:
            parser.add_argument(f"--{name}", type=int, metavar="N")
        parser.add_argument("--at", metavar="YYYY-MM-DDTHH:MM")
        parser.add_argument("--callback", metavar="YYYY-MM-DD")
        parser.add_argument("--note", metavar="TEXT")
        parser.add_argument("--confirm", action="store_true", help="record what looks unusual")
    for action, text in (("void", "hide a visit from every figure"), ("restore", "take a void back")):
        _common(visit.add_parser(action, help=text)).add_argument("visit", metavar="VISIT")
    add_return(visit, _common)


def _add_guide(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    guide = _common(commands.add_parser("guide", help="the install guide"))
    guide.add_argument("--format", required=True, choices=GUIDE_FORMATS)
    guide.add_argument("--out", required=True, type=Path, metavar="FILE")
    guide.add_argument("--place", default="", metavar="TEXT", help="where people help (a4)")
    guide.add_argument("--times", action="append", default=[], metavar="TEXT", help="when; may be repeated")
    add_selection(guide)
    guide.add_argument("--guide-language", choices=("vi", "en"), default="vi", help="of the guide's text")
