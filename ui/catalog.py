"""The one table of user-facing error texts: code -> sentence, Vietnamese and English.

A sentence says what happened, what was kept and what to do next. `{name}` fields are filled from
`UserError.params`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One message in both languages of the app."""

    vi: str
    en: str


SENTENCES: Final[dict[str, Sentence]] = {
    # time
    "time.unreadable": Sentence(
        vi="Không đọc được ngày giờ “{text}”, chưa ghi gì. Ghi dạng 2026-11-24T08:30.",
        en="The date and time “{text}” could not be read; nothing was recorded. Write 2026-11-24T08:30.",
    ),
    # code
    "code.unreadable": Sentence(
        vi="“{text}” không phải mã hộ. Mã hộ có dạng K7-147-X, in trên phiếu.",
        en="“{text}” is no household code. A code looks like K7-147-X and is printed on the sheet.",
    ),
    "code.check": Sentence(
        vi="Mã “{text}” sai một chữ nào đó, chưa mở hộ nào. Anh chị xem lại mã trên giấy.",
        en="One character of the code “{text}” is wrong; no household was opened. Compare it with the paper.",
    ),
    # unit
    "unit.unknown": Sentence(
        vi="Danh mục không có đơn vị mang mã “{unit}”, chưa ghi gì. Mã tỉnh có 2 chữ số, huyện 3, xã 5, "
        "giữ cả số 0 ở đầu.",
        en="The catalogue has no unit with the code “{unit}”; nothing was recorded. A province has 2 digits, "
        "a district 3, a commune 5, with their leading zeros.",
    ),
    "unit.not_in_force": Sentence(
        vi="Ngày {on} không có đơn vị nào mang mã {unit}, chưa ghi gì. Chọn ngày hiệu lực khác, "
        "hoặc tìm đơn vị theo tên.",
        en="No unit bore the code {unit} on {on}; nothing was recorded. Give another day of validity, "
        "or look the unit up by name.",
    ),
    # catalogue
    "catalogue.too_large": Sentence(
        vi="Tệp danh mục lớn hơn {limit} MB nên chưa đọc. Danh mục đang dùng vẫn giữ nguyên.",
        en="The catalogue file is larger than {limit} MB and was not read. The present catalogue stays.",
    ),
    "catalogue.unreadable": Sentence(
        vi="Tệp này không phải danh mục đơn vị của Từng Nhà. Danh mục đang dùng vẫn giữ nguyên. "
        "Nhờ nơi gửi chép lại tệp.",
        en="This file is no unit catalogue of Từng Nhà. The present catalogue stays. Ask for the file again.",
    ),
    "catalogue.newer_format": Sentence(
        vi="Danh mục này viết theo mẫu {version}, mới hơn bản đang cài. Danh mục đang dùng vẫn giữ nguyên. "
        "Cài bản Từng Nhà mới rồi nhập lại.",
        en="This catalogue is written in form {version}, newer than this app. The present catalogue stays. "
        "Install the newer app, then import it again.",
    ),
    "catalogue.too_many": Sentence(
        vi="Danh mục có hơn {limit} dòng nên chưa đọc. Danh mục đang dùng vẫn giữ nguyên.",
        en="The catalogue has more than {limit} rows and was not read. The present catalogue stays.",
    ),
    "catalogue.row": Sentence(
        vi="Dòng {row} của danh mục không đủ cột hoặc sai kiểu. Danh mục đang dùng vẫn giữ nguyên.",
        en="Row {row} of the catalogue lacks columns or holds a wrong type. The present catalogue stays.",
    ),
    "catalogue.code": Sentence(
        vi="Mã ở dòng {row} của danh mục không phải 2, 3 hoặc 5 chữ số. "
        "Danh mục đang dùng vẫn giữ nguyên.",
        en="The code in row {row} of the catalogue is no text of 2, 3 or 5 digits. "
        "The present catalogue stays.",
    ),
    "catalogue.dates": Sentence(
        vi="Ngày hiệu lực của mã {unit} trong danh mục không đúng. Danh mục đang dùng vẫn giữ nguyên.",
        en="The days of validity of code {unit} in the catalogue are wrong. The present catalogue stays.",
    ),
    "catalogue.kind": Sentence(
        vi="Loại đơn vị của mã {unit} không hợp với số chữ số của mã. Danh mục đang dùng vẫn giữ nguyên.",
        en="The kind of unit {unit} does not go with the length of its code. The present catalogue stays.",
    ),
    "catalogue.name": Sentence(
        vi="Tên của mã {unit} trong danh mục trống, quá dài hoặc không bắt đầu bằng loại đơn vị. "
        "Danh mục đang dùng vẫn giữ nguyên.",
        en="The name of code {unit} in the catalogue is empty, too long, or does not begin with its kind. "
        "The present catalogue stays.",
    ),
    "catalogue.repeated": Sentence(
        vi="Mã {unit} từ ngày {valid_from} có hai dòng trong danh mục. Danh mục đang dùng vẫn giữ nguyên.",
        en="Code {unit} from {valid_from} stands twice in the catalogue. The present catalogue stays.",
    ),
    "catalogue.overlap": Sentence(
        vi="Mã {unit} được hai đơn vị dùng cùng một ngày. Danh mục đang dùng vẫn giữ nguyên.",
        en="Two units bear the code {unit} on one day. The present catalogue stays.",
    ),
    "catalogue.parent": Sentence(
        vi="Đơn vị {unit} không có cấp trên {parent} trong suốt thời gian hiệu lực. "
        "Danh mục đang dùng vẫn giữ nguyên.",
        en="Unit {unit} has no upper unit {parent} for all of its validity. The present catalogue stays.",
    ),
    "catalogue.link": Sentence(
        vi="Danh mục chuyển {old} sang {new}, nhưng hai đơn vị này không nối tiếp nhau. "
        "Danh mục đang dùng vẫn giữ nguyên.",
        en="The catalogue moves {old} to {new}, but the two do not follow each other. "
        "The present catalogue stays.",
    ),
    "catalogue.older": Sentence(
        vi="Danh mục này tính đến {data_date}, cũ hơn danh mục đang dùng ({current}), nên không nhập.",
        en="This catalogue is of {data_date}, older than the present one ({current}), and was not imported.",
    ),
}


def sentence(error: UserError, language: str = "vi") -> str:
    """The sentence of `error` in `vi` or `en`, its fields filled."""
    entry = SENTENCES[error.code]
    template = entry.en if language == "en" else entry.vi
    return template.format(**error.params)
