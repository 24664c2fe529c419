"""Meaning of a column, by the text of its header: many spellings, with or without accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from core.base.text import fold
from core.roster.codes import Field

REASON_HEADER: Final = "Lý do (Từng Nhà)"
"""The first column of an error sheet; recognised and never imported."""

MARK_HEADER: Final = "Mã dòng (Từng Nhà)"
"""The last column of an error sheet: the household of the list that a row is (`row_marks`)."""

_SIGNS: Final = re.compile(r"[^\w#&]+")
_PHONE: Final = r"dien thoai|dthoai|sdt|so dt|\bdt\b|dtdd|di dong|\btel\b|phone|mobile|so may|lien he|zalo"
_PART_OF_PEOPLE: Final = r"lao dong|tuoi|lon|trong do|\bnam\b|\bnu\b|tre em|vang|tam"
_IDENTITY: Final = (
    r"cccd|cmnd|cmtnd|\bcmt\b|can cuoc|chung minh|dinh danh|\bs?ddcn\b|so the|ho chieu|\bbhyt\b|bao hiem"
)
_SOMEONE_ELSE: Final = r"vo|chong|con|cha|me|nguoi than|to truong|truong (ap|khom)|can bo"
_SMART: Final = r"thong minh|smart ?phone|dttm|\bdt tm\b|\bsmp\b"

# In order: the first rule whose pattern is found in the folded header decides.
_RULES: Final[tuple[tuple[Field, str], ...]] = (
    (Field.REASON, r"^ly do tung nha$"),
    (Field.ROW_MARK, r"^ma dong tung nha$"),
    (Field.SENSITIVE, r"dan toc|ton giao"),
    (Field.SENSITIVE, rf"^(?!.*(dia chi|ho (va )?ten|thuong tru)).*({_IDENTITY})"),
    (Field.NO_SMARTPHONE, rf"(khong|chua)( co)? .*({_SMART})|({_SMART}).* (khong|chua)( co)?$"),
    (Field.SMARTPHONE, _SMART),
    (Field.RELATION, r"quan he|^qh\b|\bqhch\b|qh voi|vai tro trong ho"),
    (Field.HOUSEHOLD_CODE, r"ma (so )?ho\b|so (so )?ho khau|^so ho$|^ho so$|ma ho gia dinh|^shk$"),
    (Field.IGNORED, rf"(nguoi|khau|tuoi).*({_PART_OF_PEOPLE})|^(so )?tre"),
    (Field.IGNORED, rf"ten .*\b({_SOMEONE_ELSE})\b(?!.*chu ho)"),
    (Field.NAME, r"^ho (gia dinh|dan)$"),
    (Field.NAME, r"^ho ?(va|&)? ?ten\b(?! (dem|lot|chu))(?!.*chu ho)|^ho (chu )?dem va ten$"),
    (Field.PEOPLE, r"nhan khau|so nk\b|^nk$|so (nguoi|khau|thanh vien)|^khau$|^nguoi$|^so luong nguoi"),
    (Field.BIRTH, r"ngay ?(thang ?)?(nam )?sinh|nam sinh|^(ntn?s?|ns|nts)\b|sinh (ngay|nam)|^sinh$|^tuoi$"),
    (Field.SEX, r"gioi tinh|^gioi$|^phai$|^nam nu$|^gt$"),
    (Field.PHONE, _PHONE),
    (Field.HEAD, r"chu ho|nguoi dai dien|dai dien ho|^chu nha$"),
    (Field.FAMILY_NAME, r"^ho( va)? (ten )?(dem|lot|chu lot|chu dem)$|^ho$|^ho (va )?ten lot$"),
    (Field.GIVEN_NAME, r"^ten$|^ten goi$"),
    (Field.NAME, r"ho ?(va|&)? ?ten|^ten (nguoi|thanh vien|nhan khau|ho)|^thanh vien|name$|^nguoi dan$"),
    (Field.HOUSE_NUMBER, r"^so nha$|^nha so$"),
    (Field.STREET, r"^(ten )?(duong|tuyen duong|duong pho|pho)$"),
    (Field.ADDRESS, r"dia chi|so nha|noi (o|cu tru|dang)|cho o|thuong tru|tam tru|\bto\b.* (ap|khom)|duong"),
    (Field.GROUP, r"^(so )?to\b(?! chuc)|^nhom$|^cum( dan cu)?$|\bto (tu quan|ndtq|so|nhan dan)"),
    (Field.HAMLET, r"^(ten )?(ap|khom|thon|ban|lang|buon|khu pho|kp|khu|dia ban|khu vuc|khu dan cu)\b"),
    (Field.ORGANISATION, r"doan the|hoi vien|^to chuc|^hoi\b|doan vien|sinh hoat"),
    (Field.NOTE, r"ghi chu|^gc$|luu y|^note"),
    (Field.NUMBER, r"^s ?tt$|^tt$|so tt|so thu tu|^thu tu$|^#$|^no$|^so$"),
)  # fmt: skip
_COMPILED: Final = tuple((field, re.compile(pattern)) for field, pattern in _RULES)
_NEEDS_PARENT: Final = re.compile(r"^(co|khong|nam|nu|tong( so| cong)?|so|so luong|khac|chua( co)?)$")
_MAX_HEADER: Final = 80
_WHOLE_HEADERS: Final = frozenset(
    {Field.SENSITIVE, Field.SMARTPHONE, Field.NO_SMARTPHONE, Field.REASON, Field.ROW_MARK}
)


def fields_of(headers: Sequence[Sequence[str]]) -> tuple[Field, ...]:
    """Return the meaning of each column; `headers` has its texts from top to bottom.

    A single "Chủ hộ" names the household; beside a name column it is the head a person belongs to.
    """
    found = [field_of(tuple(fold_header(text) for text in column if text)) for column in headers]
    names = {Field.NAME, Field.FAMILY_NAME}
    if Field.FAMILY_NAME in found and Field.GIVEN_NAME not in found:
        alone = Field.IGNORED if {Field.NAME, Field.HEAD} & set(found) else Field.NAME
        found = [alone if field is Field.FAMILY_NAME else field for field in found]
    if Field.GIVEN_NAME in found and Field.FAMILY_NAME not in found:
        replacement = Field.IGNORED if Field.NAME in found else Field.NAME
        found = [replacement if field is Field.GIVEN_NAME else field for field in found]
    if Field.HEAD in found and not names & set(found):
        first = headers[found.index(Field.HEAD)]
        taken = [Field.NAME if column == first else Field.IGNORED for column in headers]
        found = [taken[column] if field is Field.HEAD else field for column, field in enumerate(found)]
    return tuple(found)


@lru_cache(maxsize=1024)
def field_of(folded: tuple[str, ...]) -> Field:
    """Return the meaning of one column by its folded header texts; the lowest is first tried by itself."""
    if not folded or any(len(text) > _MAX_HEADER for text in folded):
        return Field.IGNORED
    whole = _match(" ".join(folded))
    if whole in _WHOLE_HEADERS or len(folded) == 1:
        return whole
    lowest = folded[-1]
    if _NEEDS_PARENT.fullmatch(lowest):
        return _under_parent(" ".join(folded[:-1]), lowest)
    alone = _match(lowest)
    return alone if alone is not Field.IGNORED else whole


def fold_header(text: str) -> str:
    """A header text without accents, signs and line breaks."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def _under_parent(parent: str, child: str) -> Field:
    """ "Nam | Nữ" under "Năm sinh" are births, "Tổng | Nữ" under "Nhân khẩu" a number and no number."""
    field = _match(parent)
    if field is Field.PEOPLE and child in {"nam", "nu", "khac", "co", "khong"}:
        return Field.IGNORED
    return field


def _match(text: str) -> Field:
    return next((field for field, pattern in _COMPILED if pattern.search(text)), Field.IGNORED)
