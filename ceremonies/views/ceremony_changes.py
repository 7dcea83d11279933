"""A ceremony that is being prepared: its details, its people, another day, called off."""

from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ceremonies.choices import CeremonyState
from ceremonies.forms.ceremonies import DetailsForm, PeopleForm, PostponeForm, ReasonedForm
from ceremonies.selectors.ceremonies import awaiting, places_of
from ceremonies.services.ceremonies import (
    Chosen,
    arrange_people,
    cancel_ceremony,
    change_ceremony,
    postpone_ceremony,
)
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_pages import kept_ceremony, send
from members.services.errors import Conflict
from members.views.sending import form_page

_METHODS = ["GET", "HEAD", "POST"]


def _closed(request, ceremony):
    """A page that asks what can no longer be done is not shown."""
    if ceremony.state == CeremonyState.PLANNED:
        return None
    conflict = Conflict(f"Lễ kết nạp này {ceremony.get_state_display().lower()}, không sửa được nữa.")
    return conflict_page(request, conflict, ceremony.get_absolute_url())


def _edited(request, ceremony, form, service, details, **page):
    back = ceremony.get_absolute_url()
    page |= {"back_url": back, "back_label": str(ceremony), "ceremony": ceremony}
    if not form.is_valid():
        return _closed(request, ceremony) or form_page(request, form, **page)
    done = page.pop("done")
    return send(request, form, service, details=details(), done=done, back=back, **page)


@require_http_methods(_METHODS)
def ceremony_edit(request, pk):
    ceremony = kept_ceremony(request, pk)
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=ceremony)
    return _edited(
        request,
        ceremony,
        form,
        change_ceremony,
        lambda: {"ceremony": form.instance, "version": form.cleaned_data["version"]},
        template="members/form.html",
        heading="Sửa thông tin buổi lễ",
        done="Đã lưu thông tin buổi lễ.",
    )


@require_http_methods(_METHODS)
def ceremony_postpone(request, pk):
    ceremony = kept_ceremony(request, pk)
    form = PostponeForm(request.POST if request.method == "POST" else None, ceremony=ceremony)
    return _edited(
        request,
        ceremony,
        form,
        postpone_ceremony,
        lambda: {"ceremony": ceremony} | form.details(),
        template="members/form.html",
        heading="Đổi thời gian, địa điểm của buổi lễ",
        lead="Lý do được giữ lại trên trang của buổi lễ.",
        submit="Đổi thời gian, địa điểm",
        done="Đã đổi thời gian, địa điểm của buổi lễ.",
    )


@require_http_methods(_METHODS)
def ceremony_cancel(request, pk):
    ceremony = kept_ceremony(request, pk)
    initial = {"version": ceremony.version}
    form = ReasonedForm(request.POST if request.method == "POST" else None, initial=initial)
    return _edited(
        request,
        ceremony,
        form,
        cancel_ceremony,
        lambda: {"ceremony": ceremony} | form.cleaned_data,
        template="members/form.html",
        heading="Hủy buổi lễ",
        lead=f"{ceremony}, {timezone.localtime(ceremony.starts_at):%H:%M ngày %d/%m/%Y}. {_who_waits(ceremony)}",
        submit="Hủy buổi lễ",
        danger=True,
        done="Đã hủy buổi lễ.",
    )


def _who_waits(ceremony) -> str:
    names = [str(place.file.person) for place in places_of(ceremony) if not place.admission.dropped]
    who = ", ".join(names) or "Những người trong buổi lễ này"
    return f"{who} tiếp tục chờ lễ kết nạp và có thể được đưa vào một buổi lễ khác."


@require_http_methods(_METHODS)
def ceremony_people(request, pk):
    ceremony = kept_ceremony(request, pk)
    places = [place for place in places_of(ceremony) if not place.admission.dropped]
    free = list(awaiting(ceremony.cell).exclude(person=request.user.person_id))
    posted = request.POST if request.method == "POST" else None
    form = PeopleForm(posted, ceremony=ceremony, places=places, free=free)
    return _edited(
        request,
        ceremony,
        form,
        arrange_people,
        lambda: {
            "ceremony": ceremony,
            "version": form.cleaned_data["version"],
            "people": [Chosen(file, helper) for file, helper in form.chosen()],
        },
        template="ceremonies/ceremony_people.html",
        done="Đã lưu danh sách người được kết nạp.",
    )
