"""The public page of keys: against which number a card, a poster or a file is compared. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from core.content.html_page import whole_page
from core.content.wording import words
from core.papers.guides.compose import TAG
from core.records.workspace import Language
from core.sync.desk import TrustedDevice
from core.sync.keyfile import PublicKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPageWording:
    """The words of the page, as in its file."""

    title: str
    subtitle: str
    how: str
    own: str
    trusted: str
    none: str
    unit: str
    number: str
    signing: str
    recipient: str
    since: str
    made: str


def render_keys_page(
    own: PublicKeys, trusted: Sequence[TrustedDevice], *, author: str, day: date, language: Language
) -> str:
    """A whole document, valid HTML5, UTF-8; nothing secret is in it."""
    wording = words("keys_page", language, KeysPageWording)
    place = f"{own.hamlet}, {own.unit_name}" if own.hamlet else own.unit_name
    ours = _entry(
        place,
        (wording.unit, escape(own.unit_code)),
        (wording.number, _number(own.number)),
        (wording.signing, _key(own.signing_key)),
        (wording.recipient, _key(own.age_recipient)),
    )
    theirs = "\n".join(_trusted(device, wording) for device in trusted)
    made = wording.made.format(day=f"{day:%d/%m/%Y}")
    body = "\n".join(
        (
            f'<p class="issuer">{escape(author)}</p>',
            f"<h1>{escape(wording.title)}</h1>",
            f'<p class="subtitle">{escape(wording.subtitle)}</p>',
            f'<p class="warning"><span class="sign" aria-hidden="true">!</span> {escape(wording.how)}</p>',
            f"<h2>{escape(wording.own)}</h2>",
            f'<ul class="keys">\n{ours}\n</ul>',
            f"<h2>{escape(wording.trusted)}</h2>",
            f'<ul class="keys">\n{theirs}\n</ul>' if theirs else f"<p>{escape(wording.none)}</p>",
            "</main>",
            f'<footer>\n<p class="version">{escape(made)}</p>\n</footer>',
        )
    )
    return whole_page(
        language=TAG[language],
        author=author,
        title=f"{wording.title}: {place}",
        description=wording.subtitle,
        body=body,
        more="keys_page.css",
    )


def _trusted(device: TrustedDevice, wording: KeysPageWording) -> str:
    since = f"{device.since:%d/%m/%Y}"
    return _entry(
        device.place,
        (wording.unit, escape(device.unit_code)),
        (wording.number, _number(device.number)),
        (wording.signing, _key(device.signing_key)),
        (wording.since, f'<time datetime="{device.since.isoformat()}">{since}</time>'),
    )


def _entry(place: str, *facts: tuple[str, str]) -> str:
    rows = "\n".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in facts)
    return f"<li><h3>{escape(place)}</h3>\n<dl>\n{rows}\n</dl></li>"


def _number(number: str) -> str:
    """The groups apart, never parted at a line's end."""
    groups = " ".join(f"<span>{escape(group)}</span>" for group in number.split("-"))
    return f'<code class="number">{groups}</code>'


def _key(key: str) -> str:
    return f"<code>{escape(key)}</code>"
