"""The columns of the lists that have a form of their own in the offices, filled from texts by our titles."""

from collections.abc import Callable, Mapping, Sequence

from members.spreadsheets.office import OfficeColumn

_WIDTHS = {"Họ và tên": 26, "Giới tính": 8, "Số": 16, "Mã": 12}
_DAY = 12


def plain_form(titles: Sequence[str]) -> list[OfficeColumn]:
    """A list without a form of its own: its columns as they are."""
    return [_same(title, _width(title), centred=_is_day(title)) for title in titles]


def _is_day(title: str) -> bool:
    return title.startswith(("Ngày ", "Từ ngày", "Đến ngày", "Đến hết ngày"))


def _width(title: str) -> float:
    return _WIDTHS.get(title, _DAY if _is_day(title) else 20)


def _same(title: str, width: float, *, head: str = "", group: str = "", centred: bool = False) -> OfficeColumn:
    """`head`: what the form calls the column."""
    return OfficeColumn(head or title, lambda texts: texts.get(title, ""), width, group, centred)


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
    _same("Trình độ học vấn", 10, head="Học vấn", group="Trình độ", centred=True),
    _same("Trình độ chuyên môn", 15, head="Chuyên môn", group="Trình độ"),
    _same("Lý luận chính trị", 10, head="Lý luận", group="Trình độ", centred=True),
    _same("Chức vụ", 15),
    _same("Đơn vị", 20),
]
