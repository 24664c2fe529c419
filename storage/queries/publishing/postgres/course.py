"""The course of one publishing: pieces of one transaction each, taken up by the next run after a cut.

The server keeps a mark of what it got (`tung_nha.source`); the mark and its rows are written in the same
transaction, so that no piece is ever written by half or twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from storage.db.connection import Connection
from storage.db.rows import first_column, scalar
from storage.db.sql import json_list, read_meta
from storage.projections.figures.unpublished import COUNTER, EPOCH
from storage.queries.publishing.postgres.pieces import EVENTS, FIGURES, HOUSEHOLDS, NAMES, SMALL, Piece
from storage.queries.publishing.postgres.server import Server

EVENTS_A_PIECE: Final = 50_000
HOUSEHOLDS_A_PIECE: Final = 4_000
BY_HOUSEHOLD: Final = (*HOUSEHOLDS, NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The place in one source up to which a server got its rows."""

    event_n: int
    household_n: int
    change_n: int
    change_row: int
    place_n: int
    epoch: str
    filled: bool


@dataclass(slots=True)
class Told:
    """Counts of one publishing."""

    events: int = 0
    households: int = 0
    visits: int = 0


class Course:
    """Sends what one source has and the server has not. `connection` stays in one snapshot meanwhile."""

    def __init__(self, connection: Connection, server: Server, source: str, *, names: bool) -> None:
        self._connection = connection
        self._server = server
        self._source = source
        self._names = names
        self._staged: set[str] = set()
        self.told = Told()

    def send_events(self, mark: Mark) -> None:
        first, newest = mark.event_n, self._number("SELECT coalesce(max(n), 0) FROM event")
        while first < newest:
            last = min(first + EVENTS_A_PIECE, newest)
            with self._server.piece():
                self._set(event_n=last)
                self.told.events += self._copy(EVENTS, first=first, last=last)
            first = last

    def send_households(self, mark: Mark) -> None:
        """All of them where the source is new, then those that changed."""
        if not mark.filled:
            self._fill(mark.household_n)
        self._follow(mark.change_n, mark.change_row)

    def _fill(self, after: int) -> None:
        """A piece is only ever copied once, so it needs no merge."""
        while rows := self._numbers("SELECT n FROM household WHERE n > ? ORDER BY n LIMIT ?", after):
            after = rows[-1]
            with self._server.piece():
                self._set(household_n=after)
                for piece in self._by_household():
                    self._copy_counted(piece, rows)
        with self._server.piece():
            self._set(filled=True)

    def _follow(self, change: int, row: int) -> None:
        query = (
            "SELECT change, row FROM unpublished WHERE what = 'household' AND (change, row) > (?, ?)"
            " ORDER BY change, row LIMIT ?"
        )
        while True:
            found = self._connection.execute(query, (change, row, HOUSEHOLDS_A_PIECE)).fetchall()
            if not found:
                return
            change, row = found[-1]
            self._merge_households([n for _, n in found], change, row)

    def _merge_households(self, rows: list[int], change: int, row: int) -> None:
        """Into staging tables, then what these households had is replaced."""
        run = self._server.run
        pieces = self._by_household()
        for piece in pieces:
            self._stage(piece.table)
        with self._server.piece():
            self._set(change_n=change, change_row=row)
            for piece in pieces:
                self._copy_counted(piece, rows, f"s_{piece.table}")
                run(f"ANALYZE s_{piece.table}")
            for piece in pieces:
                run(_GONE.format(table=piece.table, key="id" if piece.table == "household" else "household"))
            run(_MOVED)
            for piece in pieces:
                run(f"INSERT INTO tung_nha.{piece.table} SELECT * FROM s_{piece.table}")

    def finish(self, mark: Mark, said: str) -> None:
        """Figures, machines, files and denominators, all in one piece: a reader sees one moment."""
        run, epoch = self._server.run, read_meta(self._connection, EPOCH) or "0"
        newest = int(read_meta(self._connection, COUNTER) or 0)
        whole = epoch != mark.epoch
        places = self._numbers(
            _PLACES if whole else _CHANGED_PLACES, -1 if whole else mark.place_n, every=True
        )
        self._stage("figure_day")
        with self._server.piece():
            if whole:
                run("DELETE FROM tung_nha.figure_day WHERE source = %s", (self._source,))
                self._copy(FIGURES, rows=json_list(places))
            elif places:
                self._copy(FIGURES, "s_figure_day", rows=json_list(places))
                run(_OLD_FIGURES)
                run("INSERT INTO tung_nha.figure_day SELECT * FROM s_figure_day")
            for piece in SMALL:
                run(f"DELETE FROM tung_nha.{piece.table} WHERE source = %s", (self._source,))
                self._copy(piece)
            self._set(place_n=newest, epoch=epoch, complete=True, as_of=said)
            told = self.told
            run(
                "INSERT INTO tung_nha.publication (source, said, names, events, households, visits)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                (self._source, said, self._names, told.events, told.households, told.visits),
            )

    def switch_names(self, mark: Mark) -> None:
        """Write the names of the households that were sent before; without the choice none stay."""
        with self._server.piece():
            self._server.run("DELETE FROM tung_nha.household_name WHERE source = %s", (self._source,))
            if self._names:
                upto = "SELECT n FROM household WHERE n > ?" + (
                    "" if mark.filled else f" AND n <= {mark.household_n}"
                )
                self._copy(NAMES, rows=json_list(self._numbers(upto, -1, every=True)))
            self._set(names=self._names)

    def _by_household(self) -> tuple[Piece, ...]:
        return BY_HOUSEHOLD if self._names else HOUSEHOLDS

    def _copy_counted(self, piece: Piece, rows: list[int], table: str = "") -> None:
        count = self._copy(piece, table, rows=json_list(rows))
        if piece.table == "household":
            self.told.households += count
        elif piece.table == "visit":
            self.told.visits += count

    def _copy(self, piece: Piece, table: str = "", **bound: object) -> int:
        lines = self._lines(piece.query, {"source": self._source, **bound})
        return self._server.copy(table or f"tung_nha.{piece.table}", piece.columns, lines)

    def _lines(self, query: str, bound: dict[str, object]) -> Iterator[str]:
        for (one,) in self._connection.execute(query, bound):
            yield one

    def _stage(self, table: str) -> None:
        if table not in self._staged:
            self._staged.add(table)
            self._server.run(f"CREATE TEMP TABLE s_{table} (LIKE tung_nha.{table}) ON COMMIT DELETE ROWS")

    def _set(self, **values: object) -> None:
        """The mark, in the transaction of what it speaks of; `complete` is false until the end."""
        values = {"complete": False, **values}
        names = ", ".join(f"{name} = %s" for name in values)
        self._server.run(
            f"UPDATE tung_nha.source SET {names} WHERE source = %s", (*values.values(), self._source)
        )

    def _numbers(self, query: str, after: int, *, every: bool = False) -> list[int]:
        bound = (after,) if every else (after, HOUSEHOLDS_A_PIECE)
        return first_column(self._connection.execute(query, bound))

    def _number(self, query: str) -> int:
        return int(scalar(self._connection.execute(query)))


_PLACES: Final = "SELECT n FROM figure_place WHERE n > ?"
_CHANGED_PLACES: Final = "SELECT row FROM unpublished WHERE what = 'place' AND change > ?"
_GONE: Final = (
    "DELETE FROM tung_nha.{table} t USING s_household h WHERE t.source = h.source AND t.{key} = h.id"
)
_MOVED: Final = "DELETE FROM tung_nha.visit t USING s_visit v WHERE t.source = v.source AND t.id = v.id"
"""Visits that were another household's: of a merged or parted one whose turn comes later."""

_OLD_FIGURES: Final = """
DELETE FROM tung_nha.figure_day f USING (
  SELECT DISTINCT source, code, valid_from, whole, hamlet_key FROM s_figure_day) s
WHERE f.source = s.source AND f.code = s.code AND f.valid_from = s.valid_from AND f.whole = s.whole
  AND f.hamlet_key = s.hamlet_key
"""
