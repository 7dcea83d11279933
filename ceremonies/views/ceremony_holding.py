"""What became of a ceremony, written down once for everybody admitted there."""

from django.views.decorators.http import require_http_methods

from ceremonies.choices import CeremonyState
from ceremonies.forms.ceremony_holding import HoldForm
from ceremonies.selectors.ceremonies import day_of, places_of
from ceremonies.services.ceremonies import hold_ceremony
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_pages import kept_ceremony, send
from members.services.errors import Conflict
from members.views.sending import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_hold(request, pk):
    """The same form sent twice finds the ceremony held, and is told so by the service."""
    ceremony = kept_ceremony(request, pk)
    if request.method != "POST" and ceremony.state != CeremonyState.PLANNED:
        held = Conflict(f"Lễ kết nạp này {ceremony.get_state_display().lower()}.")
        return conflict_page(request, held, ceremony.get_absolute_url())
    places = [place for place in places_of(ceremony) if place.admission.held or not place.admission.dropped]
    form = HoldForm(
        request.POST if request.method == "POST" else None,
        ceremony=ceremony,
        places=places,
        guests=list(ceremony.guests.all()),
        late=any(place.is_late(day_of(ceremony)) for place in places),
    )
    back = ceremony.get_absolute_url()
    page = {
        "template": "ceremonies/ceremony_hold.html",
        "ceremony": ceremony,
        "back_url": back,
        "file": places[0].file if places else None,
        "stuck": [place for place in places if place.problem],
        "late": [place for place in places if place.is_late(day_of(ceremony))],
    }
    if not form.is_valid():
        return form_page(request, form, **page)
    done = "Đã ghi kết quả buổi lễ. Thời gian dự bị của những người được kết nạp tính từ ngày tổ chức."
    details = {"ceremony": ceremony} | form.details()
    return send(request, form, hold_ceremony, details=details, done=done, back=back, **page)
