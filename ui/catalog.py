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
        vi="Mã ở dòng {row} của danh mục không phải 2, 3 hoặc 5 chữ số. Danh mục đang dùng vẫn giữ nguyên.",
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
    # document
    "document.text_too_long": Sentence(
        vi="“{text}” ({length} chữ) dài quá chỗ in nên chưa in gì. Rút ngắn lại rồi in.",
        en="“{text}” ({length} characters) does not fit its place; nothing was printed. Shorten it.",
    ),
    "document.missing_glyph": Sentence(
        vi="“{text}” có ký tự {character} mà phông chữ không in được, chưa in gì. Gõ lại ký tự đó rồi in.",
        en="“{text}” holds the character {character}, which no font here can print; nothing was printed. "
        "Type it another way.",
    ),
    "document.link_too_long": Sentence(
        vi="Liên kết “{text}” dài {length} ký tự, mã QR in ra sẽ quá nhỏ để quét. Chưa in gì. "
        "Dùng liên kết ngắn hơn.",
        en="The link “{text}” has {length} characters; its QR code would be too small to scan. "
        "Nothing was printed. Use a shorter link.",
    ),
    "document.stores": Sentence(
        vi="Tờ hướng dẫn có chỗ cho 1 đến {most} mã QR, đợt này có {count}. Chưa in gì. "
        "Sửa nơi tải trong tệp đợt vận động.",
        en="The guide has room for 1 to {most} QR codes, this campaign has {count}. Nothing was printed. "
        "Mend the stores in the campaign's file.",
    ),
    "document.steps": Sentence(
        vi="Tờ hướng dẫn có chỗ cho 1 đến {most} bước, đợt này có {count}. Chưa in gì. "
        "Sửa các bước trong tệp đợt vận động.",
        en="The guide has room for 1 to {most} steps, this campaign has {count}. Nothing was printed. "
        "Mend the steps in the campaign's file.",
    ),
    "document.not_written": Sentence(
        vi="Chưa lưu được {path}: {reason}. Tệp cũ, nếu có, vẫn nguyên. Chọn nơi khác hoặc dọn bớt đĩa.",
        en="{path} could not be saved: {reason}. A former file, if any, is untouched. "
        "Choose another place, or free some disk space.",
    ),
    # campaign
    "campaign.unknown": Sentence(
        vi="Không có chiến dịch nào tên “{campaign}”, chưa ghi gì. Đang có: {known}.",
        en="There is no campaign “{campaign}”; nothing was recorded. There are: {known}.",
    ),
    "campaign.too_large": Sentence(
        vi="Tệp chiến dịch lớn hơn {limit} KB nên chưa đọc. Chiến dịch đang dùng vẫn giữ nguyên.",
        en="The campaign file is larger than {limit} KB and was not read. The present campaign stays.",
    ),
    "campaign.unreadable": Sentence(
        vi="Tệp này không phải tệp chiến dịch của Từng Nhà. Chiến dịch đang dùng vẫn giữ nguyên. "
        "Nhờ nơi gửi chép lại tệp.",
        en="This file is no campaign file of Từng Nhà. The present campaign stays. Ask for the file again.",
    ),
    "campaign.newer_format": Sentence(
        vi="Tệp chiến dịch viết theo mẫu {version}, mới hơn bản đang cài. "
        "Chiến dịch đang dùng vẫn giữ nguyên. Cài bản Từng Nhà mới rồi nhập lại.",
        en="The campaign file is written in form {version}, newer than this app. The present campaign stays. "
        "Install the newer app, then import it again.",
    ),
    "campaign.unknown_key": Sentence(
        vi="Tệp chiến dịch có mục lạ “{key}”, chưa nhập gì. Sửa tên mục hoặc bỏ mục ấy.",
        en="The campaign file has an unknown entry “{key}”; nothing was imported. Correct or remove it.",
    ),
    "campaign.missing": Sentence(
        vi="Tệp chiến dịch thiếu mục “{key}”, chưa nhập gì. Thêm mục ấy rồi nhập lại.",
        en="The campaign file lacks the entry “{key}”; nothing was imported. Add it, then import again.",
    ),
    "campaign.type": Sentence(
        vi="Mục “{key}” của tệp chiến dịch sai kiểu, chưa nhập gì. Xem tệp mẫu đi kèm ứng dụng.",
        en="The entry “{key}” of the campaign file is of a wrong type; nothing was imported. "
        "See the files that come with the app.",
    ),
    "campaign.language": Sentence(
        vi="Mục “{key}” thiếu lời bằng “{language}”, chưa nhập gì. Mỗi lời cần đủ vi và en.",
        en="The entry “{key}” lacks its text in “{language}”; nothing was imported. "
        "Every text needs vi and en.",
    ),
    "campaign.too_long": Sentence(
        vi="Lời ở mục “{key}” dài quá {limit} chữ nên in không vừa, chưa nhập gì. Rút ngắn lại.",
        en="The text of “{key}” is longer than {limit} characters and would not fit in print; "
        "nothing was imported. Shorten it.",
    ),
    "campaign.too_many": Sentence(
        vi="Mục “{key}” có hơn {limit} dòng, chưa nhập gì. Bớt lại.",
        en="The entry “{key}” has more than {limit} rows; nothing was imported. Use fewer.",
    ),
    "campaign.choice": Sentence(
        vi="Mục “{key}” ghi “{value}”, không có trong các giá trị dùng được, chưa nhập gì. Dùng: {known}.",
        en="The entry “{key}” says “{value}”, which is none of the values known; nothing was imported. "
        "Use: {known}.",
    ),
    "campaign.number": Sentence(
        vi="Mục “{key}” phải là số nguyên từ {low} đến {high}, chưa nhập gì.",
        en="The entry “{key}” must be a whole number from {low} to {high}; nothing was imported.",
    ),
    "campaign.id": Sentence(
        vi="Mã “{value}” ở mục “{key}” chỉ được có chữ thường không dấu, số và gạch nối. Chưa nhập gì.",
        en="The id “{value}” of “{key}” may hold only small letters without marks, digits and hyphens. "
        "Nothing was imported.",
    ),
    "campaign.date": Sentence(
        vi="Ngày ở mục “{key}” không đúng, chưa nhập gì. Ghi dạng 2020-09-19, không có ngoặc kép.",
        en="The day of “{key}” is wrong; nothing was imported. Write 2020-09-19 without quotation marks.",
    ),
    "campaign.dates": Sentence(
        vi="Ngày ở mục “{key}” sớm hơn ngày bắt đầu chiến dịch, chưa nhập gì.",
        en="The day of “{key}” lies before the campaign's start; nothing was imported.",
    ),
    "campaign.link_https": Sentence(
        vi="Đường dẫn “{url}” không bắt đầu bằng https:// nên không in được, chưa nhập gì.",
        en="The address “{url}” does not begin with https:// and may not be printed; nothing was imported.",
    ),
    "campaign.link_shape": Sentence(
        vi="Đường dẫn “{url}” có ký tự lạ hoặc quá dài nên không in được, chưa nhập gì. "
        "Chép lại từ trang chính thức.",
        en="The address “{url}” holds unusual characters or is too long to be printed; nothing was imported. "
        "Copy it again from the official page.",
    ),
    "campaign.link_host": Sentence(
        vi="Trang “{host}” không có trong danh sách được in, chưa nhập gì. Được in: CH Play, App Store, "
        "trang .gov.vn, bluezone.ai, Zalo.",
        en="The site “{host}” is not on the list of what may be printed; nothing was imported. Listed are "
        "Google Play, the App Store, .gov.vn sites, bluezone.ai and Zalo.",
    ),
    "campaign.app_id": Sentence(
        vi="Mã ứng dụng không khớp với đường dẫn “{url}”, chưa nhập gì. So lại với trang trong kho ứng dụng.",
        en="The app's id does not agree with the address “{url}”; nothing was imported. "
        "Compare it with the page in the store.",
    ),
    "campaign.repeated": Sentence(
        vi="Mục “{key}” ghi “{value}” hai lần, chưa nhập gì. Bỏ bớt một dòng.",
        en="The entry “{key}” has “{value}” twice; nothing was imported. Remove one.",
    ),
    "campaign.reference": Sentence(
        vi="Văn bản “{document}” được dẫn nhưng không có trong danh mục văn bản, chưa nhập gì. "
        "Thêm văn bản ấy.",
        en="The document “{document}” is cited but not in the register; nothing was imported. Add it.",
    ),
    "campaign.deadline_words": Sentence(
        vi="Hạn “{words}” không nêu ngày {day} như ngày được tính, chưa nhập gì. Sửa lời hoặc ngày.",
        en="The deadline “{words}” does not name the day that is counted, {day}; nothing was imported. "
        "Correct the words or the day.",
    ),
    "campaign.track_off": Sentence(
        vi="Có chỉ tiêu hoặc hạn cho mảng “{track}” nhưng chiến dịch không bật mảng ấy, chưa nhập gì.",
        en="There is a target or deadline for the track “{track}”, which the campaign does not use; "
        "nothing was imported.",
    ),
    "campaign.ladder": Sentence(
        vi="Các bậc kết quả sai thứ tự hoặc thiếu bậc “installed”, chưa nhập gì.",
        en="The stages are out of order or lack “installed”; nothing was imported.",
    ),
    "campaign.placeholder": Sentence(
        vi="Lời đồng ý có chỗ điền “{found}” mà ứng dụng không biết, chưa nhập gì. "
        "Chỉ dùng {{issuer}}, {{phone}}, {{until}}.",
        en="The consent text has a blank “{found}” that the app does not know; nothing was imported. "
        "Use only {{issuer}}, {{phone}}, {{until}}.",
    ),
    "campaign.strong": Sentence(
        vi="Chữ in đậm “{strong}” không nằm trong lời cảnh báo, chưa nhập gì.",
        en="The bold words “{strong}” do not stand in the warning; nothing was imported.",
    ),
    "campaign.flyer": Sentence(
        vi="Mã tờ “{prefix}” hoặc tháng “{month}” không đúng, chưa nhập gì. Mã có 2 đến 4 chữ hoa, "
        "tháng dạng 2020-09.",
        en="The sheet code “{prefix}” or the month “{month}” is wrong; nothing was imported. "
        "A code has 2 to 4 capitals, a month looks like 2020-09.",
    ),
    # batch: a file that came
    "batch.not_batch": Sentence(
        vi="Đây không phải tệp của Từng Nhà, nên chưa nhập gì. Chọn tệp có đuôi .tnb mà người gửi đã xuất.",
        en="This is no file of Từng Nhà, so nothing was imported. "
        "Choose the .tnb file that the sender exported.",
    ),
    "batch.wrong_key": Sentence(
        vi="Tệp này gửi cho máy khác, máy này không mở được. Chưa nhập gì. "
        "Gửi tệp khóa công khai của máy này cho người gửi và nhờ xuất lại.",
        en="This file was made for another machine and cannot be opened here. Nothing was imported. "
        "Send this machine's public key file to the sender and ask for a new export.",
    ),
    "batch.truncated": Sentence(
        vi="Tệp bị đứt giữa chừng nên chưa nhập gì. Nhờ người gửi chép qua USB hoặc gửi lại qua thư điện tử.",
        en="The file was cut off on its way, so nothing was imported. "
        "Ask the sender to bring it on a stick or to mail it again.",
    ),
    "batch.corrupted": Sentence(
        vi="Tệp bị hỏng trên đường đi nên chưa nhập gì. "
        "Nhờ người gửi chép qua USB hoặc gửi lại qua thư điện tử.",
        en="The file was damaged on its way, so nothing was imported. "
        "Ask the sender to bring it on a stick or to mail it again.",
    ),
    "batch.too_large": Sentence(
        vi="Tệp lớn hơn mức cho phép nên không mở. Chưa nhập gì. Nhờ người gửi xuất lại từ ứng dụng.",
        en="The file is larger than is allowed and was not opened. Nothing was imported. "
        "Ask the sender to export it again from the app.",
    ),
    "batch.layout": Sentence(
        vi="Các phần bên trong tệp không đúng như ứng dụng đóng gói, nên chưa nhập gì. "
        "Nhờ người gửi xuất lại từ ứng dụng, không sửa tệp.",
        en="The parts inside the file are not as the app packs them, so nothing was imported. "
        "Ask the sender to export it again from the app and to leave it as it is.",
    ),
    "batch.manifest": Sentence(
        vi="Tờ kê của tệp sai ở mục “{field}”, nên chưa nhập gì. "
        "Nhờ người gửi cập nhật ứng dụng rồi xuất lại.",
        en="The file's manifest is wrong at “{field}”, so nothing was imported. "
        "Ask the sender to update the app and to export again.",
    ),
    "batch.newer": Sentence(
        vi="Tệp do bản ứng dụng mới hơn xuất ra. Đang giữ, không mất. "
        "Cập nhật ứng dụng ở máy này rồi nhập lại.",
        en="A newer version of the app wrote this file. It is kept, nothing is lost. "
        "Update the app on this machine and import it again.",
    ),
    "batch.signature": Sentence(
        vi="Chữ ký của tệp không đúng: tệp đã bị sửa sau khi ký, hoặc không phải do máy đó gửi. "
        "Chưa nhập gì. "
        ""
        "Gọi người gửi để hỏi, rồi nhờ xuất lại.",
        en="The file's signature is wrong: it was edited after signing, or another machine made it. "
        "Nothing was imported. Call the sender, then ask for a new export.",
    ),
    "batch.tampered": Sentence(
        vi="Nội dung tệp không khớp với chữ ký: tệp đã bị sửa, hoặc máy gửi bị lỗi. Chưa nhập gì. "
        "Gọi người gửi để hỏi, rồi nhờ xuất lại.",
        en="The file's content does not match its signature: it was edited, "
        "or the sending machine is faulty. "
        ""
        "Nothing was imported. Call the sender, then ask for a new export.",
    ),
    "batch.addressee": Sentence(
        vi="Tệp này ký để gửi cho nơi khác rồi mới chuyển sang đây, nên chưa nhập gì. "
        "Nhờ người gửi xuất thẳng cho máy này.",
        en="This file was signed for someone else and passed on to here, so nothing was imported. "
        "Ask the sender to export for this machine.",
    ),
    "batch.contents": Sentence(
        vi="Các lượt trong tệp không khớp với tờ kê của tệp, nên chưa nhập gì. "
        "Nhờ người gửi cập nhật ứng dụng rồi xuất lại.",
        en="The events in the file are not those that its manifest lists, so nothing was imported. "
        "Ask the sender to update the app and to export again.",
    ),
    "line.too_long": Sentence(
        vi="Trong tệp có một dòng dài quá mức cho phép, nên chưa nhập gì. "
        "Nhờ người gửi xuất lại từ ứng dụng.",
        en="A line of the file is longer than is allowed, so nothing was imported. "
        "Ask the sender to export it again from the app.",
    ),
    "line.json": Sentence(
        vi="Trong tệp có một dòng sai cách viết ({rule}), nên chưa nhập gì. "
        "Nhờ người gửi cập nhật ứng dụng rồi xuất lại.",
        en="A line of the file is not written as it must be ({rule}), so nothing was imported. "
        "Ask the sender to update the app and to export again.",
    ),
    "line.field": Sentence(
        vi="Trong tệp có một dòng sai ở mục “{field}”, nên chưa nhập gì. "
        "Nhờ người gửi cập nhật ứng dụng rồi xuất lại.",
        en="A line of the file is wrong at “{field}”, so nothing was imported. "
        "Ask the sender to update the app and to export again.",
    ),
    # keyfile: the public keys of another place
    "keyfile.unreadable": Sentence(
        vi="Đây không phải tệp khóa công khai, hoặc chữ trong tệp đã bị đổi. Chưa nhớ khóa nào. "
        "Xin lại tệp khóa và gửi nguyên tệp, đừng chép tay.",
        en="This is no public key file, or its text was changed. No key was remembered. "
        "Ask for it again, sent as a file and not typed.",
    ),
    "keyfile.newer": Sentence(
        vi="Tệp khóa công khai do bản ứng dụng mới hơn viết. Chưa nhớ khóa nào. "
        "Cập nhật ứng dụng rồi chọn lại tệp.",
        en="A newer version of the app wrote this public key file. No key was remembered. "
        "Update the app and choose the file again.",
    ),
    "keyfile.number": Sentence(
        vi="Mã số trong tệp không thuộc về khóa trong tệp. Chưa nhớ khóa nào. "
        "Gọi nơi nhận, xin lại tệp khóa và đọc mã số để so.",
        en="The number code in the file does not belong to its keys. No key was remembered. "
        "Call the receiver, ask for the file again and compare the number.",
    ),
    # key: the lock of this workspace
    "key.missing": Sentence(
        vi="Thư mục này không có tệp khóa {name}, nên chưa mở được dữ liệu. Dữ liệu vẫn còn nguyên. "
        "Chép lại tệp đó vào thư mục, hoặc mở bằng tệp khôi phục.",
        en="The key file {name} is not in this folder, so the data could not be opened. "
        "The data is untouched. "
        ""
        "Put the file back, or open with the recovery file.",
    ),
    "key.damaged": Sentence(
        vi="Tệp khóa {name} bị hỏng, nên chưa mở được dữ liệu. Dữ liệu vẫn còn nguyên. "
        "Mở bằng tệp khôi phục.",
        en="The key file {name} is damaged, so the data could not be opened. The data is untouched. "
        "Open with the recovery file.",
    ),
    "key.newer": Sentence(
        vi="Khóa của thư mục này do bản ứng dụng mới hơn đặt. Dữ liệu vẫn còn nguyên. "
        "Cập nhật ứng dụng rồi mở lại.",
        en="A newer version of the app set the lock of this folder. The data is untouched. "
        "Update the app and open it again.",
    ),
    "key.exists": Sentence(
        vi="Thư mục này đã có khóa, nên không đặt khóa mới. Dữ liệu vẫn còn nguyên. Chọn thư mục khác, "
        "hoặc mở nó.",
        en="This folder already has a lock, so no new one was made. The data is untouched. "
        "Choose another folder, or open this one.",
    ),
    "key.passphrase_needed": Sentence(
        vi="Dữ liệu này mở bằng mật khẩu. Nhập mật khẩu của anh chị.",
        en="This data opens with a passphrase. Type your passphrase.",
    ),
    "key.passphrase_empty": Sentence(
        vi="Mật khẩu đang để trống, chưa đổi gì. Nhập mật khẩu, hoặc chọn không dùng mật khẩu.",
        en="The passphrase is empty; nothing was changed. Type one, or choose to go without.",
    ),
    "key.wrong_passphrase": Sentence(
        vi="Mật khẩu chưa đúng. Dữ liệu vẫn còn nguyên. Xem lại Caps Lock và bộ gõ rồi nhập lại; "
        "nếu quên, mở bằng tệp khôi phục.",
        en="That is not the passphrase. The data is untouched. "
        "Check Caps Lock and the input method and type it again; "
        "if it is forgotten, open with the recovery file.",
    ),
    "key.no_memory": Sentence(
        vi="Máy không còn đủ bộ nhớ để mở khóa. Dữ liệu vẫn còn nguyên. "
        "Đóng bớt chương trình khác rồi thử lại.",
        en="There is not enough free memory to open the lock. The data is untouched. "
        "Close other programs and try again.",
    ),
    "key.recovery_unreadable": Sentence(
        vi="Không thấy mã khôi phục trong tệp này, hoặc có chữ bị sai. Dữ liệu vẫn còn nguyên. "
        "Chọn đúng tệp khôi phục, hoặc xem lại từng nhóm bốn chữ.",
        en="There is no recovery code in this file, or a character is wrong. The data is untouched. "
        "Choose the recovery file, or compare the groups of four one by one.",
    ),
    "key.other_workspace": Sentence(
        vi="Khóa này là của một thư mục dữ liệu khác. Dữ liệu vẫn còn nguyên. Chọn khóa của thư mục này.",
        en="This key belongs to another data folder. The data is untouched. Choose the key of this one.",
    ),
    # file: writing to the disk
    "file.full": Sentence(
        vi="Hết chỗ trên đĩa nên chưa ghi được {path}. Tệp cũ, nếu có, vẫn nguyên. Dọn bớt đĩa rồi làm lại.",
        en="The disk is full, so {path} was not written. A former file, if any, is untouched. "
        "Free some space and try again.",
    ),
    "file.unwritable": Sentence(
        vi="Chưa ghi được {path}: {reason}. Tệp cũ, nếu có, vẫn nguyên. Chọn nơi khác rồi làm lại.",
        en="{path} could not be written: {reason}. A former file, if any, is untouched. "
        "Choose another place.",
    ),
    "file.unreadable": Sentence(
        vi="Không đọc được {path}: {reason}. Không có gì bị đổi. Kiểm tra đĩa hoặc USB rồi thử lại.",
        en="{path} could not be read: {reason}. Nothing was changed. "
        "Check the disk or the stick and try again.",
    ),
    "file.not_verified": Sentence(
        vi="Đọc lại {path} thấy khác với khi ghi, tệp này không dùng được. Dữ liệu ở máy vẫn còn nguyên. "
        "Thay USB hoặc chọn nơi khác rồi ghi lại.",
        en="Read back, {path} is not what was written; do not use it. The data on this machine is untouched. "
        "Take another stick or another place and write it again.",
    ),
    # roster: reading lists
    "roster.missing": Sentence(
        vi="Không mở được tệp {file}, chưa nhập gì. Xem lại tên và nơi để tệp; nếu Excel đang mở "
        "thì đóng lại.",
        en="The file {file} could not be opened; nothing was imported. Check its name and place; "
        "close it in Excel if it is open there.",
    ),
    "roster.not_workbook": Sentence(
        vi="{file} không phải bảng tính Excel hay tệp CSV đọc được, chưa nhập gì. Mở bằng Excel rồi "
        "lưu lại thành .xlsx.",
        en="{file} is no Excel workbook or CSV file that can be read; nothing was imported. Open it "
        "in Excel and save it as .xlsx.",
    ),
    "roster.password": Sentence(
        vi="{file} có mật khẩu nên chưa nhập gì. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.",
        en="{file} is protected by a password; nothing was imported. Open it in Excel, take the "
        "password off, save and import again.",
    ),
    "roster.too_large": Sentence(
        vi="{file} lớn hơn một danh sách hộ có thể có (65.536 dòng mỗi trang), chưa nhập gì. Chia "
        "theo ấp, khóm, hoặc xóa dòng trống ở cuối rồi lưu lại.",
        en="{file} is larger than a household list can be (65,536 rows a sheet); nothing was "
        "imported. Part it by hamlet, or delete the empty rows at its end and save it again.",
    ),
    "roster.no_header": Sentence(
        vi="Không thấy dòng tiêu đề có cột họ tên trong {file}, chưa nhập gì. Ghi tiêu đề cột, ví "
        "dụ “STT”, “Họ và tên chủ hộ”, “Số nhân khẩu”, rồi nhập lại.",
        en="No header row with a column of names was found in {file}; nothing was imported. Write "
        "column headers such as “STT”, “Họ và tên chủ hộ”, “Số nhân khẩu” and import again.",
    ),
    # what a roster plan wants known before it is applied
    "concern.hidden_rows": Sentence(
        vi="Trang {sheet}: có {count} dòng đang ẩn, vẫn đọc cả.",
        en="Sheet {sheet}: {count} hidden rows were read too.",
    ),
    "concern.hidden_columns": Sentence(
        vi="Trang {sheet}: có {count} cột đang ẩn, vẫn đọc cả.",
        en="Sheet {sheet}: {count} hidden columns were read too.",
    ),
    "concern.hidden_sheet": Sentence(
        vi="Trang {sheet} đang ẩn, vẫn đọc cả {count} dòng.",
        en="Sheet {sheet} is hidden; its {count} rows were read too.",
    ),
    "concern.sheet_skipped": Sentence(
        vi="Trang {sheet} không có cột họ tên nên bỏ qua.",
        en="Sheet {sheet} has no column of names and was left out.",
    ),
    "concern.same_file": Sentence(
        vi="{file} giống hệt một tệp chọn cùng lúc, chỉ đọc một lần.",
        en="{file} is the same as another file chosen; it was read once.",
    ),
    "concern.columns_dropped": Sentence(
        vi="Trang {sheet}: không đọc {count} cột ({columns}), vì phần mềm không giữ số giấy tờ, dân "
        "tộc, tôn giáo.",
        en="Sheet {sheet}: {count} columns were dropped unread ({columns}); ID numbers, ethnicity "
        "and religion are not kept.",
    ),
    "concern.columns_ignored": Sentence(
        vi="Trang {sheet}: không dùng {count} cột ({columns}).",
        en="Sheet {sheet}: {count} columns are not used ({columns}).",
    ),
    "concern.encoding_converted": Sentence(
        vi="Trang {sheet}: đã đổi {count} ô từ phông {encoding} sang Unicode, ví dụ “{before}” "
        "thành “{after}”.",
        en="Sheet {sheet}: {count} cells were converted from {encoding} to Unicode, such as "
        "“{before}” to “{after}”.",
    ),
    "concern.text_encoding": Sentence(
        vi="Tệp chữ {sheet} đọc theo bảng mã {encoding}. Xem lại vài tên có dấu.",
        en="The text file {sheet} was read as {encoding}. Look at some names with accents.",
    ),
    "concern.other_unit": Sentence(
        vi="Trang {sheet} nói tới {found}, không phải đơn vị của dữ liệu này. Xem có đúng tệp không.",
        en="Sheet {sheet} speaks of {found}, which is not the unit of this workspace. See whether "
        "it is the right file.",
    ),
    "concern.other_hamlet": Sentence(
        vi="Trang {sheet}: có chỗ ghi {found}, chỗ khác ghi {hamlet} ({count} lần).",
        en="Sheet {sheet}: one place says {found}, another says {hamlet} ({count} times).",
    ),
    "concern.hamlet_from_sheet": Sentence(
        vi="Trang {sheet}: {count} hộ được xếp vào {hamlet} theo tên trang.",
        en="Sheet {sheet}: {count} households were put in {hamlet} by the sheet's name.",
    ),
    "concern.hamlet_from_title": Sentence(
        vi="Trang {sheet}: {count} hộ được xếp vào {hamlet} theo tiêu đề.",
        en="Sheet {sheet}: {count} households were put in {hamlet} by the title.",
    ),
    "concern.hamlet_from_file": Sentence(
        vi="Trang {sheet}: {count} hộ được xếp vào {hamlet} theo tên tệp.",
        en="Sheet {sheet}: {count} households were put in {hamlet} by the file's name.",
    ),
    "concern.hamlet_from_workspace": Sentence(
        vi="Trang {sheet}: {count} hộ không ghi ấp, khóm nên xếp vào {hamlet} của anh chị.",
        en="Sheet {sheet}: {count} households name no hamlet and were put in your own, {hamlet}.",
    ),
    "concern.hamlet_unknown": Sentence(
        vi="Trang {sheet}: {count} hộ chưa rõ ấp, khóm nào. Chọn ấp, khóm khi nhập thì tìm hộ dễ hơn.",
        en="Sheet {sheet}: the hamlet of {count} households is not known. Name it when importing.",
    ),
    "concern.totals_left_out": Sentence(
        vi="Trang {sheet}: bỏ qua {count} dòng cộng.",
        en="Sheet {sheet}: {count} rows of totals were left out.",
    ),
    "concern.lines_left_out": Sentence(
        vi="Trang {sheet}: bỏ qua {count} dòng chữ không phải hộ (ký tên, ghi chú cuối trang).",
        en="Sheet {sheet}: {count} lines that are no household were left out (signatures, remarks).",
    ),
    "concern.names_capitalised": Sentence(
        vi="Trang {sheet}: đã viết lại chữ hoa, chữ thường cho {count} tên.",
        en="Sheet {sheet}: the capitals of {count} names were put right.",
    ),
    "concern.phones_repaired": Sentence(
        vi="Trang {sheet}: đã sửa {count} số điện thoại (thêm số 0, đổi đầu số cũ).",
        en="Sheet {sheet}: {count} phone numbers were repaired (lost zero, old prefixes).",
    ),
    "concern.phones_unreadable": Sentence(
        vi="Trang {sheet}: {count} số điện thoại thiếu hoặc thừa chữ số nên để trống.",
        en="Sheet {sheet}: {count} phone numbers have too few or too many digits and were left empty.",
    ),
    "concern.people_unreadable": Sentence(
        vi="Trang {sheet}: {count} hộ không đọc được số nhân khẩu nên để trống.",
        en="Sheet {sheet}: the number of people of {count} households could not be read and was left empty.",
    ),
    "concern.births_unknown": Sentence(
        vi="Trang {sheet}: {count} người không rõ ngày sinh, tính là người lớn.",
        en="Sheet {sheet}: {count} people have no birth date that can be read; they count as adults.",
    ),
    "concern.children_counted": Sentence(
        vi="Trang {sheet}: {count} người dưới 16 tuổi chỉ được đếm, không giữ tên.",
        en="Sheet {sheet}: {count} people under 16 were counted; their names are not kept.",
    ),
    "concern.smartphones_unclear": Sentence(
        vi="Trang {sheet}: {count} ô điện thoại thông minh không rõ có hay không.",
        en="Sheet {sheet}: {count} smartphone marks are not clear.",
    ),
    "concern.notes_left_out": Sentence(
        vi="Trang {sheet}: bỏ {count} ghi chú vì có số giấy tờ hoặc mã xác thực.",
        en="Sheet {sheet}: {count} notes were left out because they hold an ID number or a one-time code.",
    ),
    "concern.texts_cut": Sentence(
        vi="Trang {sheet}: {count} ô dài quá, chỉ giữ phần đầu.",
        en="Sheet {sheet}: {count} cells are too long; only their beginning was kept.",
    ),
    "concern.rows_doubtful": Sentence(
        vi="{count} hộ chưa chắc nên để riêng trong tệp cần xem lại.",
        en="{count} doubtful households were parked in the error sheet.",
    ),
    "concern.rows_refused": Sentence(
        vi="{count} hộ không nhập được, lý do ghi trong tệp cần xem lại.",
        en="{count} households were refused; the error sheet says why.",
    ),
    "concern.layout_persons": Sentence(
        vi="Trang {sheet} ghi mỗi dòng một người: {count} người trong {households} hộ.",
        en="Sheet {sheet} has one row a person: {count} people in {households} households.",
    ),
}


def sentence(error: UserError, language: str = "vi") -> str:
    """The sentence of `error` in `vi` or `en`, its fields filled."""
    entry = SENTENCES[error.code]
    template = entry.en if language == "en" else entry.vi
    return template.format(**error.params)
