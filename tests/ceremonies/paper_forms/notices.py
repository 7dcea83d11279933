"""Notices, certificates, letters to other places."""

from datetime import date

from ceremonies.documents.forms import certificates, notices, verification
from tests.ceremonies.paper_forms.invented import BORN, CELL, CELL_RESOLUTION, COMMITTEE, NAME, NATIVE, PERSON

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

FORMS = {
    "thông báo cho làm thủ tục": notices.permission_snapshot(notices.NoticeFacts(**NOTICE)),
    "không kết nạp": notices.refusal_snapshot(
        notices.RefusalFacts(**NOTICE, decided_on=date(2026, 9, 28), reason="chưa đủ điều kiện về thời gian")
    ),
    "không đưa vào danh sách": notices.refusal_snapshot(
        notices.RefusalFacts(
            **NOTICE
            | CELL
            | {"number": "Số 11-TB/CB", "signs_for": "Chi bộ", "body_name": "Chi bộ Văn phòng"},
            decided_on=date(2026, 9, 1),
            reason="mới về công tác, chi bộ chưa đủ thời gian nhận xét",
            nominator="Chi đoàn Văn phòng Sở",
        )
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
}
