"""Where a long name or summary breaks: lines about as long, and no word of several syllables torn apart."""

import re
import textwrap
from functools import lru_cache

#: Of which names of bodies and summaries are made; the longer ones first.
_WORD = re.compile(
    r"\b(?:ban chấp hành|ban thường vụ|cảm tình đảng|hồ chí minh|tổ dân phố|tổng công ty|bệnh viện|biên bản|"
    r"bồi dưỡng|bộ phận|cán bộ|cao đẳng|cấp ủy|chi bộ|chi đoàn|chi ủy|chính quyền|chính thức|chính trị|"
    r"chuyển giao|công an|công chức|công đoàn|công nghiệp|công nhận|công tác|công ty|cơ quan|cơ sở|cư trú|"
    r"danh sách|doanh nghiệp|dự bị|đại học|đảng bộ|đảng ủy|đảng viên|đào tạo|đề nghị|đoàn thể|đoàn viên|"
    r"giải trình|giáo dục|giao nhận|giới thiệu|giúp đỡ|học viên|hồ sơ|hủy bỏ|kế hoạch|kéo dài|kết nạp|kết quả|"
    r"kiểm sát|lý lịch|môi trường|nghị quyết|nghiên cứu|ngân hàng|nhà máy|nhân dân|nhận thức|nhận xét|"
    r"nông nghiệp|phân công|phát triển|phổ thông|cộng sản|quân sự|quần chúng|quyết định|sự nghiệp|tài chính|"
    r"thẩm định|thẩm tra|thanh niên|thanh tra|thành phố|thời hạn|thủ tục|thường trực|tiểu học|tòa án|tổ chức|"
    r"trung học|trung tâm|trực thuộc|trường học|ưu tú|văn phòng|viên chức|xã hội|xây dựng|xem xét|y tế|"
    r"mặt trận|tổ quốc)\b",
    re.IGNORECASE,
)
_GLUE = "\u00a0"


def balanced(name: str, letters: int) -> str:
    """Broken into as few lines of so many letters, all about as long: no word alone below a full line."""
    return name if len(name) <= letters else _broken(name, letters)


@lru_cache(maxsize=256)
def _broken(name: str, letters: int) -> str:
    name = name.replace(" - ", f"{_GLUE}- ")  # a dash begins no line
    plain = _evenly(name, letters)
    whole = _evenly(_WORD.sub(lambda word: word[0].replace(" ", _GLUE), name), letters)
    fits = len(whole) == len(plain) and all(len(line) <= letters for line in whole)
    return "\n".join(whole if fits else plain).replace(_GLUE, " ")


def _evenly(text: str, letters: int) -> list[str]:
    def wrapped(width):
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)

    fewest = len(wrapped(letters))
    return next(lines for width in range(1, letters + 1) if len(lines := wrapped(width)) == fewest)
