"""What is typed outlives the page, forms are sent once whatever the reader presses, keys and buttons spare clicks."""

import pytest
from django.urls import reverse

from ceremonies.models import Candidacy, Course, Remark

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TYPED = "Chăm chỉ, có trách nhiệm, cần mạnh dạn hơn khi phát biểu."


def remark_page() -> str:
    file = Candidacy.objects.filter(helpers__isnull=False, state="followed", cell__code="CB-CNTT").first()
    return reverse("ceremonies:remark_create", args=[file.pk])


def test_what_was_typed_is_offered_again_and_gone_once_it_is_sent(visitor):
    window, address = visitor("chibocuc"), remark_page()
    page, before = window.page, Remark.objects.count()
    page.goto(address)
    page.fill("textarea", TYPED)
    page.get_by_text("Đã lưu nháp lúc").wait_for()
    page.goto("/")
    page.goto(address)
    page.get_by_role("button", name="Dùng bản nháp").click()
    assert page.input_value("textarea") == TYPED
    window.fill(written_on="01/11/2026")
    page.locator("main form .btn-primary").dblclick()
    page.wait_for_url(lambda url: "nhan-xet" not in url)
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert not page.get_by_role("button", name="Dùng bản nháp").is_visible()
    page.locator("main form .btn-primary").click()  # the form of before, as the browser kept it
    page.wait_for_load_state("networkidle")
    assert Remark.objects.count() == before + 1


def test_keys_lead_through_the_queue_and_can_be_turned_off(visitor):
    page = visitor("chibocuc").page
    focused = (
        "document.activeElement.closest('main li, main tr') && document.activeElement.textContent.trim()"
    )
    page.goto("/")
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    page.keyboard.press("k")
    assert (page.evaluate(focused), bool(first), first != second) == (first, True, True)
    page.keyboard.press("?")
    page.wait_for_url("**/tro-giup/#phim-tat")
    page.goto("/ho-so/")
    page.fill("main [name=q]", "")
    page.focus("main [name=q]")
    page.keyboard.press("j")
    assert page.input_value("main [name=q]") == "j"
    page.locator(".site-header .display summary").first.click()
    page.get_by_role("button", name="Tắt").first.click()
    page.goto("/")
    page.keyboard.press("j")
    assert not page.evaluate(focused)
    page.goto(reverse("ceremonies:batch_create") + "?paper=application")  # many boxes are ticked at once
    boxes = page.locator("main [name=files]")
    page.get_by_role("button", name=f"Chọn tất cả ({boxes.count()})").click()
    assert page.locator("main [name=files]:checked").count() == boxes.count() >= 5
    boxes.first.uncheck()
    page.get_by_role("button", name="Chọn tất cả").wait_for()
    page.goto("/bao-cao/")  # the sentence of a report is copied by a button
    page.get_by_role("button", name="Sao chép đoạn văn").click()
    page.focus("#tim-toan-cong")
    page.keyboard.press("Control+V")
    pasted = page.input_value("#tim-toan-cong")
    assert (len(pasted) > 20, page.input_value(".copied").startswith(pasted)) == (True, True)
    page.goto("/thong-ke/lap-bieu/")  # one format after the other, without waiting
    for form in ("xlsx", "pdf"):
        page.check(f"[value={form}]")
        with page.expect_download() as download:
            page.locator("main form .btn-primary").click()
        assert download.value.suggested_filename.endswith(form)
    page = visitor("vanphong").page
    page.goto(reverse("ceremonies:course_results", args=[Course.objects.get(title__contains="09/2026").pk]))
    notes = page.locator("main [name^=note_]")
    notes.first.fill("Học tập trung")
    notes.last.fill("Học bù")
    page.get_by_role("button", name="Như dòng đầu: Ghi chú").click()
    said = [note.input_value() for note in notes.all()]
    assert (len(said) >= 5, said[1], said[-1]) == (True, "Học tập trung", "Học bù")
