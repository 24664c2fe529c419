"""One word for one thing wherever people read: no word that was replaced (docs/glossary.md)."""

from __future__ import annotations

import re

import pytest

from tests.guards.shipped_texts import Text, shipped_texts

RULES: dict[str, str] = {
    "dữ liệu trên máy": r"nơi làm việc",
    "bản sao lưu": r"bản sao an toàn",
    "khôi phục": r"quay về|lấy lại",
    "nhóm đối tượng": r"\bmảng\b",
    "cần đối chiếu": r"(chỗ|ghi|giá trị|đang|gì) khác nhau",
    "gửi, nhận tệp": r"đồng bộ",
    "tính trên số …": r"(?<!tính )\btrên (số |tổng số )?(người|cán bộ|đoàn viên|hội viên) (có|được|từ|công)"
    r"|^trên \{\} \(%\)|^trên (dân số|tổng số|số \w+ công bố|hộ)",
    "tệp số": r"\blô\b",
    "biên nhận": r"báo nhận",
    "mã nhận diện máy": r"(?<!đổi )khóa của (máy này|chính máy)",
    "tệp nhận diện": r"tệp khóa",
    "nhận đi": r"cầm (đi|hộ|danh sách)|đang cầm",
    "chuyển cho": r"chuyển sang:? \{name",
    "thôi giao": r"rút về",
    "đưa khỏi danh sách": r"đóng (các |\{[\w.]*\} |\d+ )?hộ|hộ đã đóng"
    r"|đã đóng( lúc|,|:|$)|đóng nhầm|lý do đóng",
    "dùng được": r"thấy chạy",
    "không có điện thoại thông minh": r"không máy",
    "chưa xong hết": r"xong một phần",
    "không tiếp được": r"không thể tiếp",
    "đi từng hộ": r"\bđi hộ\b",
    "hộ nghi trùng": r"hộ có thể là một",
    "vừa chiều ngang": r"rộng hết khung",
    "mẫu": r"bản lời",
    "hoàn tác": r"^(?!.*đồng ý).*rút lại|\bgỡ\b(?! (chương trình|cài đặt))|^bỏ (xác nhận|quyết định|lượt)",
    "ai đến nhà bà con?": r"ai đi từng nhà",
    "check out": r"\btak(es|en) along\b",
    "rank 1": r"\bplaces? \d|\bplace \{place\}|\bshare a place\b|units? (has|have) no place",
    "send to province": r"\bupwards\b",
}
LABELS: dict[str, str] = {
    "Cần đối chiếu": "khác nhau",
    "Báo cáo, công văn": "công văn|văn bản",
    "Chuyển cho": "chuyển sang",
    "Không có điện thoại thông minh": "không có máy",
    "Hủy": "thôi|để sau|giữ nguyên|để nguyên|bỏ",
    "Cancel": "leave it( as it is)?",
    "Couldn't take part": "unable( to receive us)?",
    "rank": r"by place|no place: \{count\}",
}
"""Words that are replaced where they are all that a button, a column or a page is called."""


@pytest.fixture(scope="module")
def texts() -> set[Text]:
    return {text._replace(text=text.text.lower()) for text in shipped_texts() if len(text.text) > 1}


@pytest.mark.parametrize("instead", RULES)
def test_no_text_has_a_word_that_was_replaced(texts: set[Text], instead: str) -> None:
    rule = re.compile(RULES[instead])
    assert [f"{text.place}: {text.text}" for text in texts if rule.search(text.text)] == []


@pytest.mark.parametrize("instead", LABELS)
def test_no_label_is_a_word_that_was_replaced(texts: set[Text], instead: str) -> None:
    rule = re.compile(rf"[\W\d]*({LABELS[instead]})[\W]*")
    assert [f"{text.place}: {text.text}" for text in texts if text.label and rule.fullmatch(text.text)] == []


def test_every_kind_of_text_is_read(texts: set[Text]) -> None:
    places = {text.place.split(":")[0] for text in texts}
    assert {"pagenames", "sentences.toml", "walk_list.vi.toml", "vi/sync.md", "en/keys.md"} <= {
        p.lower() for p in places
    }
    assert {"urge.toml", "vneid-2026.toml", "installer.nsi", "ui/cli/batch_commands.py"} <= places
