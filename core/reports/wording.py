"""Choices of a person for one draft: units left out, deadline, recipients, and the text of its paragraphs.

The text is edited with its fields in braces: the figure of a field is filled in later, so it stays true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from core.base.errors import UserError
from core.base.notation import day_text
from core.base.text import clean
from core.reports.templates import OFFERED, Fields, Part, Template, field_names, filled, is_printed

MOST: Final = 1200
"""Letters of an edited paragraph."""

MOST_RECIPIENTS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`skipped` are units (`UrgeRow.mark`) that are not urged; `texts` the new words of parts, `dropped` the
    parts left out, by the words of the template. What is empty is as template and figures give it.
    """

    skipped: frozenset[str] = frozenset()
    due: date | None = None
    recipients: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


NO_WORDING: Final = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A paragraph that may be edited: `words` of the template, `text` in use, `shown` with its figures.

    One that is not `printed` has no figure now, so that it is left out by itself.
    """

    words: str
    text: str
    shown: str
    dropped: bool
    printed: bool
    fields: tuple[tuple[str, str], ...]
    """Each field of the template's words with its value now."""


def worded(template: Template, wording: Wording) -> Template:
    """Return the template with the choices in it; each text is checked.

    Raises `letter.text_empty`, `letter.text_long`, `letter.field_unknown`, `letter.field_missing`,
    `letter.text_percent` or `letter.recipients`.
    """
    recipients = tuple(filter(None, map(clean, wording.recipients)))
    if len(recipients) > MOST_RECIPIENTS:
        raise UserError("letter.recipients", most=MOST_RECIPIENTS)
    for line in recipients:
        _check_fields(line, OFFERED["urge"].texts)
    return replace(
        template,
        recipients=recipients or template.recipients,
        body=tuple(
            replace(part, words=_edited(part, wording))
            for part in template.body
            if part.words not in wording.dropped
        ),
    )


def check_due(wording: Wording, today: date) -> None:
    """Raises `letter.due_before`."""
    if wording.due is not None and wording.due < today:
        raise UserError("letter.due_before", due=day_text(wording.due), day=day_text(today))


def shown_parts(template: Template, wording: Wording, fields: Fields) -> tuple[ShownPart, ...]:
    """Return the paragraphs of a template as they are edited."""
    found = []
    for part in template.body:
        if part.form in ("table", "section") or part.each:
            continue
        text = wording.texts.get(part.words, part.words)
        found.append(
            ShownPart(
                words=part.words,
                text=text,
                shown=filled(text, fields.texts).replace("**", ""),
                dropped=part.words in wording.dropped,
                printed=is_printed(part, fields),
                fields=tuple((name, fields.texts[name]) for name in field_names(part.words)),
            )
        )
    return tuple(found)


def packed(wording: Wording) -> str:
    """As text for the store, the same for the same choices."""
    said = {
        "skipped": sorted(wording.skipped),
        "due": None if wording.due is None else wording.due.isoformat(),
        "recipients": list(wording.recipients),
        "texts": dict(sorted(wording.texts.items())),
        "dropped": sorted(wording.dropped),
    }
    return "" if wording == NO_WORDING else json.dumps(said, ensure_ascii=False)


def unpacked(text: str) -> Wording:
    if not text:
        return NO_WORDING
    said: dict[str, Any] = json.loads(text)
    return Wording(
        skipped=frozenset(said["skipped"]),
        due=None if said["due"] is None else date.fromisoformat(said["due"]),
        recipients=tuple(said["recipients"]),
        texts=said["texts"],
        dropped=frozenset(said["dropped"]),
    )


def _edited(part: Part, wording: Wording) -> str:
    new = wording.texts.get(part.words)
    if new is None or new == part.words:
        return part.words
    text = clean(new)
    if not text:
        raise UserError("letter.text_empty", words=_start(part.words))
    if len(text) > MOST:
        raise UserError("letter.text_long", most=MOST, words=_start(text))
    if "%" in text:
        raise UserError("letter.text_percent", words=_start(text))
    own = field_names(part.words)
    _check_fields(text, frozenset(own))
    missing = [name for name in own if name not in field_names(text)]
    if missing:
        raise UserError("letter.field_missing", field=f"{{{missing[0]}}}", words=_start(text))
    return text


def _check_fields(text: str, known: frozenset[str]) -> None:
    """Raise where a field is unknown, or where a brace belongs to none."""
    rest = text
    for name in field_names(text):
        if name not in known:
            raise UserError("letter.field_unknown", field=f"{{{name[:40]}}}", known=_listed(known))
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        at = max(rest.find("{"), 0)
        raise UserError("letter.field_unknown", field=rest[at : at + 20], known=_listed(known))


def _listed(known: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(known)) or "–"


def _start(words: str) -> str:
    return words[:60]
