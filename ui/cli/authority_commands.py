"""Commands about the authority of devices."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from core.application.services import Services
from core.authority.may import KeptLines
from ui.cli.answer import Answer


def list_kept(services: Services, options: Namespace) -> Answer:
    """List the received lines that do not apply, with sender and reason."""
    del options
    kept = services.enrolment.kept_lines()
    total = sum(lines.events for lines in kept)
    return Answer(
        data={"lines": _records(kept)},
        vi=f"{total} mục được giữ lại, không tính vào số liệu. Gọi nơi gửi để hỏi.",
        en=f"{total} lines are kept and do not count. Call their senders.",
    )


def check(services: Services, options: Namespace) -> Answer:
    """List lines accepted by earlier programs that a device may not send; with `--apply` they stop
    applying.
    """
    found = services.enrolment.forbidden_before()
    total = sum(lines.events for lines in found)
    if options.apply:
        services.published(services.enrolment.judge_before())
    now = ("không tính nữa", "do not count any more") if options.apply else ("vẫn đang tính", "still count")
    return Answer(
        data={"lines": _records(found), "applied": options.apply},
        vi=f"{total} mục nhận từ trước mà nơi gửi không được ghi: {now[0]}. Kỳ đã khóa giữ nguyên.",
        en=f"{total} lines of before that their senders may not say: they {now[1]}. Closed periods stay.",
    )


def _records(several: Sequence[KeptLines]) -> list[dict[str, object]]:
    return [
        {
            "kind": lines.kind,
            "verdict": lines.verdict.name.lower(),
            "reason": lines.reason.value,
            "machine": lines.machine,
            "sender": lines.sender,
            "sender_number": lines.sender_number,
            "file": lines.file,
            "received": lines.received,
            "events": lines.events,
        }
        for lines in several
    ]


COMMANDS: Final = {"list": list_kept, "check": check}
