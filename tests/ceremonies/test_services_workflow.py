import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, State
from ceremonies.models import Decision, IssuedNumber, Step
from ceremonies.services.workflow import NotYet, act
from members.services.audit import broken_links
from members.services.errors import Conflict, Refused
from tests.road import bring, fill_papers, nominate, steps, take, vote


def test_the_whole_road_ends_in_a_numbered_decision(cast):
    candidacy = bring(cast, State.DECIDED)
    decision = Decision.objects.get()
    assert decision.number_text == "Số 01-QĐ/ĐU"
    assert decision.snapshot["number"] == "Số 01-QĐ/ĐU"
    assert candidacy.desk == cast.CB1
    assert [s.action for s in candidacy.steps.all()] == [Action.OPEN, *[a for a, _, _ in steps(cast)]]
    assert list(broken_links()) == []


def test_the_same_step_twice_by_the_same_person_is_done_once(cast):
    candidacy = nominate(cast)
    first = act(actor=cast.doan_vien, candidacy=candidacy, action=Action.SUBMIT, version=candidacy.version)
    again = act(actor=cast.doan_vien, candidacy=candidacy, action=Action.SUBMIT, version=candidacy.version)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.step == first.step
    assert Step.objects.filter(action=Action.SUBMIT).count() == 1


def test_the_slower_of_two_people_is_told_who_was_faster(cast):
    candidacy = bring(cast, State.SENT)
    seen = candidacy.version
    take(cast, candidacy, Action.RECEIVE, "chi_bo")
    with pytest.raises(Conflict) as conflict:
        act(actor=cast.doan_vien, candidacy=candidacy, action=Action.WITHDRAW, version=seen, reason="Xin rút")
    assert conflict.value.who == cast.chi_bo.full_name
    assert conflict.value.when == Step.objects.get(action=Action.RECEIVE).at


def test_nobody_resolves_what_they_proposed(cast):
    candidacy = nominate(cast)
    candidacy = take(cast, candidacy, Action.SUBMIT, "doan_vien")
    with pytest.raises(PermissionDenied):
        take(cast, candidacy, Action.RESOLVE, "doan_vien", vote=vote(3, listed=9), number="1")


def test_the_signer_did_not_record_the_vote(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    candidacy = take(
        cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", vote=vote(3, listed=7), number="8"
    )
    with pytest.raises(Refused, match="không được tự mình"):
        take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=vote(1).held_on)
    assert IssuedNumber.objects.count() == 0


def test_an_incomplete_dossier_is_refused_with_every_missing_paper(cast):
    candidacy = bring(cast, State.DOSSIER)
    with pytest.raises(NotYet) as refused:
        take(cast, candidacy, Action.RECORD_CELL_VOTE, "chi_bo", vote=vote(10), number="05-NQ/CB")
    assert [r.code for r in refused.value.requirements] == [
        "paper_certificate",
        "paper_application",
        "paper_cv",
        "paper_verification",
        "paper_introduction",
        "paper_opinions",
    ]
    fill_papers(cast, candidacy)
    candidacy = take(cast, candidacy, Action.RECORD_CELL_VOTE, "chi_bo", vote=vote(10), number="05-NQ/CB")
    assert candidacy.state == State.CELL_VOTED


def test_a_voided_number_stays_and_the_next_decision_takes_the_next(cast):
    candidacy = bring(cast, State.DECIDED)
    candidacy = take(cast, candidacy, Action.VOID_DECISION, "cap_tren", reason="In sai họ tên")
    candidacy = take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=vote(1).held_on)
    numbers = list(IssuedNumber.objects.values_list("value", "void_reason"))
    assert numbers == [(1, "In sai họ tên"), (2, "")]
