"""Arguments of the commands about official documents and about what offices share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.reports.fields import OFFERED

Commands = argparse._SubParsersAction
Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
_DOCUMENTS = (
    ("weekly", "the weekly report to the People's Committee"),
    ("unit", "the report to the superior"),
    ("notice", "the notice of results to the units"),
    ("urge", "the urging letter, its register entry and its tasks"),
    ("minutes", "minutes of the destruction of data"),
)


def add_reports(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    report = _group(commands, "report", "official documents")
    for name, text in _DOCUMENTS:
        parser = common(report.add_parser(name, help=text))
        parser.add_argument("--format", default="pdf,docx", metavar="LIST", help="pdf, docx, xlsx")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        if name in {"weekly", "unit", "notice"}:
            parser.add_argument("--period", type=int, metavar="N", help="by default the last that is over")
        if name == "urge":
            parser.add_argument(
                "--unit", action="append", default=[], metavar="CODE", help="may be repeated; by default all"
            )
            parser.add_argument("--draft", action="store_true", help="no register entry and no task")
    template = common(report.add_parser("template", help="a copy of a template, to be edited"))
    template.add_argument("name", choices=sorted(OFFERED))
    task = _group(commands, "task", "what letters leave to be looked after")
    common(task.add_parser("list", help="open ones first, by day"))
    done = common(task.add_parser("done", help="it was looked after"))
    done.add_argument("task", type=int, metavar="N")
    done.add_argument("--again", action="store_true", help="it is open again")


def _group(
    commands: Commands[argparse.ArgumentParser], name: str, text: str
) -> Commands[argparse.ArgumentParser]:
    return commands.add_parser(name, help=text).add_subparsers(dest="action", required=True)
