"""The side of whoever is asked: the answer, the new file counted to a call, the reminder on the home page."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ceremonies.choices import ListKind
from ceremonies.forms.calls import AnswerForm
from ceremonies.models import Addressee
from ceremonies.selectors.calls import countable, with_files
from ceremonies.services.calls import answer_nobody, answer_with_files, answer_with_new_file
from ceremonies.views.answers import try_to
from members.choices import Tree
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.sending import form_page

_RELATED = ("call__organisation", "organisation__serves")


@require_http_methods(["GET", "HEAD", "POST"])
def addressee_answer(request, pk):
    line = get_visible_or_404(request, Addressee, pk, *_RELATED)
    require_may(request, "call.answer", line)
    posted = request.POST if request.method == "POST" else None
    form = AnswerForm(posted, files=countable(request.user, line), version=line.version)
    if form.is_valid():
        said = form.cleaned_data
        service = answer_nobody if said["nobody"] else partial(answer_with_files, files=said["files"])
        details = {"version": said["version"], "note": said["note"]}
        if try_to(form, service, actor=request.user, addressee=line, **details):
            messages.success(request, f"Đã ghi trả lời của {line.organisation}.")
            return redirect(line.call)
    [line] = with_files(request.user, [line])
    by_union = line.organisation.tree in (Tree.YOUTH, Tree.UNION)
    view = "nomination_create" if by_union else "candidacy_open_by_cell"
    context = {
        "line": line,
        "create_url": f"{reverse(f'ceremonies:{view}')}?dot={line.pk}",
        "list_url": f"{reverse('members:import_create')}?kind={ListKind.NOMINATIONS}" if by_union else "",
        "back_url": line.call.get_absolute_url(),
    }
    return form_page(request, form, template="ceremonies/addressee_answer.html", **context)


def answered_line(request: HttpRequest) -> Addressee | None:
    """The line of a call that a new file will be counted to: `?dot=`."""
    line = named_in_address(request, Addressee, "dot")
    if line is not None:
        require_may(request, "call.answer", line)
    return line


def counted_to(line: Addressee | None, open_file):
    """The service that opens a file, and counts it where a call is answered."""
    return partial(answer_with_new_file, addressee=line, open_file=open_file) if line else open_file
