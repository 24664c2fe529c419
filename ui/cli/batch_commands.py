"""Commands of the exchange: keys, batches, rates."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from core.application.services import Services
from core.base.errors import ExitCode
from core.base.given_files import absolute, read_given
from core.base.ids import BatchId
from core.records.workspace import Language
from core.sync.desk import FileState, ReceivedFile
from core.sync.file_desk import find_batches, phone_code, without_others
from core.sync.keyfile import read, write
from core.sync.manifest import Profile
from ui.catalog import sentence
from ui.cli.answer import Answer


def show_keys(services: Services, options: Namespace) -> Answer:
    del options
    keys = services.batches.own_keys()
    text = write(keys).rstrip("\n")
    return Answer(
        data={
            "unit": keys.unit_code,
            "valid_from": keys.unit_valid_from,
            "name": keys.unit_name,
            "hamlet": keys.hamlet,
            "age": keys.age_recipient,
            "minisign": keys.signing_key,
            "number": keys.number,
            "public_key": text + "\n",
        },
        vi=text,
        en=text,
    )


def write_keys_page(services: Services, options: Namespace) -> Answer:
    from core.papers.keys_page import render_keys_page

    trusted, out = services.batches.trusted(), absolute(options.out)
    page = render_keys_page(
        services.batches.own_keys(),
        trusted,
        author=services.settings.unit().issuer,
        day=services.clock.now().date(),
        language=Language(options.paper_language),
    )
    services.write_file(out, page.encode())
    return Answer(
        data={"file": str(out), "trusted": len(trusted)},
        vi=f"Đã ghi {out}: khóa của đơn vị này và {len(trusted)} máy đã tin.",
        en=f"Wrote {out}: this unit's keys and those of {len(trusted)} trusted devices.",
    )


def export_batch(services: Services, options: Namespace) -> Answer:
    keys = read(read_given(options.to))
    exported = services.batches.export(
        keys, absolute(options.out), Profile(options.profile), everything=options.everything
    ).value
    files = [str(path) for path in exported.files]
    spared = [path.name for path in exported.spared]
    kept = {"vi": "", "en": ""}
    if spared:
        names = ", ".join(spared)
        kept["vi"] = f"\nTệp khác tên {names} đã có ở đó, vẫn giữ nguyên. Gửi cả hai."
        kept["en"] = f"\nAnother file named {names} was there: it stays as it was. Send both."
    if exported.named:
        codes = ", ".join(exported.named[:5])
        kept["vi"] += (
            f"\nChú ý: ấp hoặc tổ của {len(exported.named)} hộ có ghi số điện thoại hay tên chủ hộ ({codes})."
            " Phần đó giữ lại ở máy này, không có trong tệp; gửi tệp được ngay."
            " Xin sửa lại ấp, tổ của các hộ đó."
        )
        kept["en"] += (
            f"\nNote: hamlet or group of {len(exported.named)} households holds a telephone number or the"
            f" head's name ({codes}). That text was left out of the file, which can be sent now. Correct the"
            " hamlet or group of these households."
        )
    return Answer(
        data={
            "files": files,
            "spared": spared,
            "named": list(exported.named),
            "file": files[0],
            "events": exported.events,
            "withheld": exported.withheld,
            "number": exported.number,
            "batch": exported.batch,
            "phone_codes": [phone_code(digest) for digest in exported.sha256],
        },
        vi=f"Đã xuất tệp số {exported.number}: {exported.events} mục, để lại {exported.withheld} mục.\n"
        + "\n".join(files)
        + kept["vi"],
        en=f"Wrote file {exported.number}: {exported.events} events, {exported.withheld} withheld.\n"
        + "\n".join(files)
        + kept["en"],
    )


def import_batches(services: Services, options: Namespace) -> Answer:
    receive = services.enrolment.let_in if options.trust_new else services.batches.receive
    received = without_others(receive(batch_paths(options.files)).value, options.files)
    states = {file.state for file in received}
    exit_code = ExitCode.DONE
    if FileState.REFUSED in states:
        exit_code = ExitCode.REFUSED
    elif FileState.HELD in states:
        exit_code = ExitCode.NEEDS_DECISION
    data = [file_record(file, options.language) for file in received]
    text = "\n".join(f"{row['file']}: {row['state']} {row['reason'] or ''}".rstrip() for row in data)
    paired = sum(file.paired for file in received)
    return Answer(
        data={"files": data, "paired": paired},
        vi=text + (f"\nĐã gộp {paired} hộ có trong hai danh sách." if paired else ""),
        en=text + (f"\nMerged {paired} households that two lists hold." if paired else ""),
        exit_code=exit_code,
    )


def batch_paths(given: Sequence[Path]) -> list[Path]:
    """Return the files of the exchange among them; a folder is replaced by its files."""
    found: list[Path] = []
    for path in given:
        found += find_batches(absolute(path)) if path.is_dir() else (absolute(path),)
    return found


def file_record(file: ReceivedFile, language: str) -> dict[str, object]:
    """Return one received file as a record of `--json`."""
    return {
        "file": str(file.file),
        "state": file.state.value,
        "reason": None if file.reason is None else sentence(file.reason, language),
        "code": None if file.reason is None else file.reason.code,
        "new": file.new,
        "duplicate": file.duplicate,
    }


def list_batches(services: Services, options: Namespace) -> Answer:
    del options
    rows, sent = services.batches.register(), {one.batch: one for one in services.answers.sent()}
    names = ("batch", "outgoing", "state", "number", "unit_name", "number_code", "file", "handled")
    counts = ("events", "new", "duplicate", "visits")
    data = [
        {
            **{name: getattr(row, name) for name in (*names, *counts)},
            "phone_code": phone_code(row.sha256),
            "place": sent[row.batch].place.value if row.outgoing and row.batch in sent else None,
            "missing": row.outgoing and row.batch in sent and sent[row.batch].missing,
            "refused": sent[row.batch].refused if row.outgoing and row.batch in sent else "",
        }
        for row in rows
    ]
    text = "\n".join(f"{row.handled}\t{row.batch}\t{row.number}\t{row.unit_name}\t{row.file}" for row in rows)
    return Answer(data={"batches": data}, vi=text, en=text)


def undo_batch(services: Services, options: Namespace) -> Answer:
    stopped = services.batches.undo(BatchId(options.batch)).value
    return Answer(
        data={"batch": options.batch, "events": stopped},
        vi=f"Đã hoàn tác việc nhập tệp {options.batch}: {stopped} mục không còn tính ở đây.",
        en=f"Took batch {options.batch} back: {stopped} events no longer apply here.",
    )


def redo_batch(services: Services, options: Namespace) -> Answer:
    services.batches.redo(BatchId(options.batch))
    return Answer(
        data={"batch": options.batch},
        vi=f"Tệp {options.batch} lại được tính.",
        en=f"Batch {options.batch} applies again.",
    )
