"""Each command about documents, sharing and data once, on a province with one file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from core.base.clock import VIETNAM
from tests.signing.authority import PASSPHRASE, Authority
from tests.signing.pictures import signature

Run = Callable[..., dict[str, Any]]


def run_reports(run: Run, ward: tuple[str, Path], province: tuple[str, Path], folder: Path) -> None:
    out = ("--out", folder / "van-ban")
    for name in ("weekly", "notice", "minutes"):
        run(f"report {name}", *province, *out, "--format", "pdf,docx,xlsx")
    run("report summary", *province, *out)
    run("report unit", *ward, *out, "--format", "docx")
    behind = run("urging list", *province)["units"]
    run("letter paragraphs", *province)
    run("report urge", *province, *out, "--leave-out", "1", "--recipient", "Lưu: VT")
    run("report urge", *province, *out, "--unit", behind[0]["code"])
    day = run("letter list", *province)["drafts"][0]["made"][:10]
    run("letter issue", "urge", *province, "--number", "07", "--day", day)
    run("letter write", "07", *province, *out, "--format", "docx")
    run("letter send", "07", *province, *out)
    sign_letter(run, province, folder)
    run("report urge", *province, *out, "--replaces", "07")
    run("letter withdraw", "07", *province, "--reason", "Sai số liệu")
    run("report urge", *province, *out)
    run("letter issue", "urge", *province, "--number", "08", "--day", day)
    run("report template", "weekly", *province)
    kept = ("--symbol", "UBND-KGVX", "--issuer", "UBND", "--abstract", "đẩy mạnh")
    run("letter add", *province, *kept, "--number", "6001", "--due", "2027-01-15")
    run("letter change", "6001", *province, "--alias", "4001")
    run("letter remove", "6001", *province)
    tasks = run("task list", *province)["tasks"]
    run("task done", str(tasks[0]["task"]), *province)
    run("share table", *province, *out)
    run("share charts", *province, *out)
    run("publish", *province, *out, "--format", "csv")
    said = ("--title", "Tối thứ Bảy", "--place", "Phường 8", "--what", "Cài tại nhà văn hóa")
    model = run("model add", *province, *said, "--figure", "12/30 máy")["model"]
    run("model approve", str(model), *province)
    run("model list", *province)
    run("model cards", *province, "--out", folder / "the.pdf", "--approved")
    run("model remove", str(model), *province)
    group = run("zalo add", "32059", *province, "--name", "Nhóm xã", "--runner", "Mặt trận xã")["group"]
    run("zalo list", *province)
    run("zalo remove", str(group), *province)


def sign_letter(run: Run, province: tuple[str, Path], folder: Path) -> None:
    pdf = run("letter write", "07", *province, "--out", folder / "ky", "--format", "pdf")["files"][0]
    begins = datetime(2026, 1, 1, tzinfo=VIETNAM)
    authority = Authority(begins=begins)
    key = authority.issue("An", begins=begins, ends=datetime(2099, 1, 1, tzinfo=VIETNAM))
    for name, data in {
        "key.p12": key.key_file(),
        "pin.txt": PASSPHRASE.encode(),
        "goc.cer": authority.root.der,
        "an.png": signature(),
    }.items():
        (folder / name).write_bytes(data)
    how = ("--key-file", folder / "key.p12", "--pin-file", folder / "pin.txt", "--picture", folder / "an.png")
    signed = run("letter sign", pdf, *province, "--as", "person", *how)["file"]
    root = run("letter add-roots", folder / "goc.cer", *province)["roots"][0]
    run("letter check", signed, *province)
    run("letter roots", *province)
    run("letter remove-root", root["fingerprint"], *province)
