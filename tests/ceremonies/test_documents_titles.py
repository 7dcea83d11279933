"""Every form under the title that a version of the rules gives it, whatever its paper is called in code."""

import tomllib

import pytest

from ceremonies.documents.compose import retitled
from ceremonies.services.policies import FOLDER
from tests.ceremonies.paper_forms import FORMS

RULES = tomllib.loads((FOLDER / "294-2025.toml").read_text(encoding="utf-8"))
TITLES = {key: form["title"] for key, form in RULES["forms"].items()}
#: Of each form the example that bears it.
EXAMPLES = {
    "class_certificate": "CN-NTVĐ",
    "application": "1-KNĐ",
    "cv": "2-KNĐ",
    "introduction": "3-KNĐ",
    "youth_resolution": "4-KNĐ",
    "union_resolution": "4A-KNĐ",
    "union_minutes": "biên bản Công đoàn",
    "opinions": "5-KNĐ",
    "cell_resolution": "6-KNĐ",
    "section_report": "7-KNĐ",
    "committee_resolution": "8-KNĐ",
    "admission_decision": "9-KNĐ",
    "readmission_decision": "9-KNĐ kết nạp lại",
    "self_review": "10-KNĐ",
    "helper_remarks": "11-KNĐ",
    "recognition_opinions": "12-KNĐ",
    "recognition_cell_resolution": "13-KNĐ",
    "recognition_section_report": "14-KNĐ",
    "recognition_committee_resolution": "15-KNĐ",
    "recognition_decision": "16-KNĐ",
    "listing_resolution": "cảm tình Đảng",
    "removal_resolution": "ra khỏi danh sách",
    "helper_resolution": "phân công giúp đỡ",
    "class_resolution": "cử đi học",
    "member_class_resolution": "cử học lớp đảng viên mới",
    "procedure_proposal": "làm thủ tục",
    "procedure_permission": "thông báo cho làm thủ tục",
    "yearly_plan": "kế hoạch",
    "class_list": "danh sách lớp",
    "verification_letter": "thẩm tra",
    "being_helped": "đang được giúp đỡ",
    "proposal_list": "trích ngang kết nạp",
    "recognition_list": "trích ngang công nhận",
    "extension_notice": "kéo dài thời hạn",
    "refusal_notice": "không kết nạp",
    "nomination_refusal": "không đưa vào danh sách",
    "late_explanation": "giải trình",
    "ceremony_invitation": "giấy mời",
    "ceremony_decisions": "bàn trao quyết định",
    "ceremony_oath": "lời tuyên thệ",
    "ceremony_report": "báo cáo lễ kết nạp",
    "ceremony_programme": "chương trình",
    "ceremony_minutes": "biên bản lễ kết nạp",
    "striking_off_cell_resolution": "NQ xóa tên",
    "striking_off_committee_resolution": "NQ xóa tên",
    "striking_off_decision": "xóa tên",
    "leaving_decision": "cho ra khỏi Đảng",
    "cancelling_decision": "hủy quyết định",
    "file_contents": "mục lục",
    "handover_slip": "giao nhận",
    "member_cv": "1-HSĐV",
}
#: What parents write, a supplement that the portal does not make, and two whose builder another form shares.
WITHOUT_EXAMPLE = {"parents_opinion", "member_supplement", "member_sheet", "new_member_class"}


def words(snapshot) -> str:
    return f"{snapshot['title']} {snapshot['summary']}".casefold()


def test_every_form_of_the_rules_has_its_paper():
    assert TITLES.keys() - EXAMPLES.keys() == WITHOUT_EXAMPLE


@pytest.mark.parametrize("form", EXAMPLES)
def test_a_paper_bears_the_changed_title_of_its_form_and_the_standard_one_as_before(form):
    paper, standard = FORMS[EXAMPLES[form]], TITLES[form]
    assert retitled(paper, standard, standard) is paper
    wanted = f"{standard} theo mẫu thử"
    decides = form == "recognition_committee_resolution"  # the example does not propose
    told = wanted.replace("đề nghị ", "") if decides else wanted
    said = words(retitled(paper, standard, wanted))
    assert told.removeprefix("Công văn ").casefold() in said
    assert told.removeprefix("Công văn ").casefold() in words(retitled(paper, standard, told))


@pytest.mark.parametrize(
    ("example", "form", "wanted", "title", "summary"),
    [
        # what the code adds stays
        ("kế hoạch", "yearly_plan", "Kế hoạch kết nạp", "KẾ HOẠCH", "kết nạp năm 2027"),
        (
            "giao nhận",
            "handover_slip",
            "Biên bản giao hồ sơ",
            "BIÊN BẢN GIAO HỒ SƠ",
            "đề nghị kết nạp đảng viên",
        ),
        (
            "giao nhận",
            "handover_slip",
            "Phiếu giao nhận hồ sơ mới",
            "PHIẾU GIAO NHẬN HỒ SƠ MỚI",
            "đề nghị kết nạp đảng viên",
        ),
        (
            "10-KNĐ hướng dẫn",
            "self_review",
            "Bản kiểm điểm",
            "HƯỚNG DẪN VIẾT BẢN KIỂM ĐIỂM",
            "(mẫu 10-KNĐ)",
        ),
        # another word for the paper itself
        ("6-KNĐ", "cell_resolution", "Tờ trình xin kết nạp", "TỜ TRÌNH XIN KẾT NẠP", ""),
        ("giải trình", "late_explanation", "Giải trình lý do chậm", "BÁO CÁO", "giải trình lý do chậm"),
        ("thẩm tra", "verification_letter", "Công văn xác minh lý lịch", "", "xác minh lý lịch"),
        # about something else than its form
        (
            "6-KNĐ không đạt",
            "cell_resolution",
            "Nghị quyết đề nghị kết nạp",
            "NGHỊ QUYẾT",
            "về kết quả xét kết nạp đảng viên",
        ),
        (
            "15-KNĐ",
            "recognition_committee_resolution",
            "Nghị quyết về việc đề nghị công nhận",
            "NGHỊ QUYẾT",
            "về việc công nhận",
        ),
    ],
)
def test_the_title_of_the_rules_within_what_the_paper_says(example, form, wanted, title, summary):
    paper = retitled(FORMS[example], TITLES[form], wanted)
    assert (paper["title"], paper["summary"]) == (title, summary)
