"""The file itself: contents, hand-over."""

from datetime import date

from ceremonies.documents.forms import files
from tests.ceremonies.paper_forms.invented import BORN, COMMITTEE, NAME

FORMS = {
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
}
