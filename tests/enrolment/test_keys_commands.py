"""`keys ...` where something is wrong: exit codes, codes, and nothing changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from core.application.services import Services
from tests.enrolment.offices import Offices, add_visit
from ui.cli.program import run_command


class Shell:
    """Runs commands against workspaces that are closed first."""

    def __init__(self, world: Offices, capsys: pytest.CaptureFixture[str]) -> None:
        self._world = world
        self._capsys = capsys

    def run(self, folder: str, *words: str | Path) -> tuple[int, dict[str, object]]:
        arguments = [*(str(word) for word in words), "--data", str(self._world.folder / folder), "--json"]
        code = run_command(arguments, self._world.workspaces, Path("nowhere"))
        answer: dict[str, object] = json.loads(self._capsys.readouterr().out)
        return code, answer


@pytest.fixture
def shell(world: Offices, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(world, capsys)


def test_wrong_numbers_and_unknown_provinces_have_their_exit_codes(
    world: Offices, shell: Shell, province: Services, laptop: Services
) -> None:
    add_visit(laptop, "Đặng Thị Hoà")
    number = laptop.batches.own_keys().number
    request, out = world.request(laptop), world.out("o")
    for services in (province, laptop):
        services.close()
    code, answer = shell.run("tinh", "keys", "approve", request, "--out", out, "--number", "1234")
    assert (code, answer["error"]) == (4, "enrolment.number")
    code, answer = shell.run("tinh", "keys", "approve", request, "--out", out)
    assert (code, answer["error"]) == (4, "enrolment.number")
    code, answer = shell.run("may-1", "keys", "approve", request, "--out", out, "--number", number)
    assert (code, answer["error"]) == (4, "enrolment.not_province")
    code, answer = shell.run("tinh", "keys", "approve", request, "--out", out, "--number", number)
    assert code == 0
    file = cast(list[str], answer["files"])[0]
    code, answer = shell.run("may-1", "keys", "accept", file)
    assert (code, answer["error"]) == (3, "downstream.unknown_province")
    code, answer = shell.run("may-1", "keys", "list")
    assert (code, answer) == (0, {"devices": [], "requests": []})


def test_no_secret_is_printed_by_the_ceremony(
    world: Offices, shell: Shell, province: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    province.close()
    cards = world.folder / "cards.pdf"
    code, answer = shell.run("tinh", "keys", "init", "--cards", cards)
    assert code == 0
    assert set(answer) == {"file", "number", "recovery", "root"}
    assert "AGE-SECRET-KEY" not in json.dumps(answer)
    assert cards.stat().st_mode & 0o077 == 0
    code, answer = shell.run("tinh", "keys", "init", "--cards", cards)
    assert (code, answer["error"]) == (4, "enrolment.ceremony_done")


def test_recovering_wants_one_way_and_a_passphrase(world: Offices, shell: Shell, laptop: Services) -> None:
    laptop.close()
    passphrase = world.folder / "new.txt"
    passphrase.write_text("mới\n", encoding="utf-8")
    code, answer = shell.run("may-1", "keys", "recover", "--passphrase-file", passphrase)
    assert (code, answer["error"]) == (2, "unlock.usage")
    code, answer = shell.run("may-1", "keys", "recover", "--answer", passphrase)
    assert (code, answer["error"]) == (2, "unlock.usage")
    code, answer = shell.run("may-1", "keys", "recover-request", "--out", world.out("o"))
    assert (code, answer["error"]) == (4, "unlock.no_escrow")
    code, answer = shell.run("no-such", "keys", "recover-request", "--out", world.out("o"))
    assert (code, answer["error"]) == (2, "workspace.missing")
