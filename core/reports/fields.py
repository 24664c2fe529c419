"""What the figures put into a template: texts, lists and tables by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.content.grid import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """`texts` by name, empty where there is nothing to say; `lists` repeat a paragraph with their own fields.

    A rate comes in by `core.content.numbers.rate_text` alone, so with its denominator.
    """

    texts: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    tables: Mapping[str, Grid] = field(default_factory=dict)

    def says(self, name: str) -> bool:
        """Whether a text or list of this name has anything to say."""
        return bool(self.texts.get(name) or self.lists.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Which fields a kind of document offers, checked before anything is filled in."""

    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()


UNIT: Final = frozenset(
    {"unit", "unit_name", "upper", "upper_name", "issuer", "campaign", "app", "month", "year"}
)
"""What every document may say of its office: `unit` as within a sentence, `unit_name` as at its head."""

PERIOD: Final = UNIT | {
    *("number", "period", "from", "until", "basis", "own_letters", "received", "units_sent", "units_all"),
    *("missing", "silent", "listed", "visited", "reached", "helped", "people", "smartphones", "installed"),
    *("growth", "registered", "activated", "late", "not_reached", "not_found", "not_installed"),
    *("rate_visited", "rate_smartphones", "rate_inhabitants", "target", "needed", "deadline", "days_left"),
    *("came_since", "external_rank", "depends", "waiting", "doubts", "no_zalo", "next_period"),
}
MODEL: Final = frozenset({"title", "place", "what", "figure"})

OFFERED: Final[Mapping[str, FieldNames]] = {
    "weekly": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "units"})),
    "unit": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "units"})),
    "notice": FieldNames(texts=PERIOD, lists={"models": MODEL}, tables=frozenset({"rates", "ranks"})),
    "urge": FieldNames(
        texts=UNIT | {"round", "basis", "until", "count", "due", "target", "deadline", "previous"},
        lists={"units": frozenset({"unit", "reasons", "last"})},
        tables=frozenset({"behind"}),
    ),
    "minutes": FieldNames(
        texts=UNIT | {"basis", "retention", "today", "legal"}, tables=frozenset({"destroyed"})
    ),
}
"""Every kind of document, by the name of its template."""
