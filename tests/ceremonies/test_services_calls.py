from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.models import Addressee, Call, CallAnswer, Candidacy
from ceremonies.selectors.calls import askable, countable, unanswered, with_files
from ceremonies.services.calls import (
    answer_nobody,
    answer_with_files,
    answer_with_new_file,
    ask,
    close_call,
    drop_addressee,
    edit_call,
    open_call,
    remind,
)
from ceremonies.services.candidacies import open_by_cell, open_nomination
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.road import day, nominate

KINDS = ["youth_cell", "union_group", "department"]


def make(cast, body="DUC", account="van_phong", kinds=KINDS, back=-20, **values) -> Call:
    call = Call(organisation=cast.organisations[body], title="Giới thiệu quý I", due_on=day(back))
    key = values.pop("form_key", None) or uuid4()
    return open_call(actor=cast.users[account], call=call, kinds=kinds, quota=2, form_key=key)


def line_of(call: Call, code: str) -> Addressee:
    return call.addressees.select_related("call__organisation", "organisation__serves").get(
        organisation__code=code
    )


def nomination(cast) -> dict:
    return {
        "person": cast.an,
        "nominator": cast.CD1,
        "cell": cast.CB1,
        "route": "youth_union",
        "strengths": "Có ý thức tổ chức kỷ luật.",
        "form_key": UUID("5c0f2c61-3f9c-4dd0-a6a7-0000000000aa"),
    }


def test_all_of_a_kind_below_the_body_are_asked(cast):
    call = make(cast)
    asked = call.addressees.values_list("organisation__code", "quota")
    assert sorted(asked) == [(code, 2) for code in ("CD1", "CD2", "PM1", "PM2", "TCD")]
    assert AuditEntry.objects.get(action="call.create").data["asked"] == 5
    of_cell = make(cast, "CB1", "chi_bo")
    codes = of_cell.addressees.values_list("organisation__code", flat=True)
    assert sorted(codes) == ["CD1", "PM1", "TCD"]


def test_a_committee_may_ask_the_cells_themselves(cast):
    codes = askable(cast.DUC).filter(kind="party_cell").values_list("code", flat=True)
    assert sorted(codes) == ["CB1", "CB2"]


def test_the_same_form_twice_is_one_call(cast):
    key = uuid4()
    assert make(cast, form_key=key) == make(cast, form_key=key)
    assert Call.objects.count() == 1
    assert Addressee.objects.count() == 5


@pytest.mark.parametrize(
    "values, message",
    [({"back": 1}, "không được trước hôm nay"), ({"kinds": []}, "Chưa có nơi nào")],
)
def test_a_call_asks_somebody_by_a_day_to_come(cast, values, message):
    with pytest.raises(Refused, match=message):
        make(cast, **values)
    assert Call.objects.count() == 0


@pytest.mark.parametrize("account", ["chi_bo", "cap_tren", "kiem_tra", "doan_bi_thu", "quan_tri"])
def test_only_the_body_itself_calls(cast, account):
    with pytest.raises(PermissionDenied):
        make(cast, account=account)


def test_a_nomination_made_from_the_call_is_its_answer(cast):
    line = line_of(make(cast), "CD1")
    answer = {"actor": cast.doan_vien, "addressee": line, "open_file": open_nomination} | nomination(cast)
    file = answer_with_new_file(**answer)
    assert answer_with_new_file(**answer) == file
    line.refresh_from_db()
    assert (line.answered_on, line.nobody, line.answers.count()) == (day(), False, 1)
    assert AuditEntry.objects.filter(action="call.answer").count() == 1


def test_when_the_file_cannot_be_opened_nothing_is_answered(cast):
    line = line_of(make(cast), "CD1")
    nominate(cast)
    with pytest.raises(Conflict):
        answer_with_new_file(
            actor=cast.doan_vien, addressee=line, open_file=open_nomination, **nomination(cast)
        )
    line.refresh_from_db()
    assert line.answered_on is None


def test_a_file_of_another_organisation_is_no_answer(cast):
    line = line_of(make(cast), "CD2")
    with pytest.raises(Refused, match="không do Chi đoàn Hai giới thiệu"):
        answer_with_files(actor=cast.doan_khac, addressee=line, version=1, files=[nominate(cast)])
    assert CallAnswer.objects.count() == 0


def test_a_file_that_is_open_already_is_counted_once(cast):
    first, second = line_of(make(cast), "CD1"), line_of(make(cast, "CB1", "chi_bo"), "CD1")
    file = nominate(cast)
    assert list(countable(cast.doan_vien, first)) == [file]
    answer_with_files(actor=cast.doan_vien, addressee=first, version=1, files=[file], note="Đợt đầu")
    assert list(countable(cast.doan_vien, second)) == []
    with pytest.raises(Refused, match="đã được tính"):
        answer_with_files(actor=cast.doan_vien, addressee=second, version=1, files=[file])


def test_the_cell_answers_for_a_department(cast):
    line = line_of(make(cast), "PM1")
    file = answer_with_new_file(
        actor=cast.chi_bo,
        addressee=line,
        open_file=open_by_cell,
        person=cast.chau,
        cell=cast.CB1,
        strengths="Có uy tín.",
        form_key=uuid4(),
    )
    assert line.answers.get().candidacy == file
    with pytest.raises(PermissionDenied):
        answer_nobody(actor=cast.chi_bo, addressee=line_of(line.call, "CD1"), version=1)


def test_the_body_that_calls_may_answer_for_a_department(cast):
    line = line_of(make(cast), "PM2")
    answer_nobody(actor=cast.van_phong, addressee=line, version=1, note="Đã hỏi trưởng phòng.")
    line.refresh_from_db()
    assert (line.nobody, line.note, line.answered_on) == (True, "Đã hỏi trưởng phòng.", day())


def test_nobody_becomes_somebody_but_not_the_other_way(cast):
    line = line_of(make(cast), "CD1")
    answer_nobody(actor=cast.doan_vien, addressee=line, version=1)
    answer_with_files(actor=cast.doan_vien, addressee=line, version=2, files=[nominate(cast)])
    line.refresh_from_db()
    assert line.nobody is False
    with pytest.raises(Refused, match="Đã có người"):
        answer_nobody(actor=cast.doan_vien, addressee=line, version=3)


def test_a_reminder_reaches_who_has_not_answered(cast):
    call = make(cast)
    answer_nobody(actor=cast.doan_vien, addressee=line_of(call, "CD1"), version=1)
    assert remind(actor=cast.van_phong, call=call) == 4
    assert line_of(call, "CD1").reminded_on is None
    assert line_of(call, "CD2").reminded_on == day()
    assert [line.organisation.code for line in unanswered(cast.doan_khac)] == ["CD2"]
    assert list(unanswered(cast.doan_vien)) == []
    assert [line.organisation.code for line in unanswered(cast.chi_bo)] == ["PM1"]


def test_a_closed_call_takes_no_answer(cast):
    call = make(cast)
    close_call(actor=cast.van_phong, call=call, version=1)
    line = line_of(call, "CD1")
    with pytest.raises(PermissionDenied):
        answer_nobody(actor=cast.doan_vien, addressee=line, version=1)
    for act in (
        lambda: close_call(actor=cast.van_phong, call=call, version=2),
        lambda: remind(actor=cast.van_phong, call=call),
        lambda: edit_call(actor=cast.van_phong, call=call, version=2),
        lambda: drop_addressee(actor=cast.van_phong, addressee=line, version=1),
    ):
        with pytest.raises(Conflict, match="đã kết thúc"):
            act()
    assert list(unanswered(cast.doan_vien)) == []


def test_one_more_is_asked_and_one_taken_back(cast):
    call = make(cast, kinds=["youth_cell"])
    line = ask(actor=cast.van_phong, call=call, organisation=cast.PM1, quota=None)
    with pytest.raises(Refused, match="đã có trong đợt"):
        ask(actor=cast.van_phong, call=call, organisation=cast.PM1, quota=None)
    with pytest.raises(Refused, match="không thuộc phạm vi"):
        ask(actor=cast.van_phong, call=call, organisation=cast.DUB, quota=None)
    drop_addressee(actor=cast.van_phong, addressee=line, version=1)
    answer_nobody(actor=cast.doan_vien, addressee=line_of(call, "CD1"), version=1)
    with pytest.raises(Refused, match="đã trả lời"):
        drop_addressee(actor=cast.van_phong, addressee=line_of(call, "CD1"), version=2)


def test_a_draft_of_the_union_is_not_named_to_the_party(cast):
    line = line_of(make(cast), "CD1")
    answer_with_files(actor=cast.doan_vien, addressee=line, version=1, files=[nominate(cast)])
    assert with_files(cast.van_phong, [line])[0].files == []
    assert with_files(cast.doan_vien, [line])[0].files == list(Candidacy.objects.all())
