"""Arguments of `track ...`, `assign ...` and `walk move`; a contract (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from core.tracks.models import PlaceKind, Tally

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_OFFICER: Final = "an id or a name"


def add_tracks(commands: Commands, common: Common) -> None:
    """The tracks beside the households."""
    track = commands.add_parser("track", help="staff, members, outreach points").add_subparsers(
        dest="action", required=True
    )
    common(track.add_parser("show", help="all tracks side by side, each with rates of its own"))
    for name, text in (("void", "take a statement or a point back"), ("restore", "take that back")):
        common(track.add_parser(name, help=text)).add_argument("target", metavar="ENTRY")
    _add_agency(track, common)
    _add_members(track, common)
    _add_outreach(track, common)


def _add_agency(track: Commands, common: Common) -> None:
    agency = track.add_parser("agency", help="the agency's own staff").add_subparsers(
        dest="verb", required=True
    )
    state = common(agency.add_parser("set", help="state the staff of one section"))
    state.add_argument("--section", required=True, metavar="NAME")
    for name in ("staff", "smartphones", "installed"):
        state.add_argument(f"--{name}", required=True, type=int, metavar="N")
    state.add_argument("--reason", action="append", default=[], metavar="CODE=N", help="why not yet")
    state.add_argument("--at", metavar="YYYY-MM-DDTHH:MM")
    common(agency.add_parser("show", help="each section, and what is left"))


def _add_members(track: Commands, common: Common) -> None:
    members = track.add_parser("members", help="members of organisations").add_subparsers(
        dest="verb", required=True
    )
    common(members.add_parser("list", help="each organisation with its rate"))
    left = common(members.add_parser("left", help="who has a smartphone and not the app"))
    left.add_argument("--organisation", metavar="CODE")
    left.add_argument("--limit", type=int, metavar="N")
    declare = common(members.add_parser("declare", help="what an organisation says of its members"))
    declare.add_argument("--organisation", required=True, metavar="CODE")
    for name in ("members", "smartphones"):
        declare.add_argument(f"--{name}", required=True, type=int, metavar="N")
    declare.add_argument("--at", metavar="YYYY-MM-DDTHH:MM")


def _add_outreach(track: Commands, common: Common) -> None:
    outreach = track.add_parser("outreach", help="outreach points").add_subparsers(dest="verb", required=True)
    add = common(outreach.add_parser("add", help="a point where people are helped"))
    add.add_argument("--kind", required=True, choices=[kind.value for kind in PlaceKind])
    add.add_argument("--place", required=True, metavar="NAME")
    add.add_argument("--day", default="", metavar="YYYY-MM-DD")
    add.add_argument("--opens", default="", metavar="HH:MM")
    add.add_argument("--closes", default="", metavar="HH:MM")
    add.add_argument("--host", default="", metavar="NAME")
    tally = common(outreach.add_parser("tally", help="count people up or down"))
    tally.add_argument("point", metavar="POINT")
    for what in Tally:
        tally.add_argument(f"--{what.value}", type=int, default=0, metavar="N")
    common(outreach.add_parser("list", help="the points with their tallies"))


def add_assignments(commands: Commands, common: Common) -> None:
    """Add the commands of assignments."""
    assign = commands.add_parser("assign", help="who walks which doors").add_subparsers(
        dest="action", required=True
    )
    common(assign.add_parser("officers", help="the team"))
    add = common(assign.add_parser("add-officer", help="somebody joins the team"))
    add.add_argument("name", metavar="NAME")
    give = _doors(common(assign.add_parser("give", help="give doors to an officer")))
    to = give.add_mutually_exclusive_group(required=True)
    to.add_argument("--to", metavar="OFFICER", help=_OFFICER)
    to.add_argument("--nobody", action="store_true", help="take them from whoever had them")
    for name, text in (("out", "an officer takes doors along"), ("back", "an officer returns doors")):
        one = _doors(common(assign.add_parser(name, help=text)))
        one.add_argument("--by", required=True, metavar="OFFICER", help=_OFFICER)
    hand = _doors(common(assign.add_parser("hand-over", help="one officer hands doors to another")))
    hand.add_argument("--by", required=True, metavar="OFFICER", help=_OFFICER)
    hand.add_argument("--to", required=True, metavar="OFFICER", help=_OFFICER)
    listed = common(assign.add_parser("list", help="doors with whom they are given to and who has them"))
    listed.add_argument("--officer", metavar="OFFICER", help=_OFFICER)
    listed.add_argument("--shared", action="store_true", help="only doors that two have out")
    walk = commands.add_parser("walk", help="the walking order").add_subparsers(dest="action", required=True)
    move = common(walk.add_parser("move", help="move doors in the walking order"))
    move.add_argument("households", nargs="+", metavar="ID")
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--behind", metavar="OTHER")
    where.add_argument("--before", metavar="OTHER")


def _doors(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--household", action="append", default=[], metavar="ID")
    parser.add_argument("--first", metavar="ID", help="of a range in walking order")
    parser.add_argument("--last", metavar="ID", help="of a range in walking order")
    parser.add_argument("--hamlet", default="", metavar="NAME")
    parser.add_argument("--group", metavar="NAME", help="in the hamlet")
    return parser
