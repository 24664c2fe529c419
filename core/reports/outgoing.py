"""An issued letter as a folder that leaves the house: for signing, for eOffice, for e-mail and for Zalo."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from core.base.notation import day_text
from core.base.progress import SILENT, Progress
from core.base.signs import lacking_in
from core.campaigns.models import Urgency
from core.content.document import OfficialDocument, Paragraph, Section
from core.letters.models import Letter
from core.reports.ranking_sheet import BOM, csv_bytes
from core.reports.writing import Form, Written, rendered, stem_of

WriteFolder = Callable[[Path, Mapping[str, bytes]], Path]
"""`Services.write_folder`."""

LONGEST_MESSAGE: Final = 2000
"""Letters that a message of Zalo holds."""

MOST_PICTURES: Final = 20
URGENCIES: Final = {
    Urgency.NONE: "Thường",
    Urgency.KHAN: "Khẩn",
    Urgency.THUONG_KHAN: "Thượng khẩn",
    Urgency.HOA_TOC: "Hỏa tốc",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The name of a folder, and the files in it by name; `replaced` as in `Written`."""

    name: str
    files: Mapping[str, bytes]
    replaced: tuple[str, ...] = ()

    def write(self, folder: Path, write: WriteFolder) -> Written:
        """All files or none. A folder of this name that differs stays, and ours is `NAME-2`."""
        wanted = folder / self.name
        made = write(wanted, self.files)
        files = tuple(made / name for name in self.files)
        return Written(files=files, spared=() if made == wanted else (wanted,), replaced=self.replaced)


def outgoing(
    letter: Letter, document: OfficialDocument, due: date | None, progress: Progress = SILENT
) -> Outgoing:
    """Make every file of an issued letter; `progress` is called between them. Raises `document.*`."""
    from core.render.preview import page_count, page_png

    stem = stem_of(letter)
    pdf = rendered(document, Form.PDF)
    pages = page_count(pdf)
    pictures = min(pages, MOST_PICTURES)
    files = {f"{stem}.pdf": pdf}

    def step() -> None:
        progress.checkpoint()
        progress.report(len(files), pictures + 5)

    step()
    files[f"{stem}.docx"] = rendered(document, Form.DOCX)
    step()
    if document.sheets or any(annex.sheet is not None for annex in document.annexes):
        files[f"{stem}-phu-luc.xlsx"] = rendered(document, Form.XLSX)
    attached = tuple(files)
    for page in range(pictures):
        step()
        files[f"{stem}-trang-{page + 1:02d}.png"] = page_png(pdf, page=page)
    files[f"{stem}-e-mail.txt"] = _text(email_text(letter, document, attached))
    files[f"{stem}-zalo.txt"] = _text(zalo_text(letter, document))
    files[f"{stem}-eoffice.csv"] = csv_bytes(eoffice_rows(letter, document, due, pdf=pdf, pages=pages))
    step()
    day = "" if letter.issued_on is None else f"{letter.issued_on.isoformat()}-"
    return Outgoing(name=f"{day}{stem}", files=files, replaced=tuple(dict.fromkeys(lacking_in(document))))


def email_text(letter: Letter, document: OfficialDocument, files: Sequence[str]) -> str:
    """Return the subject, the whole letter, and what is attached."""
    parts = [
        f"Tiêu đề: {_named(letter, document)} - {_about(document)}",
        "\n".join(("Kính gửi:", *(f"- {one}" for one in document.addressees))),
        *_body(document),
        f"{document.author}.",
        f"Tệp kèm theo: {', '.join(files)}.",
    ]
    return "\n\n".join(_plain(part) for part in parts)


def zalo_text(letter: Letter, document: OfficialDocument) -> str:
    """Return a message of at most LONGEST_MESSAGE letters; units that have no room are counted."""
    day = "" if letter.issued_on is None else f", ngày {day_text(letter.issued_on)}"
    head = f"{_named(letter, document)}{day}, của {document.author}: {_about(document)}."
    text = "\n".join(_plain(part) for part in (head, *_body(document)))
    if len(text) > LONGEST_MESSAGE:
        text = f"{_plain(head)}\nNội dung ở văn bản kèm theo."
    names = _units(document)
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        more = f" và {left} đơn vị khác, ghi tại Phụ lục" if left else ""
        longer = f"{text}\nGửi: {', '.join(names[:shown])}{more}."
        if len(longer) <= LONGEST_MESSAGE:
            return longer
    return text


def eoffice_rows(
    letter: Letter, document: OfficialDocument, due: date | None, *, pdf: bytes, pages: int
) -> list[tuple[str, str, str]]:
    """Return the fields of an outgoing document, each with its name, its key and its value."""
    signature = document.signature
    signer = ", ".join(filter(None, (*signature.capacity[-1:], signature.name)))
    return [
        ("Trường", "Mã", "Giá trị"),
        ("Loại văn bản", "TypeName", document.kind.capitalize() or "Công văn"),
        ("Số và ký hiệu", "Reference", letter.reference.strip()),
        ("Số", "CodeNumber", letter.number or ""),
        ("Ký hiệu", "CodeNotation", letter.symbol),
        ("Ngày ban hành", "IssuedDate", _day(letter.issued_on)),
        ("Cơ quan ban hành", "OrganName", document.author),
        ("Trích yếu", "Subject", _about(document)),
        ("Ngôn ngữ", "Language", "Tiếng Việt"),
        ("Số trang", "NumberOfPage", str(pages)),
        ("Mức độ khẩn", "Priority", URGENCIES[document.urgency]),
        ("Người ký", "SignerInfo", signer),
        ("Nơi nhận", "To", "; ".join(_plain(one) for one in (*document.addressees, *document.recipients))),
        ("Hạn trả lời", "DueDate", _day(due)),
        ("Tệp", "FileName", f"{stem_of(letter)}.pdf"),
        ("SHA-256 của tệp", "SHA256", hashlib.sha256(pdf).hexdigest()),
    ]


def _body(document: OfficialDocument) -> list[str]:
    """Return its paragraphs without the sign of the end."""
    parts = []
    for block in document.body:
        if isinstance(block, Section):
            parts.append(block.text)
        elif isinstance(block, Paragraph):
            parts.append("".join(run.text for run in block.text).removesuffix("/."))
    return parts


def _units(document: OfficialDocument) -> list[str]:
    """Return the units of the annex, in its order."""
    rows = (row for annex in document.annexes if annex.sheet is not None for row in annex.sheet.rows)
    return [name for row in rows if row.get("order") and isinstance(name := row.get("unit"), str)]


def _named(letter: Letter, document: OfficialDocument) -> str:
    return f"{document.kind.capitalize() or 'Công văn'} số {letter.reference.strip()}"


def _about(document: OfficialDocument) -> str:
    return _plain(" ".join(document.abstract)).removeprefix("V/v ")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _text(text: str) -> bytes:
    """As Notepad writes it."""
    return (BOM + text.replace("\n", "\r\n") + "\r\n").encode()
