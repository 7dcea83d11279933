"""Sheets that help to write by hand."""

from dataclasses import replace
from datetime import date

from ceremonies.documents.forms import guides, record_guides, review_guide
from tests.ceremonies.paper_forms.invented import BORN, DECISION, NAME, NATIVE

APPLICANT = guides.Applicant(
    name=NAME,
    birth_date=BORN,
    birth_place="phường Hòa Bình, tỉnh Bình Hòa",
    native_place=NATIVE,
    ethnicity="Kinh",
    religion="không",
    education="12/12, cử nhân kinh tế",
    residence="phường Hòa Bình, tỉnh Bình Hòa",
    job="viên chức",
    department="Phòng Kế hoạch - Tài chính",
    union_joined_on=date(2015, 3, 26),
    union_joined_at="Trường THPT Bình Hòa",
)
FORMS = {
    "1-KNĐ": guides.application_guide_snapshot(
        guides.ApplicationGuideFacts(
            form="1-KNĐ",
            applicant=APPLICANT,
            addressees=["Chi ủy Chi bộ Văn phòng", "Đảng ủy Sở Xây dựng"],
            cell_name="Chi bộ Văn phòng",
            listed_on=date(2025, 1, 15),
        )
    ),
    "10-KNĐ hướng dẫn": review_guide.review_guide_snapshot(
        review_guide.ReviewGuideFacts(
            form="10-KNĐ",
            addressees=["Chi bộ Văn phòng", "Đảng ủy Sở Xây dựng"],
            name=NAME,
            birth_date=BORN,
            native_place=NATIVE,
            residence="phường Hòa Bình, tỉnh Bình Hòa",
            work="Chuyên viên, Phòng Kế hoạch - Tài chính",
            admitted_on=date(2025, 10, 10),
            place_of_admission="Chi bộ Văn phòng",
            cell_name="Chi bộ Văn phòng",
            write_after=date(2026, 10, 10),
        )
    ),
    "2-KNĐ": guides.cv_guide_snapshot(
        guides.CvGuideFacts(form="2-KNĐ", person_name=NAME, kept_at="Chi bộ Văn phòng")
    ),
    "1-HSĐV": record_guides.record_guide_snapshot(
        record_guides.RecordGuideFacts(
            form="1-HSĐV",
            form_title="Lý lịch đảng viên",
            member=APPLICANT,
            sex="Nữ",
            admitted_on=date(2025, 10, 10),
            admitted_at="Chi bộ Văn phòng",
            decision=DECISION,
            introducers=["Ban Chấp hành Đoàn Sở Xây dựng", "đồng chí Đỗ Quang Huy"],
            official_on=date(2026, 10, 10),
            recognition=replace(DECISION, number="Số 31-QĐ/ĐU", day=date(2026, 11, 2)),
            file_number="012345 BH",
            cell_name="Chi bộ Văn phòng, Đảng bộ Sở Xây dựng",
        )
    ),
}
