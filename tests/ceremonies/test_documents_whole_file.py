"""A file brought to each stage: every paper that is ready is made and read back as text."""

import re
from datetime import datetime, time

import pytest
from django.utils import timezone

from ceremonies.choices import Action, Matter, Route, State
from ceremonies.documents.wording import office_date
from ceremonies.models import Candidacy, Document, Extension
from ceremonies.services.documents import Sheet, made_for_others, recipe_of, recipes_for
from ceremonies.services.documents.recipes_unions import base_of, vote_of
from members import clock
from members.clock import long_date
from members.models import Person
from members.permissions import may, visible_to
from members.services.errors import Refused
from members.services.stored_files import read_file
from tests.ceremonies.crowd import crowd
from tests.ceremonies.file_papers import OFFICE, SECRETARY, SIGNER, give_opinions, make, ready
from tests.ceremonies.paper_facts import text
from tests.pages import Page, whole
from tests.road import bring, day, nominate, take, vote, walk
from tests.signed_in import signed_in

UNION = ["union_minutes", "youth_resolution"]
GUIDES = ["application", "cv"]
CELL = ["listing_resolution", "procedure_proposal", "procedure_permission"]
FILE = ["being_helped", "file_contents", "handover_slip"]
#: State → the kinds that can be made then, in the order of the road.
READY = {
    State.DRAFT: [],
    State.SUBMITTED: [],
    State.RESOLVED: UNION,
    State.RECEIVED: UNION,
    State.LISTED: [*UNION, "listing_resolution", "class_resolution", *GUIDES],
    State.FOLLOWED: [
        *UNION,
        "listing_resolution",
        "class_resolution",
        *GUIDES,
        "introduction",
        "being_helped",
    ],
    State.CELL_VOTED: [
        *UNION,
        "listing_resolution",
        "class_resolution",
        "procedure_proposal",
        "procedure_permission",
        *GUIDES,
        "introduction",
        "opinions",
        "cell_resolution",
        *FILE,
    ],
    State.AT_AUTHORITY: [
        *UNION,
        "listing_resolution",
        "class_resolution",
        "procedure_proposal",
        "procedure_permission",
        *GUIDES,
        "introduction",
        "opinions",
        "cell_resolution",
        "committee_resolution",
        "extension_notice",
        *FILE,
    ],
}


RECOGNITION = ["self_review", "helper_remarks", "recognition_opinions", "recognition_cell_resolution"]
OF_FILE = {kind for made in READY.values() for kind in made} | {*RECOGNITION, "union_resolution"}


def kinds(found) -> list[str]:
    """Without what other subjects make from a file: letters of verification, decisions."""
    return list(dict.fromkeys(recipe.kind for recipe, _ in found if recipe.kind in OF_FILE))


def read_back(document: Document) -> str:
    return text(read_file(document.pdf))


def check(cast, candidacy) -> dict[str, str]:
    """Every paper that is ready: whom it is about, its number, its day, who signs; kind → text."""
    said = {}
    for recipe, about in ready(candidacy):
        document = make(cast, candidacy, recipe, about)
        words = said[recipe.kind] = read_back(document)
        assert candidacy.person.full_name.lower() in words.lower(), recipe.kind
        if document.number_text:
            assert document.number_text in words, recipe.kind
        if document.dated:
            assert long_date(document.dated) in words, recipe.kind
        if recipe.signed_by.name == "OFFICE":
            assert SIGNER in words, recipe.kind
            assert OFFICE.upper() in words or OFFICE in words, recipe.kind
        assert not re.search(r"\.\.\.|…|_{2}|\bNone\b|\bTrue\b|[{}]", words), recipe.kind
        assert not re.search(r" [,.;]|[,;]\.|\.\.|,,|: ?\.", words), (recipe.kind, words)
        if recipe.kind in candidacy.policy.data["forms"]:
            assert document.form == candidacy.policy.data["forms"][recipe.kind]["label"]
    return said


@pytest.mark.parametrize("state", READY, ids=str)
def test_what_can_be_made_at_each_stage(cast, state):
    candidacy = bring(cast, state)
    if state in (State.CELL_VOTED, State.AT_AUTHORITY):
        give_opinions(candidacy)
    if state == State.AT_AUTHORITY:
        Extension.objects.create(
            candidacy=candidacy,
            code="decision",
            reason="Chờ kết quả thẩm tra.",
            actor=cast.cap_tren,
            at=clock.now(),
        )
    assert kinds(ready(candidacy)) == READY[state]
    check(cast, candidacy)


def of_chau(cast):
    """Lê Minh Châu, past youth age, through the trade union."""
    candidacy = nominate(
        cast,
        cast.chau,
        actor=cast.cong_doan,
        nominator=cast.TCD,
        route=Route.TRADE_UNION,
        shortcomings="Ít phát biểu.",
    )
    candidacy = take(cast, candidacy, Action.SUBMIT, "cong_doan")
    listed = vote(29, listed=9, votes_for=8)
    return take(cast, candidacy, Action.RESOLVE, "cong_doan_chu_tich", vote=listed, number="07/NQ-CĐ")


def test_the_trade_union_has_a_letterhead_and_a_resolution_of_its_own(cast):
    candidacy = of_chau(cast)
    assert kinds(ready(candidacy)) == ["union_minutes", "union_resolution"]
    papers = check(cast, candidacy)
    assert "Tổng số ủy viên Ban Chấp hành: 09 đồng chí." in papers["union_minutes"]
    assert vote_of(candidacy).secretary == SECRETARY
    said = papers["union_resolution"]
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "BCH CÔNG ĐOÀN CỤC MẪU",
        "Số 07/NQ-CĐ",
        "giới thiệu đoàn viên công đoàn vào Đảng",
        "gia nhập Công đoàn ngày 05/01/2010",
        "08 đồng chí (đạt 88,9%) so với tổng số ủy viên Ban Chấp hành",
        "TM. BAN CHẤP HÀNH CÔNG ĐOÀN",
    ):
        assert words in said


def test_a_base_union_that_nominates_itself_cites_no_branch_and_hides_no_weakness(cast):
    candidacy = bring(cast, State.RESOLVED)
    candidacy.nominator, candidacy.shortcomings = base_of(candidacy.nominator), ""
    recipe = recipe_of(Candidacy, "youth_resolution")
    assert [ask.name for ask in recipe.asked(candidacy, None)] == ["weaknesses"]
    said = str(recipe.snapshot(recipe.facts(candidacy, None, Sheet(dated=day()))))
    assert "có những ưu điểm chính như sau" in said
    assert "Xét Nghị quyết" not in said


def test_the_youth_union_has_its_own_too(cast):
    [other] = crowd(cast, 1)
    others = bring(cast, State.RESOLVED, other)
    said = check(cast, bring(cast, State.RESOLVED))
    for words in (
        "BCH ĐOÀN CỤC MẪU *** ĐOÀN TNCS HỒ CHÍ MINH",
        "Số 12-NQ/ĐTN",
        "Kính gửi: - Chi bộ Một - Đảng ủy Cục Mẫu",
        "kết nạp vào Đoàn ngày 26/3/2015",
        "Xét Nghị quyết số 02-NQ/CĐ, ngày",
        "TM. BAN CHẤP HÀNH ĐOÀN",
    ):
        assert words in said["youth_resolution"]
    assert "Hồi 14 giờ 00 phút" in said["union_minutes"]
    assert "của 02 đoàn viên ưu tú" in said["union_minutes"]  # one meeting, one set of minutes
    assert all(name in said["union_minutes"] for name in (other.full_name, "Nguyễn Hoài An"))
    assert f"THƯ KÝ CHỦ TRÌ {SECRETARY}" in said["union_minutes"]
    again = recipe_of(Candidacy, "union_minutes").initial(others, None)
    assert (again["began_at"], again["ended_at"], again["meeting_place"]) == (
        *(time(14, 0), time(15, 30)),
        "Lời ghi ngắn",
    )


def test_each_helper_introduces_on_a_sheet_of_their_own(cast):
    candidacy = bring(cast, State.FOLLOWED)
    [(recipe, helper)] = [each for each in ready(candidacy) if each[0].kind == "introduction"]
    said = read_back(make(cast, candidacy, recipe, helper))
    for words in (
        "Tôi là Đặng Thu Hà, sinh ngày 30/01/1978.",
        "Vào Đảng ngày 03/02/2008; chính thức ngày 03/02/2009.",
        f"Ngày {office_date(helper.starts_on)}, tôi được Chi bộ Một phân công giáo dục, giúp đỡ quần chúng Nguyễn",
        "ĐẢNG VIÊN GIỚI THIỆU",
    ):
        assert words in said


def test_two_introducers_make_two_sheets(cast):
    candidacy = bring(cast, State.FOLLOWED)
    candidacy.helpers.create(person=cast.khoa, starts_on=day(20))
    made = [make(cast, candidacy, *each) for each in ready(candidacy) if each[0].kind == "introduction"]
    assert [document.title.rpartition(": ")[2] for document in made] == ["Đặng Thu Hà", "Võ Đăng Khoa"]
    assert {document.about for document in made} == set(candidacy.helpers.values_list("pk", flat=True))


def of_recognition(found) -> list[str]:
    """Those of the recognition alone."""
    matters = (*RECOGNITION, "recognition_committee_resolution", "recognition_section_report")
    return [recipe.kind for recipe, _ in found if recipe.kind in matters]


def test_what_can_be_made_for_the_recognition(cast):
    candidacy = bring(cast, State.RECOGNITION_CELL_VOTED)
    give_opinions(candidacy, Matter.RECOGNITION)
    assert of_recognition(ready(candidacy)) == RECOGNITION
    said = check(cast, candidacy)
    admitted, end = office_date(candidacy.ceremony_on), office_date(candidacy.probation_ends_on)
    assert f"được kết nạp vào Đảng ngày {admitted}, trở thành đảng viên chính thức" in said[RECOGNITION[3]]
    assert f"hết thời gian dự bị, từ ngày {end}" in said["self_review"]
    for words in (
        "(Lý lịch đảng viên, mẫu 1-HSĐV; bản này không thay cho mẫu)",
        f"Ngày vào Đảng (ngày chi bộ tổ chức lễ kết nạp): {admitted}",
        "Quyết định kết nạp: Quyết định số 01-QĐ/ĐU, ngày",
        "Người giới thiệu: Ban Chấp hành Đoàn Cục Mẫu và đồng chí Đặng Thu Hà",
    ):
        assert words in said["member_cv"]
    assert "mẫu 2-HSĐV" in said["member_sheet"]
    assert f"ngày {admitted} tại Chi bộ Một" in said["self_review"]
    assert "Nghị quyết của chi bộ, việc kết nạp đảng viên 05-NQ/CB" in said["file_contents"]
    assert re.search(r"Giấy giới thiệu của đảng viên chính thức \S+ Đặng Thu Hà", said["file_contents"])


def test_what_can_be_made_once_the_file_is_closed(cast):
    candidacy = bring(cast, State.OFFICIAL)
    give_opinions(candidacy, Matter.RECOGNITION)
    without_helper = [kind for kind in RECOGNITION if kind != "helper_remarks"]
    assert of_recognition(ready(candidacy)) == [*without_helper, "recognition_committee_resolution"]
    by_kind = {recipe.kind: recipe.initial(candidacy, about) for recipe, about in ready(candidacy)}
    assert by_kind["recognition_cell_resolution"]["conclusion"].startswith(
        "Ưu điểm: Chi đoàn Một đánh giá tốt."
    )
    summary = candidacy.get_absolute_url()
    put_away = "Hồ sơ đã kết thúc nhưng chưa có mục lục"
    assert put_away in Page(signed_in(cast.van_phong).get(summary)).text
    assert put_away not in Page(signed_in(cast.chi_bo).get(summary)).text
    said = check(cast, candidacy)
    assert put_away not in Page(signed_in(cast.van_phong).get(summary)).text
    assert "Số 02-QĐ/ĐU" not in said["file_contents"]
    assert "Quyết định công nhận đảng viên chính thức 02-QĐ/ĐU" in said["file_contents"]
    assert "ĐẢNG ỦY CỤC MẪU" in said["file_contents"]


def test_the_section_committee_reports_in_its_own_name(cast):
    candidacy = bring(cast, State.AT_SECTION)
    walk(
        cast,
        candidacy,
        [
            (
                Action.APPRAISE,
                "bo_phan",
                {"number": "02-BC/ĐU", "held_on": day(8), "conclusion": "Đúng thủ tục."},
            )
        ],
        State.AT_COMMITTEE,
    )
    said = check(cast, candidacy)["section_report"]
    report = candidacy.resolutions.get(kind="section")
    assert (report.secretary, report.listed, report.present) == (SECRETARY, 3, 3)
    for words in (
        "ĐẢNG BỘ CỤC MẪU ĐẢNG ỦY BỘ PHẬN MẪU",
        "Số 02-BC/ĐU",
        "để thẩm định Nghị quyết số 05-NQ/CB",
        "Đúng thủ tục.",
        "T/M ĐẢNG ỦY BỘ PHẬN",
    ):
        assert words in said


def test_a_refusal_is_told_to_the_cell(cast):
    candidacy = bring(cast, State.REJECTED)
    said = check(cast, candidacy)["refusal_notice"]
    for words in (
        "Ban Thường vụ Đảng ủy Bộ Mẫu thông báo không chấp nhận đề nghị kết nạp quần chúng Nguyễn Hoài An",
        "Lý do: Theo đề nghị của đương sự.",
        "T/M BAN THƯỜNG VỤ",
        "Chi bộ Một (để thực hiện)",
    ):
        assert words in said


def test_a_nomination_that_the_cell_does_not_take_is_told_to_who_made_it(cast):
    candidacy = bring(cast, State.RECEIVED)
    take(cast, candidacy, Action.REJECT, "chi_bo", reason="Chưa đủ thời gian công tác.")
    said = check(cast, candidacy)["nomination_refusal"]
    assert Document.objects.get(kind="nomination_refusal").title == (
        "Thông báo không đưa vào danh sách cảm tình Đảng"
    )
    assert "Chi bộ Một thông báo chưa đưa quần chúng Nguyễn Hoài An vào danh sách cảm tình Đảng." in said
    assert f"- {candidacy.nominator} (để thực hiện)" in said
    assert "kết nạp" not in said


def test_what_is_refused_before_seven_in_the_morning_is_refused_on_that_day(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    early = timezone.make_aware(datetime.combine(day(-1), time(6, 30)))
    with clock.at(early):
        take(cast, candidacy, Action.REJECT, "ban_to_chuc", reason="Chưa đủ điều kiện.")
        assert office_date(early.date()) in check(cast, candidacy)["refusal_notice"]


def test_a_deadline_put_off_is_told_with_both_days(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    Extension.objects.create(
        candidacy=candidacy, code="decision", reason="Chờ thẩm tra.", actor=cast.cap_tren, at=clock.now()
    )
    said = check(cast, candidacy)["extension_notice"]
    assert Document.objects.get(kind="extension_notice").title.endswith(
        ": Cấp có thẩm quyền xem xét, quyết định kết nạp"
    )
    assert "thêm 15 ngày làm việc, đến hết ngày" in said
    assert "Lý do: Chờ thẩm tra." in said


def test_a_late_recognition_is_explained(cast):
    candidacy = bring(cast, State.RECOGNITION_CELL_VOTED)
    assert "late_explanation" not in [recipe.kind for recipe in recipes_for(candidacy)]
    candidacy.resolutions.filter(matter=Matter.RECOGNITION).update(held_on=day())
    candidacy.probation_ends_on = day(90)
    candidacy.save()
    said = check(cast, candidacy)["late_explanation"]
    assert f"họp xét ngày {office_date(day())}, chậm so với thời hạn" in said
    assert f"đảng viên chính thức kể từ ngày {office_date(day(90))} theo quy định" in said


def test_a_striking_off_is_resolved_with_a_resolution_of_its_own(cast):
    candidacy = bring(cast, State.STRIKING_AT_COMMITTEE)
    found = [each for each in ready(candidacy) if each[0].kind == "striking_off_cell_resolution"]
    said = read_back(make(cast, candidacy, *found[0]))
    assert "NGHỊ QUYẾT đề nghị xóa tên đảng viên dự bị" in said
    assert (
        f"được kết nạp vào Đảng ngày {office_date(candidacy.ceremony_on)}, trong danh sách đảng viên" in said
    )
    missing = [
        recipe for recipe in recipes_for(candidacy) if recipe.kind == "striking_off_committee_resolution"
    ]
    assert missing[0].lacking(candidacy, None) == ["Chưa ghi kết quả biểu quyết của Đảng ủy Cục Mẫu."]


def test_who_was_a_member_before_is_admitted_again(cast):
    candidacy = bring(cast, State.CELL_VOTED)
    before = {
        "joined_on": day(4000),
        "official_on": day(3600),
        "ended_on": day(2000),
        "end_reason": "Xóa tên",
    }
    candidacy.person.memberships.create(organisation=cast.CB2, **before)
    said = check(cast, candidacy)["cell_resolution"]
    assert "NGHỊ QUYẾT đề nghị kết nạp lại đảng viên" in said


@pytest.mark.parametrize(
    "kind, wrong, sentence",
    [
        ("union_minutes", {"ended_at": time(13, 0)}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ("union_minutes", {"present": 8}, "lớn hơn số người có mặt"),
        ("union_minutes", {"present": 10}, "Số có mặt lớn hơn tổng số."),
        ("youth_resolution", {"branch_day": day(1)}, "không được sau ngày họp của ban chấp hành"),
        ("listing_resolution", {"agreed": 3, "against": 1}, "lớn hơn số người có mặt"),
        ("listing_resolution", {"present": 4}, "Số có mặt lớn hơn tổng số."),
        ("listing_resolution", {"members": 0, "present": 0, "agreed": 0}, "Chưa có tổng số"),
    ],
)
def test_impossible_figures_are_refused_in_a_sentence(cast, kind, wrong, sentence):
    candidacy = bring(cast, State.LISTED)
    [(recipe, about)] = [each for each in ready(candidacy) if each[0].kind == kind]
    with pytest.raises(Refused, match=sentence):
        make(cast, candidacy, recipe, about, **wrong)
    assert not Document.objects.exists()


def test_a_vote_that_failed_is_reported_as_it_is(cast):
    candidacy = bring(cast, State.DOSSIER)
    walk(
        cast,
        candidacy,
        [(Action.RECORD_CELL_VOTE, "chi_bo", {"vote": vote(10, votes_for=1), "number": "05-NQ/CB"})],
        State.CELL_VOTED,
    )
    said = check(cast, candidacy)["cell_resolution"]
    assert "NGHỊ QUYẾT về kết quả xét kết nạp đảng viên" in said
    assert "Số phiếu tán thành chưa đủ theo quy định" in said
    assert "02 (66" not in said


@pytest.mark.usefixtures("cast")
def test_every_form_of_a_file_is_called_by_the_policy(cast):
    forms = nominate(cast).policy.data["forms"]
    assert set(forms) >= OF_FILE


def test_a_meeting_is_described_once_and_one_resolution_is_one_paper(cast):
    """Taken on the list and helped by one resolution: both on one paper; what was said of the meeting comes back."""
    one, other = (bring(cast, State.FOLLOWED, person) for person in crowd(cast, 2))
    by_kind = {recipe.kind: recipe for recipe, _ in ready(one)}
    assert "helper_resolution" not in by_kind
    said = {"secretary": "Đỗ Ghi Chép", "present": 2, "agreed": 2, "absence_reason": "Đi công tác"}
    paper = read_back(make(cast, one, by_kind["listing_resolution"], **said))
    assert ("và phân công đảng viên giúp đỡ" in paper, str(cast.ha) in paper) == (True, True)
    assert "02 quần chúng" in paper
    assert all(str(file.person) in paper for file in (one, other))
    document = Document.objects.get(kind="listing_resolution")
    assert visible_to(cast.chi_bo, Document).contains(document)
    assert made_for_others(cast.chi_bo, by_kind["listing_resolution"], other) == document
    section = Page(signed_in(cast.chi_bo).get(whole(other))).main.find(
        ".//section[@aria-labelledby='van-ban']"
    )
    done, _, to_make = " ".join("".join(section.itertext()).split()).partition("Lập được ngay")
    assert f"lập ở hồ sơ của {one.person}" in done
    assert document.title not in to_make
    Person.objects.filter(pk=other.person_id).update(full_name="Ai Khác")  # as one who is not on the paper
    assert (
        made_for_others(cast.chi_bo, by_kind["listing_resolution"], Candidacy.objects.get(pk=other.pk))
        is None
    )
    cast.chi_bo.person = other.person  # nobody reads votes about themselves, on whosever file the paper lies
    assert not visible_to(cast.chi_bo, Document).contains(document)
    assert not may(cast.chi_bo, "document.make", document)
    again = by_kind["listing_resolution"].initial(other, None)
    assert {name: again[name] for name in said} == said
    one.resolutions.filter(kind="helper").update(number="04-NQ/CB")
    one.refresh_from_db()
    assert "helper_resolution" in {recipe.kind for recipe, _ in ready(one)}
