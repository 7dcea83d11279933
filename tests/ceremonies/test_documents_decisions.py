"""The sentences of a decision."""

from dataclasses import replace
from datetime import date

import pytest

from ceremonies.documents import decision_snapshot
from ceremonies.documents.wording import office_date
from members.clock import long_date
from tests.ceremonies.paper_facts import FACTS, SNAPSHOT

DELEGATED = replace(
    FACTS,
    authority_mode="collective",
    authority_name=FACTS.committee_name,
    issuer_name=FACTS.committee_name,
    proposal_number=None,
    proposal_date=None,
)


def test_standing_committee_decides_on_the_resolutions_of_committee_and_cell():
    words = {key: value for key, value in SNAPSHOT.items() if key not in ("style", "form")}
    assert words == {
        "family": "party",
        "sheet": "portrait",
        "parent_name": "ĐẢNG BỘ TỈNH BÌNH HÒA",
        "issuer_name": "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH",
        "number": "Số 12-QĐ/ĐU",
        "place": "Bình Hòa",
        "issued_on": "2026-02-05",
        "title": "QUYẾT ĐỊNH",
        "summary": "kết nạp đảng viên",
        "addressees": [],
        "body": [
            {
                "kind": "dashes",
                "lines": [
                    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
                    "Xét đề nghị của Đảng ủy Sở Xây dựng tại Nghị quyết số 08-NQ/ĐU, ngày 28/9/2026 "
                    "và của Chi bộ Văn phòng tại Nghị quyết số 05-NQ/CB, ngày 03/9/2026 về việc kết nạp đảng viên,",
                ],
            },
            {"kind": "deciding", "text": "BAN THƯỜNG VỤ ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH QUYẾT ĐỊNH"},
            {
                "kind": "article",
                "label": "Điều 1.",
                "text": "Kết nạp quần chúng Nguyễn Thị Hồng Ước, sinh ngày 09/02/2000, quê quán xã Vĩnh Ngọc, "
                "tỉnh Bình Hòa, đơn vị Phòng Kế hoạch - Tài chính, vào Đảng Cộng sản Việt Nam.",
            },
            {
                "kind": "article",
                "label": "Điều 2.",
                "text": "Đảng ủy Sở Xây dựng, Chi bộ Văn phòng và đảng viên Nguyễn Thị Hồng Ước "
                "chịu trách nhiệm thi hành Quyết định này.",
            },
        ],
        "recipients": ["Như Điều 2,", "Lưu hồ sơ đảng viên."],
        "signatures": [{"on_behalf": "T/M BAN THƯỜNG VỤ", "office": "PHÓ BÍ THƯ", "name": "Trần Quốc Đạt"}],
        "verification_code": "7K2M-QX4P",
    }


def test_delegated_committee_cites_the_cell_alone_and_signs_for_itself():
    snapshot = decision_snapshot(DELEGATED)
    grounds, deciding, *_, last = snapshot["body"]
    assert (deciding["text"], snapshot["signatures"][0]["on_behalf"]) == (
        "ĐẢNG ỦY SỞ XÂY DỰNG QUYẾT ĐỊNH",
        "T/M ĐẢNG ỦY",
    )
    assert grounds["lines"][-1] == (
        "Xét đề nghị của Chi bộ Văn phòng tại Nghị quyết số 05-NQ/CB, ngày 03/9/2026 về việc kết nạp đảng viên,"
    )
    assert last["text"] == (
        "Chi bộ Văn phòng và đảng viên Nguyễn Thị Hồng Ước chịu trách nhiệm thi hành Quyết định này."
    )


def test_without_a_department_the_sentence_stays_whole():
    assert decision_snapshot(replace(FACTS, department=""))["body"][2]["text"].endswith(
        "quê quán xã Vĩnh Ngọc, tỉnh Bình Hòa, vào Đảng Cộng sản Việt Nam."
    )


def test_grounds_end_alike_however_the_policy_writes_them():
    grounds = ["- Căn cứ Điều 4 Điều lệ Đảng;", "Căn cứ Quy định số 294-QĐ/TW, ngày 26/5/2025."]
    assert decision_snapshot(replace(FACTS, legal_grounds=grounds))["body"][0]["lines"][:2] == [
        "Căn cứ Điều 4 Điều lệ Đảng;",
        "Căn cứ Quy định số 294-QĐ/TW, ngày 26/5/2025;",
    ]


def test_a_superior_authority_needs_the_resolution_of_the_committee():
    with pytest.raises(
        ValueError, match="Chưa có số và ngày nghị quyết đề nghị kết nạp đảng viên của Đảng ủy Sở Xây dựng"
    ):
        decision_snapshot(replace(FACTS, proposal_date=None))


@pytest.mark.parametrize(
    ("day", "line", "cited"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026", "31/01/2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026", "09/3/2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026", "20/11/2026"),
    ],
)
def test_days_below_ten_and_the_months_one_and_two_take_a_zero(day, line, cited):
    assert (long_date(day), office_date(day)) == (line, cited)


def test_the_snapshot_keeps_its_whole_style():
    snapshot = decision_snapshot(replace(FACTS, style={"margin_right_mm": 20}))
    assert (snapshot["style"]["margin_right_mm"], snapshot["style"]["margin_left_mm"]) == (20, 30)
