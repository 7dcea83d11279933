"""Which profile holds for whom and when, and that papers are laid out in it and keep it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, State
from ceremonies.models import StyleProfile
from ceremonies.selectors.styles import profile_of, style_of
from ceremonies.services.decisions import decision_bytes
from ceremonies.services.styles import save_style
from members.clock import today
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.ceremonies.paper_facts import text
from tests.road import bring, day, take

JANUARY, JUNE = date(2026, 1, 1), date(2026, 6, 1)


def profile(organisation, starts_on=JANUARY, name="Mẫu", **data) -> StyleProfile:
    return StyleProfile(organisation=organisation, name=name, starts_on=starts_on, data=data)


def test_the_nearest_and_newest_profile_holds(cast):
    general = profile(None, name="Chung")
    above, newer = profile(cast.DUB, name="Bộ"), profile(cast.DUB, JUNE, name="Bộ, mới")
    own = profile(cast.DUC, name="Cục")
    StyleProfile.objects.bulk_create([general, above, newer, own])
    held = {
        (organisation, on): str(profile_of(organisation, on))
        for organisation in (cast.CB1, cast.DUC, cast.DUB, cast.DTN)
        for on in (JANUARY, JUNE)
    }
    assert held == {
        (cast.CB1, JANUARY): "Cục",
        (cast.CB1, JUNE): "Cục",
        (cast.DUC, JANUARY): "Cục",
        (cast.DUC, JUNE): "Cục",
        (cast.DUB, JANUARY): "Bộ",
        (cast.DUB, JUNE): "Bộ, mới",
        (cast.DTN, JANUARY): "Chung",
        (cast.DTN, JUNE): "Chung",
    }
    assert profile_of(cast.DUB, JANUARY - timedelta(days=1)) is None


def test_without_any_profile_the_default_style_holds(cast):
    assert style_of(cast.DUB, today()) == {}


def test_a_decision_is_made_in_the_style_of_its_day_and_keeps_it(cast):
    voted = bring(cast, State.AUTHORITY_VOTED)
    style = profile(cast.DUB, starts_on=day(30), name="Kiểu Bộ", on_behalf="TM.", spelling="uỷ")
    save_style(actor=cast.ban_to_chuc, profile=style)
    later = profile(cast.DUB, starts_on=today(), name="Kiểu mới", on_behalf="T/M")
    save_style(actor=cast.ban_to_chuc, profile=later)
    take(cast, voted, Action.ISSUE_DECISION, "cap_tren", issued_on=day(1))
    decision = voted.decisions.get()
    kept = decision.snapshot["style"]
    assert (kept["name"], kept["dated"], kept["on_behalf"]) == ("Kiểu Bộ", day(30).isoformat(), "TM.")
    [content] = decision_bytes(actor=cast.chi_bo, decisions=[decision])
    assert "TM. BAN THƯỜNG VỤ" in text(content)
    assert "ĐẢNG UỶ BỘ MẪU" in text(content)


@pytest.mark.parametrize(
    ("account", "organisation", "allowed"),
    [
        ("quan_tri", None, True),
        ("quan_tri", "DTN", True),
        ("van_phong", "DUC", True),
        ("dang_uy", "DUC", True),
        ("van_phong", "DUB", False),
        ("van_phong", None, False),
        ("ban_to_chuc", "DUB", True),
        ("ban_to_chuc", "DUC", False),
        ("chi_bo", "CB1", False),
        ("kiem_tra", "DUC", False),
        ("doan_bi_thu", "DTN", False),
        ("sieu_quyen", None, False),
    ],
)
def test_who_keeps_whose_style(cast, account, organisation, allowed):
    body = cast.organisations.get(organisation)
    if allowed:
        saved = save_style(actor=cast.users[account], profile=profile(body, body_pt=13))
        assert StyleProfile.objects.get() == saved
        entry = AuditEntry.objects.get(action="style.create")
        assert (entry.actor, entry.data["data"]) == (cast.users[account], {"body_pt": 13})
    else:
        with pytest.raises(PermissionDenied):
            save_style(actor=cast.users[account], profile=profile(body))
        assert StyleProfile.objects.count() == 0


def test_two_of_one_day_would_contradict_each_other(cast):
    save_style(actor=cast.quan_tri, profile=profile(None))
    with pytest.raises(Refused, match="Kiểu chung đã có một kiểu trình bày áp dụng từ ngày 01/01/2026"):
        save_style(actor=cast.quan_tri, profile=profile(None))


def test_what_is_no_style_is_refused(cast):
    with pytest.raises(Refused, match="phải là số dương"):
        save_style(actor=cast.quan_tri, profile=profile(None, body_pt=-1))
    with pytest.raises(Refused, match="mục không dùng được"):
        save_style(actor=cast.quan_tri, profile=profile(None, colour="red"))


def test_of_two_who_change_it_at_once_the_second_is_told(cast):
    saved = save_style(actor=cast.quan_tri, profile=profile(None))
    saved.data = {"body_pt": 13}
    save_style(actor=cast.quan_tri, profile=saved, version=1)
    with pytest.raises(Conflict):
        save_style(actor=cast.quan_tri, profile=saved, version=1)
    assert StyleProfile.objects.get().version == 2
