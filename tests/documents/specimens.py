"""Contents of the guides of the paper reference, and their variants, as data."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.content.models import (
    Group,
    GuideContent,
    GuideFormat,
    Help,
    Pictogram,
    Run,
    Step,
    StoreCode,
    bind,
)

ZALO: Final = "https://zalo.me/g/lyvanlam2026"

_BLUEZONE_STORES: Final = (
    StoreCode(
        platform="Android",
        store="CH Play",
        url="https://play.google.com/store/apps/details?id=com.mic.bluezone",
        address="com.mic.bluezone",
        developer="Nhà phát triển: Cục Tin học hóa",
    ),
    StoreCode(
        platform="iPhone",
        store="App Store",
        url="https://apps.apple.com/us/app/bluezone/id1508062685",
        address="id1508062685",
        developer="Nhà phát triển: Cục Tin học hóa",
    ),
)

BLUEZONE: Final = GuideContent(
    language="vi-VN",
    document_title="Cài đặt Bluezone – tờ hướng dẫn A5",
    author="UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm",
    issuer="UBND VÀ ỦY BAN MTTQ VIỆT NAM XÃ LÝ VĂN LÂM",
    kind="TỜ HƯỚNG DẪN",
    title="Cài đặt Bluezone",
    subtitle="Bảo vệ mình, bảo vệ cộng đồng. Cài một lần, chưa tới 5 phút.",
    stores=_BLUEZONE_STORES,
    steps=(
        Step(
            title="Quét mã, hoặc tìm tên “Bluezone”",
            detail="Đúng biểu tượng, đúng nhà phát triển ghi ở trên.",
            pictogram=Pictogram.SCAN,
        ),
        Step(
            title="Bấm Cài đặt, rồi bấm Mở",
            detail="Ứng dụng miễn phí. Nên dùng Wi-Fi.",
            pictogram=Pictogram.DOWNLOAD,
        ),
        Step(
            title="Nhập số điện thoại và mã OTP",
            detail="Mã gửi qua tin nhắn, chờ tối đa 3 phút.",
            pictogram=Pictogram.OTP,
        ),
        Step(
            title="Cho phép Bluetooth và thông báo",
            detail="Android: cho phép thêm vị trí và tệp.",
            pictogram=Pictogram.PERMISSIONS,
        ),
        Step(
            title="Luôn bật Bluetooth",
            detail="Android: tắt tối ưu pin cho Bluezone.",
            pictogram=Pictogram.BLUETOOTH,
        ),
    ),
    warning=(
        Run(text="Có ứng dụng "),
        Run(text="tên gần giống", strong=True),
        Run(text=f": Bluzone, {bind('Bluezone Ads')}, {bind('Bluezone Pool')}. Không cài các ứng dụng này."),
    ),
    help=Help(label="Cần giúp? Gọi", phone="0290 355 0117", hours="7 giờ – 20 giờ, cả thứ Bảy, Chủ nhật"),
    group=Group(label="Nhóm Zalo xã", hint="quét để hỏi, xem lịch", url=ZALO),
    version="Mã tờ: BZ-A5 · v3 · 09/2020",
)

VNEID: Final = replace(
    BLUEZONE,
    document_title="Cài và kích hoạt VNeID – tờ hướng dẫn A5",
    issuer="UBND VÀ ỦY BAN MTTQ VIỆT NAM PHƯỜNG LÝ VĂN LÂM",
    title="Cài và kích hoạt VNeID",
    subtitle="Định danh điện tử mức 2. Chuẩn bị: thẻ căn cước, điện thoại.",
    stores=(
        StoreCode(
            platform="Android",
            store="CH Play",
            url="https://play.google.com/store/apps/details?id=com.vnid",
            address="com.vnid",
            developer="Nhà phát triển: Bộ Công an",
        ),
        StoreCode(
            platform="iPhone",
            store="App Store",
            url="https://apps.apple.com/vn/app/vneid/id1582750372",
            address="id1582750372",
            developer="Nhà phát triển: Bộ Công an",
        ),
    ),
    steps=(
        Step(
            title="Quét mã, hoặc tìm tên “VNeID”",
            detail="Đúng biểu tượng, đúng nhà phát triển ghi ở trên.",
            pictogram=Pictogram.SCAN,
        ),
        Step(
            title="Bấm Cài đặt, rồi bấm Mở",
            detail="Ứng dụng miễn phí. Nên dùng Wi-Fi.",
            pictogram=Pictogram.DOWNLOAD,
        ),
        Step(
            title="Nhập số định danh và số điện thoại",
            detail="Tự tay nhập mã OTP gửi tới máy của mình.",
            pictogram=Pictogram.ID_CARD,
        ),
        Step(
            title="Kích hoạt: làm theo màn hình",
            detail="Mỗi tài khoản chỉ dùng trên một điện thoại.",
            pictogram=Pictogram.FACE,
        ),
        Step(
            title="Đặt mật khẩu và giữ kín",
            detail="Không đọc mật khẩu hoặc OTP cho bất kỳ ai.",
            pictogram=Pictogram.LOCK,
        ),
    ),
    warning=(
        Run(text="Chỉ cài từ "),
        Run(text="CH Play hoặc App Store", strong=True),
        Run(text=". Không mở đường dẫn lạ gửi qua tin nhắn, cuộc gọi."),
    ),
    group=Group(label="Nhóm Zalo phường", hint="quét để hỏi, xem lịch", url=ZALO),
    version="Mã tờ: VN-A5 · v1 · 11/2026",
)

_PORTAL: Final = StoreCode(
    platform="Máy nào cũng được",
    store="Trang web",
    url="https://dichvucong.gov.vn",
    address="dichvucong.gov.vn",
    developer="Cổng dịch vụ công quốc gia",
)

WEB_ONLY: Final = replace(
    VNEID,
    document_title="Mở tài khoản Dịch vụ công – tờ hướng dẫn A5",
    title="Mở tài khoản Dịch vụ công",
    subtitle="Nộp giấy tờ tại nhà, không phải chờ.",
    stores=(_PORTAL,),
    steps=VNEID.steps[:4],
)

THREE_STORES: Final = replace(
    VNEID,
    stores=(
        *VNEID.stores,
        replace(_PORTAL, platform="Web", store="Trang web", developer="", secondary=True),
    ),
)

ENGLISH: Final = replace(
    BLUEZONE,
    language="en",
    document_title="Install Bluezone – install guide A5",
    issuer="PEOPLE'S COMMITTEE AND FATHERLAND FRONT OF LY VAN LAM COMMUNE",
    kind="INSTALL GUIDE",
    title="Install Bluezone",
    subtitle="Protect yourself, protect others. Once, in less than 5 minutes.",
    stores=tuple(replace(store, developer="Developer: Cục Tin học hóa") for store in _BLUEZONE_STORES),
    steps=(
        replace(
            BLUEZONE.steps[0],
            title="Scan the code, or look for “Bluezone”",
            detail="Check the icon and the developer named above.",
        ),
        replace(
            BLUEZONE.steps[1], title="Tap Install, then Open", detail="The app is free. Use Wi-Fi if you can."
        ),
        replace(
            BLUEZONE.steps[2],
            title="Enter your phone number and the OTP",
            detail="The code comes by SMS within 3 minutes.",
        ),
        replace(
            BLUEZONE.steps[3],
            title="Allow Bluetooth and notices",
            detail="Android: allow location and files too.",
        ),
        replace(
            BLUEZONE.steps[4],
            title="Keep Bluetooth on",
            detail="Android: switch off battery saving for Bluezone.",
        ),
    ),
    warning=(
        Run(text="Some apps have "),
        Run(text="names that look alike", strong=True),
        Run(text=f": Bluzone, {bind('Bluezone Ads')}, {bind('Bluezone Pool')}. Do not install them."),
    ),
    help=Help(label="Need help? Call", phone="0290 355 0117", hours="7:00 – 20:00, Saturday and Sunday too"),
    group=Group(label="Zalo group", hint="scan to ask, see the plan", url=ZALO),
    version="Sheet: BZ-A5 · v3 · 09/2020",
)

NO_GROUP: Final = replace(BLUEZONE, group=None)
NO_HELP: Final = replace(BLUEZONE, help=None)
NO_FOOT: Final = replace(BLUEZONE, help=None, group=None)
EVERY_A5: Final[dict[str, GuideContent]] = {
    "bluezone": BLUEZONE,
    "vneid": VNEID,
    "english": ENGLISH,
    "web_only": WEB_ONLY,
    "three_stores": THREE_STORES,
    "no_group": NO_GROUP,
    "no_help": NO_HELP,
    "no_foot": NO_FOOT,
}


def small(content: GuideContent) -> GuideContent:
    """Return the same guide in the words of the 4-up A6: a hint for scanning, and the short warning."""
    bluezone = content.title.endswith("Bluezone")
    english = content.language == "en"
    names = f"Bluzone, {bind('Bluezone Ads')}, {bind('Bluezone Pool')}."
    helper = content.help and replace(content.help, label="Help:" if english else "Hỏi:")
    warning = (
        (Run(text="Do not install:" if english else "Không cài:", strong=True), Run(text=f" {names}"))
        if bluezone
        else (Run(text="Chỉ cài từ", strong=True), Run(text=" CH Play hoặc App Store."))
    )
    return replace(
        content,
        document_title=content.document_title.replace("A5", "A6"),
        subtitle="Scan with the camera or with Zalo" if english else "Quét mã bằng máy ảnh hoặc Zalo",
        warning=warning,
        help=helper,
        version=content.version.rpartition(": ")[2].replace("A5", "A6"),
    )


EVERY: Final[dict[tuple[GuideFormat, str], GuideContent]] = {
    **{(GuideFormat.A5, name): content for name, content in EVERY_A5.items()},
    **{(GuideFormat.A6X4, name): small(content) for name, content in EVERY_A5.items()},
}
