"""The arguments of `keys ...` (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.enrolment.models import RevokeReason

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def add_keys(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    """Adds the group; `common` adds what every command takes."""
    group = commands.add_parser("keys", help="keys").add_subparsers(dest="action", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return common(group.add_parser(name, help=text))

    causes = [reason.value for reason in RevokeReason]
    add("show", "this workspace's public keys")
    page = add("page", "a web page of our keys and those we trust")
    page.add_argument("--out", required=True, type=Path, metavar="FILE.html")
    init = add("init", "the province's ceremony: paper keys, once")
    init.add_argument(
        "--cards", required=True, type=Path, metavar="FILE.pdf", help="print it, then delete it"
    )
    init.add_argument("--from-cards", type=Path, metavar="FILE", help="the texts of cards made before")
    card = add("card", "the province's public card")
    card.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    for parser in (page, init, card):
        parser.add_argument("--paper-language", choices=("vi", "en"), default="vi", help="of its text")
    request = add("request", "ask the province to enrol this machine")
    request.add_argument("--to", type=Path, metavar="PUBLIC_KEY_FILE", help="whose answer to obey")
    approve = add("approve", "enrol a machine by its request")
    approve.add_argument("file", type=Path, metavar="FILE")
    approve.add_argument("--number", metavar="NUMBER", help="as read over the phone")
    approve.add_argument("--reason", default="", metavar="TEXT", help="why it replaces another machine")
    approve.add_argument(
        "--replaces", metavar="DEVICE", help="the lost machine: revoked, and its data written for the new one"
    )
    approve.add_argument(
        "--cause", choices=causes, default=RevokeReason.LOST.value, help="what became of the lost machine"
    )
    vouch = add("vouch", "let another machine of this commune send, by its request")
    vouch.add_argument("file", type=Path, metavar="FILE")
    vouch.add_argument("--number", required=True, metavar="NUMBER", help="as its owner read it out")
    accept = add("accept", "obey a keys file of the province")
    accept.add_argument("file", type=Path, metavar="FILE")
    accept.add_argument("--number", metavar="NUMBER", help="as on the province's card")
    revoke = add("revoke", "believe a machine no more")
    revoke.add_argument("device", metavar="DEVICE", help="an id, a number code or its first two groups")
    revoke.add_argument("--since", metavar="YYYY-MM-DDTHH:MM", help="default: now")
    revoke.add_argument("--reason", choices=causes, default=RevokeReason.OTHER.value)
    revoke.add_argument("--out", type=Path, metavar="DIR", help="write the new list for all machines")
    rotate = add("rotate", "other keys for the province, or for this laptop")
    rotate.add_argument("--root", type=Path, metavar="FILE", help="the text of the root card")
    publish = add("publish", "the list of machines for all who may send")
    add("list", "machines and requests")
    add("escrow", "who can open this workspace if its passphrase is forgotten")
    _add_recovery(add)
    for parser in (request, approve, rotate, publish):
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")


def add_authority(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    """Add the command group of the authority of devices."""
    group = commands.add_parser("authority", help="what machines may say").add_subparsers(
        dest="action", required=True
    )
    common(group.add_parser("list", help="received lines that do not apply"))
    check = common(group.add_parser("check", help="lines of earlier files that their senders may not say"))
    check.add_argument("--apply", action="store_true", help="they count no longer")


def _add_recovery(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    wish = add("recover-request", "a locked workspace asks for its key")
    answer = add("recover-answer", "answer such a request")
    answer.add_argument("file", type=Path, metavar="FILE")
    answer.add_argument("--number", required=True, metavar="NUMBER", help="as read over the phone")
    answer.add_argument("--card", type=Path, metavar="FILE", help="the text of the recovery card")
    for parser in (wish, answer):
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    recover = add("recover", "open a locked workspace and set another passphrase")
    recover.add_argument("--answer", type=Path, metavar="FILE", help="the province's answer")
    recover.add_argument("--card", type=Path, metavar="FILE", help="the text of the recovery card")
