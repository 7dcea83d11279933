"""Issuing what one meeting of the authority voted, together."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.meetings import IssueForMeetingForm
from ceremonies.resources.outgoing import MeetingResource
from ceremonies.selectors.meetings import Meeting, issuable, issued, meeting_from, meetings_of
from ceremonies.services.meetings import issue_for_meeting
from ceremonies.views.answers import conflict_page
from members.choices import Right
from members.permissions import grants_of
from members.services.errors import Conflict
from members.services.exports import ListExport
from members.views.downloads import export_list
from members.views.sending import attempt, form_page


def _require_signer(request) -> None:
    if not grants_of(request.user).holds(Right.ISSUE_DECISION):
        raise PermissionDenied


@require_safe
def meeting_list(request):
    _require_signer(request)
    rows = [(meeting, files, _url(meeting)) for meeting, files in meetings_of(request.user)]
    return render(request, "ceremonies/meeting_list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_export(request):
    _require_signer(request)
    export = ListExport(
        title="Phiên họp chờ ban hành quyết định",
        resource=MeetingResource(),
        rows=meetings_of(request.user),
        counted="phiên họp",
    )
    return export_list(request, export, back_url=reverse("ceremonies:meeting_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def decision_batch(request):
    meeting = meeting_from(request.user, request.GET)
    if meeting is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = IssueForMeetingForm(posted, user=request.user, candidacies=list(issuable(request.user, meeting)))
    if form.is_valid():
        try:
            done = attempt(form, issue_for_meeting, actor=request.user, **_details(form))
        except Conflict as conflict:
            return conflict_page(request, conflict, _url(meeting))
        if done:
            messages.success(request, f"Đã ban hành {len(done)} quyết định.")
            return redirect(_url(meeting))
    done = list(issued(request.user, meeting))
    query = urlencode([("id", decision.pk) for decision in done])
    context = {"meeting": meeting, "issued": done, "issued_query": query}
    return form_page(request, form, template="ceremonies/decision_batch.html", **context)


def _details(form) -> dict:
    return {"items": form.cleaned_data["files"], "issued_on": form.cleaned_data["issued_on"]}


def _url(meeting: Meeting) -> str:
    return f"{reverse('ceremonies:decision_batch')}?{urlencode(meeting.query)}"
