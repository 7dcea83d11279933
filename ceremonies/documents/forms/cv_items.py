"""The 26 items of the CV (2-KNĐ) and how each is written, in short words of our own."""

CV_ITEMS = (
    ("Họ và tên khai sinh", "viết chữ in hoa, đúng như trong giấy khai sinh hoặc căn cước."),
    ("Các tên gọi khác", "tên thường dùng nếu khác, bí danh, bút danh; không có thì ghi “không”."),
    ("Ngày, tháng, năm sinh", "đúng như trong giấy khai sinh."),
    ("Giới tính", "nam hoặc nữ."),
    ("Nơi đăng ký khai sinh", "xã, phường, đặc khu; tỉnh, thành phố; tên gọi cũ ghi trong ngoặc đơn."),
    (
        "Quê quán",
        "nơi sinh trưởng của cha hoặc ông nội, ghi theo địa danh hiện nay, tên cũ ghi trong ngoặc đơn.",
    ),
    ("Nơi cư trú", "nơi thường trú và nơi tạm trú, nếu có."),
    ("Dân tộc", "ghi đúng tên dân tộc; con lai thì ghi rõ cha, mẹ là người dân tộc, quốc tịch nào."),
    ("Tôn giáo", "tôn giáo, chức sắc, chức việc nếu có; không theo tôn giáo thì ghi “không”."),
    ("Nghề nghiệp hiện nay", "công việc đang làm và nơi làm việc."),
    (
        "Trình độ hiện nay",
        "giáo dục phổ thông; chuyên môn nghiệp vụ; học vị cao nhất; học hàm; lý luận chính trị; ngoại ngữ; tin học; "
        "tiếng dân tộc thiểu số.",
    ),
    ("Ngày và nơi vào Đoàn TNCS Hồ Chí Minh", "ghi ngày kết nạp và tổ chức Đoàn đã kết nạp."),
    (
        "Ngày và nơi vào Đảng, được công nhận chính thức, người giới thiệu lần thứ nhất",
        "chỉ người xin kết nạp lại mới ghi.",
    ),
    ("Lịch sử bản thân", "tóm tắt từ nhỏ đến ngày học hành, làm việc."),
    (
        "Những công việc, chức vụ đã qua",
        "ghi theo tháng, năm, liên tục, không để trống thời gian: làm gì, ở đâu, chức vụ gì.",
    ),
    (
        "Đặc điểm lịch sử",
        "có bị bắt, bị tù, có làm việc hoặc tham gia tổ chức nào của chế độ cũ, tổ chức khác hay không; không có thì "
        "ghi “không”.",
    ),
    (
        "Những lớp đào tạo, bồi dưỡng đã qua",
        "tên lớp, trường, thời gian, hình thức học, văn bằng, chứng chỉ.",
    ),
    ("Đi nước ngoài", "những lần từ 3 tháng trở lên: nước nào, thời gian, lý do."),
    ("Khen thưởng", "từ bằng khen trở lên: ngày, lý do, hình thức, cấp quyết định."),
    ("Kỷ luật", "từ khiển trách trở lên, cả những vụ việc đã xem xét mà không xử lý."),
    (
        "Hoàn cảnh gia đình",
        "ông, bà nội, ngoại; cha, mẹ; cha, mẹ của vợ (chồng); vợ (chồng); anh, chị, em ruột hai bên; các con: họ "
        "tên, năm sinh, quê quán, nơi cư trú, nghề nghiệp, đặc điểm lịch sử, thái độ chính trị hiện nay.",
    ),
    ("Tự nhận xét", "phẩm chất chính trị, đạo đức, lối sống, năng lực công tác, quan hệ quần chúng."),
    (
        "Cam đoan và ký tên",
        "cam đoan khai đầy đủ, trung thực và chịu trách nhiệm trước Đảng; ghi nơi, ngày, ký, họ tên.",
    ),
    ("Nhận xét của cấp ủy, tổ chức đảng nơi đến thẩm tra", "do nơi được thẩm tra ghi, ký và đóng dấu."),
    ("Nhận xét của chi ủy hoặc chi bộ", "do Chi bộ đang xét kết nạp ghi."),
    ("Chứng nhận của cấp ủy cơ sở", "do Đảng ủy cơ sở ghi, ký và đóng dấu."),
)
