"""Every command of the exchange once: two laptops of a ward that disagree, and a province that answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Protocol, cast

from app.workspaces import system_workspaces
from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold

STATUS_KEYS: Final = {
    *("cls", "seq", "events", "kind", "id", "machine", "version", "visits", "first", "last", "recorded"),
    *("place", "number", "made", "acknowledged", "forks", "requests", "written"),
}
"""Keys of `sync status` whose lists are empty in the walk, or that are null."""

RECEIPT_KEYS: Final = {
    *("parts", "number", "asked", "numbers", "elsewhere", "seconds", "now", "version", "done"),
    *("send_missing", "rotate_incarnation", "fix_clock", "update_app"),
}
VERDICTS: Final = {"as_written", "differs", "missing", "not_ours"}


class Runs(Protocol):
    def run(self, command: str, *arguments: str | Path) -> dict[str, object]: ...


def run_sync(program: Runs, folder: Path, catalogue: Path) -> None:
    """Workspaces of its own below `folder`."""
    names = ("sync-tinh", "sync-may", "sync-hai", "sync-out")
    province, laptop, twin, out = (folder / name for name in names)
    made = ("--officer", "Lê Văn Tám", "--campaign", "vneid-2026")
    program.run("init", "--data", province, "--unit", "96", *made)
    for data in (laptop, twin):
        program.run("init", "--data", data, "--unit", "32059", *made)
    there, here = ("--data", province), ("--data", laptop)
    _enrol(program, folder, here, there)
    household = _add(laptop)
    program.run(
        "batch export", *here, "--to", _keys(program, folder, twin), "--out", out, "--profile", "full"
    )
    sent = program.run("batch export", *here, "--to", _keys(program, folder, province), "--out", out)
    file = str(sent["file"])
    program.run("batch verify", file, *here)
    program.run("batch again", str(sent["batch"]), *here, "--out", folder / "sync-again")
    program.run("batch look", file, *there)
    program.run("batch import", file, *there)
    receipt = program.run("receipt write", *there, "--out", out)
    program.run("receipt read", *cast(list[str], receipt["files"]), *here)
    program.run("batch list", *here)
    program.run("down roster", *there, "--commune", "32059", "--out", out)
    program.run("down decisions", *there, "--commune", "32059", "--out", out)
    program.run("down campaign", "vneid-2026", *there, "--out", out)
    program.run("catalogue import", catalogue, *there)
    program.run("down catalogue", *there, "--out", out)
    status = program.run("sync status", *there)
    clock = ("--since", "2020-01-01T00:00", "--until", "2020-01-02T00:00", "--seconds", "3600")
    device = str(cast(list[dict[str, Any]], status["machines"])[0]["device"])
    program.run("clock offset", device, *clock, *there)
    _disagree(program, folder, household)


def _enrol(program: Runs, folder: Path, here: tuple[str, Path], there: tuple[str, Path]) -> None:
    out = folder / "sync-out"
    program.run("keys init", *there, "--cards", folder / "sync-cards.pdf")
    number = str(program.run("keys card", *there, "--out", folder / "sync-card.pdf")["number"])
    keys = _keys(program, folder, there[1])
    held = program.run("batch export", *here, "--to", keys, "--out", out)
    program.run("batch import", str(held["file"]), *there)
    asked = program.run("keys request", *here, "--to", keys, "--out", out)
    approved = program.run(
        "keys approve", str(asked["file"]), *there, "--number", str(asked["number"]), "--out", out
    )
    program.run("keys accept", cast(list[str], approved["files"])[0], *here, "--number", number)


def _disagree(program: Runs, folder: Path, household: str) -> None:
    laptop, twin, out = folder / "sync-may", folder / "sync-hai", folder / "sync-out"
    full = ("--out", out, "--profile", "full")
    sent = program.run("batch export", "--data", laptop, "--to", _keys(program, folder, twin), *full)
    program.run("batch import", str(sent["file"]), "--data", twin, "--trust-new")
    _set(laptop, household, HouseholdField.PHONE, "0912345678")
    _set(twin, household, HouseholdField.PHONE, "0987654321")
    _set(twin, household, HouseholdField.GROUP, "3")
    sent = program.run("batch export", "--data", twin, "--to", _keys(program, folder, laptop), *full)
    program.run("batch import", str(sent["file"]), "--data", laptop, "--trust-new")
    program.run("conflicts list", "--data", laptop)
    program.run("conflicts resolve", household, "phone", "--value", "0987654321", "--data", laptop)


def _keys(program: Runs, folder: Path, data: Path) -> Path:
    path = folder / f"{data.name}-keys.txt"
    path.write_text(str(program.run("keys show", "--data", data)["public_key"]), encoding="utf-8")
    return path


def _add(data: Path) -> str:
    services = system_workspaces().open(data)
    household = services.households.add(NewHousehold(name="Đặng Thị Hoà", hamlet="Ấp 1")).value
    services.close()
    return household


def _set(data: Path, household: str, field: HouseholdField, value: str) -> None:
    services = system_workspaces().open(data)
    services.households.set_field(HouseholdId(household), field, value)
    services.close()
