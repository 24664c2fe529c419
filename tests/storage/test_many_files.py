"""A folder of files as one job: what a file costs does not grow with their number, and a stop keeps them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.sync.desk import FileState, NewKeys
from tests.database import connection_of
from tests.storage.test_receipts import Ward

FEW: Final = 5
OPENED: Final[list[str]] = []
_LISTENING: Final[list[bool]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _LISTENING and event == "open":
        OPENED.append(str(arguments[0]))


sys.addaudithook(_hear)


@pytest.fixture
def ward(clock: FixedClock, tmp_path: Path) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path, stack)


def sent(ward: Ward, count: int) -> list[Path]:
    """Files of one visit each, for a receiver that answers every one."""
    files = []
    for _ in range(count):
        ward.visit()
        files.append(ward.send(ward.province))
    return files


def cost(ward: Ward, files: list[Path]) -> tuple[int, int]:
    """Statements that the province's database is asked, and files that are opened."""
    said = list[str]()
    connection = connection_of(ward.province)
    connection.set_trace_callback(said.append)
    OPENED.clear()
    _LISTENING.append(True)
    received = ward.province.batches.receive(files, new_keys=NewKeys.TRUST).value
    _LISTENING.clear()
    connection.set_trace_callback(None)
    assert {one.state for one in received} == {FileState.MERGED}
    return len(said), len(OPENED)


def test_a_file_costs_the_same_among_twice_as_many(ward: Ward) -> None:
    files = sent(ward, 7 * FEW)
    cost(ward, files[:FEW])  # the first of all brings the household and the machine
    few = cost(ward, files[FEW : 3 * FEW])
    many = cost(ward, files[3 * FEW :])
    for one, other in zip(few, many, strict=True):
        assert one > 2 * FEW
        assert other / 4 <= 1.05 * one / 2


def test_a_stop_keeps_what_was_merged_and_nothing_of_the_rest(ward: Ward) -> None:
    files, answers = sent(ward, 6), iter([True, True, True, False])
    received = ward.province.batches.receive(files, new_keys=NewKeys.TRUST, go_on=lambda: next(answers)).value
    assert [one.state for one in received] == [FileState.MERGED] * 3
    assert len(list((ward.folder / "province" / "incoming").glob("*.tnb"))) == 3
    assert [row.file for row in ward.province.batches.register()] == [file.name for file in files[2::-1]]
    rest = ward.province.batches.receive(files, new_keys=NewKeys.TRUST).value
    assert [one.state for one in rest] == [FileState.DONE_BEFORE] * 3 + [FileState.MERGED] * 3
    (figures,) = [one for one in ward.province.store.figures.units() if one.visits]
    assert figures.visits == 6
