"""The words of a paper, frozen: what is stored with it and the only thing its PDF is made from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypedDict

from ceremonies.documents.blocks import Block, check_block
from ceremonies.documents.style import Style
from ceremonies.documents.texts import LINE_LIMIT, NAME_LIMIT, SENTENCE_LIMIT, checked_text

#: Each kind of organisation has a letterhead of its own; a letter is a person's, a plain sheet nobody's.
FAMILIES = ("party", "youth_union", "trade_union", "letter", "plain")
SHEETS = ("portrait", "landscape", "folded")


class Signature(TypedDict):
    on_behalf: str  # "T/M ĐẢNG ỦY", "NGƯỜI GHI BIÊN BẢN"
    office: str  # "BÍ THƯ"; "" where the line above says enough
    name: str  # "" where the paper is signed by hand


class Snapshot(TypedDict):
    """The exact words with their punctuation; dashes, underlines and bold are the layout's."""

    form: str  # "9-KNĐ", as the policy names it; "" for a paper without a form
    family: Literal["party", "youth_union", "trade_union", "letter", "plain"]
    sheet: Literal["portrait", "landscape", "folded"]
    parent_name: str  # upper line of the letterhead: "ĐẢNG BỘ …"
    issuer_name: str  # bold line of the letterhead: "ĐẢNG ỦY …"
    number: str | None  # "Số 12-QĐ/ĐU"; "" in a draft; None for a paper that bears none
    place: str
    issued_on: (
        str | None
    )  # ISO date; "" leaves room for the day (drafts, letters); None for a sheet without date
    title: str  # "" for an official letter, whose summary stands below the number
    summary: str
    addressees: list[str]
    body: list[Block]
    recipients: list[str]
    signatures: list[Signature]
    verification_code: str  # "" when none is printed
    style: dict[str, object]  # the profile it is laid out in; what is left out comes from DEFAULT_STYLE


_LINES = {
    "parent_name": ("tên tổ chức cấp trên", LINE_LIMIT),
    "issuer_name": ("tên cơ quan ban hành", LINE_LIMIT),
    "place": ("địa danh", NAME_LIMIT),
    "title": ("tên loại văn bản", NAME_LIMIT),
    "summary": ("trích yếu", LINE_LIMIT),
    "form": ("số mẫu", 50),
    "verification_code": ("mã kiểm tra", 50),
}
_OF_ORGANISATION = {"parent_name", "place"}
_LISTS = {"addressees": "nơi kính gửi", "recipients": "nơi nhận"}
_LIST_LIMIT = 20
_BLOCKS_LIMIT = 500


def checked_snapshot(snapshot: Mapping[str, object], *, draft: bool) -> Style:
    """The style it is laid out in; ValueError in Vietnamese when the snapshot cannot become a paper."""
    if set(snapshot) != Snapshot.__required_keys__:
        wrong = sorted(set(snapshot) ^ Snapshot.__required_keys__)
        raise ValueError(f"Nội dung văn bản thừa hoặc thiếu mục: {', '.join(wrong)}.")
    if snapshot["family"] not in FAMILIES or snapshot["sheet"] not in SHEETS:
        raise ValueError(f"Không có kiểu văn bản {snapshot['family']}, {snapshot['sheet']}.")
    may_be_empty = _may_be_empty(snapshot)
    for key, (what, limit) in _LINES.items():
        if key in _OF_ORGANISATION and not (snapshot[key] or draft or key in may_be_empty):
            raise ValueError(
                f"Nơi ban hành chưa khai báo {what}; người quản trị bổ sung ở trang của tổ chức ấy."
            )
        checked_text(what, snapshot[key], limit=limit, empty=draft or key in may_be_empty)
    for key, what in _LISTS.items():
        _check_lines(what, snapshot[key])
    if not isinstance(snapshot["body"], list) or len(snapshot["body"]) > _BLOCKS_LIMIT:
        raise ValueError(f"Nội dung văn bản không được quá {_BLOCKS_LIMIT} phần.")
    for block in snapshot["body"]:
        check_block(block)
    _check_number(snapshot["number"], snapshot["family"], draft=draft)
    _check_date(snapshot["issued_on"], may_be_open=draft or snapshot["family"] == "letter")
    _check_signatures(snapshot["signatures"], draft=draft)
    if not isinstance(snapshot["style"], Mapping):
        raise ValueError("Kiểu trình bày phải là một bảng các mục.")
    return Style.of(snapshot["style"])


def _may_be_empty(snapshot: Mapping[str, object]) -> set[str]:
    empty = {"form", "verification_code", "summary" if snapshot["title"] else "title"}
    if snapshot["family"] != "party":
        empty |= {"parent_name"}
    if snapshot["family"] in ("letter", "plain"):
        empty |= {"issuer_name"}
    return empty | {"place"} if snapshot["issued_on"] is None else empty


def _check_lines(what: str, lines: object) -> None:
    if not isinstance(lines, list) or len(lines) > _LIST_LIMIT:
        raise ValueError(f"Mục “{what}” không được quá {_LIST_LIMIT} dòng.")
    for line in lines:
        checked_text(what, line, limit=SENTENCE_LIMIT)


def _check_number(number: object, family: object, *, draft: bool) -> None:
    if number is None:
        return
    checked_text("số văn bản", number, limit=50, empty=draft)
    colon = family == "party" and str(number).startswith("Số:")
    if not draft and (colon or not str(number).startswith("Số")):
        raise ValueError("Số văn bản phải bắt đầu bằng chữ “Số”, không có dấu hai chấm.")


def _check_date(day: object, *, may_be_open: bool) -> None:
    if day is None or (day == "" and may_be_open):
        return
    try:
        date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise ValueError("Văn bản chưa có ngày ban hành hợp lệ.") from error


def _check_signatures(signatures: object, *, draft: bool) -> None:
    if not isinstance(signatures, list) or len(signatures) > 3:
        raise ValueError("Văn bản không được quá 3 chữ ký.")
    for signature in signatures:
        if not isinstance(signature, Mapping) or set(signature) != Signature.__required_keys__:
            raise ValueError("Chữ ký thừa hoặc thiếu mục.")
        checked_text("quyền hạn ký", signature["on_behalf"], limit=NAME_LIMIT)
        checked_text("chức vụ người ký", signature["office"], limit=NAME_LIMIT, empty=True)
        checked_text("họ tên người ký", signature["name"], limit=NAME_LIMIT, empty=draft)
