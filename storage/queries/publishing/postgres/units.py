"""Units of the catalogue on a server, and which source publishes which commune."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from core.base.errors import UserError
from core.units.catalogue import Catalogue
from core.units.models import OrgUnit, UnitKey
from storage.db.connection import Connection
from storage.queries.publishing.postgres.server import Server

_UNITS: Final = "code, valid_from, valid_to, level, kind, name, parent_code"
_ABOVE: Final = "code, valid_from, above, above_from"


def communes_here(connection: Connection, catalogue: Catalogue) -> list[UnitKey]:
    """Return the communes of all households. Raises `publish.unit_unknown`."""
    rows = connection.execute(
        "SELECT DISTINCT commune, commune_from FROM household WHERE commune IS NOT NULL ORDER BY 1, 2"
    )
    found = [UnitKey(code, date.fromisoformat(since)) for code, since in rows.fetchall()]
    for key in found:
        try:
            catalogue.get(key)
        except UserError as error:
            raise UserError("publish.unit_unknown", code=key.code) from error
    return found


def all_known(server: Server, communes: Sequence[UnitKey]) -> bool:
    """Look for the communes on the server, each with the units above it."""
    asked = server.run(
        "SELECT NOT EXISTS (SELECT * FROM unnest(%s::text[], %s::date[]) EXCEPT"
        " SELECT code, valid_from FROM tung_nha.unit JOIN tung_nha.unit_above USING (code, valid_from))",
        _columns(communes),
    )
    return bool(asked[0][0])


def send_units(server: Server, catalogue: Catalogue) -> None:
    """Add the catalogue's units, and bring names up to date."""
    for table, columns, lines in (
        ("unit", _UNITS, (_unit_line(unit) for unit in catalogue.units)),
        ("unit_above", _ABOVE, _above_lines(catalogue)),
    ):
        server.run(f"CREATE TEMP TABLE s_{table} (LIKE tung_nha.{table}) ON COMMIT DROP")
        server.copy(f"s_{table}", columns, lines)
    server.run(
        f"INSERT INTO tung_nha.unit ({_UNITS}) SELECT {_UNITS} FROM s_unit ON CONFLICT (code, valid_from)"
        " DO UPDATE SET valid_to = excluded.valid_to, name = excluded.name,"
        " parent_code = excluded.parent_code"
    )
    server.run(
        f"INSERT INTO tung_nha.unit_above ({_ABOVE}) SELECT {_ABOVE} FROM s_unit_above ON CONFLICT DO NOTHING"
    )


def hold(server: Server, source: str, communes: Sequence[UnitKey]) -> None:
    """Note which source each commune is of. Raises `publish.unit_taken` where another one publishes it.

    Two sources of one commune would count its households twice.
    """
    codes, days = _columns(communes)
    server.run(
        "INSERT INTO tung_nha.holding SELECT *, %s::uuid FROM unnest(%s::text[], %s::date[])"
        " ON CONFLICT DO NOTHING",
        (source, codes, days),
    )
    taken = server.run(
        "SELECT h.code, s.name FROM tung_nha.holding h JOIN tung_nha.source s USING (source)"
        " WHERE h.source <> %s AND (h.code, h.valid_from) IN"
        " (SELECT * FROM unnest(%s::text[], %s::date[])) ORDER BY 1 LIMIT 1",
        (source, codes, days),
    )
    if taken:
        raise UserError("publish.unit_taken", code=taken[0][0], other=taken[0][1])


def _columns(communes: Sequence[UnitKey]) -> tuple[list[str], list[date]]:
    return [key.code for key in communes], [key.valid_from for key in communes]


def _unit_line(unit: OrgUnit) -> str:
    until = r"\N" if unit.valid_to is None else unit.valid_to.isoformat()
    words = (*_words(unit.key), until, unit.level, unit.kind, unit.name, unit.parent_code or r"\N")
    return "\t".join(words)


def _above_lines(catalogue: Catalogue) -> Iterator[str]:
    """Each unit with itself and with the units above it, on its first day and on its last."""
    for unit in catalogue.units:
        above = {unit.key}
        above |= {upper.key for upper in catalogue.ancestors(unit.key, unit.key.valid_from)}
        above |= {upper.key for upper in catalogue.ancestors(unit.key)}
        for key in sorted(above):
            yield "\t".join((*_words(unit.key), *_words(key)))


def _words(key: UnitKey) -> tuple[str, str]:
    return key.code, key.valid_from.isoformat()
