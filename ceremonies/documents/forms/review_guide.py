"""A sheet that helps a probationary member to write the self-review (10-KNĐ); no official paper.

Facts the form wants: the member as the portal knows them, the ceremony, the cell of today, whom it goes to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceremonies.documents.blocks import definitions, heading, numbered, paragraph
from ceremonies.documents.compose import plain
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import joined, office_date


@dataclass(frozen=True, kw_only=True)
class ReviewGuideFacts:
    form: str
    addressees: Sequence[str]
    name: str
    birth_date: date
    native_place: str = ""
    residence: str = ""
    work: str = ""
    admitted_on: date
    place_of_admission: str
    cell_name: str
    write_after: date
    style: Mapping[str, object] = field(default_factory=dict)


def review_guide_snapshot(facts: ReviewGuideFacts) -> Snapshot:
    return plain(
        form=facts.form,
        title="HƯỚNG DẪN VIẾT BẢN TỰ KIỂM ĐIỂM",
        summary=f"của đảng viên dự bị (mẫu {facts.form})",
        body=[
            paragraph(
                f"Đảng viên dự bị viết bản tự kiểm điểm sau khi hết thời gian dự bị, từ ngày "
                f"{office_date(facts.write_after)}. Giữa trang viết “ĐẢNG CỘNG SẢN VIỆT NAM”, dưới là địa danh và ngày "
                f"viết, rồi đến “BẢN TỰ KIỂM ĐIỂM của đảng viên dự bị”. Kính gửi: {joined(facts.addressees)}."
            ),
            heading("1. Phần về bản thân, chép theo các dòng sau"),
            definitions(
                ("Tôi là", f"{facts.name}, sinh ngày {office_date(facts.birth_date)}"),
                ("Quê quán", facts.native_place),
                ("Nơi cư trú", facts.residence),
                ("Đơn vị công tác, chức vụ", facts.work),
                (
                    "Được kết nạp vào Đảng",
                    f"ngày {office_date(facts.admitted_on)} tại {facts.place_of_admission}",
                ),
                ("Hiện đang sinh hoạt tại", facts.cell_name),
            ),
            heading("2. Phần tự kiểm điểm, viết bằng lời của mình"),
            numbered(
                [
                    "Ưu điểm: về tư tưởng chính trị, phẩm chất đạo đức, lối sống, kết quả thực hiện nhiệm vụ được "
                    "giao, ý thức tổ chức kỷ luật, quan hệ với quần chúng trong thời gian dự bị.",
                    "Khuyết điểm và nguyên nhân.",
                    "Biện pháp khắc phục khuyết điểm, tồn tại.",
                    "Đề nghị Chi bộ xét, đề nghị công nhận là đảng viên chính thức, và lời hứa nếu được công nhận.",
                ]
            ),
            heading("3. Kết thúc"),
            paragraph("Ghi “NGƯỜI TỰ KIỂM ĐIỂM”, ký và ghi rõ họ tên."),
        ],
        style=facts.style,
    )
