import pytest
from django.core.exceptions import PermissionDenied

from members.clock import today
from members.models import AuditEntry, Consent
from members.permissions import visible_to
from members.selectors.consents import last_consent
from members.services import consents as service
from members.services.consent_text import TEXT, VERSION
from members.services.errors import Refused
from tests.road import day

PAPER = {"given_on": day(10), "paper_kept_at": "Bản quét số 12/2026, tủ hồ sơ số 2"}


def give(cast):
    return service.give_consent(actor=cast.ung_vien, person=cast.an)


def record(cast, account="chi_bo", **values):
    return service.record_consent(actor=cast.users[account], person=cast.an, **PAPER | values)


def withdraw(cast, account="ung_vien", **values):
    given = {"withdrawn_on": today()} | values
    return service.withdraw_consent(actor=cast.users[account], person=cast.an, **given)


def test_the_person_agrees_to_the_text_as_it_reads_today(cast):
    consent = give(cast)
    assert (consent.text, consent.text_version, consent.given_on) == (TEXT, VERSION, today())
    assert AuditEntry.objects.get(action="consent.give").data["text_version"] == VERSION


def test_what_was_agreed_to_is_not_asked_twice(cast):
    give(cast)
    with pytest.raises(Refused, match="Đã có sự đồng ý"):
        give(cast)
    assert Consent.objects.count() == 1


def test_a_new_text_is_agreed_to_anew_and_the_old_one_stays(cast, monkeypatch):
    give(cast)
    monkeypatch.setattr(service, "VERSION", "02/2026")
    monkeypatch.setattr(service, "TEXT", "Văn bản mới.")
    give(cast)
    assert list(Consent.objects.order_by("pk").values_list("text_version", "text")) == [
        (VERSION, TEXT),
        ("02/2026", "Văn bản mới."),
    ]


def test_a_keeper_writes_down_what_was_signed_on_paper(cast):
    consent = record(cast)
    assert (consent.recorded_by, consent.paper_kept_at) == (cast.chi_bo, PAPER["paper_kept_at"])


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"paper_kept_at": " "}, "nơi giữ bản giấy"),
        ({"given_on": day(-1)}, "không được ở tương lai"),
        ({"given_on": day(365 * 60)}, "trước ngày sinh"),
    ],
)
def test_what_cannot_be_is_refused(cast, values, sentence):
    with pytest.raises(Refused, match=sentence):
        record(cast, **values)


def test_it_is_taken_back_and_given_again_and_every_row_stays(cast):
    give(cast)
    withdraw(cast)
    assert last_consent(cast.an).withdraws
    with pytest.raises(Refused, match="không có sự đồng ý nào"):
        withdraw(cast)
    give(cast)
    assert [row.withdraws for row in Consent.objects.order_by("pk")] == [False, True, False]


def test_the_days_go_forward(cast):
    record(cast)
    with pytest.raises(Refused, match="không được trước ngày đồng ý"):
        withdraw(cast, withdrawn_on=day(11))
    withdraw(cast, withdrawn_on=day(5))
    with pytest.raises(Refused, match="không được trước lần ghi gần nhất"):
        record(cast, given_on=day(6))


def test_a_keeper_who_takes_it_back_for_somebody_says_where_the_paper_lies(cast):
    record(cast)
    with pytest.raises(Refused, match="Hãy ghi nơi giữ"):
        withdraw(cast, "chi_bo")
    assert withdraw(cast, "chi_bo", paper_kept_at="Tủ hồ sơ số 2").withdraws


@pytest.mark.parametrize("account", ["chi_bo", "giup_do", "quan_tri", "doan_vien", "nguoi_la"])
def test_nobody_agrees_for_another(cast, account):
    with pytest.raises(PermissionDenied):
        service.give_consent(actor=cast.users[account], person=cast.an)


@pytest.mark.parametrize(
    "account", ["ung_vien", "giup_do", "kiem_tra", "doan_khac", "chi_bo_khac", "sieu_quyen"]
)
def test_only_keepers_of_the_entry_write_down_papers(cast, account):
    with pytest.raises(PermissionDenied):
        record(cast, account)


@pytest.mark.parametrize(
    "account, seen",
    [("ung_vien", 1), ("chi_bo", 1), ("doan_vien", 1)]
    + [(name, 0) for name in ("giup_do", "chi_bo_khac", "doan_khac", "sieu_quyen")],
)
def test_who_sees_it(cast, account, seen):
    give(cast)
    assert visible_to(cast.users[account], Consent).count() == seen
