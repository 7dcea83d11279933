"""The style profile: every measure of a paper, as data with a name and a date."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from ceremonies.documents.texts import checked_text

#: A4, in mm.
SHEET_WIDTH_MM, SHEET_HEIGHT_MM = 210, 297
_ONE_OF = {"page_number_at": ("center", "right"), "spelling": ("ủy", "uỷ")}


@dataclass(frozen=True)
class Style:
    """Defaults are those of 05-HD/VPTW (2026); an office corrects a margin by data, without a release."""

    name: str = "05-HD/VPTW"
    dated: str = "2026-05-27"
    star: str = "*"
    youth_star: str = "***"
    union_star: str = "-------"
    on_behalf: str = "T/M"
    union_on_behalf: str = "TM."
    subject_prefix: str = "V/v"
    spelling: str = "ủy"
    page_number_at: str = "center"
    italic_date: bool = True
    margin_top_mm: float = 20
    margin_bottom_mm: float = 20
    margin_left_mm: float = 30
    margin_right_mm: float = 15
    list_margin_mm: float = 20
    letterhead_left_mm: float = 77
    union_left_mm: float = 66
    fold_left_mm: float = 58
    recipients_mm: float = 73
    first_line_mm: float = 10
    signature_room_mm: float = 28
    letterhead_pt: float = 14
    party_pt: float = 15
    motto_pt: float = 12
    date_pt: float = 14
    subject_pt: float = 12
    title_pt: float = 16
    summary_pt: float = 14
    body_pt: float = 14
    line_pitch_pt: float = 18
    paragraph_gap_pt: float = 6
    table_pt: float = 12
    list_pt: float = 11
    table_pitch_pt: float = 15
    signature_pt: float = 14
    recipients_title_pt: float = 14
    recipients_pt: float = 12
    page_number_pt: float = 13

    def __post_init__(self):
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in _ONE_OF and value not in _ONE_OF[field.name]:
                raise ValueError(f"Kiểu trình bày: mục {field.name} là {' hoặc '.join(_ONE_OF[field.name])}.")
            if field.type is str:
                checked_text(f"kiểu trình bày, mục {field.name}", value, limit=40)
            elif field.type is bool:
                if not isinstance(value, bool):
                    raise ValueError(f"Kiểu trình bày: mục {field.name} phải là có hoặc không.")
            elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 200:
                raise ValueError(f"Kiểu trình bày: mục {field.name} phải là số dương, không quá 200.")

    @classmethod
    def of(cls, values: Mapping[str, object]) -> "Style":
        """A profile that names only what differs from the default."""
        if unknown := sorted(set(values) - {field.name for field in fields(cls)}):
            raise ValueError(f"Kiểu trình bày có mục không dùng được: {', '.join(unknown)}.")
        return cls(**values)


DEFAULT_STYLE = Style()
