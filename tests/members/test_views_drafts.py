"""What is typed and not sent: its writer's alone, gone when the form is taken or a week has passed."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from members import clock
from members.models import AuditEntry, Draft
from members.services.drafts import LONGEST, MOST, forget_old_drafts, save_draft
from tests.signed_in import signed_in

ADDRESS = f"{reverse('members:draft')}?o=/ho-so/1/nhan-xet/%3Fa%3D1"


def keep(client, texts, address=ADDRESS):
    return client.post(address, {"texts": json.dumps(texts)})


def test_only_the_writer_reads_it(cast):
    writer, other = signed_in(cast.chi_bo), signed_in(cast.van_phong)
    assert keep(writer, {"text": "Có tiến bộ"}).json().keys() == {"saved"}
    assert writer.get(ADDRESS).json()["texts"] == {"text": "Có tiến bộ"}
    assert other.get(ADDRESS).json() == {}
    assert writer.get(reverse("members:draft")).json() == {}
    assert not AuditEntry.objects.filter(object_type__icontains="draft").exists()


def test_the_last_pause_wins_and_nothing_typed_is_no_draft(cast):
    writer = signed_in(cast.chi_bo)
    keep(writer, {"text": "Một"})
    keep(writer, {"text": "Hai"})
    assert [each.texts for each in Draft.objects.all()] == [{"text": "Hai"}]
    assert keep(writer, {"text": " "}).json() == {}
    assert not Draft.objects.exists()


@pytest.mark.parametrize("sent", ["", "[]", '{"a": 1}', "{", '{"a": "\\u0000"}', '{"a": "\\ud800"}'])
def test_what_is_no_text_is_refused(cast, sent):
    assert signed_in(cast.chi_bo).post(ADDRESS, {"texts": sent}).status_code == 400
    assert not Draft.objects.exists()


def test_a_text_or_address_without_measure_is_refused(cast):
    writer = signed_in(cast.chi_bo)
    assert keep(writer, {"text": "a" * (LONGEST + 1)}).status_code == 422
    assert keep(writer, {"text": "a"}, f"{ADDRESS}{'b' * 300}").status_code == 422
    assert not Draft.objects.exists()


def test_the_oldest_gives_way(cast):
    for number in range(MOST + 1):
        save_draft(actor=cast.chi_bo, address=f"/{number}/", texts={"a": "b"})
    assert set(cast.chi_bo.drafts.values_list("address", flat=True)) == {f"/{n}/" for n in range(1, MOST + 1)}


def test_after_a_week_it_is_forgotten(cast):
    for days in (6, 8):
        draft = save_draft(actor=cast.chi_bo, address=f"/{days}/", texts={"a": "b"})
        Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now() - timedelta(days=days))
    assert forget_old_drafts() == 1
    assert [each.address for each in Draft.objects.all()] == ["/6/"]


@pytest.mark.parametrize("last_day, left", [("01/01/2031", 0), ("khong phai ngay", 1)])
def test_a_form_that_is_taken_leaves_none(cast, last_day, left):
    url = reverse("members:authority_end", args=[cast.DUB.pk, cast.DUB.authorities.get().pk])
    admin = signed_in(cast.quan_tri)
    save_draft(actor=cast.quan_tri, address=url, texts={"a": "b"})
    save_draft(actor=cast.chi_bo, address=url, texts={"a": "b"})
    admin.post(url, {"ends_on": last_day, "draft": url})
    assert (cast.quan_tri.drafts.count(), cast.chi_bo.drafts.count()) == (left, 1)
