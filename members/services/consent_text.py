"""The text people agree to. A change is a new version here: who agreed before keeps the text they read."""

VERSION = "01/2026"

TEXT = """\
Tôi đồng ý để tổ chức đảng và đoàn thể nơi tôi công tác xử lý dữ liệu cá nhân của tôi trên Cổng công tác phát triển \
đảng viên, theo những nội dung sau đây.

Dữ liệu được xử lý: họ và tên, ngày sinh, giới tính, số căn cước công dân, dân tộc, tôn giáo, quê quán, nơi ở, trình \
độ, đơn vị và chức vụ công tác, quá trình sinh hoạt Đoàn, công đoàn và Đảng; kết quả học các lớp bồi dưỡng; ngày, số \
và bản quét giấy tờ trong hồ sơ; việc thẩm tra, ý kiến nhận xét và kết quả biểu quyết về tôi. Tôi được biết quan điểm \
chính trị, tôn giáo và nguồn gốc dân tộc là dữ liệu cá nhân nhạy cảm.

Mục đích: theo dõi, giúp đỡ, xem xét kết nạp tôi vào Đảng và công nhận tôi là đảng viên chính thức; lập và lưu giữ hồ \
sơ, văn bản, số liệu thống kê theo quy định của Đảng. Dữ liệu không được dùng vào việc khác.

Nơi xử lý và người được xem: chi bộ, đảng ủy bộ phận, đảng ủy cơ sở và cấp ủy có thẩm quyền; đoàn thể giới thiệu tôi, \
trong phạm vi việc giới thiệu; đảng viên được phân công giúp đỡ tôi. Mỗi lần xem hồ sơ đều được ghi lại.

Thời hạn: trong thời gian xem xét, và sau đó theo quy định về lưu giữ hồ sơ đảng viên.

Quyền của tôi: được biết, đồng ý hoặc không đồng ý, rút lại sự đồng ý; xem, đề nghị chỉnh sửa, cung cấp, xóa, hạn chế \
xử lý dữ liệu, phản đối việc xử lý dữ liệu; khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo Luật Bảo \
vệ dữ liệu cá nhân số 91/2025/QH15.

Sự đồng ý này là tự nguyện và có hiệu lực cho đến khi tôi rút lại. Việc rút lại không làm mất giá trị của những việc \
đã làm trước đó và của quyết định đã ban hành."""
