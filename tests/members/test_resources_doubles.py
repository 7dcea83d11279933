"""The same person twice: in the file, and in the register."""

import pytest

from members.models import Person, User
from members.resources.doubles import Doubles
from members.resources.matching import OUT_OF_REACH, OUT_OF_REACH_BY_NAME, OWN, UNSEEN
from tests.members.judging import bring_in, judge, named, outcomes, somebody, stored, told

pytestmark = pytest.mark.django_db
KEY, NAME = "Số CCCD", "Họ và tên"
LIKE_PERSON = "Trong sổ đã có người cùng họ tên, cùng ngày sinh. Là người đó hay người mới?"
REPEATED = "Số CCCD này còn ở dòng {} của tệp; mỗi người chỉ được có một dòng."


def test_doubles_name_the_other_rows_and_their_marks():
    doubles = Doubles()
    for row, key in enumerate("abcab"):
        doubles.note(key, row, mark=row == 3)

    assert [doubles.others(key, row) for row, key in enumerate("abcab")] == [
        [(3, True)],
        [(4, False)],
        [],
        [(0, False)],
        [(1, False)],
    ]


# --- In the file ------------------------------------------------------------------------------------------------


def test_both_rows_of_a_citizen_id_that_stands_twice_are_wrong(cast):
    judged = judge(somebody(1), somebody(2), somebody(1, name="Người Khác"))

    assert outcomes(judged) == ["wrong", "new", "wrong"]
    assert told(judged) == [(2, KEY, REPEATED.format(4)), (4, KEY, REPEATED.format(2))]


def test_a_row_that_is_skipped_is_no_double(cast):
    judged = judge(somebody(1), somebody(1, name="Người Khác"), answers={3: "skip"})

    assert outcomes(judged) == ["new", "skipped"]


def test_many_equal_keys_do_not_blow_up_the_answer(cast):
    judged = judge(*[somebody(1)] * 30)

    assert told(judged)[0] == (2, KEY, REPEATED.format("3, 4, 5, 6, 7"))
    assert outcomes(judged) == ["wrong"] * 30


@pytest.mark.parametrize(
    "first,second,expected",
    [
        (named(1), named(1), ["new", "asked"]),
        (named(1), named(1, name="LÒ THỊ MB"), ["new", "asked"]),
        (somebody(1), named(1), ["new", "asked"]),
        (named(1), somebody(1), ["new", "asked"]),
        (named(1), named(1, born="04/11/1990"), ["new", "new"]),
        (somebody(1), somebody(1, cccd="951190000002"), ["new", "new"]),
    ],
)
def test_the_later_of_two_rows_with_one_name_and_birth_date_is_asked_about(cast, first, second, expected):
    judged = judge(first, second)

    assert outcomes(judged) == expected
    asked = "Trùng họ tên và ngày sinh với dòng 2 của tệp. Là người khác hay ghi hai lần?"
    assert told(judged, "info") == ([(3, None, asked)] if "asked" in expected else [])
    assert [row.matches for row in judged] == [[], []]


@pytest.mark.parametrize("answer,outcome", [("new", "new"), ("skip", "skipped"), ("12", "asked")])
def test_somebody_new_or_not_to_be_taken(cast, answer, outcome):
    assert outcomes(judge(named(1), named(1), answers={3: answer})) == ["new", outcome]


# --- In the register --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [named(1, job="kỹ sư"), somebody(1, cccd="951190000077")])
def test_a_visible_person_of_the_same_name_and_birth_date_is_asked_about(cast, row):
    bring_in(somebody(1))

    (asked,) = judge(row)

    assert (asked.outcome, asked.double, asked.matches) == ("asked", True, [stored(1).pk])
    assert told([asked], "info") == [(2, None, LIKE_PERSON)]


def test_the_sender_says_who_it_is(cast):
    bring_in(somebody(1), somebody(2))
    pk, row = stored(1).pk, named(1, job="kỹ sư")

    same, new, skipped, somebody_else = (
        judge(row, answers={2: answer})[0] for answer in (str(pk), "new", "skip", str(stored(2).pk))
    )

    assert (same.outcome, same.instance.pk, same.before) == ("changed", pk, {"Chức vụ": "chuyên viên"})
    assert (new.outcome, new.instance, skipped.outcome) == ("new", None, "skipped")
    assert (somebody_else.outcome, somebody_else.matches) == ("asked", [pk])


def test_the_same_person_gets_the_citizen_id_of_the_row(cast):
    bring_in(named(1))
    person = Person.objects.get(full_name="Lò Thị Mb")

    (row,) = judge(somebody(1), answers={2: str(person.pk)})

    assert (row.outcome, row.before, row.cleaned) == ("changed", {KEY: ""}, {"citizen_id": "951190000001"})


def test_two_rows_cannot_be_one_person(cast):
    bring_in(somebody(1))
    pk = stored(1).pk

    judged = judge(somebody(1), named(1, job="kỹ sư"), answers={3: str(pk)})

    assert told(judged) == [
        (3, NAME, "Dòng 2 của tệp cũng được ghi cho người này; mỗi người chỉ được có một dòng.")
    ]


def test_whoever_changes_nothing_is_not_asked_about(cast):
    bring_in(named(1), named(2))

    assert outcomes(judge(named(1), named(2, name="LÒ THỊ MC"), named(3))) == ["same", "same", "new"]
    assert outcomes(judge(named(1), organisation=cast.CD1)) == ["asked"]


def test_a_masked_citizen_id_says_nothing(cast):
    bring_in(somebody(1))

    (row,) = judge(somebody(1, cccd="•••••••••001"))

    assert row.outcome == "same"
    assert [(repair.old, repair.new, repair.why) for repair in row.repaired] == [
        ("•••••••••001", "", "số đã được che, không đọc")
    ]


# --- Whom the sender may know of, and change --------------------------------------------------------------------


def as_in_register(person, **changes) -> dict:
    return somebody(
        0,
        **{
            "name": person.full_name,
            "sex": person.get_sex_display(),
            "born": person.birth_date,
            "cccd": person.citizen_id,
            "ethnicity": person.ethnicity,
            "place": person.native_place,
            "job": person.job_title,
            "unit": person.department.name,
            "phone": None,
            "email": None,
        }
        | changes,
    )


def test_somebody_unseen_is_neither_changed_nor_shown(cast):
    (by_id,) = judge(as_in_register(cast.binh, job="X"), actor=cast.doan_vien, organisation=cast.CD1)

    assert (by_id.outcome, by_id.before, by_id.instance) == ("wrong", {}, None)
    assert told([by_id]) == [(2, KEY, UNSEEN)]


def test_somebody_unseen_is_no_match(cast):
    """Asking would tell the sender that there is such a person."""
    row = as_in_register(cast.binh, cccd=None)

    (new,) = judge(row, actor=cast.doan_vien, organisation=cast.CD1)
    (seen,) = judge(row, actor=cast.doan_khac, organisation=cast.CD2)

    assert (new.outcome, new.matches) == ("new", [])
    assert (seen.outcome, seen.instance) == ("same", cast.binh)


def test_an_answer_reaches_nobody_unseen(cast):
    row = as_in_register(cast.binh, cccd=None, job="X")

    (new,) = judge(row, actor=cast.doan_vien, organisation=cast.CD1, answers={2: str(cast.binh.pk)})

    assert (new.outcome, new.instance) == ("new", None)


@pytest.mark.parametrize("changes,outcome", [({}, "same"), ({"job": "X"}, "wrong")])
def test_nobody_writes_about_themselves(cast, changes, outcome):
    User.objects.filter(person=cast.an).update(person=None)
    cast.doan_vien.person = cast.an
    cast.doan_vien.save()

    judged = judge(as_in_register(cast.an, **changes), actor=cast.doan_vien, organisation=cast.CD1)

    assert outcomes(judged) == [outcome]
    assert told(judged) == ([(2, KEY, OWN)] if changes else [])


@pytest.mark.parametrize(
    "cccd,answer,sentence", [(True, "", OUT_OF_REACH), (False, "pk", OUT_OF_REACH_BY_NAME)]
)
def test_an_entry_in_sight_and_out_of_reach_stays_as_it_is(cast, cccd, answer, sentence):
    """The union sees its members; those of the Party are kept by the Party."""
    member, actor = cast.dung, cast.cong_doan
    cast.TCD.memberships.create(person=member)
    row = as_in_register(member, **({} if cccd else {"cccd": None}))
    context = {"actor": actor, "organisation": cast.TCD, "answers": {2: str(member.pk)} if answer else {}}

    assert outcomes(judge(row, **context)) == ["same"]
    changed = judge(row | {"Chức vụ": "X"}, **context)
    assert told(changed) == [(2, KEY if cccd else NAME, sentence)]
