"""Commands of the laptops of one ward: list, names and visits by one file."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from core.application.services import Services
from core.base.errors import UserError
from core.enrolment.ward_desk import WardLaptop
from core.sync.desk import ExportedBatch
from core.sync.file_desk import phone_code
from ui.cli.answer import Answer
from ui.cli.batch_commands import file_record
from ui.cli.requests import Command


def show_list(services: Services, _options: Namespace) -> Answer:
    laptops = services.ward.laptops()
    rows = [
        {
            "device": laptop.device,
            "number": laptop.keys.number,
            "place": laptop.place,
            "handed": laptop.handed or None,
            "received": laptop.received or None,
            "waiting": laptop.waiting,
        }
        for laptop in laptops
    ]
    return Answer(
        data={"laptops": rows},
        vi="\n".join(f"{row['number']}\t{row['place']}\tchưa giao {row['waiting']} lượt" for row in rows),
        en="\n".join(f"{row['number']}\t{row['place']}\t{row['waiting']} visits not given" for row in rows),
    )


def hand_over(services: Services, options: Namespace) -> Answer:
    second = services.ward.read_second(options.file)
    outcome = services.ward.hand_over(second, options.number, options.out.resolve())
    return _written(services.published(outcome), second.place)


def give(services: Services, options: Namespace) -> Answer:
    laptop = _laptop(services, options.number)
    written = services.published(services.ward.give(laptop, options.out.resolve()))
    return _written(written, laptop.place)


def take(services: Services, options: Namespace) -> Answer:
    received = services.published(services.ward.take(options.file, options.number))
    return Answer(
        data=file_record(received, options.language),
        vi=f"Đã nhận danh sách từ máy thứ nhất: {received.new} mục mới, {received.visits} lượt.",
        en=f"Took the list from the first laptop: {received.new} new entries, {received.visits} visits.",
    )


def _laptop(services: Services, number: str) -> WardLaptop:
    """The one whose number begins so. Raises `ward.unknown`."""
    digits = "".join(filter(str.isdecimal, number))
    found = [one for one in services.ward.laptops() if digits and _digits(one).startswith(digits)]
    if len(found) != 1:
        raise UserError("ward.unknown", number=number)
    return found[0]


def _digits(laptop: WardLaptop) -> str:
    return "".join(filter(str.isdecimal, laptop.keys.number))


def _written(written: ExportedBatch, place: str) -> Answer:
    files = [str(file) for file in written.files]
    return Answer(
        data={
            "batch": written.batch,
            "number": written.number,
            "files": files,
            "events": written.events,
            "size": written.size,
            "phone_codes": [phone_code(digest) for digest in written.sha256],
            "place": place,
        },
        vi=f"Đã ghi tệp cho {place}, có tên và số điện thoại: {files[0]}",
        en=f"Wrote the file for {place}, with names and phone numbers: {files[0]}",
    )


WARD: Final[dict[str, Command]] = {
    "ward list": show_list,
    "ward hand-over": hand_over,
    "ward give": give,
    "ward take": take,
}
