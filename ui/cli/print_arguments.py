"""Arguments of `print ...`; a contract (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def add_print(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    """The parsers of all documents printed from the workspace's data."""
    prints = commands.add_parser("print", help="documents as PDF").add_subparsers(
        dest="action", required=True
    )
    del prints, common
