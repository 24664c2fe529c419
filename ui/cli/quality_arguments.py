"""Arguments of the supervisor's commands; a contract (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from core.quality.models import CallAnswer, ReturnReason

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_quality(commands: Commands, common: Common) -> None:
    """The review of quality, pairs, and undo."""
    quality = common(commands.add_parser("quality", help="what is missing, contradictory or improbable"))
    steps = quality.add_subparsers(dest="action", required=False, metavar="ACTION")
    sample = common(steps.add_parser("sample", help="draw a call-back sample"))
    sample.add_argument("--seed", required=True, metavar="TEXT")
    sample.add_argument("--size", required=True, type=int, metavar="N")
    answer = common(steps.add_parser("answer", help="what calling back said"))
    answer.add_argument("sample", metavar="SAMPLE")
    answer.add_argument("place", type=int, metavar="N")
    answer.add_argument(
        "answer", choices=[*(answer.value for answer in CallAnswer), "none"], metavar="ANSWER"
    )
    pairs = commands.add_parser("duplicates", help="pairs that may be one").add_subparsers(
        dest="action", required=True
    )
    common(pairs.add_parser("list", help="households that look alike, visits of one day"))
    decide = common(pairs.add_parser("decide", help="which of two visits counts"))
    decide.add_argument("visit", metavar="VISIT")
    decide.add_argument("other", metavar="OTHER")
    which = decide.add_mutually_exclusive_group(required=True)
    which.add_argument("--counts", metavar="VISIT", help="the one that counts")
    which.add_argument("--both", action="store_true", help="both are right")
    _add_lists(pairs, common)
    common(commands.add_parser("undo", help="take the last act of this workspace back"))
    common(commands.add_parser("redo", help="do again what was undone last"))


def _add_lists(pairs: Commands, common: Common) -> None:
    """Lists that were loaded twice: pairs as one decision, and suspicions above the commune."""
    common(pairs.add_parser("lists", help="lists that seem to be loaded twice"))
    common(pairs.add_parser("merge-lists", help="merge every pair of two lists, as one act"))
    common(pairs.add_parser("part-lists", help="every pair of two lists is two households, as one act"))
    hamlet = common(pairs.add_parser("hamlet", help="in which hamlet a list is that laptops placed apart"))
    hamlet.add_argument("list", metavar="LIST", help="the name of the list, as `duplicates lists` shows it")
    hamlet.add_argument("hamlet", metavar="HAMLET")
    decide = common(pairs.add_parser("decide-lists", help="whether the lists of a unit are one"))
    reopen = common(pairs.add_parser("reopen-lists", help="take the decision about a unit back"))
    for parser in (decide, reopen):
        parser.add_argument("unit", metavar="UNIT", help="the code of the commune")
    which = decide.add_mutually_exclusive_group(required=True)
    which.add_argument("--same", action="store_true", help="one list; merge what is unique in both")
    which.add_argument("--other", action="store_true", help="different lists")
    decide.add_argument("--reason", required=True, metavar="TEXT")


def add_return(visit: Commands, common: Common) -> None:
    """`visit return`: back to the field."""
    send_back = common(visit.add_parser("return", help="send a visit back to the field"))
    send_back.add_argument("visit", metavar="VISIT")
    why = send_back.add_mutually_exclusive_group(required=True)
    why.add_argument("--reason", choices=[reason.value for reason in ReturnReason], metavar="CODE")
    why.add_argument("--withdraw", action="store_true", help="it need not be looked at any more")
    send_back.add_argument("--comment", default="", metavar="TEXT")


def add_changes(household: Commands, common: Common) -> None:
    """`household move`, `split` and `candidates`."""
    move = common(household.add_parser("move", help="it lives elsewhere in this commune now"))
    split = common(household.add_parser("split", help="a part of it is a household of its own now"))
    alike = common(household.add_parser("candidates", help="households that may be the same"))
    for parser in (move, split, alike):
        parser.add_argument("household", metavar="ID", help="an id or a printed code")
    split.add_argument("--name", required=True, metavar="NAME", help="the head of the new one")
    split.add_argument("--phone", default="", metavar="PHONE")
    for parser in (move, split):
        for name in ("hamlet", "group", "address"):
            parser.add_argument(f"--{name}", metavar="TEXT", help="without it, as the household's")
