<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. The window uses Qt {qt} and PySide6 {pyside} under the GNU LGPL 3: they lie beside the program as separate files and may be replaced by versions of your own. Their source is at qt.io, or comes with this program on request.</source>
        <translation>Phần mềm tự do theo giấy phép Apache 2.0. Cửa sổ dùng Qt {qt} và PySide6 {pyside} theo giấy phép GNU LGPL 3: hai thư viện này nằm riêng bên cạnh chương trình và có thể thay bằng bản khác của anh chị. Mã nguồn có ở qt.io, hoặc gửi kèm khi được yêu cầu.</translation>
    </message>
    <message>
        <source>Texts of all licences: {path}</source>
        <translation>Nội dung các giấy phép: {path}</translation>
    </message>
    <message>
        <source>Open the licences</source>
        <translation>Mở tệp giấy phép</translation>
    </message>
    <message>
        <source>Folder of crash files</source>
        <translation>Thư mục tệp sự cố</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Add a household</source>
        <translation>Thêm một hộ</translation>
    </message>
    <message>
        <source>new house, door, family</source>
        <translation>thêm nhà, hộ mới, gia đình</translation>
    </message>
    <message>
        <source>Find a household by name, address or phone</source>
        <translation>Tìm hộ theo tên, địa chỉ, số điện thoại</translation>
    </message>
    <message>
        <source>search telephone number, code</source>
        <translation>tra cứu, mã hộ, số máy</translation>
    </message>
    <message>
        <source>Give households to an officer</source>
        <translation>Giao hộ cho cán bộ</translation>
    </message>
    <message>
        <source>assign, hand doors over, check out, who goes where</source>
        <translation>phân công, chia hộ, nhận đi, chuyển cho người khác, thôi giao</translation>
    </message>
    <message>
        <source>Load the household list from Excel</source>
        <translation>Nhập danh sách hộ từ Excel</translation>
    </message>
    <message>
        <source>import, roster</source>
        <translation>nạp danh sách, bảng tính</translation>
    </message>
    <message>
        <source>Undo what was recorded last</source>
        <translation>Hoàn tác việc vừa ghi</translation>
    </message>
    <message>
        <source>take back, mistake, wrong visit</source>
        <translation>ghi nhầm, sửa sai, làm lại, bỏ lượt vừa ghi</translation>
    </message>
    <message>
        <source>Print the walk list</source>
        <translation>In danh sách đi từng hộ</translation>
    </message>
    <message>
        <source>sheet, my group, route</source>
        <translation>in phiếu, in tổ của tôi, lộ trình, giấy mang theo</translation>
    </message>
    <message>
        <source>Print visit slips</source>
        <translation>In phiếu báo đã ghé</translation>
    </message>
    <message>
        <source>nobody at home</source>
        <translation>vắng nhà, để lại</translation>
    </message>
    <message>
        <source>Print staff cards</source>
        <translation>In thẻ đi từng hộ</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>thẻ cán bộ</translation>
    </message>
    <message>
        <source>See what is not sent, and export the file</source>
        <translation>Xem lượt chưa gửi, xuất tệp</translation>
    </message>
    <message>
        <source>send to province, unsent visits, receipt, Zalo</source>
        <translation>gửi lên tỉnh, gửi tệp, biên nhận, Zalo</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>import, open tnb, from a stick</source>
        <translation>nhập tệp, mở tệp tnb, từ USB</translation>
    </message>
    <message>
        <source>Copy to a stick</source>
        <translation>Chép ra USB</translation>
    </message>
    <message>
        <source>backup, safe copy, USB</source>
        <translation>sao lưu, bản sao lưu, cất giữ</translation>
    </message>
    <message>
        <source>Restore a copy</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>backup, safe copy, go back, lost data</source>
        <translation>lấy dữ liệu cũ, mất dữ liệu</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>Đổi chiến dịch</translation>
    </message>
    <message>
        <source>drive, another app</source>
        <translation>đợt mới, ứng dụng khác</translation>
    </message>
    <message>
        <source>Change my name</source>
        <translation>Đổi tên cán bộ</translation>
    </message>
    <message>
        <source>officer, user of this laptop</source>
        <translation>tên tôi, người dùng máy</translation>
    </message>
    <message>
        <source>Set or change the passphrase</source>
        <translation>Đặt, đổi mật khẩu</translation>
    </message>
    <message>
        <source>password, recovery file</source>
        <translation>tệp khôi phục, quên mật khẩu</translation>
    </message>
    <message>
        <source>Merge households that are one</source>
        <translation>Gộp hộ trùng</translation>
    </message>
    <message>
        <source>duplicate, twice in the list</source>
        <translation>hộ nghi trùng, ghi hai lần</translation>
    </message>
    <message>
        <source>Make a report or a letter</source>
        <translation>Lập báo cáo, công văn</translation>
    </message>
    <message>
        <source>urge, notice, minutes, Word, PDF</source>
        <translation>đôn đốc, thông báo, biên bản, Word, PDF</translation>
    </message>
    <message>
        <source>Export lists to Excel</source>
        <translation>Xuất danh sách ra Excel</translation>
    </message>
    <message>
        <source>today&apos;s visits, my visits of a period, callbacks, households shown</source>
        <translation>lượt thăm hôm nay, lượt thăm của tôi trong kỳ, hẹn lại, các hộ đang xem</translation>
    </message>
    <message>
        <source>large letters, font size, zoom</source>
        <translation>cỡ chữ, phóng to, mắt kém</translation>
    </message>
    <message>
        <source>small letters, font size, zoom</source>
        <translation>cỡ chữ, chữ nhỏ, thu nhỏ</translation>
    </message>
    <message>
        <source>lock the screen</source>
        <translation>khóa màn hình</translation>
    </message>
    <message>
        <source>palette, bright</source>
        <translation>bảng màu sáng</translation>
    </message>
    <message>
        <source>palette, night</source>
        <translation>bảng màu tối, ban đêm</translation>
    </message>
    <message>
        <source>palette, contrast, outdoors</source>
        <translation>bảng màu tương phản, ngoài nắng</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>Head of the household</source>
        <translation>Chủ hộ</translation>
    </message>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>House number, street</source>
        <translation>Số nhà, đường</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>Assist</name>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>In trang đang xem</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Add one by hand</source>
        <translation>Thêm bằng tay</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Trên trang này</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Màu sáng</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Màu tối</translation>
    </message>
    <message>
        <source>Colours for sunlight</source>
        <translation>Màu ngoài nắng</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Về trang trước</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Sang trang sau</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Meeting room: the units over the whole screen</source>
        <translation>Phòng họp: các đơn vị kín màn hình</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Tour of the sample data</source>
        <translation>Đi một vòng dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Leave the sample data</source>
        <translation>Rời dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
</context>
<context>
    <name>BeforeCard</name>
    <message>
        <source>Received by an earlier version</source>
        <translation>Nhận từ phiên bản trước</translation>
    </message>
    <message>
        <source>{events} lines count though their senders may not say them. Closed periods stay as they are.</source>
        <translation>{events} mục vẫn đang tính dù nơi gửi không được ghi. Kỳ đã khóa giữ nguyên.</translation>
    </message>
    <message>
        <source>{count} more rows are not shown: the command authority check lists them.</source>
        <translation>Còn {count} dòng chưa hiện: xem bằng lệnh authority check.</translation>
    </message>
    <message>
        <source>Stop counting them</source>
        <translation>Không tính nữa</translation>
    </message>
    <message>
        <source>Keep counting them</source>
        <translation>Vẫn tính</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>How does this laptop begin?</source>
        <translation>Máy này bắt đầu thế nào?</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Bắt đầu mới</translation>
    </message>
    <message>
        <source>I have old data (stick, folder, broken laptop)</source>
        <translation>Tôi có dữ liệu cũ (USB, thư mục, máy hỏng)</translation>
    </message>
    <message>
        <source>Second laptop of the ward</source>
        <translation>Máy thứ hai của phường, xã</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>The first laptop of a ward or province, or a new one where no copy is left.</source>
        <translation>Máy đầu tiên của đơn vị, hoặc máy mới khi không còn bản sao lưu nào.</translation>
    </message>
    <message>
        <source>A copy on a stick, a data folder that was copied, or the disk of a broken laptop.</source>
        <translation>Bản sao lưu trên USB, thư mục dữ liệu đã chép, hoặc ổ đĩa của máy hỏng.</translation>
    </message>
    <message>
        <source>The first laptop works: it gives list, names and visits to this one on a stick.</source>
        <translation>Máy thứ nhất còn dùng được: máy đó chép danh sách, họ tên và lượt thăm sang máy này bằng USB.</translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>This step is not stopped halfway</source>
        <translation>Bước này làm trọn một lượt, không dừng giữa chừng</translation>
    </message>
    <message numerus="yes">
        <source>About %n second(s) left</source>
        <translation>
            <numerusform>Còn khoảng %n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>Còn khoảng %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>CallbackCard</name>
    <message>
        <source>Come back</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>{households}, {overdue} overdue</source>
        <translation>{households}, {overdue} đã quá hạn</translation>
    </message>
    <message>
        <source>See all {households}</source>
        <translation>Xem cả {households}</translation>
    </message>
    <message>
        <source>Households to come back to</source>
        <translation>Các hộ hẹn lại</translation>
    </message>
    <message>
        <source>Nothing agreed. In quick entry, H3 means: come back in three days.</source>
        <translation>Chưa hẹn hộ nào. Trong Ghi nhanh, H3 là hẹn lại sau ba ngày.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
</context>
<context>
    <name>CampaignCard</name>
    <message>
        <source>I have compared these ids with the app store</source>
        <translation>Tôi đã so các mã này với cửa hàng ứng dụng</translation>
    </message>
</context>
<context>
    <name>CampaignFacts</name>
    <message>
        <source>from {start}</source>
        <translation>từ {start}</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>từ {start} đến {end}</translation>
    </message>
    <message>
        <source>App {app}, {dates}</source>
        <translation>Ứng dụng {app}, {dates}</translation>
    </message>
    <message>
        <source>Publisher, to be compared in the store: {name}</source>
        <translation>Nhà phát hành, cần so lại ở cửa hàng: {name}</translation>
    </message>
</context>
<context>
    <name>CampaignStep</name>
    <message>
        <source>Campaign</source>
        <translation>Chiến dịch</translation>
    </message>
    <message>
        <source>Which campaign?</source>
        <translation>Chiến dịch nào?</translation>
    </message>
    <message>
        <source>It says which app is installed, how the guide reads, and what is counted.</source>
        <translation>Chiến dịch cho biết cài ứng dụng gì, tờ hướng dẫn viết thế nào và đếm những gì.</translation>
    </message>
    <message>
        <source>Open the store, compare the ids and the publisher, then tick the box.</source>
        <translation>Mở cửa hàng ứng dụng, so mã và nhà phát hành, rồi đánh dấu vào ô.</translation>
    </message>
    <message>
        <source>Take a campaign from a file</source>
        <translation>Lấy chiến dịch từ tệp</translation>
    </message>
    <message>
        <source>{unit} is not in the structure of {day}, the day on which this campaign starts. Choose the unit of that day, or another campaign.</source>
        <translation>{unit} không có trong danh mục đơn vị ngày {day}, ngày chiến dịch này bắt đầu. Chọn đơn vị của ngày đó, hoặc chọn chiến dịch khác.</translation>
    </message>
    <message>
        <source>Choose the unit again</source>
        <translation>Chọn lại đơn vị</translation>
    </message>
    <message>
        <source>Choose a campaign file</source>
        <translation>Chọn tệp chiến dịch</translation>
    </message>
    <message>
        <source>Campaign (*.toml)</source>
        <translation>Chiến dịch (*.toml)</translation>
    </message>
</context>
<context>
    <name>ChangeForms</name>
    <message>
        <source>Next time: {when}</source>
        <translation>Lần sau nên đến {when}.</translation>
    </message>
    <message>
        <source>Who lives apart now? Both histories name the other household.</source>
        <translation>Ai ra ở riêng? Lịch sử của hai hộ đều ghi hộ kia.</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Chọn lý do</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Why is the household on the list again?</source>
        <translation>Vì sao hộ này vào lại danh sách?</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Why should somebody look at this visit again?</source>
        <translation>Vì sao cần xem lại lượt thăm này?</translation>
    </message>
    <message>
        <source>What to ask the household, for whoever goes there</source>
        <translation>Lời nhắn cho người đi xem lại: cần hỏi hộ điều gì</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Trả lại để xem</translation>
    </message>
    <message>
        <source>the level above</source>
        <translation>Cấp trên</translation>
    </message>
    <message>
        <source>{who} asks ({when}): “{what}” Visit again, correct the visit, or:</source>
        <translation>{who} hỏi ({when}): “{what}” Thăm lại, sửa lượt thăm, hoặc:</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Ghi vậy là đúng</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>{changed} changed, of these {renamed} renamed; {missing} not in the new list</source>
        <translation>{changed} hộ thay đổi, trong đó {renamed} hộ đổi tên; {missing} hộ không còn trong danh sách mới</translation>
    </message>
    <message>
        <source>another household</source>
        <translation>hộ khác</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>đổi tên</translation>
    </message>
    <message>
        <source>not in the new list</source>
        <translation>không còn trong danh sách mới</translation>
    </message>
    <message>
        <source>The same household</source>
        <translation>Vẫn là hộ cũ</translation>
    </message>
    <message>
        <source>This is another household</source>
        <translation>Đây là hộ khác</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>The laptop was switched off suddenly: checking the data</source>
        <translation>Lần trước máy tắt đột ngột: đang kiểm tra dữ liệu</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <source>Visit {letter}</source>
        <translation>Lượt {letter}</translation>
    </message>
    <message>
        <source>Record {letter}</source>
        <translation>Bản {letter}</translation>
    </message>
    <message>
        <source>counts now</source>
        <translation>đang tính</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>đang dùng</translation>
    </message>
    <message>
        <source>Visit {letter} counts</source>
        <translation>Tính lượt {letter}</translation>
    </message>
    <message>
        <source>Keep record {letter}</source>
        <translation>Giữ bản {letter}</translation>
    </message>
</context>
<context>
    <name>ChoiceFields</name>
    <message>
        <source>Measure the sheet with a ruler and try on plain paper first.</source>
        <translation>Đo tờ nhãn bằng thước, in thử giấy thường trước.</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Ngôn ngữ trên giấy</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Dạng</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ấp, khóm, tổ</translation>
    </message>
    <message>
        <source>Print for</source>
        <translation>In cho</translation>
    </message>
    <message>
        <source>Whose doors</source>
        <translation>Hộ của ai</translation>
    </message>
    <message>
        <source>Label sheet</source>
        <translation>Tờ nhãn</translation>
    </message>
    <message>
        <source>Start at label</source>
        <translation>Bắt đầu từ nhãn số</translation>
    </message>
    <message>
        <source>Right, mm</source>
        <translation>Sang phải, mm</translation>
    </message>
    <message>
        <source>Down, mm</source>
        <translation>Xuống dưới, mm</translation>
    </message>
    <message>
        <source>Picked: {households}</source>
        <translation>Đã chọn {households}</translation>
    </message>
</context>
<context>
    <name>ClockCard</name>
    <message>
        <source>Put the times right</source>
        <translation>Sửa lại giờ</translation>
    </message>
    <message>
        <source>Call the machine&apos;s holder: what date and time does it show now, and what is it really? Until you know better, the times of the first file stand below.</source>
        <translation>Gọi người giữ máy: lúc này máy đang để ngày giờ nào, giờ đúng là mấy? Khi chưa hỏi được, dưới đây là giờ của tệp đầu tiên.</translation>
    </message>
    <message>
        <source>The machine shows</source>
        <translation>Máy đang để</translation>
    </message>
    <message>
        <source>The right time</source>
        <translation>Giờ đúng</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>Choose a reason</source>
        <translation>Chọn lý do</translation>
    </message>
    <message>
        <source>Why is the household closed? Its visits and its history stay.</source>
        <translation>Vì sao đưa hộ này khỏi danh sách? Lượt thăm và lịch sử vẫn giữ.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Close the household</source>
        <translation>Đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>ClosingCard</name>
    <message>
        <source>Close period {number}? Look at three things first.</source>
        <translation>Chốt kỳ {number}? Xem ba điều trước khi chốt.</translation>
    </message>
    <message>
        <source>Later files count in the next period. Until a letter is issued the period can be reopened.</source>
        <translation>Tệp đến sau sẽ tính vào kỳ sau. Khi chưa ban hành văn bản nào thì còn mở lại được.</translation>
    </message>
    <message>
        <source>Yes, close period {number}</source>
        <translation>Chốt kỳ {number}</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Chưa chốt</translation>
    </message>
</context>
<context>
    <name>ClosingScreen</name>
    <message>
        <source>Copying, {percent} %. Leave the stick in.</source>
        <translation>Đang chép, {percent} %. Đừng rút USB.</translation>
    </message>
    <message>
        <source>On this laptop alone: {count} visits</source>
        <translation>{count} lượt chỉ có trên máy này</translation>
    </message>
    <message>
        <source>The stick {stick} is plugged in. Everything is saved either way.</source>
        <translation>USB {stick} đang cắm. Chép hay không, mọi thứ đều đã lưu trên máy.</translation>
    </message>
    <message>
        <source>Copy to the stick, then close</source>
        <translation>Chép ra USB rồi đóng</translation>
    </message>
    <message>
        <source>Close without copying</source>
        <translation>Đóng, không chép</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
<context>
    <name>CodeLines</name>
    <message>
        <source>What the codes open</source>
        <translation>Mã mở ra gì</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Meaning of column {name}</source>
        <translation>Ý nghĩa của cột {name}</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Anh chị muốn làm gì?</translation>
    </message>
    <message>
        <source>What do you want to do? Type some words, without accents too</source>
        <translation>Anh chị muốn làm gì? Gõ vài chữ, không cần dấu</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Các việc tìm thấy</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word, or F1 for help.</source>
        <translation>Không có việc nào tên như vậy. Thử chữ khác, hoặc bấm F1 để xem trợ giúp.</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>(empty)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>a person without a name</source>
        <translation>người chưa có tên</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>{field} of {person}, household {code}</source>
        <translation>{field} của {person}, hộ {code}</translation>
    </message>
    <message>
        <source>{field} of {name}</source>
        <translation>{field} của {name}</translation>
    </message>
    <message>
        <source>Two visits of one day, {name}</source>
        <translation>Hai lượt cùng ngày, {name}</translation>
    </message>
    <message>
        <source>Recorded after closing, {name}</source>
        <translation>Ghi sau khi đã đưa khỏi danh sách, {name}</translation>
    </message>
    <message>
        <source>A clock that is wrong, {place}</source>
        <translation>Đồng hồ sai, {place}</translation>
    </message>
    <message>
        <source>Two people changed it without having seen each other&apos;s record. Choose the right one; the other is kept.</source>
        <translation>Hai người cùng sửa mục này mà chưa thấy bản của nhau. Anh chị chọn bản đúng, bản kia vẫn được lưu.</translation>
    </message>
    <message>
        <source>Two laptops recorded a visit of this household on one day. One counts until somebody decides; the other is kept.</source>
        <translation>Hai máy cùng ghi một lượt của hộ này trong một ngày. Chưa chọn thì chỉ tính một lượt, lượt kia vẫn được lưu.</translation>
    </message>
    <message>
        <source>The household was closed on {closed} ({reason}). {who}, who had not seen it, recorded a visit of {when}: {result}. The visit is kept. Open the household to see whether it is still there.</source>
        <translation>Hộ được đưa khỏi danh sách lúc {closed} ({reason}). {who} chưa thấy việc đó nên ghi một lượt lúc {when}: {result}. Lượt vẫn được lưu. Mở hộ để xem hộ còn ở đó không.</translation>
    </message>
    <message>
        <source>The household was closed on {closed} ({reason}). {who}, who had not seen it, changed {field} on {when}. The change is kept. Open the household to see whether it is still there.</source>
        <translation>Hộ được đưa khỏi danh sách lúc {closed} ({reason}). {who} chưa thấy việc đó nên sửa {field} lúc {when}. Chỗ sửa vẫn được lưu. Mở hộ để xem hộ còn ở đó không.</translation>
    </message>
    <message>
        <source>Off by {off}: {visits} would be of {times}. Every machine reads it so, once it has the decisions file.</source>
        <translation>Lệch {off}: {visits} sẽ thành của {times}. Máy nào nhận tệp quyết định cũng đọc như vậy.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} đến {last}</translation>
    </message>
    <message>
        <source>{visits} of this machine with a time that cannot be: {times}. They count. Set the date and time of this machine right, then tell the province.</source>
        <translation>{visits} của máy này có giờ không thể có: {times}. Các lượt vẫn được tính. Chỉnh lại ngày giờ của máy rồi báo tỉnh.</translation>
    </message>
    <message>
        <source>{visits} of this machine with a time that cannot be: {times}. The file arrived here {recorded}. They count. Ask for the machine&apos;s date and time to be set right.</source>
        <translation>{visits} của máy này có giờ không thể có: {times}. Tệp đến đây lúc {recorded}. Các lượt vẫn được tính. Nhờ người giữ máy chỉnh lại ngày giờ.</translation>
    </message>
    <message>
        <source>wrong clock, {visits}</source>
        <translation>đồng hồ sai, {visits}</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} ngày</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} giờ</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>two visits, {day}</source>
        <translation>hai lượt, {day}</translation>
    </message>
    <message>
        <source>recorded after closing</source>
        <translation>ghi sau khi đã đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>{head}, household {code}</source>
        <translation>{head}, hộ {code}</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Differences</source>
        <translation>Cần đối chiếu</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Gửi, nhận tệp</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>Nothing differs. What two people record differently appears here.</source>
        <translation>Không có chỗ nào cần đối chiếu. Khi hai người ghi không giống nhau, chỗ đó hiện ở đây.</translation>
    </message>
    <message>
        <source>Nothing to choose.</source>
        <translation>Không có chỗ nào cần chọn.</translation>
    </message>
    <message>
        <source>To choose: {count}. Until then the later record is used.</source>
        <translation>Còn {count} chỗ cần chọn. Chưa chọn thì máy tạm dùng bản ghi sau.</translation>
    </message>
</context>
<context>
    <name>ConflictsViewModel</name>
    <message>
        <source>Chosen; the other record is kept in the household&apos;s history.</source>
        <translation>Đã chọn; bản kia vẫn được lưu trong lịch sử của hộ.</translation>
    </message>
    <message>
        <source>Decided; the history keeps both visits.</source>
        <translation>Đã chọn; lịch sử vẫn lưu cả hai lượt.</translation>
    </message>
    <message>
        <source>The times are put right. Write the decisions file so that the laptops follow.</source>
        <translation>Đã sửa giờ. Ghi tệp quyết định để các máy làm theo.</translation>
    </message>
    <message>
        <source>Both are kept.</source>
        <translation>Đã giữ cả hai.</translation>
    </message>
    <message>
        <source>Both visits count.</source>
        <translation>Tính cả hai lượt.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Consent</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>In phiếu đồng ý</translation>
    </message>
    <message>
        <source>How they agree</source>
        <translation>Đồng ý bằng cách</translation>
    </message>
    <message>
        <source>Each purpose by itself. Without consent the household is counted, without names.</source>
        <translation>Hỏi riêng từng mục. Không đồng ý thì hộ vẫn được đếm, không ghi tên.</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Does not</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở ra</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Thu lại</translation>
    </message>
    <message numerus="yes">
        <source>%n purpose(s): {answer}</source>
        <translation>
            <numerusform>%n mục: {answer}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesSection</name>
    <message>
        <source>Safe copies</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Encrypted, made at close and before every import: the newest three, and one a day for two weeks. Choose one to go back to it.</source>
        <translation>Được mã hóa, tự chép khi đóng và trước mỗi lần nhập: giữ ba bản mới nhất và mỗi ngày một bản trong hai tuần. Bấm vào một bản để khôi phục.</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Chép một bản ngay</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>when the window was closed</source>
        <translation>khi đóng cửa sổ</translation>
    </message>
    <message>
        <source>while the window was open</source>
        <translation>trong lúc cửa sổ mở</translation>
    </message>
    <message>
        <source>after an end that was not clean</source>
        <translation>sau lần tắt máy đột ngột</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>trước khi nhập</translation>
    </message>
    <message>
        <source>before an update of the data</source>
        <translation>trước khi nâng cấp dữ liệu</translation>
    </message>
    <message>
        <source>before an update of the program</source>
        <translation>trước khi cập nhật chương trình</translation>
    </message>
    <message>
        <source>before going back to a copy</source>
        <translation>trước khi khôi phục bản cũ</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>tự tay chép</translation>
    </message>
    <message>
        <source>Go back to the state of {at}? The present state is copied first, so nothing is lost.</source>
        <translation>Khôi phục dữ liệu lúc {at}? Dữ liệu hiện nay được chép lại trước nên không mất gì.</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Khôi phục bản này</translation>
    </message>
    <message>
        <source>A job is still running. Wait until it has finished.</source>
        <translation>Có việc đang chạy. Chờ xong rồi làm lại.</translation>
    </message>
    <message>
        <source>Making a copy and reading it back</source>
        <translation>Đang chép rồi đọc lại để kiểm tra</translation>
    </message>
    <message>
        <source>A copy was made and checked.</source>
        <translation>Đã chép một bản và kiểm tra lại.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n adult(s)</source>
        <translation>
            <numerusform>%n người lớn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n trẻ em</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n smartphone(s)</source>
        <translation>
            <numerusform>%n điện thoại thông minh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln household(s)</source>
        <translation>
            <numerusform>%Ln hộ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visit(s)</source>
        <translation>
            <numerusform>%Ln lượt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln tệp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln trang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies)</source>
        <translation>
            <numerusform>%Ln mục</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeclareForm</name>
    <message>
        <source>{organisation} declares</source>
        <translation>{organisation} báo</translation>
    </message>
    <message>
        <source>Members in all</source>
        <translation>Tổng số hội viên</translation>
    </message>
    <message>
        <source>With a smartphone</source>
        <translation>Có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
</context>
<context>
    <name>DemoLink</name>
    <message>
        <source>Look around with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Open the household</source>
        <translation>Mở hộ</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>Chỗ tiếp theo</translation>
    </message>
    <message>
        <source>After choosing, Ctrl+Z still changes it back.</source>
        <translation>Chọn xong vẫn đổi lại được bằng Ctrl+Z.</translation>
    </message>
    <message>
        <source>Before the two changed it: {value}</source>
        <translation>Trước khi hai người sửa: {value}</translation>
    </message>
    <message>
        <source>Do both numbers work?</source>
        <translation>Cả hai số đều dùng được?</translation>
    </message>
    <message>
        <source>The one in use is called first; the other stands in the note.</source>
        <translation>Khi gọi sẽ thử số đang dùng trước; số kia nằm trong ghi chú.</translation>
    </message>
    <message>
        <source>Keep both numbers</source>
        <translation>Giữ cả hai số</translation>
    </message>
    <message>
        <source>Are both notes right?</source>
        <translation>Cả hai ghi chú đều đúng?</translation>
    </message>
    <message>
        <source>Both stand in the note, one after the other.</source>
        <translation>Ghi chú của hộ sẽ có cả hai, nối nhau.</translation>
    </message>
    <message>
        <source>Keep both notes</source>
        <translation>Giữ cả hai</translation>
    </message>
    <message>
        <source>Were there really two visits?</source>
        <translation>Đúng là có hai lượt?</translation>
    </message>
    <message>
        <source>Then both count.</source>
        <translation>Khi đó tính cả hai.</translation>
    </message>
    <message>
        <source>Both are right</source>
        <translation>Cả hai đúng</translation>
    </message>
</context>
<context>
    <name>DetailCard</name>
    <message>
        <source>Open the household</source>
        <translation>Mở hộ</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Ghi vậy là đúng</translation>
    </message>
    <message>
        <source>One household</source>
        <translation>Cùng một hộ</translation>
    </message>
    <message>
        <source>Two households</source>
        <translation>Hai hộ khác nhau</translation>
    </message>
    <message>
        <source>The first counts</source>
        <translation>Tính lượt thứ nhất</translation>
    </message>
    <message>
        <source>The other counts</source>
        <translation>Tính lượt kia</translation>
    </message>
    <message>
        <source>Both are right</source>
        <translation>Cả hai đều đúng</translation>
    </message>
    <message>
        <source>Reading the visits …</source>
        <translation>Đang đọc các lượt thăm …</translation>
    </message>
    <message>
        <source>Nothing is waiting. A visit is sent back from the household&apos;s page.</source>
        <translation>Không có lượt nào đang chờ. Muốn trả lại một lượt, mở lượt đó ở trang hộ.</translation>
    </message>
    <message>
        <source>No two households look alike.</source>
        <translation>Không có hai hộ nào giống nhau.</translation>
    </message>
    <message>
        <source>No household was visited twice on one day by two laptops.</source>
        <translation>Không có hộ nào bị hai máy ghi trong một ngày.</translation>
    </message>
    <message>
        <source>The first {shown} of {count}</source>
        <translation>{shown} lượt đầu trong {count}</translation>
    </message>
    <message>
        <source>The newest {shown} of {count}</source>
        <translation>{shown} mục mới nhất trong {count}</translation>
    </message>
</context>
<context>
    <name>DoneCard</name>
    <message>
        <source>Every household is finished</source>
        <translation>Đã xong mọi hộ</translation>
    </message>
    <message>
        <source>{households} on the list, {installed} installed with help.</source>
        <translation>{households} trong danh sách, đã giúp cài {installed} máy.</translation>
    </message>
    <message>
        <source>{households} refused for good and still count.</source>
        <translation>{households} từ chối hẳn vẫn được tính trên số hộ.</translation>
    </message>
    <message>
        <source>Print the progress poster</source>
        <translation>In bảng tiến độ</translation>
    </message>
    <message>
        <source>Write a file</source>
        <translation>Xuất tệp</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Everybody&apos;s doors</source>
        <translation>Hộ của mọi người</translation>
    </message>
    <message>
        <source>My doors</source>
        <translation>Hộ của tôi</translation>
    </message>
    <message>
        <source>Doors of {name}</source>
        <translation>Hộ của {name}</translation>
    </message>
    <message>
        <source>Whose doors</source>
        <translation>Hộ của ai</translation>
    </message>
    <message>
        <source>{names} has this household out too. Ask each other first, so that nobody knocks twice.</source>
        <translation>{names} cũng đã nhận hộ này. Hỏi nhau trước để không gõ cửa hai lần.</translation>
    </message>
    <message>
        <source>with {names} now</source>
        <translation>{names} đang nhận đi</translation>
    </message>
</context>
<context>
    <name>DownCard</name>
    <message>
        <source>For the laptops below</source>
        <translation>Gửi xuống các máy</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>Loại tệp</translation>
    </message>
    <message>
        <source>every commune</source>
        <translation>mọi xã, phường</translation>
    </message>
    <message>
        <source>For which commune</source>
        <translation>Cho xã, phường nào</translation>
    </message>
    <message>
        <source>With names, phone numbers and notes</source>
        <translation>Có tên, số điện thoại và ghi chú</translation>
    </message>
    <message>
        <source>Write files…</source>
        <translation>Xuất tệp…</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Begun, not recorded</source>
        <translation>Ghi dở</translation>
    </message>
    <message>
        <source>Lines that were begun</source>
        <translation>Các hộ ghi dở</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>tất cả {count}</translation>
    </message>
    <message>
        <source>Sheet {code}</source>
        <translation>Phiếu {code}</translation>
    </message>
    <message>
        <source>Rows typed, not recorded</source>
        <translation>Có dòng đã gõ, chưa ghi</translation>
    </message>
    <message>
        <source>Typed: {text}</source>
        <translation>Đã gõ: {text}</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Hộ mới</translation>
    </message>
    <message>
        <source>New person, typed: {text}</source>
        <translation>Người mới, đã gõ: {text}</translation>
    </message>
    <message>
        <source>Living apart, typed: {text}</source>
        <translation>Tách hộ, đã gõ: {text}</translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Units that the letter urges</source>
        <translation>Đơn vị được đôn đốc</translation>
    </message>
    <message>
        <source>To be answered by</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Recipients, one in a line</source>
        <translation>Nơi nhận, mỗi nơi một dòng</translation>
    </message>
    <message>
        <source>Words in braces are figures: they fill in by themselves and must stay in their paragraph.</source>
        <translation>Chữ trong ngoặc nhọn là số liệu: chương trình tự điền, phải giữ lại trong đoạn.</translation>
    </message>
    <message>
        <source>Save the draft as PDF and Word</source>
        <translation>Lưu dự thảo thành PDF và Word</translation>
    </message>
    <message>
        <source>Back to the template</source>
        <translation>Về như mẫu</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>Add a household</source>
        <translation>Thêm một hộ</translation>
    </message>
    <message>
        <source>Every household is off the list</source>
        <translation>Mọi hộ đã đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>There is no household list yet</source>
        <translation>Nơi này chưa có danh sách hộ</translation>
    </message>
    <message>
        <source>Load the list of the hamlet from an Excel file, or add households one by one at the door.</source>
        <translation>Nhập danh sách từ tệp Excel của ấp, khóm, hoặc thêm từng hộ ngay tại cửa khi đi đến nơi.</translation>
    </message>
</context>
<context>
    <name>EndScreen</name>
    <message>
        <source>Everything is saved</source>
        <translation>Mọi việc đã lưu</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Đóng cửa sổ</translation>
    </message>
</context>
<context>
    <name>ExcelLists</name>
    <message>
        <source>To Excel…</source>
        <translation>Xuất Excel…</translation>
    </message>
    <message>
        <source>Households shown, with names and phones…</source>
        <translation>Các hộ đang hiện, có tên và điện thoại…</translation>
    </message>
    <message>
        <source>Households to come back to…</source>
        <translation>Các hộ hẹn quay lại…</translation>
    </message>
    <message>
        <source>My visits of today…</source>
        <translation>Lượt thăm của tôi hôm nay…</translation>
    </message>
    <message>
        <source>My visits of the last 7 days…</source>
        <translation>Lượt thăm của tôi 7 ngày qua…</translation>
    </message>
    <message>
        <source>All my visits…</source>
        <translation>Mọi lượt thăm của tôi…</translation>
    </message>
    <message>
        <source>My visits of a period…</source>
        <translation>Lượt thăm của tôi từ ngày đến ngày…</translation>
    </message>
    <message>
        <source>Households to come back to in a period…</source>
        <translation>Hộ hẹn đến lại từ ngày đến ngày…</translation>
    </message>
    <message>
        <source>First day of the period</source>
        <translation>Chọn ngày đầu</translation>
    </message>
    <message>
        <source>Last day of the period</source>
        <translation>Chọn ngày cuối</translation>
    </message>
    <message>
        <source>Save a list with names and phones</source>
        <translation>Lưu danh sách có tên và điện thoại</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Tệp Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved {path}, rows: {count}</source>
        <translation>Đã lưu {path}, số dòng: {count}</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>The first time, open the key file that the unit above gave you. It may also be dropped here; the program remembers it.</source>
        <translation>Lần đầu gửi, anh chị mở tệp nhận diện mà cấp trên đã đưa. Kéo thả tệp vào đây cũng được, chương trình sẽ nhớ.</translation>
    </message>
    <message>
        <source>Open key file…</source>
        <translation>Mở tệp nhận diện…</translation>
    </message>
    <message>
        <source>Send to province</source>
        <translation>Gửi lên tỉnh</translation>
    </message>
    <message>
        <source>Send to {unit}</source>
        <translation>Gửi lên {unit}</translation>
    </message>
    <message>
        <source>Key of {unit}</source>
        <translation>Mã nhận diện của {unit}</translation>
    </message>
    <message>
        <source>Compare these six groups over the phone. Go on only if all of them are the same.</source>
        <translation>Đọc sáu nhóm số này qua điện thoại để đối chiếu. Chỉ đi tiếp khi cả sáu nhóm đều khớp.</translation>
    </message>
    <message>
        <source>The number is right</source>
        <translation>Số khớp, gửi cho nơi này</translation>
    </message>
    <message>
        <source>Other key file…</source>
        <translation>Chọn tệp nhận diện khác…</translation>
    </message>
    <message>
        <source>Writing the file and reading it back</source>
        <translation>Đang ghi tệp rồi đọc lại để kiểm tra</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Export an old file again…</source>
        <translation>Xuất lại tệp cũ…</translation>
    </message>
    <message>
        <source>Another file named {name} was there: it stays as it was. Send both.</source>
        <translation>Tệp khác tên {name} đã có ở đó, vẫn giữ nguyên. Gửi cả hai tệp.</translation>
    </message>
    <message>
        <source>Hamlet or group of {count} households holds a telephone number or the head&apos;s name ({code}). That text was left out of the file, which can be sent now. Correct these households.</source>
        <translation>Ấp hoặc tổ của {count} hộ có ghi số điện thoại hay tên chủ hộ ({code}). Phần đó giữ lại ở máy này, không có trong tệp; gửi tệp được ngay. Xin sửa lại ấp, tổ của các hộ đó.</translation>
    </message>
    <message>
        <source>{count} parts from {path} on, {size}, read back. Code of the first: {code}.</source>
        <translation>{count} phần, từ {path}, {size}, đã đọc lại. Mã phần đầu: {code}.</translation>
    </message>
    <message>
        <source>{path}, {size}, read back. Code to read out: {code}.</source>
        <translation>{path}, {size}, đã đọc lại. Mã để đọc qua điện thoại: {code}.</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Save</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Show the number</source>
        <translation>Hiện số</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>not counted yet</source>
        <translation>chưa đếm người lớn</translation>
    </message>
    <message numerus="yes">
        <source>%n inhabitant(s) on the list</source>
        <translation>
            <numerusform>danh sách ghi %n nhân khẩu</numerusform>
        </translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Mã {code}</translation>
    </message>
    <message>
        <source>closed: {reason}</source>
        <translation>đã đưa khỏi danh sách: {reason}</translation>
    </message>
</context>
<context>
    <name>FigureFilters</name>
    <message>
        <source>Communes and wards</source>
        <translation>Xã, phường</translation>
    </message>
    <message>
        <source>Districts of 2020</source>
        <translation>Huyện (2020)</translation>
    </message>
    <message>
        <source>Hamlets</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Staff of agencies</source>
        <translation>Cán bộ cơ quan</translation>
    </message>
    <message>
        <source>Members of organisations</source>
        <translation>Đoàn viên, hội viên</translation>
    </message>
    <message>
        <source>Outreach points</source>
        <translation>Điểm hỗ trợ</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>Tất cả đơn vị</translation>
    </message>
    <message>
        <source>Files missing</source>
        <translation>Thiếu tệp</translation>
    </message>
    <message>
        <source>Below the target</source>
        <translation>Chưa đạt chỉ tiêu</translation>
    </message>
    <message>
        <source>Over 100 %</source>
        <translation>Trên 100 %</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>Chờ xem lại</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>Tìm đơn vị</translation>
    </message>
    <message>
        <source>Up to now</source>
        <translation>Đến lúc này</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Thứ tự</translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation>Mẫu số</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Cấp</translation>
    </message>
    <message>
        <source>Commune of the hamlets</source>
        <translation>Xã, phường có ấp, khóm</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Which units</source>
        <translation>Đơn vị nào</translation>
    </message>
    <message>
        <source>{level}, units of {year}</source>
        <translation>{level} {year}</translation>
    </message>
    <message>
        <source>Period {number}</source>
        <translation>Kỳ {number}</translation>
    </message>
    <message>
        <source>Period {number}, closed</source>
        <translation>Kỳ {number}, đã chốt</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Households listed</source>
        <translation>Hộ trong danh sách</translation>
    </message>
    <message>
        <source>Households found</source>
        <translation>Hộ tìm thấy</translation>
    </message>
    <message>
        <source>Households visited, closed ones too</source>
        <translation>Hộ đã đến, cả hộ ngoài danh sách</translation>
    </message>
    <message>
        <source>Households visited</source>
        <translation>Hộ đã đến</translation>
    </message>
    <message>
        <source>Households reached</source>
        <translation>Hộ đã gặp</translation>
    </message>
    <message>
        <source>Households helped</source>
        <translation>Hộ đã giúp cài</translation>
    </message>
    <message>
        <source>People of 16 and older</source>
        <translation>Người từ 16 tuổi</translation>
    </message>
    <message>
        <source>People with a smartphone</source>
        <translation>Người có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Đã cài</translation>
    </message>
    <message>
        <source>Households whose people are known</source>
        <translation>Hộ đã biết số người</translation>
    </message>
    <message>
        <source>People of 16 and older in them</source>
        <translation>Người từ 16 tuổi, ở hộ đã biết</translation>
    </message>
    <message>
        <source>Installed in households with known people</source>
        <translation>Đã cài, ở hộ đã biết số người</translation>
    </message>
    <message>
        <source>Households whose smartphones are known</source>
        <translation>Hộ đã biết số điện thoại thông minh</translation>
    </message>
    <message>
        <source>People with a smartphone in them</source>
        <translation>Người có điện thoại thông minh, ở hộ đã biết</translation>
    </message>
    <message>
        <source>Installed in households with known smartphones</source>
        <translation>Đã cài, ở hộ đã biết số điện thoại thông minh</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Households finished</source>
        <translation>Hộ đã xong</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Households ever listed, lower end</source>
        <translation>Hộ đã lập danh sách, mức thấp</translation>
    </message>
    <message>
        <source>lower end</source>
        <translation>mức thấp</translation>
    </message>
    <message>
        <source>upper end</source>
        <translation>mức cao</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Households ever listed</source>
        <translation>Hộ đã lập danh sách</translation>
    </message>
    <message>
        <source>Households closed</source>
        <translation>Hộ ngoài danh sách</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Tính đến</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Hạng</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Of phone owners</source>
        <translation>Tính trên người có máy</translation>
    </message>
    <message>
        <source>Of people 16 and older</source>
        <translation>Tính trên số người từ 16 tuổi</translation>
    </message>
    <message>
        <source>Of smartphone owners, as declared</source>
        <translation>Tính trên số người có máy (công bố)</translation>
    </message>
    <message>
        <source>Of inhabitants</source>
        <translation>Tính trên dân số</translation>
    </message>
    <message>
        <source>Visited, of households as declared</source>
        <translation>Đã đến, tính trên số hộ (công bố)</translation>
    </message>
    <message>
        <source>Of people with a smartphone</source>
        <translation>Tính trên số người có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Of staff with a smartphone</source>
        <translation>Tính trên số cán bộ có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Of all staff</source>
        <translation>Tính trên tổng số cán bộ</translation>
    </message>
    <message>
        <source>Of staff with a smartphone, as declared</source>
        <translation>Tính trên số cán bộ có máy (công bố)</translation>
    </message>
    <message>
        <source>Of members with a smartphone</source>
        <translation>Tính trên số đoàn viên, hội viên có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Of members, as organisations say</source>
        <translation>Tính trên số hội viên có máy, tổ chức báo</translation>
    </message>
    <message>
        <source>Of members with a smartphone, as declared</source>
        <translation>Tính trên số hội viên có máy (công bố)</translation>
    </message>
    <message>
        <source>Of people guided at points</source>
        <translation>Tính trên số người được hướng dẫn tại điểm</translation>
    </message>
    <message>
        <source>Of owners declared</source>
        <translation>Tính trên số máy công bố</translation>
    </message>
    <message>
        <source>Of households declared</source>
        <translation>Tính trên số hộ công bố</translation>
    </message>
    <message>
        <source>Of staff with one</source>
        <translation>Tính trên cán bộ có máy</translation>
    </message>
    <message>
        <source>Of staff declared</source>
        <translation>Tính trên cán bộ công bố</translation>
    </message>
    <message>
        <source>Of members with one</source>
        <translation>Tính trên hội viên có máy</translation>
    </message>
    <message>
        <source>Of members, by lists</source>
        <translation>Tính trên số tổ chức báo</translation>
    </message>
    <message>
        <source>Of members declared</source>
        <translation>Tính trên hội viên công bố</translation>
    </message>
    <message>
        <source>Of people guided</source>
        <translation>Tính trên người được hướng dẫn</translation>
    </message>
    <message>
        <source>from visits and lists loaded</source>
        <translation>theo lượt đã ghi và danh sách hộ</translation>
    </message>
    <message>
        <source>from household lists loaded</source>
        <translation>theo danh sách hộ đã nhập</translation>
    </message>
    <message>
        <source>from statements of sections</source>
        <translation>theo số các bộ phận báo</translation>
    </message>
    <message>
        <source>from people recorded one by one</source>
        <translation>theo từng người đã ghi</translation>
    </message>
    <message>
        <source>from what organisations say</source>
        <translation>theo số các tổ chức báo</translation>
    </message>
    <message>
        <source>from tallies at points</source>
        <translation>theo số đếm tại điểm</translation>
    </message>
    <message>
        <source>installed / owners</source>
        <translation>đã cài / có máy</translation>
    </message>
    <message>
        <source>installed / inhabitants</source>
        <translation>đã cài / dân số</translation>
    </message>
    <message>
        <source>visited / households</source>
        <translation>đã đến / số hộ</translation>
    </message>
    <message>
        <source>installed / people</source>
        <translation>đã cài / người</translation>
    </message>
    <message>
        <source>visited / listed</source>
        <translation>đã đến / số hộ</translation>
    </message>
    <message>
        <source>installed / staff</source>
        <translation>đã cài / cán bộ</translation>
    </message>
    <message>
        <source>installed / members</source>
        <translation>đã cài / hội viên</translation>
    </message>
    <message>
        <source>installed / guided</source>
        <translation>đã cài / hướng dẫn</translation>
    </message>
    <message>
        <source>People with a smartphone</source>
        <translation>Người có điện thoại thông minh</translation>
    </message>
    <message>
        <source>People of 16 and older</source>
        <translation>Người từ 16 tuổi</translation>
    </message>
    <message>
        <source>seven days, 0–100 %</source>
        <translation>bảy ngày, 0–100 %</translation>
    </message>
    <message>
        <source>known in {known} of {ever} households</source>
        <translation>đã biết ở {known} / {ever} hộ</translation>
    </message>
    <message>
        <source>tick: {percent}</source>
        <translation>vạch: chỉ tiêu {percent}</translation>
    </message>
    <message>
        <source>open: {count}</source>
        <translation>chờ xem lại: {count}</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>chờ xem lại</translation>
    </message>
    <message>
        <source>Units without a rank until somebody has looked at them: {count}.</source>
        <translation>{count} đơn vị chưa xếp hạng, chờ xem lại.</translation>
    </message>
    <message>
        <source>{unit} has no rank: {why}.</source>
        <translation>{unit} chưa xếp hạng: {why}.</translation>
    </message>
    <message>
        <source>Decide about the lists in Review of quality.</source>
        <translation>Quyết định về danh sách ở Kiểm tra chất lượng.</translation>
    </message>
    <message>
        <source>{unit}: looked at by {name} on {day}: {reason}.</source>
        <translation>{unit}: {name} đã xem lại ngày {day}: {reason}.</translation>
    </message>
    <message>
        <source>Visited, of households ever listed</source>
        <translation>Đã đến, tính trên số hộ đã lập danh sách</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>chưa đủ hộ</translation>
    </message>
    <message>
        <source>Of households listed</source>
        <translation>Tính trên hộ đã lập</translation>
    </message>
    <message>
        <source>Households ever listed</source>
        <translation>Hộ đã lập danh sách</translation>
    </message>
    <message>
        <source>Smartphone owners declared</source>
        <translation>Người có điện thoại thông minh (số công bố)</translation>
    </message>
    <message>
        <source>Inhabitants</source>
        <translation>Dân số</translation>
    </message>
    <message>
        <source>Households declared</source>
        <translation>Số hộ (số công bố)</translation>
    </message>
    <message>
        <source>Staff with a smartphone</source>
        <translation>Cán bộ có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Tổng số cán bộ</translation>
    </message>
    <message>
        <source>Staff declared</source>
        <translation>Cán bộ có điện thoại thông minh (số công bố)</translation>
    </message>
    <message>
        <source>Members with a smartphone</source>
        <translation>Đoàn viên, hội viên có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Members, as organisations say</source>
        <translation>Đoàn viên, hội viên có điện thoại thông minh (tổ chức báo)</translation>
    </message>
    <message>
        <source>Members declared</source>
        <translation>Đoàn viên, hội viên có điện thoại thông minh (số công bố)</translation>
    </message>
    <message>
        <source>People guided</source>
        <translation>Người được hướng dẫn</translation>
    </message>
    <message>
        <source>growth · points</source>
        <translation>tăng · điểm</translation>
    </message>
    <message>
        <source>files received</source>
        <translation>Tệp nhận</translation>
    </message>
    <message>
        <source>not known for every unit below</source>
        <translation>chưa đủ số của các đơn vị</translation>
    </message>
    <message>
        <source>{low} to {high} of all; {known} of {ever} households known</source>
        <translation>{low} đến {high} nếu tính mọi hộ; đã biết {known}/{ever} hộ</translation>
    </message>
    <message>
        <source>rank {place}</source>
        <translation>hạng {place}</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Hạng</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>tỷ lệ</translation>
    </message>
    <message>
        <source>rate and rank</source>
        <translation>tỷ lệ, hạng</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Take this file back</source>
        <translation>Hoàn tác nhập tệp này</translation>
    </message>
    <message>
        <source>Bring it in again</source>
        <translation>Nhập lại</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Export this file again…</source>
        <translation>Xuất lại tệp này…</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Sheet “{name}”, header in row {row}. Change the meaning of a column where it is wrong.</source>
        <translation>Trang tính “{name}”, tiêu đề ở dòng {row}. Cột nào chưa đúng thì bấm vào ô xanh để đổi.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Trang tính</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Chọn tệp khác</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>File {number} sent to {place}</source>
        <translation>Tệp số {number} gửi {place}</translation>
    </message>
    <message>
        <source>File {number} for the laptop {code}</source>
        <translation>Tệp số {number} cho máy {code}</translation>
    </message>
    <message>
        <source>List of machines from {place}, version {number}</source>
        <translation>Danh sách máy của {place}, bản {number}</translation>
    </message>
    <message>
        <source>{what} from {place}</source>
        <translation>{what} của {place}</translation>
    </message>
    <message>
        <source>File {number} from {place}</source>
        <translation>Tệp số {number} của {place}</translation>
    </message>
    <message>
        <source>A file held since an earlier start</source>
        <translation>Tệp đang giữ từ trước</translation>
    </message>
    <message>
        <source>Sent {when}. {visits}, {size}. Code {code}.</source>
        <translation>Xuất {when}. {visits}, {size}. Mã {code}.</translation>
    </message>
    <message>
        <source>Received {when}, taken back here: what only it brought does not count. The file is kept.</source>
        <translation>Nhận {when}, đã hoàn tác ở máy này: phần chỉ có trong tệp không tính nữa. Tệp vẫn được lưu.</translation>
    </message>
    <message>
        <source>Received {when}. {visits} are back; entries: {new} new, {known} known. Names come with the household list; households added at the door have none.</source>
        <translation>Nhận lúc {when}. Khôi phục {visits}; mục mới: {new}, đã có: {known}. Họ tên có lại khi nạp danh sách hộ; hộ thêm tại nhà không có tên.</translation>
    </message>
    <message>
        <source>Received {when}. In use here. Code {code}.</source>
        <translation>Nhận {when}. Máy này đang dùng. Mã {code}.</translation>
    </message>
    <message>
        <source>Received {when}. {visits} added; entries: {new} new, {known} known. Code {code}.</source>
        <translation>Nhận {when}. Thêm {visits}; {new} mục mới, {known} mục đã có. Mã {code}.</translation>
    </message>
    <message>
        <source>Held until its machine was approved, imported {when}. {visits} added; entries: {new} new, {known} known. Code {code}.</source>
        <translation>Đã giữ đến khi máy gửi được duyệt, nhập {when}. Thêm {visits}; {new} mục mới, {known} mục đã có. Mã {code}.</translation>
    </message>
    <message>
        <source>The receiver could not take it: {reason}</source>
        <translation>Nơi nhận không nhập được: {reason}</translation>
    </message>
    <message>
        <source>It did not arrive. The next export carries the same again.</source>
        <translation>Tệp chưa đến nơi. Lần xuất tới sẽ mang lại đủ.</translation>
    </message>
    <message>
        <source>A receipt says that all of it arrived.</source>
        <translation>Biên nhận cho biết đã đến đủ.</translation>
    </message>
    <message>
        <source>From the province, to be obeyed here. Entries: {new} new.</source>
        <translation>Tệp của tỉnh, máy sẽ làm theo. {new} mục mới.</translation>
    </message>
    <message>
        <source>Adds {visits}, {households} new.</source>
        <translation>Thêm {visits}, {households} mới.</translation>
    </message>
    <message>
        <source>Also in {file}, counted there: {shared}.</source>
        <translation>Cùng có trong {file}, tính ở đó: {shared}.</translation>
    </message>
    <message>
        <source>Known already: {known}.</source>
        <translation>Đã có từ trước: {known}.</translation>
    </message>
    <message>
        <source>Visits of {day}.</source>
        <translation>Lượt của ngày {day}.</translation>
    </message>
    <message>
        <source>Visits of {first} to {last}.</source>
        <translation>Lượt từ {first} đến {last}.</translation>
    </message>
    <message>
        <source>Changed households: {count}.</source>
        <translation>Hộ có thay đổi: {count}.</translation>
    </message>
    <message>
        <source>Recorded differently, to be chosen later: {count}.</source>
        <translation>Chỗ cần đối chiếu, chọn sau: {count}.</translation>
    </message>
    <message>
        <source>Visits of the same day by two laptops, counted once: {count}.</source>
        <translation>Lượt hai máy ghi cùng ngày, chỉ tính một: {count}.</translation>
    </message>
    <message>
        <source>Households that may be known, set aside as pairs: {count}.</source>
        <translation>Hộ có thể đã có, để riêng thành cặp: {count}.</translation>
    </message>
    <message>
        <source>Visits with a time that cannot be: {count}.</source>
        <translation>Lượt có giờ không thể đúng: {count}.</translation>
    </message>
    <message>
        <source>Entries that the sender keeps back, with names or numbers: {count}.</source>
        <translation>Mục nơi gửi giữ lại vì có tên, số điện thoại: {count}.</translation>
    </message>
    <message>
        <source>{files} can come in: {visits} new, {households} new.</source>
        <translation>Nhập được {files}: {visits} mới, {households} mới.</translation>
    </message>
    <message>
        <source>From {places}.</source>
        <translation>Từ {places}.</translation>
    </message>
    <message>
        <source>From {places} and {more} more.</source>
        <translation>Từ {places} và {more} nơi khác.</translation>
    </message>
    <message>
        <source>{files} will be held; nothing of them is lost.</source>
        <translation>{files} sẽ được giữ lại, không mất.</translation>
    </message>
    <message>
        <source>{files} cannot come in, see why.</source>
        <translation>{files} không nhập được, xem lý do bên dưới.</translation>
    </message>
    <message>
        <source>{files} came before.</source>
        <translation>{files} đã nhập từ trước.</translation>
    </message>
    <message>
        <source>{name} is whole, as it was written. Code {code}.</source>
        <translation>{name} còn nguyên như lúc ghi. Mã {code}.</translation>
    </message>
    <message>
        <source>{name} is damaged. Write it again, or take another stick.</source>
        <translation>{name} đã hỏng. Xuất lại tệp này, hoặc dùng USB khác.</translation>
    </message>
    <message>
        <source>{name} is not there. Plug the stick in again, or write the file again.</source>
        <translation>Không thấy {name}. Cắm lại USB, hoặc xuất lại tệp này.</translation>
    </message>
    <message>
        <source>{name} is no file that this laptop wrote.</source>
        <translation>{name} không phải tệp do máy này ghi.</translation>
    </message>
    <message>
        <source>Written again, the same file with the same code: {path}</source>
        <translation>Đã xuất lại đúng tệp đó, cùng mã: {path}</translation>
    </message>
    <message>
        <source>Taken back here: {entries} count no more. Ctrl+Y brings the file in again.</source>
        <translation>Đã hoàn tác ở máy này: {entries} không tính nữa. Ctrl+Y để nhập lại.</translation>
    </message>
    <message>
        <source>It is in again.</source>
        <translation>Đã nhập lại.</translation>
    </message>
    <message>
        <source>not arrived</source>
        <translation>chưa đến</translation>
    </message>
    <message>
        <source>Only on this laptop</source>
        <translation>Chỉ có trên máy này</translation>
    </message>
    <message>
        <source>in no file yet</source>
        <translation>chưa nằm trong tệp nào</translation>
    </message>
    <message>
        <source>In a file, waiting for a receipt</source>
        <translation>Đã gửi, chờ biên nhận</translation>
    </message>
    <message>
        <source>{unit} has them</source>
        <translation>{unit} đã nhận</translation>
    </message>
    <message>
        <source>receipt of {when}</source>
        <translation>biên nhận {when}</translation>
    </message>
    <message>
        <source>no receipt has come, so none is counted</source>
        <translation>chưa có biên nhận nên chưa tính</translation>
    </message>
    <message>
        <source>no file was exported yet</source>
        <translation>chưa xuất tệp nào</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>chờ nhập</translation>
    </message>
    <message>
        <source>for this ward</source>
        <translation>cho máy của phường</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>restore pack</source>
        <translation>gói khôi phục</translation>
    </message>
    <message>
        <source>There is no .tnb or .tnd file for this machine in it. Nothing was imported.</source>
        <translation>Trong đó không có tệp .tnb hay .tnd nào cho máy này. Chưa nhập gì.</translation>
    </message>
    <message>
        <source>file {number}, exported {when}</source>
        <translation>tệp số {number}, xuất {when}</translation>
    </message>
    <message>
        <source>Writing the files and reading them back</source>
        <translation>Đang ghi tệp và đọc lại để kiểm tra</translation>
    </message>
    <message>
        <source>What was decided here</source>
        <translation>Quyết định của tỉnh</translation>
    </message>
    <message>
        <source>Resolved differences, double visits, visits sent back with their comments, wrong clocks. The laptops follow it as soon as they open the file.</source>
        <translation>Chỗ đã đối chiếu, lượt ghi hai lần, lượt trả lại kèm nhận xét, đồng hồ sai. Máy mở tệp là làm theo ngay.</translation>
    </message>
    <message>
        <source>Household lists</source>
        <translation>Danh sách hộ</translation>
    </message>
    <message>
        <source>For a new laptop, or one that lost its data. One file for each commune.</source>
        <translation>Cho máy mới, hoặc máy mất dữ liệu. Mỗi xã, phường một tệp.</translation>
    </message>
    <message>
        <source>The campaign</source>
        <translation>Chiến dịch</translation>
    </message>
    <message>
        <source>Targets, deadlines and texts of the campaign in use here. It is loaded, not yet used.</source>
        <translation>Chỉ tiêu, thời hạn và văn bản của chiến dịch đang dùng ở đây. Máy nạp sẵn, chưa dùng ngay.</translation>
    </message>
    <message>
        <source>The list of units</source>
        <translation>Danh mục đơn vị</translation>
    </message>
    <message>
        <source>The newest list of provinces and communes that was loaded here.</source>
        <translation>Danh mục tỉnh, xã mới nhất đã nạp ở đây.</translation>
    </message>
    <message>
        <source>The list of machines</source>
        <translation>Danh sách máy</translation>
    </message>
    <message>
        <source>Which machines may send. Write it again before it expires.</source>
        <translation>Những máy được gửi tệp. Ghi lại trước khi hết hạn.</translation>
    </message>
    <message>
        <source>Files here: number {came}. Missing: number {missing}. Ask {who} to export again; the new file makes up for it.</source>
        <translation>Đã nhận tệp số {came}. Thiếu tệp số {missing}. Nhờ {who} xuất lại tệp, tệp mới sẽ tự bù.</translation>
    </message>
    <message>
        <source>Missing: file number {missing}. Ask {who} to export again; the new file makes up for it.</source>
        <translation>Thiếu tệp số {missing}. Nhờ {who} xuất lại tệp, tệp mới sẽ tự bù.</translation>
    </message>
    <message>
        <source>Files here: number {came}. On its way: number {awaited}.</source>
        <translation>Đã nhận tệp số {came}. Đang chờ tệp số {awaited}.</translation>
    </message>
    <message>
        <source>On its way: file number {awaited}.</source>
        <translation>Đang chờ tệp số {awaited}.</translation>
    </message>
    <message>
        <source>Files here: number {came}. None is missing.</source>
        <translation>Đã nhận tệp số {came}, không thiếu tệp nào.</translation>
    </message>
    <message>
        <source>{count} files missing</source>
        <translation>thiếu {count} tệp</translation>
    </message>
    <message>
        <source>file on its way</source>
        <translation>đang chờ tệp</translation>
    </message>
    <message>
        <source>{place}, receipt of {when}: has {acknowledged} entries. Files that did not arrive: number {missing}. The next export carries them again.</source>
        <translation>{place}, biên nhận {when}: đã có {acknowledged} mục. Tệp chưa đến: số {missing}. Lần xuất tới sẽ mang theo.</translation>
    </message>
    <message>
        <source>household list</source>
        <translation>danh sách hộ</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>chiến dịch</translation>
    </message>
    <message>
        <source>list of units</source>
        <translation>danh mục đơn vị</translation>
    </message>
    <message>
        <source>list of machines</source>
        <translation>danh sách máy</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>biên nhận</translation>
    </message>
    <message>
        <source>{files} written for {machines} machines. Give each one to the officer who sent.</source>
        <translation>Đã xuất {files} cho {machines} máy. Gửi lại cho đúng người đã gửi.</translation>
    </message>
    <message>
        <source>{files} written for {machines} machines. The officers drop them on their sync page.</source>
        <translation>Đã xuất {files} cho {machines} máy. Cán bộ thả tệp vào trang Gửi, nhận tệp là xong.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} đến {last}</translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} và {last}</translation>
    </message>
    <message>
        <source>{count} entries have not arrived. Ask {who} to export again; the new file brings them.</source>
        <translation>Còn {count} mục chưa đến. Nhờ {who} xuất lại tệp, tệp mới sẽ tự bù.</translation>
    </message>
    <message>
        <source>entries missing</source>
        <translation>còn thiếu mục</translation>
    </message>
    <message>
        <source>no receipt</source>
        <translation>chưa gửi biên nhận</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>đã gửi biên nhận</translation>
    </message>
    <message>
        <source>came {when}</source>
        <translation>đến {when}</translation>
    </message>
    <message>
        <source>{place}, receipt of {when}: has {acknowledged} entries.</source>
        <translation>{place}, biên nhận {when}: đã nhận {acknowledged} mục.</translation>
    </message>
    <message>
        <source>The {what} from the province was good until {day}. It still holds; ask for a newer file.</source>
        <translation>Tệp {what} của tỉnh có hạn đến {day}. Máy vẫn dùng; nhờ tỉnh gửi tệp mới.</translation>
    </message>
    <message>
        <source>The list of machines expired on {day}. Write it again for all laptops.</source>
        <translation>Danh sách máy đã hết hạn ngày {day}. Ghi lại cho mọi máy.</translation>
    </message>
    <message>
        <source>The list of machines is good until {day}.</source>
        <translation>Danh sách máy có hạn đến {day}.</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Files sent and received</source>
        <translation>Tệp đã gửi và đã nhận</translation>
    </message>
    <message>
        <source>Files received</source>
        <translation>Tệp đã nhận</translation>
    </message>
    <message>
        <source>Folder or stick…</source>
        <translation>Thư mục, USB…</translation>
    </message>
    <message>
        <source>Older files</source>
        <translation>Tệp cũ hơn</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Mở tệp…</translation>
    </message>
    <message>
        <source>Nothing yet. Open the .tnb files that came by stick, e-mail or chat.</source>
        <translation>Chưa có tệp nào. Mở các tệp .tnb nhận qua USB, thư điện tử hoặc Zalo.</translation>
    </message>
    <message>
        <source>A machine of {place} is not accepted here yet. Held: {files}.</source>
        <translation>Máy của {place} chưa được chấp nhận ở đây, đang giữ {files}.</translation>
    </message>
    <message>
        <source>Recorded differently by two people: {count}. Meanwhile the later record is used.</source>
        <translation>Có {count} chỗ cần đối chiếu vì hai người ghi không giống nhau. Chưa chọn thì máy tạm dùng bản ghi sau.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Xem và chọn…</translation>
    </message>
    <message>
        <source>Stopped. Not read: {files}. Open the rest again when there is time.</source>
        <translation>Đã dừng. {files} chưa đọc, lúc nào tiện thì mở lại.</translation>
    </message>
    <message>
        <source>Held since an earlier start: {files} of {places}. Nothing is lost.</source>
        <translation>{files} của {places} đang giữ từ trước, không mất.</translation>
    </message>
    <message>
        <source>Held since an earlier start: {files}. Nothing is lost.</source>
        <translation>{files} đang giữ từ trước, không mất.</translation>
    </message>
    <message>
        <source>Not in the safe copy that is in use: {files} that came in before. They are kept here.</source>
        <translation>Bản sao lưu đang dùng chưa có {files} đã nhập trước đây; các tệp ấy vẫn còn giữ ở máy này.</translation>
    </message>
    <message>
        <source>Bring them in again…</source>
        <translation>Nhập lại…</translation>
    </message>
    <message>
        <source>Call the sender and compare these six groups. Accept only if all of them are the same.</source>
        <translation>Gọi người gửi, đối chiếu sáu nhóm số này. Chỉ chấp nhận khi cả sáu nhóm đều khớp.</translation>
    </message>
    <message>
        <source>Files or a folder may also be dropped here. Before importing, a safe copy is put away.</source>
        <translation>Kéo thả tệp hoặc thư mục vào đây cũng được. Trước khi nhập, máy tự cất một bản sao lưu.</translation>
    </message>
    <message>
        <source>Looking at file {done} of {total}; nothing is written yet</source>
        <translation>Đang xem tệp {done} trong {total}, chưa ghi gì</translation>
    </message>
    <message>
        <source>Importing file {done} of {total}</source>
        <translation>Đang nhập tệp {done} trong {total}</translation>
    </message>
    <message>
        <source>Accept machine {number}</source>
        <translation>Chấp nhận máy {number}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử nhập lại</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>{households} households read, {people} people.</source>
        <translation>Đọc được {households} hộ, {people} người.</translation>
    </message>
    <message>
        <source>“{sheet}” was typed in {encoding} and is converted: {examples}</source>
        <translation>“{sheet}” gõ bằng bảng mã {encoding}, đã chuyển: {examples}</translation>
    </message>
    <message>
        <source>Hide the rows</source>
        <translation>Ẩn các dòng</translation>
    </message>
    <message numerus="yes">
        <source>Show %n row(s)</source>
        <translation>
            <numerusform>Xem %n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>The error sheet will hold them all.</source>
        <translation>Bảng cần xem lại sẽ có đủ các dòng.</translation>
    </message>
</context>
<context>
    <name>FoldBar</name>
    <message>
        <source>Household before</source>
        <translation>Hộ trước</translation>
    </message>
    <message>
        <source>Household after</source>
        <translation>Hộ sau</translation>
    </message>
    <message>
        <source>Walk list: {progress}</source>
        <translation>Danh sách đi từng hộ: {progress}</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Up and down change the household</source>
        <translation>Mũi tên lên xuống để đổi hộ</translation>
    </message>
    <message>
        <source>Last time: {result}, {when}</source>
        <translation>Lần trước: {result}, {when}</translation>
    </message>
    <message>
        <source>Writing for {day}.</source>
        <translation>Đang ghi cho ngày {day}.</translation>
    </message>
    <message>
        <source>This day lies outside the campaign; the visit counts and is flagged.</source>
        <translation>Ngày này ngoài thời gian chiến dịch, lượt vẫn tính và được đánh dấu.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ nhật</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>T3</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>T4</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>T5</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>T6</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>T7</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>CN</translation>
    </message>
</context>
<context>
    <name>GivingBackSection</name>
    <message>
        <source>Data on this laptop</source>
        <translation>Dữ liệu trên máy</translation>
    </message>
    <message>
        <source>Officer&apos;s name</source>
        <translation>Tên cán bộ dùng máy</translation>
    </message>
    <message>
        <source>Unit&apos;s name as printed</source>
        <translation>Tên đơn vị khi in</translation>
    </message>
    <message>
        <source>Open another data folder</source>
        <translation>Mở thư mục dữ liệu khác</translation>
    </message>
    <message>
        <source>End the sample data</source>
        <translation>Kết thúc dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Delete the data on this laptop</source>
        <translation>Xóa dữ liệu trên máy này</translation>
    </message>
    <message>
        <source>Minutes as PDF</source>
        <translation>Lập biên bản (PDF)</translation>
    </message>
    <message>
        <source>The keys are destroyed first, then the data and its copies on this laptop. Copies on sticks, files that were sent and papers stay. It cannot be taken back.</source>
        <translation>Máy hủy khóa trước, rồi xóa dữ liệu và các bản sao lưu trên máy. Bản sao lưu trên USB, tệp đã gửi và giấy tờ vẫn còn. Xóa rồi không khôi phục được.</translation>
    </message>
    <message>
        <source>Type {word} to delete</source>
        <translation>Gõ chữ {word} để xóa</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Xóa tất cả</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>DELETE</source>
        <translation>XÓA</translation>
    </message>
    <message>
        <source>The folder of the data</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Copy to a stick first.</source>
        <translation>Anh chị chép ra USB trước.</translation>
    </message>
    <message>
        <source>Every visit recorded here has arrived at the province or is in a copy on a stick.</source>
        <translation>Mọi lượt ghi ở máy này tỉnh đã nhận, hoặc đã có trong bản sao lưu trên USB.</translation>
    </message>
    <message>
        <source>{count} visits are nowhere else.</source>
        <translation>{count} lượt không có ở đâu khác.</translation>
    </message>
    <message>
        <source>{count} visits are in files that the province has not confirmed yet.</source>
        <translation>{count} lượt đã vào tệp nhưng tỉnh chưa gửi biên nhận.</translation>
    </message>
    <message>
        <source>Names and notes since the last copy are on no stick: files to the province have none.</source>
        <translation>Họ tên, ghi chú từ lần chép cuối chưa có trên USB; tệp gửi tỉnh không có họ tên.</translation>
    </message>
    <message>
        <source>Where to put the minutes</source>
        <translation>Lưu biên bản vào đâu</translation>
    </message>
    <message>
        <source>The minutes are in {file}.</source>
        <translation>Biên bản ở {file}.</translation>
    </message>
    <message>
        <source>A job is still running. Wait until it has finished.</source>
        <translation>Máy đang làm việc khác. Chờ xong rồi bấm lại.</translation>
    </message>
</context>
<context>
    <name>GroupPanel</name>
    <message>
        <source>Figures of every group</source>
        <translation>Số liệu từng tổ</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Topic of the help</source>
        <translation>Mục trợ giúp</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Close the help (Esc)</source>
        <translation>Đóng trợ giúp (Esc)</translation>
    </message>
    <message>
        <source>Print the handbook</source>
        <translation>In sổ tay</translation>
    </message>
    <message>
        <source>Print the key sheet</source>
        <translation>In bảng phím</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Name</source>
        <translation>Tên chủ hộ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Order on the list</source>
        <translation>Thứ tự trong danh sách</translation>
    </message>
    <message>
        <source>Place in the walking order</source>
        <translation>Chỗ trong thứ tự đi</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã hộ</translation>
    </message>
    <message>
        <source>Number on the list</source>
        <translation>Số liệu trong danh sách</translation>
    </message>
    <message>
        <source>Visit corrected</source>
        <translation>Sửa lượt ghi</translation>
    </message>
    <message>
        <source>Entered the list</source>
        <translation>Vào danh sách</translation>
    </message>
    <message>
        <source>Household closed</source>
        <translation>Đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>Household reopened</source>
        <translation>Mở lại hộ</translation>
    </message>
    <message>
        <source>Note on the visit</source>
        <translation>Ghi chú của lượt</translation>
    </message>
    <message>
        <source>Sent back to be looked at</source>
        <translation>Trả lại để xem</translation>
    </message>
    <message>
        <source>Right as it is</source>
        <translation>Đã xem, giữ như cũ</translation>
    </message>
    <message>
        <source>Asked with it</source>
        <translation>Lời nhắn kèm theo</translation>
    </message>
    <message>
        <source>Split off from</source>
        <translation>Tách ra từ hộ</translation>
    </message>
    <message>
        <source>A part became a household</source>
        <translation>Tách một phần thành hộ mới</translation>
    </message>
    <message>
        <source>One household with</source>
        <translation>Cùng một hộ với</translation>
    </message>
    <message>
        <source>Not the same household as</source>
        <translation>Không cùng hộ với</translation>
    </message>
    <message>
        <source>An answer was taken back</source>
        <translation>Hoàn tác câu trả lời</translation>
    </message>
    <message>
        <source>Two visits of one day decided</source>
        <translation>Đã quyết định hai lượt cùng ngày</translation>
    </message>
    <message>
        <source>Given to an officer</source>
        <translation>Giao cho cán bộ đi từng hộ</translation>
    </message>
    <message>
        <source>Checked out by</source>
        <translation>Nhận đi</translation>
    </message>
    <message>
        <source>Returned by</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Handed over to</source>
        <translation>Chuyển cho</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Lượt thăm</translation>
    </message>
    <message>
        <source>Given to nobody now</source>
        <translation>Thôi giao</translation>
    </message>
    <message>
        <source>To come back {when}</source>
        <translation>Hẹn lại {when}</translation>
    </message>
    <message>
        <source>at the door {when}</source>
        <translation>đến nhà {when}</translation>
    </message>
    <message>
        <source>Changed: {field}</source>
        <translation>Sửa {field}</translation>
    </message>
    <message>
        <source>Visit taken back</source>
        <translation>Hoàn tác lượt ghi</translation>
    </message>
    <message>
        <source>Visit counts again</source>
        <translation>Tính lại lượt ghi</translation>
    </message>
    <message>
        <source>now “{after}”</source>
        <translation>nay là “{after}”</translation>
    </message>
    <message>
        <source>“{before}” taken out</source>
        <translation>bỏ “{before}”</translation>
    </message>
    <message>
        <source>“{before}” became “{after}”</source>
        <translation>“{before}” thành “{after}”</translation>
    </message>
    <message>
        <source>another laptop</source>
        <translation>máy khác</translation>
    </message>
    <message>
        <source>{officer}, noted {when}</source>
        <translation>{officer} ghi {when}</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) on this laptop only.</source>
        <translation>
            <numerusform>%n lượt chỉ có trên máy này.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdChanges</name>
    <message>
        <source>Moved {name}.</source>
        <translation>Đã chuyển chỗ ở của hộ {name}.</translation>
    </message>
    <message>
        <source>{name} is a household of its own now.</source>
        <translation>Đã tách hộ {name}.</translation>
    </message>
    <message>
        <source>The two records are one household now.</source>
        <translation>Hai hộ nay là một.</translation>
    </message>
    <message>
        <source>Reopened {name}.</source>
        <translation>Đã mở lại hộ {name}.</translation>
    </message>
    <message>
        <source>Sent back to be looked at again.</source>
        <translation>Đã trả lượt thăm lại để xem.</translation>
    </message>
    <message>
        <source>Sent back. Write the decisions file so that the laptops get it.</source>
        <translation>Đã trả lại. Ghi tệp quyết định của tỉnh để máy của xã nhận được.</translation>
    </message>
    <message>
        <source>Looked at; it stays as it is.</source>
        <translation>Đã xem, giữ như cũ.</translation>
    </message>
    <message>
        <source>Say why, so that it can be checked later.</source>
        <translation>Chọn lý do để sau này kiểm tra được.</translation>
    </message>
</context>
<context>
    <name>HouseholdHead</name>
    <message>
        <source>No household to record</source>
        <translation>Chưa có hộ để ghi</translation>
    </message>
    <message>
        <source>The list is empty. Load a list, or add a household.</source>
        <translation>Danh sách còn trống. Nhập danh sách, hoặc thêm một hộ.</translation>
    </message>
    <message>
        <source>Household {number}</source>
        <translation>Hộ {number}</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Đã ghi</translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>Lần tới</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Trả lại để xem</translation>
    </message>
    <message numerus="yes">
        <source>%n inhabitant(s)</source>
        <translation>
            <numerusform>%n nhân khẩu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n lượt</numerusform>
        </translation>
    </message>
    <message>
        <source>has a smartphone</source>
        <translation>có điện thoại thông minh</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Từng người</translation>
    </message>
    <message>
        <source>no smartphone</source>
        <translation>không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>no visit yet</source>
        <translation>chưa có lượt nào</translation>
    </message>
</context>
<context>
    <name>HouseholdPanel</name>
    <message>
        <source>Rates of the households</source>
        <translation>Tỷ lệ của hộ dân</translation>
    </message>
    <message>
        <source>Staff of the agency and people at outreach points are in none of these figures.</source>
        <translation>Cán bộ cơ quan và người ở điểm hỗ trợ không nằm trong các số này.</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>Ghi lượt thăm</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>Add a household</source>
        <translation>Thêm một hộ</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>Ghi lượt thăm</translation>
    </message>
    <message>
        <source>There is no household list yet</source>
        <translation>Nơi này chưa có danh sách hộ</translation>
    </message>
    <message>
        <source>Load the hamlet&apos;s list from an Excel file, or add households one by one at the door.</source>
        <translation>Nhập danh sách từ tệp Excel của ấp, khóm, hoặc thêm từng hộ ngay tại cửa khi đi đến nơi.</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Household {number}</source>
        <translation>Hộ {number}</translation>
    </message>
</context>
<context>
    <name>HouseholdsViewModel</name>
    <message>
        <source>Added {name}.</source>
        <translation>Đã thêm hộ {name}.</translation>
    </message>
    <message>
        <source>Changed: {field}.</source>
        <translation>Đã sửa: {field}.</translation>
    </message>
    <message>
        <source>Say why, so that it can be checked later.</source>
        <translation>Ghi lý do để sau này còn xem lại được.</translation>
    </message>
    <message>
        <source>Closed {name}; its visits stay.</source>
        <translation>Đã đưa hộ {name} khỏi danh sách, lượt thăm vẫn giữ.</translation>
    </message>
    <message>
        <source>Visit corrected.</source>
        <translation>Đã sửa lượt ghi.</translation>
    </message>
    <message>
        <source>Visit taken back; the history keeps it.</source>
        <translation>Đã bỏ lượt ghi, lịch sử vẫn giữ.</translation>
    </message>
    <message>
        <source>The visit counts again.</source>
        <translation>Lượt ghi được tính lại.</translation>
    </message>
</context>
<context>
    <name>ImportsSection</name>
    <message>
        <source>Imported lists</source>
        <translation>Danh sách đã nhập</translation>
    </message>
    <message>
        <source>No list was imported yet.</source>
        <translation>Chưa nhập danh sách nào.</translation>
    </message>
    <message>
        <source>{at} · {new} new, {updated} changed</source>
        <translation>{at} · {new} hộ mới, {updated} hộ thay đổi</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>Take the import of {files} back? Households with a visit stay.</source>
        <translation>Hoàn tác lần nhập {files}? Hộ đã có lượt thăm được giữ lại.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Taken back: {closed} households closed, {kept} stay because of a visit.</source>
        <translation>Đã hoàn tác: đưa {closed} hộ khỏi danh sách, giữ {kept} hộ đã có lượt thăm.</translation>
    </message>
</context>
<context>
    <name>IssuedForm</name>
    <message>
        <source>Why the letter is withdrawn</source>
        <translation>Lý do thu hồi</translation>
    </message>
    <message>
        <source>Withdraw the letter</source>
        <translation>Thu hồi công văn</translation>
    </message>
    <message>
        <source>Make the letter that replaces it</source>
        <translation>Soạn công văn thay thế</translation>
    </message>
    <message>
        <source>Make the folder for sending it out</source>
        <translation>Tạo thư mục để gửi đi</translation>
    </message>
    <message>
        <source>Print the letter</source>
        <translation>In văn bản</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Machines and keys</source>
        <translation>Máy và khóa</translation>
    </message>
    <message>
        <source>Who may send files here, and how they are recognised</source>
        <translation>Máy nào được gửi tệp về đây, và nhận ra bằng cách nào</translation>
    </message>
    <message>
        <source>How the province recognises this laptop</source>
        <translation>Tỉnh nhận ra máy này bằng cách nào</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Gửi, nhận tệp</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>Open a request</source>
        <translation>Mở yêu cầu</translation>
    </message>
    <message>
        <source>Open the province&apos;s answer</source>
        <translation>Mở trả lời của tỉnh</translation>
    </message>
    <message>
        <source>Files of {app} (*.tnk *.tnd);;All files (*)</source>
        <translation>Tệp của {app} (*.tnk *.tnd);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Where to put the request</source>
        <translation>Đặt tệp yêu cầu ở đâu</translation>
    </message>
    <message>
        <source>Where to put the answer</source>
        <translation>Đặt tệp trả lời ở đâu</translation>
    </message>
    <message>
        <source>Where to put the restore pack</source>
        <translation>Lưu gói khôi phục ở đâu</translation>
    </message>
    <message>
        <source>Where to put the list</source>
        <translation>Đặt danh sách ở đâu</translation>
    </message>
    <message>
        <source>Save the province&apos;s card</source>
        <translation>Lưu thẻ khóa của tỉnh</translation>
    </message>
    <message>
        <source>Put the paper keys where you print from</source>
        <translation>Đặt khóa giấy (tệp PDF) ở nơi sẽ in</translation>
    </message>
    <message>
        <source>Where to put the files</source>
        <translation>Nơi ghi tệp</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>This laptop</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>The number of this laptop. Read it out when the province calls.</source>
        <translation>Mã số của máy này. Đọc cho tỉnh khi tỉnh gọi.</translation>
    </message>
    <message>
        <source>Write a request to the province…</source>
        <translation>Ghi yêu cầu gửi tỉnh…</translation>
    </message>
    <message>
        <source>Open the province&apos;s answer…</source>
        <translation>Mở trả lời của tỉnh…</translation>
    </message>
    <message>
        <source>Change the key of this laptop…</source>
        <translation>Đổi khóa của máy này…</translation>
    </message>
</context>
<context>
    <name>LetterForm</name>
    <message>
        <source>Order of a superior</source>
        <translation>Văn bản chỉ đạo</translation>
    </message>
    <message>
        <source>Urging letter</source>
        <translation>Công văn đôn đốc</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Văn bản khác</translation>
    </message>
    <message>
        <source>Number, as printed</source>
        <translation>Số, như đã in</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Day of the letter</source>
        <translation>Ngày văn bản</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Nơi ban hành</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Trích yếu</translation>
    </message>
    <message>
        <source>Numbers others cite</source>
        <translation>Số khác được trích dẫn</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>Hạn phải làm</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Take it off the register</source>
        <translation>Bỏ khỏi sổ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Enter in the register</source>
        <translation>Ghi vào sổ</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Lưu thay đổi</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Weekly report</source>
        <translation>Báo cáo tuần</translation>
    </message>
    <message>
        <source>One page for leaders</source>
        <translation>Một trang cho lãnh đạo</translation>
    </message>
    <message>
        <source>Report to the superior</source>
        <translation>Báo cáo gửi cấp trên</translation>
    </message>
    <message>
        <source>Notice of results to the units</source>
        <translation>Thông báo kết quả cho các đơn vị</translation>
    </message>
    <message>
        <source>Minutes of the destruction of data</source>
        <translation>Biên bản hủy dữ liệu</translation>
    </message>
    <message>
        <source>Never urged</source>
        <translation>Chưa đôn đốc lần nào</translation>
    </message>
    <message>
        <source>Urged, no. {round}; the letter&apos;s number is not entered yet</source>
        <translation>Đã đôn đốc lần {round}, chưa nhập số văn bản</translation>
    </message>
    <message>
        <source>Last letter {reference}</source>
        <translation>Công văn gần nhất {reference}</translation>
    </message>
    <message>
        <source>made on {date}</source>
        <translation>soạn ngày {date}</translation>
    </message>
    <message>
        <source>to {count} units</source>
        <translation>gửi {count} đơn vị</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>trước {date}</translation>
    </message>
    <message>
        <source>{name} is marked as done.</source>
        <translation>{name}: đã xong.</translation>
    </message>
    <message>
        <source>{name} is open again.</source>
        <translation>{name}: mở lại, chưa xong.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>bản nháp</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Reports, letters</source>
        <translation>Báo cáo, công văn</translation>
    </message>
    <message>
        <source>Made from the figures; number and signature stay blank</source>
        <translation>Lập từ số liệu; số và chữ ký để trống</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>Official documents</source>
        <translation>Lập báo cáo, công văn</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Loại văn bản</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Save PDF, Word and Excel</source>
        <translation>Lưu PDF, Word và Excel</translation>
    </message>
    <message>
        <source>Table for the Zalo group</source>
        <translation>Bảng cho nhóm Zalo</translation>
    </message>
    <message>
        <source>Edit the texts of this document</source>
        <translation>Sửa lời văn của văn bản này</translation>
    </message>
    <message>
        <source>Figures fill in by themselves, each rate with what it is of. Word files stay editable.</source>
        <translation>Số liệu tự điền, tỷ lệ luôn kèm mẫu số. Tệp Word sửa được.</translation>
    </message>
    <message>
        <source>To be urged</source>
        <translation>Cần đôn đốc</translation>
    </message>
    <message>
        <source>No unit is late, behind or doubtful.</source>
        <translation>Không có đơn vị nào chậm hay cần xem lại.</translation>
    </message>
    <message>
        <source>To be looked after</source>
        <translation>Việc cần theo dõi</translation>
    </message>
    <message>
        <source>An issued letter puts tasks here.</source>
        <translation>Văn bản đã ban hành sẽ đưa việc vào đây.</translation>
    </message>
    <message>
        <source>Issued letters</source>
        <translation>Công văn đã ban hành</translation>
    </message>
    <message>
        <source>Waiting for number and day</source>
        <translation>Dự thảo chờ số và ngày</translation>
    </message>
    <message>
        <source>Number the office gave</source>
        <translation>Số văn thư cấp</translation>
    </message>
    <message>
        <source>Day of the letter</source>
        <translation>Ngày ban hành</translation>
    </message>
    <message>
        <source>Issue: enter in the register</source>
        <translation>Ban hành: ghi vào sổ</translation>
    </message>
    <message>
        <source>Edit the draft</source>
        <translation>Sửa dự thảo</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>Nội dung dự thảo</translation>
    </message>
    <message>
        <source>Good models</source>
        <translation>Mô hình, cách làm hay</translation>
    </message>
    <message>
        <source>None yet. An approved one goes into reports.</source>
        <translation>Chưa có. Mô hình đã duyệt được đưa vào báo cáo.</translation>
    </message>
    <message>
        <source>Zalo groups</source>
        <translation>Nhóm Zalo</translation>
    </message>
    <message>
        <source>No group is entered yet.</source>
        <translation>Chưa ghi nhóm nào.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên mô hình</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Cách làm</translation>
    </message>
    <message>
        <source>Figure, with its base</source>
        <translation>Kết quả, kèm mẫu số</translation>
    </message>
    <message>
        <source>Save as a draft</source>
        <translation>Lưu bản nháp</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Tên nhóm</translation>
    </message>
    <message>
        <source>Who runs it</source>
        <translation>Người phụ trách (chức danh)</translation>
    </message>
    <message>
        <source>Unit without a group</source>
        <translation>Đơn vị chưa có nhóm</translation>
    </message>
    <message>
        <source>Enter the group</source>
        <translation>Ghi nhóm</translation>
    </message>
    <message>
        <source>Charts of the period</source>
        <translation>Biểu đồ của kỳ</translation>
    </message>
    <message>
        <source>They follow when the first figures are there.</source>
        <translation>Có số liệu đầu tiên thì có biểu đồ.</translation>
    </message>
    <message>
        <source>The document was saved.</source>
        <translation>Đã lưu văn bản.</translation>
    </message>
    <message>
        <source>The letter went to the printer.</source>
        <translation>Đã chuyển văn bản ra máy in.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
    <message>
        <source>The good model was changed.</source>
        <translation>Đã đổi trạng thái mô hình.</translation>
    </message>
    <message>
        <source>Stopped. No document was written; you can make it again.</source>
        <translation>Đã dừng. Chưa ghi văn bản nào; có thể lập lại.</translation>
    </message>
    <message>
        <source>The letter is a draft until number and day are entered below.</source>
        <translation>Công văn là dự thảo cho đến khi ghi số và ngày ở dưới.</translation>
    </message>
    <message>
        <source>The draft was saved with these choices.</source>
        <translation>Đã lưu dự thảo theo các lựa chọn này.</translation>
    </message>
    <message>
        <source>The folder has the letter for signing, for eOffice, for e-mail and for Zalo.</source>
        <translation>Thư mục có văn bản để ký, để đưa lên eOffice, để gửi thư điện tử và Zalo.</translation>
    </message>
    <message>
        <source>The letter is withdrawn; the tasks that it left open are gone.</source>
        <translation>Đã thu hồi công văn; việc còn mở của công văn đã được bỏ.</translation>
    </message>
    <message>
        <source>Letter {reference} is issued and in the register; each unit has a task.</source>
        <translation>Đã ban hành Công văn {reference} và ghi vào sổ; mỗi đơn vị có một việc cần theo dõi.</translation>
    </message>
    <message>
        <source>The picture was saved; the text is copied, ready to paste into the group.</source>
        <translation>Đã lưu ảnh; lời nhắn đã sao chép, dán vào nhóm là xong.</translation>
    </message>
    <message>
        <source>The draft was saved; click it to approve it.</source>
        <translation>Đã lưu bản nháp; bấm vào dòng đó để duyệt.</translation>
    </message>
    <message>
        <source>The group was entered.</source>
        <translation>Đã ghi nhóm.</translation>
    </message>
    <message>
        <source>Where to save</source>
        <translation>Chọn nơi lưu</translation>
    </message>
    <message>
        <source>Making the document from the figures</source>
        <translation>Đang lập văn bản từ số liệu</translation>
    </message>
    <message>
        <source>The last that is over</source>
        <translation>Kỳ gần nhất đã hết</translation>
    </message>
    <message>
        <source>Period {number}, to {date}</source>
        <translation>Kỳ {number}, đến {date}</translation>
    </message>
    <message>
        <source>Make the urging letter (no. {round})</source>
        <translation>Lập công văn đôn đốc (lần {round})</translation>
    </message>
    <message>
        <source>Zalo groups; {count} units have none</source>
        <translation>Nhóm Zalo; {count} đơn vị chưa có</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>No font has some signs, so the PDF has {sign}: {names}. The Word file keeps them.</source>
        <translation>Có ký hiệu không phông chữ nào có, nên bản PDF in {sign}: {names}. Bản Word vẫn giữ.</translation>
    </message>
    <message>
        <source>Look for {path}.</source>
        <translation>Tệp ở {path}.</translation>
    </message>
    <message>
        <source>Another {name} was there: it stays as it was. The new one is {path}.</source>
        <translation>Bản khác tên {name} đã có ở đó, vẫn giữ nguyên. Bản mới là {path}.</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>No household matches. Esc shows the whole list.</source>
        <translation>Không có hộ nào khớp. Esc để xem lại cả danh sách.</translation>
    </message>
    <message>
        <source>{part} / {households}</source>
        <translation>{part} / {households}</translation>
    </message>
    <message>
        <source>Find a household</source>
        <translation>Tìm hộ</translation>
    </message>
    <message>
        <source>Find: code, name, house number</source>
        <translation>Tìm: mã, tên, số nhà, điện thoại</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Which households</source>
        <translation>Xem những hộ nào</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Thứ tự</translation>
    </message>
    <message>
        <source>All households</source>
        <translation>Mọi hộ</translation>
    </message>
    <message>
        <source>Not visited yet</source>
        <translation>Chưa đến</translation>
    </message>
    <message>
        <source>Still to visit</source>
        <translation>Còn phải đến</translation>
    </message>
    <message>
        <source>To come back to</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>Recorded today</source>
        <translation>Tôi ghi hôm nay</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ngoài danh sách</translation>
    </message>
    <message>
        <source>Filters: {count}</source>
        <translation>Lọc: {count}</translation>
    </message>
    <message>
        <source>Filters…</source>
        <translation>Lọc…</translation>
    </message>
    <message>
        <source>Pick every household that is shown</source>
        <translation>Chọn hết các hộ đang hiện</translation>
    </message>
    <message>
        <source>In walking order</source>
        <translation>Theo tuyến đi</translation>
    </message>
    <message>
        <source>By given name</source>
        <translation>Theo tên</translation>
    </message>
</context>
<context>
    <name>ListStep</name>
    <message>
        <source>Household list</source>
        <translation>Danh sách hộ</translation>
    </message>
    <message>
        <source>Household list from an Excel file</source>
        <translation>Danh sách hộ từ tệp Excel</translation>
    </message>
    <message>
        <source>Household list from the first laptop</source>
        <translation>Nhận danh sách hộ từ máy thứ nhất</translation>
    </message>
    <message>
        <source>Data of the lost laptop from the province</source>
        <translation>Khôi phục dữ liệu từ tỉnh</translation>
    </message>
    <message>
        <source>Everything is ready</source>
        <translation>Đã đủ để bắt đầu</translation>
    </message>
    <message>
        <source>The meaning of each column is a guess: change it where it is wrong.</source>
        <translation>Máy đoán ý nghĩa từng cột. Cột nào chưa đúng thì bấm vào ô xanh để đổi.</translation>
    </message>
    <message>
        <source>List, names and visits come by one file on a stick.</source>
        <translation>Danh sách, họ tên và lượt thăm nằm trong một tệp trên USB.</translation>
    </message>
    <message>
        <source>The province approves this laptop in the place of the lost one.</source>
        <translation>Tỉnh duyệt máy này thay cho máy đã mất.</translation>
    </message>
    <message>
        <source>Until now nothing was written. Look once more, then make the workspace.</source>
        <translation>Đến lúc này chưa ghi gì vào máy. Xem lại một lần rồi lập dữ liệu trên máy.</translation>
    </message>
    <message>
        <source>none: the key lies in the workspace</source>
        <translation>không đặt, chìa khóa nằm cùng dữ liệu trên máy</translation>
    </message>
    <message>
        <source>set; recovery file: {path}</source>
        <translation>đã đặt, tệp khôi phục: {path}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Chiến dịch</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>The household list can be imported now from an Excel file, or at any time later.</source>
        <translation>Danh sách hộ có thể nhập ngay từ tệp Excel, hoặc để lúc khác.</translation>
    </message>
    <message>
        <source>From an Excel file</source>
        <translation>Từ tệp Excel</translation>
    </message>
    <message>
        <source>This laptop takes the list from the first laptop of the ward</source>
        <translation>Máy này nhận danh sách từ máy thứ nhất</translation>
    </message>
    <message>
        <source>The old laptop is lost, no copy is left: a pack from the province</source>
        <translation>Mất máy, không còn bản sao lưu: lấy gói khôi phục của tỉnh</translation>
    </message>
    <message>
        <source>Start working</source>
        <translation>Bắt đầu làm việc</translation>
    </message>
</context>
<context>
    <name>ListsCard</name>
    <message>
        <source>Writing {count} pairs, all or none</source>
        <translation>Đang ghi {count} cặp, ghi đủ hoặc không ghi gì</translation>
    </message>
    <message>
        <source>Merge them all</source>
        <translation>Gộp tất cả</translation>
    </message>
    <message>
        <source>All are two households</source>
        <translation>Đều là hai hộ</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>Cùng một danh sách</translation>
    </message>
    <message>
        <source>Different lists</source>
        <translation>Danh sách khác nhau</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Hoàn tác quyết định</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Two sets of households of a hamlet look like one list loaded twice. Ask the ward first.</source>
        <translation>Hai nhóm hộ trong một ấp giống như một danh sách nhập hai lần. Hỏi xã trước khi quyết định.</translation>
    </message>
    <message>
        <source>{count} pairs of two lists; the first {shown} are shown. Undo takes all back.</source>
        <translation>{count} cặp hộ có trong hai danh sách; đang xem {shown} cặp đầu. Hoàn tác được cả lượt.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Open the workspace</source>
        <translation>Mở dữ liệu trên máy</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Đặt mật khẩu mới</translation>
    </message>
    <message>
        <source>Type the passphrase of this laptop.</source>
        <translation>Gõ mật khẩu của máy này.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>The laptop is locked</source>
        <translation>Máy đang khóa</translation>
    </message>
    <message>
        <source>Passphrase of this laptop</source>
        <translation>Mật khẩu của máy này</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>Forgot it? Open with the recovery file</source>
        <translation>Quên mật khẩu, mở bằng tệp khôi phục</translation>
    </message>
    <message>
        <source>Forgot it? Ask the province to open…</source>
        <translation>Quên mật khẩu, xin tỉnh mở giúp…</translation>
    </message>
    <message>
        <source>Open the province&apos;s answer…</source>
        <translation>Mở trả lời của tỉnh…</translation>
    </message>
    <message>
        <source>The request is in {path}. Send it to the province, and read these six groups out when it calls. All data is still there.</source>
        <translation>Yêu cầu nằm ở {path}. Gửi tệp cho tỉnh, khi tỉnh gọi thì đọc sáu nhóm số này. Dữ liệu vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>Nothing is lost: the last change, at {time}, was saved.</source>
        <translation>Không mất gì: lần ghi cuối lúc {time} đã được lưu.</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>Show the units that wait</source>
        <translation>Chỉ xem đơn vị chờ xem lại</translation>
    </message>
    <message>
        <source>It was looked at…</source>
        <translation>Ghi đã xem lại…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Người xem</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Đã kiểm tra điều gì</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Language and look</source>
        <translation>Ngôn ngữ và giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Sunlight: black on white, larger</source>
        <translation>Ngoài nắng: đen trắng, chữ lớn</translation>
    </message>
    <message>
        <source>Size of the type (Ctrl + and Ctrl −)</source>
        <translation>Cỡ chữ (Ctrl + và Ctrl −)</translation>
    </message>
</context>
<context>
    <name>LossScreen</name>
    <message>
        <source>{count} entries are missing</source>
        <translation>Thiếu {count} mục</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>Làm tiếp, bỏ các mục này</translation>
    </message>
    <message>
        <source>This laptop had saved them: the file -wal beside the data was lost or damaged, or an old folder was copied over it. No safe copy holds more. If the old folder is still somewhere, close the window and copy it back whole.</source>
        <translation>Máy này đã lưu các mục đó: tệp -wal cạnh dữ liệu bị mất hoặc hỏng, hoặc thư mục bị chép đè bằng bản cũ. Không bản sao lưu nào có nhiều hơn. Còn thư mục cũ ở đâu thì đóng cửa sổ rồi chép lại nguyên cả thư mục.</translation>
    </message>
    <message>
        <source>Go back to the safe copy of {when}</source>
        <translation>Khôi phục bản sao lưu lúc {when}</translation>
    </message>
    <message>
        <source>This laptop had saved them: the file -wal beside the data was lost or damaged, or an old folder was copied over it. The safe copy of {when} holds {count} of them.</source>
        <translation>Máy này đã lưu các mục đó: tệp -wal cạnh dữ liệu bị mất hoặc hỏng, hoặc thư mục bị chép đè bằng bản cũ. Bản sao lưu lúc {when} có {count} mục trong số đó.</translation>
    </message>
</context>
<context>
    <name>Machines</name>
    <message>
        <source>accepted here</source>
        <translation>nhận tại đây</translation>
    </message>
    <message>
        <source>vouched for by its ward</source>
        <translation>xã bảo đảm</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>đã thu hồi</translation>
    </message>
    <message>
        <source>of households in another commune</source>
        <translation>nói về hộ của xã khác</translation>
    </message>
    <message>
        <source>only the province may say this</source>
        <translation>chỉ tỉnh mới được ghi</translation>
    </message>
    <message>
        <source>recorded by a machine not known yet</source>
        <translation>do máy chưa biết ghi</translation>
    </message>
    <message>
        <source>nothing proves which machine recorded them</source>
        <translation>chưa rõ máy nào ghi</translation>
    </message>
    <message>
        <source>the household or person has not arrived yet</source>
        <translation>chưa nhận được hộ hoặc người này</translation>
    </message>
    <message>
        <source>another file says them differently</source>
        <translation>có tệp khác ghi khác</translation>
    </message>
    <message>
        <source>The machine is lost</source>
        <translation>Máy bị thất lạc</translation>
    </message>
    <message>
        <source>The machine was stolen</source>
        <translation>Máy bị lấy cắp</translation>
    </message>
    <message>
        <source>Its owner left the work</source>
        <translation>Người dùng máy đã thôi việc</translation>
    </message>
    <message>
        <source>The machine is faulty</source>
        <translation>Máy bị hỏng</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>They do not count any more. {count} files were looked at.</source>
        <translation>Các mục đó không tính nữa. Đã xem {count} tệp.</translation>
    </message>
    <message>
        <source>They go on counting. This was noted.</source>
        <translation>Các mục đó vẫn tính. Đã ghi lại quyết định này.</translation>
    </message>
    <message>
        <source>The request is in {path}. Send it to the province and read your number over the phone.</source>
        <translation>Yêu cầu nằm ở {path}. Gửi tệp cho tỉnh, khi tỉnh gọi thì đọc mã số của máy.</translation>
    </message>
    <message>
        <source>The province&apos;s list is in use. Held files that came in: {came_in}.</source>
        <translation>Đã dùng danh sách của tỉnh. Tệp đang giữ nay được nhập: {came_in}.</translation>
    </message>
    <message>
        <source>Machine {machine} is approved. Send {path} back to it. Held files that came in: {came_in}.</source>
        <translation>Đã duyệt máy {machine}. Gửi lại cho máy đó tệp {path}. Tệp đang giữ nay được nhập: {came_in}.</translation>
    </message>
    <message>
        <source>The restore pack of machine {machine} is in {path}. Files: {count}.</source>
        <translation>Gói khôi phục của máy {machine} nằm trong {path}. Số tệp: {count}.</translation>
    </message>
    <message>
        <source>Machine {machine} is revoked: what it signs from now on is held, what came before stays. Send the list to the machines so that they know.</source>
        <translation>Đã thu hồi máy {machine}: tệp máy đó ký từ nay sẽ bị giữ lại, những gì đã nhập vẫn còn. Gửi danh sách cho các máy để họ biết.</translation>
    </message>
    <message>
        <source>The list is in {path}, files: {count}. Send it to the machines.</source>
        <translation>Danh sách nằm ở {path}, số tệp: {count}. Gửi cho các máy.</translation>
    </message>
    <message>
        <source>The answer is in {path}. Only machine {machine} can open it.</source>
        <translation>Trả lời nằm ở {path}. Chỉ máy {machine} mở được.</translation>
    </message>
    <message>
        <source>The card is in {path}.</source>
        <translation>Thẻ nằm ở {path}.</translation>
    </message>
    <message>
        <source>This laptop has another key. Send the request {path} to the province; until it approves, it holds what is sent.</source>
        <translation>Máy này đã có khóa mới. Gửi yêu cầu {path} cho tỉnh; khi tỉnh chưa duyệt, tệp gửi đi được giữ ở tỉnh.</translation>
    </message>
    <message>
        <source>The province has another key, number {machine}. Files for the machines in {path}: {count}. Save and print the card again.</source>
        <translation>Tỉnh đã có khóa mới, mã số {machine}. Tệp cho các máy ở {path}: {count}. Lưu và in lại thẻ khóa.</translation>
    </message>
    <message>
        <source>The paper keys count from now on, and their file was deleted. Keep the two copies in two places.</source>
        <translation>Khóa giấy có hiệu lực từ bây giờ, tệp đã được xóa. Cất hai bản ở hai nơi.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Change the key of this laptop?</source>
        <translation>Đổi khóa của máy này?</translation>
    </message>
    <message>
        <source>Where somebody else may have copied it. The new key is in use at once, and a request tells the province; until it approves, files sent from here are held there. Files that are on their way still open.</source>
        <translation>Dùng khi có thể người khác đã chép khóa. Khóa mới dùng ngay, tệp yêu cầu báo cho tỉnh; khi tỉnh chưa duyệt, tệp máy này gửi được giữ ở tỉnh. Tệp đang trên đường về vẫn mở được.</translation>
    </message>
    <message>
        <source>Change the key and write the request…</source>
        <translation>Đổi khóa và ghi yêu cầu…</translation>
    </message>
    <message>
        <source>Change the key of the province?</source>
        <translation>Đổi khóa của tỉnh?</translation>
    </message>
    <message>
        <source>The old key signs the new one, and a file tells every machine. Afterwards print the card again: its number changes.</source>
        <translation>Khóa cũ ký cho khóa mới, mỗi máy có một tệp để báo. Sau đó in lại thẻ khóa, vì mã số đã khác.</translation>
    </message>
    <message>
        <source>If somebody else may have the old key, type the root key from its card; the root then signs the new one. Otherwise leave it empty.</source>
        <translation>Nếu có thể khóa cũ đã lộ, nhập khóa gốc trên thẻ; khi đó khóa gốc ký cho khóa mới. Nếu không, để trống.</translation>
    </message>
    <message>
        <source>Change the key and write the files…</source>
        <translation>Đổi khóa và ghi tệp…</translation>
    </message>
    <message>
        <source>Take the province&apos;s keys from the printed cards?</source>
        <translation>Lấy khóa của tỉnh từ thẻ đã in?</translation>
    </message>
    <message>
        <source>For a new machine, where the old one is lost. The laptops go on obeying, since the root key on the card signs this machine. The cards are printed anew, for the number changes.</source>
        <translation>Dùng cho máy mới khi máy cũ bị mất. Các máy vẫn làm theo, vì khóa gốc trên thẻ ký cho máy này. Thẻ được in lại, vì mã số đã khác.</translation>
    </message>
    <message>
        <source>Type both keys as they stand on the cards: the root key and the recovery key.</source>
        <translation>Nhập cả hai khóa đúng như trên thẻ: khóa gốc và khóa dự phòng.</translation>
    </message>
    <message>
        <source>Take the keys and save the cards…</source>
        <translation>Lấy khóa và lưu thẻ…</translation>
    </message>
    <message>
        <source>The key on this machine does not open it</source>
        <translation>Khóa ở máy này không mở được</translation>
    </message>
    <message>
        <source>The recovery key on paper does. Take the card out, and put it back afterwards.</source>
        <translation>Khóa dự phòng trên giấy mở được. Lấy thẻ ra, xong thì cất lại.</translation>
    </message>
    <message>
        <source>Type the recovery key as it stands on its card.</source>
        <translation>Nhập khóa dự phòng đúng như trên thẻ.</translation>
    </message>
    <message>
        <source>Write the answer…</source>
        <translation>Ghi trả lời…</translation>
    </message>
    <message>
        <source>Number {number} · revoked {when}</source>
        <translation>Mã số {number} · thu hồi {when}</translation>
    </message>
    <message>
        <source>Number {number} · since {when}</source>
        <translation>Mã số {number} · từ {when}</translation>
    </message>
    <message>
        <source>In the place of a lost machine</source>
        <translation>Thay cho máy đã mất</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>đang tính</translation>
    </message>
    <message>
        <source>From {sender}</source>
        <translation>Từ {sender}</translation>
    </message>
    <message>
        <source>Number {number} · {events} lines: {why}</source>
        <translation>Mã số {number} · {events} mục: {why}</translation>
    </message>
    <message>
        <source>Households: {households}, visits: {visits}. Names come with the list for {of_lists}; {at_door} were added at the door and come without, as do the names of {officers} officers.</source>
        <translation>Số hộ: {households}, số lượt: {visits}. {of_lists} hộ có tên lại khi nhập lại danh sách; {at_door} hộ thêm tại nhà thì chưa có tên, và {officers} cán bộ cũng chưa có tên.</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>không tính</translation>
    </message>
    <message>
        <source>Machine {machine} takes the place of {other}, which may send no more. Send it the {count} files in {path}.</source>
        <translation>Máy {machine} thay máy {other}; máy {other} không gửi được nữa. Gửi cho máy mới {count} tệp trong {path}.</translation>
    </message>
    <message>
        <source>A province that this laptop does not know yet</source>
        <translation>Tỉnh mà máy này chưa biết</translation>
    </message>
    <message>
        <source>Compare these six groups with the province&apos;s card. Accept only if all agree.</source>
        <translation>So sáu nhóm số này với thẻ của tỉnh. Khớp cả sáu nhóm mới chấp nhận.</translation>
    </message>
    <message>
        <source>The numbers agree: accept</source>
        <translation>Số khớp, chấp nhận</translation>
    </message>
    <message>
        <source>Machine {machine}: its passphrase is forgotten</source>
        <translation>Máy {machine} quên mật khẩu</translation>
    </message>
    <message>
        <source>Call the officer on a number you knew before and compare these six groups. The answer opens all data of that machine.</source>
        <translation>Gọi cho cán bộ theo số đã biết từ trước và so sáu nhóm số này. Tệp trả lời mở được toàn bộ dữ liệu của máy đó.</translation>
    </message>
    <message>
        <source>The numbers agree: write the answer…</source>
        <translation>Số khớp, ghi trả lời…</translation>
    </message>
    <message>
        <source>{place} changes its key</source>
        <translation>{place} đổi khóa</translation>
    </message>
    <message>
        <source>The old key signed this request, so nothing needs to be compared.</source>
        <translation>Yêu cầu có chữ ký của khóa cũ nên không cần đối chiếu số.</translation>
    </message>
    <message>
        <source>Approve the new key…</source>
        <translation>Duyệt khóa mới…</translation>
    </message>
    <message>
        <source>{place} asks to send files here</source>
        <translation>{place} xin gửi tệp về đây</translation>
    </message>
    <message>
        <source>Call the officer and compare these six groups. Approve only if all of them agree.</source>
        <translation>Gọi cho cán bộ và so sáu nhóm số này. Khớp cả sáu nhóm mới duyệt.</translation>
    </message>
    <message>
        <source>The numbers agree: approve…</source>
        <translation>Số khớp, duyệt…</translation>
    </message>
    <message>
        <source>The province approved this laptop.</source>
        <translation>Tỉnh đã duyệt máy này.</translation>
    </message>
    <message>
        <source>The province revoked this laptop: its files are held there. Call the province.</source>
        <translation>Tỉnh đã thu hồi máy này: tệp gửi lên bị giữ lại. Gọi về tỉnh.</translation>
    </message>
    <message>
        <source>The request is on its way; the province has not answered yet.</source>
        <translation>Đã gửi yêu cầu, tỉnh chưa trả lời.</translation>
    </message>
    <message>
        <source>The province was not asked yet. Files may still be sent; it holds them.</source>
        <translation>Chưa gửi yêu cầu cho tỉnh. Vẫn gửi tệp được, tỉnh giữ lại chờ duyệt.</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, the province can help.</source>
        <translation>Quên mật khẩu thì tỉnh mở giúp được.</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, only the recovery file helps.</source>
        <translation>Quên mật khẩu thì chỉ tệp khôi phục mở được.</translation>
    </message>
    <message>
        <source>List of {when}: too old, ask the province for a newer one</source>
        <translation>Danh sách ngày {when}: đã cũ, xin tỉnh bản mới</translation>
    </message>
    <message>
        <source>List of {when}</source>
        <translation>Danh sách ngày {when}</translation>
    </message>
</context>
<context>
    <name>MachinesCard</name>
    <message>
        <source>Machines that send</source>
        <translation>Các máy gửi tệp</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Các máy</translation>
    </message>
    <message>
        <source>Open a request…</source>
        <translation>Mở yêu cầu…</translation>
    </message>
    <message>
        <source>No machine yet. Open the request file that a commune sent.</source>
        <translation>Chưa có máy nào. Mở tệp yêu cầu mà xã, phường gửi đến.</translation>
    </message>
    <message>
        <source>The province has not sent its list yet.</source>
        <translation>Tỉnh chưa gửi danh sách.</translation>
    </message>
    <message>
        <source>Importing what was held…</source>
        <translation>Đang nhập các tệp đang giữ…</translation>
    </message>
    <message>
        <source>Lost machine that it replaces</source>
        <translation>Máy bị mất mà máy này thay</translation>
    </message>
    <message>
        <source>A further machine: it replaces none</source>
        <translation>Máy thêm, không thay máy nào</translation>
    </message>
    <message>
        <source>Replaces {place}, {number}: lost</source>
        <translation>Thay máy đã mất: {place}, {number}</translation>
    </message>
    <message>
        <source>This replaces the approved machine {machine}, whose key did not sign. Call both places.</source>
        <translation>Máy này sẽ thay máy đã duyệt {machine}, nhưng khóa cũ không ký. Gọi cả hai nơi.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>The lost machine may send no more, and all that is here of the ward goes to the new one.</source>
        <translation>Máy đã mất không gửi được nữa; mọi dữ liệu tỉnh có của đơn vị được chép cho máy mới.</translation>
    </message>
    <message>
        <source>Write its restore pack…</source>
        <translation>Ghi gói khôi phục…</translation>
    </message>
    <message>
        <source>Revoke {place}, {number}? What it signs from now on is held; what came before stays.</source>
        <translation>Thu hồi máy {number}, {place}? Tệp máy này ký từ nay sẽ bị giữ lại; những gì đã nhập vẫn còn.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Thu hồi</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This is done on the laptop of the ward or commune; this laptop only shows figures.</source>
        <translation>Việc này làm trên máy của xã, phường, thị trấn; máy này chỉ xem số liệu.</translation>
    </message>
</context>
<context>
    <name>ManyDoors</name>
    <message>
        <source>Moved in the walking order: {households}.</source>
        <translation>Đã đổi chỗ {households} trong thứ tự đi.</translation>
    </message>
    <message>
        <source>Given to {name}: {households}.</source>
        <translation>Đã giao cho {name}: {households}.</translation>
    </message>
    <message>
        <source>Given to nobody now: {households}.</source>
        <translation>Đã thôi giao: {households}.</translation>
    </message>
    <message>
        <source>{name} checked out: {households}.</source>
        <translation>{name} nhận đi: {households}.</translation>
    </message>
    <message>
        <source>Two teams on one door: {names} has {households} of these out too. Ask each other first.</source>
        <translation>Hai tổ một cửa: {names} cũng đang nhận đi {households} trong số này. Hỏi nhau trước khi đi.</translation>
    </message>
    <message>
        <source>{name} returned: {households}.</source>
        <translation>{name} đã trả lại: {households}.</translation>
    </message>
    <message>
        <source>Handed over to {name}: {households}.</source>
        <translation>Đã chuyển cho {name}: {households}.</translation>
    </message>
    <message>
        <source>Place corrected: {households}.</source>
        <translation>Đã sửa nơi ở: {households}.</translation>
    </message>
    <message>
        <source>Closed: {households}; their visits stay.</source>
        <translation>Đã đưa {households} khỏi danh sách; lượt thăm vẫn giữ.</translation>
    </message>
</context>
<context>
    <name>MeetingHints</name>
    <message>
        <source>Arrows</source>
        <translation>Mũi tên</translation>
    </message>
    <message>
        <source>Other denominator</source>
        <translation>Mẫu số khác</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Trang {page} / {pages}</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Organisations</source>
        <translation>Đoàn thể</translation>
    </message>
    <message>
        <source>Who is left</source>
        <translation>Còn ai chưa cài</translation>
    </message>
    <message>
        <source>Members are people of the households, seen through another list: who is in two organisations stands in both and is one person.</source>
        <translation>Đoàn viên, hội viên là người của các hộ, nhìn theo đoàn thể: ai ở hai đoàn thể thì có trong cả hai và vẫn là một người.</translation>
    </message>
    <message>
        <source>Nobody is left: no member recorded has a smartphone without the app. Members are recorded on the page of a household, person by person.</source>
        <translation>Không còn ai: trong số hội viên đã ghi, không ai có điện thoại thông minh mà chưa cài. Hội viên được ghi từng người ở trang của hộ.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) · {smartphones} with a smartphone · {installed} installed</source>
        <translation>
            <numerusform>%n hội viên · {smartphones} có điện thoại thông minh · {installed} đã cài</numerusform>
        </translation>
    </message>
    <message>
        <source>declares {members}, {smartphones} with a smartphone</source>
        <translation>đoàn thể báo {members}, {smartphones} có điện thoại thông minh</translation>
    </message>
    <message>
        <source>No name given</source>
        <translation>Không ghi tên</translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <source>{count} households of the earlier list are not in the new one.</source>
        <translation>{count} hộ của danh sách trước không còn trong danh sách mới.</translation>
    </message>
    <message>
        <source>{count} households closed; their visits stay.</source>
        <translation>Đã đưa {count} hộ khỏi danh sách; các lượt thăm vẫn giữ.</translation>
    </message>
    <message>
        <source>Close them</source>
        <translation>Đưa các hộ này khỏi danh sách</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Chọn lý do</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>More…</source>
        <translation>Việc khác…</translation>
    </message>
    <message>
        <source>They moved…</source>
        <translation>Chuyển chỗ ở…</translation>
    </message>
    <message>
        <source>Split the household…</source>
        <translation>Tách hộ…</translation>
    </message>
    <message>
        <source>Same household as…</source>
        <translation>Cùng một hộ với…</translation>
    </message>
    <message>
        <source>Close the household…</source>
        <translation>Đưa khỏi danh sách…</translation>
    </message>
    <message>
        <source>On the street</source>
        <translation>Trên phố</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Use at least {count} characters. Three or four words are easy to remember.</source>
        <translation>Dùng ít nhất {count} ký tự. Ba bốn từ ghép lại thì dễ nhớ.</translation>
    </message>
    <message>
        <source>The two are not the same. Type it again.</source>
        <translation>Hai lần gõ chưa giống nhau. Gõ lại lần nữa.</translation>
    </message>
    <message>
        <source>The data can only be opened with this passphrase. If it is forgotten, only the recovery file opens it: keep that file elsewhere.</source>
        <translation>Chỉ mật khẩu này mở được dữ liệu. Quên mật khẩu thì chỉ còn tệp khôi phục mở được: cất tệp đó ở nơi khác.</translation>
    </message>
    <message>
        <source>Without a passphrase the key lies in the workspace: whoever has this laptop or a copy of the folder can read the data.</source>
        <translation>Không đặt mật khẩu thì chìa khóa nằm cùng dữ liệu trên máy: ai có máy này hoặc bản chép của thư mục đều đọc được.</translation>
    </message>
    <message>
        <source>Passphrase (may be left out)</source>
        <translation>Mật khẩu (có thể để trống)</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Gõ lại lần nữa</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Inhabitants</source>
        <translation>Dân số</translation>
    </message>
    <message>
        <source>Smartphone owners</source>
        <translation>Người có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Members with a smartphone</source>
        <translation>Đoàn viên, hội viên có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Staff with a smartphone</source>
        <translation>Cán bộ, công chức, viên chức, người lao động có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Staff of agencies</source>
        <translation>Cán bộ, công chức, viên chức, người lao động</translation>
    </message>
    <message>
        <source>Members of organisations</source>
        <translation>Đoàn viên, hội viên</translation>
    </message>
    <message>
        <source>Outreach points</source>
        <translation>Điểm hỗ trợ</translation>
    </message>
    <message>
        <source>Files of {count} units were missing</source>
        <translation>Khi chốt còn thiếu tệp của {count} đơn vị</translation>
    </message>
    <message>
        <source>Period {number}: {first} to {last}</source>
        <translation>Kỳ {number}: {first} đến {last}</translation>
    </message>
    <message>
        <source>cut off {time} on {date}</source>
        <translation>chốt {time} ngày {date}</translation>
    </message>
    <message>
        <source>Files incomplete: {units}</source>
        <translation>Chưa đủ tệp: {units}</translation>
    </message>
    <message>
        <source>Files incomplete at the closing: {units}</source>
        <translation>Chưa đủ tệp khi chốt: {units}</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} đơn vị</translation>
    </message>
    <message>
        <source>and {count} more units</source>
        <translation>và {count} đơn vị khác</translation>
    </message>
    <message>
        <source>Missing: nothing, the files of all units are complete.</source>
        <translation>Còn thiếu: không, mọi đơn vị đã đủ tệp.</translation>
    </message>
    <message>
        <source>Missing: {count} units with incomplete files. {units}</source>
        <translation>Còn thiếu: {count} đơn vị chưa đủ tệp. {units}</translation>
    </message>
    <message>
        <source>Held: no file waits here for a decision.</source>
        <translation>Đang giữ: không có tệp nào chờ quyết định ở đây.</translation>
    </message>
    <message>
        <source>Held: {count} files wait here for a decision and do not count yet.</source>
        <translation>Đang giữ: {count} tệp chờ quyết định ở đây, chưa được tính.</translation>
    </message>
    <message>
        <source>Frozen figures. Communes: {communes}; hamlets: {hamlets}; households visited: {visited}; people with the app: {installed}.</source>
        <translation>Sẽ giữ nguyên: số liệu của {communes} xã, {hamlets} ấp, khóm: {visited} hộ đã đến, {installed} người đã cài.</translation>
    </message>
    <message>
        <source>“{words}” ({document}, item {clause})</source>
        <translation>“{words}” ({document}, mục {clause})</translation>
    </message>
    <message>
        <source>{percent} ({counts}), target {target}, {needed} to go</source>
        <translation>{percent} ({counts}), chỉ tiêu {target}, còn thiếu {needed}</translation>
    </message>
    <message>
        <source>cited as {aliases}</source>
        <translation>có nơi ghi {aliases}</translation>
    </message>
    <message>
        <source>withdrawn: {reason}</source>
        <translation>thu hồi: {reason}</translation>
    </message>
    <message>
        <source>replaced by letter {reason}</source>
        <translation>thay bằng Công văn số {reason}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã thu hồi</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>đã thay thế</translation>
    </message>
    <message>
        <source>urging no. {round}</source>
        <translation>đôn đốc lần {round}</translation>
    </message>
    <message>
        <source>Rank {rank} of {units}, {date}, by {publisher}</source>
        <translation>Hạng {rank}/{units}, ngày {date}, theo {publisher}</translation>
    </message>
    <message>
        <source>denominator not stated</source>
        <translation>không nêu mẫu số</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đã chốt</translation>
    </message>
    <message>
        <source>part of a later one</source>
        <translation>gộp vào kỳ sau</translation>
    </message>
    <message>
        <source>not closed</source>
        <translation>chưa chốt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>đang chạy</translation>
    </message>
    <message>
        <source>{days} days over</source>
        <translation>quá hạn {days} ngày</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Periods</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>What figures are divided by, closed by and cited by</source>
        <translation>Kỳ báo cáo, mẫu số, thời hạn và sổ văn bản</translation>
    </message>
    <message>
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>Reporting periods</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>The campaign has not begun.</source>
        <translation>Chiến dịch chưa bắt đầu.</translation>
    </message>
    <message>
        <source>Denominators from outside</source>
        <translation>Mẫu số công bố</translation>
    </message>
    <message>
        <source>None yet. Load a sheet with unit, name, value, source and day.</source>
        <translation>Chưa có. Nhập bảng gồm mã đơn vị, mẫu số, giá trị, nguồn và ngày số liệu.</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>The campaign sets none.</source>
        <translation>Chiến dịch không đặt thời hạn.</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Sổ văn bản</translation>
    </message>
    <message>
        <source>No letter fits these words.</source>
        <translation>Không có văn bản nào khớp.</translation>
    </message>
    <message>
        <source>Enter a letter</source>
        <translation>Ghi văn bản</translation>
    </message>
    <message>
        <source>A number as printed or as cited, or words</source>
        <translation>Số in trên văn bản, số nơi khác ghi, hoặc từ</translation>
    </message>
    <message>
        <source>Rank given by others</source>
        <translation>Hạng do nơi khác công bố</translation>
    </message>
    <message>
        <source>Rank, as 59/63</source>
        <translation>Hạng, như 59/63</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>Tỷ lệ, %</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Units that were split</source>
        <translation>Đơn vị bị tách</translation>
    </message>
    <message>
        <source>Load denominators</source>
        <translation>Nhập mẫu số</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods)</source>
        <translation>Bảng tính (*.xlsx *.xls *.ods)</translation>
    </message>
    <message>
        <source>{count} new denominators were loaded.</source>
        <translation>Đã nhập {count} mẫu số mới.</translation>
    </message>
    <message>
        <source>Period {number} is closed; what comes late corrects the next one.</source>
        <translation>Đã chốt kỳ {number}; số đến muộn sẽ thể hiện ở kỳ sau.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Đã ghi.</translation>
    </message>
    <message>
        <source>Period {number} is open again; its figures follow the files until it is closed.</source>
        <translation>Đã mở lại kỳ {number}; số liệu lại theo các tệp cho đến khi chốt.</translation>
    </message>
    <message>
        <source>The rank was entered.</source>
        <translation>Đã ghi hạng.</translation>
    </message>
    <message>
        <source>The letter is in the register.</source>
        <translation>Đã ghi văn bản vào sổ.</translation>
    </message>
    <message>
        <source>The letter was changed.</source>
        <translation>Đã sửa văn bản.</translation>
    </message>
    <message>
        <source>The letter is off the register.</source>
        <translation>Đã bỏ văn bản khỏi sổ.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
    <message>
        <source>Reopen period {number}</source>
        <translation>Mở lại kỳ {number}</translation>
    </message>
    <message>
        <source>Close period {number}</source>
        <translation>Chốt kỳ {number}</translation>
    </message>
    <message>
        <source>In which unit of {date} does each hamlet lie? Then the figures can be read so.</source>
        <translation>Theo đơn vị từ {date}, mỗi ấp, khóm dưới đây thuộc đơn vị nào? Chọn xong thì xem số theo đơn vị ấy được.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi</translation>
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Who you are</source>
        <translation>Anh chị là ai</translation>
    </message>
    <message>
        <source>Who works at this laptop?</source>
        <translation>Ai làm việc trên máy này?</translation>
    </message>
    <message>
        <source>Your name stands beside every visit that you record.</source>
        <translation>Tên anh chị đứng cạnh mỗi lượt đã ghi.</translation>
    </message>
    <message>
        <source>Type your full name.</source>
        <translation>Gõ họ và tên của anh chị.</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Several people at one laptop: put down the one who answers for the records.</source>
        <translation>Nhiều người dùng chung một máy thì ghi tên người chịu trách nhiệm số liệu.</translation>
    </message>
</context>
<context>
    <name>OldDataScreen</name>
    <message>
        <source>Looking on sticks and in the usual folders</source>
        <translation>Đang tìm trên USB và các thư mục thường dùng</translation>
    </message>
    <message>
        <source>Type the passphrase of the old laptop.</source>
        <translation>Gõ mật khẩu của máy cũ.</translation>
    </message>
    <message>
        <source>Copying and checking the old data</source>
        <translation>Đang chép và kiểm tra dữ liệu cũ</translation>
    </message>
    <message>
        <source>Locked data</source>
        <translation>Dữ liệu đang khóa</translation>
    </message>
    <message>
        <source>Copy on a stick of {when}</source>
        <translation>Bản sao lưu trên USB lúc {when}</translation>
    </message>
    <message>
        <source>Data folder, last changed {when}</source>
        <translation>Thư mục dữ liệu, thay đổi cuối lúc {when}</translation>
    </message>
    <message>
        <source>Safe copy of {when}</source>
        <translation>Bản sao lưu trong máy lúc {when}</translation>
    </message>
    <message>
        <source>{count} visits, the last on {day}</source>
        <translation>{count} lượt thăm, lượt cuối ngày {day}</translation>
    </message>
    <message>
        <source>Which data goes on here?</source>
        <translation>Mở tiếp dữ liệu nào?</translation>
    </message>
    <message>
        <source>Plug the stick or the old disk in. It is only read; this laptop works on with a copy.</source>
        <translation>Cắm USB hoặc ổ đĩa cũ vào. Chương trình chỉ đọc; máy này làm tiếp trên một bản chép.</translation>
    </message>
    <message>
        <source>Plug the stick in. It is only read; the damaged data file is kept.</source>
        <translation>Cắm USB vào. USB chỉ được đọc; tệp dữ liệu hỏng được giữ lại.</translation>
    </message>
    <message>
        <source>Nothing was found. Plug the stick in and look again, or choose the folder.</source>
        <translation>Chưa tìm thấy. Cắm USB rồi tìm lại, hoặc chọn thư mục.</translation>
    </message>
    <message>
        <source>Which copy takes the place of the data?</source>
        <translation>Dùng bản sao lưu nào thay dữ liệu hỏng?</translation>
    </message>
    <message>
        <source>Which copy has the keys of this data?</source>
        <translation>Bản sao lưu nào có khóa của dữ liệu này?</translation>
    </message>
    <message>
        <source>Plug the stick in. Only its keys are taken; the data here stays as it is.</source>
        <translation>Cắm USB vào. Chỉ lấy khóa ở đó; dữ liệu trên máy này giữ nguyên.</translation>
    </message>
    <message>
        <source>Passphrase of the old laptop</source>
        <translation>Mật khẩu của máy cũ</translation>
    </message>
    <message>
        <source>Passphrase of this laptop</source>
        <translation>Mật khẩu của máy này</translation>
    </message>
    <message>
        <source>Open this data</source>
        <translation>Mở dữ liệu này</translation>
    </message>
    <message>
        <source>Take its keys</source>
        <translation>Lấy khóa</translation>
    </message>
    <message>
        <source>Look in a folder or on a stick…</source>
        <translation>Tìm trong thư mục hoặc USB…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Passphrase forgotten? Recovery file, or the province</source>
        <translation>Quên mật khẩu? Dùng tệp khôi phục hoặc nhờ tỉnh</translation>
    </message>
    <message>
        <source>No copy is left: ask the province for a restore pack</source>
        <translation>Không còn bản sao lưu nào: xin tỉnh gói khôi phục</translation>
    </message>
</context>
<context>
    <name>OptionsCard</name>
    <message>
        <source>Campaign</source>
        <translation>Chiến dịch</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Mở cài đặt</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Dựng lại</translation>
    </message>
    <message>
        <source>Stopped. Nothing was printed or saved.</source>
        <translation>Đã dừng. Chưa in, chưa lưu gì.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Open the test sheet</source>
        <translation>Mở trang thử</translation>
    </message>
    <message>
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>Take all households</source>
        <translation>Lấy tất cả các hộ</translation>
    </message>
    <message>
        <source>Open household {code}</source>
        <translation>Mở hộ {code}</translation>
    </message>
    <message>
        <source>Stopped. Pages already sent still come out.</source>
        <translation>Đã dừng. Các trang đã gửi vẫn ra giấy.</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Đang dựng các trang</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Lưu thành tệp</translation>
    </message>
    <message>
        <source>Print {pages} pages</source>
        <translation>In {pages} trang</translation>
    </message>
    <message>
        <source>Print one page</source>
        <translation>In 1 trang</translation>
    </message>
    <message>
        <source>{version}. Earlier prints stay valid.</source>
        <translation>{version}. Các bản in trước vẫn dùng được.</translation>
    </message>
    <message>
        <source>Getting the pages ready for the printer</source>
        <translation>Đang chuẩn bị trang cho máy in</translation>
    </message>
    <message>
        <source>The file was saved: {path}</source>
        <translation>Đã lưu tệp: {path}</translation>
    </message>
    <message>
        <source>The PDF was saved: {path}</source>
        <translation>Đã lưu PDF: {path}</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Had it before</source>
        <translation>Đã cài từ trước</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Khác…</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>Tối nay</translation>
    </message>
    <message>
        <source>Choose a day…</source>
        <translation>Chọn ngày…</translation>
    </message>
    <message>
        <source>Without numbers, choose a result</source>
        <translation>Không ghi số thì chọn kết quả</translation>
    </message>
    <message>
        <source>Other results</source>
        <translation>Kết quả khác</translation>
    </message>
    <message>
        <source>When to come back</source>
        <translation>Hẹn lại khi nào</translation>
    </message>
</context>
<context>
    <name>OwnKeyCard</name>
    <message>
        <source>Key of this machine</source>
        <translation>Mã nhận diện máy</translation>
    </message>
    <message>
        <source>Give the key file to those who send here: by any chat or stick, it is no secret. Read these six groups over the phone so that they can compare.</source>
        <translation>Đưa tệp nhận diện cho nơi gửi lên đây, qua Zalo hay USB đều được, tệp này không bí mật. Đọc sáu nhóm số này qua điện thoại để họ đối chiếu.</translation>
    </message>
    <message>
        <source>Save key file…</source>
        <translation>Lưu tệp nhận diện…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Sao chép thành chữ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Machines and keys…</source>
        <translation>Máy và khóa…</translation>
    </message>
</context>
<context>
    <name>PageNames</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>Ghi nhanh</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hộ</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Gửi, nhận tệp</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Nhóm đối tượng</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>Machines and keys</source>
        <translation>Máy và khóa</translation>
    </message>
    <message>
        <source>Reports, letters</source>
        <translation>Báo cáo, công văn</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Nhập phiếu giấy</translation>
    </message>
    <message>
        <source>Review of quality</source>
        <translation>Kiểm tra chất lượng</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Cần đối chiếu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Household list</source>
        <translation>Danh sách hộ</translation>
    </message>
</context>
<context>
    <name>PaperEntryPage</name>
    <message>
        <source>Code of a sheet</source>
        <translation>Mã tờ phiếu</translation>
    </message>
    <message>
        <source>Scan or type a sheet: WK7-12.1-1</source>
        <translation>Quét hoặc gõ mã tờ: WK7-12.1-1</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>Ghi nhanh</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Nhập phiếu giấy</translation>
    </message>
    <message>
        <source>Scan the square at the top right of a sheet, or type the code beside it. Its rows then come in the order of the paper.</source>
        <translation>Quét ô vuông ở góc phải tờ phiếu, hoặc gõ mã in bên cạnh. Các dòng hiện theo đúng thứ tự trên giấy.</translation>
    </message>
    <message>
        <source>Begun, not finished</source>
        <translation>Đang gõ dở</translation>
    </message>
    <message>
        <source>Sheet {page}</source>
        <translation>Tờ {page}</translation>
    </message>
    <message>
        <source>of another laptop</source>
        <translation>in từ máy khác</translation>
    </message>
    <message>
        <source>Sheet {page} of {pages}</source>
        <translation>Tờ {page} / {pages}</translation>
    </message>
    <message>
        <source>printed {when}</source>
        <translation>in {when}</translation>
    </message>
    <message>
        <source>Printed on another laptop, so its rows are not known here: in each row scan the square beside the name, or type the code, then the row. Page Down: next sheet.</source>
        <translation>Tờ này in từ máy khác nên máy không biết thứ tự các dòng: ở mỗi dòng, quét ô vuông cạnh tên hoặc gõ mã hộ, rồi số ô và các số. Page Down: sang tờ sau.</translation>
    </message>
</context>
<context>
    <name>PaperEntryViewModel</name>
    <message>
        <source>Write the day of the sheet first.</source>
        <translation>Ghi ngày đi của tờ phiếu trước.</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>Mới: {what}</translation>
    </message>
    <message>
        <source>Row {row} taken back.</source>
        <translation>Đã bỏ lượt ở dòng {row}.</translation>
    </message>
    <message>
        <source>Recorded row {row}: new household {name}, {deed}.</source>
        <translation>Đã ghi dòng {row}: hộ mới {name}, {deed}.</translation>
    </message>
    <message>
        <source>Recorded row {row}: {deed}.</source>
        <translation>Đã ghi dòng {row}: {deed}.</translation>
    </message>
    <message>
        <source>{name} is on the list already: {code}, {address}. Enter again adds one more; or begin the row with that code.</source>
        <translation>{name} đã có trong danh sách: {code}, {address}. Enter lần nữa để thêm một hộ nữa; hoặc gõ mã đó ở đầu dòng.</translation>
    </message>
    <message>
        <source>This household has a visit of that day already ({when}: {result}). Enter again records one more; an empty row leaves it.</source>
        <translation>Hộ này đã có lượt trong ngày đó ({when}: {result}). Enter lần nữa để ghi thêm; để trống dòng nếu không ghi.</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Guide A5</source>
        <translation>Tờ hướng dẫn A5</translation>
    </message>
    <message>
        <source>left at the house, with codes</source>
        <translation>phát tại nhà, có mã QR</translation>
    </message>
    <message>
        <source>Guide A5, 2 sides</source>
        <translation>Tờ A5 hai mặt</translation>
    </message>
    <message>
        <source>steps with pictures behind, cut from A4</source>
        <translation>mặt sau là từng bước có hình, cắt từ A4</translation>
    </message>
    <message>
        <source>Guide A6</source>
        <translation>Tờ rơi A6, bốn tờ</translation>
    </message>
    <message>
        <source>handed out, four cut from A4</source>
        <translation>phát tay, cắt từ A4</translation>
    </message>
    <message>
        <source>A6 per household</source>
        <translation>Tờ rơi A6 từng hộ</translation>
    </message>
    <message>
        <source>with its name and code, in walking order</source>
        <translation>có tên, mã hộ, theo thứ tự đi</translation>
    </message>
    <message>
        <source>Poster A4</source>
        <translation>Áp phích A4</translation>
    </message>
    <message>
        <source>for the culture house and the shop</source>
        <translation>nhà văn hóa, cửa hàng</translation>
    </message>
    <message>
        <source>Leaflet DL</source>
        <translation>Tờ DL</translation>
    </message>
    <message>
        <source>three a sheet, for an envelope</source>
        <translation>ba tờ một trang A4, vừa phong bì</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Bản chữ lớn</translation>
    </message>
    <message>
        <source>codes and steps in large print, 2 sides</source>
        <translation>mã và từng bước, chữ to, in hai mặt</translation>
    </message>
    <message>
        <source>Walk list</source>
        <translation>Danh sách đi từng hộ</translation>
    </message>
    <message>
        <source>in walking order, a code a household</source>
        <translation>theo tuyến, có mã từng hộ</translation>
    </message>
    <message>
        <source>Visit slip</source>
        <translation>Phiếu báo đã ghé</translation>
    </message>
    <message>
        <source>left where nobody was met</source>
        <translation>để lại khi vắng nhà</translation>
    </message>
    <message>
        <source>Consent slip</source>
        <translation>Phiếu đồng ý</translation>
    </message>
    <message>
        <source>agreement to keep personal data</source>
        <translation>đồng ý cho giữ thông tin</translation>
    </message>
    <message>
        <source>Staff card</source>
        <translation>Thẻ cán bộ</translation>
    </message>
    <message>
        <source>residents can check it</source>
        <translation>cho người dân kiểm tra</translation>
    </message>
    <message>
        <source>Team poster</source>
        <translation>Tờ giới thiệu tổ</translation>
    </message>
    <message>
        <source>who goes from house to house</source>
        <translation>ai đến nhà bà con, dân kiểm tra được</translation>
    </message>
    <message>
        <source>QR labels</source>
        <translation>Nhãn QR</translation>
    </message>
    <message>
        <source>a household&apos;s code, on label sheets</source>
        <translation>mã từng hộ, in trên tờ nhãn</translation>
    </message>
    <message>
        <source>Printer test page</source>
        <translation>Trang chỉnh máy in</translation>
    </message>
    <message>
        <source>rulers and the edge it cannot print</source>
        <translation>thước đo và mép không in được</translation>
    </message>
    <message>
        <source>Two-sided test</source>
        <translation>Thử in hai mặt</translation>
    </message>
    <message>
        <source>how to put paper back in the printer</source>
        <translation>cách cho giấy lại vào máy in</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Sổ tay</translation>
    </message>
    <message>
        <source>the help on four pages</source>
        <translation>phần trợ giúp trên bốn trang</translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation>Bảng phím</translation>
    </message>
    <message>
        <source>every key on one page, beside the laptop</source>
        <translation>mọi phím trên một trang, để cạnh máy</translation>
    </message>
    <message>
        <source>Progress A4</source>
        <translation>Bảng tiến độ A4</translation>
    </message>
    <message>
        <source>for the wall, without any name</source>
        <translation>dán tường, không có tên ai</translation>
    </message>
    <message>
        <source>Progress A3</source>
        <translation>Bảng tiến độ A3</translation>
    </message>
    <message>
        <source>the same, large</source>
        <translation>như vậy, khổ lớn</translation>
    </message>
    <message>
        <source>For screens</source>
        <translation>Cho màn hình</translation>
    </message>
    <message>
        <source>Zalo text, picture, web page</source>
        <translation>tin Zalo, ảnh, trang web</translation>
    </message>
    <message>
        <source>Text for a Zalo group</source>
        <translation>Tin cho nhóm Zalo</translation>
    </message>
    <message>
        <source>Picture for a phone</source>
        <translation>Ảnh cho điện thoại</translation>
    </message>
    <message>
        <source>Page for a website</source>
        <translation>Trang cho cổng thông tin</translation>
    </message>
    <message>
        <source>Still to visit</source>
        <translation>Hộ còn phải đến</translation>
    </message>
    <message>
        <source>With a callback</source>
        <translation>Hộ hẹn lại</translation>
    </message>
    <message>
        <source>All households</source>
        <translation>Tất cả các hộ</translation>
    </message>
    <message>
        <source>Blank, filled by hand</source>
        <translation>Tờ trống, điền tay</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>long</source>
        <translation>dài</translation>
    </message>
    <message>
        <source>short</source>
        <translation>ngắn</translation>
    </message>
    <message>
        <source>{columns} by {rows}, {width} by {height} mm</source>
        <translation>{columns} × {rows}, {width} × {height} mm</translation>
    </message>
    <message>
        <source>The whole area</source>
        <translation>Cả địa bàn</translation>
    </message>
    <message>
        <source>group {group}</source>
        <translation>tổ {group}</translation>
    </message>
    <message>
        <source>{guides} guides A6</source>
        <translation>{guides} tờ A6</translation>
    </message>
    <message>
        <source>{guides} guides A5 on both sides</source>
        <translation>{guides} tờ A5, in hai mặt</translation>
    </message>
    <message>
        <source>A printer that prints one side only: try one sheet first. Print page 1, turn the paper over its {edge} edge, put it back, print page 2. If the sides stand opposite ways, turn the paper half around. The test sheet shows the way for this printer.</source>
        <translation>Máy chỉ in một mặt: in thử một tờ trước. In trang 1, lật giấy theo cạnh {edge}, cho lại vào khay, in trang 2. Hai mặt ngược nhau thì xoay tờ giấy nửa vòng rồi in lại. Trang thử chỉ cách cho giấy của máy này.</translation>
    </message>
    <message>
        <source>Too long for their place, so not printed: {names}.</source>
        <translation>Chưa in vì tên, địa chỉ dài quá: {names}.</translation>
    </message>
    <message>
        <source>Too long, so only the beginning is printed: {names}.</source>
        <translation>Dài quá nên chỉ in phần đầu: {names}.</translation>
    </message>
    <message>
        <source>No font has some signs, so {sign} is printed: {names}.</source>
        <translation>Ký hiệu không in được in thành {sign}: {names}.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} hộ khác</translation>
    </message>
    <message>
        <source>Last time: {facts}</source>
        <translation>In lần trước: {facts}</translation>
    </message>
    <message>
        <source>No help number and no Zalo group are set; the sheet names neither.</source>
        <translation>Chưa có số gọi khi cần giúp và nhóm Zalo, nên trên giấy không có hai mục này.</translation>
    </message>
    <message>
        <source>No help number is set; the sheet names none.</source>
        <translation>Chưa có số gọi khi cần giúp, nên trên giấy không có mục này.</translation>
    </message>
    <message>
        <source>No Zalo group is set; the sheet has no code for it.</source>
        <translation>Chưa có nhóm Zalo, nên trên giấy không có mã của nhóm.</translation>
    </message>
</context>
<context>
    <name>PartEditor</name>
    <message>
        <source>Paragraph {number}</source>
        <translation>Đoạn {number}</translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation>Hiện nay: {text}</translation>
    </message>
    <message>
        <source>Left out now: its figure is nought.</source>
        <translation>Hiện không in: số liệu của đoạn này bằng 0.</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu của máy</translation>
    </message>
    <message>
        <source>A passphrase for this laptop</source>
        <translation>Mật khẩu cho máy này</translation>
    </message>
    <message>
        <source>The data is always encrypted. The passphrase keeps the key out of other hands.</source>
        <translation>Dữ liệu luôn được mã hóa. Mật khẩu giữ chìa khóa khỏi tay người khác.</translation>
    </message>
    <message>
        <source>Choose where the recovery file is kept, for example a USB stick.</source>
        <translation>Chọn nơi cất tệp khôi phục, chẳng hạn một USB.</translation>
    </message>
    <message>
        <source>It opens the data when the passphrase is forgotten. Keep it elsewhere, not on this laptop.</source>
        <translation>Tệp này mở được dữ liệu khi quên mật khẩu. Cất ở nơi khác, đừng để trên máy này.</translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation>Chọn nơi cất</translation>
    </message>
    <message>
        <source>Recovery file: no place chosen yet</source>
        <translation>Tệp khôi phục: chưa chọn nơi cất</translation>
    </message>
    <message>
        <source>Recovery file: {path}</source>
        <translation>Tệp khôi phục: {path}</translation>
    </message>
    <message>
        <source>Keep the recovery file</source>
        <translation>Cất tệp khôi phục</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tệp chữ (*.txt)</translation>
    </message>
    <message>
        <source>That is the folder of the data itself: both would be lost together. Choose another.</source>
        <translation>Đó là thư mục của chính dữ liệu, mất thì mất cả hai. Chọn nơi khác.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>No phone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Has one</source>
        <translation>Có máy</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Đã cài</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Đã đăng ký</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Đã kích hoạt</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Dùng được</translation>
    </message>
    <message>
        <source>woman</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>man</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>signed slip</source>
        <translation>ký phiếu giấy</translation>
    </message>
    <message>
        <source>spoken, before a witness</source>
        <translation>nói miệng, có người chứng</translation>
    </message>
    <message>
        <source>signed on the screen</source>
        <translation>ký trên máy</translation>
    </message>
    <message>
        <source>by counts</source>
        <translation>theo số đếm</translation>
    </message>
    <message>
        <source>person by person</source>
        <translation>từng người</translation>
    </message>
    <message>
        <source>lives elsewhere</source>
        <translation>Không còn ở hộ này</translation>
    </message>
    <message>
        <source>added by mistake</source>
        <translation>Thêm nhầm</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>số điện thoại</translation>
    </message>
    <message>
        <source>years of birth</source>
        <translation>năm sinh</translation>
    </message>
    <message>
        <source>man or woman</source>
        <translation>nam, nữ</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>đoàn thể</translation>
    </message>
    <message>
        <source>another household</source>
        <translation>chuyển sang hộ khác</translation>
    </message>
    <message>
        <source>under 16</source>
        <translation>dưới 16 tuổi</translation>
    </message>
    <message>
        <source>Somebody without a name</source>
        <translation>Người chưa ghi tên</translation>
    </message>
    <message>
        <source>Recorded {way}</source>
        <translation>Ghi {way}</translation>
    </message>
    <message>
        <source>Child under 16</source>
        <translation>Trẻ dưới 16 tuổi</translation>
    </message>
    <message>
        <source>Added: {person}</source>
        <translation>Thêm: {person}</translation>
    </message>
    <message>
        <source>{person} is no longer counted</source>
        <translation>Không tính {person} nữa</translation>
    </message>
    <message>
        <source>{person} is counted again</source>
        <translation>Tính lại {person}</translation>
    </message>
    <message>
        <source>Name and phone erased on request</source>
        <translation>Đã xóa tên, số điện thoại theo yêu cầu</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Answer taken out: noted by mistake</source>
        <translation>Bỏ câu trả lời ghi nhầm</translation>
    </message>
    <message>
        <source>Refused or taken back</source>
        <translation>Không đồng ý hoặc rút lại</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>Person {place}, without a name</source>
        <translation>Người {place}, chưa ghi tên</translation>
    </message>
    <message>
        <source>born {years}</source>
        <translation>sinh {years}</translation>
    </message>
    <message>
        <source>had it before</source>
        <translation>có từ trước</translation>
    </message>
    <message>
        <source>erased on request</source>
        <translation>đã xóa theo yêu cầu</translation>
    </message>
    <message>
        <source>child under 16, counted only</source>
        <translation>trẻ dưới 16 tuổi, chỉ đếm</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>không ghi tên</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} người nữa</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>chưa hỏi</translation>
    </message>
    <message>
        <source>agreed {day}, {how}</source>
        <translation>đồng ý {day}, {how}</translation>
    </message>
    <message>
        <source>taken back {day}</source>
        <translation>đã rút lại đồng ý {day}</translation>
    </message>
    <message>
        <source>refused {day}</source>
        <translation>không đồng ý {day}</translation>
    </message>
    <message>
        <source>noted by {name}</source>
        <translation>{name} ghi</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>People and phones</source>
        <translation>Người và điện thoại</translation>
    </message>
    <message>
        <source>Hide the numbers</source>
        <translation>Ẩn số</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Hiện số</translation>
    </message>
    <message>
        <source>Record person by person</source>
        <translation>Ghi từng người</translation>
    </message>
    <message>
        <source>Back to counts</source>
        <translation>Ghi lại theo số đếm</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Thêm người</translation>
    </message>
    <message>
        <source>Add: name, year of birth, m or f, phone; Enter</source>
        <translation>Thêm: tên, năm sinh, nam hoặc nữ, số điện thoại, rồi Enter</translation>
    </message>
    <message>
        <source>0–5 stage · M kind of phone · C had it before · L reason</source>
        <translation>0–5 bậc · M loại máy · C có từ trước · L lý do</translation>
    </message>
    <message>
        <source>H organisations · T name · B no longer here · G consent · N add</source>
        <translation>H hội, đoàn · T tên · B bỏ khỏi hộ · G đồng ý · N thêm người</translation>
    </message>
    <message>
        <source>Recorded by counts, without names: the numbers come from the visits.</source>
        <translation>Đang ghi theo số đếm, không ghi tên: con số lấy từ các lượt thăm.</translation>
    </message>
    <message>
        <source>Nobody is recorded yet. Type the first person below.</source>
        <translation>Chưa ghi ai. Gõ người đầu tiên ở dòng dưới.</translation>
    </message>
    <message>
        <source>The last visits counted {counted}. The people here are what counts.</source>
        <translation>Lượt thăm đã đếm {counted}. Con số tính theo những người ghi ở đây.</translation>
    </message>
    <message>
        <source>On the list, not recorded yet: {count}</source>
        <translation>Có trong danh sách, chưa ghi: {count}</translation>
    </message>
</context>
<context>
    <name>PeopleViewModel</name>
    <message>
        <source>Recorded {way} from now on.</source>
        <translation>Từ nay ghi {way}.</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Đã sửa.</translation>
    </message>
    <message>
        <source>Added: {person}.</source>
        <translation>Đã thêm: {person}.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>{person}: {stage}.</source>
        <translation>{person}: {stage}.</translation>
    </message>
    <message>
        <source>{person}: the reason is noted.</source>
        <translation>{person}: đã ghi lý do.</translation>
    </message>
    <message>
        <source>{person}: the kind of phone is noted.</source>
        <translation>{person}: đã ghi loại máy.</translation>
    </message>
    <message>
        <source>{person}: had it before.</source>
        <translation>{person}: có từ trước.</translation>
    </message>
    <message>
        <source>{person}: with our help.</source>
        <translation>{person}: cài giúp.</translation>
    </message>
    <message>
        <source>Organisations noted.</source>
        <translation>Đã ghi đoàn thể.</translation>
    </message>
    <message>
        <source>{person} is no longer counted here.</source>
        <translation>Không tính {person} ở hộ này nữa.</translation>
    </message>
    <message>
        <source>Name and phone erased for good; the count stays.</source>
        <translation>Đã xóa hẳn tên, số điện thoại; số đếm vẫn giữ.</translation>
    </message>
    <message>
        <source>Agreed: {purpose}.</source>
        <translation>Đồng ý: {purpose}.</translation>
    </message>
    <message>
        <source>Not agreed: {purpose}.</source>
        <translation>Không đồng ý: {purpose}.</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>Name on the card</source>
        <translation>Họ tên trên thẻ</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>Chức danh</translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation>Tên tổ</translation>
    </message>
    <message>
        <source>Members, one a line</source>
        <translation>Thành viên, mỗi người một dòng</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Số thẻ</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Có giá trị đến</translation>
    </message>
    <message>
        <source>Name; what they are</source>
        <translation>Họ tên; chức danh</translation>
    </message>
    <message>
        <source>Else made of the area</source>
        <translation>Bỏ trống: theo địa bàn</translation>
    </message>
    <message>
        <source>Write 31/12/2026</source>
        <translation>Ghi dạng 31/12/2026</translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation>Ghi một số nguyên</translation>
    </message>
    <message>
        <source>Room for {most} at most</source>
        <translation>Nhiều nhất {most} người</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Save</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Name and phone</source>
        <translation>Tên và số điện thoại</translation>
    </message>
    <message>
        <source>Another organisation</source>
        <translation>Đoàn thể khác</translation>
    </message>
    <message>
        <source>Another organisation: type its name, Enter adds it to the list</source>
        <translation>Đoàn thể khác: gõ tên, Enter để thêm vào danh sách</translation>
    </message>
    <message>
        <source>Name and phone; year of birth, m or f where they change</source>
        <translation>Tên và số điện thoại; năm sinh, nam hoặc nữ nếu sửa</translation>
    </message>
    <message>
        <source>Why does it stop there?</source>
        <translation>Vì sao dừng ở đó?</translation>
    </message>
    <message>
        <source>Organisations; several may be ticked</source>
        <translation>Đoàn thể tham gia, chọn được nhiều</translation>
    </message>
    <message>
        <source>Why is this person no longer counted here? The history keeps them.</source>
        <translation>Vì sao không tính người này ở hộ nữa? Lịch sử vẫn giữ.</translation>
    </message>
    <message>
        <source>Erase name and phone for good, here and on every laptop that gets a file?</source>
        <translation>Xóa hẳn tên và số điện thoại, ở máy này và mọi máy nhận tệp?</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>Bỏ lý do</translation>
    </message>
    <message>
        <source>Asked to be erased (law)…</source>
        <translation>Yêu cầu xóa thông tin (theo luật)…</translation>
    </message>
    <message>
        <source>Erase; it cannot be taken back</source>
        <translation>Xóa, không khôi phục được</translation>
    </message>
</context>
<context>
    <name>PickBar</name>
    <message>
        <source>Picked: {households}</source>
        <translation>Đã chọn {households}</translation>
    </message>
    <message>
        <source>Being written, all or none: {households}.</source>
        <translation>Đang ghi, tất cả hoặc không hộ nào: {households}.</translation>
    </message>
    <message>
        <source>Give to…</source>
        <translation>Giao cho…</translation>
    </message>
    <message>
        <source>Print the walk list</source>
        <translation>In danh sách đi từng hộ</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Khác…</translation>
    </message>
    <message>
        <source>Unpick</source>
        <translation>Bỏ chọn</translation>
    </message>
    <message>
        <source>Name of the new officer</source>
        <translation>Tên cán bộ mới</translation>
    </message>
    <message>
        <source>Full name, Enter</source>
        <translation>Họ và tên, Enter</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Nhận đi</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Chuyển cho</translation>
    </message>
    <message>
        <source>Return from</source>
        <translation>Nhận lại từ</translation>
    </message>
    <message>
        <source>Correct hamlet, group, street…</source>
        <translation>Sửa ấp, tổ, địa chỉ…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>{name} (me)</source>
        <translation>{name} (tôi)</translation>
    </message>
    <message>
        <source>{name}: {households}</source>
        <translation>{name}: {households}</translation>
    </message>
    <message>
        <source>To no one</source>
        <translation>Thôi giao</translation>
    </message>
    <message>
        <source>Add somebody…</source>
        <translation>Thêm người…</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Where does the household live now? It keeps its code, visits and history.</source>
        <translation>Hộ nay ở đâu? Mã hộ, các lượt thăm và lịch sử giữ nguyên.</translation>
    </message>
    <message>
        <source>Correct {households}. What is left empty stays as it is.</source>
        <translation>Sửa nơi ở của {households}. Ô để trống thì giữ như cũ.</translation>
    </message>
    <message>
        <source>Street; each keeps its house number</source>
        <translation>Đường, hẻm (giữ số nhà)</translation>
    </message>
    <message>
        <source>House number, street</source>
        <translation>Số nhà, đường</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Which households</source>
        <translation>Những hộ nào</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>Every hamlet</source>
        <translation>Mọi ấp, khóm</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>Mọi tổ</translation>
    </message>
    <message>
        <source>Every street</source>
        <translation>Mọi đường</translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <source>Workspace</source>
        <translation>Dữ liệu trên máy</translation>
    </message>
    <message>
        <source>{place} (code {code}) · officer: {officer}</source>
        <translation>{place} (mã {code}) · cán bộ: {officer}</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Thư mục: {folder}</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Chiến dịch</translation>
    </message>
    <message>
        <source>Use this campaign</source>
        <translation>Dùng chiến dịch này</translation>
    </message>
    <message>
        <source>I have compared these ids with the app store</source>
        <translation>Tôi đã so các mã này với cửa hàng ứng dụng</translation>
    </message>
    <message>
        <source>Load the campaign</source>
        <translation>Nạp chiến dịch</translation>
    </message>
    <message>
        <source>Take a campaign from a file</source>
        <translation>Lấy chiến dịch từ tệp</translation>
    </message>
    <message>
        <source>Take a newer unit catalogue</source>
        <translation>Lấy danh mục đơn vị mới hơn</translation>
    </message>
    <message>
        <source>Campaign (*.toml)</source>
        <translation>Chiến dịch (*.toml)</translation>
    </message>
    <message>
        <source>Choose a campaign file</source>
        <translation>Chọn tệp chiến dịch</translation>
    </message>
    <message>
        <source>The campaign {id} is loaded. Choose it above to use it.</source>
        <translation>Đã nạp chiến dịch {id}. Chọn ở trên để dùng.</translation>
    </message>
    <message>
        <source>Unit catalogue (*.json)</source>
        <translation>Danh mục đơn vị (*.json)</translation>
    </message>
    <message>
        <source>Choose a unit catalogue</source>
        <translation>Chọn danh mục đơn vị</translation>
    </message>
    <message>
        <source>The unit catalogue of {day} is loaded.</source>
        <translation>Đã nạp danh mục đơn vị, số liệu ngày {day}.</translation>
    </message>
</context>
<context>
    <name>PlacesCard</name>
    <message>
        <source>The same list was loaded for two places, so a household is counted where it does not live. Ask who loaded it.</source>
        <translation>Cùng một danh sách được nhập cho hai nơi nên có hộ bị tính sai chỗ. Hãy hỏi người đã nhập.</translation>
    </message>
    <message>
        <source>They live in {hamlet}</source>
        <translation>Các hộ ở {hamlet}</translation>
    </message>
</context>
<context>
    <name>PointForm</name>
    <message>
        <source>Kind of place</source>
        <translation>Loại nơi</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>Tên nơi đặt điểm</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>Đơn vị phụ trách</translation>
    </message>
    <message>
        <source>17/9, empty is today</source>
        <translation>17/9, trống là hôm nay</translation>
    </message>
    <message>
        <source>Add the point</source>
        <translation>Thêm điểm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>PointPanel</name>
    <message>
        <source>Points</source>
        <translation>Các điểm</translation>
    </message>
    <message>
        <source>No point yet. Add the market, school or supermarket where people are helped; then count them with one tap each.</source>
        <translation>Chưa có điểm nào. Thêm chợ, trường, siêu thị nơi hướng dẫn người dân, rồi đếm mỗi người một lần bấm.</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Page {page} / {pages}</source>
        <translation>Trang {page} / {pages}</translation>
    </message>
    <message>
        <source>No page</source>
        <translation>Chưa có trang</translation>
    </message>
    <message>
        <source>What the page says; a browser lays it out.</source>
        <translation>Nội dung của trang; trình duyệt sẽ dàn trang đẹp hơn.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>Full width</source>
        <translation>Vừa chiều ngang</translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message>
        <source>Before importing. Nothing is written yet.</source>
        <translation>Xem trước khi nhập. Chưa ghi gì.</translation>
    </message>
    <message>
        <source>The first {shown} stand below, those that need an eye before the others.</source>
        <translation>Bên dưới là {shown} tệp đầu, tệp cần xem kỹ đứng trước.</translation>
    </message>
    <message>
        <source>Import {files}</source>
        <translation>Nhập {files}</translation>
    </message>
    <message>
        <source>Import nothing</source>
        <translation>Không nhập</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Look before you print: the page is as the paper will be</source>
        <translation>Xem trước đúng như giấy sẽ ra</translation>
    </message>
    <message>
        <source>Choose the paper</source>
        <translation>Chọn giấy tờ</translation>
    </message>
    <message>
        <source>Copied; paste it into Zalo.</source>
        <translation>Đã sao chép, dán vào Zalo.</translation>
    </message>
    <message>
        <source>Sent to the printer at 100 %, pages: {pages}.</source>
        <translation>Đã gửi máy in đúng cỡ 100 %, {pages} trang.</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>Tiến độ chỉ tiêu</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>Kết quả đến nay</translation>
    </message>
    <message>
        <source>{visited} / {listed} households, {today} today</source>
        <translation>{visited} / {listed} hộ, hôm nay {today}</translation>
    </message>
    <message>
        <source>{percent} installed</source>
        <translation>{percent} đã cài</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>đã cài</translation>
    </message>
    <message>
        <source>target {percent}</source>
        <translation>chỉ tiêu {percent}</translation>
    </message>
    <message>
        <source>Nobody has counted yet: {name}</source>
        <translation>Chưa đếm được {name}</translation>
    </message>
    <message>
        <source>More installed than were counted. Look at the visits again.</source>
        <translation>Số đã cài nhiều hơn số đã đếm. Xem lại các lượt ghi.</translation>
    </message>
    <message>
        <source>This campaign sets no target.</source>
        <translation>Chiến dịch này không giao chỉ tiêu.</translation>
    </message>
    <message>
        <source>{count} more people reach {percent}.</source>
        <translation>Cần thêm {count} người để đạt {percent}</translation>
    </message>
    <message>
        <source>{percent} in the households known; {count} are not known yet.</source>
        <translation>Đạt {percent} ở các hộ đã biết; còn {count} hộ chưa biết.</translation>
    </message>
    <message>
        <source>The target of {percent} is reached.</source>
        <translation>Đã đạt chỉ tiêu {percent}.</translation>
    </message>
    <message>
        <source>{counts} (by the list)</source>
        <translation>{counts} (theo danh sách)</translation>
    </message>
    <message>
        <source>{counts}, known in {known} of {ever} households</source>
        <translation>{counts}, đã biết ở {known} / {ever} hộ</translation>
    </message>
    <message>
        <source>adults known</source>
        <translation>người lớn đã biết</translation>
    </message>
    <message>
        <source>people with a smartphone known</source>
        <translation>người có điện thoại thông minh đã biết</translation>
    </message>
    <message>
        <source>households</source>
        <translation>hộ</translation>
    </message>
    <message>
        <source>need {count}</source>
        <translation>cần {count}</translation>
    </message>
    <message>
        <source>Last three days on average {average} households.</source>
        <translation>Ba ngày qua trung bình {average} hộ.</translation>
    </message>
    <message>
        <source>Last three days on average {average} households, {short} a day short.</source>
        <translation>Ba ngày qua trung bình {average} hộ, còn thiếu {short} hộ mỗi ngày.</translation>
    </message>
    <message>
        <source>Last three days on average {average} households, enough.</source>
        <translation>Ba ngày qua trung bình {average} hộ, đủ để kịp hạn.</translation>
    </message>
</context>
<context>
    <name>ProvinceCard</name>
    <message>
        <source>Key of the province</source>
        <translation>Khóa của tỉnh</translation>
    </message>
    <message>
        <source>Print it on the card for the communes: they compare it before they accept your files.</source>
        <translation>In lên thẻ phát cho các xã, phường: họ đối chiếu trước khi nhận tệp của tỉnh.</translation>
    </message>
    <message>
        <source>The paper keys were made. They lie in two places, not on this machine.</source>
        <translation>Đã lập khóa giấy. Khóa cất ở hai nơi, không nằm trên máy này.</translation>
    </message>
    <message>
        <source>No paper keys yet. With them, data can be opened and the key replaced if this machine is lost.</source>
        <translation>Chưa có khóa giấy. Có khóa giấy thì vẫn mở được dữ liệu và thay được khóa khi máy này bị mất.</translation>
    </message>
    <message>
        <source>Make the paper keys…</source>
        <translation>Lập khóa giấy…</translation>
    </message>
    <message>
        <source>The cards exist already: take the keys from them…</source>
        <translation>Đã có thẻ khóa giấy: lấy khóa từ thẻ…</translation>
    </message>
    <message>
        <source>Change the key of the province…</source>
        <translation>Đổi khóa của tỉnh…</translation>
    </message>
    <message>
        <source>Save the province&apos;s card…</source>
        <translation>Lưu thẻ khóa của tỉnh…</translation>
    </message>
    <message>
        <source>Write the list for the machines…</source>
        <translation>Ghi danh sách cho các máy…</translation>
    </message>
    <message>
        <source>Both copies are printed</source>
        <translation>Đã in đủ hai bản</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Print {path} on paper: it holds the card and two copies of the paper keys. When they lie on the table, press the button: the keys count from then on and the file is deleted.</source>
        <translation>In {path} ra giấy: tệp có thẻ của tỉnh và hai bản khóa giấy. Khi các tờ đã nằm trên bàn thì bấm nút: từ lúc đó khóa có hiệu lực và tệp bị xóa.</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>Sent back to the field</source>
        <translation>Đã trả lại để xem</translation>
    </message>
    <message>
        <source>Households that may be one</source>
        <translation>Hộ nghi trùng</translation>
    </message>
    <message>
        <source>Two visits of one day</source>
        <translation>Hai lượt trong một ngày</translation>
    </message>
    <message>
        <source>Call-backs</source>
        <translation>Gọi lại kiểm tra</translation>
    </message>
    <message>
        <source>Lists loaded twice</source>
        <translation>Danh sách nhập hai lần</translation>
    </message>
    <message>
        <source>One list in two places</source>
        <translation>Một danh sách ở hai nơi</translation>
    </message>
    <message>
        <source>same name, phone and house number</source>
        <translation>cùng tên, điện thoại, số nhà</translation>
    </message>
    <message>
        <source>same name and phone</source>
        <translation>cùng tên, cùng điện thoại</translation>
    </message>
    <message>
        <source>same name and house number</source>
        <translation>cùng tên, cùng số nhà</translation>
    </message>
    <message>
        <source>same name and group</source>
        <translation>cùng tên, cùng tổ</translation>
    </message>
    <message>
        <source>same name in the hamlet</source>
        <translation>cùng tên trong ấp</translation>
    </message>
    <message>
        <source>same phone, another name</source>
        <translation>cùng điện thoại, khác tên</translation>
    </message>
    <message>
        <source>same house number and people, another name</source>
        <translation>cùng số nhà, cùng số người, khác tên</translation>
    </message>
    <message>
        <source>same name and phone, another hamlet</source>
        <translation>cùng tên, cùng điện thoại, khác ấp</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>khớp</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>khác</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>không gọi được</translation>
    </message>
    <message>
        <source>an officer of another laptop</source>
        <translation>cán bộ ở máy khác</translation>
    </message>
    <message>
        <source>{count} households seem doubled: {hamlets}</source>
        <translation>Nghi trùng {count} hộ: {hamlets}</translation>
    </message>
    <message>
        <source>One list, {merged} pairs merged: {reason} ({name})</source>
        <translation>Cùng một danh sách, đã gộp {merged} cặp: {reason} ({name})</translation>
    </message>
    <message>
        <source>Different lists: {reason} ({name})</source>
        <translation>Danh sách khác nhau: {reason} ({name})</translation>
    </message>
    <message>
        <source>{count} households: {hamlets}?</source>
        <translation>{count} hộ: {hamlets}?</translation>
    </message>
    <message>
        <source>{hamlet} is shown until it is decided</source>
        <translation>Đang ghi {hamlet} cho đến khi có quyết định</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} hay {other}</translation>
    </message>
    <message>
        <source>The commune whose list it is not takes its import back.</source>
        <translation>Xã nhập nhầm thì hoàn tác lần nhập của mình.</translation>
    </message>
    <message>
        <source>Counts now: {visit}</source>
        <translation>Đang tính: {visit}</translation>
    </message>
    <message>
        <source>The other: {visit}</source>
        <translation>Lượt kia: {visit}</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>Review of quality</source>
        <translation>Kiểm tra chất lượng</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Những điều cần xem</translation>
    </message>
    <message>
        <source>as of {when}</source>
        <translation>tính đến {when}</translation>
    </message>
</context>
<context>
    <name>QualityViewModel</name>
    <message>
        <source>The two records are one household now.</source>
        <translation>Hai hộ nay là một.</translation>
    </message>
    <message>
        <source>Two households; the pair is not offered again.</source>
        <translation>Là hai hộ khác nhau; cặp này không hiện lại nữa.</translation>
    </message>
    <message>
        <source>Decided; the history keeps both visits.</source>
        <translation>Đã quyết định; lịch sử vẫn giữ cả hai lượt.</translation>
    </message>
    <message>
        <source>It need not be looked at any more.</source>
        <translation>Không cần xem lại nữa.</translation>
    </message>
    <message>
        <source>{count} pairs are one household each now.</source>
        <translation>Đã gộp {count} cặp hộ.</translation>
    </message>
    <message>
        <source>{count} pairs are two households each; they are not offered again.</source>
        <translation>Đã ghi {count} cặp là hai hộ; không hỏi lại.</translation>
    </message>
    <message>
        <source>Decided, with your name and the reason.</source>
        <translation>Đã ghi quyết định, kèm tên và lý do.</translation>
    </message>
    <message>
        <source>The question is open again.</source>
        <translation>Đã mở lại câu hỏi.</translation>
    </message>
    <message>
        <source>The households of the list are in {hamlet} now.</source>
        <translation>Các hộ trong danh sách nay thuộc {hamlet}.</translation>
    </message>
    <message>
        <source>Sample drawn; the seed and the visits it was drawn from are kept.</source>
        <translation>Đã rút mẫu; mã rút và danh sách lượt để rút được giữ lại.</translation>
    </message>
    <message>
        <source>Call {place} noted.</source>
        <translation>Đã ghi cuộc gọi {place}.</translation>
    </message>
</context>
<context>
    <name>QuickField</name>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
</context>
<context>
    <name>QuickPage</name>
    <message>
        <source>Quick entry</source>
        <translation>Ghi nhanh</translation>
    </message>
    <message>
        <source>Find a household</source>
        <translation>Tìm hộ</translation>
    </message>
    <message>
        <source>Find: code, name, house number</source>
        <translation>Tìm: mã, tên, số nhà, điện thoại</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>Nhập phiếu giấy</translation>
    </message>
</context>
<context>
    <name>QuickViewModel</name>
    <message>
        <source>Partly done needs its numbers first: 322p.</source>
        <translation>Chưa xong hết thì ghi số trước, ví dụ 322p.</translation>
    </message>
    <message>
        <source>Undone: household {number}. Ctrl+Y records it again.</source>
        <translation>Đã hoàn tác hộ {number}. Ctrl+Y để ghi lại.</translation>
    </message>
    <message>
        <source>Recorded again: household {number}.</source>
        <translation>Đã ghi lại hộ {number}.</translation>
    </message>
    <message>
        <source>Recorded household {number}: {deed}.</source>
        <translation>Đã ghi hộ {number}: {deed}.</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Files without names leave names, telephone numbers and addresses at the commune.</source>
        <translation>Tệp không kèm họ tên: họ tên, số điện thoại, địa chỉ nằm ở máy của xã.</translation>
    </message>
    <message>
        <source>Review of quality</source>
        <translation>Kiểm tra chất lượng</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Nhóm đối tượng</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Cần đối chiếu</translation>
    </message>
    <message>
        <source>Household {number}</source>
        <translation>Hộ {number}</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hộ</translation>
    </message>
</context>
<context>
    <name>ReadyPart</name>
    <message>
        <source>Without names and phone numbers</source>
        <translation>Không tên, không số điện thoại</translation>
    </message>
    <message>
        <source>With names, phone numbers and notes</source>
        <translation>Có tên, số điện thoại và ghi chú</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Xuất ra nơi khác…</translation>
    </message>
    <message>
        <source>Export file {number}</source>
        <translation>Xuất tệp số {number}</translation>
    </message>
    <message>
        <source>Other addressee…</source>
        <translation>Đổi nơi nhận…</translation>
    </message>
    <message>
        <source>File {number} carries the household list and no visit yet.</source>
        <translation>Tệp số {number} mang danh sách hộ, chưa có lượt nào.</translation>
    </message>
    <message>
        <source>File {number} carries {visits}, all new.</source>
        <translation>Tệp số {number} mang {visits}, đều là lượt mới.</translation>
    </message>
    <message>
        <source>File {number} carries {visits} without a receipt and nothing new.</source>
        <translation>Tệp số {number} mang {visits} chưa có biên nhận, không có lượt mới.</translation>
    </message>
    <message>
        <source>File {number} carries {visits}: {fresh} new and {again} without a receipt. If one arrives twice, it still counts once.</source>
        <translation>Tệp số {number} mang {visits}: {fresh} lượt mới và {again} lượt chưa có biên nhận. Nếu nơi nhận đã có, mỗi lượt vẫn chỉ tính một.</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>khoảng {size}</translation>
    </message>
    <message>
        <source>in {count} parts</source>
        <translation>chia {count} phần</translation>
    </message>
    <message>
        <source>staying here, with names or numbers: {withheld}</source>
        <translation>giữ lại ở đây vì có tên, số điện thoại: {withheld}</translation>
    </message>
    <message>
        <source>Names, phone numbers, addresses and notes go along. Only inside the commune; it is logged.</source>
        <translation>Tệp có tên, số điện thoại, địa chỉ, ghi chú. Chỉ dùng trong cùng xã, phường; máy ghi lại việc này.</translation>
    </message>
    <message>
        <source>Only {unit} can open it. No names, no phone numbers.</source>
        <translation>Chỉ {unit} mở được. Không có tên, số điện thoại.</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>What the receiver says</source>
        <translation>Nơi nhận báo lại</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>322 = 3 adults, 2 smartphones, 2 installed. V = not home.</source>
        <translation>322 là 3 người lớn, 2 điện thoại thông minh, cài giúp 2. V là vắng nhà.</translation>
    </message>
    <message>
        <source>Handed out {flyer}</source>
        <translation>Đã phát {flyer}</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Phát tờ</translation>
    </message>
    <message>
        <source>Quick line</source>
        <translation>Dòng ghi nhanh</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>Người lớn</translation>
    </message>
    <message>
        <source>Smartphones</source>
        <translation>Điện thoại thông minh</translation>
    </message>
    <message>
        <source>Installed with help</source>
        <translation>Cài giúp</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Notes to choose from</source>
        <translation>Ghi chú mẫu</translation>
    </message>
    <message>
        <source>Choose the day in the calendar</source>
        <translation>Chọn ngày trong lịch</translation>
    </message>
    <message>
        <source>Note ({key})</source>
        <translation>Ghi chú ({key})</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>Ghi cho ngày</translation>
    </message>
    <message>
        <source>Day: today ({key})</source>
        <translation>Ngày: hôm nay ({key})</translation>
    </message>
</context>
<context>
    <name>Repairing</name>
    <message>
        <source>Destroying the keys, then deleting the data</source>
        <translation>Đang hủy khóa rồi xóa dữ liệu</translation>
    </message>
    <message>
        <source>Checking the safe copy and putting it in place</source>
        <translation>Đang kiểm tra bản sao lưu và đưa vào dùng</translation>
    </message>
    <message>
        <source>Open the recovery file</source>
        <translation>Mở tệp khôi phục</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tệp chữ (*.txt)</translation>
    </message>
    <message>
        <source>The folder of the workspace</source>
        <translation>Thư mục dữ liệu trên máy</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Copy table</source>
        <translation>Sao chép bảng</translation>
    </message>
    <message>
        <source>Figures of every unit</source>
        <translation>Số liệu từng đơn vị</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Lưu bảng</translation>
    </message>
    <message>
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>There are no figures yet</source>
        <translation>Chưa có số liệu</translation>
    </message>
    <message>
        <source>Load the household list and record the first visit; the figures follow by themselves.</source>
        <translation>Nhập danh sách hộ rồi ghi lượt đầu tiên, số liệu tự có.</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>No file has come from below yet</source>
        <translation>Chưa nhận tệp nào từ cấp dưới</translation>
    </message>
    <message>
        <source>Open the files that the communes export; the figures follow by themselves.</source>
        <translation>Mở các tệp mà xã, phường xuất ra, số liệu tự có.</translation>
    </message>
    <message>
        <source>Reports of {unit}</source>
        <translation>Báo cáo {unit}</translation>
    </message>
    <message>
        <source>Ranking of {unit}</source>
        <translation>Tổng hợp {unit}</translation>
    </message>
    <message>
        <source>By the files received up to {time} on {date}</source>
        <translation>Theo tệp nhận đến {time} ngày {date}</translation>
    </message>
    <message>
        <source>As of {time} on {date}</source>
        <translation>Số liệu tính đến {time} ngày {date}</translation>
    </message>
    <message>
        <source>More than 100 %: {units}. More were counted above the line than below it; look at the visits again.</source>
        <translation>Trên 100 %: {units}. Số đếm ở tử số nhiều hơn mẫu số, xem lại các lượt ghi.</translation>
    </message>
    <message>
        <source>The order depends on the denominator.</source>
        <translation>Thứ hạng thay đổi theo mẫu số.</translation>
    </message>
    <message>
        <source>Equal rates share a rank. A rank in bold is another one than by the chosen rate.</source>
        <translation>Bằng nhau thì cùng hạng. Hạng in đậm là hạng bị đổi khi tính trên mẫu số khác.</translation>
    </message>
    <message>
        <source>Review of quality</source>
        <translation>Kiểm tra chất lượng</translation>
    </message>
    <message>
        <source>Reports, letters</source>
        <translation>Báo cáo, công văn</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Xuất bảng</translation>
    </message>
    <message>
        <source>Excel table (*.xlsx);;CSV table (*.csv)</source>
        <translation>Bảng Excel (*.xlsx);;Bảng CSV (*.csv)</translation>
    </message>
    <message>
        <source>Noted who looked, and why.</source>
        <translation>Đã ghi người xem và lý do.</translation>
    </message>
    <message>
        <source>No unit has stated anything here yet.</source>
        <translation>Chưa có đơn vị nào báo số liệu này.</translation>
    </message>
    <message>
        <source>Figures of {known} out of {all} communes; {silent} have sent nothing yet.</source>
        <translation>Có số liệu của {known} trên {all} xã, phường; {silent} đơn vị chưa gửi tệp.</translation>
    </message>
    <message>
        <source>Communes that have sent nothing yet: {silent}.</source>
        <translation>Còn {silent} xã, phường chưa gửi tệp.</translation>
    </message>
    <message>
        <source>Communes whose files wait here for a decision: {count}.</source>
        <translation>{count} xã, phường đã gửi, tệp đang chờ duyệt máy ở đây.</translation>
    </message>
    <message>
        <source>Files missing: {count}; the figures of those units may be too low.</source>
        <translation>Còn thiếu {count} tệp, số của các đơn vị đó có thể thấp hơn thực tế.</translation>
    </message>
    <message>
        <source>Small numbers, one person moves the rate by over half a point: {units}.</source>
        <translation>Số ít, thêm một người là tỷ lệ đổi hơn nửa điểm: {units}.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} đơn vị nữa</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>Đã sao chép bảng.</translation>
    </message>
    <message>
        <source>The table was saved: {path}</source>
        <translation>Đã lưu bảng: {path}</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Where to put the request</source>
        <translation>Lưu yêu cầu ở đâu</translation>
    </message>
    <message>
        <source>Files of the province (*.tnd);;All files (*)</source>
        <translation>Tệp của tỉnh (*.tnd);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open all files that the province sent</source>
        <translation>Mở tất cả tệp tỉnh đã gửi</translation>
    </message>
    <message>
        <source>1. Save the request of this laptop and send it to the province. Call it, say which laptop is lost, and read out the number of this one:</source>
        <translation>1. Lưu yêu cầu của máy này rồi gửi lên tỉnh. Gọi điện cho tỉnh, nói máy nào đã mất và đọc mã số của máy này:</translation>
    </message>
    <message>
        <source>Save the request…</source>
        <translation>Lưu yêu cầu…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>2. Open all files that the province sends back: list of machines and restore pack.</source>
        <translation>2. Mở tất cả tệp tỉnh gửi lại: danh sách máy và gói khôi phục.</translation>
    </message>
    <message>
        <source>Open the province&apos;s files…</source>
        <translation>Mở các tệp của tỉnh…</translation>
    </message>
    <message>
        <source>Is this the number of the province?</source>
        <translation>Đây có phải mã số của tỉnh không?</translation>
    </message>
    <message>
        <source>It is on the province&apos;s card, or is read out. All six groups must be the same.</source>
        <translation>Xem trên thẻ khóa của tỉnh hoặc nghe tỉnh đọc. Cả sáu nhóm phải trùng.</translation>
    </message>
    <message>
        <source>The same: bring the data in</source>
        <translation>Trùng: nhận dữ liệu</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Không trùng</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Đang đọc các tệp</translation>
    </message>
    <message>
        <source>{households} households and {visits} visits are back.</source>
        <translation>Đã khôi phục {households} hộ và {visits} lượt thăm.</translation>
    </message>
    <message>
        <source>{of_lists} have no name yet: load the household list again.</source>
        <translation>{of_lists} hộ chưa có họ tên: nạp lại danh sách hộ.</translation>
    </message>
    <message>
        <source>{at_door} were added at the door: the province has no names of them. Take them from the second laptop or from a copy, or write them at the next visit.</source>
        <translation>{at_door} hộ thêm tại nhà: tỉnh không có họ tên. Lấy từ máy thứ hai hoặc bản sao lưu, hoặc ghi lại khi đến thăm.</translation>
    </message>
    <message>
        <source>The province is not given officers&apos; names: {officers} officers stand without one until the second laptop or a copy brings it. Their visits count.</source>
        <translation>Tỉnh không giữ tên cán bộ: {officers} cán bộ chưa có tên cho đến khi lấy từ máy thứ hai hoặc bản sao lưu. Số lượt của họ vẫn tính đủ.</translation>
    </message>
</context>
<context>
    <name>ReturnedCard</name>
    <message>
        <source>Sent back to be looked at</source>
        <translation>Trả lại để xem</translation>
    </message>
    <message>
        <source>Households to look at again</source>
        <translation>Các hộ cần xem lại</translation>
    </message>
    <message>
        <source>{who} asks: {what}</source>
        <translation>{who} hỏi: {what}</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Household list</source>
        <translation>Danh sách hộ</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập danh sách</translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>Household lists (*.xlsx *.xls *.csv)</source>
        <translation>Danh sách hộ (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>Choose household lists</source>
        <translation>Chọn danh sách hộ</translation>
    </message>
    <message>
        <source>Import another list</source>
        <translation>Nhập danh sách khác</translation>
    </message>
    <message>
        <source>Drop the Excel file here</source>
        <translation>Thả tệp Excel vào đây</translation>
    </message>
    <message>
        <source>xlsx, xls and csv. Titles, merged cells and old fonts (TCVN3, VNI) are understood. Nothing is written until you confirm.</source>
        <translation>Tệp xlsx, xls hoặc csv. Máy hiểu dòng tiêu đề, ô gộp và phông chữ cũ (TCVN3, VNI). Chưa ghi gì cho đến khi anh chị xác nhận.</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Reading {files}</source>
        <translation>Đang đọc {files}</translation>
    </message>
    <message>
        <source>Importing {files}</source>
        <translation>Đang nhập {files}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>The import was taken back: {closed} households closed, {kept} stay because of a visit.</source>
        <translation>Đã hoàn tác lần nhập: đưa {closed} hộ khỏi danh sách, giữ {kept} hộ đã có lượt thăm.</translation>
    </message>
    <message>
        <source>The import was taken back: {closed} households closed.</source>
        <translation>Đã hoàn tác lần nhập: đưa {closed} hộ khỏi danh sách.</translation>
    </message>
    <message>
        <source>Imported {count} households: {new} new, {updated} changed, {unchanged} as they were.</source>
        <translation>Đã nhập {count} hộ: {new} hộ mới, {updated} hộ thay đổi, {unchanged} hộ như cũ.</translation>
    </message>
    <message>
        <source>Some rows need a second look. Save them as a sheet, mend them there and import it again. The sheet holds names: delete it afterwards.</source>
        <translation>Có dòng cần xem lại. Lưu các dòng này ra tệp, sửa trong tệp rồi nhập lại. Tệp có họ tên: sửa xong thì xóa.</translation>
    </message>
    <message>
        <source>Save these rows</source>
        <translation>Lưu các dòng này</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Tệp Excel (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>Import %n household(s)</source>
        <translation>
            <numerusform>Nhập %n hộ</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation>Không có gì mới để nhập</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported; you can import it again.</source>
        <translation>Đã dừng. Chưa nhập hộ nào; có thể nhập lại.</translation>
    </message>
    <message>
        <source>Go to the households</source>
        <translation>Sang trang hộ dân</translation>
    </message>
</context>
<context>
    <name>RosterWords</name>
    <message>
        <source>leave out</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Chủ hộ</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Họ và đệm</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Relation to the head</source>
        <translation>Quan hệ với chủ hộ</translation>
    </message>
    <message>
        <source>Household code</source>
        <translation>Mã hộ</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>Số thứ tự</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Số nhà</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Số điện thoại</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Số người</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Has a smartphone</source>
        <translation>Có điện thoại thông minh</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Đoàn thể</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Reason from an error sheet</source>
        <translation>Lý do cần xem lại</translation>
    </message>
    <message>
        <source>Mark of a row of an error sheet</source>
        <translation>Mã dòng của tệp cần xem lại</translation>
    </message>
    <message>
        <source>dropped unread</source>
        <translation>bỏ, không đọc</translation>
    </message>
    <message>
        <source>Number of people of 16 and older</source>
        <translation>Số người từ 16 tuổi</translation>
    </message>
    <message>
        <source>Number of smartphones</source>
        <translation>Số điện thoại thông minh</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>no name of the head</source>
        <translation>không có tên chủ hộ</translation>
    </message>
    <message>
        <source>the name cell holds no name</source>
        <translation>ô tên không phải tên người</translation>
    </message>
    <message>
        <source>same name, place and phone as another row</source>
        <translation>trùng tên, nơi ở và điện thoại với dòng khác</translation>
    </message>
    <message>
        <source>nobody is named as the head</source>
        <translation>không thấy ai là chủ hộ</translation>
    </message>
    <message>
        <source>the head is under 16 by the date of birth</source>
        <translation>chủ hộ dưới 16 tuổi theo ngày sinh</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>tên dài quá</translation>
    </message>
    <message>
        <source>the number of people cannot be right</source>
        <translation>số nhân khẩu không thể đúng</translation>
    </message>
    <message>
        <source>New {new} · changed {updated} · unchanged {unchanged} · to look at {doubtful} · refused {refused}</source>
        <translation>Mới {new} · thay đổi {updated} · như cũ {unchanged} · cần xem lại {doubtful} · không nhập {refused}</translation>
    </message>
    <message>
        <source>Row {row}, {name}: refused, {reason}.</source>
        <translation>Dòng {row}, {name}: không nhập, {reason}.</translation>
    </message>
    <message>
        <source>Row {row}, {name}: waits, {reason}.</source>
        <translation>Dòng {row}, {name}: chưa nhập, {reason}.</translation>
    </message>
</context>
<context>
    <name>RowLine</name>
    <message>
        <source>New household</source>
        <translation>Hộ mới</translation>
    </message>
    <message>
        <source>By its code</source>
        <translation>Theo mã hộ</translation>
    </message>
    <message>
        <source>K7-147-X 1 3 2 2</source>
        <translation>K7-147-X 1 3 2 2</translation>
    </message>
    <message>
        <source>name, house number, 1 3 2 2</source>
        <translation>tên, số nhà, 1 3 2 2</translation>
    </message>
    <message>
        <source>Row {row}, {name}</source>
        <translation>Dòng {row}, {name}</translation>
    </message>
</context>
<context>
    <name>SameForm</name>
    <message>
        <source>No other household matches.</source>
        <translation>Không có hộ nào khác khớp.</translation>
    </message>
    <message>
        <source>No household looks alike. Type its name, code or house number.</source>
        <translation>Không có hộ nào giống. Gõ tên, mã hoặc số nhà của hộ kia.</translation>
    </message>
    <message>
        <source>Which household is the same as this one?</source>
        <translation>Hộ nào là một với hộ này?</translation>
    </message>
    <message>
        <source>Both keep their visits and history and are counted as one. Ctrl+Z parts them.</source>
        <translation>Hai hộ giữ lượt thăm và lịch sử, được tính là một. Ctrl+Z để tách lại.</translation>
    </message>
    <message>
        <source>Find the other household</source>
        <translation>Tìm hộ kia</translation>
    </message>
    <message>
        <source>Find: code, name, house number</source>
        <translation>Tìm: mã, tên, số nhà</translation>
    </message>
    <message>
        <source>Households that may be the same</source>
        <translation>Hộ nghi trùng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Call-backs</source>
        <translation>Gọi lại kiểm tra</translation>
    </message>
    <message>
        <source>The program draws visits by a seed that several people know, so that anybody can draw the same ones again. Call each household and compare what was recorded.</source>
        <translation>Máy rút ngẫu nhiên các lượt theo một mã rút mà nhiều người cùng biết, nên ai cũng rút ra đúng các lượt ấy. Gọi từng hộ và so với điều đã ghi.</translation>
    </message>
    <message>
        <source>Seed, such as the day of a meeting</source>
        <translation>Mã rút, ví dụ ngày họp</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Số lượt</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Rút mẫu</translation>
    </message>
    <message>
        <source>1 Agrees</source>
        <translation>1 Khớp</translation>
    </message>
    <message>
        <source>2 Differs</source>
        <translation>2 Khác</translation>
    </message>
    <message>
        <source>3 Not reached</source>
        <translation>3 Không gọi được</translation>
    </message>
    <message>
        <source>Visits to call back</source>
        <translation>Các lượt cần gọi lại</translation>
    </message>
    <message>
        <source>Seed “{seed}”: {count} of {frame} visits, drawn {when}. Drawn again: {verdict}.</source>
        <translation>Mã rút “{seed}”: {count} trong {frame} lượt, rút {when}. Rút lần nữa: {verdict}.</translation>
    </message>
    <message>
        <source>the same visits</source>
        <translation>đúng các lượt này</translation>
    </message>
    <message>
        <source>other visits, somebody changed the sample</source>
        <translation>ra lượt khác, mẫu đã bị sửa</translation>
    </message>
    <message>
        <source>Nobody was called yet</source>
        <translation>Chưa gọi hộ nào</translation>
    </message>
    <message>
        <source>Agreed: {share}, {agreed} of {answered} answered calls; not reached: {missed} (as of {when})</source>
        <translation>Khớp {share}: {agreed} trong {answered} cuộc gọi được; không gọi được {missed} (tính đến {when})</translation>
    </message>
</context>
<context>
    <name>SavedLine</name>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
</context>
<context>
    <name>SecretSection</name>
    <message>
        <source>Set a passphrase first: without one no one could open a copy on a stick. Then copy again.</source>
        <translation>Đặt mật khẩu trước: không có mật khẩu thì không ai mở được bản sao lưu trên USB. Xong thì chép lại.</translation>
    </message>
    <message>
        <source>There is nothing to lock with: this workspace has no passphrase. Set one here first.</source>
        <translation>Chưa khóa được: dữ liệu trên máy chưa có mật khẩu. Đặt mật khẩu ở đây trước.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>A passphrase is set. The lock (Ctrl+L) closes the data until it is typed again.</source>
        <translation>Đã đặt mật khẩu. Bấm khóa (Ctrl+L) thì dữ liệu đóng lại cho đến khi gõ mật khẩu.</translation>
    </message>
    <message>
        <source>No passphrase is set: the key lies in the workspace. Whoever has this laptop or a copy of the folder can read the data.</source>
        <translation>Chưa đặt mật khẩu: chìa khóa nằm cùng dữ liệu trên máy. Ai có máy này hoặc bản chép của thư mục đều đọc được.</translation>
    </message>
    <message>
        <source>Save the recovery file</source>
        <translation>Lưu tệp khôi phục</translation>
    </message>
    <message>
        <source>Keep this passphrase</source>
        <translation>Dùng mật khẩu này</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Đổi mật khẩu</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Đặt mật khẩu</translation>
    </message>
    <message>
        <source>Keep the recovery file</source>
        <translation>Cất tệp khôi phục</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tệp chữ (*.txt)</translation>
    </message>
    <message>
        <source>That is the folder of the data itself: both would be lost together. Choose another.</source>
        <translation>Đó là thư mục của chính dữ liệu, mất thì mất cả hai. Chọn nơi khác.</translation>
    </message>
    <message>
        <source>The recovery file is in {path}. Whoever has it can read the data.</source>
        <translation>Tệp khôi phục ở {path}. Ai có tệp này thì đọc được dữ liệu.</translation>
    </message>
</context>
<context>
    <name>SendersCard</name>
    <message>
        <source>Machine of {place}</source>
        <translation>Máy của {place} gửi đến</translation>
    </message>
    <message>
        <source>Files from {place}</source>
        <translation>Tệp từ {place}</translation>
    </message>
    <message>
        <source>Machines that sent files</source>
        <translation>Các máy đã gửi tệp</translation>
    </message>
    <message>
        <source>Write receipts for all machines…</source>
        <translation>Xuất biên nhận cho mọi máy…</translation>
    </message>
</context>
<context>
    <name>SendingCard</name>
    <message>
        <source>Send to the province</source>
        <translation>Gửi lên tỉnh</translation>
    </message>
    <message>
        <source>Write a file</source>
        <translation>Xuất tệp</translation>
    </message>
    <message>
        <source>waiting for the receipt</source>
        <translation>chờ biên nhận</translation>
    </message>
    <message>
        <source>written {when}</source>
        <translation>xuất {when}</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>chưa gửi</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The program was open already; this is its window.</source>
        <translation>Chương trình đã mở sẵn, đây là cửa sổ đó.</translation>
    </message>
    <message>
        <source>No page opens {files}; nothing was changed.</source>
        <translation>Không trang nào mở được {files}; không có gì bị đổi.</translation>
    </message>
    <message>
        <source>A job is still running. Lock the laptop when it has finished.</source>
        <translation>Có việc đang chạy. Chờ xong rồi khóa máy.</translation>
    </message>
    <message>
        <source>Something did not work; what was saved is safe. Details: {file}</source>
        <translation>Có một việc chưa làm được, những gì đã lưu vẫn còn nguyên. Chi tiết: {file}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Larger letters</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>Đổi chiến dịch</translation>
    </message>
    <message>
        <source>Restore a copy</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>Change my name</source>
        <translation>Đổi tên cán bộ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>{place} · every change is kept at once</source>
        <translation>{place} · thay đổi nào cũng được lưu ngay</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>This day lies outside the campaign; the visits count and are flagged.</source>
        <translation>Ngày này ngoài thời gian chiến dịch; các lượt vẫn được tính và được đánh dấu.</translation>
    </message>
    <message>
        <source>Day of the sheet, for all rows</source>
        <translation>Ngày đi, cho cả tờ</translation>
    </message>
    <message>
        <source>12/9, or 12/9 17:30</source>
        <translation>12/9, hoặc 12/9 17:30</translation>
    </message>
    <message>
        <source>Totals of this sheet</source>
        <translation>Cộng tờ này</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>đã nhập</translation>
    </message>
    <message>
        <source>on the paper</source>
        <translation>trên giấy</translation>
    </message>
    <message>
        <source>Households visited</source>
        <translation>Hộ đã đến</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>Người lớn</translation>
    </message>
    <message>
        <source>Smartphones</source>
        <translation>Máy thông minh</translation>
    </message>
    <message>
        <source>Installed today</source>
        <translation>Đã cài hôm nay</translation>
    </message>
    <message>
        <source>{what}, on the paper</source>
        <translation>{what}, trên giấy</translation>
    </message>
    <message>
        <source>A row: column, adults, smartphones, installed (1 3 2 2). h3 behind it: come back in 3 days. A new household: name, house number, then the row. Enter goes on, an empty row is passed over, Up goes back.</source>
        <translation>Mỗi dòng: số ô, người lớn, máy thông minh, đã cài (1 3 2 2). Thêm h3: hẹn 3 ngày nữa. Hộ mới: tên, số nhà, rồi số ô và các số. Enter sang dòng sau, dòng trống thì bỏ qua, mũi tên lên để quay lại.</translation>
    </message>
    <message>
        <source>Differs from the paper: {what}. Compare the rows once more.</source>
        <translation>Khác với giấy: {what}. So lại các dòng.</translation>
    </message>
    <message>
        <source>All four totals are those of the paper.</source>
        <translation>Cả bốn số cộng khớp với giấy.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>Đổi chiến dịch</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Khác…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
</context>
<context>
    <name>SignedCard</name>
    <message>
        <source>Signed PDF files</source>
        <translation>Tệp PDF đã ký số</translation>
    </message>
    <message>
        <source>Check a signed PDF</source>
        <translation>Kiểm tra tệp đã ký</translation>
    </message>
    <message>
        <source>Trust an issuer: add its root certificate</source>
        <translation>Tin một nơi cấp: thêm chứng thư gốc</translation>
    </message>
    <message>
        <source>Which PDF</source>
        <translation>Chọn tệp PDF</translation>
    </message>
    <message>
        <source>Certificates (*.cer *.crt *.pem *.der)</source>
        <translation>Chứng thư (*.cer *.crt *.pem *.der)</translation>
    </message>
    <message>
        <source>Which root certificate</source>
        <translation>Chọn chứng thư gốc</translation>
    </message>
    <message>
        <source>Trusted issuers: {names}</source>
        <translation>Nơi cấp được tin: {names}</translation>
    </message>
    <message>
        <source>No issuer is trusted yet; no signature counts as valid until then.</source>
        <translation>Chưa tin nơi cấp nào, nên chưa chữ ký nào được coi là hợp lệ.</translation>
    </message>
</context>
<context>
    <name>SilentUnits</name>
    <message>
        <source>Units that have sent nothing yet: {count}</source>
        <translation>{count} đơn vị chưa gửi tệp nào</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Thu lại</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mở ra</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>A new section</source>
        <translation>Phòng, ban mới</translation>
    </message>
    <message>
        <source>State its numbers as of now</source>
        <translation>Ghi số đến lúc này</translation>
    </message>
    <message>
        <source>Section, office</source>
        <translation>Phòng, ban, đơn vị</translation>
    </message>
    <message>
        <source>Staff in all</source>
        <translation>Tổng số người</translation>
    </message>
    <message>
        <source>With a smartphone</source>
        <translation>Có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Đã cài</translation>
    </message>
    <message>
        <source>Why not yet: how many for each reason. What is unknown stays empty.</source>
        <translation>Vì sao chưa cài: mỗi lý do bao nhiêu người. Chưa rõ thì để trống.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Another section</source>
        <translation>Phòng, ban khác</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>StaffPanel</name>
    <message>
        <source>Sections</source>
        <translation>Phòng, ban</translation>
    </message>
    <message>
        <source>all installed</source>
        <translation>đã cài đủ</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>còn {left} người</translation>
    </message>
    <message>
        <source>as of {when}</source>
        <translation>tính đến {when}</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>The stick or the old data folder</source>
        <translation>USB hoặc thư mục dữ liệu cũ</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Visited</source>
        <translation>Đã thăm</translation>
    </message>
    <message>
        <source>Not home</source>
        <translation>Vắng nhà</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Installed before</source>
        <translation>Đã cài từ trước</translation>
    </message>
    <message>
        <source>Not visited</source>
        <translation>Chưa đến</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>Quá hạn {days} ngày</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Tỉnh trả lại</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>Trên máy này</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>Province has it</source>
        <translation>Tỉnh đã nhận</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>đã nhập</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>không mở được</translation>
    </message>
    <message>
        <source>held</source>
        <translation>đang giữ</translation>
    </message>
    <message>
        <source>{count} batches missing</source>
        <translation>thiếu {count} tệp</translation>
    </message>
    <message>
        <source>all batches here</source>
        <translation>đủ tệp</translation>
    </message>
</context>
<context>
    <name>StickPanel</name>
    <message>
        <source>Copy to a stick</source>
        <translation>Chép ra USB</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>On this laptop alone since {day}: {count} visits.</source>
        <translation>{count} lượt từ {day} chỉ có trên máy này.</translation>
    </message>
    <message>
        <source>Not copied to a stick yet.</source>
        <translation>Chưa chép ra USB lần nào.</translation>
    </message>
    <message>
        <source>Copied to {stick}, {when}.</source>
        <translation>Đã chép ra {stick}, {when}.</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>thư mục</translation>
    </message>
    <message>
        <source>Copying, {percent} %. Leave the stick in.</source>
        <translation>Đang chép, {percent} %. Đừng rút USB.</translation>
    </message>
    <message>
        <source>Several sticks are plugged in. Choose one.</source>
        <translation>Đang cắm nhiều USB. Chọn một USB.</translation>
    </message>
    <message>
        <source>No stick is plugged in. Plug one in and press again, or choose a folder.</source>
        <translation>Chưa thấy USB. Cắm USB rồi bấm lại, hoặc chọn thư mục.</translation>
    </message>
    <message>
        <source>Where to put the copy</source>
        <translation>Chép bản sao lưu vào đâu</translation>
    </message>
</context>
<context>
    <name>Street</name>
    <message>
        <source>Still to visit</source>
        <translation>Còn phải đến</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Hẹn hôm nay</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Lọc…</translation>
    </message>
    <message>
        <source>By hamlet, group, street, officer…</source>
        <translation>Theo ấp, tổ, đường, người phụ trách…</translation>
    </message>
    <message>
        <source>record here</source>
        <translation>ghi ở hộ này</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>chọn</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Gõ dở</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>next</source>
        <translation>đi tiếp</translation>
    </message>
    <message>
        <source>Not visited</source>
        <translation>Chưa đến</translation>
    </message>
    <message>
        <source>Not home</source>
        <translation>Vắng nhà</translation>
    </message>
    <message>
        <source>Come back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Một phần</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hẹn</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Hẹn khác</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Đã cài</translation>
    </message>
    <message>
        <source>Had it</source>
        <translation>Có từ trước</translation>
    </message>
    <message>
        <source>No install</source>
        <translation>Chưa cài</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối hẳn</translation>
    </message>
    <message>
        <source>Off the list</source>
        <translation>Ngoài danh sách</translation>
    </message>
    <message>
        <source>To come back to</source>
        <translation>Cần quay lại</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>Chưa xong hết</translation>
    </message>
    <message>
        <source>Had it before</source>
        <translation>Đã cài từ trước</translation>
    </message>
    <message>
        <source>Visited, none installed</source>
        <translation>Đã thăm, chưa cài</translation>
    </message>
    <message>
        <source>No smartphone</source>
        <translation>Không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>Refused for now</source>
        <translation>Từ chối (chưa)</translation>
    </message>
    <message>
        <source>Refused for good</source>
        <translation>Từ chối (hẳn)</translation>
    </message>
    <message>
        <source>Nobody home, attempt {count}</source>
        <translation>Vắng nhà, lần {count}</translation>
    </message>
    <message>
        <source>{count} days overdue</source>
        <translation>Quá hẹn {count} ngày</translation>
    </message>
    <message>
        <source>Visited, {count} installed</source>
        <translation>Đã thăm, cài {count}</translation>
    </message>
    <message>
        <source>Half typed</source>
        <translation>Đang gõ dở</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>đã gửi</translation>
    </message>
    <message>
        <source>the province has it</source>
        <translation>tỉnh đã nhận</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>của tôi</translation>
    </message>
    <message>
        <source>somebody else&apos;s</source>
        <translation>người khác</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Hẹn {day}</translation>
    </message>
    <message>
        <source>Hamlet</source>
        <translation>Ấp, khóm</translation>
    </message>
    <message>
        <source>Groups 1, 2, 3 … in walking order</source>
        <translation>Tổ 1, 2, 3 … theo thứ tự đi</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Phố</translation>
    </message>
    <message>
        <source>finished / households</source>
        <translation>xong / hộ</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>tỷ lệ</translation>
    </message>
    <message>
        <source>Last seven days</source>
        <translation>Bảy ngày qua</translation>
    </message>
    <message>
        <source>No hamlet</source>
        <translation>Chưa ghi ấp, khóm</translation>
    </message>
    <message>
        <source>Next household.</source>
        <translation>Hộ tiếp theo.</translation>
    </message>
    <message>
        <source>Picked.</source>
        <translation>Đã chọn.</translation>
    </message>
    <message>
        <source>Outside the filter.</source>
        <translation>Ngoài bộ lọc.</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Chưa xếp tổ</translation>
    </message>
    <message>
        <source>Street, {groups} groups, {households}, {left} still to visit</source>
        <translation>Phố, {groups} tổ, {households}, {left} còn phải đến</translation>
    </message>
    <message>
        <source>{group}, {done} of {all} finished</source>
        <translation>{group}, {done} trên {all} xong</translation>
    </message>
    <message>
        <source>somebody else&apos;s: {name}</source>
        <translation>của người khác: {name}</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>not home, come back</source>
        <translation>vắng, quay lại</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>hẹn nay</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>quá hẹn</translation>
    </message>
    <message>
        <source>not visited</source>
        <translation>chưa đến</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>từ chối</translation>
    </message>
    <message>
        <source>due later</source>
        <translation>hẹn khác</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>một phần</translation>
    </message>
    <message>
        <source>off the list</source>
        <translation>đã đưa khỏi danh sách</translation>
    </message>
</context>
<context>
    <name>StreetHead</name>
    <message>
        <source>{households} finished</source>
        <translation>{households} đã xong</translation>
    </message>
    <message>
        <source>{new} not visited, {back} to come back to</source>
        <translation>{new} hộ chưa đến, {back} hộ phải quay lại</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Phố</translation>
    </message>
    <message>
        <source>Open the street</source>
        <translation>Mở phố</translation>
    </message>
</context>
<context>
    <name>StreetPanel</name>
    <message>
        <source>Find a household on the street</source>
        <translation>Tìm hộ trên phố</translation>
    </message>
    <message>
        <source>Find a household</source>
        <translation>Tìm hộ</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Tổ</translation>
    </message>
    <message>
        <source>Houses</source>
        <translation>Nhà</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Gần</translation>
    </message>
    <message>
        <source>{count} households shown.</source>
        <translation>Đang hiện {count} hộ.</translation>
    </message>
</context>
<context>
    <name>StreetSide</name>
    <message>
        <source>List</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Phố</translation>
    </message>
    <message>
        <source>View of the households</source>
        <translation>Cách xem danh sách hộ</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>Ghi lượt thăm</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>Mở hộ này</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Chọn</translation>
    </message>
</context>
<context>
    <name>StripCard</name>
    <message>
        <source>Begun: household {number}</source>
        <translation>Ghi dở: hộ {number}</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Gửi, nhận tệp</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>Nhận tệp</translation>
    </message>
    <message>
        <source>Exchange by files: stick, e-mail or Zalo</source>
        <translation>Trao đổi bằng tệp: USB, thư điện tử hoặc Zalo</translation>
    </message>
    <message>
        <source>From the units below, by stick, e-mail or Zalo</source>
        <translation>Tệp của cấp dưới, qua USB, thư điện tử hoặc Zalo</translation>
    </message>
    <message>
        <source>Files of {app} (*.tnb *.tnd);;All files (*)</source>
        <translation>Tệp của {app} (*.tnb *.tnd);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Where to put the files</source>
        <translation>Nơi ghi các tệp</translation>
    </message>
    <message>
        <source>The folder or the stick with the files</source>
        <translation>Thư mục hoặc USB có tệp</translation>
    </message>
    <message>
        <source>Stopped. The files already written are complete and stay; write the others again.</source>
        <translation>Đã dừng. Các tệp đã ghi xong vẫn dùng được; ghi lại các tệp còn thiếu.</translation>
    </message>
    <message>
        <source>Stopped. No file was written; you can begin again.</source>
        <translation>Đã dừng. Chưa ghi tệp nào; có thể làm lại.</translation>
    </message>
    <message>
        <source>Key files (*.txt);;All files (*)</source>
        <translation>Tệp nhận diện (*.txt);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open the key file</source>
        <translation>Mở tệp nhận diện</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>Nơi ghi tệp</translation>
    </message>
    <message>
        <source>Save the key file</source>
        <translation>Lưu tệp nhận diện</translation>
    </message>
    <message>
        <source>The key file was saved: {path}</source>
        <translation>Đã lưu tệp nhận diện: {path}</translation>
    </message>
    <message>
        <source>The key was copied.</source>
        <translation>Đã sao chép mã nhận diện.</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>The stick for the first laptop</source>
        <translation>USB đem sang máy thứ nhất</translation>
    </message>
    <message>
        <source>Files of laptops (*.tnb);;All files (*)</source>
        <translation>Tệp của máy (*.tnb);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open the first laptop&apos;s file</source>
        <translation>Mở tệp của máy thứ nhất</translation>
    </message>
    <message>
        <source>1. Save the request of this laptop on a stick and open it on the first laptop: Sync, “Second laptop of the ward”. The number of this laptop:</source>
        <translation>1. Lưu yêu cầu của máy này vào USB rồi mở trên máy thứ nhất: trang Gửi, nhận tệp, phần “Máy thứ hai của phường”. Mã số máy này:</translation>
    </message>
    <message>
        <source>Save the request…</source>
        <translation>Lưu yêu cầu…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>2. Open the file that the first laptop wrote: list, names and visits come with it.</source>
        <translation>2. Mở tệp mà máy thứ nhất đã ghi: trong đó có danh sách, họ tên và lượt thăm.</translation>
    </message>
    <message>
        <source>Open the first laptop&apos;s file…</source>
        <translation>Mở tệp của máy thứ nhất…</translation>
    </message>
    <message>
        <source>Is this the number of the first laptop?</source>
        <translation>Đây có phải mã số của máy thứ nhất không?</translation>
    </message>
    <message>
        <source>On the first laptop: Sync, “Key of this machine”. All six groups must be the same.</source>
        <translation>Xem trên máy thứ nhất: trang Gửi, nhận tệp, phần “Mã nhận diện máy”. Phải đúng cả sáu nhóm.</translation>
    </message>
    <message>
        <source>The same: take the list</source>
        <translation>Đúng, nhận danh sách</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Không đúng</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Đang đọc tệp</translation>
    </message>
    <message>
        <source>The list of the first laptop is here: {new} entries, {visits} visits.</source>
        <translation>Đã nhận danh sách của máy thứ nhất: {new} mục, {visits} lượt thăm.</translation>
    </message>
</context>
<context>
    <name>TallyBox</name>
    <message>
        <source>{tally}: one less</source>
        <translation>{tally}: bớt một</translation>
    </message>
    <message>
        <source>{tally}: one more</source>
        <translation>{tally}: thêm một</translation>
    </message>
</context>
<context>
    <name>TallyCard</name>
    <message>
        <source>These sums cannot be: two laptops counted apart. Ask each other, then correct them.</source>
        <translation>Các số này không thể đúng: hai máy đếm riêng. Hỏi nhau rồi sửa lại.</translation>
    </message>
    <message>
        <source>Take this point back</source>
        <translation>Hoàn tác điểm này</translation>
    </message>
</context>
<context>
    <name>TaskPart</name>
    <message>
        <source>Staff</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>{document}, clause {clause}</source>
        <translation>Công văn {document}, mục {clause}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>quá %n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>last day</source>
        <translation>ngày cuối</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>By rank</source>
        <translation>Theo hạng</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Theo tên</translation>
    </message>
    <message>
        <source>By households</source>
        <translation>Theo số hộ</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>đang chờ</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>{count} households</source>
        <translation>{count} hộ</translation>
    </message>
    <message>
        <source>reaches the target of {percent}</source>
        <translation>đạt chỉ tiêu {percent}</translation>
    </message>
    <message>
        <source>below the target of {percent}</source>
        <translation>dưới chỉ tiêu {percent}</translation>
    </message>
    <message>
        <source>below {percent}</source>
        <translation>dưới {percent}</translation>
    </message>
    <message>
        <source>from {percent}</source>
        <translation>từ {percent}</translation>
    </message>
    <message>
        <source>tick: target {percent}</source>
        <translation>vạch: chỉ tiêu {percent}</translation>
    </message>
    <message>
        <source>no rank: {count}</source>
        <translation>chưa có hạng: {count}</translation>
    </message>
    <message>
        <source>no figures yet</source>
        <translation>chưa có số liệu</translation>
    </message>
    <message>
        <source>As wide as it has households.</source>
        <translation>Rộng theo số hộ.</translation>
    </message>
    <message>
        <source>{numbers} units have figures</source>
        <translation>{numbers} đơn vị có số liệu</translation>
    </message>
    <message>
        <source>{numbers} units</source>
        <translation>{numbers} đơn vị</translation>
    </message>
    <message>
        <source>{name}, {numbers} units have figures</source>
        <translation>{name}, {numbers} đơn vị có số liệu</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Meeting room</source>
        <translation>Phòng họp</translation>
    </message>
    <message>
        <source>View of the units</source>
        <translation>Cách xem các đơn vị</translation>
    </message>
    <message>
        <source>Units as tiles</source>
        <translation>Các đơn vị bằng ô</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Come back to {households}</source>
        <translation>Còn {households} cần quay lại</translation>
    </message>
    <message>
        <source>No household is left to visit</source>
        <translation>Không còn hộ phải đến</translation>
    </message>
    <message>
        <source>Every household was visited</source>
        <translation>Đã đến mọi hộ</translation>
    </message>
    <message>
        <source>Go on from household {number}</source>
        <translation>Đi tiếp từ hộ {number}</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What is due comes first: households to come back to, the target, what was not sent yet. The large button goes to the next door.</source>
        <translation>Việc đến hạn đứng trước: hộ hẹn lại, chỉ tiêu, lượt chưa gửi. Nút lớn đưa anh chị đến nhà kế tiếp.</translation>
    </message>
    <message>
        <source>Type 322 and Enter: 3 adults, 2 smartphones, 2 installed with help. It is saved at once; Ctrl+Z takes it back.</source>
        <translation>Gõ 322 rồi Enter: 3 người lớn, 2 điện thoại thông minh, cài giúp 2. Lưu ngay, Ctrl+Z để hoàn tác.</translation>
    </message>
    <message>
        <source>Ctrl+F and a few letters without accents find any household. Its history says who changed what.</source>
        <translation>Ctrl+F rồi gõ vài chữ không dấu là tìm ra hộ. Lịch sử của hộ cho biết ai đã sửa gì.</translation>
    </message>
    <message>
        <source>Choose a paper at the left: at the right is the very page the printer will get.</source>
        <translation>Chọn giấy ở bên trái, bên phải là đúng trang máy in sẽ in.</translation>
    </message>
    <message>
        <source>In the evening one file goes to the province by stick, e-mail or Zalo. Lost or sent twice, nothing is lost and nothing counts twice.</source>
        <translation>Cuối ngày gửi một tệp lên tỉnh qua USB, thư điện tử hoặc Zalo. Mất tệp hay gửi hai lần cũng không mất lượt nào, không tính lượt nào hai lần.</translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message>
        <source>Tour of the sample data</source>
        <translation>Đi một vòng dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Look around alone</source>
        <translation>Tự xem</translation>
    </message>
    <message>
        <source>Begin with your own data</source>
        <translation>Bắt đầu với dữ liệu của mình</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>Tiếp theo</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>Staff of the agency</source>
        <translation>Cán bộ cơ quan</translation>
    </message>
    <message>
        <source>Members of organisations</source>
        <translation>Đoàn viên, hội viên</translation>
    </message>
    <message>
        <source>Outreach points</source>
        <translation>Điểm hỗ trợ</translation>
    </message>
    <message>
        <source>people with a smartphone known</source>
        <translation>người có điện thoại thông minh đã biết</translation>
    </message>
    <message>
        <source>people of 16 and older known</source>
        <translation>người từ 16 tuổi đã biết</translation>
    </message>
    <message>
        <source>households ever listed</source>
        <translation>hộ đã lập danh sách</translation>
    </message>
    <message>
        <source>staff with a smartphone</source>
        <translation>cán bộ có điện thoại thông minh</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>cán bộ</translation>
    </message>
    <message>
        <source>members with a smartphone found</source>
        <translation>hội viên có điện thoại thông minh đã ghi</translation>
    </message>
    <message>
        <source>members with a smartphone as declared</source>
        <translation>hội viên có điện thoại thông minh theo đoàn thể báo</translation>
    </message>
    <message>
        <source>people guided at points</source>
        <translation>người được hướng dẫn tại điểm</translation>
    </message>
    <message>
        <source>University, college</source>
        <translation>Đại học, cao đẳng</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Trường học</translation>
    </message>
    <message>
        <source>Supermarket</source>
        <translation>Siêu thị</translation>
    </message>
    <message>
        <source>Shopping centre</source>
        <translation>Trung tâm mua sắm</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Chợ</translation>
    </message>
    <message>
        <source>Ferry, station</source>
        <translation>Bến phà, bến xe</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Trụ sở, cơ quan</translation>
    </message>
    <message>
        <source>Culture house</source>
        <translation>Nhà văn hóa</translation>
    </message>
    <message>
        <source>Factory</source>
        <translation>Nhà máy</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>Nơi khác</translation>
    </message>
    <message>
        <source>People guided</source>
        <translation>Người được hướng dẫn</translation>
    </message>
    <message>
        <source>Had it before</source>
        <translation>Đã có từ trước</translation>
    </message>
    <message>
        <source>Installed here</source>
        <translation>Cài tại đây</translation>
    </message>
    <message>
        <source>{guided} guided, {installed} installed</source>
        <translation>{guided} người được hướng dẫn, cài {installed}</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>Chưa đếm được ai</translation>
    </message>
    <message>
        <source>No target is ordered</source>
        <translation>Công văn không giao chỉ tiêu</translation>
    </message>
    <message>
        <source>Target {percent} ({document})</source>
        <translation>Chỉ tiêu {percent} ({document})</translation>
    </message>
    <message>
        <source>No deadline is ordered</source>
        <translation>Công văn không giao thời hạn</translation>
    </message>
    <message>
        <source>Days overdue: {days} (last day {day})</source>
        <translation>Quá hạn {days} ngày (ngày cuối {day})</translation>
    </message>
    <message>
        <source>Today is the last day</source>
        <translation>Hôm nay là ngày cuối</translation>
    </message>
    <message>
        <source>Days left: {days} (last day {day})</source>
        <translation>Còn {days} ngày (ngày cuối {day})</translation>
    </message>
    <message>
        <source>“{words}” ({document}, item {clause})</source>
        <translation>“{words}” ({document}, mục {clause})</translation>
    </message>
    <message>
        <source>{staff} staff · {smartphones} with a smartphone · {left} not yet</source>
        <translation>{staff} người · {smartphones} có điện thoại thông minh · {left} chưa cài</translation>
    </message>
</context>
<context>
    <name>TracksPage</name>
    <message>
        <source>Tracks</source>
        <translation>Nhóm đối tượng</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Thêm điểm</translation>
    </message>
</context>
<context>
    <name>TracksViewModel</name>
    <message>
        <source>Recorded: {section}, {installed} of {smartphones} with a smartphone.</source>
        <translation>Đã ghi {section}: {installed} trên {smartphones} người có điện thoại thông minh.</translation>
    </message>
    <message>
        <source>Taken back: {name}. The log keeps it.</source>
        <translation>Đã hoàn tác {name}; nhật ký vẫn giữ.</translation>
    </message>
    <message>
        <source>Recorded what {organisation} declares.</source>
        <translation>Đã ghi số {organisation} báo.</translation>
    </message>
    <message>
        <source>Added the point {place}.</source>
        <translation>Đã thêm điểm {place}.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Making a ward of sample data</source>
        <translation>Đang lập một phường có dữ liệu mẫu</translation>
    </message>
</context>
<context>
    <name>TroubleScreen</name>
    <message>
        <source>The workspace could not be opened</source>
        <translation>Chưa mở được dữ liệu trên máy</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Thư mục: {folder}</translation>
    </message>
    <message>
        <source>Open with the recovery file</source>
        <translation>Mở bằng tệp khôi phục</translation>
    </message>
    <message>
        <source>Take the keys from a copy on a stick</source>
        <translation>Lấy khóa từ bản sao lưu trên USB</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The deletion did not finish</source>
        <translation>Chưa xóa xong</translation>
    </message>
    <message>
        <source>Go back to the safe copy of {when}</source>
        <translation>Khôi phục bản sao lưu lúc {when}</translation>
    </message>
    <message>
        <source>Take a copy from a stick or a folder</source>
        <translation>Lấy bản sao lưu từ USB hoặc thư mục</translation>
    </message>
    <message>
        <source>Look for the data on sticks and in folders</source>
        <translation>Tìm dữ liệu trên USB và thư mục</translation>
    </message>
    <message>
        <source>Open the usual data folder</source>
        <translation>Mở thư mục dữ liệu thường dùng</translation>
    </message>
    <message>
        <source>Go on deleting</source>
        <translation>Xóa tiếp</translation>
    </message>
    <message>
        <source>Keep the data</source>
        <translation>Giữ lại dữ liệu</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Chọn thư mục khác</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>It lacks {count} entries that were saved later.</source>
        <translation>Bản đó thiếu {count} mục ghi sau.</translation>
    </message>
    <message>
        <source>It lacks nothing.</source>
        <translation>Bản đó không thiếu mục nào.</translation>
    </message>
    <message>
        <source>The safe copy of {when} holds most: {count} entries.</source>
        <translation>Bản sao lưu lúc {when} có nhiều nhất: {count} mục.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message numerus="yes">
        <source>Being written, all or none: %n record(s).</source>
        <translation>
            <numerusform>Đang ghi, tất cả hoặc không gì cả: %n bản ghi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitSection</name>
    <message>
        <source>As printed on papers</source>
        <translation>In trên giấy tờ</translation>
    </message>
    <message>
        <source>Kept when you leave a field. What is empty is left out on paper.</source>
        <translation>Rời khỏi ô là lưu. Ô nào trống thì trên giấy không in.</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Cơ quan phát hành</translation>
    </message>
    <message>
        <source>Help number</source>
        <translation>Số điện thoại hỗ trợ</translation>
    </message>
    <message>
        <source>Hours of the help number</source>
        <translation>Giờ trực điện thoại</translation>
    </message>
    <message>
        <source>Link of the Zalo group</source>
        <translation>Đường dẫn nhóm Zalo</translation>
    </message>
    <message>
        <source>Words beside the Zalo code</source>
        <translation>Chữ cạnh mã Zalo</translation>
    </message>
</context>
<context>
    <name>UnitStep</name>
    <message>
        <source>Your unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Which unit is this laptop for?</source>
        <translation>Máy này dùng cho đơn vị nào?</translation>
    </message>
    <message>
        <source>A hamlet, a ward or commune, or a province. Type a part of its name, without accents.</source>
        <translation>Ấp khóm, xã phường hoặc tỉnh. Gõ một phần tên, không cần dấu.</translation>
    </message>
    <message>
        <source>Choose a unit in the list.</source>
        <translation>Chọn một đơn vị trong danh sách.</translation>
    </message>
    <message>
        <source>Name or code of the unit</source>
        <translation>Tên hoặc mã đơn vị</translation>
    </message>
    <message>
        <source>for example: ly van lam</source>
        <translation>ví dụ: ly van lam</translation>
    </message>
    <message>
        <source>Hamlet (leave empty for the whole commune)</source>
        <translation>Ấp hoặc khóm (để trống nếu làm cho cả xã, phường)</translation>
    </message>
    <message>
        <source>Units found</source>
        <translation>Đơn vị tìm thấy</translation>
    </message>
    <message>
        <source>No unit has this name. Look at the spelling, or type fewer letters.</source>
        <translation>Không có đơn vị nào tên như vậy. Xem lại chính tả, hoặc gõ ít chữ hơn.</translation>
    </message>
    <message>
        <source>The names of all provinces, communes, wards and special zones are here.</source>
        <translation>Có đủ tên các tỉnh, xã, phường và đặc khu trong cả nước.</translation>
    </message>
    <message>
        <source>Province or city</source>
        <translation>Tỉnh hoặc thành phố</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>mã {code}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>đến hết {day}</translation>
    </message>
    <message>
        <source>Chosen: {place}</source>
        <translation>Đã chọn: {place}</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>Open the recovery file</source>
        <translation>Mở tệp khôi phục</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tệp chữ (*.txt)</translation>
    </message>
    <message>
        <source>Where to put the request</source>
        <translation>Đặt tệp yêu cầu ở đâu</translation>
    </message>
    <message>
        <source>Open the province&apos;s answer</source>
        <translation>Mở trả lời của tỉnh</translation>
    </message>
    <message>
        <source>Answers (*.tnk);;All files (*)</source>
        <translation>Tệp trả lời (*.tnk);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Opening the workspace with the new passphrase</source>
        <translation>Đang mở dữ liệu bằng mật khẩu mới</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Updates of the program</source>
        <translation>Cập nhật chương trình</translation>
    </message>
    <message>
        <source>Look on the stick</source>
        <translation>Tìm trong USB</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Version {version} is in use.</source>
        <translation>Máy đang dùng bản {version}.</translation>
    </message>
    <message>
        <source>Go back to version {version}</source>
        <translation>Trở lại bản {version}</translation>
    </message>
    <message>
        <source>Version {version} of {day} was found. Its signature is right.</source>
        <translation>Đã thấy bản {version}, phát hành {day}. Chữ ký đúng.</translation>
    </message>
    <message>
        <source>A safe copy of the data is made first. The window closes and opens again with the new version, within two minutes. The present version is kept and can be put back.</source>
        <translation>Dữ liệu được sao lưu trước. Cửa sổ đóng lại rồi tự mở bằng bản mới, trong vòng hai phút. Bản đang dùng được giữ lại, có thể trở lại.</translation>
    </message>
    <message>
        <source>Install version {version}</source>
        <translation>Cài bản {version}</translation>
    </message>
    <message>
        <source>The folder of the package</source>
        <translation>Thư mục có gói cập nhật</translation>
    </message>
    <message>
        <source>Copying the package and checking it. Leave the stick in.</source>
        <translation>Đang chép và kiểm tra gói cập nhật. Đừng rút USB.</translation>
    </message>
    <message>
        <source>Go back to the version before? The window closes and opens again. Where that version cannot read the present data, the copy made before the update is put back, and the present state is copied first.</source>
        <translation>Trở lại bản trước? Cửa sổ đóng lại rồi tự mở. Nếu bản đó không đọc được dữ liệu hiện nay thì bản sao lưu trước khi cập nhật được đưa về chỗ cũ; dữ liệu hiện nay được sao lưu trước.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Trở lại</translation>
    </message>
</context>
<context>
    <name>Updating</name>
    <message>
        <source>Copying the data before the update</source>
        <translation>Đang sao lưu dữ liệu trước khi cập nhật</translation>
    </message>
    <message>
        <source>Going back to version {version}</source>
        <translation>Đang trở lại bản {version}</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>Count it again</source>
        <translation>Tính lại lượt này</translation>
    </message>
    <message>
        <source>Take the visit back</source>
        <translation>Hoàn tác lượt này</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>Người lớn</translation>
    </message>
    <message>
        <source>Smartphones</source>
        <translation>Điện thoại thông minh</translation>
    </message>
    <message>
        <source>Installed with help</source>
        <translation>Cài giúp</translation>
    </message>
    <message>
        <source>Had it before</source>
        <translation>Đã cài từ trước</translation>
    </message>
    <message>
        <source>Day and hour</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Come back on</source>
        <translation>Hẹn lại ngày</translation>
    </message>
    <message>
        <source>Choose the day in the calendar</source>
        <translation>Chọn ngày trong lịch</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Ghi lại cho đúng</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Trả lại để xem</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Visited</source>
        <translation>Đã thăm</translation>
    </message>
    <message>
        <source>Only partly done</source>
        <translation>Chưa xong hết</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Not home</source>
        <translation>Vắng nhà</translation>
    </message>
    <message>
        <source>Right person not met</source>
        <translation>Chưa gặp đúng người</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Không vào được</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Moved or vacant</source>
        <translation>Chuyển đi, nhà trống</translation>
    </message>
    <message>
        <source>Couldn&apos;t take part</source>
        <translation>Không tiếp được</translation>
    </message>
    <message>
        <source>Refused, final</source>
        <translation>Từ chối hẳn</translation>
    </message>
    <message>
        <source>No dwelling, duplicate</source>
        <translation>Không phải hộ, trùng</translation>
    </message>
    <message>
        <source>{count} with the app</source>
        <translation>{count} người đã cài</translation>
    </message>
    <message>
        <source>group {number}</source>
        <translation>tổ {number}</translation>
    </message>
    <message>
        <source>number ending in {digits}</source>
        <translation>số tận cùng {digits}</translation>
    </message>
    <message>
        <source>{count} installed</source>
        <translation>cài giúp {count}</translation>
    </message>
    <message>
        <source>{count} had it before</source>
        <translation>{count} người đã có từ trước</translation>
    </message>
    <message>
        <source>come back {when}</source>
        <translation>hẹn lại {when}</translation>
    </message>
    <message>
        <source>handed out {flyer}</source>
        <translation>đã phát {flyer}</translation>
    </message>
    <message>
        <source>Not home, attempt {count}</source>
        <translation>Vắng nhà, lần {count}</translation>
    </message>
    <message>
        <source>Visited, {count} installed</source>
        <translation>Đã thăm, cài {count}</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Ngày mai</translation>
    </message>
    <message>
        <source>In {days} days</source>
        <translation>Sau {days} ngày</translation>
    </message>
    <message>
        <source>They moved away</source>
        <translation>Đã chuyển đi</translation>
    </message>
    <message>
        <source>The house is empty</source>
        <translation>Nhà bỏ trống</translation>
    </message>
    <message>
        <source>Nobody lives there, no dwelling</source>
        <translation>Không có ai ở, không phải nhà ở</translation>
    </message>
    <message>
        <source>On the list twice</source>
        <translation>Trùng trong danh sách</translation>
    </message>
    <message>
        <source>Added by mistake</source>
        <translation>Thêm nhầm</translation>
    </message>
    <message>
        <source>By decision of the unit</source>
        <translation>Theo quyết định của đơn vị</translation>
    </message>
    <message>
        <source>The list it came with was taken back</source>
        <translation>Lần nhập danh sách có hộ này đã được hoàn tác</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>cùng số điện thoại</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>cùng tên</translation>
    </message>
    <message>
        <source>same house number</source>
        <translation>cùng số nhà</translation>
    </message>
    <message>
        <source>same family and given name</source>
        <translation>cùng họ và tên gọi</translation>
    </message>
    <message>
        <source>same group</source>
        <translation>cùng tổ</translation>
    </message>
    <message>
        <source>same hamlet</source>
        <translation>cùng ấp, khóm</translation>
    </message>
    <message>
        <source>same number of people</source>
        <translation>cùng số nhân khẩu</translation>
    </message>
    <message>
        <source>The numbers look wrong</source>
        <translation>Các số có vẻ sai</translation>
    </message>
    <message>
        <source>The result looks wrong</source>
        <translation>Kết quả có vẻ sai</translation>
    </message>
    <message>
        <source>The day or hour looks wrong</source>
        <translation>Ngày hoặc giờ có vẻ sai</translation>
    </message>
    <message>
        <source>Perhaps recorded twice</source>
        <translation>Có thể đã ghi hai lần</translation>
    </message>
    <message>
        <source>The household said something else when called</source>
        <translation>Khi gọi lại, hộ nói khác</translation>
    </message>
    <message>
        <source>Please look again</source>
        <translation>Đề nghị xem lại</translation>
    </message>
    <message>
        <source>They came back</source>
        <translation>Đã về lại</translation>
    </message>
    <message>
        <source>Somebody else lives there now</source>
        <translation>Nay có người khác ở</translation>
    </message>
    <message>
        <source>The house was found</source>
        <translation>Đã tìm thấy nhà</translation>
    </message>
    <message>
        <source>Closed by mistake</source>
        <translation>Đưa nhầm khỏi danh sách</translation>
    </message>
    <message>
        <source>By decision of the unit, reopened</source>
        <translation>Đơn vị quyết định mở lại</translation>
    </message>
    <message>
        <source>The closing was undone</source>
        <translation>Hoàn tác việc đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>in the evening</source>
        <translation>buổi tối</translation>
    </message>
    <message>
        <source>at noon</source>
        <translation>buổi trưa</translation>
    </message>
    <message>
        <source>in the afternoon</source>
        <translation>buổi chiều</translation>
    </message>
    <message>
        <source>in the morning</source>
        <translation>buổi sáng</translation>
    </message>
    <message>
        <source>another day than {day}, {part}, {first}:00 to {last}:00; tried at {hours}, {left} more needed</source>
        <translation>khác ngày {day}, {part} {first}:00–{last}:00; đã đến {hours}, còn cần {left} lần</translation>
    </message>
    <message>
        <source>the visit</source>
        <translation>lượt thăm</translation>
    </message>
    <message>
        <source>the correction of a visit</source>
        <translation>việc sửa lượt thăm</translation>
    </message>
    <message>
        <source>the note of a visit</source>
        <translation>ghi chú của lượt thăm</translation>
    </message>
    <message>
        <source>taking a visit back</source>
        <translation>việc bỏ lượt thăm</translation>
    </message>
    <message>
        <source>sending a visit back</source>
        <translation>việc trả lượt thăm lại</translation>
    </message>
    <message>
        <source>the decision about two visits</source>
        <translation>quyết định về hai lượt thăm</translation>
    </message>
    <message>
        <source>the new household</source>
        <translation>việc thêm hộ</translation>
    </message>
    <message>
        <source>the change of the household</source>
        <translation>việc sửa hộ</translation>
    </message>
    <message>
        <source>the choice between two records</source>
        <translation>lần chọn giữa hai bản ghi</translation>
    </message>
    <message>
        <source>setting a machine&apos;s clock right</source>
        <translation>việc sửa giờ của một máy</translation>
    </message>
    <message>
        <source>closing the household</source>
        <translation>việc đưa khỏi danh sách</translation>
    </message>
    <message>
        <source>reopening the household</source>
        <translation>việc mở lại hộ</translation>
    </message>
    <message>
        <source>joining two households</source>
        <translation>việc gộp hai hộ</translation>
    </message>
    <message>
        <source>parting two households</source>
        <translation>việc tách hai hộ</translation>
    </message>
    <message>
        <source>the last change</source>
        <translation>việc vừa làm</translation>
    </message>
    <message>
        <source>Undone: {what}, {name}. Ctrl+Y does it again.</source>
        <translation>Đã hoàn tác {what}, {name}. Ctrl+Y để làm lại.</translation>
    </message>
    <message>
        <source>Undone: {what}. Ctrl+Y does it again.</source>
        <translation>Đã hoàn tác {what}. Ctrl+Y để làm lại.</translation>
    </message>
    <message>
        <source>Done again: {what}, {name}.</source>
        <translation>Đã làm lại {what}, {name}.</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Đã làm lại: {what}.</translation>
    </message>
</context>
<context>
    <name>VisitsCard</name>
    <message>
        <source>Visits</source>
        <translation>Lượt thăm</translation>
    </message>
    <message>
        <source>choose one to correct it</source>
        <translation>chọn một lượt để sửa</translation>
    </message>
    <message>
        <source>No visit yet.</source>
        <translation>Chưa có lượt nào.</translation>
    </message>
    <message>
        <source>choose one to send it back</source>
        <translation>chọn một lượt để trả lại</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>đã bỏ</translation>
    </message>
    <message>
        <source>counted elsewhere</source>
        <translation>đã tính ở lượt khác</translation>
    </message>
    <message>
        <source>outside the campaign</source>
        <translation>ngoài thời gian</translation>
    </message>
</context>
<context>
    <name>WalkCard</name>
    <message>
        <source>{visited} / {listed} households</source>
        <translation>{visited} / {listed} hộ</translation>
    </message>
    <message>
        <source>No household matches. Esc shows the whole list.</source>
        <translation>Không có hộ nào khớp. Esc để xem lại cả danh sách.</translation>
    </message>
    <message>
        <source>Walk list</source>
        <translation>Tuyến đi</translation>
    </message>
    <message>
        <source>Route {place}</source>
        <translation>Tuyến đi {place}</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Tuyến đi</translation>
    </message>
</context>
<context>
    <name>WardCard</name>
    <message>
        <source>Laptops of this ward</source>
        <translation>Máy của phường</translation>
    </message>
    <message>
        <source>Files for them have names and phone numbers, and do not count as sent to the province.</source>
        <translation>Tệp cho các máy này có họ tên và số điện thoại, không tính là đã gửi lên tỉnh.</translation>
    </message>
    <message>
        <source>Another laptop works in this ward? It gets list, names and visits from this one.</source>
        <translation>Phường có máy thứ hai? Máy đó nhận danh sách, họ tên và lượt thăm từ máy này.</translation>
    </message>
    <message>
        <source>Write the next file for this laptop…</source>
        <translation>Ghi tệp tiếp theo cho máy này…</translation>
    </message>
    <message>
        <source>Second laptop of the ward…</source>
        <translation>Máy thứ hai của phường…</translation>
    </message>
    <message>
        <source>This laptop takes the list from the first laptop…</source>
        <translation>Máy này nhận danh sách từ máy thứ nhất…</translation>
    </message>
    <message>
        <source>{visits} not given</source>
        <translation>chưa giao {visits}</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>chưa giao tệp</translation>
    </message>
    <message>
        <source>has everything</source>
        <translation>đã có đủ</translation>
    </message>
    <message>
        <source>given {when}</source>
        <translation>giao {when}</translation>
    </message>
    <message>
        <source>nothing given yet</source>
        <translation>chưa giao lần nào</translation>
    </message>
    <message>
        <source>Second laptop: {place}</source>
        <translation>Máy thứ hai: {place}</translation>
    </message>
    <message>
        <source>Compare with the number on the second laptop. Names and phone numbers go along.</source>
        <translation>So với mã số trên máy thứ hai. Tệp có cả họ tên và số điện thoại.</translation>
    </message>
    <message>
        <source>The same: write its file…</source>
        <translation>Đúng, ghi tệp cho máy đó…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Writing the file and reading it back</source>
        <translation>Đang ghi tệp rồi đọc lại để kiểm tra</translation>
    </message>
    <message>
        <source>For {place}: {path}, {size}. Open it there. Code to read out: {code}.</source>
        <translation>Cho {place}: {path}, {size}. Đem sang máy đó mở. Mã để đọc: {code}.</translation>
    </message>
    <message>
        <source>Requests (*.tnk);;All files (*)</source>
        <translation>Yêu cầu (*.tnk);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open the second laptop&apos;s request</source>
        <translation>Mở yêu cầu của máy thứ hai</translation>
    </message>
    <message>
        <source>The stick for the second laptop</source>
        <translation>USB đem sang máy thứ hai</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>Nơi ghi tệp</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Every lane, every door</source>
        <translation>Đi từng ngõ, gõ từng nhà</translation>
    </message>
    <message>
        <source>No network is needed, nothing is downloaded. You can stop here and go on another time.</source>
        <translation>Không cần mạng, không tải gì thêm. Có thể dừng, lần sau làm tiếp.</translation>
    </message>
    <message>
        <source>Step {place} of {count}</source>
        <translation>Bước {place} trên {count}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Load the list later</source>
        <translation>Để danh sách sau</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Load the list with the names</source>
        <translation>Nhập danh sách để có tên</translation>
    </message>
    <message>
        <source>Start working</source>
        <translation>Bắt đầu làm việc</translation>
    </message>
    <message>
        <source>Make it, take the list</source>
        <translation>Lập và nhận danh sách</translation>
    </message>
    <message>
        <source>Make it, ask the province</source>
        <translation>Tạo, xin tỉnh dữ liệu</translation>
    </message>
    <message>
        <source>Make it, choose the list</source>
        <translation>Lập và chọn danh sách</translation>
    </message>
    <message>
        <source>Make the workspace</source>
        <translation>Lập dữ liệu trên máy</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>Đang lập dữ liệu trên máy</translation>
    </message>
</context>
</TS>
