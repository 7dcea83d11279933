"""Versions of the rules in the database: loaded, in force, drafted, published; days off; a file moved."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import State
from ceremonies.models import Candidacy, Holiday, Policy, Verification
from ceremonies.rules.policies import differences, values_of
from ceremonies.rules.policy_values import problems
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.policies import counted_effects, effect_on, moves_of, open_files
from ceremonies.services.holidays import add_holiday, load_holidays, remove_holiday
from ceremonies.services.policies import (
    draft_version,
    edit_draft,
    load_policies,
    local_versions,
    move_candidacy_policy,
    policy_in_force,
    publish,
)
from members.clock import today
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.road import bring, day, nominate

TITLE = "Quy định 294-QĐ/TW, Hướng dẫn 06-HD/TW và Hướng dẫn 38-HD/BTCTW (2025)"


@pytest.fixture
def rules(cast) -> Policy:
    return Policy.objects.get(code="294-2025")


def draft(cast, rules, changes=None, organisation=None, **values) -> Policy:
    known = {"actor": cast.quan_tri, "based_on": rules, "title": "Bản mới", "effective_from": today()}
    return draft_version(**known | {"changes": changes or {}, "organisation": organisation} | values)


def published(cast, rules, changes=None, organisation=None, **values) -> Policy:
    policy = draft(cast, rules, changes, organisation, **values)
    return publish(actor=cast.quan_tri, policy=policy, version=policy.version)


def shorter(days: int) -> dict:
    return {"deadlines": {"ceremony": {"working_days": days}}}


# --- what is shipped ------------------------------------------------------------------------------


def test_three_sets_are_shipped_and_the_one_of_2026_waits(db):
    assert load_policies() == ["294-2025", "208-2026", "24-2021"]
    versions = Policy.objects.order_by("code").select_related("base")
    assert [(each.code, str(each.base), each.published_at is None) for each in versions] == [
        ("208-2026", TITLE, True),
        ("24-2021", TITLE, False),
        ("294-2025", "None", False),
    ]
    assert [problems(policy.data) for policy in Policy.objects.all()] == [[], [], []]
    assert load_policies() == []
    assert AuditEntry.objects.filter(action__startswith="policy.").count() == 3


def test_what_the_set_of_2026_changes(cast, rules):
    changed = {
        path: new for path, _, new in differences(rules.data, Policy.objects.get(code="208-2026").data)
    }
    assert changed == {
        "education.minimum": "Hoàn thành chương trình trung học cơ sở trở lên",
        "education.clause": "Quy định 208-QĐ/TW",
        "delegation.decides": "standing",
        "delegation.clause": "Quy định 208-QĐ/TW",
        "ceremony.clause": "Quy định 208-QĐ/TW",
        "deadlines.ceremony.from": "decision_issued_on",
        "deadlines.ceremony.clause": "Quy định 208-QĐ/TW",
    }


def test_what_the_set_of_2021_says_otherwise_but_its_clauses(cast, rules):
    changes = differences(rules.data, Policy.objects.get(code="24-2021").data)
    changed = {path: new for path, _, new in changes if not path.endswith("clause")}
    assert changed == {
        "class.venue": "Trung tâm bồi dưỡng chính trị cấp huyện",
        "deadlines.decision.working_days": 60,
        "card.number_digits": 8,
    }


def test_an_older_installation_learns_the_new_keys_and_keeps_its_values(cast, rules):
    rules.data.pop("deadlines")
    rules.data["age"]["min_years"] = 19
    Policy.objects.filter(pk=rules.pk).update(data=rules.data, published_at=None)
    assert load_policies() == []
    rules.refresh_from_db()
    assert (rules.data["age"]["min_years"], len(rules.data["deadlines"])) == (19, 9)
    assert rules.published_at is not None
    assert AuditEntry.objects.filter(action="policy.supplement").count() == 1


def test_a_version_of_the_office_learns_what_its_base_learns(cast, rules):
    own = published(cast, rules, shorter(25))
    own.data.pop("card")
    Policy.objects.filter(pk=own.pk).update(data=own.data)
    load_policies()
    own.refresh_from_db()
    assert own.data["card"] == rules.data["card"]
    assert dict(values_of(own.data))["deadlines.ceremony.working_days"] == 25


# --- days off --------------------------------------------------------------------------------------


def test_days_off_come_once(cast):
    assert Holiday.objects.get(day=date(2026, 8, 22)).is_worked is True
    assert Holiday.objects.get(day=date(2026, 11, 24)).name == "Ngày Văn hóa Việt Nam (cần kiểm tra)"
    Holiday.objects.filter(day=date(2026, 11, 24)).delete()
    Holiday.objects.filter(day=date(2026, 9, 2)).update(name="Quốc khánh 2/9")
    load_holidays()
    assert not Holiday.objects.filter(day=date(2026, 11, 24)).exists()
    assert Holiday.objects.get(day=date(2026, 9, 2)).name == "Quốc khánh 2/9"


def test_days_are_added_and_removed_by_administrators(cast):
    added = add_holiday(actor=cast.quan_tri, day=date(2028, 1, 26), name="Tết Mậu Thân", is_worked=False)
    assert working_calendar().is_working(date(2028, 1, 26)) is False
    remove_holiday(actor=cast.quan_tri, holiday=added)
    assert working_calendar().is_working(date(2028, 1, 26)) is True
    actions = AuditEntry.objects.filter(action__startswith="holiday.").order_by("seq")
    assert list(actions.values_list("action", "label")) == [
        ("holiday.add", "Tết Mậu Thân"),
        ("holiday.remove", "Tết Mậu Thân"),
    ]


@pytest.mark.parametrize(
    "on, is_worked, refused",
    [
        (date(2028, 1, 29), False, "Ngày này là thứ Bảy hoặc Chủ nhật, vốn đã là ngày nghỉ."),
        (
            date(2028, 1, 26),
            True,
            "Ngày này vốn là ngày làm việc; chỉ ngày thứ Bảy, Chủ nhật mới ghi là ngày làm bù.",
        ),
        (date(2026, 9, 2), False, "Ngày này đã có trong danh sách."),
    ],
)
def test_days_that_change_nothing_are_refused(cast, on, is_worked, refused):
    with pytest.raises(Refused) as said:
        add_holiday(actor=cast.quan_tri, day=on, name="Ngày", is_worked=is_worked)
    assert said.value.message == refused


@pytest.mark.parametrize("account", ["chi_bo", "cap_tren", "kiem_tra", "sieu_quyen"])
def test_only_administrators_keep_the_rules(cast, rules, account):
    actor = cast.users[account]
    holiday = Holiday.objects.first()
    own = draft(cast, rules)
    for write in (
        lambda: add_holiday(actor=actor, day=date(2028, 1, 26), name="Tết", is_worked=False),
        lambda: remove_holiday(actor=actor, holiday=holiday),
        lambda: draft(cast, rules, actor=actor),
        lambda: edit_draft(
            actor=actor, policy=own, title="X", effective_from=today(), changes={}, version=own.version
        ),
        lambda: publish(actor=actor, policy=own, version=own.version),
    ):
        with pytest.raises(PermissionDenied):
            write()


# --- which version is in force -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "on, code",
    [
        (date(2020, 1, 1), "24-2021"),
        (date(2021, 7, 30), "24-2021"),
        (date(2025, 6, 30), "24-2021"),
        (date(2025, 7, 1), "294-2025"),
        (date(2026, 12, 1), "294-2025"),
    ],
)
def test_the_newest_published_version_whose_day_has_come(cast, on, code):
    assert policy_in_force(on).code == code
    assert policy_in_force(on, cast.CB1).code == code


def test_a_draft_binds_nobody_until_it_is_published(cast, rules):
    new = Policy.objects.get(code="208-2026")
    assert policy_in_force(date(2026, 12, 1)) == rules
    publish(actor=cast.quan_tri, policy=new, version=new.version)
    assert policy_in_force(date(2026, 12, 1)) == new
    assert policy_in_force(date(2026, 7, 25)) == rules


def test_of_two_versions_of_one_day_the_later_published_counts(cast, rules):
    second = draft(cast, rules, title="Hai")
    first = published(cast, rules, title="Một")
    assert policy_in_force(today()) == first
    publish(actor=cast.quan_tri, policy=second, version=second.version)
    assert policy_in_force(today()) == second


def test_the_nearest_body_above_the_cell_comes_first(cast, rules):
    ministry = published(cast, rules, shorter(25), cast.DUB)
    assert policy_in_force(today(), cast.CB1) == ministry
    department = published(cast, rules, shorter(20), cast.DUC)
    cell = published(cast, rules, shorter(15), cast.CB2)
    assert policy_in_force(today(), cast.CB1) == department
    assert policy_in_force(today(), cast.CB2) == cell
    assert policy_in_force(today(), cast.DUB) == ministry
    assert policy_in_force(today()) == rules


def test_local_additions_end_with_the_version_they_add_to(cast, rules):
    local = published(cast, rules, shorter(25), cast.DUC)
    assert policy_in_force(today(), cast.CB1) == local
    newer = published(cast, rules, title="Quy định chung mới")
    assert policy_in_force(today(), cast.CB1) == newer


def test_a_new_file_follows_the_local_version(cast, rules):
    local = published(cast, rules, shorter(25), cast.DUC)
    assert nominate(cast).policy == local


# --- drafting ------------------------------------------------------------------------------------------


def test_a_draft_is_edited_published_and_then_fixed(cast, rules):
    new = draft(cast, rules)
    assert (new.code, new.base, new.data, new.published_at) == ("294-2025.1", rules, rules.data, None)
    edit = {"actor": cast.quan_tri, "policy": new, "title": "Bản hai", "effective_from": day(-30)}
    edit_draft(**edit, changes=shorter(25), version=new.version)
    new.refresh_from_db()
    assert (new.title, new.changes, new.version) == ("Bản hai", shorter(25), 2)
    assert [path for path, _, _ in differences(rules.data, new.data)] == ["deadlines.ceremony.working_days"]
    with pytest.raises(Conflict):
        edit_draft(**edit, changes={}, version=1)
    publish(actor=cast.quan_tri, policy=new, version=2)
    for again in (
        lambda: edit_draft(**edit, changes={}, version=new.version),
        lambda: publish(actor=cast.quan_tri, policy=new, version=new.version),
    ):
        with pytest.raises(Refused, match="đã công bố"):
            again()
    actions = AuditEntry.objects.filter(action__startswith="policy.", actor=cast.quan_tri).order_by("seq")
    assert list(actions.values_list("action", flat=True)) == [
        "policy.create",
        "policy.change",
        "policy.publish",
    ]


def test_what_the_portal_could_not_judge_by_is_refused(cast, rules):
    with pytest.raises(Refused, match="tuổi thấp nhất phải nhỏ hơn"):
        draft(cast, rules, {"age": {"min_years": 61}})


def test_a_local_version_only_shortens(cast, rules):
    with pytest.raises(Refused, match="chỉ được ngắn hơn quy định chung"):
        draft(cast, rules, shorter(31), cast.DUC)
    draft(cast, rules, shorter(31))


def test_a_local_version_adds_to_a_general_one(cast, rules):
    local = published(cast, rules, shorter(25), cast.DUC)
    with pytest.raises(Refused, match="phải dựa trên một phiên bản quy định chung"):
        draft(cast, local, {}, cast.CB1)


# --- one file under another version ----------------------------------------------------------------------


def move(cast, candidacy, policy, account="van_phong", version=None) -> Candidacy:
    return move_candidacy_policy(
        actor=cast.users[account],
        candidacy=candidacy,
        policy=policy,
        reason="Văn bản mới có lợi hơn cho hồ sơ.",
        version=version or candidacy.version,
    )


def test_a_file_is_moved_with_a_reason(cast, rules):
    candidacy, new = bring(cast, State.LISTED), published(cast, rules, shorter(25))
    move(cast, candidacy, new)
    candidacy.refresh_from_db()
    assert candidacy.policy == new
    entry = AuditEntry.objects.latest("seq")
    assert (entry.action, entry.object_id) == ("candidacy.policy.change", candidacy.pk)
    assert entry.data == {
        "old": "294-2025",
        "new": "294-2025.1",
        "reason": "Văn bản mới có lợi hơn cho hồ sơ.",
        "changed": ["deadlines.ceremony.working_days"],
    }
    with pytest.raises(Conflict):
        move(cast, candidacy, rules, version=1)


@pytest.mark.parametrize("account", ["chi_bo", "doan_bi_thu", "quan_tri", "cap_tren", "kiem_tra", "ung_vien"])
def test_the_grass_roots_committee_moves_files_and_nobody_else(cast, rules, account):
    candidacy, new = bring(cast, State.LISTED), published(cast, rules)
    with pytest.raises(PermissionDenied):
        move(cast, candidacy, new, account)


def test_a_file_is_moved_only_to_a_version_that_holds_for_it(cast, rules):
    candidacy = bring(cast, State.LISTED)
    other = published(cast, rules, {}, cast.CB2)
    for policy, refused in (
        (rules, "đang theo đúng phiên bản này"),
        (draft(cast, rules), "chưa công bố"),
        (other, "chỉ áp dụng cho Chi bộ Hai"),
    ):
        with pytest.raises(Refused, match=refused):
            move(cast, candidacy, policy)
    assert other not in moves_of(candidacy, cast.van_phong)
    assert [policy.code for policy in moves_of(candidacy, cast.van_phong)] == ["24-2021"]


# --- the preview ------------------------------------------------------------------------------------------


def test_a_preview_says_which_deadlines_and_requirements_change(cast, rules):
    candidacy = bring(cast, State.DOSSIER)
    new = draft(cast, rules, {"dossier": {"valid_months": 6}, "age": {"min_years": 30}})
    effect = effect_on(candidacy, new, today(), working_calendar())
    [moved] = effect.deadlines
    assert (moved.code, moved.label) == ("dossier", "Hồ sơ còn giá trị để chi bộ xem xét")
    assert moved.new < moved.old
    assert effect.appearing == ["Chưa đủ 30 tuổi; đủ tuổi từ ngày 15/03/2030."]
    assert effect.disappearing == []
    assert counted_effects(new) == [("Hồ sơ còn giá trị để chi bộ xem xét", 1)]


def test_a_preview_tells_of_remarks_and_letters_and_counts_them_without_names(cast, rules):
    """The letter about a relative is told by name to who sees the file, and counted by its kind for the others."""
    candidacy = bring(cast, State.DOSSIER)
    Verification.objects.create(
        candidacy=candidacy,
        relation="father",
        name="Nguyễn Văn Cha",
        way="letter",
        asked_of="Đảng ủy phường Mẫu",
        letter_number="01-CV/ĐU",
        sent_on=today(),
    )
    new = draft(
        cast, rules, {"helper": {"remark_months": 1}, "verification": {"reply_domestic_working_days": 7}}
    )
    moved = effect_on(candidacy, new, today(), working_calendar()).deadlines
    assert {each.kind for each in moved} == {"remark", "letter"}
    assert all(each.new < each.old for each in moved)
    assert dict(counted_effects(new)) == {"Nhận xét của đảng viên giúp đỡ": 1, "Trả lời công văn thẩm tra": 1}


def test_a_version_that_changes_nothing_for_a_file_has_no_effect(cast, rules):
    candidacy = bring(cast, State.LISTED)
    new = draft(cast, rules, {"recognition": {"failed_votes": 4}})
    assert effect_on(candidacy, new, today(), working_calendar()).is_nothing
    assert counted_effects(new) == []
    assert list(open_files(new)) == [candidacy]


def test_a_local_version_touches_its_own_files(cast, rules):
    bring(cast, State.LISTED)
    assert list(open_files(draft(cast, rules, {}, cast.CB2))) == []


def test_local_additions_are_carried_over_when_a_new_general_version_is_published(cast, rules):
    published(cast, rules, shorter(28), cast.DUC)
    local = published(cast, rules, shorter(25), cast.DUC)
    new = draft(cast, rules, title="Quy định chung mới")
    assert local_versions(new) == [local]
    publish(actor=cast.quan_tri, policy=new, version=new.version, carry=local_versions(new))
    own = policy_in_force(today(), cast.CB1)
    assert (own.base, own.organisation, own.changes) == (new, cast.DUC, shorter(25))
    assert policy_in_force(today()) == new


def test_what_cannot_be_carried_over_stops_the_publishing_and_is_named(cast, rules):
    local = published(cast, rules, shorter(25), cast.DUC)
    new = draft(cast, rules, shorter(20), title="Quy định chung mới")
    with pytest.raises(Refused, match=f"quy định riêng của {cast.DUC}"):
        publish(actor=cast.quan_tri, policy=new, version=new.version, carry=[local])
    assert Policy.objects.get(pk=new.pk).published_at is None
