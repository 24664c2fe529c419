"""Commands of keys: the ceremony, enrolment, revocation, other keys, a forgotten passphrase."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from core.application.services import Services, Workspaces
from core.base.clock import iso, parse_instant
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute, read_given
from core.enrolment.models import Approved, Device, EnrolRequest, RevokeReason
from core.records.workspace import Language
from core.sync.desk import ReceivedFile
from core.sync.keyfile import read
from ui.cli.answer import Answer
from ui.cli.batch_commands import file_record
from ui.cli.inputs import read_passphrase
from ui.cli.restore_texts import restore_record, restore_texts


def init(services: Services, options: Namespace) -> Answer:
    """The cards are on the disk before the public halves count; deleting the file is the caller's part."""
    from core.application.key_paper import render_cards

    cards = None if options.from_cards is None else _text(options.from_cards)
    made = services.enrolment.prepare_ceremony(cards)
    out = absolute(options.cards)
    services.enrolment.write_cards(
        out, render_cards(services, made, Language(options.paper_language)), goes=False
    )
    services.published(services.enrolment.complete_ceremony(made))
    province = made.province
    return Answer(
        data={
            "file": str(out),
            "number": province.number,
            "recovery": province.recovery,
            "root": province.root,
        },
        vi=f"Đã lập khóa của tỉnh, mã số {province.number}.\nIn {out}, cất hai bản ở hai nơi, rồi xóa tệp.",
        en=f"Made the province's keys, number {province.number}.\n"
        f"Print {out}, keep the two copies in two places, then delete the file.",
    )


def card(services: Services, options: Namespace) -> Answer:
    from core.application.key_paper import render_cards

    out = absolute(options.out)
    services.write_file(out, render_cards(services, None, Language(options.paper_language)))
    number = services.batches.own_keys().number
    return Answer(data={"file": str(out), "number": number}, vi=f"Đã ghi {out}.", en=f"Wrote {out}.")


def request(services: Services, options: Namespace) -> Answer:
    province = None if options.to is None else read(read_given(options.to))
    out = _folder(options.out)
    path = services.enrolment.write_request(out, province)
    number = services.batches.own_keys().number
    return Answer(
        data={"file": str(path), "number": number, "expected": None if province is None else province.number},
        vi=f"Đã ghi {path}.\nGửi tệp cho tỉnh và đọc mã số qua điện thoại: {number}",
        en=f"Wrote {path}.\nSend it to the province and read the number over the phone: {number}",
    )


def approve(services: Services, options: Namespace) -> Answer:
    wish = services.enrolment.open_request(options.file)
    if options.replaces is not None:
        return _replace(services, wish, options)
    outcome = services.enrolment.approve(wish, options.number, _folder(options.out), reason=options.reason)
    approved = services.published(outcome)
    return Answer(
        data={**_told(approved), "device": approved.device, "place": wish.place},
        vi=f"Đã duyệt máy {approved.number[:9]}, {wish.place}. Gửi lại cho máy đó: {approved.files[0]}",
        en=f"Approved the machine {approved.number[:9]}, {wish.place}. Send back to it: {approved.files[0]}",
    )


def _replace(services: Services, wish: EnrolRequest, options: Namespace) -> Answer:
    """Enrol the successor of a lost machine, revoke that one, and write the restore pack."""
    made = services.published(
        services.succession.approve(
            wish,
            options.number,
            options.replaces,
            _folder(options.out),
            reason=options.reason,
            cause=RevokeReason(options.cause),
        )
    )
    new, old, files = made.approved.number[:9], made.old.short, "\n".join(map(str, made.files))
    told = restore_texts(made.pack)
    return Answer(
        data={
            **_told(made.approved),
            "device": made.approved.device,
            "place": wish.place,
            "replaces": made.old.device,
            "pack": restore_record(made.pack),
        },
        vi=f"Đã duyệt máy {new} thay máy {old}; máy {old} không gửi được nữa.\n{told['vi']}\n{files}",
        en=f"Approved the machine {new} in place of {old}, which may send no more.\n{told['en']}\n{files}",
    )


def vouch(services: Services, options: Namespace) -> Answer:
    second = services.enrolment.read_second(options.file)
    services.published(services.enrolment.vouch(second, options.number))
    number = second.keys.number
    return Answer(
        data={"device": second.keys.device, "number": number, "place": second.place},
        vi=f"Đã bảo đảm cho máy {number[:9]}, {second.place}. Tỉnh biết khi nhận tệp tới của máy này.",
        en=f"Vouched for the machine {number[:9]}, {second.place}."
        " The province learns it from the next file.",
    )


def accept(services: Services, options: Namespace) -> Answer:
    accepted = services.published(services.enrolment.accept(options.file, options.number))
    return Answer(
        data={
            "number": accepted.province.number,
            "version": accepted.version,
            "new": accepted.new,
            "enrolled": accepted.enrolled,
            "revoked": accepted.revoked,
            "expired": accepted.is_expired,
            "own_state": None if accepted.own_state is None else accepted.own_state.value,
            "retried": _files(accepted.retried, options),
        },
        vi=f"Danh sách máy của tỉnh, bản {accepted.version}: {accepted.enrolled} máy được gửi,"
        f" {accepted.revoked} máy bị thu hồi.",
        en=f"The province's list, version {accepted.version}: {accepted.enrolled} machines may send,"
        f" {accepted.revoked} are revoked.",
    )


def revoke(services: Services, options: Namespace) -> Answer:
    at = None if options.since is None else iso(parse_instant(options.since))
    reason = RevokeReason(options.reason)
    device = services.published(services.enrolment.revoke(options.device, at=at, reason=reason))
    files: tuple[Path, ...] = ()
    if options.out is not None:
        files = services.enrolment.publish(_folder(options.out)).value.files
    return Answer(
        data={**_device(device), "files": [str(file) for file in files]},
        vi=f"Đã thu hồi máy {device.short}: tệp ký từ {device.revoked} trở đi sẽ bị giữ lại.",
        en=f"Revoked the machine {device.short}: files signed from {device.revoked} on are held.",
    )


def rotate(services: Services, options: Namespace) -> Answer:
    """Other keys: of the province where this workspace decides, else of this laptop."""
    out = _folder(options.out)
    if not services.enrolment.standing().is_province:
        path = services.enrolment.change_own_keys(out)
        number = services.batches.own_keys().number
        return Answer(
            data={"number": number, "version": None, "files": [str(path)], "retried": []},
            vi=f"Máy này dùng khóa mới, mã số {number}. Gửi tỉnh tệp {path}",
            en=f"This machine has new keys, number {number}. Send {path} to the province.",
        )
    root = None if options.root is None else _text(options.root)
    approved = services.published(services.enrolment.change_province_keys(out, root))
    return Answer(
        data=_told(approved),
        vi=f"Tỉnh dùng khóa mới, mã số {approved.number}. Gửi {len(approved.files)} tệp cho các máy.",
        en=f"The province has new keys, number {approved.number}."
        f" Send {len(approved.files)} files to the machines.",
    )


def publish(services: Services, options: Namespace) -> Answer:
    approved = services.published(services.enrolment.publish(_folder(options.out)))
    return Answer(
        data={"version": approved.version, "files": [str(file) for file in approved.files]},
        vi=f"Đã ghi danh sách máy, bản {approved.version}: {len(approved.files)} tệp.",
        en=f"Wrote the list of machines, version {approved.version}: {len(approved.files)} files.",
    )


def list_devices(services: Services, options: Namespace) -> Answer:
    del options
    devices, waiting = services.enrolment.devices(), services.enrolment.requests()
    lines = [f"{d.state.value}\t{d.number}\t{d.place}\t{d.revoked or d.since}" for d in devices]
    lines += [f"request\t{wish.keys.number}\t{wish.place}\t{wish.created}" for wish in waiting]
    text = "\n".join(lines)
    return Answer(
        data={"devices": [_device(d) for d in devices], "requests": [_request(wish) for wish in waiting]},
        vi=text,
        en=text,
    )


def escrow(services: Services, options: Namespace) -> Answer:
    """Report the state of this machine with its province, and the way out of a forgotten passphrase."""
    del options
    standing = services.enrolment.standing()
    province = standing.province
    return Answer(
        data={
            "escrow": standing.has_escrow,
            "province": None if province is None else province.number,
            "is_province": standing.is_province,
            "ceremony": standing.has_ceremony,
            "version": standing.version,
            "expires": standing.expires,
            "expired": standing.is_expired,
            "own_state": None if standing.own_state is None else standing.own_state.value,
        },
        vi="Tỉnh mở giúp được nếu quên mật khẩu." if standing.has_escrow else "Chưa gửi khóa mở cho tỉnh.",
        en="The province can help if the passphrase is forgotten."
        if standing.has_escrow
        else "The province was not given the key yet.",
    )


def recover_answer(services: Services, options: Namespace) -> Answer:
    wish = services.enrolment.read_unlock(options.file)
    card = None if options.card is None else _text(options.card)
    path = services.enrolment.answer_unlock(wish, options.number, _folder(options.out), card)
    return Answer(
        data={"file": str(path), "machine": wish.machine, "unit": wish.unit_code},
        vi=f"Đã ghi {path}. Chỉ máy {wish.machine} mở được tệp này.",
        en=f"Wrote {path}. Only the machine {wish.machine} can open it.",
    )


def recover_request(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    wish, path = workspaces.ask_to_unlock(folder, _folder(options.out))
    return Answer(
        data={"file": str(path), "number": wish.number, "machine": wish.machine},
        vi=f"Đã ghi {path}.\nGửi tỉnh và đọc mã số qua điện thoại: {wish.number}",
        en=f"Wrote {path}.\nSend it to the province and read the number over the phone: {wish.number}",
    )


def recover(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    """`--passphrase-file` holds the new passphrase, as for `init`."""
    passphrase = read_passphrase(options.passphrase_file)
    if passphrase is None or (options.answer is None) == (options.card is None):
        raise UserError("unlock.usage", exit_code=ExitCode.USAGE)
    if options.card is not None:
        services = workspaces.unlock_with_card(folder, _text(options.card), passphrase)
    else:
        services = workspaces.unlock_with_answer(folder, options.answer, passphrase)
    info = services.info
    return Answer(
        warnings=services.close(),
        data={"data": str(info.folder), "name": info.unit_name},
        vi="Đã mở khóa và đặt mật khẩu mới. Dữ liệu còn nguyên.",
        en="Opened, with a new passphrase. All data is there.",
    )


def retry(services: Services, options: Namespace) -> Answer:
    retried = services.published(services.enrolment.retry_held())
    rows = _files(retried, options)
    text = "\n".join(f"{row['file']}: {row['state']} {row['reason'] or ''}".rstrip() for row in rows)
    return Answer(data={"files": rows}, vi=text, en=text)


COMMANDS: Final = {
    "init": init,
    "card": card,
    "request": request,
    "approve": approve,
    "vouch": vouch,
    "accept": accept,
    "revoke": revoke,
    "rotate": rotate,
    "publish": publish,
    "list": list_devices,
    "escrow": escrow,
    "recover-answer": recover_answer,
}
LOCKED: Final = {"recover": recover, "recover-request": recover_request}
"""These work without opening the workspace."""


def _told(approved: Approved) -> dict[str, object]:
    return {
        "number": approved.number,
        "version": approved.version,
        "files": [str(file) for file in approved.files],
        "retried": [{"file": str(file.file), "state": file.state.value} for file in approved.retried],
    }


def _files(files: Sequence[ReceivedFile], options: Namespace) -> list[dict[str, object]]:
    return [file_record(file, options.language) for file in files]


def _device(device: Device) -> dict[str, object]:
    return {**asdict(device), "state": device.state.value}


def _request(wish: EnrolRequest) -> dict[str, object]:
    return {
        "device": wish.keys.device,
        "number": wish.keys.number,
        "place": wish.place,
        "unit_code": wish.keys.unit_code,
        "created": wish.created,
        "rotation": wish.former is not None,
    }


def _folder(path: Path) -> Path:
    out = absolute(path)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("export.no_folder", folder=str(out), exit_code=ExitCode.STORAGE) from error
    return out


def _text(path: Path) -> str:
    return read_given(path).decode("utf-8", "replace")
