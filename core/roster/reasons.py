"""The sentences of an error sheet, in Vietnamese: what is the matter with a row and how to mend it."""

from __future__ import annotations

from typing import Final

from core.roster.codes import Reason, Remark

REASONS: Final[dict[Reason, str]] = {
    Reason.NO_NAME: "Chưa nhập: dòng này không có tên chủ hộ. Ghi tên rồi nhập lại tệp này.",
    Reason.NOT_A_NAME: "Chưa nhập: ô tên không phải tên người. Sửa tên rồi nhập lại tệp này.",
    Reason.DUPLICATE_ROW: "Chưa nhập: trùng tên, nơi ở và điện thoại với một dòng khác. "
    "Nếu là hộ khác thì ghi rõ địa chỉ hoặc tổ.",
    Reason.NO_HEAD: "Chưa nhập: không thấy ai là chủ hộ. Ghi “Chủ hộ” ở cột quan hệ rồi nhập lại tệp này.",
    Reason.HEAD_UNDER_16: "Chưa nhập: chủ hộ dưới 16 tuổi theo ngày sinh. Xem lại ngày sinh hoặc chủ hộ.",
    Reason.NAME_TOO_LONG: "Không nhập: tên dài quá 200 chữ. Sửa tên rồi nhập lại tệp này.",
    Reason.PEOPLE_ABSURD: "Không nhập: số nhân khẩu không thể đúng. Sửa số rồi nhập lại tệp này.",
}

REMARKS: Final[dict[Remark, str]] = {
    Remark.PHONE_UNREADABLE: "Đã nhập hộ, chưa có điện thoại: số điện thoại thiếu hoặc thừa chữ số.",
    Remark.PEOPLE_UNREADABLE: "Đã nhập hộ, chưa có số nhân khẩu: không đọc được số.",
    Remark.NOTE_LEFT_OUT: "Đã nhập hộ, bỏ ghi chú: trong đó có số giấy tờ hoặc mã xác thực.",
    Remark.PLACE_LEFT_OUT: "Đã nhập hộ, bỏ ấp hoặc tổ: trong ô có số điện thoại hoặc tên chủ hộ.",
    Remark.TEXT_CUT: "Đã nhập hộ, có ô dài quá nên chỉ giữ phần đầu.",
    Remark.SMARTPHONE_UNREADABLE: "Đã nhập hộ, không rõ có điện thoại thông minh hay không.",
}
