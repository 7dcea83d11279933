"""The words of a decision, frozen: what is stored with it and the only thing its PDF is made from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypedDict

from ceremonies.documents.style import Style
from ceremonies.documents.texts import LINE_LIMIT, NAME_LIMIT, SENTENCE_LIMIT, checked_text


class DecisionSnapshot(TypedDict):
    """Lists hold the exact words with their punctuation; dashes, underlines and bold are the layout's."""

    form: Literal["9-KNĐ"]
    variant: Literal["standing_committee", "delegated_committee"]
    parent_name: str  # upper line of the letterhead: "ĐẢNG BỘ …"
    issuer_name: str  # bold line of the letterhead: "ĐẢNG ỦY …"
    number: str  # "Số 12-QĐ/ĐU"; "" in a draft
    place: str
    issued_on: str  # ISO date; "" only in a draft
    title: str
    summary: str
    grounds: list[str]
    deciding_line: str
    articles: list[str]  # "Điều 1. …"
    recipients: list[str]
    on_behalf: str
    signer_office: str
    signer_name: str
    verification_code: str  # "" when none is printed
    style: dict[str, object]  # the profile it is laid out in; what is left out comes from DEFAULT_STYLE


FORMS = ("9-KNĐ",)
VARIANTS = ("standing_committee", "delegated_committee")
_LINES = {
    "parent_name": ("tên tổ chức đảng cấp trên", LINE_LIMIT),
    "issuer_name": ("tên cơ quan ban hành", LINE_LIMIT),
    "number": ("số văn bản", 50),
    "place": ("địa danh", NAME_LIMIT),
    "title": ("tên loại văn bản", 50),
    "summary": ("trích yếu", LINE_LIMIT),
    "deciding_line": ("dòng chủ thể quyết định", LINE_LIMIT),
    "on_behalf": ("quyền hạn ký", NAME_LIMIT),
    "signer_office": ("chức vụ người ký", NAME_LIMIT),
    "signer_name": ("họ tên người ký", NAME_LIMIT),
    "verification_code": ("mã kiểm tra", 50),
}
_LISTS = {"grounds": "căn cứ", "articles": "các điều", "recipients": "nơi nhận"}
_MAY_BE_EMPTY = {"verification_code"}
_LIST_LIMIT = 20


def checked_snapshot(snapshot: Mapping[str, object], *, draft: bool) -> Style:
    """The style it is laid out in; ValueError in Vietnamese when the snapshot cannot become a paper."""
    if set(snapshot) != DecisionSnapshot.__required_keys__:
        wrong = sorted(set(snapshot) ^ DecisionSnapshot.__required_keys__)
        raise ValueError(f"Nội dung quyết định thừa hoặc thiếu mục: {', '.join(wrong)}.")
    if snapshot["form"] not in FORMS or snapshot["variant"] not in VARIANTS:
        raise ValueError(f"Không có mẫu {snapshot['form']} ({snapshot['variant']}).")
    for key, (what, limit) in _LINES.items():
        checked_text(what, snapshot[key], limit=limit, empty=draft or key in _MAY_BE_EMPTY)
    for key, what in _LISTS.items():
        _check_list(what, snapshot[key])
    if not draft and not str(snapshot["number"]).startswith("Số "):
        raise ValueError("Số văn bản phải bắt đầu bằng chữ “Số”, không có dấu hai chấm.")
    if snapshot["issued_on"] or not draft:
        _check_date(snapshot["issued_on"])
    if not isinstance(snapshot["style"], Mapping):
        raise ValueError("Kiểu trình bày phải là một bảng các mục.")
    return Style.of(snapshot["style"])


def _check_list(what: str, lines: object):
    if not isinstance(lines, list) or not 0 < len(lines) <= _LIST_LIMIT:
        raise ValueError(f"Mục “{what}” phải có từ 1 đến {_LIST_LIMIT} dòng.")
    for line in lines:
        checked_text(what, line, limit=SENTENCE_LIMIT)


def _check_date(text: object):
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise ValueError("Quyết định chưa có ngày ban hành hợp lệ.") from error
