"""Three invented people, and three invented organisations, that show how a template is filled in.

Citizen ids begin with 9: no province has such a code.
"""

from collections.abc import Sequence

from members.resources.columns import Column

_BY_TITLE = {
    "Họ và tên": ("Lò Thị Ví Dụ", "Tòng Văn Minh Họa", "Hà Thị Làm Mẫu"),
    "Giới tính": ("Nữ", "Nam", "Nữ"),
    "Ngày sinh": ("03/11/1990", "19/05/1988", "07/01/2001"),
    "Số CCCD": ("951190000001", "952088000002", "953301000003"),
    "Dân tộc": ("Thái", "Kinh", "Tày"),
    "Tôn giáo": ("Không", "Không", "Phật giáo"),
    "Quê quán": ("xã Mường Mẫu, tỉnh Điện Biên", "xã Bình Mẫu, tỉnh Nam Định", "xã Hòa Mẫu, tỉnh Cao Bằng"),
    "Nơi ở hiện nay": ("phường Mẫu Một, thành phố Hà Nội", "phường Mẫu Hai, thành phố Hà Nội", ""),
    "Học vấn": ("12/12", "12/12", "12/12"),
    "Chuyên môn": ("Đại học Luật", "Thạc sĩ Xây dựng", "Cao đẳng Kế toán"),
    "Lý luận chính trị": ("Sơ cấp", "Trung cấp", ""),
    "Chức vụ": ("Chuyên viên", "Phó Trưởng phòng", "Kế toán viên"),
    "Điện thoại": ("0900000001", "0900000002", "0900000003"),
    "Thư điện tử": ("vi-du-1@vi-du.vn", "vi-du-2@vi-du.vn", ""),
    "Tên đăng nhập": ("vi_du_1", "vi_du_2", "vi_du_3"),
    "Ngày vào": ("26/03/2015", "3/2010", "2019"),
    "Ngày vào Đoàn": ("26/03/2006", "3/2004", "2017"),
    "Ngày vào Đảng": ("19/05/2015", "3/2010", "2025"),
    "Số thẻ đảng viên": ("99000001", "99000002", ""),
    "Số lý lịch": ("990001 VD", "990002 VD", "990003 VD"),
    "Ngoại ngữ": ("Tiếng Anh B1", "", "Tiếng Trung HSK 3"),
    "Nghề nghiệp trước khi vào Đảng": ("Sinh viên", "Công nhân", "Sinh viên"),
    "Nghề nghiệp hiện nay": ("Công chức", "Công chức", "Viên chức"),
    "Ưu điểm": ("Hoàn thành tốt nhiệm vụ", "Gương mẫu, có uy tín", "Tích cực trong phong trào"),
    "Khuyết điểm": ("", "Đôi lúc còn nóng vội", ""),
    "Xếp loại": ("Giỏi", "Khá", "Không đạt"),
    "Số giấy chứng nhận": ("01/GCN", "02/GCN", ""),
    "Ngày cấp giấy chứng nhận": ("30/09/2025", "30/09/2025", ""),
    "Từ ngày": ("01/01/2025", "01/01/2025", "15/06/2025"),
    "Mã": ("VD-DU", "VD-CB1", "VD-CB2"),
    "Tên tổ chức": ("Đảng ủy Ví Dụ", "Chi bộ Ví Dụ Một", "Chi bộ Ví Dụ Hai"),
    "Loại": ("Đảng ủy cơ sở", "Chi bộ", "Chi bộ"),
    "Mã cấp trên": ("", "VD-DU", "VD-DU"),
    "Ký hiệu văn bản": ("ĐU", "CB1", "CB2"),
    "Địa danh": ("Hà Nội", "", ""),
}
_NOTHING = ("", "", "")


def examples_for(columns: Sequence[Column], units: dict[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Three rows; `units`: title → organisations of which the first stands in it."""
    return list(zip(*(_cells(column, units.get(column.column_name, ())) for column in columns), strict=True))


def _cells(column: Column, units: Sequence[str]) -> tuple[str, ...]:
    if units:
        return (units[0],) * 3
    known = _BY_TITLE.get(column.column_name, _NOTHING)
    if column.choices and not set(known) <= {*column.choices, ""}:
        return (column.choices[0],) * 3
    return known
