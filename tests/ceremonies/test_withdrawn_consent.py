"""Who took the consent back (domain 7.3): no list, no news names this person; what was issued stays."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.documents.ceremony_texts import Event, Member, news_text
from ceremonies.models import Candidacy
from ceremonies.services.paper_batches import kind_of, make_batch
from ceremonies.services.paper_batches.making import papers_of
from members.clock import today
from members.models import Person
from members.selectors.consents import of_those_who_agree, withdrawn_among
from members.services.consents import record_consent, withdraw_consent
from members.services.errors import Refused
from tests.exported import cells, take
from tests.road import bring
from tests.signed_in import signed_in


def take_back(cast, person) -> None:
    known = {"actor": cast.chi_bo, "person": person, "paper_kept_at": "Tủ 2"}
    record_consent(**known, given_on=today())
    withdraw_consent(**known, withdrawn_on=today())


def test_whoever_takes_it_back_and_gives_it_again(cast):
    take_back(cast, cast.an)
    assert withdrawn_among([cast.an, cast.ha]) == {cast.an.pk}
    assert cast.an not in of_those_who_agree(Person.objects.all())
    record_consent(actor=cast.chi_bo, person=cast.an, given_on=today(), paper_kept_at="Tủ 2")
    assert withdrawn_among([cast.an]) == set()


@pytest.mark.parametrize("address", ["members:person_export", "ceremonies:candidacy_export"])
def test_no_list_takes_the_person_along(cast, address):
    file = bring(cast, State.DOSSIER)
    client = signed_in(cast.chi_bo)

    def names() -> bool:
        return str(file.person) in str(cells(take(client, reverse(address))))

    assert names()
    take_back(cast, file.person)
    assert not names()


def test_a_register_that_has_to_be_whole_stays_whole(cast):
    file = bring(cast, State.PROBATION)
    take_back(cast, file.person)
    url = reverse("members:org_party_register_export", args=[cast.CB1.pk])
    assert str(file.person) in str(cells(take(signed_in(cast.chi_bo), url)))


def test_making_a_paper_warns_and_a_batch_leaves_the_person_out(cast):
    file = bring(cast, State.DOSSIER)
    take_back(cast, file.person)
    url = reverse("ceremonies:document_create", args=[Candidacy, file.pk, "cv"])
    assert "đã rút lại sự đồng ý" in signed_in(cast.chi_bo).get(url).content.decode()
    wanted = {"actor": cast.chi_bo, "organisation": cast.CB1, "files": [file.pk]}
    batch = make_batch(**wanted, kind=kind_of("cv"), form_key=uuid4())
    assert [found.why[:10] for found in papers_of(batch)] == ["Đã rút lại"]
    with pytest.raises(Refused, match=str(file.person)):
        make_batch(**wanted, kind=kind_of("proposal_list"), form_key=uuid4())


def test_no_news_names_the_person():
    event = Event(
        cell_name="Chi bộ Một",
        committee_name="",
        held_on=date(2026, 5, 19),
        hall="Hội trường",
        host="Lê Văn Ba",
        host_office="Bí thư Chi bộ",
        people=[Member(name="Trần Thị Tư", silent=True), Member(name="Hà Văn Năm")],
    )
    assert ("Trần Thị Tư" in news_text(event), "Hà Văn Năm" in news_text(event)) == (False, True)
