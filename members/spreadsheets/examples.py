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
    "Từ ngày": ("01/01/2025", "01/01/2025", "15/06/2025"),
    "Mã": ("VD-DU", "VD-CB1", "VD-CB2"),
    "Tên tổ chức": ("Đảng ủy Ví Dụ", "Chi bộ Ví Dụ Một", "Chi bộ Ví Dụ Hai"),
    "Loại": ("Đảng ủy cơ sở", "Chi bộ", "Chi bộ"),
    "Mã cấp trên": ("", "VD-DU", "VD-DU"),
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
