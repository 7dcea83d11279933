"""One invented example of every form, as snapshots; nobody here exists."""

from dataclasses import replace
from datetime import date, time

from ceremonies.documents.facts import Attendance, Meeting, Remarks, Votes
from ceremonies.documents.forms import (
    appraisals,
    cells,
    ceremonies,
    ceremony_minutes,
    certificates,
    consents,
    decisions,
    files,
    guides,
    letters,
    lists,
    nominations,
    notices,
    opinions,
    plans,
    proposal_lists,
    resolutions,
    reversals,
    review_guide,
    union_minutes,
    verification,
)
from ceremonies.documents.wording import Reference
from tests.ceremonies.paper_facts import FACTS, SNAPSHOT

NAME, BORN, NATIVE = FACTS.person_name, FACTS.birth_date, FACTS.native_place
CELL = {
    "parent_name": "Đảng bộ Sở Xây dựng",
    "issuer_name": "Chi bộ Văn phòng",
    "place": "Bình Hòa",
    "issued_on": date(2026, 9, 3),
    "number": "Số 05-NQ/CB",
    "signer_name": "Lê Minh Quân",
    "signer_office": "Bí thư",
}
COMMITTEE = CELL | {
    "parent_name": "Đảng bộ tỉnh Bình Hòa",
    "issuer_name": "Đảng ủy Sở Xây dựng",
    "issued_on": date(2026, 9, 28),
    "number": "Số 08-NQ/ĐU",
    "signer_name": "Phạm Thị Ngọc Lan",
}
YOUTH = CELL | {
    "parent_name": "Đoàn Các cơ quan tỉnh",
    "issuer_name": "BCH Đoàn Sở Xây dựng",
    "number": "Số 03-NQ/ĐTN",
    "signer_name": "Vũ Hải Yến",
}
TRADE = CELL | {
    "parent_name": "Công đoàn Viên chức tỉnh Bình Hòa",
    "issuer_name": "BCH Công đoàn Sở Xây dựng",
    "number": "Số 04/NQ-CĐ",
    "signer_name": "Đặng Thu Hà",
    "signer_office": "Chủ tịch",
}
GROUNDS = ["Căn cứ Điều 4 Điều lệ Đảng Cộng sản Việt Nam"]
MEETING = Meeting(
    held_on=date(2026, 9, 3),
    chair_name="Lê Minh Quân",
    chair_office="Bí thư Chi bộ",
    secretary_name="Ngô Thị Thảo",
)
OF_CELL = Attendance(
    members=12,
    present=10,
    probationary=2,
    probationary_present=2,
    absence_reason="đi công tác",
    excluded=1,
    excluded_reason="được giới thiệu sinh hoạt đảng tạm thời ở nơi khác",
)
OF_COMMITTEE = Attendance(members=15, present=15)
VOTES = Votes(entitled=11, agreed=9, against=1, reasons="cần thêm thời gian rèn luyện")
REMARKS = Remarks(
    biography="Bản thân và gia đình chấp hành tốt đường lối của Đảng, pháp luật của Nhà nước.",
    politics="Nhận thức đúng về mục đích, lý tưởng của Đảng",
    morals="Lối sống trong sáng, giản dị, trung thực.",
    ability="Hoàn thành tốt nhiệm vụ hai năm liền.\nCó sáng kiến được áp dụng tại đơn vị.",
    relations="Gần gũi, được đồng nghiệp tin cậy.",
    weaknesses="Đôi khi còn nóng vội trong công việc.",
)
CELL_RESOLUTION = Reference(
    kind="Nghị quyết", number="Số 05-NQ/CB", day=date(2026, 9, 3), issuer="Chi bộ Văn phòng"
)
PERSON = {"person_name": NAME, "birth_date": BORN, "native_place": NATIVE}
RECOGNISED = {
    "birth_date": BORN,
    "person_name": NAME,
    "admitted_on": date(2025, 10, 10),
}


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


def union_resolution(form, union, issuer, **more):
    return nominations.union_resolution_snapshot(
        nominations.UnionResolutionFacts(
            form=form,
            union=union,
            addressees=["Chi bộ Văn phòng", "Đảng ủy Sở Xây dựng"],
            legal_grounds=["Căn cứ điểm 1 Điều 4 Chương I Điều lệ Đảng Cộng sản Việt Nam"],
            held_on=date(2026, 8, 20),
            department="Phòng Kế hoạch - Tài chính",
            joined_on=date(2015, 3, 26),
            remarks=REMARKS,
            votes=Votes(entitled=9, agreed=8, against=1, reasons="chưa rõ thành tích"),
            committee_names=["Chi bộ Văn phòng", "Đảng ủy Sở Xây dựng"],
            **(issuer | PERSON | more),
        )
    )


def minutes_of_union(form, union, issuer):
    return union_minutes.union_minutes_snapshot(
        union_minutes.UnionMinutesFacts(
            form=form,
            union=union,
            body_name=f"Ban Chấp hành {'Đoàn' if union == 'youth_union' else 'Công đoàn'} Sở Xây dựng",
            meeting=replace(MEETING, chair_office="Bí thư Đoàn"),
            began_at=time(14, 0),
            ended_at=time(15, 30),
            meeting_place="phòng họp số 2, Sở Xây dựng",
            attendance=Attendance(members=9, present=8, absence_reason="nghỉ ốm"),
            nominees=[
                union_minutes.Nominee(
                    name=NAME,
                    birth_date=BORN,
                    unit="Văn phòng Sở",
                    summary="Hoàn thành tốt nhiệm vụ.",
                    agreed=8,
                ),
                union_minutes.Nominee(
                    name="Hoàng Gia Bách",
                    birth_date=date(1999, 12, 1),
                    unit="Thanh tra Sở",
                    agreed=6,
                    against=2,
                ),
            ],
            **issuer,
        )
    )


NOTICE = COMMITTEE | {
    "form": "",
    "body_name": "Đảng ủy Sở Xây dựng",
    "signs_for": "Đảng ủy",
    "cell_name": "Chi bộ Văn phòng",
    "person_name": NAME,
    "birth_date": BORN,
    "native_place": NATIVE,
    "cell_resolution": CELL_RESOLUTION,
}
MEMBER = letters.Member(
    name="Đỗ Quang Huy",
    birth_date=date(1980, 5, 19),
    native_place="xã Tân Lập, tỉnh Bình Hòa",
    joined_on=date(2006, 2, 3),
    official_on=date(2007, 2, 3),
    party_office="Chi ủy viên",
    other_office="Phó Chánh Văn phòng",
    cell_name="Chi bộ Văn phòng, Đảng bộ Sở Xây dựng",
)
STRENGTHS = "Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước.\nTích cực học tập, nâng cao trình độ."
LETTER = {"form": "3-KNĐ", "place": "Bình Hòa", "addressees": ["Chi bộ Văn phòng"]}
OPINIONS = [
    opinions.Opinion(
        organisation="Ban Chấp hành Đoàn Sở Xây dựng", kind="union", votes=Votes(entitled=9, agreed=9)
    ),
    opinions.Opinion(
        organisation="Ban Chấp hành Công đoàn Sở Xây dựng",
        kind="union",
        votes=Votes(entitled=7, agreed=6, against=1, reasons="cần gần gũi quần chúng hơn"),
    ),
    opinions.Opinion(
        organisation="Chi ủy Tổ dân phố số 4, phường Hòa Bình",
        kind="residence",
        votes=Votes(entitled=3, agreed=3),
        remark="Gia đình chấp hành tốt quy định nơi cư trú.",
    ),
]
DECISION = Reference(
    kind="Quyết định",
    number="Số 12-QĐ/ĐU",
    day=date(2026, 2, 5),
    issuer="Ban Thường vụ Đảng ủy Các cơ quan Đảng tỉnh",
)
DECIDED = {
    name: getattr(FACTS, name)
    for name in FACTS.__dataclass_fields__
    if name not in ("readmission", "moved", "form")
}
AUTHORITY = {
    name: DECIDED[name]
    for name in (
        "parent_name",
        "issuer_name",
        "place",
        "signer_name",
        "signer_office",
        "issued_on",
        "authority_name",
        "authority_mode",
        "legal_grounds",
    )
} | {"number": "Số 15-QĐ/ĐU"}
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
ADMITTED = [
    ceremonies.Admitted(
        name=NAME,
        birth_date=BORN,
        unit="Văn phòng Sở",
        decision=DECISION,
        helper="Đỗ Quang Huy",
        decision_read_at=time(8, 50),
    ),
    ceremonies.Admitted(
        name="Hoàng Gia Bách",
        birth_date=date(1999, 12, 1),
        unit="Thanh tra Sở",
        decision=replace(DECISION, number="Số 13-QĐ/ĐU"),
        helper="Ngô Thị Thảo",
        decision_read_at=time(9, 5),
    ),
]
GUEST = ceremonies.Guest(
    name="Trịnh Công Thành",
    party_title="Ủy viên Ban Thường vụ Đảng ủy",
    office="Phó Giám đốc",
    organisation="Sở Xây dựng",
)
HELD = CELL | {
    "form": "",
    "number": "",
    "cell_name": "Chi bộ Văn phòng",
    "held_on": date(2026, 11, 19),
    "begins_at": time(8, 30),
    "hall": "hội trường tầng 2, Sở Xây dựng",
    "people": ADMITTED,
}


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
    "1-KNĐ": guides.application_guide_snapshot(
        guides.ApplicationGuideFacts(
            form="1-KNĐ",
            applicant=guides.Applicant(
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
            ),
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
    "thông báo cho làm thủ tục": notices.permission_snapshot(notices.NoticeFacts(**NOTICE)),
    "không kết nạp": notices.refusal_snapshot(
        notices.RefusalFacts(**NOTICE, decided_on=date(2026, 9, 28), reason="chưa đủ điều kiện về thời gian")
    ),
    "kéo dài thời hạn": notices.extension_snapshot(
        notices.ExtensionFacts(
            **NOTICE,
            matter="recognition",
            clause="Quy định 294-QĐ/TW, điểm 4.3.1",
            working_days=15,
            due=date(2026, 11, 20),
            new_due=date(2026, 12, 11),
            reason="chờ kết quả thẩm tra ở nước ngoài",
        )
    ),
    "giải trình": notices.lateness_snapshot(
        notices.LatenessFacts(
            **CELL
            | {
                "form": "",
                "body_name": "Chi bộ Văn phòng",
                "signs_for": "Chi bộ",
                "cell_name": "Chi bộ Văn phòng",
                "person_name": NAME,
                "birth_date": BORN,
            },
            committee_name="Đảng ủy Sở Xây dựng",
            admitted_on=date(2025, 7, 10),
            official_from=date(2026, 7, 10),
            due=date(2026, 8, 21),
            clause="Quy định 294-QĐ/TW, điểm 4.2",
            held_on=date(2026, 9, 3),
            reason="chi bộ sáp nhập trong tháng 8",
            remedy="Phân công một đồng chí chi ủy theo dõi thời hạn.",
        )
    ),
    "2-KNĐ": guides.cv_guide_snapshot(
        guides.CvGuideFacts(form="2-KNĐ", person_name=NAME, kept_at="Chi bộ Văn phòng")
    ),
    "3-KNĐ": letters.introduction_snapshot(
        letters.IntroductionFacts(
            **LETTER,
            introducer=MEMBER,
            person_name=NAME,
            assigned_on=date(2025, 1, 15),
            assigned_by="Chi bộ Văn phòng",
            biography="Bản thân và gia đình chấp hành tốt chủ trương của Đảng.",
            strengths=STRENGTHS,
            weaknesses="Còn ít tham gia văn nghệ.",
        )
    ),
    "consent": consents.consent_snapshot(
        consents.ConsentFacts(
            **(LETTER | {"form": "", "addressees": []}),
            signed_on=date(2026, 9, 3),
            name=NAME,
            birth_date=BORN,
            version="01/2026",
            text="Tôi đồng ý để tổ chức đảng xử lý dữ liệu cá nhân của tôi.\n\nMục đích: xem xét kết nạp.",
            agreed_on=date(2026, 9, 3),
        )
    ),
    "10-KNĐ": letters.self_review_snapshot(
        letters.SelfReviewFacts(
            **(LETTER | {"form": "10-KNĐ", "addressees": ["Chi bộ Văn phòng", "Đảng ủy Sở Xây dựng"]}),
            signed_on=date(2026, 10, 12),
            name=NAME,
            birth_date=BORN,
            native_place=NATIVE,
            residence="phường Hòa Bình, tỉnh Bình Hòa",
            work="Phòng Kế hoạch - Tài chính, chuyên viên",
            admitted_on=date(2025, 10, 10),
            place_of_admission="Chi bộ Văn phòng",
            cell_name="Chi bộ Văn phòng, Đảng bộ Sở Xây dựng",
            strengths=STRENGTHS,
            weaknesses="Đôi khi còn nóng vội.",
            remedies="Rèn luyện tính kiên nhẫn.",
        )
    ),
    "11-KNĐ": letters.helper_remarks_snapshot(
        letters.HelperRemarksFacts(
            **(LETTER | {"form": "11-KNĐ"}),
            helper=MEMBER,
            person_name=NAME,
            assigned_on=date(2025, 10, 10),
            assigned_by="Chi bộ Văn phòng",
            strengths=STRENGTHS,
            weaknesses="Đôi khi còn nóng vội.",
        )
    ),
    "4-KNĐ": union_resolution(
        "4-KNĐ",
        "youth_union",
        YOUTH,
        executive_name="Ban Chấp hành Đoàn Sở Xây dựng",
        on_behalf="Ban Chấp hành Đoàn",
        branch_resolution=Reference(
            kind="Nghị quyết", number="02-NQ/CĐ", day=date(2026, 8, 12), issuer="Chi đoàn Văn phòng"
        ),
    ),
    "4A-KNĐ": union_resolution(
        "4A-KNĐ",
        "trade_union",
        TRADE,
        executive_name="Ban Chấp hành Công đoàn Sở Xây dựng",
        on_behalf="Ban Chấp hành Công đoàn",
    ),
    "biên bản Đoàn": minutes_of_union("", "youth_union", YOUTH | {"number": "Số 06-BB/ĐTN"}),
    "biên bản Công đoàn": minutes_of_union("", "trade_union", TRADE | {"number": "Số 07/BB-CĐ"}),
    "5-KNĐ": opinions.opinions_snapshot(
        opinions.OpinionsFacts(
            **(CELL | {"form": "5-KNĐ", "number": ""}),
            matter="admission",
            cell_name="Chi bộ Văn phòng",
            person_name=NAME,
            opinions=OPINIONS,
            strengths=STRENGTHS,
            weaknesses="",
        )
    ),
    "12-KNĐ": opinions.opinions_snapshot(
        opinions.OpinionsFacts(
            **(CELL | {"form": "12-KNĐ", "number": ""}),
            matter="recognition",
            cell_name="Chi bộ Văn phòng",
            person_name=NAME,
            opinions=OPINIONS[1:],
            strengths=STRENGTHS,
            weaknesses="Ít phát biểu.",
        )
    ),
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
    "9-KNĐ": SNAPSHOT,
    "9-KNĐ kết nạp lại": decisions.decision_snapshot(
        replace(
            FACTS,
            readmission=True,
            consent=Reference(
                kind="Công văn",
                number="45-CV/TU",
                day=date(2026, 1, 12),
                issuer="Ban Thường vụ Tỉnh ủy Bình Hòa",
            ),
        )
    ),
    "9-KNĐ chuyển nơi công tác": decisions.decision_snapshot(
        replace(
            FACTS,
            moved=decisions.Move(
                cell_name="Chi bộ Phòng Tổng hợp",
                committee_name="Đảng ủy Sở Tài chính",
                transfer=Reference(
                    kind="Công văn", number="31-CV/ĐU", day=date(2026, 1, 8), issuer="Đảng ủy Sở Xây dựng"
                ),
            ),
        )
    ),
    "16-KNĐ": decisions.recognition_snapshot(
        decisions.RecognitionFacts(
            **DECIDED, form="16-KNĐ", admitted_on=date(2025, 10, 10), official_from=date(2026, 10, 10)
        )
    ),
    "hủy quyết định": reversals.cancellation_snapshot(
        reversals.CancellationFacts(
            **AUTHORITY,
            form="9H",
            **PERSON,
            proposals=[CELL_RESOLUTION],
            decision=DECISION,
            reason="quyết định ban hành không đúng thẩm quyền",
            executors=["Đảng ủy Sở Xây dựng", "Chi bộ Văn phòng"],
            strikes_off=True,
        )
    ),
    "xóa tên": reversals.striking_off_snapshot(
        reversals.StrikingOffFacts(
            **AUTHORITY,
            form="9F",
            **PERSON,
            proposals=[CELL_RESOLUTION],
            reason="bỏ sinh hoạt chi bộ ba tháng không có lý do chính đáng",
            executors=["Đảng ủy Sở Xây dựng", "Chi bộ Văn phòng"],
            admitted_on=date(2025, 10, 10),
            cell_name="Chi bộ Văn phòng",
        )
    ),
    "CN-NTVĐ": certificates.class_certificate_snapshot(
        certificates.ClassCertificateFacts(
            form="CN-NTVĐ",
            parent_name="Đảng bộ phường Hòa Bình",
            issuer_name="Trung tâm Chính trị phường Hòa Bình",
            place="Bình Hòa",
            issued_on=date(2025, 6, 12),
            number="Số 280/CN",
            signer_name="Bùi Thị Mai",
            signer_office="Giám đốc",
            person_name=NAME,
            birth_date=BORN,
            office="Chuyên viên",
            unit="Sở Xây dựng",
            cell_name="Chi bộ Văn phòng, Đảng bộ Sở Xây dựng",
            organiser="Trung tâm Chính trị phường Hòa Bình",
            began_on=date(2025, 6, 5),
            ended_on=date(2025, 6, 10),
            result="Giỏi",
            verification_code="7K2M-QX4P",
        )
    ),
    "đang được giúp đỡ": certificates.helped_certificate_snapshot(
        certificates.HelpedCertificateFacts(
            **(COMMITTEE | {"form": "", "number": "Số 09-GCN/ĐU"}),
            committee_name="Đảng ủy Sở Xây dựng",
            addressees=["Đảng ủy Sở Tài chính"],
            **PERSON,
            department="Văn phòng Sở",
            cell_name="Chi bộ Văn phòng",
            listed_on=date(2025, 1, 15),
            helper_name="Đỗ Quang Huy",
            helped_since=date(2025, 1, 15),
            moves_to="Sở Tài chính tỉnh Bình Hòa",
            steps=[
                "Đã học lớp bồi dưỡng nhận thức về Đảng, giấy chứng nhận số 280/CN, ngày 12/6/2025.",
                "Đã nộp đơn xin vào Đảng ngày 20/8/2025.",
            ],
        )
    ),
    "thẩm tra": verification.verification_snapshot(
        verification.VerificationFacts(
            **(COMMITTEE | {"form": "", "number": "Số 21-CV/ĐU"}),
            addressees=["Đảng ủy xã Vĩnh Ngọc, tỉnh Bình Hòa"],
            committee_name="Đảng ủy Sở Xây dựng",
            **PERSON,
            department="Văn phòng Sở",
            relatives=[
                verification.Relative(
                    relation="Cha đẻ",
                    name="Nguyễn Văn Lãm",
                    birth_year=1968,
                    residence="xã Vĩnh Ngọc, tỉnh Bình Hòa",
                    work="làm ruộng",
                ),
                verification.Relative(
                    relation="Mẹ đẻ",
                    name="Trần Thị Duyên",
                    birth_year=1970,
                    residence="xã Vĩnh Ngọc, tỉnh Bình Hòa",
                ),
            ],
            questions=[
                "Đặc điểm lịch sử và chính trị hiện nay của những người có tên trên.",
                "Việc chấp hành đường lối của Đảng, chính sách, pháp luật của Nhà nước.",
            ],
            verifiers=["Đỗ Quang Huy", "Ngô Thị Thảo"],
            answer_by=date(2026, 8, 14),
            answer_to="Đảng ủy Sở Xây dựng, số 5 đường Hoa Sen, phường Hòa Bình",
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
    "mục lục": files.contents_snapshot(
        files.ContentsFacts(
            **(COMMITTEE | {"form": ""}),
            person_name=NAME,
            birth_date=BORN,
            cell_name="Chi bộ Văn phòng",
            file_number="012345 BH",
            signs_for="Đảng ủy",
            papers=[
                files.Paper(title="Đơn xin vào Đảng", day=date(2026, 8, 20), sheets=2),
                files.Paper(
                    title="Quyết định kết nạp đảng viên",
                    number="12-QĐ/ĐU",
                    day=date(2026, 2, 5),
                    issuer="Đảng ủy Các cơ quan Đảng tỉnh",
                    sheets=1,
                ),
            ],
        )
    ),
    "giao nhận": files.hand_over_snapshot(
        files.HandOverFacts(
            **(
                COMMITTEE
                | {
                    "form": "",
                    "signer_name": "Ngô Thị Thảo",
                    "signer_office": "Chuyên viên Văn phòng Đảng ủy",
                }
            ),
            handed_on=date(2026, 10, 1),
            giver_body="Đảng ủy Sở Xây dựng",
            taker_name="Cao Văn Lộc",
            taker_office="chuyên viên Ban Tổ chức",
            taker_body="Đảng ủy Các cơ quan Đảng tỉnh",
            reason="đề nghị kết nạp đảng viên",
            files=[
                files.HandedFile(
                    person_name=NAME, birth_date=BORN, cell_name="Chi bộ Văn phòng", papers=9, sheets=34
                )
            ],
        )
    ),
    "giấy mời": ceremonies.invitation_snapshot(ceremonies.InvitationFacts(**HELD, guest=GUEST)),
    "chương trình": ceremonies.programme_snapshot(
        ceremonies.ProgrammeFacts(
            **HELD,
            host_name="Lê Minh Quân",
            reader_name="Ngô Thị Thảo",
            speaker=GUEST,
            decoration=[
                "Cờ Đảng, cờ Tổ quốc, chân dung Chủ tịch Hồ Chí Minh;",
                "Khẩu hiệu “Đảng Cộng sản Việt Nam quang vinh muôn năm”.",
            ],
        )
    ),
    "lời tuyên thệ": ceremonies.oath_snapshot(
        ceremonies.OathFacts(
            person_name=NAME,
            cell_name="Chi bộ Văn phòng",
            text="Tuyệt đối trung thành với mục đích, lý tưởng của Đảng.\nKhông ngừng học tập, rèn luyện.",
        )
    ),
    "bàn trao quyết định": ceremonies.decision_table_snapshot(ceremonies.Ceremony(**HELD)),
    "biên bản lễ kết nạp": ceremony_minutes.ceremony_minutes_snapshot(
        ceremony_minutes.CeremonyMinutesFacts(
            **HELD,
            ended_at=time(9, 40),
            host_name="Lê Minh Quân",
            host_office="Bí thư Chi bộ",
            secretary_name="Ngô Thị Thảo",
            official_present=11,
            official_members=12,
            probationary_present=2,
            guests=[GUEST],
            speech="Chúc mừng hai đảng viên mới.",
        )
    ),
    "báo cáo lễ kết nạp": ceremony_minutes.ceremony_report_snapshot(
        ceremony_minutes.ReportFacts(
            **CELL | {"form": "", "number": "Số 02-BC/CB"},
            superior_name="Đảng ủy Sở Xây dựng",
            text="Ngày 19/11/2026, Chi bộ Văn phòng đã tổ chức Lễ kết nạp đảng viên.\nBuổi lễ diễn ra trang trọng.",
        )
    ),
}
