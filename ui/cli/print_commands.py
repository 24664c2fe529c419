"""Commands that print: each writes one PDF and answers with `file`, `pages`, `codes`.

To add one: a function here and in PRINTS, its parser in `print_arguments`, its section in docs/cli.md.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from core.documents.desk import WrittenDocument
from core.services import Services
from ui.cli.answer import Answer

Command = Callable[[Services, Namespace], Answer]


def written(document: WrittenDocument) -> Answer:
    """What every printing command answers."""
    return Answer(
        data={"file": str(document.file), "pages": document.pages, "codes": list(document.codes)},
        vi=f"Đã ghi {document.file}.",
        en=f"Wrote {document.file}.",
    )


PRINTS: Final[dict[str, Command]] = {}
"""`print NAME`: NAME -> what runs it."""
