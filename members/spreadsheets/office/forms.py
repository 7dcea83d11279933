"""The columns of the lists that have a form of their own in the offices, filled from texts by our titles."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from members.spreadsheets.office.lists import OfficeColumn

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
    _same("Họ và tên", 20),
    OfficeColumn("Nam", _born("Nam"), 10.5, "Ngày sinh", centred=True),
    OfficeColumn("Nữ", _born("Nữ"), 10.5, "Ngày sinh", centred=True),
    _same("Số CCCD", 13, centred=True),
    _same("Dân tộc", 7, centred=True),
    _same("Tôn giáo", 8.5, centred=True),
    _same("Quê quán", 18),
    _same("Học vấn", 7.5, group="Trình độ", centred=True),
    _same("Chuyên môn", 13, group="Trình độ"),
    _same("Lý luận chính trị", 10, group="Trình độ", centred=True),
    _same("Chức vụ", 13),
    _same("Đơn vị", 16),
]


def _lines(parts: Mapping[str, str]) -> Callable[[Mapping[str, str]], str]:
    """Label → title: each part on a line of its own, a dash where there is nothing, so that the order stays."""
    return lambda texts: _unless_empty(
        texts, parts.values(), (f"{label}: {texts[title] or '–'}" for label, title in parts.items())
    )


def _stacked(*titles: str) -> Callable[[Mapping[str, str]], str]:
    return lambda texts: _unless_empty(texts, titles, (texts[title] or "–" for title in titles))


def _unless_empty(texts: Mapping[str, str], titles: Iterable[str], lines: Iterable[str]) -> str:
    return "\n".join(lines) if any(texts[title] for title in titles) else ""


#: Sổ danh sách đảng viên, Mẫu 7-HSĐV: with the running number, fourteen columns.
PARTY_REGISTER = [
    OfficeColumn("Họ và tên / họ tên khai sinh", lambda texts: texts["Họ và tên"], 16),
    OfficeColumn("Nam, nữ, dân tộc, tôn giáo", _stacked("Giới tính", "Dân tộc", "Tôn giáo"), 9),
    _same("Quê quán", 13),
    OfficeColumn(
        "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
        _lines({"VH": "Học vấn", "LL": "Lý luận chính trị", "CM": "Chuyên môn", "NN": "Ngoại ngữ"}),
        17,
    ),
    OfficeColumn(
        "Nghề nghiệp trước khi vào Đảng / hiện nay",
        _lines({"Trước": "Nghề nghiệp trước khi vào Đảng", "Hiện nay": "Nghề nghiệp hiện nay"}),
        16,
    ),
    OfficeColumn("Ngày vào Đảng, ngày chính thức", _stacked("Ngày vào Đảng", "Ngày chính thức"), 11),
    OfficeColumn(
        "Số thẻ, số lý lịch, số Huy hiệu", _stacked("Số thẻ đảng viên", "Số lý lịch", "Huy hiệu Đảng"), 13
    ),
    _same("Bộ đội, công an, hưu trí", 9),
    _same("Ngày chuyển đi, đến đâu", 12),
    _same("Ngày chuyển đến, từ đâu", 12),
    _same("Ngày từ trần, lý do", 10),
    _same("Ngày ra khỏi Đảng, hình thức", 10),
    _same("Ghi chú", 9),
]
