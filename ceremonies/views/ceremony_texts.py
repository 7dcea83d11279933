"""The report to the superior and the news, and what may be told without personal data."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.choices import CeremonyState
from ceremonies.forms.ceremony_texts import SendReportForm, TextsForm
from ceremonies.models import Ceremony
from ceremonies.selectors.ceremonies import day_of
from ceremonies.services.ceremonies import proposed_texts, save_report, send_report, text_without_names
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_pages import kept_ceremony, send
from members.services.errors import Conflict
from members.views.access import get_visible_or_404
from members.views.downloads import download
from members.views.sending import form_page

_TEXT = "text/plain; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_texts(request, pk):
    ceremony = kept_ceremony(request, pk)
    if request.method != "POST" and ceremony.state != CeremonyState.HELD:
        early = Conflict("Báo cáo và bản tin được lập sau khi ghi kết quả buổi lễ.")
        return conflict_page(request, early, ceremony.get_absolute_url())
    form = _texts_form(request, ceremony, request.POST if request.method == "POST" else None)
    page = _page(ceremony, SendReportForm(initial={"version": ceremony.version}))
    if not form.is_valid():
        return form_page(request, form, **page)
    details = {"ceremony": Ceremony.objects.select_related("cell").get(pk=pk)} | form.cleaned_data
    done = "Đã lưu báo cáo và bản tin."
    return send(request, form, save_report, details=details, done=done, back=request.path, **page)


@require_POST
def ceremony_report_sent(request, pk):
    ceremony = kept_ceremony(request, pk)
    form = SendReportForm(request.POST)
    page = _page(ceremony, form) | {"template": "members/form.html", "heading": "Ghi ngày gửi báo cáo"}
    if not form.is_valid():
        return form_page(request, form, **page)
    done = "Đã ghi ngày gửi báo cáo. Từ nay báo cáo, bản tin, đại biểu và ảnh không sửa được nữa."
    details = {"ceremony": ceremony} | form.cleaned_data
    back = ceremony.get_absolute_url()
    return send(request, form, send_report, details=details, done=done, back=back, **page)


@require_safe
def ceremony_figures(request, pk):
    """Initials and numbers only; made from the data."""
    ceremony = get_visible_or_404(request, Ceremony, pk, "cell")
    content = text_without_names(actor=request.user, ceremony=ceremony).encode()
    name = f"Lễ kết nạp {day_of(ceremony):%d-%m-%Y} (không có dữ liệu cá nhân).txt"
    return download(content, name=name, content_type=_TEXT)


def _texts_form(request, ceremony: Ceremony, posted) -> TextsForm:
    return TextsForm(
        posted, instance=ceremony, proposed=proposed_texts(ceremony), author=request.user.full_name
    )


def _page(ceremony: Ceremony, send_form: SendReportForm) -> dict:
    return {
        "template": "ceremonies/ceremony_texts.html",
        "ceremony": ceremony,
        "back_url": ceremony.get_absolute_url(),
        "send_form": send_form,
    }
