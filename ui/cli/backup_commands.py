"""Commands of safe copies: in the workspace, and on a stick."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from core.application.services import Workspaces
from core.backup.models import FoundCopy
from core.base.clock import iso
from core.records.workspace import SafeCopy
from ui.cli.answer import Answer
from ui.cli.inputs import read_passphrase


def copies(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    """`backup list` and `backup restore` work where the database does not open any more."""
    if options.action == "list":
        return _list_copies(workspaces.copies(folder))
    if options.action == "found":
        return _list_found(workspaces.found_copies(options.folder))
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
