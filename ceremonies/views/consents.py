"""The consent of a person as a paper: to sign by hand, or to keep."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ceremonies.documents import render_paper
from ceremonies.documents.forms.consents import ConsentFacts, consent_snapshot
from ceremonies.selectors.organisations import place_of_person
from members.clock import today
from members.models import Person
from members.selectors.consents import last_consent
from members.services.audit import record
from members.services.consent_text import TEXT, VERSION
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download


@require_safe
def consent_pdf(request, pk):
    """The text agreed to with the day, else the sheet for signing."""
    person = get_visible_or_404(request, Person, pk, "department__serves")
    require_may(request, "consent.read", person)
    place = place_of_person(person, today())
    if not place:
        messages.error(
            request, "Chưa biết địa danh của tổ chức người này sinh hoạt nên chưa lập được bản in."
        )
        return redirect("members:consent_detail", pk)
    last = last_consent(person)
    agreed = last if last and not last.withdraws else None
    facts = ConsentFacts(
        form="",
        place=place,
        addressees=[],
        name=person.full_name,
        birth_date=person.birth_date,
        version=agreed.text_version if agreed else VERSION,
        text=agreed.text if agreed else TEXT,
        signed_on=agreed.given_on if agreed else None,
        agreed_on=agreed.given_on if agreed and not agreed.paper_kept_at else None,
    )
    record(actor=request.user, action="consent.read", obj=person)
    content = render_paper(consent_snapshot(facts))
    return download(content, name="Văn bản đồng ý xử lý dữ liệu.pdf", content_type="application/pdf")
