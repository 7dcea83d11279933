"""The people behind one number of a report: exactly as many as it says."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import Measure
from ceremonies.forms.figures import ReportFilters
from ceremonies.resources.figures import LearnerResource
from ceremonies.resources.outgoing import FileResource
from ceremonies.selectors.division_keys import label_of
from ceremonies.selectors.division_people import rows_in
from ceremonies.selectors.figures import BEFORE, NOW, happened
from ceremonies.views.figure_links import Links
from ceremonies.views.figures import asked, facts_of, youth_max_years
from members.services.exports import ListExport
from members.views.downloads import back_to, export_list
from members.views.listing import page_of

_ORDER = ("person__sort_key", "pk")


@dataclass(frozen=True)
class Behind:
    filters: ReportFilters
    measure: Measure
    rows: QuerySet
    title: str
    facts: list[tuple[str, str]]
    asked: dict[str, str]

    @property
    def of_class(self) -> bool:
        return self.measure == Measure.SENT_TO_CLASS


def _behind(request) -> Behind:
    filters = asked(request)
    question, query = filters.question, request.GET
    if query.get("so_lieu") not in question.measures:
        raise Http404
    measure = Measure(query["so_lieu"])
    which = BEFORE if query.get("ky_truoc") and question.before else NOW
    division, code = query.get("theo", ""), query.get("nhom", "")
    facts = facts_of(question) if which == NOW else _of_before(question)
    if not division:
        rows = happened(request.user, question, measure, which)
    else:
        rows = rows_in(request.user, question, measure, division, code, which, youth_max_years(question))
        if rows is None:
            raise Http404
        facts.append(("Nhóm", label_of(division, code)))
    related = LearnerResource.related if measure == Measure.SENT_TO_CLASS else FileResource.related
    checked = filters.address | {"so_lieu": measure.value, "theo": division, "nhom": code, "ky": which}
    return Behind(filters, measure, rows.select_related(*related), measure.label, facts, checked)


def _of_before(question) -> list[tuple[str, str]]:
    span = question.before
    days = f"{span.label[:1].upper()}{span.label[1:]} (từ {span.first:%d/%m/%Y} đến {span.last:%d/%m/%Y})"
    return [("Tổ chức", str(question.organisation)), ("Kỳ so sánh", days)]


@require_safe
def people(request):
    behind = _behind(request)
    context = {
        "behind": behind,
        "page": page_of(behind.rows, request.GET, *_ORDER),
        "report_url": Links(behind.filters).page("ceremonies:report"),
    }
    return render(request, "ceremonies/figure_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def people_export(request):
    """Not the reader's own file."""
    behind = _behind(request)
    export = ListExport(
        title=behind.title,
        resource=LearnerResource() if behind.of_class else FileResource(),
        rows=behind.rows.exclude(person=request.user.person_id).order_by(*_ORDER),
        counted="người",
        about=behind.filters.question.organisation,
        filters=behind.asked,
        words=behind.facts,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:figure_people"))
