"""How offices head their columns. Adds to what a list names itself and never goes before it.

Compared without case, marks, blanks and signs, so «DT» and «ĐT» are one word and stand nowhere.
"""

SPELLINGS = {
    "Họ và tên": (
        "Họ và tên đang dùng; Họ tên đang dùng; "
        "Họ tên; Họ & tên; Họ và tên khai sinh; Họ tên khai sinh; Họ, chữ đệm và tên khai sinh; "
        "Họ chữ đệm và tên; Họ, chữ đệm, tên; Họ, tên đệm và tên; Họ đệm và tên; Họ và tên đoàn viên; "
        "Họ tên đoàn viên; Tên đoàn viên; Họ và tên đảng viên; Họ tên đảng viên; Tên đảng viên; "
        "Họ và tên công đoàn viên; Họ tên công đoàn viên; Họ và tên đoàn viên ưu tú; Họ và tên quần chúng; "
        "Họ và tên quần chúng ưu tú; Họ và tên cán bộ; Họ tên cán bộ; "
        "Họ và tên cán bộ, công chức, viên chức; Họ và tên CBCCVC; Họ và tên CCVC; "
        "Họ và tên công chức, viên chức; Họ và tên công chức; Họ và tên viên chức; "
        "Họ và tên người lao động; Họ và tên nhân viên; Họ tên nhân viên; Tên nhân viên; "
        "Họ và tên học viên; Họ tên học viên; Tên học viên; Họ và tên người được giới thiệu; "
        "Họ và tên người được đề nghị; Họ và tên người xin vào Đảng; Họ và tên thành viên; "
        "Họ và tên hội viên; Người được giới thiệu; Đoàn viên ưu tú; Quần chúng ưu tú; Full name; "
        "Họ và tên (in hoa); Họ tên đầy đủ"
    ),
    "Ngày sinh": (
        "Sinh ngày; Ngày, tháng, năm sinh; Ngày tháng năm sinh; NTNS; Năm sinh; Sinh năm; Ng. sinh; "
        "N. sinh; Ngày th. năm sinh; Ngày thg năm sinh; Sinh ngày tháng năm; Ngày/tháng/năm sinh; "
        "Date of birth; DOB; Ngày sinh nhật; Ngày, tháng sinh; Thời gian sinh"
    ),
    "Giới tính": "GT; Phái; Giới; Nam/Nữ; Nam, nữ; Nam hoặc nữ; Sex; Gender; Giới tính Nam/Nữ",
    "Số CCCD": (
        "CCCD; Căn cước; Số căn cước; Căn cước công dân; Thẻ căn cước; Số thẻ căn cước; "
        "Số căn cước công dân; Số thẻ căn cước công dân; Số thẻ CCCD; Số định danh; Số định danh cá nhân; "
        "Mã định danh; Mã định danh cá nhân; Mã số định danh; Mã số định danh cá nhân; Số ĐDCN; ĐDCN; "
        "Định danh cá nhân; CMND/CCCD; CCCD/CMND; Số CMND/CCCD; Số CCCD/CMND; Số CMND hoặc CCCD; "
        "Số CMTND/CCCD; CMTND/CCCD; Số CC/CCCD; Số CCCD/CC; Số CCCD/ĐDCN; Số CCCD/Số định danh cá nhân; "
        "Số CCCD/Mã định danh; CCCD/Hộ chiếu; Số CCCD/Hộ chiếu; Số giấy tờ tùy thân; Giấy tờ tùy thân; "
        "CCCD số; Số CCCD gắn chip; CCCD gắn chip; Số CCCD/CMND/Hộ chiếu; Số thẻ CC; Số CC; "
        "Số CMND/CC/CCCD"
    ),
    "Dân tộc": "Thành phần dân tộc; Người dân tộc; Ethnic",
    "Tôn giáo": (
        "Theo tôn giáo; Tín ngưỡng, tôn giáo; Tôn giáo, tín ngưỡng; Thành phần tôn giáo; Theo đạo; Religion"
    ),
    "Quê quán": "Quê; Nguyên quán; Quê gốc; Quê quán xã/phường, tỉnh/thành phố; Quê quán ghi rõ xã, tỉnh",
    "Nơi ở hiện nay": (
        "Nơi ở; Chỗ ở; Chỗ ở hiện nay; Chỗ ở hiện tại; Nơi ở hiện tại; Nơi cư trú; Nơi cư trú hiện nay; "
        "Nơi thường trú; Thường trú; Hộ khẩu thường trú; HKTT; Nơi đăng ký thường trú; Nơi đăng ký HKTT; "
        "Địa chỉ; Trú quán; Địa chỉ thường trú; Địa chỉ liên hệ; Địa chỉ hiện nay; Nơi tạm trú; "
        "Địa chỉ nơi ở; Nơi ĐKTT"
    ),
    "Học vấn": (
        "Trình độ học vấn; Văn hóa; Trình độ văn hóa; Giáo dục phổ thông; Trình độ giáo dục phổ thông; "
        "GDPT; TĐVH; Trình độ GDPT; TĐ học vấn; TĐ văn hóa; Phổ thông; Trình độ phổ thông; Trình độ VH; "
        "VH; Học vấn phổ thông"
    ),
    "Chuyên môn": (
        "Trình độ chuyên môn; Chuyên môn nghiệp vụ; Trình độ chuyên môn nghiệp vụ; TĐ chuyên môn; TĐCM; "
        "TĐ CM; CM; CMNV; Trình độ CM; Trình độ CMNV; Trình độ đào tạo; Chuyên ngành; "
        "Chuyên ngành đào tạo; Bằng cấp; Nghiệp vụ; Chuyên môn, ngành nghề; Trình độ chuyên môn, kỹ thuật; "
        "Trình độ đại học"
    ),
    "Lý luận chính trị": (
        "LLCT; Lý luận; Trình độ lý luận; Trình độ lý luận chính trị; Trình độ LLCT; TĐ LLCT; "
        "LL chính trị; Lý luận CT; Trình độ LL; Trình độ chính trị; Lí luận; Lí luận chính trị; LL; "
        "Trình độ lí luận chính trị"
    ),
    "Ngoại ngữ": "Trình độ ngoại ngữ; NN; Trình độ NN",
    "Chức vụ": (
        "Chức danh; Chức vụ, chức danh; Chức danh, chức vụ; Chức vụ hiện nay; Chức vụ hiện tại; "
        "Chức vụ chính quyền; Chức vụ công tác; Công việc; Công việc hiện nay; Công việc đang làm; "
        "Vị trí công tác; Vị trí việc làm; Vị trí; Nghề nghiệp; Nghề nghiệp hiện nay; "
        "Nghề nghiệp, chức vụ; Chức danh nghề nghiệp; Nhiệm vụ; Ngạch, chức vụ; Chức vụ (CQ); "
        "Chức vụ, công việc; Chức vụ, nghề nghiệp; Công việc chuyên môn"
    ),
    "Đơn vị": (
        "Đơn vị công tác; ĐV công tác; Phòng ban; Phòng/ban; Phòng; Bộ phận; Phòng, đơn vị; Phòng/Trung tâm; "
        "Nơi công tác; Cơ quan; Cơ quan công tác; Cơ quan, đơn vị; Cơ quan, đơn vị công tác; Nơi làm việc; "
        "Nơi công tác hiện nay; Đơn vị làm việc; Đơn vị, phòng ban; Đơn vị/Phòng ban; Tên đơn vị; "
        "Đơn vị trực thuộc; Khoa/phòng; Phòng/Khoa; Khoa; Tổ/phòng; Phòng/khoa/trung tâm; "
        "Phòng, ban, đơn vị; Ban/phòng; Phòng/Bộ phận; Đơn vị hiện nay; Phòng ban/Đơn vị"
    ),
    "Chức vụ, đơn vị": (
        "Chức vụ, đơn vị công tác; Chức vụ, nơi công tác; Chức danh, đơn vị công tác; "
        "Chức vụ/đơn vị công tác; Chức vụ, cơ quan công tác; Chức vụ và đơn vị công tác; "
        "Chức vụ, đơn vị đang công tác; Nghề nghiệp, nơi công tác; Chức danh, đơn vị; "
        "Chức vụ - Đơn vị công tác; Chức vụ, cơ quan, đơn vị công tác; "
        "Chức vụ, chức danh, đơn vị công tác; Nghề nghiệp, chức vụ, đơn vị công tác; Chức vụ, phòng ban; "
        "Chức vụ và nơi công tác; Công việc, đơn vị công tác"
    ),
    "Điện thoại": (
        "Số điện thoại; SĐT; Số ĐT; Di động; Điện thoại di động; ĐTDĐ; Số điện thoại di động; Số di động; "
        "SDD; Điện thoại liên hệ; Số điện thoại liên hệ; Số điện thoại liên lạc; SĐT liên hệ; Mobile; "
        "Phone; Tel; Điện thoại/Zalo"
    ),
    "Thư điện tử": (
        "Email; E-mail; Địa chỉ email; Hòm thư; Hòm thư điện tử; Hộp thư; Hộp thư điện tử; Thư công vụ; "
        "Mail; Gmail; Email công vụ; Địa chỉ thư điện tử; Email cá nhân; Email cơ quan; Địa chỉ mail"
    ),
    "Ghi chú": "Chú thích; Ghi chú khác; G.chú",
    "Ngày vào Đoàn": (
        "Ngày, tháng, năm vào Đoàn; Ngày tháng năm vào Đoàn; Ngày kết nạp Đoàn; Vào Đoàn; Năm vào Đoàn; "
        "Ngày vào Đoàn TNCS; Ngày vào Đoàn TNCS HCM; Ngày vào Đoàn TNCS Hồ Chí Minh; "
        "Ngày kết nạp vào Đoàn; Thời gian vào Đoàn; Ngày vào ĐTN; Ngày vào Đoàn/công đoàn; "
        "Ngày vào Đoàn, công đoàn; Ngày vào công đoàn; Ngày gia nhập công đoàn; Ngày kết nạp công đoàn; "
        "Năm vào công đoàn; Ngày vào CĐ"
    ),
    "Ngày vào Đảng": (
        "Ngày kết nạp; Ngày kết nạp Đảng; Vào Đảng; Ngày, tháng, năm vào Đảng; Ngày tháng năm vào Đảng; "
        "Năm vào Đảng; Ngày kết nạp vào Đảng; Ngày dự bị; Ngày vào Đảng dự bị; Dự bị; Ngày vào ĐCSVN; "
        "Ngày vào Đảng CSVN; Kết nạp Đảng"
    ),
    "Ngày chính thức": (
        "Ngày vào Đảng chính thức; Ngày công nhận chính thức; Chính thức; "
        "Ngày công nhận đảng viên chính thức; Ngày chính thức vào Đảng; Chính thức ngày; "
        "Ngày chuyển chính thức; Ngày chuyển Đảng chính thức; Vào Đảng chính thức"
    ),
    "Số thẻ đảng viên": "Số thẻ Đảng; Số thẻ ĐV; Thẻ đảng viên; Số TĐV; Thẻ Đảng số; Thẻ ĐV; Số thẻ",
    "Số lý lịch": "Số lý lịch đảng viên; SLL; Số LL; Số lí lịch; Số lý lịch ĐV; Số LLĐV",
    "Huy hiệu Đảng": ("Số Huy hiệu; Huy hiệu; Số huy hiệu Đảng; Tặng Huy hiệu; Huy hiệu Đảng năm tuổi Đảng"),
    "Xếp loại": (
        "Kết quả; Kết quả học tập; Kết quả xếp loại; Xếp loại học tập; Xếp loại tốt nghiệp; Loại; XL; "
        "Kết quả kiểm tra; Kết quả cuối khóa; Đánh giá; Đánh giá xếp loại; Kết quả lớp học; "
        "Xếp loại kết quả"
    ),
    "Số giấy chứng nhận": (
        "Số GCN; Số chứng nhận; GCN số; Số vào sổ; Số giấy CN; Số hiệu GCN; Giấy chứng nhận số; Số CN; "
        "Số chứng chỉ; Số hiệu giấy chứng nhận; Số giấy chứng nhận lớp; Số GCN lớp; Số giấy CNHT; "
        "GCN; Giấy chứng nhận"
    ),
    "Ngày cấp giấy chứng nhận": (
        "Ngày cấp; Ngày cấp GCN; Ngày cấp CC; Ngày cấp chứng nhận; Ngày cấp CN; Ngày ký"
    ),
    "Ngày vào": (
        "Ngày vào Đoàn; Ngày vào Đảng; Ngày vào Công đoàn; Ngày kết nạp; Ngày kết nạp Đảng; "
        "Ngày kết nạp Đoàn; Ngày tham gia; Ngày gia nhập công đoàn; Ngày, tháng, năm vào Đoàn; "
        "Ngày, tháng, năm vào Đảng; Năm vào Đoàn; Năm vào Đảng; Vào Đoàn; Vào Đảng; "
        "Ngày vào Đoàn TNCS Hồ Chí Minh; Ngày gia nhập; Ngày kết nạp vào Đảng; Ngày kết nạp vào Đoàn; "
        "Ngày bắt đầu sinh hoạt"
    ),
    "Chi bộ tiếp nhận": (
        "Chi bộ; Chi bộ nơi công tác; Chi bộ sinh hoạt; Chi bộ nhận hồ sơ; Chi bộ xem xét; Tên chi bộ"
    ),
    "Tên đăng nhập": "Tài khoản; Tên tài khoản; Username; User",
    "Từ ngày": (
        "Ngày bắt đầu; Ngày bổ nhiệm; Từ; Ngày nhận nhiệm vụ; Ngày giữ chức vụ; Ngày phân công; "
        "Nhiệm kỳ từ; Bắt đầu"
    ),
    "Đến ngày": "Ngày kết thúc; Đến; Nhiệm kỳ đến; Ngày thôi; Kết thúc; Ngày thôi giữ chức vụ",
    "Mã": "Mã tổ chức; Mã đơn vị; Ký hiệu; Mã số; Mã chi bộ; Mã hiệu",
    "Tên tổ chức": "Tên; Tên đơn vị; Tên đầy đủ; Tên gọi; Tên chi bộ, chi đoàn; Tên cơ quan",
    "Loại": "Loại tổ chức; Loại hình; Loại hình tổ chức; Loại đơn vị",
    "Mã cấp trên": (
        "Cấp trên; Mã tổ chức cấp trên; Trực thuộc; Tổ chức cấp trên; Thuộc; Mã đơn vị cấp trên; "
        "Đơn vị cấp trên"
    ),
    "Mã chi bộ phụ trách": (
        "Chi bộ phụ trách; Tổ chức đảng phụ trách; Mã tổ chức đảng phụ trách; Chi bộ lãnh đạo"
    ),
    "Ký hiệu văn bản": "Ký hiệu trên văn bản; Ký hiệu công văn; Chữ viết tắt trên văn bản",
    "Địa danh": "Địa danh trên văn bản; Nơi đóng trụ sở",
}
