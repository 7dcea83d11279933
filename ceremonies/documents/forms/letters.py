"""What members write by their own hand or sign for themselves: 3-KNĐ, 10-KNĐ, 11-KNĐ.

Facts each form wants: who writes (with Party dates and offices), about whom, since when, and the remarks as written.
"""

from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import Block, definitions, heading, paragraph, prose
from ceremonies.documents.compose import letter, signature
from ceremonies.documents.facts import Letter
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import office_date


@dataclass(frozen=True, kw_only=True)
class Member:
    """A Party member who writes; offices as in running text, "" for none."""

    name: str
    birth_date: date
    native_place: str = ""
    joined_on: date
    official_on: date | None = None
    party_office: str = ""
    other_office: str = ""
    cell_name: str

    def blocks(self) -> list[Block]:
        official = f"; chính thức ngày {office_date(self.official_on)}" if self.official_on else ""
        return [
            paragraph(f"Tôi là {self.name}, sinh ngày {office_date(self.birth_date)}."),
            paragraph(f"Vào Đảng ngày {office_date(self.joined_on)}{official}."),
            definitions(
                ("Chức vụ trong Đảng", self.party_office),
                ("Chức vụ chính quyền, đoàn thể", self.other_office),
                ("Quê quán", self.native_place),
                ("Đang sinh hoạt tại", self.cell_name),
            ),
        ]


@dataclass(frozen=True, kw_only=True)
class IntroductionFacts(Letter):
    introducer: Member
    person_name: str
    assigned_on: date
    assigned_by: str
    biography: str
    strengths: str
    weaknesses: str


@dataclass(frozen=True, kw_only=True)
class SelfReviewFacts(Letter):
    """`place_of_admission` is the cell that held the ceremony."""

    name: str
    birth_date: date
    native_place: str = ""
    residence: str = ""
    work: str = ""
    admitted_on: date
    place_of_admission: str
    cell_name: str
    strengths: str
    weaknesses: str
    remedies: str = ""


@dataclass(frozen=True, kw_only=True)
class HelperRemarksFacts(Letter):
    helper: Member
    person_name: str
    assigned_on: date
    assigned_by: str
    strengths: str
    weaknesses: str
    proposal: str = ""


def introduction_snapshot(facts: IntroductionFacts) -> Snapshot:
    person = f"quần chúng {facts.person_name}"
    return letter(
        facts,
        title="GIẤY GIỚI THIỆU NGƯỜI VÀO ĐẢNG",
        body=[
            *facts.introducer.blocks(),
            paragraph(
                f"Ngày {office_date(facts.assigned_on)}, tôi được {facts.assigned_by} phân công giáo dục, giúp đỡ "
                f"{person} phấn đấu vào Đảng Cộng sản Việt Nam. Nay xin báo cáo những vấn đề chủ yếu của "
                f"{person} như sau:"
            ),
            *_part("Về lý lịch, những đặc điểm chính cần lưu ý", facts.biography),
            *_part("Những ưu điểm chính", facts.strengths),
            *_part("Những khuyết điểm chính", facts.weaknesses),
            paragraph(
                f"Đối chiếu với tiêu chuẩn đảng viên, tôi thấy {person} xứng đáng được kết nạp vào Đảng Cộng sản "
                "Việt Nam. Tôi xin giới thiệu và chịu trách nhiệm trước Đảng về lời giới thiệu của mình."
            ),
        ],
        signatures=[signature("ĐẢNG VIÊN GIỚI THIỆU", facts.introducer.name)],
    )


def self_review_snapshot(facts: SelfReviewFacts) -> Snapshot:
    return letter(
        facts,
        title="BẢN TỰ KIỂM ĐIỂM",
        summary="của đảng viên dự bị",
        body=[
            paragraph(f"Tôi là {facts.name}, sinh ngày {office_date(facts.birth_date)}."),
            definitions(
                ("Quê quán", facts.native_place),
                ("Nơi cư trú", facts.residence),
                ("Đơn vị công tác, chức vụ", facts.work),
                (
                    "Được kết nạp vào Đảng",
                    f"ngày {office_date(facts.admitted_on)} tại {facts.place_of_admission}",
                ),
                ("Hiện đang sinh hoạt tại", facts.cell_name),
            ),
            paragraph(
                "Căn cứ tiêu chuẩn và nhiệm vụ của đảng viên, trong thời gian dự bị tôi có những ưu điểm, "
                "khuyết điểm sau:"
            ),
            *_part("Ưu điểm", facts.strengths),
            *_part("Khuyết điểm", facts.weaknesses),
            *(_part("Biện pháp khắc phục khuyết điểm, tồn tại", facts.remedies)),
            paragraph(
                "Đối chiếu với tiêu chuẩn đảng viên, tôi đề nghị Chi bộ xét, đề nghị công nhận tôi là đảng viên "
                "chính thức. Nếu được công nhận, tôi xin hứa luôn thực hiện đúng mục tiêu lý tưởng của Đảng, nhiệm "
                "vụ của đảng viên và không ngừng tu dưỡng, rèn luyện."
            ),
        ],
        signatures=[signature("NGƯỜI TỰ KIỂM ĐIỂM", facts.name)],
    )


def helper_remarks_snapshot(facts: HelperRemarksFacts) -> Snapshot:
    person = f"đảng viên dự bị {facts.person_name}"
    return letter(
        facts,
        title="BẢN NHẬN XÉT ĐẢNG VIÊN DỰ BỊ",
        body=[
            *facts.helper.blocks(),
            paragraph(
                f"Ngày {office_date(facts.assigned_on)}, tôi được {facts.assigned_by} phân công giúp đỡ {person} "
                "phấn đấu trở thành đảng viên chính thức. Nay xin báo cáo những vấn đề chủ yếu trong thời gian "
                "dự bị như sau:"
            ),
            *_part("Những ưu điểm chính", facts.strengths),
            *_part("Những khuyết điểm chính", facts.weaknesses),
            *(
                prose(facts.proposal)
                or [
                    paragraph(
                        f"Tôi đề nghị Chi bộ xét, đề nghị công nhận {person} là đảng viên chính thức và xin chịu "
                        "trách nhiệm trước Đảng về những nội dung nhận xét trên."
                    )
                ]
            ),
        ],
        signatures=[signature("ĐẢNG VIÊN ĐƯỢC PHÂN CÔNG GIÚP ĐỠ", facts.helper.name)],
    )


def _part(title: str, text: str) -> list[Block]:
    return [heading(f"{title}:"), *prose(text)] if text.strip() else []
