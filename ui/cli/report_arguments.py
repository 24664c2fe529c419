"""Arguments of the commands about official documents and about what offices share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.reports.templates import OFFERED

Commands = argparse._SubParsersAction
Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
_DOCUMENTS = (
    ("weekly", "the weekly report to the People's Committee"),
    ("summary", "one page for leaders"),
    ("unit", "the report to the superior"),
    ("notice", "the notice of results to the units"),
    ("urge", "the urging letter, as a draft"),
    ("minutes", "minutes of the destruction of data"),
)


def add_reports(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    report = _group(commands, "report", "official documents")
    for name, text in _DOCUMENTS:
        parser = common(report.add_parser(name, help=text))
        parser.add_argument("--format", default="pdf,docx", metavar="LIST", help="pdf, docx, xlsx")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        if name in {"weekly", "summary", "unit", "notice"}:
            parser.add_argument("--period", type=int, metavar="N", help="by default the last that is over")
        if name == "urge":
            parser.add_argument(
                "--unit", action="append", default=[], metavar="CODE", help="may be repeated; by default all"
            )
            parser.add_argument("--draft", action="store_true", help="the files alone")
            _add_wording(parser)
            parser.add_argument("--replaces", metavar="NUMBER", help="of the letter whose place it takes")
    template = common(report.add_parser("template", help="a copy of a template, to be edited"))
    template.add_argument("name", choices=sorted(OFFERED), metavar="NAME")
    task = _group(commands, "task", "what letters leave to be looked after")
    common(task.add_parser("list", help="open ones first, by day"))
    done = common(task.add_parser("done", help="it was looked after"))
    done.add_argument("task", type=int, metavar="N")
    done.add_argument("--again", action="store_true", help="it is open again")


def _add_wording(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--due", metavar="YYYY-MM-DD", help="by when; by default tomorrow")
    parser.add_argument("--recipient", action="append", default=[], metavar="TEXT", help="a line; in order")
    parser.add_argument(
        "--leave-out", action="append", default=[], type=int, metavar="N", help="a paragraph, by its number"
    )
    parser.add_argument(
        "--text", action="append", default=[], nargs=2, metavar=("N", "TEXT"), help="another text of one"
    )


def add_sharing(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    share = _group(commands, "share", "what goes into a Zalo group")
    for name, text in (("table", "the table of the week as a picture and as text"), ("charts", "pictures")):
        parser = common(share.add_parser(name, help=text))
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        parser.add_argument("--period", type=int, metavar="N", help="by default the last that is over")
    publish = common(commands.add_parser("publish", help="consolidated tables for other tools"))
    publish.add_argument("--format", default="parquet", metavar="FORM", help="parquet, csv or xlsx")
    where = publish.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="DIR")
    where.add_argument("--to", metavar="URL", help="a PostgreSQL server; no password in it")
    publish.add_argument("--names", action="store_true", help="with --to: names and addresses too; noted")
    model = _group(commands, "model", "good models")
    common(model.add_parser("list", help="drafts and approved ones"))
    add = common(model.add_parser("add", help="a draft"))
    for name in ("title", "place", "what"):
        add.add_argument(f"--{name}", required=True, metavar="TEXT")
    add.add_argument("--figure", default="", metavar="TEXT", help="with what it is of")
    for name, text in (("approve", "it goes into reports"), ("remove", "take it off the list")):
        parser = common(model.add_parser(name, help=text))
        parser.add_argument("model", type=int, metavar="N")
    cards = common(model.add_parser("cards", help="cards to print, two on a sheet"))
    cards.add_argument("--out", type=Path, required=True, metavar="FILE")
    cards.add_argument("--approved", action="store_true", help="only approved ones")
    zalo = _group(commands, "zalo", "Zalo groups of units")
    common(zalo.add_parser("list", help="groups, and units that have none"))
    group = common(zalo.add_parser("add", help="enter a group"))
    group.add_argument("unit", metavar="CODE")
    group.add_argument("--name", required=True, metavar="TEXT")
    group.add_argument("--runner", required=True, metavar="TEXT", help="the office or role that runs it")
    group.add_argument("--link", default="", metavar="URL")
    remove = common(zalo.add_parser("remove", help="take a group off the list"))
    remove.add_argument("group", type=int, metavar="N")


def _group(
    commands: Commands[argparse.ArgumentParser], name: str, text: str
) -> Commands[argparse.ArgumentParser]:
    return commands.add_parser(name, help=text).add_subparsers(dest="action", required=True)
