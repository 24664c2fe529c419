"""Commands of the exchange: conflicts, clocks, receipts, what goes down, its state."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Final

from core.application.services import Services
from core.base.clock import parse_instant
from core.base.errors import ExitCode
from core.base.given_files import absolute
from core.base.ids import BatchId, DeviceId, EventId, PersonId
from core.figures.files import UnitFiles
from core.sync.answer_desk import (
    DECISION_DAYS,
    ROSTER_DAYS,
    AnsweredMachine,
    ReceivedReceipt,
    StreamState,
    WrittenDown,
)
from core.sync.desk import FileState
from core.sync.file_desk import FilePreview, Verdict, without_others
from core.units.models import UnitKey
from ui.catalog import sentence
from ui.cli.answer import Answer
from ui.cli.batch_commands import batch_paths, file_record
from ui.cli.file_records import file_standing
from ui.cli.restore_texts import restore_record, restore_texts
from ui.conflict_words import conflict_sentence
from ui.receipt_words import asked_sentence, slow_clock_sentence


def list_conflicts(services: Services, options: Namespace) -> Answer:
    decisions = services.decisions
    found = (*decisions.conflicts(), *decisions.person_conflicts())
    rows = [
        {
            **asdict(conflict),
            "keeps_all": conflict.keeps_all,
            "sentence": conflict_sentence(conflict, options.language),
        }
        for conflict in found
    ]
    data = {
        "count": decisions.conflict_count(),
        "conflicts": rows,
        "soft": [asdict(entry) for entry in decisions.soft_conflicts()],
        "edited_after_closing": [asdict(entry) for entry in decisions.edited_after_closing()],
    }
    return Answer(
        data=data,
        vi="\n".join(f"{one.household}\t{conflict_sentence(one, 'vi')}" for one in found),
        en="\n".join(f"{one.household}\t{conflict_sentence(one, 'en')}" for one in found),
    )


def resolve_conflict(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    person = None if options.person is None else services.people.known(PersonId(options.person)).id
    if options.take is not None:
        outcome = services.decisions.take(household, options.field, EventId(options.take), person)
    else:
        outcome = services.decisions.take_value(household, options.field, options.value, person)
    return Answer(
        data={"event": outcome.value, "household": household, "person": person, "field": options.field},
        vi="Đã chọn; mọi máy sẽ dùng giá trị này.",
        en="Decided; every machine will use this value.",
    )


def set_clock_offset(services: Services, options: Namespace) -> Answer:
    event = services.decisions.set_clock_offset(
        DeviceId(options.machine), parse_instant(options.since), parse_instant(options.until), options.seconds
    ).value
    return Answer(
        data={"event": event, "machine": options.machine, "seconds": options.seconds},
        vi=f"Đã ghi: đồng hồ của máy {options.machine} lệch {options.seconds} giây.",
        en=f"Recorded: the clock of machine {options.machine} was {options.seconds} seconds off.",
    )


def show_status(services: Services, options: Namespace) -> Answer:
    del options
    sending, decisions, answers = services.store.figures.sending(), services.decisions, services.answers
    slow = answers.slow_clock()
    forgotten = [str(path) for path in services.batches.forgotten()]
    data = {
        "streams": [_stream(entry) for entry in answers.streams()],
        "machines": [_machine(entry) for entry in answers.machines()],
        "units": [_unit(one) for one in services.province.figures.unit_files()],
        "receipts": [asdict(entry) for entry in answers.received()],
        "forks": [asdict(fork) for fork in decisions.forks()],
        "held": [str(path) for path in services.batches.held()],
        "forgotten": forgotten,
        "waiting": [asdict(entry) for entry in decisions.waiting()],
        "unread": [asdict(entry) for entry in decisions.unread()],
        "suspect_clocks": [asdict(entry) for entry in decisions.suspect_clocks()],
        "slow_clock": None if slow is None else asdict(slow),
        "local": sending.local,
        "sent": sending.sent,
        "acknowledged": sending.acknowledged,
    }
    told = {lang: "" if slow is None else f"\n{slow_clock_sentence(slow, lang)}" for lang in ("vi", "en")}
    if forgotten:
        count = len(forgotten)
        told["vi"] += f"\n{count} tệp đã nhập sau bản sao lưu đang dùng, còn giữ: batch import TỆP..."
        told["en"] += f"\n{count} files came in after the safe copy in use and are kept: batch import FILE..."
    return Answer(
        data=data,
        vi=f"{sending.local} lượt chỉ có trên máy này, {sending.sent} đã gửi,"
        f" {sending.acknowledged} tỉnh đã có.{told['vi']}",
        en=f"{sending.local} visits on this laptop only, {sending.sent} sent,"
        f" {sending.acknowledged} at the province.{told['en']}",
    )


def _machine(entry: AnsweredMachine) -> dict[str, object]:
    files = entry.files_state
    return {
        **{name: value for name, value in asdict(entry).items() if name != "files_state"},
        "missing_batches": [asdict(one) for one in entry.missing_batches],
        "awaited_batches": [asdict(one) for one in entry.awaited_batches],
        **file_standing(files),
    }


def _unit(one: UnitFiles) -> dict[str, object]:
    return {
        "code": one.unit.code,
        "valid_from": one.unit.valid_from.isoformat(),
        "name": one.name,
        **file_standing(one.files),
    }


def _stream(entry: StreamState) -> dict[str, object]:
    device, incarnation, cls = entry.stream
    return {
        "device": device,
        "incarnation": incarnation,
        "class": cls.value,
        "place": entry.place,
        "ranges": entry.ranges,
        "missing": entry.missing,
        "withheld": entry.withheld,
    }


def export_again(services: Services, options: Namespace) -> Answer:
    files = services.files.export_again(BatchId(options.batch), absolute(options.out)).value
    text = "\n".join(str(path) for path in files)
    return Answer(data={"batch": options.batch, "files": text.split("\n")}, vi=text, en=text)


def verify_files(services: Services, options: Namespace) -> Answer:
    found = services.files.verify([absolute(path) for path in options.files])
    whole = all(entry.verdict is Verdict.AS_WRITTEN for entry in found)
    rows = [{**asdict(entry), "file": str(entry.file), "verdict": entry.verdict.value} for entry in found]
    return Answer(
        data={"files": rows},
        vi="\n".join(f"{entry.file}: {_VERDICTS[entry.verdict][0]} {entry.phone_code}" for entry in found),
        en="\n".join(f"{entry.file}: {_VERDICTS[entry.verdict][1]} {entry.phone_code}" for entry in found),
        exit_code=ExitCode.DONE if whole else ExitCode.REFUSED,
    )


_VERDICTS: Final = {
    Verdict.AS_WRITTEN: ("đúng như đã ghi", "as written"),
    Verdict.DIFFERS: ("khác với lúc ghi, chép lại", "differs from what was written, copy it again"),
    Verdict.MISSING: ("không có ở đó", "is not there"),
    Verdict.NOT_OURS: ("không phải tệp máy này đã ghi", "was not written by this workspace"),
}


def look_at_files(services: Services, options: Namespace) -> Answer:
    seen = without_others(services.files.look(batch_paths(options.files)), options.files)
    return Answer(
        data={"files": [_preview(entry, options.language) for entry in seen]},
        vi="\n".join(_told(entry, "vi") for entry in seen),
        en="\n".join(_told(entry, "en") for entry in seen),
    )


_LOOK: Final = {
    "vi": "{unit_name} số {number}: {new} mục mới, {duplicate} đã có; {visits} lượt{days},"
    " {households} hộ mới, {changed} hộ đổi, {conflicts} chỗ cần đối chiếu, {doubles} lượt thăm trùng,"
    " {alike} hộ giống nhau, để lại {withheld}",
    "en": "{unit_name} number {number}: {new} new events, {duplicate} known; {visits} visits{days},"
    " {households} new households, {changed} changed, {conflicts} conflicts, {doubles} double visits,"
    " {alike} alike households, {withheld} withheld",
}


def _told(entry: FilePreview, language: str) -> str:
    """Return the effects of a file, and its problems."""
    told = [f"{entry.file} {entry.phone_code}".rstrip()]
    if entry.new or entry.duplicate:
        until = "to" if language == "en" else "đến"
        days = f" ({entry.first_day} {until} {entry.last_day})" if entry.first_day else ""
        told.append(_LOOK[language].format(**asdict(replace(entry, reason=None)), days=days))
    if entry.reason is not None:
        told.append(sentence(entry.reason, language))
    return "\n  ".join(told)


def _preview(entry: FilePreview, language: str) -> dict[str, object]:
    reason = entry.reason
    return {
        **{name: value for name, value in asdict(replace(entry, reason=None)).items() if name != "sha256"},
        "file": str(entry.file),
        "state": entry.state.value,
        "phone_code": entry.phone_code,
        "reason": None if reason is None else sentence(reason, language),
        "code": None if reason is None else reason.code,
    }


def write_receipts(services: Services, options: Namespace) -> Answer:
    devices = None if options.to is None else [DeviceId(device) for device in options.to]
    return _down(services.answers.write_receipts(absolute(options.out), devices).value)


def read_receipts(services: Services, options: Namespace) -> Answer:
    files = without_others(services.batches.receive(batch_paths(options.files)).value, options.files)
    refused = any(file.state is FileState.REFUSED for file in files)
    held = any(file.state is FileState.HELD for file in files)
    rows = [file_record(file, options.language) for file in files]
    text = "\n".join(f"{row['file']}: {row['state']} {row['reason'] or ''}".rstrip() for row in rows)
    receipts = services.answers.received()
    return Answer(
        data={"files": rows, "receipts": [asdict(entry) for entry in receipts]},
        vi=f"{text}\n{_asked(receipts, 'vi')}".rstrip(),
        en=f"{text}\n{_asked(receipts, 'en')}".rstrip(),
        exit_code=ExitCode.REFUSED if refused else ExitCode.NEEDS_DECISION if held else ExitCode.DONE,
    )


def _asked(receipts: Sequence[ReceivedReceipt], language: str) -> str:
    """Return the open requests to this machine, a sentence a line."""
    return "\n".join(
        asked_sentence(asked, language)
        for receipt in receipts
        for asked in receipt.requests
        if not asked.done or asked.elsewhere
    )


def send_roster(services: Services, options: Namespace) -> Answer:
    days = ROSTER_DAYS if options.days is None else options.days
    commune = _commune(services, options.commune)
    return _down(
        services.answers.write_roster(commune, absolute(options.out), full=options.full, days=days).value
    )


def send_decisions(services: Services, options: Namespace) -> Answer:
    days = DECISION_DAYS if options.days is None else options.days
    commune = _commune(services, options.commune)
    return _down(services.answers.write_decisions(commune, absolute(options.out), days=days).value)


def send_restore(services: Services, options: Namespace) -> Answer:
    pack = services.succession.write_pack(options.machine, absolute(options.out)).value
    files, told = "\n".join(str(path) for path in pack.files), restore_texts(pack)
    return Answer(data=restore_record(pack), vi=f"{told['vi']}\n{files}", en=f"{told['en']}\n{files}")


def send_campaign(services: Services, options: Namespace) -> Answer:
    return _down(services.answers.write_campaign(options.campaign, absolute(options.out)).value)


def send_catalogue(services: Services, options: Namespace) -> Answer:
    return _down(services.answers.write_catalogue(absolute(options.out)).value)


def _commune(services: Services, code: str) -> UnitKey:
    return services.catalogue().locate(code, valid_from=None, start=services.campaign.start).key


def _down(written: WrittenDown) -> Answer:
    files = [str(path) for path in written.files]
    return Answer(
        data={"version": written.version, "files": files, "machines": written.machines},
        vi=f"Đã ghi số {written.version} cho {written.machines} máy.\n" + "\n".join(files),
        en=f"Wrote number {written.version} for {written.machines} machines.\n" + "\n".join(files),
    )
