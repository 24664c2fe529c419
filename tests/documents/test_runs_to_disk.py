"""Runs that go to the disk page by page: the same bytes as in memory, flat, and whole or not at all."""

from __future__ import annotations

import errno
import os
import tracemalloc
from pathlib import Path

import pytest
from typing_extensions import override

from core.base.errors import UserError
from core.base.progress import Silent
from core.campaigns.parsing import bundled_campaign
from core.papers.household_flyer import FlyerRunContent, compose_flyers
from core.papers.household_flyer_a6x4 import render
from core.records.workspace import Language
from core.render.preview import page_count
from core.render.sheet import PdfInfo, Sheet
from storage.db.files import FileSystem, written_durably
from tests.documents.test_household_flyer import addressees
from tests.documents.walkers import SETTINGS

MANY = 800
"""Flyers of some 200 pages, several pieces of a file."""


class StoppedError(Exception):
    """Somebody asked to stop."""


class StopsLate(Silent):
    """Lets a run go on until a part of it is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.seen = 0

    @override
    def checkpoint(self) -> None:
        self.seen = max((path.stat().st_size for path in self._folder.glob(".*.tmp")), default=0)
        if self.seen:
            raise StoppedError


class Nowhere:
    """Forgets what it is given."""

    def write(self, data: bytes, /) -> None:
        del data


def run_of(count: int) -> FlyerRunContent:
    return compose_flyers(
        bundled_campaign("vneid-2026"), SETTINGS, addressees(count), count=count, language=Language.VIETNAMESE
    )


def test_a_run_on_the_disk_is_the_run_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "flyers.pdf"
    with written_durably(path) as file:
        assert render(run_of(MANY), sink=file) == b""
    assert path.read_bytes() == render(run_of(MANY))
    assert page_count(path.read_bytes()) == MANY // 4


def test_a_page_more_takes_a_few_bytes() -> None:
    def peak(pages: int) -> int:
        info = PdfInfo(title="", author="", language="vi-VN")
        tracemalloc.start()
        try:
            sheet = Sheet(width_mm=210, height_mm=297, info=info, sink=Nowhere())
            for number in range(pages):
                sheet.write(f"% page {number}")
                sheet.next_page()
            sheet.finished()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert (peak(900) - peak(300)) / 600 < 100


def test_a_run_that_is_stopped_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "flyers.pdf"
    path.write_bytes(b"former")
    progress = StopsLate(tmp_path)
    with pytest.raises(StoppedError), written_durably(path) as file:
        render(run_of(MANY), progress, file)
    assert progress.seen > 0
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fills_up_in_a_run_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "flyers.pdf"
    path.write_bytes(b"former")
    written: list[int] = []

    def filling(descriptor: int, data: memoryview) -> int:
        if written:
            raise OSError(errno.ENOSPC, "full")
        written.append(os.write(descriptor, data))
        return written[-1]

    with (
        pytest.raises(UserError) as error,
        written_durably(path, disk=FileSystem(write=filling)) as file,
    ):
        render(run_of(MANY), sink=file)
    assert error.value.code == "file.full"
    assert written
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]
