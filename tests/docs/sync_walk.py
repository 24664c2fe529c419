"""Every command of the exchange once: two laptops of a ward that disagree, and a province that answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol, cast

from core.exchange.kinds import HouseholdField
from core.ids import HouseholdId
from storage.workspace import system_workspaces


class Runs(Protocol):
    def run(self, command: str, *arguments: str | Path) -> dict[str, object]: ...


def run_sync(program: Runs, folder: Path) -> None:
    """`folder` holds the workspaces `ward` and `province`; the twin of the ward is made here."""
    ward, province, twin = (folder / name for name in ("ward", "province", "twin"))
    program.run(
        "init", "--data", twin, "--unit", "32059", "--officer", "Bình", "--campaign", "vneid-2026"
    )
    keys = _key_file(program, folder, twin)
    household = _first(ward)
    sent = program.run("batch export", "--data", ward, "--to", keys, "--out", folder, "--profile", "full")
    program.run("batch import", str(sent["file"]), "--data", twin, "--trust-new")
    _set_phone(ward, household, "0912345678")
    _set_phone(twin, household, "0987654321")
    back = _key_file(program, folder, ward)
    sent = program.run("batch export", "--data", twin, "--to", back, "--out", folder, "--profile", "full")
    program.run("batch import", str(sent["file"]), "--data", ward, "--trust-new")
    program.run("conflicts list", "--data", ward)
    program.run("conflicts resolve", household, "phone", "--value", "0987654321", "--data", ward)
    status = program.run("sync status", "--data", province)
    streams = cast(list[dict[str, Any]], status["streams"])
    clock = ("--since", "2020-01-01T00:00", "--until", "2020-01-02T00:00", "--seconds", "3600")
    program.run("clock offset", str(streams[0]["device"]), *clock, "--data", province)


def _key_file(program: Runs, folder: Path, data: Path) -> Path:
    path = folder / f"{data.name}-keys.txt"
    path.write_text(str(program.run("keys show", "--data", data)["public_key"]), encoding="utf-8")
    return path


def _first(data: Path) -> str:
    services = system_workspaces().open(data)
    reader = services.store.households
    number = reader.next_unvisited(None)
    assert number is not None
    (row,) = reader.rows([number])
    services.close()
    return row.id


def _set_phone(data: Path, household: str, phone: str) -> None:
    services = system_workspaces().open(data)
    services.households.set_field(HouseholdId(household), HouseholdField.PHONE, phone)
    services.close()
