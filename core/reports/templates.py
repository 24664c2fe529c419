"""Text blocks of a document as a unit may edit them: `resources/reports/NAME.toml`, or its own copy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from core.base.errors import UserError
from core.campaigns.models import Urgency
from core.content import RESOURCES
from core.content.document import Block, Paragraph, Section
from core.content.drawing import Drawing
from core.content.grid import Grid
from core.content.models import RichText, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """`texts` by name, empty where there is no value; `lists` repeat a paragraph with their own fields.

    A rate is only formatted by `core.content.numbers.rate_text`, so with its denominator.
    """

    texts: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    tables: Mapping[str, Grid] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)

    def says(self, names: str) -> bool:
        """Return True if one of the fields named, with blanks between, is neither empty nor nought."""
        return any(self._says(name) for name in names.split())

    def _says(self, name: str) -> bool:
        if name in self.tables:
            return bool(self.tables[name].rows)
        if name in self.drawings:
            return True
        return self.texts.get(name, "") not in ("", "0") or bool(self.lists.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Fields of a kind of document, checked before anything is filled in."""

    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    drawings: frozenset[str] = frozenset()


UNIT: Final = frozenset(
    {"unit", "unit_name", "upper", "upper_name", "upper_issuer", "issuer", "campaign", "app", "month", "year"}
)
"""Fields of every document about its office: `unit` as within a sentence, `unit_name` as at its head."""

PERIOD: Final = UNIT | {
    *("number", "period", "from", "until", "basis", "own_letters", "received", "units_sent", "units_all"),
    *("missing", "silent", "listed", "visited", "reached", "helped", "people", "smartphones", "installed"),
    *("growth", "registered", "activated", "late", "not_reached", "not_met", "not_found", "not_installed"),
    *("rate_visited", "rate_smartphones", "rate_inhabitants", "target", "needed", "deadline", "days_left"),
    *("came_since", "grown", "late_more", "late_less", "orders"),
    *("external_rank", "depends", "waiting", "doubts", "no_zalo", "next_period"),
    *("members", "outreach"),
}
MODEL: Final = frozenset({"title", "place", "what", "figure"})

OFFERED: Final[Mapping[str, FieldNames]] = {
    "weekly": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "units"})),
    "unit": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "units"})),
    "notice": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "ranks"})),
    "summary": FieldNames(texts=PERIOD, tables=frozenset({"three"}), drawings=frozenset({"course"})),
    "urge": FieldNames(
        texts=UNIT
        | {"round", "basis", "orders", "until", "count", "kinds", "due", "target", "deadline"}
        | {"previous", "urged", "late_files", "behind_pace", "doubtful"},
        lists={"units": frozenset({"unit", "reasons", "last"})},
        tables=frozenset({"behind"}),
    ),
    "minutes": FieldNames(
        texts=UNIT | {"basis", "retention", "today", "legal"}, tables=frozenset({"destroyed"})
    ),
}
"""Every kind of document, by the name of its template."""


OWN_FOLDER: Final = "reports"
"""Folder in the workspace: a template in it has priority over the bundled one of the same name."""

FIELD: Final = re.compile(r"\{([^{}]*)\}")
_STRONG: Final = re.compile(r"\*\*(.+?)\*\*")
_FORMS: Final = ("section", "text", "joined", "task", "basis", "table", "drawing")
_PART: Final = frozenset({*_FORMS, "each", "when", "unless"})
_KNOWN: Final = frozenset(
    {
        "kind",
        "abstract",
        "symbol",
        "urgency",
        "addressees",
        "recipients",
        "capacity",
        "beside",
        "signer",
        "annex",
        "body",
    }
)
_MOST: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of the body. `words` are a section, a paragraph, a basis (italic), or name a table, drawing.

    A `joined` sentence continues the paragraph above it. `task` paragraphs are numbered from 1 in each run of
    them, a single one is not. `each` repeats it over a list; it is left out where every field named by `when`
    is empty or nought, and where one of `unless` is not.
    """

    form: str
    words: str
    each: str = ""
    when: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The texts of one kind of document, with fields in braces; `**` around words makes them bold.

    `beside` is the capacity of a second person who signs, at the left.
    """

    kind: str
    abstract: tuple[str, ...]
    symbol: str
    urgency: Urgency
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    beside: tuple[str, ...]
    signer: str
    annex: tuple[str, ...]
    body: tuple[Part, ...]

    def blocks(self, fields: Fields) -> Iterator[Block]:
        """The body with its fields filled in."""
        parts = [part for part in self.body if is_printed(part, fields)]
        for part in _tasks_numbered(_bases_ended(_joined(parts))):
            if part.form == "table":
                yield fields.tables[part.words]
            elif part.form == "drawing":
                yield fields.drawings[part.words]
            elif part.each:
                for item in fields.lists.get(part.each, ()):
                    yield _paragraph(part, {**fields.texts, **item})
            elif part.form == "section":
                yield Section(text=filled(part.words, fields.texts))
            else:
                yield _paragraph(part, fields.texts)


def is_printed(part: Part, fields: Fields) -> bool:
    """Return True if the figures in its conditions fit."""
    return (not part.when or fields.says(part.when)) and not (part.unless and fields.says(part.unless))


def _joined(parts: Sequence[Part]) -> list[Part]:
    """The sentences of a paragraph as one part."""
    made: list[Part] = []
    for part in parts:
        if part.form != "joined":
            made.append(part)
        elif made and made[-1].form == "text" and not made[-1].each:
            made[-1] = replace(made[-1], words=f"{made[-1].words} {part.words}")
        else:
            made.append(replace(part, form="text"))
    return made


def _bases_ended(parts: Sequence[Part]) -> list[Part]:
    """Each basis ends with a semicolon, the last of a run with a full stop."""
    made = []
    for at, part in enumerate(parts):
        last = at + 1 == len(parts) or parts[at + 1].form != "basis"
        end = "." if last else ";"
        made.append(replace(part, words=part.words.rstrip(".;") + end) if part.form == "basis" else part)
    return made


def _tasks_numbered(parts: Sequence[Part]) -> Iterator[Part]:
    for form, run in groupby(parts, key=lambda part: part.form):
        found = list(run)
        if form != "task" or len(found) == 1:
            yield from found
        else:
            yield from (replace(part, words=f"{at}. {part.words}") for at, part in enumerate(found, start=1))


def bundled_file(name: str) -> Path:
    return RESOURCES / "reports" / f"{name}.toml"


def load(name: str, workspace: Path) -> Template:
    """The unit's own copy where it has one.

    Raises `report.template_unreadable`, `report.template_field` or `report.template_percent`.
    """
    own = workspace / OWN_FOLDER / f"{name}.toml"
    return read(own if own.is_file() else bundled_file(name), OFFERED[name])


def read(file: Path, offered: FieldNames) -> Template:
    """A template, checked whole: every field it names is known, and no rate is written out by hand."""
    try:
        made = _template(tomllib.loads(_text(file)))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError("report.template_unreadable", file=str(file)) from error
    for words, names in _all_words(made, offered):
        _check(words, names, file)
    for part in made.body:
        _check_part(part, offered, file)
    return made


def _text(file: Path) -> str:
    if file.stat().st_size > _MOST:
        raise ValueError("too large")
    return file.read_text(encoding="utf-8-sig")


def field_names(words: str) -> tuple[str, ...]:
    """Return the fields of `words`, each once."""
    return tuple(dict.fromkeys(FIELD.findall(words)))


def field_spans(words: str) -> tuple[tuple[int, int], ...]:
    """Return where each field begins and ends, with its braces."""
    return tuple(match.span() for match in FIELD.finditer(words))


def filled(words: str, texts: Mapping[str, str]) -> str:
    """Return `words` with each {field} replaced once; the value of a field is never read as a field again."""
    return FIELD.sub(lambda match: texts[match[1]], words)


def _template(table: Mapping[str, Any]) -> Template:
    if not set(table) <= _KNOWN:
        raise ValueError("unknown key")
    return Template(
        kind=_line(table.get("kind", "")),
        abstract=_lines(table["abstract"]),
        symbol=_line(table["symbol"]),
        urgency=Urgency(table.get("urgency", Urgency.NONE.value)),
        addressees=_lines(table.get("addressees", ())),
        recipients=_lines(table["recipients"]),
        capacity=_lines(table["capacity"]),
        beside=_lines(table.get("beside", ())),
        signer=_line(table.get("signer", "")),
        annex=_lines(table.get("annex", ())),
        body=tuple(_part(part) for part in table["body"]),
    )


def _part(part: Mapping[str, str]) -> Part:
    forms = [form for form in _FORMS if form in part]
    if len(forms) != 1 or not set(part) <= _PART:
        raise ValueError(f"not one of {', '.join(_FORMS)}")
    return Part(
        form=forms[0],
        words=_line(part[forms[0]]),
        each=_line(part.get("each", "")),
        when=_line(part.get("when", "")),
        unless=_line(part.get("unless", "")),
    )


def _line(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("not a text")
    return text


def _lines(texts: object) -> tuple[str, ...]:
    if not isinstance(texts, list | tuple):
        raise TypeError("not a list")
    return tuple(_line(text) for text in texts)


def _all_words(made: Template, offered: FieldNames) -> Iterator[tuple[str, frozenset[str]]]:
    heads = (made.kind, made.symbol, made.signer, *made.abstract, *made.addressees, *made.recipients)
    for words in (*heads, *made.capacity, *made.beside, *made.annex):
        yield words, offered.texts
    for part in made.body:
        if part.form not in {"table", "drawing"}:
            yield part.words, offered.texts | offered.lists.get(part.each, frozenset())


def _check(words: str, names: frozenset[str], file: Path) -> None:
    unknown = [name for name in FIELD.findall(words) if name not in names]
    if unknown or FIELD.sub("", words).count("{") or FIELD.sub("", words).count("}"):
        said = unknown[0][:40] if unknown else words[:40]
        raise UserError("report.template_field", file=str(file), field=said, known=", ".join(sorted(names)))
    if "%" in words:
        raise UserError("report.template_percent", file=str(file), words=words[:80])


def _check_part(part: Part, offered: FieldNames, file: Path) -> None:
    either = offered.texts | set(offered.lists) | offered.tables | offered.drawings
    known = {"when": either, "unless": either, "each": set(offered.lists)}
    known |= {"table": offered.tables, "drawing": offered.drawings}
    for form, name in (
        *(("when", name) for name in part.when.split()),
        *(("unless", name) for name in part.unless.split()),
        ("each", part.each),
        (part.form, part.words if part.form in {"table", "drawing"} else ""),
    ):
        if name and name not in known[form]:
            raise UserError(
                "report.template_field", file=str(file), field=name[:40], known=", ".join(sorted(known[form]))
            )


def _paragraph(part: Part, texts: Mapping[str, str]) -> Paragraph:
    return Paragraph(text=_rich(part.words, texts), italic=part.form == "basis")


def _rich(words: str, texts: Mapping[str, str]) -> RichText:
    """Return runs: bold is read from the template's own words, never from the value of a field."""
    runs: list[Run] = []
    at = 0
    for match in _STRONG.finditer(words):
        runs.append(Run(text=filled(words[at : match.start()], texts)))
        runs.append(Run(text=filled(match[1], texts), strong=True))
        at = match.end()
    runs.append(Run(text=filled(words[at:], texts)))
    first, *others = [run for run in runs if run.text] or [Run(text="")]
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *others)
