"""A script that repeats a command under one request id counts once; what fails after a save is a warning."""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from tests.cli.program import SAMPLES, Program


@pytest.fixture
def ward(program: Program) -> Path:
    data = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", data)
    return data


def visits(program: Program, data: Path, household: str) -> int:
    return len(program.json("household", "show", household, "--data", data)["visits"])


def first_household(program: Program, data: Path) -> str:
    return str(program.json("households", "--data", data)["rows"][0]["id"])


def test_the_same_request_counts_once_and_answers_alike(program: Program, ward: Path) -> None:
    household = first_household(program, ward)
    add = ("visit", "add", "--household", household, "--result", "completed", "--data", ward)
    first = program.json(*add, "--request", "monday 1")
    assert program.json(*add, "--request", "monday 1") == first
    assert program(*add, "--request", "monday 1").out == program(*add, "--request", "monday 1").out
    assert visits(program, ward, household) == 1
    program.json(*add, "--request", "monday 2")
    assert visits(program, ward, household) == 2


def test_one_request_id_is_for_one_command(program: Program, ward: Path) -> None:
    household = first_household(program, ward)
    add = ("visit", "add", "--household", household, "--data", ward, "--json", "--request", "r1", "--result")
    assert program(*add, "completed").code == 0
    other = program(*add, "refused_soft")
    assert (other.code, other.json["error"]) == (4, "request_id.other")
    assert visits(program, ward, household) == 1


def test_a_command_that_failed_may_be_repeated_under_its_id(program: Program, ward: Path) -> None:
    household = first_household(program, ward)
    add = ("visit", "add", "--household", household, "--result", "completed", "--request", "r1", "--json")
    odd = program(*add, "--data", ward, "--people", 1, "--smartphones", 3)
    assert odd.code in (3, 4)
    assert program(*add, "--data", ward).code == 0
    assert visits(program, ward, household) == 1


@pytest.mark.parametrize("request_id", ["", "x" * 101, "a\nb"])
def test_an_unreadable_request_id_is_refused(program: Program, ward: Path, request_id: str) -> None:
    household = first_household(program, ward)
    close = ("household", "close", household, "--reason", "moved", "--request", request_id)
    ran = program(*close, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (2, "request_id.unreadable")


def test_a_state_folder_that_cannot_be_written_is_a_warning_after_the_answer(
    program: Program, ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = first_household(program, ward)
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("TUNG_NHA_STATE", str(blocked))
    ran = program("visit", "add", "--household", household, "--result", "completed", "--data", ward, "--json")
    assert ran.code == 0
    assert [warning["error"] for warning in ran.json["warnings"]] == ["saved.no_mark"]
    assert "đã lưu" in ran.err
    assert visits(program, ward, household) == 1


class Full(io.StringIO):
    """A disk with no room."""

    @override
    def write(self, text: str, /) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_an_output_that_is_full_is_a_sentence(
    program: Program, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = first_household(program, ward)
    monkeypatch.setattr(sys, "stdout", Full())
    ran = program("visit", "add", "--household", household, "--result", "completed", "--data", ward)
    monkeypatch.undo()
    assert ran.code == 5
    assert "--request" in ran.err
    assert visits(program, ward, household) == 1
