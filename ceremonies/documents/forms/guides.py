"""Sheets that help to write by hand: the application (1-KNĐ) and the CV (2-KNĐ). They are no official papers.

Facts each form wants: the person as the portal knows it, whom the application goes to, the day and the cell of the
listing; for the CV the items, if an office words them in its own way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceremonies.documents.blocks import definitions, heading, numbered, paragraph
from ceremonies.documents.compose import plain
from ceremonies.documents.forms.cv_items import CV_ITEMS
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import joined, office_date


@dataclass(frozen=True, kw_only=True)
class Applicant:
    name: str
    birth_date: date
    birth_place: str = ""
    native_place: str = ""
    ethnicity: str = ""
    religion: str = ""
    education: str = ""
    residence: str = ""
    job: str = ""
    department: str = ""
    offices: str = ""
    union_joined_on: date | None = None
    union_joined_at: str = ""


@dataclass(frozen=True, kw_only=True)
class ApplicationGuideFacts:
    form: str
    applicant: Applicant
    addressees: Sequence[str]
    cell_name: str
    listed_on: date | None = None
    style: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CvGuideFacts:
    """`kept_at` is where the booklet is handed in."""

    form: str
    person_name: str = ""
    kept_at: str
    items: Sequence[tuple[str, str]] = CV_ITEMS
    style: Mapping[str, object] = field(default_factory=dict)


def application_guide_snapshot(facts: ApplicationGuideFacts) -> Snapshot:
    one = facts.applicant
    union = f"ngày {office_date(one.union_joined_on)}" if one.union_joined_on else ""
    at = f" tại {one.union_joined_at}" if union and one.union_joined_at else ""
    listed = f"ngày {office_date(facts.listed_on)} tại {facts.cell_name}" if facts.listed_on else ""
    return plain(
        form=facts.form,
        title="HƯỚNG DẪN VIẾT ĐƠN XIN VÀO ĐẢNG",
        summary=f"(mẫu {facts.form}; đơn do người xin vào Đảng tự viết tay)",
        body=[
            heading("1. Mở đầu đơn"),
            paragraph(
                "Giữa trang viết “ĐẢNG CỘNG SẢN VIỆT NAM”, dưới là địa danh và ngày, tháng, năm viết đơn, rồi đến "
                f"tên đơn: “ĐƠN XIN VÀO ĐẢNG”. Kính gửi: {joined(facts.addressees)}."
            ),
            heading("2. Phần về bản thân, chép theo các dòng sau"),
            definitions(
                ("Tôi là", f"{one.name}, sinh ngày {office_date(one.birth_date)}"),
                ("Nơi sinh", one.birth_place),
                ("Quê quán", one.native_place),
                ("Dân tộc", one.ethnicity),
                ("Tôn giáo", one.religion),
                ("Trình độ học vấn", one.education),
                ("Nơi cư trú", one.residence),
                ("Nghề nghiệp", one.job),
                ("Đơn vị công tác", one.department),
                ("Chức vụ chính quyền, đoàn thể", one.offices),
                ("Được kết nạp vào Đoàn TNCS Hồ Chí Minh", f"{union}{at}"),
                ("Được xét là cảm tình Đảng", listed),
            ),
            heading("3. Phần tự viết bằng lời của mình"),
            numbered(
                [
                    "Nhận thức về mục đích, lý tưởng của Đảng, về Điều lệ Đảng, tiêu chuẩn và nhiệm vụ của đảng viên.",
                    "Động cơ xin vào Đảng.",
                    "Lời hứa khi được đứng trong hàng ngũ của Đảng: chấp hành Cương lĩnh chính trị, Điều lệ Đảng, "
                    "chủ trương, nghị quyết của Đảng, chính sách, pháp luật của Nhà nước; "
                    "hoàn thành nhiệm vụ được giao.",
                ]
            ),
            heading("4. Kết thúc đơn"),
            paragraph("Ghi “NGƯỜI LÀM ĐƠN”, ký và ghi rõ họ tên. Không tẩy xóa, không dùng đơn đánh máy."),
        ],
        style=facts.style,
    )


def cv_guide_snapshot(facts: CvGuideFacts) -> Snapshot:
    whom = f" Người khai: {facts.person_name}." if facts.person_name else ""
    return plain(
        form=facts.form,
        title="HƯỚNG DẪN KHAI LÝ LỊCH CỦA NGƯỜI XIN VÀO ĐẢNG",
        summary=f"(mẫu {facts.form}; người xin vào Đảng tự viết tay, đủ {len(facts.items)} mục)",
        body=[
            paragraph(
                "Khai trung thực, đầy đủ, rõ ràng; không tẩy xóa, không tự sửa. Viết liên tục theo thứ tự các mục "
                f"dưới đây. Viết xong nộp tại {facts.kept_at}; cấp ủy cơ sở đóng dấu giáp lai vào các trang và ảnh "
                f"trước khi thẩm tra.{whom}"
            ),
            numbered([f"{title}: {advice}" for title, advice in facts.items]),
        ],
        style=facts.style,
    )
