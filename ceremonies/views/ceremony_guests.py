"""Guests and preparations of a ceremony: all rows of one page are written together."""

from django.views.decorators.http import require_http_methods

from ceremonies.choices import CeremonyPart
from ceremonies.forms.ceremony_guests import (
    GuestFormSet,
    PreparationFormSet,
    SeenForm,
    guest_rows,
    preparation_rows,
)
from ceremonies.selectors.ceremonies import day_of
from ceremonies.services.ceremonies import write_guests, write_preparations
from ceremonies.views.ceremony_pages import kept_ceremony, send
from members.clock import today
from members.views.sending import form_page

_ATTENDED = {None: "", True: "yes", False: "no"}


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_guests(request, pk):
    ceremony = kept_ceremony(request, pk)
    initial = [
        {
            "pk": guest.pk,
            "name": guest.name,
            "party_title": guest.party_title,
            "office_title": guest.office_title,
            "organisation": guest.organisation,
            "position": guest.position,
            "came": _ATTENDED[guest.came],
        }
        for guest in ceremony.guests.all()
    ]
    return _rows_page(
        request,
        ceremony,
        GuestFormSet(
            request.POST if request.method == "POST" else None,
            initial=initial,
            prefix="dai-bieu",
            form_kwargs={"asks_who_came": day_of(ceremony) <= today()},
        ),
        lambda rows: (write_guests, guest_rows(rows)),
        heading="Đại biểu mời dự lễ kết nạp",
        lead="Đại biểu của cơ quan, đơn vị nào cũng được. Ghi ở các dòng trống; lưu rồi sẽ có thêm dòng trống.",
        done="Đã lưu danh sách đại biểu.",
        template="ceremonies/ceremony_guests.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_preparations(request, pk):
    ceremony = kept_ceremony(request, pk)
    initial = [
        {"pk": each.pk, "text": each.text, "done": each.done, "position": each.position}
        for each in ceremony.preparations.all()
    ]
    posted = request.POST if request.method == "POST" else None
    return _rows_page(
        request,
        ceremony,
        PreparationFormSet(posted, initial=initial, prefix="viec"),
        lambda rows: (write_preparations, preparation_rows(rows)),
        heading="Việc chuẩn bị cho buổi lễ",
        lead="Đánh dấu việc đã xong, thêm việc ở các dòng trống.",
        done="Đã lưu việc chuẩn bị.",
        template="ceremonies/ceremony_preparations.html",
    )


def _rows_page(request, ceremony, rows, service_of, *, done: str, **words):
    seen = SeenForm(request.POST if request.method == "POST" else None, initial={"version": ceremony.version})
    back = ceremony.get_part_url(CeremonyPart.PREPARATION)
    page = {"rows": rows, "ceremony": ceremony, "back_url": back} | words
    if not (rows.is_bound and rows.is_valid() and seen.is_valid()):
        answer = form_page(request, seen, **page)
        if rows.is_bound:
            answer.status_code = 422
        return answer
    service, written = service_of(rows)
    details = {"ceremony": ceremony, "version": seen.cleaned_data["version"], "rows": written}
    return send(request, seen, service, details=details, done=done, back=back, **page)
