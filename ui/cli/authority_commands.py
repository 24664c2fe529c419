"""Commands of what machines may say."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from core.services import Services
from ui.cli.answer import Answer


def list_kept(services: Services, options: Namespace) -> Answer:
    """What was received and does not apply, with its sender and the reason."""
    del options
    kept = services.enrolment.kept_lines()
    total = sum(lines.events for lines in kept)
    return Answer(
        data={
            "lines": [
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
                for lines in kept
            ]
        },
        vi=f"{total} mục được giữ lại, không tính vào số liệu. Gọi nơi gửi để hỏi.",
        en=f"{total} lines are kept and do not count. Call their senders.",
    )


COMMANDS: Final = {"list": list_kept}
