"""The arguments of people and consents."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from core.campaigns.models import Platform, Stage
from core.records.consent import How
from core.records.person import GoneReason, Sex, Way

Common = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]

SETTABLE = ("name", "phone", "born", "sex", "memberships", "household")
UNKNOWN = "unknown"
"""As a stage: removes the recorded one."""


def add_people(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    household: argparse._SubParsersAction[argparse.ArgumentParser],
    common: Common,
) -> None:
    """`person`, `consent`, `organisation`, and `household way`."""
    way = common(household.add_parser("way", help="how its people are recorded"))
    way.add_argument("household", metavar="ID", help="an id or a printed code")
    way.add_argument("way", choices=[choice.value for choice in Way], metavar="WAY")
    _add_person(commands, common)
    _add_consent(commands, common)
    organisation = commands.add_parser("organisation", help="what people belong to").add_subparsers(
        dest="action", required=True
    )
    common(organisation.add_parser("list", help="the organisations in force"))
    add = common(organisation.add_parser("add", help="one more"))
    add.add_argument("name", metavar="NAME")
    remove = common(organisation.add_parser("remove", help="take one off the list"))
    remove.add_argument("name", metavar="NAME", help="a code or a name")


def _add_person(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    person = commands.add_parser("person", help="people one by one").add_subparsers(
        dest="action", required=True
    )
    add = common(person.add_parser("add", help="somebody lives in a household"))
    add.add_argument("household", metavar="HOUSEHOLD", help="an id or a printed code")
    add.add_argument("--name", default="", metavar="TEXT")
    add.add_argument("--phone", default="", metavar="TEXT")
    add.add_argument("--born", type=int, metavar="YYYY", help="only a band of years is kept")
    add.add_argument("--sex", choices=[sex.value for sex in Sex])
    add.add_argument("--child", action="store_true", help="under 16: counted, never named")
    add.add_argument("--membership", action="append", default=[], metavar="NAME", help="may be repeated")
    add.add_argument("--confirm", action="store_true", help="add what looks unusual")
    people = common(person.add_parser("list", help="the people of a household"))
    people.add_argument("household", metavar="HOUSEHOLD", help="an id or a printed code")
    find = common(person.add_parser("find", help="people whom lists name"))
    find.add_argument("text", metavar="TEXT", help="beginnings of words of the name")
    stage = common(person.add_parser("stage", help="how far somebody has come"))
    stage.add_argument("person", metavar="PERSON")
    stage.add_argument("stage", choices=[*(known.value for known in Stage), UNKNOWN], metavar="STAGE")
    stage.add_argument("--reason", metavar="ID", help="an obstacle or refusal of the campaign")
    stage.add_argument("--platform", choices=[platform.value for platform in Platform])
    stage.add_argument("--had", choices=("yes", "no"), help="had the app before we came")
    stage.add_argument("--visit", metavar="VISIT")
    change = common(person.add_parser("field", help="change one field"))
    change.add_argument("person", metavar="PERSON")
    change.add_argument("field", choices=SETTABLE, metavar="FIELD")
    change.add_argument("value", metavar="TEXT", help="empty to empty it; memberships parted by commas")
    off = common(person.add_parser("off", help="no longer counted in the household"))
    off.add_argument("person", metavar="PERSON")
    off.add_argument("--reason", default=GoneReason.LEFT.value, choices=[why.value for why in GoneReason])
    back = common(person.add_parser("back", help="take `off` back"))
    back.add_argument("person", metavar="PERSON")
    erase = common(person.add_parser("erase", help="erase name and phone for good, by law"))
    erase.add_argument("person", metavar="ID", help="a person, or with --head a household")
    erase.add_argument("--head", action="store_true", help="what is kept of a household's head")
    erase.add_argument("--confirm", action="store_true", help="it cannot be taken back")


def _add_consent(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: Common) -> None:
    consent = commands.add_parser("consent", help="agreements to keep personal data").add_subparsers(
        dest="action", required=True
    )
    give = common(consent.add_parser("give", help="somebody agreed"))
    give.add_argument("--how", required=True, choices=[how.value for how in How])
    withdraw = common(consent.add_parser("withdraw", help="somebody refused, or takes an agreement back"))
    for parser in (give, withdraw):
        parser.add_argument("household", nargs="?", metavar="HOUSEHOLD", help="an id or a printed code")
        parser.add_argument("--person", metavar="PERSON", help="instead of the household")
        parser.add_argument(
            "--purpose", action="append", default=[], metavar="ID", help="may be repeated; all if left out"
        )
        parser.add_argument("--at", metavar="YYYY-MM-DDTHH:MM")
    listed = common(consent.add_parser("list", help="where each purpose stands"))
    listed.add_argument("household", metavar="HOUSEHOLD", help="an id or a printed code")
