"""The pages of style profiles: the boxes are those of the style, a sample shows them, nonsense is said in words."""

from dataclasses import fields

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.documents import Style, render_paper
from ceremonies.documents.samples import SAMPLES, sample_snapshot
from ceremonies.forms.styles import GROUPS
from ceremonies.models import StyleProfile
from tests.ceremonies.paper_facts import text
from tests.ceremonies.test_services_styles import profile
from tests.pages import Page
from tests.signed_in import signed_in
from tests.styles import typed

LIST, CREATE = reverse("ceremonies:style_list"), reverse("ceremonies:style_create")


def test_every_measure_of_a_style_has_its_box():
    boxes = [name for labels in GROUPS.values() for name in labels]
    assert sorted(boxes) == sorted({field.name for field in fields(Style)} - {"name", "dated"})


def test_what_differs_from_the_default_is_kept_and_nothing_else(cast):
    body = typed(organisation="Đảng ủy Cục Mẫu (DUC)", margin_left_mm="27,5", on_behalf="TM.")
    del body["italic_date"]
    assert signed_in(cast.van_phong).post(CREATE, body).status_code == 302
    saved = StyleProfile.objects.get()
    assert saved.data == {"margin_left_mm": 27.5, "on_behalf": "TM.", "italic_date": False}
    assert (saved.organisation, saved.name, f"{saved.starts_on:%d/%m/%Y}") == (
        cast.DUC,
        "Thể thức mẫu",
        "01/02/2026",
    )


def test_the_form_comes_back_as_it_was_saved(cast):
    saved = profile(cast.DUC, margin_left_mm=27.5, spelling="uỷ")
    saved.save()
    client = signed_in(cast.van_phong)
    sent = Page(client.get(saved.get_absolute_url())).form()
    assert (sent["margin_left_mm"], sent["spelling"], sent["name"]) == ("27,5", "uỷ", "Mẫu")
    assert client.post(saved.get_absolute_url(), sent | {"body_pt": "13,5"}).status_code == 302
    saved.refresh_from_db()
    assert (saved.data["body_pt"], saved.data["margin_left_mm"], saved.version) == (13.5, 27.5, 2)


def test_sent_twice_it_is_there_once(cast):
    body = typed(organisation="Đảng ủy Cục Mẫu (DUC)")
    client = signed_in(cast.van_phong)
    assert [client.post(CREATE, body).status_code for _ in range(2)] == [302, 302]
    assert StyleProfile.objects.count() == 1


@pytest.mark.parametrize(
    ("sample", "says"),
    [
        ("decision", "TM. BAN THƯỜNG VỤ"),
        ("letter", "V/v thẩm tra lý lịch"),
        ("youth", "ĐOÀN TNCS HỒ CHÍ MINH"),
        ("trade", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("list", "DANH SÁCH"),
    ],
)
def test_a_sample_is_seen_before_anything_is_saved(cast, sample, says):
    body = typed(organisation="Đảng ủy Cục Mẫu (DUC)", on_behalf="TM.", sample=sample, preview="1")
    answer = signed_in(cast.van_phong).post(CREATE, body)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert says in text(answer.content)
    assert StyleProfile.objects.count() == 0
    body.pop("preview")
    assert signed_in(cast.van_phong).post(CREATE, body).status_code == 302


@pytest.mark.parametrize("kind", [kind for kind, _ in SAMPLES])
def test_every_sample_is_a_paper(kind):
    assert render_paper(sample_snapshot(kind, {})).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"margin_left_mm": "90", "margin_right_mm": "40"}, "Hai lề đối nhau cộng lại không được quá 110 mm"),
        (
            {"margin_top_mm": "100", "margin_bottom_mm": "100"},
            "Hai lề đối nhau cộng lại không được quá 177 mm",
        ),
        ({"line_pitch_pt": "12"}, "Khoảng cách dòng không được nhỏ hơn cỡ chữ"),
        ({"body_pt": "200"}, "40"),
        ({"body_pt": "to"}, "số"),
        ({"star": ""}, "Vui lòng nhập mục này"),
        ({"spelling": "ui"}, "ui"),
        ({"starts_on": "31/02/2026"}, "ngày"),
        ({"organisation": ""}, "Vui lòng nhập mục này"),
        ({"organisation": "Đảng ủy Bộ Mẫu (DUB)"}, "tổ chức"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(cast, wrong, says):
    body = typed(organisation="Đảng ủy Cục Mẫu (DUC)", title_pt="15") | wrong
    answer = signed_in(cast.van_phong).post(CREATE, body)
    found = Page(answer)
    assert answer.status_code == 422
    assert any(says in error for error in found.errors()), found.errors()
    assert found.form()["title_pt"] == "15"
    assert StyleProfile.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(cast, rows):
    for body in (cast.DUB, cast.DUC, cast.DTN)[:rows]:
        profile(body).save()
    client = signed_in(cast.quan_tri)
    with CaptureQueriesContext(connection) as queries:
        assert len(Page(client.get(LIST)).tree.findall(".//tbody/tr")) == rows
    assert len(queries) == 11


def test_only_who_may_change_it_is_led_to_the_form(cast):
    profile(cast.DUC, name="Kiểu Cục").save()
    assert Page(signed_in(cast.van_phong).get(LIST)).has_link("Kiểu Cục")
    assert not Page(signed_in(cast.chi_bo).get(LIST)).has_link("Kiểu Cục")
