"""How rows of a list read that are nobody: totals, unit headings, notes, the signature."""

import re

from members.names import normalise

_COUNTED = (
    r"\d+\s*(?:đồng chí|đ/c|đc|người|đoàn viên|đảng viên|hội viên|quần chúng|công đoàn viên|cán bộ|học viên)"
)
_TOTAL = re.compile(
    r"(tổng số|tổng cộng)\b|(tổng|cộng)\s*([:(\d]|$)|cộng\b[^:\d]{0,30}[:\d]|ấn định|danh sách\b"
    rf"|(tong so|tong cong|cong)\s*([:(\d]|$)|bằng chữ|trong đó\s*:|{_COUNTED}"
)
_SIGNATURE = re.compile(
    r"(t/?m|k/?t|t/l|tl|tuq|q)\.|người (lập|tổng hợp)|(cán bộ )?lập (biểu|danh sách)|thủ trưởng|(phó )?bí thư\b"
    r"|(phó )?chủ tịch\b|(phó )?giám đốc\b|(phó )?trưởng (ban|phòng|đoàn)|xác nhận|ban (chấp hành|thường vụ)"
    r"|chánh văn phòng|(cục|vụ|viện|hiệu|khoa|trạm|đội|tổ|thứ) trưởng$|\(?\s*(đã )?ký\b|đại diện|nơi nhận"
    r"|ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|(.*\s)?ngày .*tháng .*năm .*"
)
_SURE_SIGNATURE = re.compile(
    r"(t/?m|k/?t|t/l|tl|tuq)\.|người (lập|tổng hợp)|lập (biểu|danh sách)|thủ trưởng|xác nhận|\(?\s*(đã )?ký\b"
)
_NOTE = re.compile(
    r"(ghi chú|lưu ý|chú thích|chú ý|chú dẫn|nguồn)\b|[*(]|- lưu|trang (số )?\d+"
    r"|\(?tiếp theo|cộng hòa xã hội|độc lập\b|kèm theo"
)
_UNIT = re.compile(
    r"(phòng|ban|chi đoàn|chi bộ|chi cục|chi nhánh|chi hội|tổ|trung tâm|cục|vụ|viện|văn phòng|đơn vị|công đoàn|công ty"
    r"|công an|đảng bộ|đảng ủy|khoa|trường|sở|khối|lớp|đội|nhà máy|phân xưởng|xí nghiệp|thanh tra|bệnh viện|báo"
    r"|tạp chí|học viện|liên đoàn|kho bạc|ngân hàng|tòa án|viện kiểm sát|ủy ban|bộ môn|bộ phận|đoàn (cơ|tncs|thanh|xã"
    r"|phường|trường|khối|bộ)|thôn|xã|phường|hội đồng|hội (nông|phụ|cựu|chữ)|cơ quan|ngành|quỹ|nhà (xuất|văn|thi)"
    r"|thư viện|bảo tàng|tổng (cục|công ty)|xưởng|trạm|hạt|cụm|nhóm)\b(?!\s*(trưởng|phó|viên|cáo)\b)"
)
_LIST_OF_UNIT = re.compile(rf"^danh sách\b.{{0,60}}?\s(?={_UNIT.pattern})", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^\s*(?:[-+*•–]\s*|(?:[IVXLC]+|[A-ZĐ]|[a-zđ]|\d{1,3})\s*[.)/:–-]\s*|[IVXLC]+\s+(?=\w{2}))(?=\S)"
)
_COUNT_AT_END = re.compile(rf"[\s,:;(–-]*\(?\s*(?:gồm|có|:)?\s*{_COUNTED}\s*\)?[\s.:]*$", re.IGNORECASE)
_LONGEST_COUNT = 40
_ROMAN_OR_LETTER = re.compile(r"\(?([IVXLC]+|[A-ZĐ])[.)]?")
_DIGIT = re.compile(r"\d")


def is_total(text: str) -> bool:
    return bool(_TOTAL.match(_plain(text)))


def is_note(text: str) -> bool:
    return bool(_NOTE.match(_plain(text)))


def is_signature(texts: list[str]) -> bool:
    """Whether texts side by side are who signs: «NGƯỜI LẬP» and «TM. BAN CHẤP HÀNH»."""
    plain = [_plain(text) for text in texts]
    if all(_SIGNATURE.match(text) for text in plain):
        return True
    return all(text.isupper() for text in texts) and any(_SURE_SIGNATURE.match(text) for text in plain)


def has_figures(text: str) -> bool:
    return bool(_DIGIT.search(text))


def is_numbered(text: str) -> bool:
    return bool(_NUMBERING.match(normalise(text)))


def is_numbered_like_heading(text: str) -> bool:
    """«I», «A.»: what stands under STT beside a unit heading."""
    return bool(_ROMAN_OR_LETTER.fullmatch(text.strip()))


def is_unit(text: str) -> bool:
    """Whether a text begins as names of units do; «Tổ trưởng» is a person's office."""
    return bool(_UNIT.match(_plain(text)))


def reads_like_heading(text: str) -> bool:
    """A number before it, a count behind it, or a word for a unit in front."""
    plain = normalise(text)
    return bool(_NUMBERING.match(plain)) or _without_count(plain) != plain or is_unit(heading(text))


def names_list_of_unit(text: str) -> bool:
    """«B. DANH SÁCH CÁN BỘ PHÒNG KẾ HOẠCH»"""
    return bool(_LIST_OF_UNIT.match(_NUMBERING.sub("", normalise(text), count=1))) and not has_figures(text)


def heading(text: str) -> str:
    """«II. Phòng Kế hoạch (5 đồng chí):», «Danh sách cán bộ Phòng Kế hoạch» → «Phòng Kế hoạch»."""
    bare = _without_count(_NUMBERING.sub("", normalise(text), count=1))
    bare = _LIST_OF_UNIT.sub("", bare)
    return bare.rstrip(" .:;,–-") or normalise(text)


def _without_count(text: str) -> str:
    """Looks at the end only: «… (5 đồng chí)» is short, and a long row of signs would take long."""
    start = max(len(text) - _LONGEST_COUNT, 0)
    return text[:start] + _COUNT_AT_END.sub("", text[start:])


def _plain(text: str) -> str:
    return normalise(text).casefold()
