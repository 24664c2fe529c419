"""Content of documents before any layout: frozen, pure, without millimetres and without a PDF library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.campaigns.models import Picture

NBSP: Final = "\u00a0"

Pictogram = Picture
"""Picture of a step: the names that a campaign file uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a sentence, plain or emphasised; its text is literal, never markup."""

    text: str
    strong: bool = False


RichText = tuple[Run, ...]


class GuideFormat(StrEnum):
    """A size of the install guide, as the command line names it."""

    A5 = "a5"
    A6X4 = "a6x4"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCode:
    """A place to get the app: `platform` "Android", `store` "CH Play", the link in the QR code.

    `address` is printed under the code in plain text: an app's id, or a web address. `developer` is a
    whole line ("Nhà phát triển: …") or empty. A `secondary` store (a web page beside app stores) takes
    less room.
    """

    platform: str
    store: str
    url: str
    address: str
    developer: str = ""
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    title: str
    detail: str
    pictogram: Pictogram


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Contact for help: `label` "Cần giúp? Gọi", the number as printed, the hours or empty."""

    label: str
    phone: str
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The Zalo group: `label` and `hint` are beside the QR code of `url`."""

    label: str
    hint: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideContent:
    """Content of an install guide, in one format and language (`language` is a BCP 47 tag).

    `document_title` and `author` are the file's metadata; `issuer` is the head of the sheet.
    """

    language: str
    document_title: str
    author: str
    issuer: str
    kind: str
    title: str
    subtitle: str
    stores: tuple[StoreCode, ...]
    steps: tuple[Step, ...]
    warning: RichText
    help: Help | None
    group: Group | None
    version: str


def plain(text: str) -> RichText:
    return (Run(text=text),)


def bind(name: str) -> str:
    """`name` that is never parted at a line's end: an app, a place of two syllables, a store."""
    return NBSP.join(name.split())


def codes_of(content: GuideContent) -> tuple[str, ...]:
    """Return the texts of a guide's QR codes, in order."""
    group = () if content.group is None else (content.group.url,)
    return (*(store.url for store in content.stores), *group)
