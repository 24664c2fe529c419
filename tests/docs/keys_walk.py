"""Every command of keys once: a province, a laptop that asks, is approved, forgets, and is revoked."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast


class Runs(Protocol):
    def run(self, command: str, *arguments: str | Path) -> dict[str, object]: ...


def run_keys(program: Runs, folder: Path) -> None:
    """Workspaces of its own below `folder`."""
    province, laptop, out = (folder / f"keys-{name}" for name in ("tinh", "may", "out"))
    second = folder / "second.txt"
    second.write_text("mật khẩu sau\n", encoding="utf-8")
    made = ("--officer", "Lê Văn Tám", "--campaign", "vneid-2026")
    program.run("init", "--data", province, "--unit", "96", *made)
    program.run("init", "--data", laptop, "--unit", "32059", *made)
    at, there = ("--data", laptop), ("--data", province)
    program.run("keys init", *there, "--cards", folder / "cards.pdf")
    number = str(program.run("keys card", *there, "--out", folder / "card.pdf")["number"])
    key_file = folder / "tinh.txt"
    key_file.write_text(str(program.run("keys show", *there)["public_key"]), encoding="utf-8")
    sent = program.run("batch export", *at, "--to", key_file, "--out", out)
    program.run("batch import", str(sent["file"]), *there)
    program.run("batch retry", *there)
    asked = program.run("keys request", *at, "--to", key_file, "--out", out)
    approved = program.run(
        "keys approve", str(asked["file"]), *there, "--number", str(asked["number"]), "--out", out
    )
    program.run("keys accept", _first(approved), *at, "--number", number)
    mate = folder / "keys-may-2"
    program.run("init", "--data", mate, "--unit", "32059", *made)
    wished = program.run("keys request", "--data", mate, "--out", out)
    program.run("keys vouch", str(wished["file"]), *at, "--number", str(wished["number"]))
    over = ("--number", str(wished["number"]), "--out", out)
    handed = program.run("ward hand-over", str(wished["file"]), *at, *over)
    own = str(program.run("keys request", *at, "--out", out)["number"])
    program.run("ward take", _first(handed), "--data", mate, "--number", own)
    program.run("ward give", str(wished["number"])[:9], *at, "--out", out)
    program.run("ward list", *at)
    program.run("keys escrow", *at)
    program.run("authority list", *there)
    program.run("authority check", *there)
    wish = program.run("keys recover-request", "--data", laptop, "--out", out)
    answer = program.run(
        "keys recover-answer", str(wish["file"]), *there, "--number", str(wish["number"]), "--out", out
    )
    program.run(
        "keys recover", "--data", laptop, "--answer", str(answer["file"]), "--passphrase-file", second
    )
    program.run("keys publish", *there, "--out", out)
    program.run("keys rotate", *there, "--out", out)
    program.run("keys revoke", str(asked["number"]), *there, "--reason", "lost")
    late = program.run("keys request", "--data", laptop, "--passphrase-file", second, "--out", out)
    assert late["number"] == asked["number"]
    fresh = folder / "keys-may-3"
    program.run("init", "--data", fresh, "--unit", "32059", *made)
    wished = program.run("keys request", "--data", fresh, "--out", out)
    lost = ("--replaces", str(asked["number"]), "--reason", "Máy mất")
    told = ("--number", str(wished["number"]), "--out", out)
    program.run("keys approve", str(wished["file"]), *there, *told, *lost)
    program.run("down restore", str(wished["number"])[:9], *there, "--out", out)
    program.run("keys list", *there)


def _first(answer: dict[str, object]) -> str:
    return cast(list[str], answer["files"])[0]
