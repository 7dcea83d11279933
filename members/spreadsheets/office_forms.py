"""The columns of the lists that have a form of their own in the offices, filled from texts by our titles."""

from collections.abc import Callable, Mapping, Sequence

from members.spreadsheets.office import OfficeColumn

_WIDTHS = {"Họ và tên": 26, "Giới tính": 8, "Số": 16, "Mã": 12}
_DAY = 12


def plain_form(titles: Sequence[str]) -> list[OfficeColumn]:
    """A list without a form of its own: its columns as they are."""
    return [_same(title, width_of(title), centred=_is_day(title)) for title in titles]


def _is_day(title: str) -> bool:
    return title.startswith(("Ngày ", "Từ ngày", "Đến ngày", "Đến hết ngày"))


def width_of(title: str) -> float:
    return _WIDTHS.get(title, _DAY if _is_day(title) else 20)


def _same(title: str, width: float, *, group: str = "", centred: bool = False) -> OfficeColumn:
    return OfficeColumn(title, lambda texts: texts[title], width, group, centred)


def _born(sex: str) -> Callable[[Mapping[str, str]], str]:
    return lambda texts: texts["Ngày sinh"] if texts["Giới tính"] == sex else ""


PEOPLE = [
    _same("Họ và tên", 24),
    OfficeColumn("Nam", _born("Nam"), _DAY, "Ngày sinh", centred=True),
    OfficeColumn("Nữ", _born("Nữ"), _DAY, "Ngày sinh", centred=True),
    _same("Số CCCD", 15, centred=True),
    _same("Dân tộc", 9, centred=True),
    _same("Tôn giáo", 10, centred=True),
    _same("Quê quán", 22),
    _same("Học vấn", 9, group="Trình độ", centred=True),
    _same("Chuyên môn", 15, group="Trình độ"),
    _same("Lý luận chính trị", 10, group="Trình độ", centred=True),
    _same("Chức vụ", 15),
    _same("Đơn vị", 20),
]


def _lines(parts: Mapping[str, str]) -> Callable[[Mapping[str, str]], str]:
    """Each part on a line of its own; a dash where there is nothing, so that the order stays. Label → title."""
    return lambda texts: "\n".join(f"{label}: {texts[title] or '–'}" for label, title in parts.items())


def _stacked(*titles: str) -> Callable[[Mapping[str, str]], str]:
    return lambda texts: "\n".join(texts[title] or "–" for title in titles)


#: Sổ danh sách đảng viên, Mẫu 7-HSĐV: with the running number, fourteen columns.
PARTY_REGISTER = [
    OfficeColumn("Họ và tên / họ tên khai sinh", lambda texts: texts["Họ và tên"], 20),
    OfficeColumn("Nam, nữ, dân tộc, tôn giáo", _stacked("Giới tính", "Dân tộc", "Tôn giáo"), 10),
    _same("Quê quán", 15),
    OfficeColumn(
        "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
        _lines({"VH": "Học vấn", "LL": "Lý luận chính trị", "CM": "Chuyên môn", "NN": "Ngoại ngữ"}),
        18,
    ),
    OfficeColumn(
        "Nghề nghiệp trước khi vào Đảng / hiện nay",
        _lines({"Trước": "Nghề nghiệp trước khi vào Đảng", "Hiện nay": "Nghề nghiệp hiện nay"}),
        18,
    ),
    OfficeColumn("Ngày vào Đảng, ngày chính thức", _stacked("Ngày vào Đảng", "Ngày chính thức"), _DAY),
    OfficeColumn(
        "Số thẻ, số lý lịch, số Huy hiệu", _stacked("Số thẻ đảng viên", "Số lý lịch", "Huy hiệu Đảng"), 15
    ),
    _same("Bộ đội, công an, hưu trí", 12),
    _same("Ngày chuyển đi, đến đâu", 14),
    _same("Ngày chuyển đến, từ đâu", 14),
    _same("Ngày từ trần, lý do", 12),
    _same("Ngày ra khỏi Đảng, hình thức", 12),
    _same("Ghi chú", 12),
]
