"""Makes one catalogue of several files: newer rows replace older ones, and no key is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.units.catalogue import Catalogue
from core.units.models import Level, OrgUnit, UnitDocument, UnitKey, UnitLink
from core.units.parsing import parse_document


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueUpdate:
    """Changes by a newer file, and the catalogue that results; nothing is changed yet."""

    catalogue: Catalogue
    added: tuple[OrgUnit, ...]
    changed: tuple[OrgUnit, ...]
    ended: tuple[OrgUnit, ...]


def build_catalogue(documents: Iterable[UnitDocument]) -> Catalogue:
    """Return the catalogue of all files, whatever their order: by data date, the newer row of a key is used.

    Raises `catalogue.overlap`, `catalogue.parent` or `catalogue.link` if they don't fit together.
    """
    ordered = sorted(documents, key=lambda document: document.data_date)
    units: dict[UnitKey, OrgUnit] = {}
    links: dict[tuple[UnitKey, UnitKey], UnitLink] = {}
    for document in ordered:
        units.update((unit.key, unit) for unit in document.units)
        _end_unnamed(units, document)
        links.update(((link.old, link.new), link) for link in document.links)
    _check_overlaps(units.values())
    _check_parents(units.values())
    _check_links(units, links.values())
    return Catalogue(data_date=ordered[-1].data_date, units=units.values(), links=links.values())


def load_catalogue(files: Iterable[bytes]) -> Catalogue:
    """The catalogue of these files' bytes; see `parse_document` and `build_catalogue` for the errors."""
    return build_catalogue([parse_document(data) for data in files])


def plan_update(current: Catalogue, data: bytes) -> CatalogueUpdate:
    """Return the changes that a catalogue file would make to `current`.

    Raises the errors of `parse_document` and `build_catalogue`, and `catalogue.older` for a file that is
    older than the loaded one. The workspace keeps the file's bytes and loads them, oldest first, after the
    bundled ones.
    """
    document = parse_document(data)
    if document.data_date < current.data_date:
        raise UserError(
            "catalogue.older",
            data_date=document.data_date.strftime("%d/%m/%Y"),
            current=current.data_date.strftime("%d/%m/%Y"),
        )
    before = UnitDocument(
        data_date=current.data_date, replaces_from=None, units=current.units, links=current.links
    )
    after = build_catalogue((before, document))
    known = {unit.key: unit for unit in current.units}
    changed = [unit for unit in after.units if unit.key in known and unit != known[unit.key]]
    return CatalogueUpdate(
        catalogue=after,
        added=tuple(unit for unit in after.units if unit.key not in known),
        changed=tuple(unit for unit in changed if unit.valid_to == known[unit.key].valid_to),
        ended=tuple(unit for unit in changed if unit.valid_to != known[unit.key].valid_to),
    )


def _end_unnamed(units: dict[UnitKey, OrgUnit], document: UnitDocument) -> None:
    start = document.replaces_from
    if start is None:
        return
    named = {unit.key for unit in document.units}
    for key, unit in list(units.items()):
        if key not in named and key.valid_from < start <= unit.last_day:
            units[key] = replace(unit, valid_to=start - timedelta(days=1))


def _check_overlaps(units: Iterable[OrgUnit]) -> None:
    ordered = sorted(units, key=lambda unit: unit.key)
    for earlier, later in pairwise(ordered):
        if earlier.code == later.code and earlier.last_day >= later.valid_from:
            raise UserError("catalogue.overlap", unit=later.code)


def _check_parents(units: Iterable[OrgUnit]) -> None:
    """Every unit but a province hangs, on its first and last day, below one of a higher level."""
    by_code: dict[str, list[OrgUnit]] = {}
    for unit in units:
        by_code.setdefault(unit.code, []).append(unit)
    for unit in units:
        if unit.parent_code is None and unit.level is Level.PROVINCE:
            continue
        uppers = by_code.get(unit.parent_code or "", [])
        fits = len(unit.parent_code or unit.code) < len(unit.code) and all(
            any(upper.in_force(day) for upper in uppers) for day in (unit.valid_from, unit.last_day)
        )
        if not fits:
            raise UserError("catalogue.parent", unit=unit.code, parent=unit.parent_code or "")


def _check_links(units: dict[UnitKey, OrgUnit], links: Iterable[UnitLink]) -> None:
    for link in links:
        old, new = units.get(link.old), units.get(link.new)
        if old is None or new is None or old.valid_to is None or old.valid_to >= new.valid_from:
            raise UserError("catalogue.link", old=link.old.text, new=link.new.text)


FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "units"


@cache
def bundled_catalogue() -> Catalogue:
    """The bundled files as one catalogue; read once in a run (some 30 ms)."""
    return load_catalogue(_bundled_files())


def catalogue_with(added: Iterable[bytes]) -> Catalogue:
    """The bundled catalogue with the newer files that a workspace keeps."""
    files = tuple(added)
    return load_catalogue((*_bundled_files(), *files)) if files else bundled_catalogue()


def _bundled_files() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(FOLDER.glob("*.json")))
