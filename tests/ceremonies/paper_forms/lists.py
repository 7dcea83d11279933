"""Lists and plans."""

from datetime import date

from ceremonies.documents.forms import lists, plans, proposal_lists
from tests.ceremonies.paper_forms.invented import BORN, CELL, COMMITTEE, NAME, NATIVE


def admission_rows(count):
    return [
        proposal_lists.AdmissionRow(
            name=f"Nguyễn Thị Hồng Ước {n}",
            birth_date=BORN,
            sex="Nữ",
            ethnicity="Kinh",
            religion="không",
            native_place=NATIVE,
            education="12/12, Đại học",
            work="Chuyên viên, Phòng Kế hoạch - Tài chính",
            union_joined_on=date(2015, 3, 26),
            certificate="280/CN, 12/6/2025",
            introducers="BCH Đoàn Sở; Đỗ Quang Huy",
            cell_resolution="05-NQ/CB, 03/9/2026, 9/11",
            committee_resolution="08-NQ/ĐU, 28/9/2026, 15/15",
        )
        for n in range(1, count + 1)
    ]


LIST = COMMITTEE | {"form": "03-DSKN", "number": "", "signs_for": "Đảng ủy", "made_by": "Ngô Thị Thảo"}

FORMS = {
    "trích ngang kết nạp": proposal_lists.admission_list_snapshot(
        proposal_lists.AdmissionListFacts(
            **LIST, summary="quần chúng đề nghị kết nạp vào Đảng", rows=admission_rows(20)
        )
    ),
    "trích ngang công nhận": proposal_lists.recognition_list_snapshot(
        proposal_lists.RecognitionListFacts(
            **LIST,
            summary="đảng viên dự bị đề nghị công nhận đảng viên chính thức",
            rows=[
                proposal_lists.RecognitionRow(
                    name=NAME,
                    birth_date=BORN,
                    sex="Nữ",
                    native_place=NATIVE,
                    work="Văn phòng Sở",
                    decision="12-QĐ/ĐU, 05/02/2026",
                    admitted_on=date(2025, 10, 10),
                    probation_ends_on=date(2026, 10, 10),
                    member_class="15/CN, 20/5/2026",
                    helper="Đỗ Quang Huy",
                    cell_resolution="09-NQ/CB, 9/11",
                )
            ],
        )
    ),
    "kế hoạch": plans.plan_snapshot(
        plans.PlanFacts(
            **CELL | {"form": "", "number": "Số 02-KH/CB"},
            signs_for="Chi bộ",
            body_name="Chi bộ Văn phòng",
            year=2027,
            rows=[("Tổng số", 8, 4), ("Đoàn viên, thanh niên", 6, 3), ("Nữ", 3, 0)],
            measures="Giao việc khó cho đoàn viên ưu tú.\nHằng quý nghe Đoàn và công đoàn giới thiệu",
            reports_to="Đảng ủy Sở Xây dựng",
        )
    ),
    "danh sách lớp": lists.class_list_snapshot(
        lists.ClassListFacts(
            **LIST,
            summary="học viên lớp bồi dưỡng nhận thức về Đảng",
            rows=[
                lists.ClassRow(
                    name=NAME,
                    birth_date=BORN,
                    sex="Nữ",
                    ethnicity="Kinh",
                    native_place=NATIVE,
                    education="Đại học",
                    work="Chuyên viên, Văn phòng Sở",
                    cell_name="Chi bộ Văn phòng",
                    listed_on=date(2025, 1, 15),
                    helper="Đỗ Quang Huy",
                    result="Giỏi",
                )
            ]
            * 3,
        )
    ),
}
