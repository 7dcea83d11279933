"""Invented papers on which a style profile is looked at before it is saved."""

from collections.abc import Callable, Mapping
from datetime import date

from ceremonies.documents.facts import Remarks, Votes
from ceremonies.documents.forms.decisions import DecisionFacts, decision_snapshot
from ceremonies.documents.forms.lists import Listed, list_snapshot
from ceremonies.documents.forms.nominations import UnionResolutionFacts, union_resolution_snapshot
from ceremonies.documents.forms.verification import Relative, VerificationFacts, verification_snapshot
from ceremonies.documents.snapshot import Snapshot

_DAY = date(2026, 2, 5)
_PERSON = {
    "person_name": "Nguyễn Thị Hồng Ước",
    "birth_date": date(2000, 2, 9),
    "native_place": "xã Vĩnh Ngọc, tỉnh Bình Hòa",
    "department": "Phòng Kế hoạch - Tài chính",
}
_COMMITTEE = {
    "parent_name": "Đảng bộ tỉnh Bình Hòa",
    "issuer_name": "Đảng ủy Sở Xây dựng",
    "place": "Bình Hòa",
    "issued_on": _DAY,
    "signer_name": "Trần Quốc Đạt",
    "signer_office": "Phó Bí thư",
}
_REMARKS = Remarks(
    politics="Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước.",
    morals="Có phẩm chất đạo đức tốt, lối sống giản dị, trung thực.",
    ability="Hoàn thành tốt nhiệm vụ được giao.",
)


def _decision(style: Mapping) -> Snapshot:
    return decision_snapshot(
        DecisionFacts(
            **(_COMMITTEE | {"issuer_name": "Đảng ủy Các cơ quan Đảng tỉnh"}),
            **_PERSON,
            form="9-KNĐ",
            number="Số 12-QĐ/ĐU",
            cell_name="Chi bộ Văn phòng",
            cell_resolution_number="05-NQ/CB",
            cell_resolution_date=date(2025, 9, 3),
            committee_name="Đảng ủy Sở Xây dựng",
            proposal_number="08-NQ/ĐU",
            proposal_date=date(2025, 9, 28),
            authority_name="Đảng ủy Các cơ quan Đảng tỉnh",
            authority_mode="standing",
            legal_grounds=["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
            style=style,
        )
    )


def _letter(style: Mapping) -> Snapshot:
    relatives = [
        Relative(relation=relation, name=name, birth_year=year, residence="xã Vĩnh Ngọc", work=work)
        for relation, name, year, work in (
            ("Cha đẻ", "Nguyễn Văn Hòa", 1972, "Nông dân"),
            ("Mẹ đẻ", "Lê Thị Thủy", 1975, "Giáo viên"),
        )
    ]
    return verification_snapshot(
        VerificationFacts(
            **_COMMITTEE,
            **_PERSON,
            form="",
            number="Số 31-CV/ĐU",
            addressees=["Đảng ủy xã Vĩnh Ngọc"],
            committee_name="Đảng ủy Sở Xây dựng",
            relatives=relatives,
            questions=[
                "Quan hệ gia đình và nhân thân như lý lịch tự khai.",
                "Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước nơi cư trú.",
            ],
            answer_by=date(2026, 3, 20),
            answer_to="Đảng ủy Sở Xây dựng",
            style=style,
        )
    )


def _union(style: Mapping, *, family: str, head: dict, executive: str, on_behalf: str) -> Snapshot:
    return union_resolution_snapshot(
        UnionResolutionFacts(
            **(_COMMITTEE | head),
            **_PERSON,
            form="4-KNĐ" if family == "youth_union" else "4A-KNĐ",
            union=family,
            executive_name=executive,
            on_behalf=on_behalf,
            addressees=["Chi bộ Văn phòng"],
            legal_grounds=["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
            held_on=_DAY,
            remarks=_REMARKS,
            votes=Votes(entitled=9, agreed=9),
            committee_names=["Chi bộ Văn phòng"],
            style=style,
        )
    )


def _youth(style: Mapping) -> Snapshot:
    head = {
        "parent_name": "Đoàn Các cơ quan tỉnh",
        "issuer_name": "BCH Đoàn Sở Xây dựng",
        "number": "Số 03-NQ/ĐTN",
    }
    executive = "Ban Chấp hành Đoàn Sở Xây dựng"
    return _union(style, family="youth_union", head=head, executive=executive, on_behalf="Ban Chấp hành Đoàn")


def _trade(style: Mapping) -> Snapshot:
    head = {
        "parent_name": "Công đoàn Viên chức tỉnh",
        "issuer_name": "BCH Công đoàn Sở Xây dựng",
        "number": "Số 07/NQ-CĐ",
    }
    executive = "Ban Chấp hành Công đoàn Sở Xây dựng"
    return _union(
        style, family="trade_union", head=head, executive=executive, on_behalf="Ban Chấp hành Công đoàn"
    )


def _list(style: Mapping) -> Snapshot:
    """Forty rows, so that the second page shows head row and page number."""
    facts = Listed(
        **_COMMITTEE,
        form="",
        signs_for="Đảng ủy",
        made_by="Phạm Thị Ngọc Lan",
        summary="đề nghị kết nạp đảng viên",
        style=style,
    )
    columns = [("TT", 6), ("Họ và tên", 30), ("Ngày sinh", 14), ("Quê quán", 30), ("Chi bộ", 20)]
    rows = [
        (n, "Nguyễn Thị Hồng Ước", "09/02/2000", "xã Vĩnh Ngọc, tỉnh Bình Hòa", "Chi bộ Văn phòng")
        for n in range(1, 41)
    ]
    return list_snapshot(facts, columns, rows)


_SAMPLES: dict[str, tuple[str, Callable[[Mapping], Snapshot]]] = {
    "decision": ("Quyết định của đảng ủy", _decision),
    "letter": ("Công văn của đảng ủy", _letter),
    "youth": ("Nghị quyết của Đoàn", _youth),
    "trade": ("Nghị quyết của Công đoàn", _trade),
    "list": ("Danh sách khổ ngang", _list),
}
SAMPLES = [(key, title) for key, (title, _) in _SAMPLES.items()]


def sample_snapshot(kind: str, style: Mapping[str, object]) -> Snapshot:
    """One of `SAMPLES` in this style; `style` names what differs from the default."""
    return _SAMPLES[kind][1](style)
