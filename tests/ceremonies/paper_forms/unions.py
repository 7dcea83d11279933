"""What the unions resolve, and their minutes."""

from dataclasses import replace
from datetime import date, time

from ceremonies.documents.facts import Attendance, Votes
from ceremonies.documents.forms import nominations, union_minutes
from ceremonies.documents.wording import Reference
from tests.ceremonies.paper_forms.invented import BORN, MEETING, NAME, PERSON, REMARKS, TRADE, YOUTH


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


FORMS = {
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
}
