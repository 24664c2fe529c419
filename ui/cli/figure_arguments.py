"""Arguments of the commands about figures, periods, denominators, letters and ranks."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.campaigns.models import Urgency
from core.figures.table import FigureLevel
from core.letters.models import LetterKind
from core.signing.models import SignRole

Commands = argparse._SubParsersAction
Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
_LEVELS = [level.value for level in FigureLevel]


def add_figures(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    rates = common(commands.add_parser("rates", help="the figures of each unit, every rate with its base"))
    ranking = common(commands.add_parser("ranking", help="units in the order of one rate"))
    ranking.add_argument("--by", metavar="DENOMINATOR", help="the denominator that ranks")
    for parser in (rates, ranking):
        parser.add_argument("--level", choices=_LEVELS, default=FigureLevel.COMMUNE.value)
        parser.add_argument("--period", type=int, metavar="N", help="at the end of a period")
        parser.add_argument("--units-of", metavar="YYYY-MM-DD", help="read in the units of that day")
        parser.add_argument("--out", type=Path, metavar="FILE", help="the table too, as .xlsx or .csv")
    place = _group(commands, "place", "marks that take a unit's place away")
    common(place.add_parser("list", help="units with marks, and who looked"))
    for name, text in (("look", "note that somebody looked"), ("undo", "take that back")):
        parser = common(place.add_parser(name, help=text))
        parser.add_argument("unit", metavar="CODE")
        if name == "look":
            parser.add_argument("--name", required=True, metavar="NAME", help="who looked")
            parser.add_argument("--reason", required=True, metavar="TEXT", help="why the figures may stand")
    _add_periods(commands, common)
    denominator = _group(commands, "denominator", "what rates are divided by")
    load = common(denominator.add_parser("import", help="load denominators from a spreadsheet"))
    load.add_argument("file", type=Path, metavar="FILE")
    common(denominator.add_parser("list", help="every denominator, with source and day"))
    units = _group(commands, "unit", "units that were split")
    for name, text in (("undecided", "hamlets of split units that wait"), ("decide", "say where they lie")):
        parser = common(units.add_parser(name, help=text))
        parser.add_argument("--units-of", required=True, metavar="YYYY-MM-DD")
        if name == "decide":
            parser.add_argument("unit", metavar="CODE")
            parser.add_argument("--to", required=True, metavar="CODE")
            parser.add_argument("--hamlet", metavar="NAME", help="one hamlet; by default all that wait")
    _add_letters(commands, common)
    rank = _group(commands, "rank", "ranks that others gave")
    enter = common(rank.add_parser("enter", help="enter one as a dated fact"))
    enter.add_argument("rank", metavar="R/N")
    enter.add_argument("--rate", metavar="PERCENT")
    enter.add_argument("--of", metavar="TEXT", help="what the rate is of, where its source says so")
    enter.add_argument("--as-of", required=True, metavar="YYYY-MM-DD")
    enter.add_argument("--source", required=True, metavar="TEXT")
    common(rank.add_parser("list", help="the newest first"))
    deadline = _group(commands, "deadline", "deadlines of the letters")
    common(deadline.add_parser("list", help="days left or over, for each track and unit"))
    urging = _group(commands, "urging", "whom to urge")
    common(urging.add_parser("list", help="units behind, why, and the last letter"))


def _add_periods(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    period = _group(commands, "period", "reporting periods")
    close = common(period.add_parser("close", help="freeze the figures of a period"))
    close.add_argument("--number", type=int, metavar="N", help="by default the last that is over")
    look = common(period.add_parser("look", help="what closing would do; nothing is changed"))
    look.add_argument("--number", type=int, metavar="N", help="by default the last that is over")
    reopen = common(period.add_parser("reopen", help="take a closing back, before a letter was issued"))
    reopen.add_argument("number", type=int, metavar="N")
    common(period.add_parser("list", help="the newest first"))
    hour = common(period.add_parser("cut-off", help="the hour at which a reporting day begins"))
    hour.add_argument("hour", type=int, metavar="HOUR")


def _add_letters(commands: Commands[argparse.ArgumentParser], common: Common) -> None:
    letter = _group(commands, "letter", "the register of letters")
    common(letter.add_parser("list", help="by day"))
    common(letter.add_parser("paragraphs", help="the paragraphs of the urging letter, with their fields"))
    find = common(letter.add_parser("find", help="by a number printed or cited"))
    find.add_argument("cited", metavar="NUMBER")
    basis = common(letter.add_parser("basis", help="the sentence of the legal basis"))
    basis.add_argument("--cite", action="append", metavar="NUMBER", help="may be repeated")
    add = common(letter.add_parser("add", help="enter a letter"))
    for name in ("symbol", "issuer", "abstract"):
        add.add_argument(f"--{name}", required=True, metavar="TEXT")
    add.add_argument("--number", metavar="NUMBER", help="as printed")
    add.add_argument("--day", metavar="YYYY-MM-DD")
    add.add_argument("--alias", action="append", default=[], metavar="NUMBER", help="may be repeated")
    add.add_argument("--kind", choices=[kind.value for kind in LetterKind], default=LetterKind.OTHER.value)
    add.add_argument("--due", metavar="YYYY-MM-DD", help="a task of the office by that day")
    change = common(letter.add_parser("change", help="a letter that was entered by hand"))
    change.add_argument("cited", metavar="NUMBER")
    for name in ("symbol", "issuer", "abstract"):
        change.add_argument(f"--{name}", metavar="TEXT")
    change.add_argument("--number", metavar="NUMBER", help="as printed")
    for name in ("day", "due"):
        change.add_argument(f"--{name}", metavar="YYYY-MM-DD")
    change.add_argument("--alias", action="append", default=[], metavar="NUMBER", help="may be repeated")
    remove = common(letter.add_parser("remove", help="take a letter entered by hand off the register"))
    remove.add_argument("cited", metavar="NUMBER")
    add.add_argument("--urgency", choices=[one.value for one in Urgency], default=Urgency.NONE.value)
    issue = common(letter.add_parser("issue", help="number and day of a draft"))
    issue.add_argument("draft", metavar="DRAFT", help="as letter list names it, for instance urge")
    issue.add_argument("--number", required=True, metavar="NUMBER")
    issue.add_argument("--day", required=True, metavar="YYYY-MM-DD")
    withdraw = common(letter.add_parser("withdraw", help="an issued letter no longer counts"))
    withdraw.add_argument("cited", metavar="NUMBER")
    withdraw.add_argument("--reason", required=True, metavar="TEXT")
    write = common(letter.add_parser("write", help="an issued letter again, as it was issued"))
    write.add_argument("cited", metavar="NUMBER")
    write.add_argument("--format", default="pdf,docx", metavar="LIST", help="pdf, docx, xlsx")
    write.add_argument("--out", type=Path, required=True, metavar="DIR")
    send = common(letter.add_parser("send", help="a folder with every form of an issued letter"))
    send.add_argument("cited", metavar="NUMBER")
    send.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder is made in it")
    _add_signing(letter, common)


def _add_signing(letter: Commands[argparse.ArgumentParser], common: Common) -> None:
    sign = common(letter.add_parser("sign", help="sign a PDF by a USB token or a key file"))
    sign.add_argument("file", type=Path, metavar="FILE")
    sign.add_argument("--as", dest="role", choices=[role.value for role in SignRole], required=True)
    key = sign.add_mutually_exclusive_group(required=True)
    key.add_argument("--token", type=Path, metavar="LIBRARY", help="the PKCS#11 library of its maker")
    key.add_argument("--key-file", type=Path, metavar="F", help="a PKCS#12 file (.p12, .pfx), for trials")
    sign.add_argument("--pin-file", type=Path, required=True, metavar="F", help="PIN or passphrase")
    sign.add_argument("--certificate", default="", metavar="SERIAL", help="where the token has several")
    sign.add_argument("--picture", type=Path, metavar="PNG", help="of the signature or of the seal")
    sign.add_argument("--seal-mm", type=float, metavar="MM", help="true width of the seal; by default 36")
    sign.add_argument("--number", default="", metavar="TEXT", help="with --as attached: number and symbol")
    check = common(letter.add_parser("check", help="the signatures of a PDF; nothing is changed"))
    check.add_argument("file", type=Path, metavar="FILE")
    common(letter.add_parser("roots", help="the root certificates that this office trusts"))
    trust = common(letter.add_parser("add-roots", help="trust the root certificates of a file"))
    trust.add_argument("file", type=Path, metavar="FILE")
    remove = common(letter.add_parser("remove-root", help="trust one no longer"))
    remove.add_argument("fingerprint", metavar="SHA256", help="its first characters are enough")


def _group(
    commands: Commands[argparse.ArgumentParser], name: str, text: str
) -> Commands[argparse.ArgumentParser]:
    return commands.add_parser(name, help=text).add_subparsers(dest="action", required=True)
