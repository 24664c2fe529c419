<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name />
    <message>
        <source>PageNames</source>
        <comment>Quick entry</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Households</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Print</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Sync</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Receive files</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Reports</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Ranking</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Settings</comment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PageNames</source>
        <comment>Household list</comment>
        <translation type="unfinished" />
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
    <name>BusyBar</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>CallbackCard</name>
    <message>
        <source>Come back</source>
        <translation>Hẹn quay lại</translation>
    </message>
    <message>
        <source>{count} households, {overdue} overdue</source>
        <translation>{count} hộ, {overdue} đã quá hạn</translation>
    </message>
    <message>
        <source>{count} households</source>
        <translation>{count} hộ</translation>
    </message>
    <message>
        <source>Households to come back to</source>
        <translation>Các hộ hẹn quay lại</translation>
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
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CampaignFacts</name>
    <message>
        <source>from {start}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>App {app}, {dates}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Publisher, to be compared in the store: {name}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CampaignStep</name>
    <message>
        <source>Campaign</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which campaign?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It says which app is installed, how the guide reads, and what is counted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the store, compare the ids and the publisher, then tick the box.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take a campaign from a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{unit} is not in the structure of {day}, the day on which this campaign starts. Choose the unit of that day, or another campaign.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the unit again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a campaign file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Campaign (*.toml)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>Why is the household closed? Its visits and its history stay.</source>
        <translation>Vì sao đóng hộ này? Lượt thăm và lịch sử vẫn giữ.</translation>
    </message>
    <message>
        <source>Close the household</source>
        <translation>Đóng hộ</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Meaning of column {name}</source>
        <translation type="unfinished" />
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
        <source>Typed: {text}</source>
        <translation>Đã gõ: {text}</translation>
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
        <source>People and phones</source>
        <translation>Người và điện thoại</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>chưa đếm người lớn</translation>
    </message>
    <message>
        <source>{count} adults</source>
        <translation>{count} người lớn</translation>
    </message>
    <message>
        <source>{count} smartphones</source>
        <translation>{count} điện thoại thông minh</translation>
    </message>
    <message>
        <source>{count} have the app</source>
        <translation>{count} người đã cài</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Mã {code}</translation>
    </message>
    <message>
        <source>{count} inhabitants on the list</source>
        <translation>danh sách ghi {count} nhân khẩu</translation>
    </message>
    <message>
        <source>closed: {reason}</source>
        <translation>đã đóng: {reason}</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Sheet “{name}”, header in row {row}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>{households} households read, {people} people.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{sheet}” was typed in {encoding} and is converted: {examples}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hide the rows</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Show %n row(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>The error sheet will hold them all.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Up and down change the household · F1 shows the keys</source>
        <translation>Mũi tên lên xuống để đổi hộ · F1 xem các phím</translation>
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
        <translation>Đóng hộ</translation>
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
        <source>Visit</source>
        <translation>Lượt thăm</translation>
    </message>
    <message>
        <source>To come back {when}</source>
        <translation>Hẹn quay lại {when}</translation>
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
        <translation>Bỏ lượt ghi</translation>
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
        <source>the list it came with was taken back</source>
        <translation>danh sách đã nhập được rút lại</translation>
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
    <message>
        <source>{count} visits are on this laptop only.</source>
        <translation>{count} lượt chỉ có trên máy này.</translation>
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
        <source>{count} inhabitants</source>
        <translation>{count} nhân khẩu</translation>
    </message>
    <message>
        <source>has a smartphone</source>
        <translation>có điện thoại thông minh</translation>
    </message>
    <message>
        <source>no smartphone</source>
        <translation>không có điện thoại thông minh</translation>
    </message>
    <message>
        <source>no visit yet</source>
        <translation>chưa có lượt nào</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} lượt</translation>
    </message>
    <message>
        <source>{count} adults</source>
        <translation>{count} người lớn</translation>
    </message>
    <message>
        <source>{count} smartphones</source>
        <translation>{count} điện thoại thông minh</translation>
    </message>
    <message>
        <source>{count} have the app</source>
        <translation>{count} người đã cài</translation>
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
        <source>Close the household</source>
        <translation>Đóng hộ</translation>
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
        <source>Load the hamlet's list from an Excel file, or add households one by one at the door.</source>
        <translation>Nhập danh sách từ tệp Excel của ấp, khóm, hoặc thêm từng hộ ngay tại cửa khi đi đến nơi.</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Hộ dân</translation>
    </message>
    <message>
        <source>{count} households</source>
        <translation>{count} hộ</translation>
    </message>
    <message>
        <source>Household {number}</source>
        <translation>Hộ {number}</translation>
    </message>
</context>
<context>
    <name>HouseholdsViewModel</name>
    <message>
        <source>Added by mistake</source>
        <translation>Thêm nhầm</translation>
    </message>
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
        <translation>Đã đóng hộ {name}, lượt thăm vẫn giữ.</translation>
    </message>
    <message>
        <source>Reopened {name}.</source>
        <translation>Đã mở lại hộ {name}.</translation>
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
    <message>
        <source>Undone.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>{count} households</source>
        <translation>{count} hộ</translation>
    </message>
    <message>
        <source>No household matches. Esc shows the whole list.</source>
        <translation>Không có hộ nào khớp. Esc để xem lại cả danh sách.</translation>
    </message>
    <message>
        <source>Find a household</source>
        <translation>Tìm hộ</translation>
    </message>
    <message>
        <source>Find: code, name, house number</source>
        <translation>Tìm hộ: mã, tên, số nhà</translation>
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
        <source>Still to visit</source>
        <translation>Còn phải đến</translation>
    </message>
    <message>
        <source>To come back to</source>
        <translation>Hẹn quay lại</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
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
        <translation type="unfinished" />
    </message>
    <message>
        <source>Household list from an Excel file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything is ready</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The meaning of each column is a guess: change it where it is wrong.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until now nothing was written. Look once more, then make the workspace.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none: the key lies in the workspace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>set; recovery file: {path}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Officer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Campaign</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The household list can be imported now from an Excel file, or at any time later.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Open the workspace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A new passphrase</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the passphrase of this laptop.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The laptop is locked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passphrase of this laptop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forgot it? Open with the recovery file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is lost: the last change, at {time}, was saved.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Use at least {count} characters. Three or four words are easy to remember.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The two are not the same. Type it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data can only be opened with this passphrase. If it is forgotten, only the recovery file opens it: keep that file elsewhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Without a passphrase the key lies in the workspace: whoever has this laptop or a copy of the folder can read the data.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passphrase (may be left out)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Once more</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Who you are</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who works at this laptop?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your name stands beside every visit that you record.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type your full name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Several people at one laptop: put down the one who answers for the records.</source>
        <translation type="unfinished" />
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
        <translation>Không có máy</translation>
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
    <name>PassphraseStep</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A passphrase for this laptop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data is always encrypted. The passphrase keeps the key out of other hands.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose where the recovery file is kept, for example a USB stick.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It opens the data when the passphrase is forgotten. Keep it elsewhere, not on this laptop.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a place</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery file: no place chosen yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery file: {path}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the recovery file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>That is the folder of the data itself: both would be lost together. Choose another.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Progress to the target</source>
        <translation>Tiến độ chỉ tiêu</translation>
    </message>
    <message>
        <source>{visited} of {listed} households visited, {today} today</source>
        <translation>Đã thăm {visited} / {listed} hộ, hôm nay {today}</translation>
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
        <source>The target of {percent} is reached.</source>
        <translation>Đã đạt chỉ tiêu {percent}.</translation>
    </message>
    <message>
        <source>adults found</source>
        <translation>người lớn đã gặp</translation>
    </message>
    <message>
        <source>households</source>
        <translation>hộ</translation>
    </message>
    <message>
        <source>people with a smartphone found</source>
        <translation>người có điện thoại thông minh đã gặp</translation>
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
    <name>QCoreApplication</name>
    <message>
        <source>PageNames</source>
        <comment>Today</comment>
        <translation type="unfinished" />
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
        <translation>Tìm hộ: mã, tên, số nhà</translation>
    </message>
</context>
<context>
    <name>QuickViewModel</name>
    <message>
        <source>Partly done needs its numbers first: 322p.</source>
        <translation>Mới xong một phần thì ghi số trước, ví dụ 322p.</translation>
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
    <name>RecordCard</name>
    <message>
        <source>322 = 3 adults, 2 smartphones, 2 installed. V = not home.</source>
        <translation>322 là 3 người lớn, 2 điện thoại thông minh, cài giúp 2. V là vắng nhà.</translation>
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
        <source>Note ({key})</source>
        <translation>Ghi chú ({key})</translation>
    </message>
    <message>
        <source>Day of the visit ({key})</source>
        <translation>Ghi cho ngày ({key})</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Household list from an Excel file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{place} · the meaning of each column is a guess: change it where it is wrong.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Households</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>Household lists (*.xlsx *.xls *.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose household lists</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import another list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop the Excel file here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>xlsx, xls and csv. Titles, merged cells and old fonts (TCVN3, VNI) are understood. Nothing is written until you confirm.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading {files}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Importing {files}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Hoàn tác</translation>
    </message>
    <message>
        <source>The import was taken back: {closed} households closed, {kept} stay because of a visit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The import was taken back: {closed} households closed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Imported {count} households: {new} new, {updated} changed, {unchanged} as they were.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The rows to look at are in an error sheet. Mend them there and import it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Import %n household(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Write the error sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to the households</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RosterWords</name>
    <message>
        <source>leave out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Head of household</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Relation to the head</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Household code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>House number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hamlet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Phone number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of people</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Has a smartphone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No smartphone</source>
        <translation type="unfinished">Không có máy</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason from an error sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>dropped unread</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no name of the head</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the name cell holds no name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>same name, place and phone as another row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nobody is named as the head</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the head is under 16 by the date of birth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the name is too long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the number of people cannot be right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New {new} · changed {updated} · unchanged {unchanged} · to look at {doubtful} · refused {refused}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Row {row}, {name}: refused, {reason}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Row {row}, {name}: waits, {reason}.</source>
        <translation type="unfinished" />
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
        <source>A job is still running. Lock the laptop when it has finished.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something did not work; what was saved is safe. Details: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the recovery file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The folder of the workspace</source>
        <translation type="unfinished" />
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
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished" />
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
        <translation>Không có máy</translation>
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
        <translation>thiếu {count} lô</translation>
    </message>
    <message>
        <source>all batches here</source>
        <translation>đủ lô</translation>
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
    <message>
        <source>{days} days over</source>
        <translation>quá {days} ngày</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>ngày cuối</translation>
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
        <source>Load from Excel</source>
        <translation>Nhập từ Excel</translation>
    </message>
    <message>
        <source>Add a household</source>
        <translation>Thêm một hộ</translation>
    </message>
    <message>
        <source>There is no household list yet</source>
        <translation>Nơi này chưa có danh sách hộ</translation>
    </message>
    <message>
        <source>Load the list of the hamlet from an Excel file, or add households one by one at the door.</source>
        <translation>Nhập danh sách từ tệp Excel của ấp, khóm, hoặc thêm từng hộ ngay tại cửa khi đi đến nơi.</translation>
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
    <name>TroubleScreen</name>
    <message>
        <source>The workspace could not be opened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>UnitStep</name>
    <message>
        <source>Your unit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which unit is this laptop for?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A hamlet, a ward or commune, or a province. Type a part of its name, without accents.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a unit in the list.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name or code of the unit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>for example: ly van lam</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hamlet (leave empty for the whole commune)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Units found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No unit has this name. Look at the spelling, or type fewer letters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The names of all provinces, communes, wards and special zones are here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Province or city</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>code {code}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chosen: {place}</source>
        <translation type="unfinished" />
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
        <translation>Bỏ lượt này</translation>
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
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Ghi lại cho đúng</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
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
        <translation>Mới xong một phần</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Refused for good</source>
        <translation>Từ chối hẳn</translation>
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
        <source>Unable to receive us</source>
        <translation>Không thể tiếp</translation>
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
        <source>No dwelling or duplicate</source>
        <translation>Không phải hộ, trùng</translation>
    </message>
    <message>
        <source>number ending in {digits}</source>
        <translation>số tận cùng {digits}</translation>
    </message>
    <message>
        <source>{count} adults</source>
        <translation>{count} người lớn</translation>
    </message>
    <message>
        <source>{count} smartphones</source>
        <translation>{count} điện thoại thông minh</translation>
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
    <name>Wizard</name>
    <message>
        <source>Every lane, every door</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No network is needed, nothing is downloaded. You can stop here and go on another time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step {place} of {count}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Later: start without a list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make it and choose the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make the workspace</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
