"""The arguments of the exchange: batches, receipts, conflicts, what the province sends down."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def add_sync(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    _add_batch(commands, common)
    _add_receipts(commands, common)
    _add_down(commands, common)
    _add_conflicts(commands, common)
    _add_ward(commands, common)
    sync = commands.add_parser("sync", help="the exchange").add_subparsers(dest="action", required=True)
    common(sync.add_parser("status", help="streams, ranges, missing, forks, held files, what was sent"))


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    batch = commands.add_parser("batch", help="batch files").add_subparsers(dest="action", required=True)
    export = common(batch.add_parser("export", help="write a batch file"))
    export.add_argument("--to", required=True, type=Path, metavar="PUBLIC_KEY_FILE")
    export.add_argument("--profile", choices=("pseudonymous", "full"), default="pseudonymous")
    export.add_argument("--out", required=True, type=Path, metavar="DIR")
    export.add_argument("--everything", action="store_true", help="also what was acknowledged")
    again = common(batch.add_parser("again", help="write a past export once more, byte for byte"))
    again.add_argument("batch", metavar="BATCH")
    again.add_argument("--out", required=True, type=Path, metavar="DIR")
    for name, text in (("verify", "read written files again"), ("look", "what an import would do")):
        some = common(batch.add_parser(name, help=text))
        some.add_argument("files", nargs="+", type=Path, metavar="FILE")
    common(batch.add_parser("list", help="the register, the newest first"))
    common(batch.add_parser("retry", help="try every held file again, in their order"))
    for name, text in (("undo", "take a received batch back, here alone"), ("redo", "take an undo back")):
        common(batch.add_parser(name, help=text)).add_argument("batch", metavar="BATCH")
    load = common(batch.add_parser("import", help="merge batch files"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--trust-new", action="store_true", help="accept a signing key not seen before")


def _add_ward(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    ward = commands.add_parser("ward", help="other laptops of this ward").add_subparsers(
        dest="action", required=True
    )
    common(ward.add_parser("list", help="the ward's laptops and what each was given"))
    over = common(ward.add_parser("hand-over", help="give the second laptop list, names and visits"))
    over.add_argument("file", type=Path, metavar="FILE", help="the second laptop's request")
    over.add_argument("--number", required=True, metavar="NUMBER", help="as that laptop shows it")
    over.add_argument("--out", required=True, type=Path, metavar="DIR")
    give = common(ward.add_parser("give", help="the next file for a laptop of the ward"))
    give.add_argument("number", metavar="NUMBER", help="the laptop's number, or how it begins")
    give.add_argument("--out", required=True, type=Path, metavar="DIR")
    take = common(ward.add_parser("take", help="take the list from the ward's first laptop"))
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--number", required=True, metavar="NUMBER", help="as the first laptop shows it")


def _add_receipts(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    receipt = commands.add_parser("receipt", help="receipts").add_subparsers(dest="action", required=True)
    write = common(receipt.add_parser("write", help="answer the machines whose files came in"))
    write.add_argument("--to", action="append", metavar="DEVICE", help="one of them; may be repeated")
    write.add_argument("--out", required=True, type=Path, metavar="DIR")
    read = common(receipt.add_parser("read", help="note what a receiver has"))
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")


def _add_down(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    down = commands.add_parser("down", help="what the province sends down").add_subparsers(
        dest="action", required=True
    )
    for name, text in (("roster", "households of a commune"), ("decisions", "what was decided about one")):
        sent = common(down.add_parser(name, help=text))
        sent.add_argument("--commune", required=True, metavar="CODE")
        sent.add_argument("--days", type=int, metavar="N", help="after so many a newer one is asked for")
        sent.add_argument("--out", required=True, type=Path, metavar="DIR")
        if name == "roster":
            sent.add_argument("--full", action="store_true", help="with names, phones, addresses and notes")
    restore = common(down.add_parser("restore", help="all that is held of a ward, for its new machine"))
    restore.add_argument("machine", metavar="DEVICE", help="an id, a number code or its first two groups")
    restore.add_argument("--out", required=True, type=Path, metavar="DIR")
    campaign = common(down.add_parser("campaign", help="a campaign"))
    campaign.add_argument("campaign", metavar="ID")
    campaign.add_argument("--out", required=True, type=Path, metavar="DIR")
    catalogue = common(down.add_parser("catalogue", help="the newest loaded unit catalogue"))
    catalogue.add_argument("--out", required=True, type=Path, metavar="DIR")


def _add_conflicts(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    conflicts = commands.add_parser("conflicts", help="what people disagree on").add_subparsers(
        dest="action", required=True
    )
    common(conflicts.add_parser("list", help="fields changed by two who had not seen each other"))
    resolve = common(conflicts.add_parser("resolve", help="take one of the values"))
    resolve.add_argument("household", metavar="ID", help="an id or a printed code")
    resolve.add_argument("field", metavar="FIELD")
    resolve.add_argument("--person", metavar="ID", help="whose field it is, of those who live there")
    choice = resolve.add_mutually_exclusive_group(required=True)
    choice.add_argument("--take", metavar="EVENT", help="the tip whose value holds")
    choice.add_argument("--value", metavar="TEXT", help="the value that holds, one of those listed")
    clock = commands.add_parser("clock", help="clocks of machines").add_subparsers(
        dest="action", required=True
    )
    offset = common(clock.add_parser("offset", help="say that a machine's clock was wrong"))
    offset.add_argument("machine", metavar="DEVICE")
    for name in ("since", "until"):
        offset.add_argument(f"--{name}", required=True, metavar="YYYY-MM-DDTHH:MM", help="its own time")
    offset.add_argument("--seconds", required=True, type=int, metavar="N", help="how much later it was")
