"""The commands about lists that were loaded twice, each once, for the walk of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

Run = Callable[..., dict[str, object]]


def run_lists(run: Run, folder: Path) -> None:
    """Two laptops of a ward load two versions of a list; their province decides, and one of them merges."""
    place = folder / "lists"
    place.mkdir()
    who = ("--officer", "An", "--campaign", "vneid-2026")
    run_hamlets(run, place, who)
    one, other, province = (("--data", place / name) for name in ("one", "other", "province"))
    run("init", *province, "--unit", "96", *who)
    keys = {}
    for laptop, version in ((one, 0), (other, 1)):
        run("init", *laptop, "--unit", "32059", *who)
        run("roster import", write_list(place, version), *laptop, "--hamlet", "Ấp 1")
    for name, laptop in (("province", province), ("other", other)):
        keys[name] = place / f"{name}.txt"
        keys[name].write_text(str(run("keys show", *laptop)["public_key"]), encoding="utf-8")
    for laptop in (one, other):
        out = place / f"to-province-{laptop[1].name}"
        run("batch import", *exported(run, laptop, keys["province"], out), *province, "--trust-new")
    run("duplicates decide-lists", "32059", *province, "--same", "--reason", "Đã gọi xã")
    run("duplicates lists", *province)
    run("duplicates reopen-lists", "32059", *province)
    full = exported(run, one, keys["other"], place / "full", "--profile", "full")
    run("batch import", *full, *other, "--trust-new")
    run("undo", *other)
    run("duplicates part-lists", *other)
    run("undo", *other)
    run("duplicates merge-lists", *other)


def run_hamlets(run: Run, place: Path, who: tuple[str, ...]) -> None:
    """Two laptops place one list in different hamlets; the second one answers."""
    first, second = (("--data", place / name) for name in ("first", "second"))
    file = place / "one-list.csv"
    rows = [f"Trần Thị {chr(65 + n // 26)}{chr(97 + n % 26)},{n % 6 + 1},09130000{n:02}" for n in range(40)]
    file.write_text("\n".join(("Họ tên chủ hộ,Số nhân khẩu,Điện thoại", *rows)), encoding="utf-8")
    for number, laptop in enumerate((first, second), start=1):
        run("init", *laptop, "--unit", "32059", *who)
        run("roster import", file, *laptop, "--hamlet", f"Ấp {number}")
    keys = place / "second.txt"
    keys.write_text(str(run("keys show", *second)["public_key"]), encoding="utf-8")
    full = exported(run, first, keys, place / "hamlets", "--profile", "full")
    run("batch import", *full, *second, "--trust-new")
    (asked,) = cast("list[dict[str, object]]", run("duplicates lists", *second)["hamlets"])
    run("duplicates hamlet", asked["list"], "Ấp 2", *second)


def exported(run: Run, laptop: tuple[str, Path], keys: Path, out: Path, *more: str) -> list[str]:
    out.mkdir()
    return cast("list[str]", run("batch export", *laptop, "--to", keys, "--out", out, *more)["files"])


def write_list(folder: Path, version: int) -> Path:
    """A list of twelve households; the second version lacks a phone."""
    rows = [f"Nguyễn Văn {'ABCDEGHIKLMN'[n]}n,{n % 6 + 1},09120000{n:02}" for n in range(12)]
    if version:
        rows[0] = rows[0].rsplit(",", 1)[0] + ","
    path = folder / f"list-{version}.csv"
    path.write_text("\n".join(("Họ tên chủ hộ,Số nhân khẩu,Điện thoại", *rows)), encoding="utf-8")
    return path
