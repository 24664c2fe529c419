"""Concurrent changes of two people, listed and decided by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.cli.program import SAMPLES, Program

NUMBERS = ("0912345678", "0987654321")


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Program:
    return Program(capsys, clock, tmp_path)


class Twins:
    """Two laptops that gave one person two numbers; the first has received both."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.ward, self.twin = program.make("ward", "32059"), program.make("twin", "32059")
        program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", self.ward)
        self.household = program.json("households", "--data", self.ward, "--limit", "1")["rows"][0]["id"]
        program.json("consent", "give", self.household, "--how", "paper", "--data", self.ward)
        program.json("household", "way", self.household, "persons", "--data", self.ward)
        stated = ("--name", "Trần Văn Ánh", "--phone", "0905000000")
        self.person = program.json("person", "add", self.household, *stated, "--data", self.ward)["person"]
        self.send(self.ward, self.twin)
        for data, number in zip((self.ward, self.twin), NUMBERS, strict=True):
            program.json("person", "field", self.person, "phone", number, "--data", data)
        self.send(self.twin, self.ward)

    def send(self, one: Path, other: Path) -> None:
        out, to = self.program.folder / "usb", self.program.key_of(other)
        sent = self.program.json(
            "batch", "export", "--data", one, "--to", to, "--out", out, "--profile", "full"
        )
        self.program.json("batch", "import", sent["file"], "--data", other, "--trust-new")

    def phone(self, data: Path) -> str:
        people = self.program.json("person", "list", self.household, "--data", data)["people"]
        return str(next(one["phone"] for one in people if one["id"] == self.person))

    def conflicts(self) -> list[tuple[str, str, str]]:
        listed = self.program.json("conflicts", "list", "--data", self.ward)["conflicts"]
        return [(one["household"], one["person"], one["field"]) for one in listed]


def test_a_conflict_of_a_person_is_decided_by_its_value_or_its_event(program: Program) -> None:
    twins = Twins(program)
    assert twins.conflicts() == [(twins.household, twins.person, "phone")]
    (listed,) = program.json("conflicts", "list", "--data", twins.ward)["conflicts"]
    assert sorted(tip["value"] for tip in listed["tips"]) == list(NUMBERS)
    other = next(tip for tip in listed["tips"] if not tip["in_use"])
    person = ("--person", twins.person, "--data", twins.ward)
    answer = program.json("conflicts", "resolve", twins.household, "phone", "--take", other["event"], *person)
    assert (answer["household"], answer["person"], answer["field"]) == (
        twins.household,
        twins.person,
        "phone",
    )
    assert twins.phone(twins.ward) == other["value"]
    assert twins.conflicts() == []
    twins.send(twins.ward, twins.twin)
    assert twins.phone(twins.twin) == other["value"]


def test_a_conflict_of_a_person_that_is_none_is_refused_and_stands(program: Program) -> None:
    twins = Twins(program)
    phone = twins.phone(twins.ward)
    resolve = ("conflicts", "resolve", twins.household, "--data", twins.ward)
    for arguments, code in (
        (("phone", "--value", "0123456789", "--person", twins.person), "conflict.no_tip"),
        (("name", "--value", "Lê Văn Ba", "--person", twins.person), "conflict.none"),
        (("phone", "--value", NUMBERS[0]), "conflict.none"),
        (("phone", "--value", NUMBERS[0], "--person", "x"), "person.unknown"),
    ):
        ran = program(*resolve, *arguments, "--json")
        assert (ran.code, ran.json["error"]) == (4, code)
    assert (twins.phone(twins.ward), len(twins.conflicts())) == (phone, 1)
    program.json(*resolve, "phone", "--value", NUMBERS[0], "--person", twins.person)
    assert (twins.phone(twins.ward), twins.conflicts()) == (NUMBERS[0], [])
