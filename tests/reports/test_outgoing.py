"""An issued letter leaves the house as one folder, all of it or nothing; each form agrees with the letter."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import NoReturn

import pytest
from PIL import Image

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.letters.models import Letter
from core.reports.outgoing import LONGEST_MESSAGE, Outgoing
from core.reports.writing import Written, stem_of
from storage.db.files import FileSystem, write_folder_beside
from tests.reports.reading import pdf_pages, pdf_text, xlsx_rows

STEM = "cong-van-07-MTTQ-BTT"


@pytest.fixture
def issued(province: Services) -> Iterator[Services]:
    """Letter 07 is issued; the day is put back."""
    clock = province.clock
    assert isinstance(clock, FixedClock)
    instant = clock.instant
    reports = province.reports
    reports.enter(reports.urge())
    reports.issuing.issue("urge", "7", clock.now().date())
    yield province
    clock.instant = instant


def letter(services: Services) -> Letter:
    return services.province.register.newest("07")


def made(services: Services) -> Outgoing:
    return services.reports.issuing.outgoing(letter(services))


def sent(services: Services, folder: Path) -> Written:
    return made(services).write(folder, services.write_folder)


def below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def text(files: Outgoing, ending: str) -> str:
    return files.files[f"{STEM}-{ending}"].decode("utf-8-sig").replace("\r\n", "\n")


def refused() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("at", ["write", "fsync", "replace", "folder"])
def test_a_full_disk_leaves_nothing_half_written(issued: Services, tmp_path: Path, at: str) -> None:
    out = tmp_path / "ra-ngoai"
    out.mkdir()
    left = [9]

    def fails_late(verb: str) -> FileSystem:
        usual = getattr(FileSystem(), verb)

        def act(*arguments: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                refused()
            return usual(*arguments)

        return FileSystem(**{verb: act})  # type: ignore[arg-type]  # one verb that fails

    disk = fails_late("replace" if at == "folder" else at)
    if at == "folder":
        left[0] = len(made(issued).files)
    services = replace(issued, write_folder=partial(write_folder_beside, disk=disk))
    with pytest.raises(UserError, match=r"file\.full"):
        sent(services, out)
    assert left[0] < 0, "it failed after some files"
    assert below(out) == []


def test_a_folder_that_a_virus_scanner_holds_is_waited_for_and_then_nothing_is_left(
    issued: Services, tmp_path: Path
) -> None:
    pauses: list[float] = []

    def held(source: Path, target: Path) -> None:
        if source.is_dir():
            raise PermissionError(errno.EACCES, "held")
        source.replace(target)

    disk = FileSystem(replace=held, pause=pauses.append, is_held=lambda _error: True)
    services = replace(issued, write_folder=partial(write_folder_beside, disk=disk))
    with pytest.raises(UserError, match=r"file\.unwritable"):
        sent(services, tmp_path)
    assert sum(pauses) > 1, "somebody waited"
    assert STEM not in " ".join(below(tmp_path))


def test_an_edited_word_file_stays_and_the_same_letter_is_not_written_again(
    issued: Services, tmp_path: Path
) -> None:
    out = tmp_path / "ra-ngoai"
    first = sent(issued, out)
    assert sent(issued, out) == first
    (folder,) = out.iterdir()
    signed = folder / "da-ky.pdf"
    signed.write_bytes(b"signed")
    assert sent(issued, out) == first, "a file beside ours changes nothing"
    word = folder / f"{STEM}.docx"
    word.write_bytes(b"edited")
    again = sent(issued, out)
    assert again.spared == (folder,)
    assert again.files[0].parent.name == f"{folder.name}-2"
    assert (word.read_bytes(), signed.read_bytes()) == (b"edited", b"signed")
    assert len(list(out.iterdir())) == 2


@pytest.mark.parametrize("symbol", ["MTTQ/BTT", 'a:b*c?"d"<e>|f\\g', "QĐ- UB\t.", "x" * 200, "CON"])
def test_a_symbol_gives_a_name_that_windows_takes(issued: Services, symbol: str) -> None:
    name = stem_of(replace(letter(issued), symbol=symbol))
    assert not set(name) & set('<>:"/\\|?*\t ')
    assert name.startswith("cong-van-07-")
    assert not name.endswith((".", " ", "-"))
    assert len(name) <= 60
    assert not PureWindowsPath(name).is_reserved()


def test_a_letter_out_of_force_is_not_sent_out(issued: Services, tmp_path: Path) -> None:
    register = issued.province.register
    register.withdraw(letter(issued), "Gửi nhầm")
    with pytest.raises(UserError, match=r"letter\.no_longer"):
        sent(issued, tmp_path)
    ordered = next(one for one in register.letters() if one.n is None)
    with pytest.raises(UserError, match=r"letter\.unknown"):
        issued.reports.issuing.outgoing(ordered)


def test_every_file_says_what_was_issued(issued: Services) -> None:
    files = made(issued)
    assert files.name == f"2020-09-03-{STEM}"
    pdf = files.files[f"{STEM}.pdf"]
    pages = len(pdf_pages(pdf))
    pictures = [f"{STEM}-trang-{page:02d}.png" for page in range(1, pages + 1)]
    texts = [f"{STEM}-e-mail.txt", f"{STEM}-zalo.txt", f"{STEM}-eoffice.csv"]
    assert list(files.files) == [f"{STEM}.pdf", f"{STEM}.docx", f"{STEM}-phu-luc.xlsx", *pictures, *texts]
    assert "Số: 07/MTTQ-BTT" in pdf_text(pdf).replace("\u00a0", " ")
    units = [row[1] for row in xlsx_rows(files.files[f"{STEM}-phu-luc.xlsx"]) if isinstance(row[0], int)]
    assert len(units) == len(letter(issued).units)
    for name in pictures:
        data = files.files[name]
        with Image.open(io.BytesIO(data)) as image:
            assert min(image.size) >= 1200, "legible on a phone"
            assert len(image.convert("RGB").getcolors(64) or ()) > 1, "not a blank page"
        assert len(data) <= 500 * 1024


def test_the_messages_are_the_letter_in_plain_text(issued: Services) -> None:
    files = made(issued)
    mail, zalo = text(files, "e-mail.txt"), text(files, "zalo.txt")
    assert mail.startswith(
        "Tiêu đề: Công văn số 07/MTTQ-BTT - đôn đốc báo cáo kết quả cài đặt ứng dụng Bluezone (lần 1)\n"
    )
    assert zalo.startswith(
        "Công văn số 07/MTTQ-BTT, ngày 03/9/2020, của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau: "
        "đôn đốc báo cáo kết quả cài đặt ứng dụng Bluezone (lần 1).\n"
    )
    for said in (mail, zalo):
        assert "trước 17 giờ ngày 04/9/2020" in said
        assert "/./" not in said
        assert "./.\n" not in said
    assert f"{STEM}.pdf, {STEM}.docx" in mail
    count = len(letter(issued).units)
    assert len(zalo) <= LONGEST_MESSAGE
    assert len(zalo) > 1900, "as many units as have room"
    shown = zalo.rpartition("\nGửi: ")[2]
    names, _, more = shown.partition(" và ")
    assert len(names.split(", ")) + int(more.split()[0]) == count
    assert more.endswith(" đơn vị khác, ghi tại Phụ lục.\n")


def test_the_fields_for_eoffice_are_those_of_the_letter_and_its_pdf(issued: Services) -> None:
    files = made(issued)
    rows = list(csv.reader(io.StringIO(text(files, "eoffice.csv"))))
    assert rows[0] == ["Trường", "Mã", "Giá trị"]
    assert {len(row) for row in rows} == {3}
    found = {key: value for _, key, value in rows[1:]}
    pdf = files.files[f"{STEM}.pdf"]
    assert found["SHA256"] == hashlib.sha256(pdf).hexdigest()
    assert found["NumberOfPage"] == str(len(pdf_pages(pdf)))
    assert {
        key: found[key] for key in ("Reference", "CodeNumber", "CodeNotation", "IssuedDate", "DueDate")
    } == {
        "Reference": "07/MTTQ-BTT",
        "CodeNumber": "07",
        "CodeNotation": "MTTQ-BTT",
        "IssuedDate": "03/09/2020",
        "DueDate": "04/09/2020",
    }
    assert (found["TypeName"], found["Priority"]) == ("Công văn", "Hỏa tốc")
    assert found["OrganName"] == "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau"
    assert found["FileName"] in files.files
    assert found["Subject"].startswith("đôn đốc báo cáo"), "without V/v"
    assert found["To"].endswith("; Lưu: VT")


def test_the_annex_names_each_district_above_its_communes(issued: Services) -> None:
    """Of 2020; since 2025 there is no district."""
    rows = xlsx_rows(made(issued).files[f"{STEM}-phu-luc.xlsx"])
    heads = {str(row[1]): at for at, row in enumerate(rows) if row[0] is None and row[1]}
    assert len(heads) == 9
    order = [row[0] for row in rows if isinstance(row[0], int)]
    assert order == list(range(1, len(order) + 1)), "numbered through"
    at = heads["HUYỆN CÁI NƯỚC"]
    assert [row[1] for row in rows[at + 1 : at + 3]] == ["Thị trấn Cái Nước", "Xã Đông Hưng"]
    assert rows[at][5] == "11 đơn vị"
    said = text(made(issued), "zalo.txt")
    assert "HUYỆN" not in said, "a district is not urged"
