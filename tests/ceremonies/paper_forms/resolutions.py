"""What cells and committees resolve, what a section committee reports."""

from dataclasses import replace
from datetime import date

from ceremonies.documents.facts import Attendance, Remarks, Votes
from ceremonies.documents.forms import appraisals, cells, resolutions
from tests.ceremonies.paper_forms.invented import (
    BORN,
    CELL,
    CELL_RESOLUTION,
    COMMITTEE,
    GROUNDS,
    MEETING,
    NAME,
    OF_CELL,
    OF_COMMITTEE,
    PERSON,
    REMARKS,
    VOTES,
)


def resolution(form, level, matter, body_name, issuer, **more):
    values = {
        "form": form,
        "level": level,
        "matter": matter,
        "body_name": body_name,
        "legal_grounds": GROUNDS,
        "meeting": MEETING,
        "attendance": OF_CELL if level == "cell" else OF_COMMITTEE,
        "remarks": REMARKS,
        "votes": VOTES if level == "cell" else Votes(entitled=15, agreed=15),
        "passed": True,
        "department": "Phòng Kế hoạch - Tài chính",
    }
    return resolutions.resolution_snapshot(resolutions.ResolutionFacts(**(issuer | values | PERSON | more)))


PEOPLE = [
    cells.Named(
        name=NAME, birth_date=BORN, unit="Phòng Kế hoạch - Tài chính", helper="Đỗ Quang Huy", agreed=10
    ),
    cells.Named(
        name="Hoàng Gia Bách",
        birth_date=date(1999, 12, 1),
        unit="Thanh tra Sở",
        helper="Ngô Thị Thảo",
        agreed=9,
        against=1,
        note="Đoàn viên",
    ),
]


def people_resolution(matter, level="cell", issuer=CELL, **more):
    return cells.people_resolution_snapshot(
        cells.PeopleResolutionFacts(
            **(
                issuer
                | {
                    "form": "1A-TN",
                    "level": level,
                    "matter": matter,
                    "body_name": "Chi bộ Văn phòng" if level == "cell" else "Đảng ủy Sở Xây dựng",
                    "legal_grounds": ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
                    "meeting": MEETING,
                    "attendance": OF_CELL if level == "cell" else OF_COMMITTEE,
                    "entitled": 11 if level == "cell" else 15,
                    "people": PEOPLE,
                    "proposes_to": "Đảng ủy Sở Xây dựng" if level == "cell" else "",
                }
                | more
            )
        )
    )


FORMS = {
    "6-KNĐ": resolution(
        "6-KNĐ",
        "cell",
        "admission",
        "Chi bộ Văn phòng",
        CELL,
        proposes_to="Đảng ủy Sở Xây dựng",
        ballot="bỏ phiếu kín",
    ),
    "6-KNĐ không đạt": resolution(
        "6-KNĐ",
        "cell",
        "admission",
        "Chi bộ Văn phòng",
        CELL,
        proposes_to="Đảng ủy Sở Xây dựng",
        votes=Votes(entitled=11, agreed=7, against=4),
        passed=False,
    ),
    "8-KNĐ": resolution(
        "8-KNĐ",
        "committee",
        "admission",
        "Đảng bộ Sở Xây dựng",
        COMMITTEE,
        proposes_to="Ban Thường vụ Đảng ủy Các cơ quan Đảng tỉnh",
        cell_resolution=CELL_RESOLUTION,
    ),
    "13-KNĐ": resolution(
        "13-KNĐ",
        "cell",
        "recognition",
        "Chi bộ Văn phòng",
        CELL,
        proposes_to="Đảng ủy Sở Xây dựng",
        admitted_on=date(2025, 10, 10),
    ),
    "15-KNĐ": resolution(
        "15-KNĐ",
        "committee",
        "recognition",
        "Đảng bộ Sở Xây dựng",
        COMMITTEE,
        cell_resolution=CELL_RESOLUTION,
        admitted_on=date(2025, 10, 10),
        decides=True,
    ),
    "NQ xóa tên": resolution(
        "",
        "cell",
        "striking_off",
        "Chi bộ Văn phòng",
        CELL,
        proposes_to="Đảng ủy Sở Xây dựng",
        admitted_on=date(2025, 10, 10),
        remarks=Remarks(weaknesses="Bỏ sinh hoạt ba tháng không có lý do chính đáng."),
    ),
    "7-KNĐ": appraisals.appraisal_snapshot(
        appraisals.AppraisalFacts(
            **(
                COMMITTEE
                | {
                    "form": "7-KNĐ",
                    "parent_name": "Đảng bộ Sở Xây dựng",
                    "issuer_name": "Đảng ủy bộ phận Khối Văn phòng",
                    "number": "Số 02-BC/ĐU",
                }
            ),
            matter="admission",
            section_name="Đảng ủy bộ phận Khối Văn phòng",
            committee_name="Đảng ủy Sở Xây dựng",
            cell_resolution=CELL_RESOLUTION,
            person_name=NAME,
            meeting=replace(MEETING, chair_office="Bí thư Đảng ủy bộ phận"),
            attendance=Attendance(members=7, present=7),
            remarks=REMARKS,
            votes=Votes(entitled=7, agreed=7),
        )
    ),
    "14-KNĐ": appraisals.appraisal_snapshot(
        appraisals.AppraisalFacts(
            **(
                COMMITTEE
                | {
                    "form": "14-KNĐ",
                    "parent_name": "Đảng bộ Sở Xây dựng",
                    "issuer_name": "Đảng ủy bộ phận Khối Văn phòng",
                    "number": "Số 03-BC/ĐU",
                }
            ),
            matter="recognition",
            section_name="Đảng ủy bộ phận Khối Văn phòng",
            committee_name="Đảng ủy Sở Xây dựng",
            cell_resolution=CELL_RESOLUTION,
            person_name=NAME,
            meeting=MEETING,
            attendance=Attendance(members=7, present=6, absence_reason="đi học"),
            remarks=REMARKS,
            votes=Votes(entitled=7, agreed=6),
        )
    ),
    "cảm tình Đảng": people_resolution("listing"),
    "ra khỏi danh sách": people_resolution(
        "removal", people=[replace(one, helper="", note="Không còn nguyện vọng") for one in PEOPLE]
    ),
    "phân công giúp đỡ": people_resolution("helper"),
    "cử đi học": people_resolution("class", people=[replace(one, helper="") for one in PEOPLE]),
    "cử học lớp đảng viên mới": people_resolution(
        "member_class", people=[replace(one, helper="") for one in PEOPLE]
    ),
    "làm thủ tục": people_resolution("procedure"),
    "cho làm thủ tục": people_resolution(
        "permission", "committee", COMMITTEE, executors=["Chi bộ Văn phòng", "Chi bộ Thanh tra"]
    ),
    "giúp đỡ dự bị": people_resolution("probation_helper"),
}
