"""What a person agreed to about their data: read, given, written down from paper, taken back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from members.clock import today
from members.forms.consents import GiveConsentForm, RecordConsentForm, WithdrawConsentForm
from members.models import Person
from members.permissions import may
from members.selectors.consents import consents_of, last_consent
from members.services.audit import record
from members.services.consent_text import TEXT, VERSION
from members.services.consents import give_consent, record_consent, withdraw_consent
from members.views.access import get_visible_or_404, require_may
from members.views.panels import person_panel
from members.views.sending import attempt, form_page


@person_panel
def consent_panel(user, person: Person) -> str:
    """For the person concerned and those who keep the entry."""
    if not may(user, "consent.read", person):
        return ""
    context = {"person": person, "last": last_consent(person)}
    return render_to_string("members/consent_panel.html", context)


@require_safe
def consent_detail(request, pk):
    """The text the person agreed to, else the one to be agreed to; it prints as it stands."""
    person = _person(request, pk, "consent.read")
    record(actor=request.user, action="consent.read", obj=person)
    rows = consents_of(person)
    last = rows[0] if rows else None
    holds = last is not None and not last.withdraws
    shown = last if holds else None
    context = {
        "person": person,
        "last": last,
        "holds": holds,
        "outdated": holds and last.text_version != VERSION,
        "rows": rows,
        "text": shown.text if shown else TEXT,
        "text_version": shown.text_version if shown else VERSION,
        "may_give": may(request.user, "consent.give", person),
        "may_record": may(request.user, "consent.record", person),
    }
    return render(request, "members/consent_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def consent_give(request, pk):
    person = _person(request, pk, "consent.give")
    form = GiveConsentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, give_consent, actor=request.user, person=person):
        messages.success(request, "Đã ghi sự đồng ý của đồng chí.")
        return redirect("members:consent_detail", person.pk)
    context = {"person": person, "text": TEXT, "text_version": VERSION}
    return form_page(request, form, template="members/consent_give.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
def consent_record(request, pk):
    person = _person(request, pk, "consent.record")
    form = RecordConsentForm(request.POST or None)
    if form.is_valid():
        details = {"actor": request.user, "person": person, **form.cleaned_data}
        if attempt(form, record_consent, **details):
            messages.success(request, f"Đã ghi sự đồng ý của {person}.")
            return redirect("members:consent_detail", person.pk)
    return form_page(
        request,
        form,
        heading="Ghi sự đồng ý đã ký trên giấy",
        lead=f"{person} đã ký vào văn bản đồng ý bản {VERSION}.",
        submit="Ghi sự đồng ý",
        back_url=_url(person),
        back_label="Đồng ý xử lý dữ liệu cá nhân",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def consent_withdraw(request, pk):
    person = _person(request, pk, "consent.read")
    form = WithdrawConsentForm(request.POST or None, initial={"withdrawn_on": today()})
    if form.is_valid():
        details = {"actor": request.user, "person": person, **form.cleaned_data}
        if attempt(form, withdraw_consent, **details):
            messages.success(request, "Đã ghi việc rút lại sự đồng ý.")
            return redirect("members:consent_detail", person.pk)
    return form_page(
        request,
        form,
        heading="Rút lại sự đồng ý",
        lead="Những việc đã làm trước đó và quyết định đã ban hành vẫn giữ giá trị.",
        submit="Rút lại sự đồng ý",
        danger=True,
        back_url=_url(person),
        back_label="Đồng ý xử lý dữ liệu cá nhân",
    )


def _url(person: Person) -> str:
    return reverse("members:consent_detail", args=[person.pk])


def _person(request, pk, action) -> Person:
    person = get_visible_or_404(request, Person, pk)
    require_may(request, action, person)
    return person
