"""The combined columns of Mẫu 7-HSĐV and what parts them."""

from collections.abc import Callable

from members.resources import party_cells
from members.resources.columns import Composite


def _composite(title: str, *aliases: str) -> Composite:
    return Composite(title, aliases, lambda written, cells: {})


COMBINED: tuple[tuple[Composite, Callable[[str], party_cells.Parted]], ...] = (
    (
        _composite(
            "Họ và tên, ngày sinh",
            "Họ và tên đang dùng, họ và tên khai sinh, ngày tháng năm sinh",
            "Họ tên đang dùng, họ tên khai sinh, ngày tháng năm sinh",
            "Họ và tên, họ và tên khai sinh, ngày tháng năm sinh",
            "Họ và tên đang dùng, họ và tên khai sinh, ngày sinh",
            "Họ tên, ngày sinh",
            "Họ và tên, ngày tháng năm sinh",
        ),
        party_cells.name_parts,
    ),
    (
        _composite(
            "Nam, nữ, dân tộc, tôn giáo",
            "Nam/nữ, dân tộc, tôn giáo",
            "Giới tính, dân tộc, tôn giáo",
            "Nam, nữ; dân tộc; tôn giáo",
            "Ngày sinh, nam nữ, dân tộc, tôn giáo",
        ),
        party_cells.people_parts,
    ),
    (
        _composite(
            "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
            "Trình độ văn hóa, lý luận, chuyên môn, ngoại ngữ",
            "Trình độ: văn hóa, lý luận, chuyên môn, ngoại ngữ",
        ),
        party_cells.schooling_parts,
    ),
    (
        _composite(
            "Nghề nghiệp trước khi vào Đảng / hiện nay",
            "Nghề nghiệp trước khi vào Đảng, hiện nay",
            "Nghề nghiệp trước / hiện nay",
            "Nghề nghiệp khi vào Đảng, hiện nay",
            "Nghề nghiệp trước khi vào Đảng, nghề nghiệp hiện nay",
        ),
        party_cells.occupation_parts,
    ),
    (
        _composite(
            "Ngày vào Đảng, ngày chính thức",
            "Ngày vào Đảng / ngày chính thức",
            "Ngày vào Đảng; ngày chính thức",
            "Ngày vào Đảng, chính thức",
        ),
        party_cells.day_parts,
    ),
    (
        _composite(
            "Số thẻ, số lý lịch, số Huy hiệu",
            "Số thẻ, số lý lịch, số Huy hiệu Đảng",
            "Số thẻ ĐV, số lý lịch, số Huy hiệu",
            "Số thẻ đảng viên, số lý lịch, số Huy hiệu",
            "Số thẻ, số lý lịch",
            "Số thẻ, số lý lịch, Huy hiệu Đảng",
            "Số thẻ đảng, số lý lịch, số huy hiệu Đảng",
        ),
        party_cells.number_parts,
    ),
)
