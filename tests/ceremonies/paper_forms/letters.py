"""What people write and sign for themselves; opinions summed up."""

from datetime import date

from ceremonies.documents.facts import Votes
from ceremonies.documents.forms import consents, letters, opinions
from tests.ceremonies.paper_forms.invented import BORN, CELL, NAME, NATIVE, STRENGTHS

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

FORMS = {
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
}
