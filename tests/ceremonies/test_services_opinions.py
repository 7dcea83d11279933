import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Matter, State
from ceremonies.models import Opinion
from ceremonies.selectors.facts import facts_of
from ceremonies.selectors.opinions import opinions_of, still_to_ask
from ceremonies.services.opinions import remove_opinion, write_opinion
from members.clock import today
from members.models import AuditEntry
from members.permissions import visible_to
from members.services.errors import Conflict, Refused
from tests.road import bring, day

GIVEN = {"held_on": day(3), "people": 9, "agree": 8, "against": 1}


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def write(actor, file, **values) -> Opinion:
    row = Opinion(candidacy=file, **{"kind": "youth_union", "asked_of": "Chi đoàn Một"} | values)
    return write_opinion(actor=actor, opinion=row)


def test_unions_come_from_the_memberships_and_the_residence_cell_is_asked_too(cast, file):
    assert [each.name for each in still_to_ask(file, [])] == [
        "Chi đoàn Một",
        "Tổ công đoàn Một",
        "Chi ủy nơi cư trú",
    ]
    row = write(cast.chi_bo, file)
    assert [each.name for each in still_to_ask(file, [row])] == ["Tổ công đoàn Một", "Chi ủy nơi cư trú"]


def test_who_was_asked_and_has_not_answered_is_missing(cast, file):
    row = write(cast.chi_bo, file, asked_on=day(9))
    assert facts_of(file, today()).unanswered == ("Chi đoàn Một",)
    for name, value in GIVEN.items():
        setattr(row, name, value)
    write_opinion(actor=cast.chi_bo, opinion=row, version=1)
    file.refresh_from_db()
    assert facts_of(file, today()).unanswered == ()


def test_the_residence_cell_may_be_exempt_with_a_reason(cast, file):
    reason = "Công tác ở cơ quan đại diện Việt Nam tại nước ngoài"
    write(cast.chi_bo, file, kind="residence", asked_of="Chi ủy nơi cư trú", exempt_reason=reason)
    assert facts_of(file, today()).unanswered == ()
    with pytest.raises(Refused, match="Chỉ chi ủy nơi cư trú"):
        write(cast.chi_bo, file, exempt_reason=reason)


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"people": 9, "agree": 8, "against": 2}, "lớn hơn số người được lấy ý kiến"),
        ({"people": 0, "agree": 0, "against": 0}, "phải từ 1 trở lên"),
        ({"against": None}, "Hãy ghi đủ số người"),
        ({"held_on": None}, "Hãy ghi ngày cho ý kiến."),
        ({"held_on": day(-1)}, "không được ở tương lai"),
        ({"asked_on": day(1)}, "không được trước ngày đề nghị"),
    ],
)
def test_what_cannot_be_is_refused(cast, file, values, sentence):
    with pytest.raises(Refused, match=sentence):
        write(cast.chi_bo, file, **GIVEN | values)
    assert Opinion.objects.count() == 0


def test_of_two_people_the_slower_writes_nothing(cast, file):
    row = write(cast.chi_bo, file)
    row.strengths = "Gương mẫu."
    write_opinion(actor=cast.chi_bo, opinion=row, version=1)
    with pytest.raises(Conflict):
        write_opinion(actor=cast.chi_bo, opinion=row, version=1)
    with pytest.raises(Conflict):
        remove_opinion(actor=cast.chi_bo, opinion=row, version=1)
    remove_opinion(actor=cast.chi_bo, opinion=row, version=2)
    assert AuditEntry.objects.filter(action="opinion.remove").count() == 1


@pytest.mark.parametrize(
    "account", ["doan_vien", "chi_bo_khac", "van_phong", "kiem_tra", "giup_do", "ung_vien", "quan_tri"]
)
def test_only_the_cell_writes(cast, file, account):
    with pytest.raises(PermissionDenied):
        write(cast.users[account], file)


@pytest.mark.parametrize(
    "account, seen",
    [("chi_bo", 1), ("van_phong", 1), ("kiem_tra", 1)]
    + [(name, 0) for name in ("giup_do", "ung_vien", "doan_vien", "quan_tri", "chi_bo_khac", "sieu_quyen")],
)
def test_only_the_party_bodies_read(cast, file, account, seen):
    write(cast.chi_bo, file)
    assert visible_to(cast.users[account], Opinion).count() == seen


def test_opinions_on_recognition_are_rows_of_their_own(cast):
    file = bring(cast, State.RECOGNITION)
    old = Opinion.objects.create(candidacy=file, kind="youth_union", asked_of="Chi đoàn Một", **GIVEN)
    new = write(cast.chi_bo, file)
    assert (new.matter, [row.matter for row in opinions_of(file, Matter.ADMISSION)]) == (
        Matter.RECOGNITION,
        [Matter.ADMISSION],
    )
    with pytest.raises(Refused, match="lần xét trước"):
        write_opinion(actor=cast.chi_bo, opinion=old, version=1)
