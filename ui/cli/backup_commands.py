"""Commands of safe copies: in the workspace, and on a stick."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from core.application.services import Workspaces
from core.backup.models import FoundCopy
from core.backup.old_data import OldData
from core.base.clock import iso
from core.base.errors import UserError
from core.records.workspace import SafeCopy
from ui.cli.answer import Answer
from ui.cli.inputs import read_passphrase


def copies(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    """`backup list` and `backup restore` work where the database does not open any more."""
    if options.action == "list":
        return _list_copies(workspaces.copies(folder))
    if options.action == "found":
        return _list_found(workspaces.found_copies(options.folder))
    if options.action == "old":
        return _list_old(workspaces.find_old(folder, options.folder))
    if options.action == "take-over":
        return _take_over(workspaces, folder, options)
    if options.action == "accept":
        return _accept_loss(workspaces, folder, options)
    if options.action == "to-stick":
        return _copy_to_stick(workspaces, folder, options)
    workspaces.restore(folder, options.name, read_passphrase(options.passphrase_file))
    return Answer(
        data={"restored": options.name},
        vi=f"Đã khôi phục {options.name}; trạng thái trước đó cũng được giữ lại.",
        en=f"Restored {options.name}; the state before it was kept too.",
    )


def _accept_loss(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    services = workspaces.open(folder, read_passphrase(options.passphrase_file))
    try:
        lost = services.copies.lost()
        services.copies.accept_loss()
    except BaseException:
        services.close()
        raise
    missing = 0 if lost is None else lost.missing
    return Answer(
        data={"missing": missing},
        vi=f"Làm tiếp, thiếu {missing} mục.",
        en=f"Going on without {missing} entries.",
        warnings=services.close(),
    )


def _list_copies(found: Sequence[SafeCopy]) -> Answer:
    data = [
        {"name": c.name, "at": c.at.isoformat(timespec="seconds"), "reason": c.reason, "bytes": c.size}
        for c in found
    ]
    text = "\n".join(f"{c.name}\t{c.at:%d/%m/%Y %H:%M}\t{c.reason}" for c in found)
    return Answer(data={"backups": data}, vi=text, en=text)


def _copy_to_stick(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    services = workspaces.open(folder, read_passphrase(options.passphrase_file))
    try:
        copy = services.stick.write(options.folder)
    except BaseException:
        services.close()
        raise
    return Answer(
        data=_found_record(copy),
        vi=f"Đã chép ra {copy.path}, đã đọc lại và mở thử.",
        en=f"Copied to {copy.path}, read back and opened.",
        warnings=services.close(),
    )


def _list_found(found: Sequence[FoundCopy]) -> Answer:
    text = "\n".join(_found_line(copy) for copy in found)
    return Answer(data={"copies": [_found_record(copy) for copy in found]}, vi=text, en=text)


def _found_record(copy: FoundCopy) -> dict[str, object]:
    label = copy.label
    known: dict[str, object] = (
        {}
        if label is None
        else {
            "workspace": label.workspace,
            "unit": label.unit.code,
            "valid_from": label.unit.valid_from.isoformat(),
            "unit_name": label.unit_name,
            "hamlet": label.hamlet or None,
            "officer": label.officer,
            "made": iso(label.made),
            "last_visit": None if label.last_visit is None else label.last_visit.isoformat(),
            "visits": label.visits,
            "entries": label.entries,
            "program": label.program,
        }
    )
    return {"file": str(copy.path), "bytes": copy.size, **known}


def _found_line(copy: FoundCopy) -> str:
    label = copy.label
    if label is None:
        return str(copy.path)
    return f"{copy.path}\t{label.made:%d/%m/%Y %H:%M}\t{label.unit_name}\t{label.officer}\t{label.visits}"


def _list_old(found: Sequence[OldData]) -> Answer:
    text = "\n".join(
        f"{old.path}\t{old.made:%d/%m/%Y %H:%M}\t{old.unit_name}\t{old.officer}" for old in found
    )
    return Answer(data={"old": [_old_record(old) for old in found]}, vi=text, en=text)


def _old_record(old: OldData) -> dict[str, object]:
    return {
        "file": str(old.path),
        "kind": old.kind.value,
        "made": iso(old.made),
        "bytes": old.size,
        "workspace": old.workspace,
        "passphrase": old.needs_passphrase,
        "escrow": old.has_escrow,
        "unit_name": old.unit_name,
        "hamlet": old.hamlet,
        "officer": old.officer,
        "last_visit": None if old.last_visit is None else old.last_visit.isoformat(),
        "visits": old.visits,
    }


def _take_over(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    wanted = options.file.absolute()
    found = workspaces.find_old(folder, wanted.parent)
    old = next((one for one in found if one.path.absolute() == wanted), None)
    if old is None:
        raise UserError("copy.no_old_data", file=str(wanted))
    services = workspaces.take_over(folder, old, read_passphrase(options.passphrase_file))
    info = services.info
    return Answer(
        data={"data": str(info.folder), "name": info.unit_name, "officer": info.officer_name},
        vi=f"Đã mở dữ liệu cũ của {info.place} trong {info.folder}; tệp cũ giữ nguyên.",
        en=f"Opened the old data of {info.place} in {info.folder}; the old file stays as it is.",
        warnings=services.close(),
    )
